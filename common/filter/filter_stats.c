/*
 * filter_stats - what --stats and --progress say
 */
#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "filter_batch.h"
#include "output.h"

enum { PROGRESS_MS = 1000 };

static unsigned long long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (unsigned long long)now.tv_sec * 1000 + (unsigned long long)now.tv_nsec / 1000000;
}

void
stopwatch_start(struct stopwatch *watch)
{
	watch->started_ms = watch->told_ms = now_ms();
}

void
stats_progress(struct filter *filter, struct stopwatch *watch, const struct batch *batch,
    const struct counts *totals)
{
	unsigned long long now;
	double seconds;
	char part[50] = "";

	if (!filter->progress || (now = now_ms()) - watch->told_ms < PROGRESS_MS)
		return;
	watch->told_ms = now;
	seconds = (double)(now - watch->started_ms) / 1e3;
	if (batch->total > 0)
		snprintf(part, sizeof(part), ", %.0f%% of this file",
		    100 * (double)batch->at / (double)batch->total);
	diag_progress(&filter->diag, "%llu records, %.1f MB in %.0f s (%.1f MB/s)%s", totals->in,
	    (double)totals->bytes_in / 1e6, seconds, (double)totals->bytes_in / 1e6 / seconds, part);
}

static double
cpu_seconds(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	    (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* How often each kind was met, as a JSON object. */
static void
add_kinds(struct buffer *json, const char *key, const struct kinds *kinds)
{
	json_add_key(json, key);
	buffer_add_byte(json, '{');
	for (size_t i = 0; i < kinds->n; i++)
		json_add_count(json, kinds->counts[i].code, kinds->counts[i].n);
	buffer_add_byte(json, '}');
}

void
stats_write(struct filter *filter, const struct stopwatch *watch, const struct counts *totals,
    const struct kinds *left_out, long jobs)
{
	const struct diag *diag = &filter->diag;
	struct buffer json = BUFFER_INIT;
	struct output out;

	buffer_add(&json, SPAN("{\"tool\":"));
	json_add_string(&json, span_from(program_invocation_short_name));
	json_add_count(&json, "records_in", totals->in);
	json_add_count(&json, "records_out", totals->out);
	json_add_count(&json, "dropped", totals->dropped);
	json_add_count(&json, "faults", totals->faults);
	add_kinds(&json, "reported", &diag->counts);
	if (left_out->n > 0)
		add_kinds(&json, "left_out", left_out);
	json_add_count(&json, "bytes_in", totals->bytes_in);
	json_add_count(&json, "bytes_out", totals->bytes_out);
	json_add_key(&json, "seconds");
	json_add_real(&json, (double)(now_ms() - watch->started_ms) / 1e3, 3);
	json_add_key(&json, "cpu_seconds");
	json_add_real(&json, cpu_seconds(), 3);
	json_add_count(&json, "jobs", (unsigned long long)jobs);
	buffer_add(&json, SPAN("}\n"));
	if (filter->stats[0] == '\0')
		output_attach(&out, STDERR_FILENO, "standard error");
	else
		output_open(&out, filter->stats);
	output_write(&out, buffer_span(&json));
	output_close(&out);
	buffer_free(&json);
}
