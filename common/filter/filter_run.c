/*
 * filter_run - batches round the reader, the crew and the writer
 *
 * The main thread reads, with help where there is much to be read. Workers are started as there is
 * work for them, at most --jobs; with one job, or when all the input fits into the first batch, the
 * main thread does everything. Whoever finishes the batch whose turn it is writes it, and those behind
 * it that are ready.
 */
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "filter_batch.h"
#include "heap.h"
#include "output.h"

enum { JOBS_MAX = 1024 };

struct run {
	struct filter *filter;
	struct feed feed;
	struct output out, rejected;
	struct counts totals;
	struct kinds left_out;
	struct stopwatch watch;
	long jobs;

	/* batch i of the input is batches[i % n_batches] */
	struct batch *batches;
	size_t n_batches;

	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t filled, written;
	size_t n_filled, n_taken, n_written;
	bool ended, writing;
	pthread_t *threads;
	long n_threads;
	size_t n_idle;
};

/* With --strict the next report ends the program: what comes before it must be out by then. */
static void
release_report(struct run *run, const struct diag_held *held, size_t i)
{
	if (run->filter->diag.strict && run->filter->output != NULL)
		output_abandon(&run->out);
	else if (run->filter->diag.strict)
		output_flush(&run->out);
	diag_release(&run->filter->diag, held, i);
}

/* Output of a batch, with its reports where they belong. */
static void
write_output(struct run *run, const struct batch *batch, struct span out)
{
	size_t at = 0;

	for (size_t i = 0; i < batch->reports.n; i++) {
		output_write(&run->out, span_slice(out, at, batch->reports.list[i].at));
		at = batch->reports.list[i].at;
		release_report(run, &batch->reports, i);
	}
	output_write(&run->out, span_slice(out, at, out.len));
}

static void
write_batch(struct run *run, struct batch *batch)
{
	write_output(run, batch, buffer_span(&batch->out));
	if (batch->flush)
		output_flush(&run->out);
	if (run->filter->rejected != NULL)
		output_write(&run->rejected, buffer_span(&batch->rejected));
	run->totals.bytes_in += batch->counts.bytes_in;
	run->totals.bytes_out += batch->counts.bytes_out;
	run->totals.in += batch->counts.in;
	run->totals.out += batch->counts.out;
	run->totals.dropped += batch->counts.dropped;
	run->totals.faults += batch->counts.faults;
	kinds_add(&run->left_out, &batch->left_out);
	stats_progress(run->filter, &run->watch, batch, &run->totals);
}

/* Called and left with the lock held. One thread at a time writes. */
static void
write_finished(struct run *run)
{
	if (run->writing)
		return;
	run->writing = true;
	while (run->n_written < run->n_taken && run->batches[run->n_written % run->n_batches].done) {
		struct batch *batch = &run->batches[run->n_written % run->n_batches];

		pthread_mutex_unlock(&run->lock);
		write_batch(run, batch);
		batch_reset(batch);
		pthread_mutex_lock(&run->lock);
		run->n_written++;
		pthread_cond_broadcast(&run->written);
	}
	run->writing = false;
}

/* Only the batch whose turn it is has its output written, so nobody else writes meanwhile. */
void
run_drain(struct run *run, struct crew *crew)
{
	struct batch *batch = crew->batch;
	struct buffer *out = &crew->worker.out;

	pthread_mutex_lock(&run->lock);
	while (run->n_threads > 0 && &run->batches[run->n_written % run->n_batches] != batch)
		pthread_cond_wait(&run->written, &run->lock);
	pthread_mutex_unlock(&run->lock);
	write_output(run, batch, buffer_span(out));
	diag_held_reset(&batch->reports);
	batch->counts.bytes_out += out->len;
	buffer_reset(out);
}

/* The next batch to work on, NULL when there will be none. Called with the lock held. */
static struct batch *
take_batch(struct run *run)
{
	run->n_idle++;
	while (run->n_taken == run->n_filled && !run->ended)
		pthread_cond_wait(&run->filled, &run->lock);
	run->n_idle--;
	if (run->n_taken == run->n_filled)
		return NULL;
	return &run->batches[run->n_taken++ % run->n_batches];
}

static void *
work(void *argument)
{
	struct run *run = argument;
	struct batch *batch;
	struct crew crew;

	crew_init(&crew, run->filter, run);
	pthread_mutex_lock(&run->lock);
	while ((batch = take_batch(run)) != NULL) {
		pthread_mutex_unlock(&run->lock);
		crew_work(&crew, batch);
		pthread_mutex_lock(&run->lock);
		batch->done = true;
		write_finished(run);
	}
	pthread_mutex_unlock(&run->lock);
	crew_free(&crew);
	return NULL;
}

/* The system may give fewer threads than asked for; one is needed. Called with the lock held. */
static void
start_worker(struct run *run)
{
	int error = pthread_create(&run->threads[run->n_threads], NULL, work, run);

	if (error == 0)
		run->n_threads++;
	else if (run->n_threads == 0)
		diag_stop("cannot start a thread: %s", strerror(error));
}

static void
hand_over(struct run *run)
{
	pthread_mutex_lock(&run->lock);
	run->n_filled++;
	if (run->n_filled - run->n_taken > run->n_idle && run->n_threads < run->jobs)
		start_worker(run);
	pthread_cond_signal(&run->filled);
	pthread_mutex_unlock(&run->lock);
}

static struct batch *
empty_batch(struct run *run)
{
	pthread_mutex_lock(&run->lock);
	while (run->n_filled - run->n_written == run->n_batches)
		pthread_cond_wait(&run->written, &run->lock);
	pthread_mutex_unlock(&run->lock);
	return &run->batches[run->n_filled % run->n_batches];
}

