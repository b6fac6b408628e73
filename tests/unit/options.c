/* options: parsing, mistakes, help, manual and completions */
#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buffer.h"
#include "unit.h"

struct shared {
	bool loud;
	const char *output;
};

static const struct opt shared_options[] = {
	OPT_STRING('o', "output", OPT_OFFSET(struct shared, output), "FILE", "write to FILE"),
	OPT_FLAG('n', "noisy", OPT_OFFSET(struct shared, loud), "loses its letter to the tool's own"),
	OPT_FLAG(0, "words", OPT_OFFSET(struct shared, loud), "hidden by the tool's own"),
	OPT_END,
};

struct settings {
	bool invert;
	const char *field, *words, *stats;
	unsigned long long number, size;
	double real, share;
	int color;
	struct shared shared;
	char **operands;
};

static const char *
library(void)
{
	return "nothing 1.0";
}

/* Parses "a b c" as the words of a command line. */
static struct settings
parse(const char *line)
{
	static const char *(*const libraries[])(void) = { library, library, NULL };
	static const struct about about = {
		.name = "try-me",
		.summary = "tries every kind of option",
		.operands = "[FILE ...]",
		.example = "try-me --number 3 file",
		.libraries = libraries,
	};
	struct settings set = { .number = 50, .size = 64 << 20, .share = 0.5 };
	const struct opt options[] = {
		OPT_FLAG('i', "invert", &set.invert, "turn it round"),
		OPT_STRING('f', "field", &set.field, "NAME", "look at field NAME"),
		OPT_LIST('w', "words", &set.words, "LIST", "words, parted by commas"),
		OPT_COUNT('n', "number", &set.number, "N", "do it N times, which is explained at such "
		    "length that the line has to be broken somewhere in this sentence"),
		OPT_SIZE(0, "size", &set.size, "SIZE", "at most SIZE bytes"),
		OPT_REAL(0, "real", &set.real, "X", "any number"),
		OPT_SHARE(0, "share", &set.share, "X", "a share of X; a 'quoted' [word] and a \\"),
		OPT_CHOICE(0, "color", &set.color, "auto|always|never", "when to use color"),
		OPT_STRING('s', "stats", &set.stats, "[=FILE]", "write figures to FILE or stderr"),
		OPT_GROUP(shared_options, &set.shared),
		OPT_END,
	};
	static char text[1000];
	static char *words[50];
	struct span rest, word;
	int n = 1;

	snprintf(text, sizeof(text), "%s", line);
	rest = span_from(text);
	words[0] = text;
	while (line[0] != '\0' && span_split(&rest, ' ', &word)) {
		words[n] = text + (word.ptr - text);
		words[n++][word.len] = '\0';
	}
	words[n] = NULL;
	set.operands = options_parse(&about, options, n, words);
	return set;
}

/* What a run that ends inside options_parse prints on both streams, behind its exit status. */
static struct span
run(const char *line)
{
	static char seen[20000];
	size_t len;
	ssize_t got;
	int ends[2], status;
	pid_t child;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		return SPAN("no child");
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		program_invocation_short_name = (char[]){ "try-me" };
		parse(line);
		_exit(77);
	}
	close(ends[1]);
	for (len = 2; (got = read(ends[0], seen + len, sizeof(seen) - len)) > 0;)
		len += (size_t)got;
	close(ends[0]);
	waitpid(child, &status, 0);
	seen[0] = (char)('0' + WEXITSTATUS(status));
	seen[1] = ' ';
	/* "2 try-me: unknown ..." -> "2 unknown ..." */
	if (span_starts(span_make(seen + 2, len - 2), SPAN("try-me: "))) {
		memmove(seen + 2, seen + 10, len - 10);
		len -= 8;
	}
	return span_make(seen, len);
}

static bool
holds(struct span text, const char *part)
{
	return span_find(text, span_from(part)) < text.len;
}

