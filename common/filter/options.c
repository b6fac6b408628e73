/*
 * options - reads the command line by the tool's table
 */
#include "options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "diag.h"
#include "heap.h"
#include "options_rows.h"
#include "output.h"

enum {
	SLIPS_MAX = 2,     /* of the fingers, in a name that is not known but understood */
	NAME_BYTES = 40, /* longer than any name of an option */
};

/* What every tool understands. */
struct standard {
	bool help, version, print_manual;
	int shell;
};

static const struct opt standard_options[] = {
	OPT_FLAG('h', "help", OPT_OFFSET(struct standard, help), "show this help and exit"),
	OPT_FLAG(0, "version", OPT_OFFSET(struct standard, version),
	    "show the versions of the tool and its libraries and exit"),
	OPT_CHOICE(0, "print-completion", OPT_OFFSET(struct standard, shell), OPTION_SHELLS,
	    "print a completion script for that shell and exit"),
	OPT_FLAG(0, "print-manual-options", OPT_OFFSET(struct standard, print_manual), NULL),
	OPT_END,
};

void
options_mistake(const char *format, ...)
{
	char why[512];
	va_list args;

	va_start(args, format);
	vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	diag_stop("%s; try '%s --help'", why, program_invocation_short_name);
}

static const struct option_row *
find_letter(const struct options *options, char letter)
{
	for (size_t i = 0; i < options->n; i++)
		if (options->rows[i].letter == letter)
			return &options->rows[i];
	return NULL;
}

static struct option_row *
find_name(const struct options *options, struct span name)
{
	for (size_t i = 0; i < options->n; i++)
		if (span_equal(span_from(options->rows[i].opt->name), name))
			return &options->rows[i];
	return NULL;
}

static void
add_row(struct options *options, const struct opt *opt, void *value, bool common)
{
	bool free_letter = opt->letter != 0 && find_letter(options, opt->letter) == NULL;

	if (find_name(options, span_from(opt->name)) != NULL)
		return;
	options->rows = heap_grow(options->rows, &options->capacity, options->n + 1,
	    sizeof(*options->rows));
	options->rows[options->n++] = (struct option_row){
		.opt = opt,
		.value = value,
		.letter = free_letter ? opt->letter : 0,
		.common = common,
		.hidden = opt->help == NULL,
	};
}

static void
add_group(struct options *options, const struct opt *opts, void *base)
{
	for (; opts->kind != OPT_KIND_END; opts++)
		add_row(options, opts, (char *)base + (size_t)opts->value, true);
}

/* The tool's own rows first: they hide those of groups. */
static void
add_rows(struct options *options, const struct opt *opts)
{
	for (const struct opt *opt = opts; opt->kind != OPT_KIND_END; opt++)
		if (opt->kind != OPT_KIND_GROUP)
			add_row(options, opt, opt->value, false);
	for (const struct opt *opt = opts; opt->kind != OPT_KIND_END; opt++)
		if (opt->kind == OPT_KIND_GROUP)
			add_group(options, opt->group, opt->value);
}

/* Columns of the terminal if the help goes to one. */
static size_t
help_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 40)
		return 80;
	return size.ws_col < 110 ? size.ws_col : 110;
}

/* Prints what was asked for and exits, if anything was. */
static void
answer(struct options *options, const struct standard *standard)
{
	struct buffer text = BUFFER_INIT;
	struct output out;

	if (standard->help)
		options_add_help(options, help_width(), &text);
	else if (standard->version)
		options_add_version(options, &text);
	else if (standard->print_manual)
		options_add_manual(options, &text);
	else if (standard->shell >= 0)
		options_add_completion(options, standard->shell, &text);
	if (text.len == 0)
		return;
	output_open(&out, NULL);
	output_write(&out, buffer_span(&text));
	output_close(&out);
	buffer_free(&text);
	heap_free(options->rows);
	exit(EXIT_CLEAN);
}

static size_t
fewer(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * How many letters have to be added, taken away, changed or exchanged with their neighbour to make one
 * name of the other; SLIPS_MAX + 1 for more than that, and for names beyond NAME_BYTES.
 */
static size_t
count_slips(struct span a, struct span b)
{
	size_t rows[3][NAME_BYTES + 1];

	if (a.len > NAME_BYTES || b.len > NAME_BYTES)
		return SLIPS_MAX + 1;
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			row[j] = fewer(fewer(above[j], row[j - 1]) + 1,
			    above[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]));
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
				row[j] = fewer(row[j], two_above[j - 2] + 1);
		}
	}
	return fewer(rows[a.len % 3][b.len], SLIPS_MAX + 1);
}

