/*
 * input_lines - the records of a file, line by line, for tools that are no filters
 *
 * Blank lines are skipped; a line longer than the limit is reported and skipped without being held.
 */
#ifndef WINNOW_INPUT_LINES_H
#define WINNOW_INPUT_LINES_H

#include "buffer.h"
#include "digest.h"
#include "input.h"

struct input_lines {
	struct input *in;
	struct diag *diag;
	unsigned long long max_bytes;
	struct buffer buf;
	size_t at;                 /* in buf, of what has not been handed out */
	unsigned long long number; /* of the line handed out last */
	unsigned long long bytes;  /* read so far, decompressed */
	struct digest digest;      /* of them */
	unsigned long long n_refused; /* lines that were too long */
	bool ended;
};

/* False if the file cannot be opened, which has been reported. */
bool input_lines_open(struct input_lines *lines, const char *file, unsigned long long max_bytes,
    struct diag *diag);

/* The next line without its newline, good until the next call; false at the end. */
bool input_lines_next(struct input_lines *lines, struct span *line);

void input_lines_close(struct input_lines *lines);

#endif