static void
reads_every_kind(void)
{
	struct settings set = parse("-i --field=title -w a,b --words c -n 7 --size 2K --share .25 "
				    "--color never --output out x");

	CHECK(set.invert && set.number == 7 && set.size == 2048 && set.share == 0.25);
	CHECK_SPAN(span_from(set.field), "title");
	CHECK_SPAN(span_from(set.words), "a,b,c");
	CHECK_NUMBER(set.color, 2);
	CHECK_SPAN(span_from(set.shared.output), "out");
	CHECK_SPAN(span_from(set.operands[0]), "x");
	CHECK(set.operands[1] == NULL);
}

static void
leaves_defaults_alone(void)
{
	struct settings set = parse("");

	CHECK(!set.invert && set.number == 50 && set.size == 64 << 20 && set.field == NULL);
	CHECK(set.stats == NULL && set.operands[0] == NULL);
}

static void
mixes_operands_and_options(void)
{
	struct settings set = parse("a -if text - -n7 -- -i");

	CHECK(set.invert && set.number == 7);
	CHECK_SPAN(span_from(set.field), "text");
	CHECK_SPAN(span_from(set.operands[0]), "a");
	CHECK_SPAN(span_from(set.operands[1]), "-");
	CHECK_SPAN(span_from(set.operands[2]), "-i");
}

static void
takes_optional_values_only_when_attached(void)
{
	struct settings set = parse("--stats file");

	CHECK_SPAN(span_from(set.stats), "");
	CHECK_SPAN(span_from(set.operands[0]), "file");
	CHECK_SPAN(span_from(parse("--stats=file").stats), "file");
	CHECK_SPAN(span_from(parse("-s").stats), "");
	CHECK_SPAN(span_from(parse("-sfile").stats), "file");
}

static void
shortens_long_names(void)
{
	CHECK_NUMBER(parse("--num 3").number, 3);
	CHECK_SPAN(run("--s 3"), "2 option --s could be --size or --share; try 'try-me --help'\n");
}

static void
prefers_the_tools_own_rows(void)
{
	CHECK_NUMBER(parse("-n 3").number, 3);
	CHECK(parse("--noisy").shared.loud);
	CHECK_SPAN(span_from(parse("--words x").words), "x");
	CHECK(!parse("--words x").shared.loud);
}

static void
reads_sizes(void)
{
	CHECK(parse("--size 0").size == 0);
	CHECK(parse("--size 3m").size == 3 << 20);
	CHECK(parse("--size 3MiB").size == 3 << 20);
	CHECK(parse("--size 2T").size == 2ull << 40);
	CHECK(parse("--size 18446744073709551615").size == ~0ull);
}

static void
tells_mistakes_precisely(void)
{
	static const char *const no_shares[] = { "--share -.1", "--share 1.1", "--share nan", "--share x" };

	CHECK_SPAN(run("-x"), "2 unknown option -x; try 'try-me --help'\n");
	CHECK_SPAN(run("--nope=1"), "2 unknown option --nope; try 'try-me --help'\n");
	CHECK_SPAN(run("--hlep"), "2 unknown option --hlep, did you mean --help?; try 'try-me --help'\n");
	CHECK_SPAN(run("--inverted"), "2 unknown option --inverted, did you mean --invert?; "
	    "try 'try-me --help'\n");
	CHECK_SPAN(run("--ouptut=x"), "2 unknown option --ouptut, did you mean --output?; "
	    "try 'try-me --help'\n");
	CHECK_SPAN(run("--a"), "2 unknown option --a; try 'try-me --help'\n");
	CHECK_SPAN(run("--print-manual-optoins"), "2 unknown option --print-manual-optoins; "
	    "try 'try-me --help'\n");
	CHECK_SPAN(run("-n"), "2 option --number needs a value (N); try 'try-me --help'\n");
	CHECK_SPAN(run("-n -1"),
	    "2 --number: '-1' is not a whole number; try 'try-me --help'\n");
	CHECK_SPAN(run("-n 99999999999999999999"),
	    "2 --number: '99999999999999999999' is not a whole number; try 'try-me --help'\n");
	CHECK_SPAN(run("--size 1X"),
	    "2 --size: '1X' is not a size, as in 500K, 64M or 2G; try 'try-me --help'\n");
	CHECK(holds(run("--size 99999999999T"), "in 64 bits"));
	CHECK_SPAN(run("--real 1e999"), "2 --real: '1e999' is not a number; try 'try-me --help'\n");
	for (size_t i = 0; i < sizeof(no_shares) / sizeof(*no_shares); i++)
		CHECK(holds(run(no_shares[i]), "is not a share between 0 and 1"));
	CHECK_SPAN(run("--color red"),
	    "2 --color: 'red' is none of auto, always, never; try 'try-me --help'\n");
	CHECK_SPAN(run("-\xc3\xa9"), "2 unknown option -\xc3\xa9; try 'try-me --help'\n");
	CHECK_SPAN(run("--output="), "2 --output: the FILE is empty; try 'try-me --help'\n");
	CHECK_SPAN(run("--field="), "2 --field: the NAME is empty; try 'try-me --help'\n");
	CHECK_SPAN(run("--invert=1"), "2 option --invert takes no value; try 'try-me --help'\n");
}

