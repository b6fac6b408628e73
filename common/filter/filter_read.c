/*
 * filter_read - the reader of the runtime: files to batches of lines or members
 *
 * It looks at bytes only to find line ends, and at records only for steps that want whole groups;
 * all other work is for the crew. What cannot be handed over yet, an unfinished line or the last
 * group, is carried into the next batch.
 */
#include "filter_batch.h"
#include "heap.h"

/*
 * A pipe is often empty for a moment although its writer is fast. Waiting that long for more keeps
 * batches large where each has to wake a worker.
 */
enum { READ_MIN = 64 * 1024, PATIENCE_MS = 1 };

enum { OUTLINE_MAX = 64 /* members; the crew parses records of more once more */ };

void
reader_init(struct reader *reader, struct filter *filter, long jobs)
{
	*reader = (struct reader){
		.filter = filter,
		.jobs = jobs,
		.diag = DIAG_INIT,
	};
}

void
reader_start(struct reader *reader, char **files, char **end)
{
	reader->files = files;
	reader->end = end;
	reader->standard_input = files == end;
	reader->ended = false;
}

void
reader_free(struct reader *reader)
{
	record_free(&reader->rec);
	arena_free(&reader->arena);
	buffer_free(&reader->page);
	buffer_free(&reader->carry);
	heap_free(reader->carry_items);
}

static struct item *
add_item(struct batch *batch, const struct reader *reader, enum item_kind kind)
{
	struct item *item;

	batch->items = heap_grow(batch->items, &batch->capacity, batch->n + 1, sizeof(*batch->items));
	item = &batch->items[batch->n++];
	*item = (struct item){ .kind = kind, .file = reader->file, .line = reader->line };
	return item;
}

/* What was reported since the last call, as items. A report ends the group. */
static void
add_reports(struct reader *reader, struct batch *batch, size_t n_before)
{
	for (size_t i = n_before; i < batch->read_reports.n; i++) {
		struct item *item = add_item(batch, reader, ITEM_REPORT);

		item->start = i;
		item->starts_group = true;
	}
	if (batch->read_reports.n > n_before) {
		reader->group_ended = true;
		reader->n_complete = batch->n;
	}
}

enum page_relation { PAGE_TRANSPARENT, PAGE_NONE, PAGE_SAME, PAGE_OTHER };

/*
 * Parses a line, once for all: the crew goes by the outline, unless that were large. False for what is
 * no record, or an error that another tool tells of.
 */
static bool
parse_line(struct reader *reader, struct batch *batch, struct item *item)
{
	struct span line = span_make(batch->bytes.ptr + item->start, item->len);
	struct record *rec = &reader->rec;
	size_t at, n;

	arena_reset(&reader->arena);
	if (record_parse(rec, line, &reader->arena, &at) != NULL)
		item->kind = ITEM_BAD_LINE;
	else if (record_is_error(rec))
		item->kind = ITEM_ERROR_RECORD;
	n = rec->top.members.n;
	if (item->kind == ITEM_LINE && n <= OUTLINE_MAX)
		item->outline = record_outline(rec,
		    arena_get(&batch->outlines, n * sizeof(*item->outline.members)));
	return item->kind == ITEM_LINE;
}

/* How a line stands to the open group, whose page it becomes if it is the first to have one. */
static enum page_relation
relate_page(struct reader *reader, struct batch *batch, struct item *item)
{
	struct span page;

	if (item->kind != ITEM_LINE || !parse_line(reader, batch, item))
		return PAGE_TRANSPARENT;
	page = record_page(&reader->rec);
	if (page.ptr == NULL)
		return PAGE_NONE;
	if (reader->page_known && span_equal(page, buffer_span(&reader->page)))
		return PAGE_SAME;
	buffer_reset(&reader->page);
	buffer_add(&reader->page, page);
	return reader->page_known ? PAGE_OTHER : PAGE_SAME;
}

