/*
 * filter_work - the crew: items of a batch through the step to lines of output
 *
 * Records of lines are parsed in place in the batch; those without edits go out as the bytes that
 * came in. Records, members and bad lines leave in the order they came.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "filter_batch.h"
#include "heap.h"

struct worker_fault {
	const struct record *rec;
	const char *code;
	struct span message;
	struct worker_fault *earlier;
};

void
crew_init(struct crew *crew, struct filter *filter, struct run *run)
{
	*crew = (struct crew){ .worker = { .filter = filter, .diag = DIAG_INIT }, .run = run };
	if (filter->open != NULL)
		crew->worker.state = filter->open(filter->settings);
	if (filter->source != NULL && filter->source->worker_open != NULL)
		crew->worker.source_state = filter->source->worker_open(filter->source_options);
}

void
crew_free(struct crew *crew)
{
	struct filter *filter = crew->worker.filter;

	if (filter->close != NULL)
		filter->close(crew->worker.state);
	if (filter->source != NULL && filter->source->worker_close != NULL)
		filter->source->worker_close(crew->worker.source_state, filter->source_options);
	for (size_t i = 0; i < crew->capacity; i++)
		record_free(&crew->recs[i]);
	record_free(&crew->scratch);
	heap_free(crew->recs);
	heap_free(crew->verdicts);
	arena_free(&crew->worker.arena);
}

/* Tells of bad input on stderr, or only counts it when an error record will tell. */
static void
tell(struct worker *worker, struct place place, const char *code, struct span message)
{
	if (worker->filter->errors == ERRORS_RECORD)
		diag_count(&worker->diag, code);
	else
		diag_report(&worker->diag, place, code, "%.*s", (int)message.len, message.ptr);
}

enum verdict
filter_fault(struct record *rec, struct worker *worker, const char *code, const char *format, ...)
{
	struct worker_fault *fault = arena_get(&worker->arena, sizeof(*fault));
	char message[DIAG_LINE];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	*fault = (struct worker_fault){ rec, code, arena_copy(&worker->arena, span_from(message)),
		worker->faults };
	worker->faults = fault;
	tell(worker, rec->place, code, fault->message);
	return FAULT;
}

enum verdict
filter_no_text(struct record *rec, struct worker *worker, const char *field)
{
	struct buffer message = BUFFER_INIT;
	enum verdict verdict;

	record_add_no_text(rec, field, &message);
	verdict = filter_fault(rec, worker, "no-text", "%.*s", (int)message.len, message.ptr);
	buffer_free(&message);
	return verdict;
}

void
worker_write(struct worker *worker, struct record *rec)
{
	record_write(rec, &worker->out);
	worker->n_written++;
}

void
worker_drain(struct worker *worker)
{
	struct crew *crew = (struct crew *)worker;

	if (worker->out.len >= DRAIN_BYTES)
		run_drain(crew->run, crew);
}

enum verdict
worker_leave_out(struct worker *worker, const char *kind)
{
	kinds_find(worker->left_out, kind)->n++;
	return DROP;
}

static struct span
base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return span_from(slash != NULL && slash[1] != '\0' ? slash + 1 : file);
}

/* Makes rec an error record and writes it. Absent bundle and member are empty strings. */
static void
write_error(struct crew *crew, struct record *rec, const char *code, struct span message,
    struct span bundle, struct span member)
{
	struct buffer json = BUFFER_INIT;

	buffer_add(&json, SPAN("{\"tool\":"));
	json_add_string(&json, span_from(program_invocation_short_name));
	buffer_add(&json, SPAN(",\"code\":"));
	json_add_string(&json, span_from(code));
	buffer_add(&json, SPAN(",\"message\":"));
	json_add_string(&json, message);
	buffer_add(&json, SPAN(",\"bundle\":"));
	json_add_string(&json, bundle);
	buffer_add(&json, SPAN(",\"member\":"));
	json_add_string(&json, member);
	buffer_add_byte(&json, '}');
	record_set(rec, "error", buffer_span(&json));
	worker_write(&crew->worker, rec);
	buffer_free(&json);
}

/* An error record for input that never became one: its id says where it was. */
static void
write_lost(struct crew *crew, const char *code, struct span message, struct place place)
{
	struct record *rec = record_new(&crew->worker.arena);
	struct span bundle = base_name(place.file);
	struct buffer id = BUFFER_INIT;

	buffer_add(&id, bundle);
	if (place.member.len > 0)
		buffer_print(&id, "/%.*s", (int)place.member.len, place.member.ptr);
	else if (place.line > 0)
		buffer_print(&id, ":%llu", place.line);
	record_set_string(rec, "id", arena_copy(&crew->worker.arena, buffer_span(&id)));
	buffer_free(&id);
	write_error(crew, rec, code, message, bundle, place.member);
}

