/*
 * diag - what a tool says on stderr, and the exit status that follows from it
 *
 * A message reads `tool: file:line: what`, lower case, no full stop. Nothing is said when all is
 * well. Safe from several threads; a message is one write.
 */
#ifndef WINNOW_DIAG_H
#define WINNOW_DIAG_H

#include <pthread.h>
#include <stdbool.h>

#include "span.h"

enum exit_status {
	EXIT_CLEAN = 0,
	EXIT_REPORTED = 1, /* finished, but some input was reported */
	EXIT_STOPPED = 2,  /* usage, or the work could not go on */
};

/* How often one kind of message is printed in full; after that they are counted and summed up. */
enum { DIAG_FLOOD = 20 };

struct diag {
	pthread_mutex_t lock;
	bool quiet;  /* --quiet: reports are counted, not printed */
	bool strict; /* --strict: the first report ends the program with EXIT_REPORTED */
	bool exit_zero; /* --exit-zero: EXIT_REPORTED becomes EXIT_CLEAN */
	unsigned long long n_reported;
	/* codes met so far and how often; for the flood limit and --stats */
	struct diag_count {
		const char *code;
		unsigned long long n;
	} *counts;
	size_t n_counts, counts_capacity;
};

#define DIAG_INIT { .lock = PTHREAD_MUTEX_INITIALIZER }

/* Where something was met. Absent parts (NULL name, 0 line) are left out of the message. */
struct place {
	const char *file;   /* as the user named it, "-" for standard input */
	struct span member; /* of a bundle */
	unsigned long long line;
};

/*
 * Reports bad input; the work goes on. code is a short constant word for the kind of trouble
 * ("bad-json", "gzip-crc"), also used in error records and statistics: it must be a literal.
 */
void diag_report(struct diag *diag, struct place place, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Says something that is not about bad input (progress, a summary). Not counted. */
void diag_note(struct diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says why the work cannot go on and ends the program with EXIT_STOPPED. Needs no struct. */
_Noreturn void diag_stop(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Sums up what the flood limit held back, and returns the exit status. Last call of a main. */
int diag_finish(struct diag *diag);

#endif
