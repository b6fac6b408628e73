/*
 * output - the one door bytes leave by
 *
 * Standard output, or a file that appears under its name only when complete (written beside it
 * under a temporary name, then renamed). Every write, the last flush and the close are checked: a
 * failure ends the program with a message and EXIT_STOPPED. A closed pipe ends it by SIGPIPE,
 * silently.
 */
#ifndef WINNOW_OUTPUT_H
#define WINNOW_OUTPUT_H

#include "span.h"

struct output {
	int fd;
	const char *name;     /* NULL for standard output */
	char *temporary_name; /* NULL for standard output */
	char *buffer;         /* OUTPUT_BUFFER bytes */
	size_t used;
};

enum { OUTPUT_BUFFER = 256 * 1024 };

/* name NULL or "-": standard output. A device or pipe that exists is written to directly. */
void output_open(struct output *out, const char *name);

/* Large pieces go straight to the descriptor, small ones are collected. */
void output_write(struct output *out, struct span bytes);

void output_flush(struct output *out);

/* Flushes, closes and gives the file its name. */
void output_close(struct output *out);

/* Removes the unfinished temporary file, if any: for programs that stop early. */
void output_abandon(struct output *out);

#endif
