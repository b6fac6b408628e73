/*
 * options_rows - the rows of a tool's table laid out flat, for the parts of options
 */
#ifndef WINNOW_OPTIONS_ROWS_H
#define WINNOW_OPTIONS_ROWS_H

#include "buffer.h"
#include "options.h"

struct option_row {
	const struct opt *opt;
	void *value;  /* where it goes, groups resolved */
	char letter;  /* 0: none, or taken by an earlier row */
	bool common;  /* from a group: the same in many tools */
	bool hidden;  /* not in the help, the manual and the completions */
	bool given;   /* on the command line */
};

struct options {
	const struct about *about;
	struct option_row *rows;
	size_t n, capacity;
};

/* Stores a value given as text. Returns NULL, or what is wrong with it (made in why). */
const char *option_store(struct option_row *row, const char *text, struct buffer *why);

/* What the setting holds, as --help shows a default; "" if there is nothing to show. */
void option_add_value(const struct option_row *row, struct buffer *out);

/* "N", "FILE", "auto|always|never"; absent for a flag. *optional: it may be left out. */
struct span option_argument(const struct opt *opt, bool *optional);

/* Does the argument name a file? */
bool option_takes_file(const struct opt *opt);

void options_add_help(const struct options *options, size_t width, struct buffer *out);
void options_add_version(const struct options *options, struct buffer *out);
void options_add_manual(const struct options *options, struct buffer *out);

/* The shells --print-completion knows, "bash|zsh|fish", and the script for one, counted from 0. */
#define OPTION_SHELLS "bash|zsh|fish"
void options_add_completion(const struct options *options, int shell, struct buffer *out);

#endif