/* Decides whether the line just added begins a group. Depends on nothing but the lines before it. */
static void
place_in_group(struct reader *reader, struct batch *batch)
{
	struct item *item = &batch->items[batch->n - 1];
	size_t bytes = item->len + RECORD_COST;
	enum page_relation relation;

	if (reader->filter->group_step == NULL) {
		item->starts_group = true;
		reader->n_complete = batch->n;
		return;
	}
	if (reader->group_ended || reader->group_bytes + bytes > reader->filter->max_record)
		item->starts_group = true;
	if (reader->group_ended)
		reader->page_known = false;
	relation = relate_page(reader, batch, item);
	if (relation == PAGE_OTHER || (relation == PAGE_NONE && reader->page_known))
		item->starts_group = true;
	if (item->starts_group) {
		reader->n_complete = batch->n - 1;
		reader->group_bytes = 0;
	}
	reader->page_known = relation >= PAGE_SAME || (reader->page_known && !item->starts_group);
	reader->group_bytes += bytes;
	reader->group_ended = relation == PAGE_NONE;
	if (reader->group_ended)
		reader->n_complete = batch->n;
}

static void
add_line(struct reader *reader, struct batch *batch, size_t start, size_t end)
{
	const char *bytes = batch->bytes.ptr;
	struct item *item;
	bool too_long;

	reader->line++;
	if (end > start && bytes[end - 1] == '\r')
		end--;
	if (reader->line == 1 && span_starts(span_make(bytes + start, end - start), SPAN("\xef\xbb\xbf")))
		start += 3;
	if (end == start || span_trim(span_make(bytes + start, end - start)).len == 0)
		return;
	too_long = end - start > reader->filter->max_record;
	item = add_item(batch, reader, too_long ? ITEM_LONG_LINE : ITEM_LINE);
	item->start = start;
	item->len = too_long ? 0 : end - start;
	batch->counts.bytes_in += end - start + 1;
	place_in_group(reader, batch);
}

/* Gives up an unfinished line that is too long already; the rest of it is skipped. */
static void
drop_long_line(struct reader *reader, struct batch *batch)
{
	struct item *item;

	reader->line++;
	item = add_item(batch, reader, ITEM_LONG_LINE);
	item->start = reader->begun;
	place_in_group(reader, batch);
	reader->skipping = true;
	batch->counts.bytes_in += batch->bytes.len - reader->begun;
	batch->bytes.len = reader->searched = reader->begun;
}

/* With --line-buffered each group goes on its way by itself. */
static bool
has_enough(const struct reader *reader)
{
	return reader->filter->line_buffered && reader->n_complete > 0;
}

static void
find_lines(struct reader *reader, struct batch *batch)
{
	const char *bytes = batch->bytes.ptr, *newline;

	while ((newline = memchr(bytes + reader->searched, '\n',
		    batch->bytes.len - reader->searched)) != NULL) {
		size_t end = (size_t)(newline - bytes);

		if (!reader->skipping)
			add_line(reader, batch, reader->begun, end);
		reader->skipping = false;
		reader->begun = reader->searched = end + 1;
		if (has_enough(reader))
			return;
	}
	reader->searched = batch->bytes.len;
	if (reader->skipping)
		batch->bytes.len = reader->searched = reader->begun;
	else if (batch->bytes.len - reader->begun > reader->filter->max_record)
		drop_long_line(reader, batch);
}

static void
end_of_lines(struct reader *reader, struct batch *batch)
{
	if (batch->bytes.len > reader->begun && !reader->skipping)
		add_line(reader, batch, reader->begun, batch->bytes.len);
	reader->begun = reader->searched = batch->bytes.len;
	reader->skipping = false;
	reader->group_ended = true;
	reader->n_complete = batch->n;
}

static void
read_lines(struct reader *reader, struct batch *batch)
{
	size_t n_reports = batch->read_reports.n, n = 0, room = READ_MIN;

	if (reader->searched == batch->bytes.len) {
		if (batch->bytes.len + READ_MIN < BATCH_BYTES && !reader->filter->line_buffered)
			room = BATCH_BYTES - batch->bytes.len;
		n = input_read(reader->input, buffer_reserve(&batch->bytes, room), room);
		batch->bytes.len += n;
	}
	if (reader->searched < batch->bytes.len) {
		find_lines(reader, batch);
		return;
	}
	end_of_lines(reader, batch);
	add_reports(reader, batch, n_reports);
	input_close(reader->input);
	reader->input = NULL;
}

