/*
 * filter - the runtime of a record-to-record tool: files, lines, threads, errors, order
 *
 *	int
 *	main(int argc, char **argv)
 *	{
 *		struct settings set = { .min_words = 50 };
 *		struct filter filter = FILTER_INIT(drop_short, &set);
 *		const struct opt options[] = {
 *			OPT_COUNT('n', "min-words", &set.min_words, "N", "pass records of N words or more"),
 *			FILTER_OPTIONS(&filter),
 *			OPT_END,
 *		};
 *
 *		return filter_run(&filter, options_parse(&about, options, argc, argv));
 *	}
 *
 * The runtime owns reading (files or stdin, compressed by magic), line splitting, the field index,
 * writing, errors, statistics and threads. Output order and bytes never depend on -j. Memory is
 * bounded by the jobs times a batch, over any length of input. A step sees whole groups (the
 * adjacent records of one page) if it asks for them, and must be a pure function of its records,
 * the settings and the model: no state across groups.
 */
#ifndef WINNOW_FILTER_H
#define WINNOW_FILTER_H

#include "arena.h"
#include "buffer.h"
#include "diag.h"
#include "options.h"
#include "record.h"

struct worker_fault; /* what filter_fault was told */

/* What a worker thread has to itself. */
struct worker {
	struct arena arena; /* reset before each group */
	struct buffer out;  /* lines on their way; steps write through worker_write */
	void *state;        /* from filter.open, or NULL */
	void *source_state; /* from filter.source->worker_open, or NULL */
	struct filter *filter;
	struct diag diag;            /* reports are held until their place in the output is reached */
	struct worker_fault *faults; /* of this group */
	struct kinds *left_out;      /* see worker_leave_out */
	unsigned long long n_written;
};

enum verdict {
	KEEP,  /* write the record, with its edits */
	DROP,  /* do not write it (steps that wrote others in its place say this too) */
	FAULT, /* bad input, told by filter_fault: the record goes where --errors says */
};

typedef enum verdict filter_step(struct record *rec, struct worker *worker, const void *settings);

/*
 * Sees the n adjacent records of one page at once and fills in a verdict for each (KEEP at first).
 * A record without page and id is a group of its own; bad lines and error records between the
 * records of a page do not part them; the end of a file does, and --max-record bytes of memory.
 */
typedef void filter_group_step(struct record *recs, enum verdict *verdicts, size_t n,
    struct worker *worker, const void *settings);

/*
 * Another kind of input than lines of records: bundles of pages. The reader thread takes the raw
 * bytes of one member after the other; a worker turns them into a record (decoding, hashing), so
 * that this part runs in parallel too. read-bundle is a filter with this source and no step;
 * strip-boilerplate takes bundles as operands with the same source and its own step.
 *
 * Each member is a group of its own. What next appends stays where it is until the record has been
 * written, so a record may borrow it. Operands the source does not claim are read as records.
 */
struct filter_source {
	/* Is this operand ("-" for stdin) for the source? NULL: all are. Others are read as records. */
	bool (*claims)(const char *name);
	/* Looks at all operands before the first is read; may be NULL. */
	void (*survey)(char *const *names, const struct filter_source *source, const void *options,
	    struct diag *diag);
	/*
	 * NULL when it cannot be opened, which has been reported then. diag stays valid until close;
	 * reports made through it appear between the records of the members before and after. It may
	 * keep jobs - 1 threads busy besides the one that calls.
	 */
	void *(*open)(const char *name, const void *options, long jobs, struct diag *diag);
	/*
	 * Appends the next member's bytes, and what the source knows of it in a form of its own
	 * (copied about as bytes, 16-byte aligned); false at the end. Damage is reported and skipped
	 * inside.
	 */
	bool (*next)(void *reader, struct buffer *bytes, struct buffer *facts);
	/*
	 * In the worker: fills an empty record, whose place has the file; the member's name in it is
	 * for the source to set. KEEP, DROP (a member that is no page) or FAULT (told by filter_fault;
	 * --rejected does not get the bytes of members).
	 */
	enum verdict (*record)(struct record *rec, struct span bytes, struct span facts,
	    struct worker *worker, const void *options);
	void (*close)(void *reader);
	/*
	 * When all is read: how many records and members came in, and what was left out of them (see
	 * worker_leave_out). May report that nothing was found; may be NULL.
	 */
	void (*conclude)(char *const *names, const struct filter_source *source, const void *options,
	    unsigned long long n_in, const struct kinds *left_out, struct diag *diag);
	/* What each worker keeps for `record` (worker->source_state), made and freed; may be NULL. */
	void *(*worker_open)(const void *options);
	void (*worker_close)(void *state, const void *options);
	/* False when next would have to wait for input: what there is, is written then. May be NULL. */
	bool (*ready)(void *reader);
};

struct filter {
	/* the tool's: at most one of step and group_step (none: records pass as they are) */
	filter_step *step;
	filter_group_step *group_step;
	const void *settings;
	void *(*open)(const void *settings); /* makes the state of a worker; may be NULL */
	void (*close)(void *state);
	const struct filter_source *source; /* NULL: operands are files of records */
	const void *source_options;

	/* the user's, set by FILTER_OPTIONS */
	const char *output;
	unsigned long long jobs; /* 0: WINNOW_JOBS, else the CPUs this process may use */
	int errors; /* enum filter_errors */
	const char *rejected;
	const char *stats; /* NULL: none, "": stderr */
	bool line_buffered, progress;
	unsigned long long max_record; /* bytes */

	struct diag diag;
};

enum filter_errors { ERRORS_REPORT, ERRORS_RECORD };

#define FILTER_DEFAULTS .max_record = 64ull << 20, .diag = DIAG_INIT
#define FILTER_INIT(function, set) { .step = (function), .settings = (set), FILTER_DEFAULTS }
#define FILTER_GROUP_INIT(function, set) \
	{ .group_step = (function), .settings = (set), FILTER_DEFAULTS }

/* -o -j -q -v --color --progress --stats --errors --rejected --strict --exit-zero --max-record ... */
extern const struct opt filter_options[];
#define FILTER_OPTIONS(filter) OPT_GROUP(filter_options, filter)

/* Runs the step over all records of the files (stdin if none); returns the exit status. */
int filter_run(struct filter *filter, char **files);

/* Reports what is wrong with a record and returns FAULT: `return filter_fault(rec, worker, ...)`. */
enum verdict filter_fault(struct record *rec, struct worker *worker, const char *code,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Refuses a record that has no string in `field`, whose text was asked for. */
enum verdict filter_no_text(struct record *rec, struct worker *worker, const char *field);

/*
 * Counts what is not wanted under a kind ("not-selected", a literal) for --stats, and returns DROP:
 * `return worker_leave_out(worker, "not-selected")`.
 */
enum verdict worker_leave_out(struct worker *worker, const char *kind);

/* Writes a record now: for steps that make several out of one. */
void worker_write(struct worker *worker, struct record *rec);

/*
 * Hands on what there is of the output, if it is much, once all before it has been written: for a
 * record_writer whose field may be many times as large as the record.
 */
void worker_drain(struct worker *worker);

/* CPUs this process may use (affinity mask and cgroup quota), at least 1. filter_cpus.c */
long filter_cpus(void);

#endif
