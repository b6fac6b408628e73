/*
 * options - the one description of what a tool takes
 *
 * A row of the table says all there is to say of an option: `--help`, the OPTIONS section of the
 * manual and the completions of bash, zsh and fish are printed from it, and parsing writes
 * straight into the tool's settings. Every tool understands, beside its own rows,
 *
 *	--help -h --version
 *	--print-manual-options       the OPTIONS section as mdoc (what its NAME.1 includes)
 *	--print-completion SHELL     bash, zsh or fish
 *
 * GNU rules: options and operands mix, `--` ends options, `-` is an operand, long names may be
 * shortened while unambiguous, `--name=value` and `--name value` are the same. What a setting holds
 * before the command line is read is shown as its default. A tool's own row hides a row of a group
 * that has the same name or letter.
 *
 * An argument shown as FILE or DIR is completed as a file name by the shells, and one shown as FILE,
 * DIR or NAME cannot be empty: `-o "$UNSET"` is a mistake.
 */
#ifndef WINNOW_OPTIONS_H
#define WINNOW_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum opt_kind {
	OPT_KIND_END,
	OPT_KIND_FLAG,   /* bool *: true when given */
	OPT_KIND_STRING, /* const char ** */
	OPT_KIND_LIST,   /* const char **: as STRING, given again they are joined with a comma */
	OPT_KIND_LINES,  /* const char **: the same, joined with a newline */
	OPT_KIND_COUNT,  /* unsigned long long *: a number */
	OPT_KIND_SIZE,   /* unsigned long long *: bytes, with K M G T (powers of 1024) */
	OPT_KIND_REAL,   /* double * */
	OPT_KIND_SHARE,  /* double *: 0 to 1 */
	OPT_KIND_CHOICE, /* int *: index into the words of `argument`, "one|two|three" */
	OPT_KIND_GROUP,  /* rows of another table, shared by many tools */
};

struct opt {
	enum opt_kind kind;
	char letter; /* 0: none */
	const char *name;
	void *value;          /* where it goes; in a shared table the offset from the group's base */
	const char *argument; /* shown in --help; NULL for FLAG; "[=FILE]": may be left out, then "" */
	const char *help;     /* one sentence, lower case, no full stop */
	const struct opt *group;
};

/* The value of a row must be of the type its kind says: the compiler warns otherwise. */
#define OPT_TYPED(type, ptr) (1 ? (ptr) : (type *)0)

#define OPT_FLAG(letter, name, ptr, help) \
	{ OPT_KIND_FLAG, letter, name, OPT_TYPED(bool, ptr), NULL, help, NULL }
#define OPT_STRING(letter, name, ptr, argument, help) \
	{ OPT_KIND_STRING, letter, name, OPT_TYPED(const char *, ptr), argument, help, NULL }
#define OPT_LIST(letter, name, ptr, argument, help) \
	{ OPT_KIND_LIST, letter, name, OPT_TYPED(const char *, ptr), argument, help, NULL }
#define OPT_LINES(letter, name, ptr, argument, help) \
	{ OPT_KIND_LINES, letter, name, OPT_TYPED(const char *, ptr), argument, help, NULL }
#define OPT_COUNT(letter, name, ptr, argument, help) \
	{ OPT_KIND_COUNT, letter, name, OPT_TYPED(unsigned long long, ptr), argument, help, NULL }
#define OPT_SIZE(letter, name, ptr, argument, help) \
	{ OPT_KIND_SIZE, letter, name, OPT_TYPED(unsigned long long, ptr), argument, help, NULL }
#define OPT_REAL(letter, name, ptr, argument, help) \
	{ OPT_KIND_REAL, letter, name, OPT_TYPED(double, ptr), argument, help, NULL }
#define OPT_SHARE(letter, name, ptr, argument, help) \
	{ OPT_KIND_SHARE, letter, name, OPT_TYPED(double, ptr), argument, help, NULL }
#define OPT_CHOICE(letter, name, ptr, words, help) \
	{ OPT_KIND_CHOICE, letter, name, OPT_TYPED(int, ptr), words, help, NULL }
/* The rows of a shared table (offsets) laid over the struct at base. */
#define OPT_GROUP(rows, base) { OPT_KIND_GROUP, 0, NULL, base, NULL, NULL, rows }
#define OPT_END { OPT_KIND_END, 0, NULL, NULL, NULL, NULL, NULL }

/* The value of a row in a shared table. */
#define OPT_OFFSET(type, member) ((void *)offsetof(type, member))

/* What --help and --version say besides. */
struct about {
	const char *name;     /* of the tool */
	const char *summary;  /* one line, as in the NAME section of the manual */
	const char *operands; /* "[FILE ...]" */
	const char *example;  /* one command line that works */
	/* Versions of libraries used: a list of functions returning "PCRE2 10.42", NULL at the end. */
	const char *(*const *libraries)(void);
};

/*
 * Parses the command line into the settings the rows point to and returns the operands, NULL at
 * the end (none given: an empty list); they are moved to the front of argv. --help, --version and
 * --print-* print and exit 0; a mistake is told with "try 'NAME --help'" and exits 2.
 */
char **options_parse(const struct about *about, const struct opt *rows, int argc, char **argv);

/*
 * Tells, in the same way, a mistake that only the tool can see, "--part: there is no 'x' in ...", and
 * exits 2. May be called once options_parse was.
 */
_Noreturn void options_mistake(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