static void
read_member(struct reader *reader, struct batch *batch)
{
	const struct filter_source *source = reader->filter->source;
	size_t n_reports = batch->read_reports.n, start = batch->bytes.len, facts;
	struct item *item;
	bool found;

	while (batch->facts.len % 16 != 0)
		buffer_add_byte(&batch->facts, '\0');
	facts = batch->facts.len;
	found = source->next(reader->members, &batch->bytes, &batch->facts);
	add_reports(reader, batch, n_reports);
	if (!found) {
		source->close(reader->members);
		reader->members = NULL;
		reader->begun = reader->searched = batch->bytes.len;
		return;
	}
	item = add_item(batch, reader, ITEM_MEMBER);
	item->starts_group = true;
	item->start = start;
	item->len = batch->bytes.len - start;
	item->facts = facts;
	item->n_facts = batch->facts.len - facts;
	batch->counts.bytes_in += item->len;
	reader->begun = reader->searched = batch->bytes.len;
	reader->n_complete = batch->n;
}

static void
open_next(struct reader *reader, struct batch *batch)
{
	const struct filter *filter = reader->filter;
	const struct filter_source *source = filter->source;
	size_t n_reports = batch->read_reports.n;

	if (reader->files == reader->end && !reader->standard_input) {
		reader->ended = true;
		return;
	}
	reader->file = reader->standard_input ? "-" : *reader->files++;
	reader->standard_input = false;
	reader->line = 0;
	reader->group_ended = true;
	if (source != NULL && (source->claims == NULL || source->claims(reader->file)))
		reader->members = source->open(reader->file, filter->source_options, reader->jobs,
		    &reader->diag);
	else
		reader->input = input_open(reader->file, &reader->diag);
	if (reader->input != NULL)
		input_read_ahead(reader->input, reader->jobs - 1);
	add_reports(reader, batch, n_reports);
}

static bool
would_wait(const struct reader *reader)
{
	if (reader->input != NULL)
		return !input_wait(reader->input, reader->jobs > 1 ? PATIENCE_MS : 0);
	return reader->members != NULL && reader->filter->source->ready != NULL &&
	    !reader->filter->source->ready(reader->members);
}

/* True when the batch holds something and it is time to hand it over. */
static bool
is_full(struct reader *reader, struct batch *batch)
{
	if (reader->n_complete == 0)
		return false;
	if (batch->bytes.len >= BATCH_BYTES || batch->n >= BATCH_ITEMS)
		return true;
	batch->flush = reader->filter->line_buffered || would_wait(reader);
	return batch->flush;
}

static void
restore_carry(struct reader *reader, struct batch *batch)
{
	buffer_add(&batch->bytes, buffer_span(&reader->carry));
	buffer_reset(&reader->carry);
	if (reader->carry.capacity > 8 * BATCH_BYTES)
		buffer_free(&reader->carry);
	batch->items = heap_grow(batch->items, &batch->capacity, reader->n_carry,
	    sizeof(*batch->items));
	if (reader->n_carry > 0)
		memcpy(batch->items, reader->carry_items, reader->n_carry * sizeof(*batch->items));
	batch->n = reader->n_carry;
	reader->n_carry = 0;
}

/* Keeps the complete groups and carries the rest, which holds no reports: they end a group. */
static void
cut(struct reader *reader, struct batch *batch)
{
	size_t n = reader->n_complete;
	size_t start = n < batch->n ? batch->items[n].start : reader->begun;

	buffer_add(&reader->carry, span_slice(buffer_span(&batch->bytes), start, batch->bytes.len));
	reader->begun -= start;
	reader->searched -= start;
	reader->n_carry = batch->n - n;
	reader->carry_items = heap_grow(reader->carry_items, &reader->carry_capacity,
	    reader->n_carry, sizeof(*reader->carry_items));
	for (size_t i = 0; i < reader->n_carry; i++) {
		reader->carry_items[i] = batch->items[n + i];
		reader->carry_items[i].start -= start;
		reader->carry_items[i].outline.n = 0; /* stays with the batch */
	}
	batch->n = n;
	reader->n_complete = 0;
}

bool
reader_fill(struct reader *reader, struct batch *batch)
{
	restore_carry(reader, batch);
	reader->diag.held = &batch->read_reports;
	while (!reader->ended && !is_full(reader, batch)) {
		if (reader->input != NULL)
			read_lines(reader, batch);
		else if (reader->members != NULL)
			read_member(reader, batch);
		else
			open_next(reader, batch);
	}
	if (reader->input != NULL)
		input_position(reader->input, &batch->at, &batch->total);
	cut(reader, batch);
	return batch->n > 0;
}