static void
keep_rejected(struct crew *crew, const struct item *item)
{
	struct batch *batch = crew->batch;

	if (crew->worker.filter->rejected == NULL || item->kind == ITEM_MEMBER ||
	    item->kind == ITEM_LONG_LINE)
		return;
	buffer_add(&batch->rejected, span_make(batch->bytes.ptr + item->start, item->len));
	buffer_add_byte(&batch->rejected, '\n');
}

/* A line that is no record. */
static void
refuse_line(struct crew *crew, const struct item *item, const char *code, struct span message)
{
	struct place place = { .file = item->file, .line = item->line };

	crew->batch->counts.faults++;
	tell(&crew->worker, place, code, message);
	keep_rejected(crew, item);
	if (crew->worker.filter->errors == ERRORS_RECORD)
		write_lost(crew, code, message, place);
}

/* A record the step or the source found fault with. */
static void
refuse_record(struct crew *crew, const struct item *item, struct record *rec)
{
	const struct worker_fault *fault = crew->worker.faults;
	struct span bundle, member;

	crew->batch->counts.faults++;
	keep_rejected(crew, item);
	while (fault != NULL && fault->rec != rec)
		fault = fault->earlier;
	if (crew->worker.filter->errors != ERRORS_RECORD || fault == NULL)
		return;
	bundle = record_string(rec, "metadata.bundle");
	member = record_string(rec, "metadata.member");
	if (bundle.ptr == NULL)
		bundle = base_name(item->file);
	if (member.ptr == NULL)
		member = rec->place.member;
	write_error(crew, rec, fault->code, fault->message, bundle, member);
}

static void
finish_record(struct crew *crew, const struct item *item, struct record *rec, enum verdict verdict)
{
	if (verdict == KEEP)
		worker_write(&crew->worker, rec);
	else if (verdict == DROP)
		crew->batch->counts.dropped++;
	else
		refuse_record(crew, item, rec);
}

static struct span
line_of(const struct crew *crew, const struct item *item)
{
	return span_make(crew->batch->bytes.ptr + item->start, item->len);
}

static void
refuse_long_line(struct crew *crew, const struct item *item)
{
	char message[100];

	snprintf(message, sizeof(message), "line longer than %llu bytes (--max-record), skipped",
	    crew->worker.filter->max_record);
	refuse_line(crew, item, "long-line", span_from(message));
}

/* What to do about input that does not even begin as records do: somebody gave a page or archive. */
static const char *
advice(const struct item *item, struct span line)
{
	if (item->line != 1 || span_starts(span_trim(line), SPAN("{")))
		return "";
	return "; read-bundle makes records of pages and archives";
}

/* Parses once more, for the reason. */
static void
refuse_bad_line(struct crew *crew, const struct item *item)
{
	char message[DIAG_LINE];
	size_t at = 0;
	struct span line = line_of(crew, item);
	const char *why = record_parse(&crew->scratch, line, &crew->worker.arena, &at);

	snprintf(message, sizeof(message), "%s (byte %zu)%s", why, at + 1, advice(item, line));
	refuse_line(crew, item, "bad-json", span_from(message));
}

static void
pass_on_report(struct crew *crew, const struct item *item)
{
	const struct diag_held *held = &crew->batch->read_reports;
	const struct diag_message *message = &held->list[item->start];
	struct place place = { .file = message->file != NULL ? message->file : item->file };

	if (crew->worker.filter->errors != ERRORS_RECORD) {
		diag_pass_on(&crew->worker.diag, held, item->start);
		return;
	}
	place.member = diag_held_member(held, item->start);
	diag_count(&crew->worker.diag, message->code);
	write_lost(crew, message->code, diag_held_what(held, item->start), place);
}

static void
work_on_member(struct crew *crew, const struct item *item)
{
	const struct filter *filter = crew->worker.filter;
	const struct batch *batch = crew->batch;
	struct record *rec = record_new(&crew->worker.arena);
	enum verdict verdict;

	rec->place.file = item->file;
	verdict = filter->source->record(rec, span_make(batch->bytes.ptr + item->start, item->len),
	    span_make(batch->facts.ptr + item->facts, item->n_facts), &crew->worker,
	    filter->source_options);
	if (verdict == KEEP && filter->step != NULL)
		verdict = filter->step(rec, &crew->worker, filter->settings);
	else if (verdict == KEEP && filter->group_step != NULL)
		filter->group_step(rec, &verdict, 1, &crew->worker, filter->settings);
	finish_record(crew, item, rec, verdict);
}

