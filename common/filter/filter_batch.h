/*
 * filter_batch - the parts of the runtime and what they hand each other
 *
 *	feed    (filter_feed.c)  gives operands to readers, and their batches on in order
 *	reader  (filter_read.c)  fills a batch with whole groups of lines or members
 *	crew    (filter_work.c)  turns its items into output; any thread, one batch at a time
 *	writer  (filter_run.c)   writes finished batches in order
 *
 * A batch goes round: empty, filled, worked on, written, empty again, with its memory.
 */
#ifndef WINNOW_FILTER_BATCH_H
#define WINNOW_FILTER_BATCH_H

#include "filter.h"
#include "input.h"

enum {
	BATCH_BYTES = 256 * 1024, /* handed over from this size on; fits the L2 cache with its output */
	BATCH_ITEMS = 4096,
	DRAIN_BYTES = 4 * 1024 * 1024, /* of output in the middle of a record are handed on */
	RECORD_COST = 1024, /* bytes of memory a record of a group takes besides its line */
	RECORDS_KEPT = 1024, /* of a group; the memory of more is given back */
};

enum item_kind {
	ITEM_LINE,      /* bytes [start, start + len), without its line end */
	ITEM_LONG_LINE, /* beyond --max-record: its bytes were not kept */
	ITEM_MEMBER,    /* of a source: bytes, and facts [facts, facts + n_facts) */
	ITEM_REPORT,    /* message `start` of read_reports stands here */
	/* what a line is found to be, by the reader where it looks at records, else by the crew */
	ITEM_BAD_LINE,     /* no JSON object */
	ITEM_ERROR_RECORD, /* goes out as it is */
};

struct item {
	enum item_kind kind;
	bool starts_group;
	size_t start, len, facts, n_facts;
	const char *file;
	unsigned long long line;
	struct record_outline outline; /* of a line the reader has parsed; of others n is 0 */
};

struct counts {
	unsigned long long bytes_in, bytes_out, in, out, dropped, faults;
};

struct batch {
	struct buffer bytes, facts;
	struct item *items;
	size_t n, capacity;
	struct arena outlines; /* of items */
	struct diag_held read_reports;
	bool flush; /* the reader had to wait after this one */
	unsigned long long at, total; /* position in the input file, for progress */

	struct buffer out, rejected;
	struct diag_held reports;
	struct counts counts;
	struct kinds left_out; /* kinds of what was dropped by worker_leave_out */
	bool done;
};

/* Empties it; gives memory back that an unusual record needed. */
void batch_reset(struct batch *batch);
void batch_free(struct batch *batch);

/* Exchanges what two batches were filled with; the memory for output stays where it is. */
void batch_exchange(struct batch *a, struct batch *b);

struct reader {
	struct filter *filter;
	long jobs;
	char **files, **end; /* those not yet opened */
	bool standard_input; /* to be opened */
	struct diag diag;
	const char *file; /* the open one */
	unsigned long long line;
	struct input *input; /* at most one of the two is open */
	void *members;
	bool ended;

	size_t begun, searched; /* offsets in the batch: of the unfinished line, of what is unseen */
	bool skipping;          /* inside a line beyond --max-record */
	size_t n_complete;      /* items of the batch that belong to whole groups */

	struct record rec; /* to tell where groups begin */
	struct arena arena;
	struct buffer page; /* of the open group, if page_known */
	bool page_known, group_ended;
	size_t group_bytes;

	struct buffer carry; /* what was cut off the last batch: open group, unfinished line */
	struct item *carry_items;
	size_t n_carry, carry_capacity;
};

void reader_init(struct reader *reader, struct filter *filter, long jobs);

/* What is to be read next: the operands up to `end`, standard input if there are none. */
void reader_start(struct reader *reader, char **files, char **end);

/* Fills an empty batch; false when there is nothing more of them. */
bool reader_fill(struct reader *reader, struct batch *batch);

void reader_free(struct reader *reader);

struct lane;

struct feed {
	struct filter *filter;
	long jobs;
	struct reader reader; /* of the thread that calls */
	bool reads;           /* it is the reader's turn */

	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t changed;
	char **files; /* of no part yet */
	bool standard_input;
	unsigned long long n_parts, turn; /* parts given out; the one whose batches are handed over */
	bool stopped;
	struct lane *lanes;
	long n_lanes;
};

void feed_init(struct feed *feed, struct filter *filter, long jobs, char **files);

/* Fills an empty batch with what comes next; false when there is nothing more. */
bool feed_fill(struct feed *feed, struct batch *batch);

/* After feed_fill: is the batch it filled known to be the last? */
bool feed_ended(struct feed *feed);

void feed_free(struct feed *feed);

struct run;

struct crew {
	struct worker worker; /* first: what steps see */
	struct batch *batch;
	struct run *run;
	struct record *recs; /* of the group's lines; they keep their memory */
	enum verdict *verdicts;
	size_t n, capacity;
	struct record scratch;
};

void crew_init(struct crew *crew, struct filter *filter, struct run *run);
void crew_work(struct crew *crew, struct batch *batch);
void crew_free(struct crew *crew);

/* Writes the output of the batch a crew is at, as far as it goes, and empties it. filter_run.c */
void run_drain(struct run *run, struct crew *crew);

/* --stats and --progress. */
struct stopwatch {
	unsigned long long started_ms, told_ms;
};
void stopwatch_start(struct stopwatch *watch);
void stats_progress(struct filter *filter, struct stopwatch *watch, const struct batch *batch,
    const struct counts *totals);
void stats_write(struct filter *filter, const struct stopwatch *watch, const struct counts *totals,
    const struct kinds *left_out, long jobs);

#endif
