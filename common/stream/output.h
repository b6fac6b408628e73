/*
 * output - the one door bytes leave by
 *
 * Standard output, or a file that appears under its name only when complete: it is written without
 * a name (O_TMPFILE), so that nothing is left behind however the program ends; where the file
 * system or a missing /proc does not allow that, under a temporary name beside it. Every write, the
 * last flush and the close are checked: a failure ends the program with a message and EXIT_STOPPED.
 * A closed pipe ends it by SIGPIPE, silently.
 */
#ifndef WINNOW_OUTPUT_H
#define WINNOW_OUTPUT_H

#include "span.h"

struct output {
	int fd;
	const char *name;     /* NULL for standard output */
	char *target;         /* where name leads to, if it is a symbolic link; else NULL */
	char *temporary_name; /* NULL while the file has no name, and where none is needed */
	char *buffer;         /* OUTPUT_BUFFER bytes, from the first small write on */
	size_t used;
	bool renames;         /* the file is given its name when it is closed */
	bool borrowed;        /* the descriptor stays open */
};

enum { OUTPUT_BUFFER = 256 * 1024 };

/*
 * name NULL or "-": standard output. A device or pipe that exists is written to directly; a file
 * that exists hands its permissions on, and a symbolic link stays: the file it leads to is replaced.
 */
void output_open(struct output *out, const char *name);

/* A descriptor that is already open and stays so. name: for messages. */
void output_attach(struct output *out, int fd, const char *name);

/* Large pieces go straight to the descriptor, small ones are collected. */
void output_write(struct output *out, struct span bytes);

void output_flush(struct output *out);

/* Flushes, closes and gives the file its name. */
void output_close(struct output *out);

/* Gives everything back and leaves no file: for programs that stop early. */
void output_abandon(struct output *out);

#endif