static void
shrink_records(struct crew *crew, size_t kept)
{
	while (crew->capacity > kept)
		record_free(&crew->recs[--crew->capacity]);
	crew->recs = heap_resize(crew->recs, kept * sizeof(*crew->recs));
	crew->verdicts = heap_resize(crew->verdicts, kept * sizeof(*crew->verdicts));
}

static void
grow_records(struct crew *crew)
{
	size_t had = crew->capacity, verdicts = had;

	crew->recs = heap_grow(crew->recs, &crew->capacity, had + 1, sizeof(*crew->recs));
	memset(crew->recs + had, 0, (crew->capacity - had) * sizeof(*crew->recs));
	crew->verdicts =
	    heap_grow(crew->verdicts, &verdicts, crew->capacity, sizeof(*crew->verdicts));
}

/* Parses a line into the next of recs, or finds that it is none for the step. */
static void
take_line(struct crew *crew, struct item *item)
{
	struct span line = line_of(crew, item);
	struct record *rec;
	size_t at;

	if (crew->n == crew->capacity)
		grow_records(crew);
	rec = &crew->recs[crew->n];
	rec->place = (struct place){ .file = item->file, .line = item->line };
	if (item->outline.n > 0)
		record_parse_outline(rec, line, &item->outline, &crew->worker.arena);
	else if (record_parse(rec, line, &crew->worker.arena, &at) != NULL)
		item->kind = ITEM_BAD_LINE;
	else if (record_is_error(rec))
		item->kind = ITEM_ERROR_RECORD;
	if (item->kind == ITEM_LINE)
		crew->verdicts[crew->n++] = KEEP;
}

static void
run_step(struct crew *crew)
{
	const struct filter *filter = crew->worker.filter;

	if (crew->n > 0 && filter->group_step != NULL)
		filter->group_step(crew->recs, crew->verdicts, crew->n, &crew->worker,
		    filter->settings);
	for (size_t i = 0; i < crew->n && filter->step != NULL; i++)
		crew->verdicts[i] = filter->step(&crew->recs[i], &crew->worker, filter->settings);
}

/* n_record: how many records of the group went before. */
static void
finish_item(struct crew *crew, const struct item *item, size_t *n_record)
{
	switch (item->kind) {
	case ITEM_LINE:
		finish_record(crew, item, &crew->recs[*n_record], crew->verdicts[*n_record]);
		++*n_record;
		break;
	case ITEM_BAD_LINE:
		refuse_bad_line(crew, item);
		break;
	case ITEM_LONG_LINE:
		refuse_long_line(crew, item);
		break;
	case ITEM_ERROR_RECORD:
		buffer_add(&crew->worker.out, line_of(crew, item));
		buffer_add_byte(&crew->worker.out, '\n');
		crew->worker.n_written++;
		break;
	case ITEM_MEMBER:
		work_on_member(crew, item);
		break;
	case ITEM_REPORT:
		pass_on_report(crew, item);
		break;
	}
}

static void
work_on_group(struct crew *crew, struct item *items, size_t n)
{
	size_t n_record = 0;

	arena_reset(&crew->worker.arena);
	crew->worker.faults = NULL;
	crew->n = 0;
	for (size_t i = 0; i < n; i++)
		if (items[i].kind == ITEM_LINE)
			take_line(crew, &items[i]);
	run_step(crew);
	for (size_t i = 0; i < n; i++)
		finish_item(crew, &items[i], &n_record);
	if (crew->capacity > RECORDS_KEPT)
		shrink_records(crew, RECORDS_KEPT);
}

static void
count_items(struct batch *batch)
{
	for (size_t i = 0; i < batch->n; i++)
		batch->counts.in += batch->items[i].kind != ITEM_REPORT;
}

void
crew_work(struct crew *crew, struct batch *batch)
{
	struct worker *worker = &crew->worker;
	struct buffer own = worker->out;
	size_t end;

	crew->batch = batch;
	worker->out = batch->out;
	worker->diag.held = &batch->reports;
	worker->left_out = &batch->left_out;
	worker->n_written = 0;
	batch->reports.written = &worker->out.len;
	count_items(batch);
	for (size_t i = 0; i < batch->n; i = end) {
		for (end = i + 1; end < batch->n && !batch->items[end].starts_group; end++)
			;
		work_on_group(crew, batch->items + i, end - i);
	}
	batch->counts.out = worker->n_written;
	batch->counts.bytes_out += worker->out.len;
	batch->reports.written = NULL;
	batch->out = worker->out;
	worker->out = own;
}
