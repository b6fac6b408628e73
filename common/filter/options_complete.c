/*
 * options_complete - completion scripts for bash, zsh and fish
 */
#include "options_rows.h"

/* Words of a choice, parted by spaces. */
static void
add_words(const struct opt *opt, struct buffer *out)
{
	struct span rest = span_from(opt->argument), word;

	while (span_split(&rest, '|', &word)) {
		buffer_add(out, word);
		if (rest.ptr != NULL)
			buffer_add_byte(out, ' ');
	}
}

/* Inside single quotes of a shell. extra: further characters that get a backslash. */
static void
add_quoted(const char *text, const char *extra, struct buffer *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'') {
			buffer_add(out, SPAN("'\\''"));
			continue;
		}
		if (strchr(extra, *text) != NULL)
			buffer_add_byte(out, '\\');
		buffer_add_byte(out, *text);
	}
}

/* The tool's name as a shell function. */
static void
add_function(const struct options *options, struct buffer *out)
{
	buffer_add_byte(out, '_');
	for (const char *c = options->about->name; *c != '\0'; c++)
		buffer_add_byte(out, *c == '-' ? '_' : *c);
}

/* "-f | --field" for a case of bash; only options that need a value in the next word. */
static bool
add_bash_pattern(const struct option_row *row, struct buffer *out)
{
	bool optional;

	option_argument(row->opt, &optional);
	if (row->hidden || row->opt->kind == OPT_KIND_FLAG || optional)
		return false;
	buffer_add(out, SPAN("\t"));
	if (row->letter != 0)
		buffer_print(out, "-%c | ", row->letter);
	buffer_print(out, "--%s) ", row->opt->name);
	return true;
}

static void
add_bash_value(const struct option_row *row, struct buffer *out)
{
	if (!add_bash_pattern(row, out))
		return;
	if (row->opt->kind == OPT_KIND_CHOICE) {
		buffer_add(out, SPAN("COMPREPLY=($(compgen -W '"));
		add_words(row->opt, out);
		buffer_add(out, SPAN("' -- \"$word\"))"));
	} else if (option_takes_file(row->opt)) {
		buffer_add(out, SPAN("COMPREPLY=($(compgen -f -- \"$word\"))"));
	} else {
		buffer_add(out, SPAN("COMPREPLY=()"));
	}
	buffer_add(out, SPAN("; return ;;\n"));
}

static void
add_bash(const struct options *options, struct buffer *out)
{
	add_function(options, out);
	buffer_add(out, SPAN("()\n{\n\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
			     "\tlocal before=${COMP_WORDS[COMP_CWORD - 1]}\n\n"
			     /* readline takes the = of --name=value for a word */
			     "\tif [ \"$word\" = = ]; then\n\t\tword=\n"
			     "\telif [ \"$before\" = = ]; then\n"
			     "\t\tbefore=${COMP_WORDS[COMP_CWORD - 2]}\n\tfi\n"
			     "\tcase $before in\n"));
	for (size_t i = 0; i < options->n; i++)
		add_bash_value(&options->rows[i], out);
	buffer_add(out, SPAN("\tesac\n\tcase $word in\n\t-*) COMPREPLY=($(compgen -W '"));
	for (size_t i = 0; i < options->n; i++)
		if (!options->rows[i].hidden)
			buffer_print(out, "%s--%s", i > 0 ? " " : "", options->rows[i].opt->name);
	buffer_add(out, SPAN("' -- \"$word\")) ;;\n\t*) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
			     "\tesac\n}\ncomplete -o filenames -F "));
	add_function(options, out);
	buffer_print(out, " %s\n", options->about->name);
}

static void
add_zsh_row(const struct option_row *row, struct buffer *out)
{
	bool optional;
	struct span argument = option_argument(row->opt, &optional);
	const char *name = row->opt->name;
	const char *equals = argument.ptr == NULL ? "" : optional ? "=-" : "=";

	buffer_add(out, SPAN(" \\\n\t"));
	if (row->letter != 0)
		buffer_print(out, "'(-%c --%s)'{-%c%s,--%s%s}", row->letter, name, row->letter,
		    argument.ptr == NULL ? "" : "+", name, equals);
	else
		buffer_print(out, "--%s%s", name, equals);
	buffer_add(out, SPAN("'["));
	add_quoted(row->opt->help, "[]\\:", out);
	buffer_add(out, SPAN("]"));
	if (argument.ptr != NULL && row->opt->kind == OPT_KIND_CHOICE) {
		buffer_print(out, ":%s:(", name);
		add_words(row->opt, out);
		buffer_add(out, SPAN(")"));
	} else if (argument.ptr != NULL) {
		buffer_print(out, "%s%.*s:%s", optional ? "::" : ":", (int)argument.len, argument.ptr,
		    option_takes_file(row->opt) ? "_files" : " ");
	}
	buffer_add(out, SPAN("'"));
}

static void
add_zsh(const struct options *options, struct buffer *out)
{
	buffer_print(out, "#compdef %s\n_arguments -s -S", options->about->name);
	for (size_t i = 0; i < options->n; i++)
		if (!options->rows[i].hidden)
			add_zsh_row(&options->rows[i], out);
	buffer_add(out, SPAN(" \\\n\t'*:file:_files'\n"));
}

static void
add_fish_row(const char *tool, const struct option_row *row, struct buffer *out)
{
	bool optional;
	struct span argument = option_argument(row->opt, &optional);

	buffer_print(out, "complete -c %s -l %s", tool, row->opt->name);
	if (row->letter != 0)
		buffer_print(out, " -s %c", row->letter);
	if (row->opt->kind == OPT_KIND_CHOICE) {
		buffer_add(out, SPAN(" -x -a '"));
		add_words(row->opt, out);
		buffer_add(out, SPAN("'"));
	} else if (argument.ptr != NULL && !optional) {
		buffer_print(out, option_takes_file(row->opt) ? " -r -F" : " -x");
	}
	buffer_add(out, SPAN(" -d '"));
	for (const char *c = row->opt->help; *c != '\0'; c++)
		buffer_print(out, *c == '\'' || *c == '\\' ? "\\%c" : "%c", *c);
	buffer_add(out, SPAN("'\n"));
}

static void
add_fish(const struct options *options, struct buffer *out)
{
	for (size_t i = 0; i < options->n; i++)
		if (!options->rows[i].hidden)
			add_fish_row(options->about->name, &options->rows[i], out);
}

void
options_add_completion(const struct options *options, int shell, struct buffer *out)
{
	void (*const shells[])(const struct options *, struct buffer *) = {
		add_bash, add_zsh, add_fish
	};

	shells[shell](options, out);
}
