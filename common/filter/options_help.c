/*
 * options_help - what --help and --version print
 */
#include "options_rows.h"

enum { INDENT = 2, GAP = 2, HELP_COLUMN_MAX = 28 };

/* "  -n, --min-words N" */
static void
add_option(const struct option_row *row, struct buffer *out)
{
	bool optional;
	struct span argument = option_argument(row->opt, &optional);

	if (row->letter != 0)
		buffer_print(out, "%*s-%c, ", INDENT, "", row->letter);
	else
		buffer_print(out, "%*s", INDENT + 4, "");
	buffer_print(out, "--%s", row->opt->name);
	if (argument.ptr != NULL)
		buffer_print(out, optional ? "[=%.*s]" : " %.*s", (int)argument.len, argument.ptr);
}

/* Breaks text at spaces so that no line passes width; lines after the first are indented. */
static void
add_wrapped(struct span text, size_t indent, size_t width, struct buffer *out)
{
	struct span word;
	size_t column = indent;

	while (span_split(&text, ' ', &word)) {
		if (column > indent && column + 1 + word.len > width) {
			buffer_print(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			buffer_add_byte(out, ' ');
			column++;
		}
		buffer_add(out, word);
		column += word.len;
	}
	buffer_add_byte(out, '\n');
}

static void
add_row(const struct option_row *row, size_t column, size_t width, struct buffer *out)
{
	struct buffer text = BUFFER_INIT, value = BUFFER_INIT;
	size_t start = out->len;

	add_option(row, out);
	if (out->len - start + GAP > column) {
		buffer_add_byte(out, '\n');
		start = out->len;
	}
	buffer_print(out, "%*s", (int)(column - (out->len - start)), "");
	buffer_print(&text, "%s", row->opt->help);
	option_add_value(row, &value);
	if (value.len > 0)
		buffer_print(&text, " (default: %.*s)", (int)value.len, value.ptr);
	add_wrapped(buffer_span(&text), column, width, out);
	buffer_free(&text);
	buffer_free(&value);
}

/* Where the explanations start: behind the longest option that is not overlong. */
static size_t
help_column(const struct options *options)
{
	struct buffer option = BUFFER_INIT;
	size_t column = 0;

	for (size_t i = 0; i < options->n; i++) {
		buffer_reset(&option);
		if (!options->rows[i].hidden)
			add_option(&options->rows[i], &option);
		if (option.len + GAP > column && option.len + GAP <= HELP_COLUMN_MAX)
			column = option.len + GAP;
	}
	buffer_free(&option);
	return column;
}

static void
add_rows(const struct options *options, bool common, const char *heading, size_t width,
    struct buffer *out)
{
	size_t column = help_column(options);
	bool first = true;

	for (size_t i = 0; i < options->n; i++) {
		const struct option_row *row = &options->rows[i];

		if (row->common != common || row->hidden)
			continue;
		if (first)
			buffer_print(out, "\n%s:\n", heading);
		first = false;
		add_row(row, column, width, out);
	}
}

void
options_add_help(const struct options *options, size_t width, struct buffer *out)
{
	const struct about *about = options->about;

	buffer_print(out, "usage: %s [OPTION ...] %s\n\n", about->name, about->operands);
	add_wrapped(span_from(about->summary), 0, width, out);
	add_rows(options, false, "Options", width, out);
	add_rows(options, true, "Common options", width, out);
	if (about->example != NULL)
		buffer_print(out, "\nExample:\n  %s\n", about->example);
	buffer_print(out, "\nThe manual says more: man %s\n", about->name);
}

void
options_add_version(const struct options *options, struct buffer *out)
{
	buffer_print(out, "%s (winnow) %s\n", options->about->name, WINNOW_VERSION);
	if (options->about->libraries == NULL)
		return;
	for (size_t i = 0; options->about->libraries[i] != NULL; i++)
		buffer_print(out, "%s%s", i == 0 ? "with " : ", ", options->about->libraries[i]());
	buffer_add_byte(out, '\n');
}