static void
run_alone(struct run *run, bool filled)
{
	struct batch *batch = &run->batches[0];
	struct crew crew;

	crew_init(&crew, run->filter, run);
	while (filled || feed_fill(&run->feed, batch)) {
		crew_work(&crew, batch);
		write_batch(run, batch);
		batch_reset(batch);
		filled = false;
	}
	crew_free(&crew);
}

static void
run_together(struct run *run)
{
	bool more = feed_fill(&run->feed, &run->batches[0]);

	if (more && feed_ended(&run->feed)) {
		run_alone(run, true);
		return;
	}
	while (more) {
		hand_over(run);
		more = feed_fill(&run->feed, empty_batch(run));
	}
	pthread_mutex_lock(&run->lock);
	run->ended = true;
	pthread_cond_broadcast(&run->filled);
	pthread_mutex_unlock(&run->lock);
	for (long i = 0; i < run->n_threads; i++)
		pthread_join(run->threads[i], NULL);
}

static long
count_jobs(const struct filter *filter)
{
	const char *text = getenv("WINNOW_JOBS");
	long jobs = filter->jobs < JOBS_MAX ? (long)filter->jobs : JOBS_MAX;
	char *end;

	if (jobs == 0 && text != NULL && text[0] != '\0') {
		jobs = strtol(text, &end, 10);
		if (*end != '\0' || jobs < 0 || end == text)
			diag_stop("WINNOW_JOBS: '%s' is not a whole number", text);
	}
	if (jobs == 0)
		jobs = filter_cpus();
	return jobs < JOBS_MAX ? jobs : JOBS_MAX;
}

/* Do both names lead to one file? Devices may serve two. */
static bool
is_same_file(const char *one, const char *other)
{
	struct stat a, b;

	if (stat(one, &a) != 0)
		return strcmp(one, other) == 0;
	return S_ISREG(a.st_mode) && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* What is written besides the records replaces its FILE, which should not be theirs or be read. */
static void
check_side_file(const struct filter *filter, const char *option, const char *name, char *const *files)
{
	if (name == NULL || name[0] == '\0')
		return;
	if (is_same_file(name, filter->output != NULL ? filter->output : "-"))
		options_mistake("%s: '%s' is where the records go", option, name);
	for (; *files != NULL && strcmp(name, "-") != 0; files++)
		if (is_same_file(name, *files))
			options_mistake("%s: '%s' is read, too", option, name);
}

/* A file of records may be replaced by what a filter makes of it, a bundle by its records not. */
static void
check_output(const struct filter *filter, char *const *files)
{
	const struct filter_source *source = filter->source;

	for (; source != NULL && filter->output != NULL && *files != NULL; files++)
		if (strcmp(*files, "-") != 0 && is_same_file(filter->output, *files) &&
		    (source->claims == NULL || source->claims(*files)))
			options_mistake("--output: '%s' is the bundle that is read", *files);
}

static void
open_run(struct run *run, struct filter *filter, char **files)
{
	run->filter = filter;
	run->jobs = count_jobs(filter);
	run->n_batches = run->jobs == 1 ? 1 : (size_t)run->jobs * 2 + 1;
	run->batches = heap_get_zeroed(run->n_batches, sizeof(*run->batches));
	run->threads = heap_get_zeroed((size_t)run->jobs, sizeof(*run->threads));
	pthread_mutex_init(&run->lock, NULL);
	pthread_cond_init(&run->filled, NULL);
	pthread_cond_init(&run->written, NULL);
	stopwatch_start(&run->watch);
	feed_init(&run->feed, filter, run->jobs, files);
	output_open(&run->out, filter->output);
	if (filter->rejected != NULL)
		output_open(&run->rejected, filter->rejected);
}

static void
close_run(struct run *run)
{
	output_close(&run->out);
	if (run->filter->rejected != NULL)
		output_close(&run->rejected);
	if (run->filter->stats != NULL)
		stats_write(run->filter, &run->watch, &run->totals, &run->left_out, run->jobs);
	feed_free(&run->feed);
	for (size_t i = 0; i < run->n_batches; i++)
		batch_free(&run->batches[i]);
	heap_free(run->batches);
	heap_free(run->threads);
}

static void
conclude(struct run *run, char **files)
{
	struct filter *filter = run->filter;

	if (filter->source != NULL && filter->source->conclude != NULL)
		filter->source->conclude(files, filter->source, filter->source_options, run->totals.in,
		    &run->left_out, &filter->diag);
}

static void
say_summary(struct run *run)
{
	const struct counts *totals = &run->totals;

	diag_note(&run->filter->diag, "%llu records in, %llu out, %llu dropped, %llu faults",
	    totals->in, totals->out, totals->dropped, totals->faults);
	for (size_t i = 0; i < run->left_out.n; i++)
		diag_note(&run->filter->diag, "%llu left out: %s", run->left_out.counts[i].n,
		    run->left_out.counts[i].code);
}

int
filter_run(struct filter *filter, char **files)
{
	struct run run = { .jobs = 0 };

	check_output(filter, files);
	check_side_file(filter, "--rejected", filter->rejected, files);
	check_side_file(filter, "--stats", filter->stats, files);
	heap_return_large();
	open_run(&run, filter, files);
	if (filter->source != NULL && filter->source->survey != NULL)
		filter->source->survey(files, filter->source, filter->source_options, &filter->diag);
	if (run.jobs == 1)
		run_alone(&run, false);
	else
		run_together(&run);
	conclude(&run, files);
	close_run(&run);
	if (filter->diag.verbose)
		say_summary(&run);
	kinds_free(&run.left_out);
	return diag_finish(&filter->diag);
}