/* The name that was meant, if one is near enough and long enough to tell. */
_Noreturn static void
tell_unknown(const struct options *options, struct span name)
{
	const struct option_row *nearest = NULL;
	size_t fewest = SLIPS_MAX + 1, n;

	for (size_t i = 0; i < options->n; i++) {
		if (options->rows[i].hidden)
			continue;
		n = count_slips(name, span_from(options->rows[i].opt->name));
		if (n < fewest && n * 2 < name.len) {
			fewest = n;
			nearest = &options->rows[i];
		}
	}
	if (nearest != NULL)
		options_mistake("unknown option --%.*s, did you mean --%s?", (int)name.len, name.ptr,
		    nearest->opt->name);
	options_mistake("unknown option --%.*s", (int)name.len, name.ptr);
}

/* By its full name, or by the beginning of one name only. */
static struct option_row *
find_long(const struct options *options, struct span name)
{
	struct option_row *row = find_name(options, name), *other;

	if (row != NULL)
		return row;
	for (size_t i = 0; i < options->n; i++) {
		other = &options->rows[i];
		if (other->hidden || !span_starts(span_from(other->opt->name), name))
			continue;
		if (row != NULL)
			options_mistake("option --%.*s could be --%s or --%s",
			    (int)name.len, name.ptr, row->opt->name, other->opt->name);
		row = other;
	}
	if (row == NULL)
		tell_unknown(options, name);
	return row;
}

static void
store(struct option_row *row, const char *text)
{
	struct buffer buffer = BUFFER_INIT;
	const char *why = option_store(row, text, &buffer);

	if (why != NULL)
		options_mistake("--%s: %s", row->opt->name, why);
	buffer_free(&buffer);
}

/* Where the command line is read. */
struct cursor {
	char **at; /* the next word, NULL at the end */
};

static const char *
next_word(struct cursor *cursor, const struct option_row *row)
{
	if (*cursor->at == NULL)
		options_mistake("option --%s needs a value (%s)", row->opt->name,
		    row->opt->argument);
	return *cursor->at++;
}

static void
read_long(const struct options *options, struct cursor *cursor, const char *word)
{
	const char *equals = strchr(word, '=');
	struct span name = span_make(word, equals != NULL ? (size_t)(equals - word) : strlen(word));
	struct option_row *row = find_long(options, name);
	bool optional;

	if (row->opt->kind == OPT_KIND_FLAG && equals != NULL)
		options_mistake("option --%s takes no value", row->opt->name);
	option_argument(row->opt, &optional);
	if (equals != NULL)
		store(row, equals + 1);
	else if (row->opt->kind == OPT_KIND_FLAG || optional)
		store(row, "");
	else
		store(row, next_word(cursor, row));
}

/* The bytes of the character at text, in UTF-8. */
static size_t
letter_len(const char *text)
{
	size_t len = 1;

	while (((unsigned char)text[len] & 0xC0) == 0x80)
		len++;
	return len;
}

/* -abc: flags, and a value behind the last one. */
static void
read_letters(struct options *options, struct cursor *cursor, const char *letters)
{
	for (; *letters != '\0'; letters++) {
		const struct option_row *found = find_letter(options, *letters);
		struct option_row *row;
		bool optional;

		if (found == NULL)
			options_mistake("unknown option -%.*s", (int)letter_len(letters), letters);
		row = &options->rows[found - options->rows];
		option_argument(row->opt, &optional);
		if (row->opt->kind == OPT_KIND_FLAG) {
			store(row, "");
			continue;
		}
		if (letters[1] != '\0' || optional)
			store(row, letters + 1);
		else
			store(row, next_word(cursor, row));
		return;
	}
}

char **
options_parse(const struct about *about, const struct opt *rows, int argc, char **argv)
{
	struct standard standard = { .shell = -1 };
	struct options options = { .about = about };
	char **operands = argv + (argc > 0), **end = operands;
	struct cursor cursor = { operands };
	bool literal = false;

	add_rows(&options, rows);
	add_group(&options, standard_options, &standard);
	while (*cursor.at != NULL) {
		char *word = *cursor.at++;

		if (literal || word[0] != '-' || word[1] == '\0')
			*end++ = word; /* never beyond the word just read */
		else if (strcmp(word, "--") == 0)
			literal = true;
		else if (word[1] == '-')
			read_long(&options, &cursor, word + 2);
		else
			read_letters(&options, &cursor, word + 1);
		answer(&options, &standard);
	}
	*end = NULL;
	heap_free(options.rows);
	return operands;
}
