/*
 * options_manual - the OPTIONS section of a manual page, in mdoc
 */
#include "options_rows.h"

/* Text of a line of its own: no macro at its start, no escape inside. */
static void
add_text(struct span text, struct buffer *out)
{
	if (text.len > 0 && (text.ptr[0] == '.' || text.ptr[0] == '\''))
		buffer_add(out, SPAN("\\&"));
	for (size_t i = 0; i < text.len; i++) {
		buffer_add_byte(out, text.ptr[i]);
		if (text.ptr[i] == '\\')
			buffer_add_byte(out, 'e');
	}
}

/* " Ar auto | always | never"; \& keeps a word from being taken for a macro. */
static void
add_argument(const struct opt *opt, struct buffer *out)
{
	bool optional;
	struct span argument = option_argument(opt, &optional), word;

	if (optional)
		buffer_print(out, " Ns Op = Ns Ar %.*s", (int)argument.len, argument.ptr);
	else if (opt->kind == OPT_KIND_CHOICE)
		for (bool first = true; span_split(&argument, '|', &word); first = false)
			buffer_print(out, "%s\\&%.*s", first ? " Cm " : " | ", (int)word.len, word.ptr);
	else if (argument.ptr != NULL)
		buffer_print(out, " Ar \\&%.*s", (int)argument.len, argument.ptr);
}

/* First letter in upper case, a full stop at the end. */
static void
add_sentence(const char *help, struct buffer *out)
{
	size_t start = out->len;

	add_text(span_from(help), out);
	if (out->len > start && out->ptr[start] >= 'a' && out->ptr[start] <= 'z')
		out->ptr[start] -= 'a' - 'A';
	buffer_add(out, SPAN(".\n"));
}

static void
add_row(const struct option_row *row, struct buffer *out)
{
	struct buffer value = BUFFER_INIT;

	buffer_add(out, SPAN(".It "));
	if (row->letter != 0)
		buffer_print(out, "Fl %c , ", row->letter);
	buffer_print(out, "Fl -%s", row->opt->name);
	add_argument(row->opt, out);
	buffer_add_byte(out, '\n');
	add_sentence(row->opt->help, out);
	option_add_value(row, &value);
	if (value.len > 0) {
		buffer_add(out, SPAN("The default is "));
		add_text(buffer_span(&value), out);
		buffer_add(out, SPAN(".\n"));
	}
	buffer_free(&value);
}

static void
add_rows(const struct options *options, bool common, struct buffer *out)
{
	for (size_t i = 0; i < options->n; i++)
		if (options->rows[i].common == common && !options->rows[i].hidden)
			add_row(&options->rows[i], out);
}

void
options_add_manual(const struct options *options, struct buffer *out)
{
	buffer_add(out, SPAN(".Bl -tag -width Ds\n"));
	add_rows(options, false, out);
	add_rows(options, true, out);
	buffer_add(out, SPAN(".El\n"));
}
