/*
 * diag - what a tool says on stderr, and the exit status that follows from it
 *
 * A message reads `tool: file:line: what`, lower case, no full stop. Nothing is said when all is
 * well. Safe from several threads; a message is one write of one line of at most DIAG_LINE bytes,
 * control characters (of a member's name, say) shown as `?`, so that input cannot write to the
 * terminal.
 */
#ifndef WINNOW_DIAG_H
#define WINNOW_DIAG_H

#include <pthread.h>
#include <stdbool.h>

#include "buffer.h"
#include "kinds.h"
#include "span.h"

enum exit_status {
	EXIT_CLEAN = 0,
	EXIT_REPORTED = 1, /* finished, but some input was reported */
	EXIT_STOPPED = 2,  /* usage, or the work could not go on */
};

enum {
	DIAG_FLOOD = 20, /* how often one kind of message is printed; then they are summed up */
	DIAG_LINE = 1024,
};

/* Reports held back until it is their turn; see diag_release. */
struct diag_held {
	struct buffer text;
	struct diag_message {
		const char *code, *file;
		size_t start, len;               /* of its line in text; empty: only counted */
		size_t member, member_end, what; /* offsets in the line; 0: no member */
		size_t at;                       /* *written when it was made */
	} *list;
	size_t n, capacity;
	const size_t *written; /* the holder's own measure of how far it is, or NULL */
};

struct diag {
	pthread_mutex_t lock;
	bool quiet;     /* --quiet: reports are counted, not printed */
	bool verbose;   /* --verbose: no flood limit */
	bool strict;    /* --strict: the first report ends the program with EXIT_STOPPED */
	bool exit_zero; /* --exit-zero: EXIT_REPORTED becomes EXIT_CLEAN */
	int color;      /* enum diag_color */
	bool shows_progress;    /* the terminal's last line is to be overwritten */
	struct diag_held *held; /* not NULL: where reports go instead of stderr */
	unsigned long long n_reported;
	struct kinds counts;   /* of codes, for --stats */
	struct kinds withheld; /* of them, beyond the flood limit */
};

enum diag_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

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

/* Counts a report without printing it: for what is told in another way (error records). */
void diag_count(struct diag *diag, const char *code);

/* Says something that is not about bad input (a summary). Not counted. */
void diag_note(struct diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same, but on a terminal the next message takes its place. */
void diag_progress(struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Says why the work cannot go on and ends the program with EXIT_STOPPED, at once and whatever the
 * other threads are doing. Needs no struct.
 */
_Noreturn void diag_stop(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * Counts and prints message i of held, and ends the program if --strict says so. A holder prints
 * its messages in the order of the input, after it has written what came before them.
 */
void diag_release(struct diag *diag, const struct diag_held *held, size_t i);

/* Reports message i of held once more, through diag. */
void diag_pass_on(struct diag *diag, const struct diag_held *held, size_t i);

/* What message i says, and the member it names (absent: ptr NULL). Good until held changes. */
struct span diag_held_what(const struct diag_held *held, size_t i);
struct span diag_held_member(const struct diag_held *held, size_t i);

void diag_held_reset(struct diag_held *held);
void diag_held_free(struct diag_held *held);

/* Sums up what the flood limit held back, and returns the exit status. Last call of a main. */
int diag_finish(struct diag *diag);

#endif