static void
helps_in_80_columns(void)
{
	struct span help = run("--help"), line;

	CHECK(span_starts(help, SPAN("0 usage: try-me [OPTION ...] [FILE ...]\n\ntries every kind")));
	CHECK(holds(help, "  -n, --number N      do it N times,"));
	CHECK(holds(help, "\n                      "));
	CHECK(holds(help, "(default: 64M)"));
	CHECK(holds(help, "--stats[=FILE]"));
	CHECK(holds(help, "\nCommon options:\n  -o, --output FILE"));
	CHECK(holds(help, "\n      --noisy "));
	CHECK(!holds(help, "print-manual-options"));
	while (span_split(&help, '\n', &line))
		CHECK(line.len <= 80);
}

static void
names_versions(void)
{
	CHECK_SPAN(run("--version"),
	    "0 try-me (winnow) " WINNOW_VERSION "\nwith nothing 1.0, nothing 1.0\n");
}

static void
prints_the_manual_as_mdoc(void)
{
	struct span manual = run("--print-manual-options");

	CHECK(span_starts(manual, SPAN("0 .Bl -tag -width Ds\n.It Fl i , Fl -invert\nTurn it round.\n")));
	CHECK(holds(manual, ".It Fl n , Fl -number Ar \\&N\n"));
	CHECK(holds(manual, ".It Fl -color Cm \\&auto | \\&always | \\&never\n"));
	CHECK(holds(manual, ".It Fl s , Fl -stats Ns Op = Ns Ar FILE\n"));
	CHECK(holds(manual, "[word] and a \\e.\n"));
	CHECK(holds(manual, "The default is 64M.\n"));
	CHECK(span_ends(manual, SPAN(".El\n")));
}

static void
prints_completions(void)
{
	CHECK(holds(run("--print-completion bash"), "complete -o filenames -F _try_me try-me\n"));
	CHECK(holds(run("--print-completion bash"), "--color) COMPREPLY=($(compgen -W 'auto always"));
	CHECK(span_starts(run("--print-completion zsh"), SPAN("0 #compdef try-me\n")));
	CHECK(holds(run("--print-completion zsh"), "'(-n --number)'{-n+,--number=}'[do it N times"));
	CHECK(holds(run("--print-completion fish"),
	    "complete -c try-me -l color -x -a 'auto always never' -d 'when to use color'\n"));
	CHECK(holds(run("--print-completion fish"), "a \\'quoted\\' [word] and a \\\\'\n"));
	CHECK(span_starts(run("--print-completion csh"), SPAN("2 --print-completion: 'csh'")));
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(reads_every_kind),
		UNIT(leaves_defaults_alone),
		UNIT(mixes_operands_and_options),
		UNIT(takes_optional_values_only_when_attached),
		UNIT(shortens_long_names),
		UNIT(prefers_the_tools_own_rows),
		UNIT(reads_sizes),
		UNIT(tells_mistakes_precisely),
		UNIT(helps_in_80_columns),
		UNIT(names_versions),
		UNIT(prints_the_manual_as_mdoc),
		UNIT(prints_completions),
		UNIT_END,
	};

	return unit_run(tests);
}
