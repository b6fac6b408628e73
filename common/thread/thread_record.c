/*
 * thread_record - threads into the field `thread` of a record and back
 */
#include "thread_record.h"

#include "json.h"
#include "utf8.h"

/* The strings of a comment, by the name they have in the record. */
static const struct text_field {
	const char *name;
	size_t offset;
} text_fields[] = {
	{ "author", offsetof(struct comment, author) },
	{ "author_url", offsetof(struct comment, author_url) },
	{ "date", offsetof(struct comment, date) },
	{ "created", offsetof(struct comment, created) },
	{ "score", offsetof(struct comment, score) },
	{ "permalink", offsetof(struct comment, permalink) },
	{ "id", offsetof(struct comment, id) },
	{ "reply_to", offsetof(struct comment, reply_to) },
	{ "text", offsetof(struct comment, text) },
};

enum { N_TEXT_FIELDS = sizeof(text_fields) / sizeof(*text_fields) };

static struct span *
text_field(const struct comment *comment, size_t i)
{
	return (struct span *)((uintptr_t)comment + text_fields[i].offset);
}

static void
add_comment(struct buffer *out, const struct comment *comment, size_t start, size_t end)
{
	buffer_add_byte(out, '{');
	json_add_count(out, "start", start);
	json_add_count(out, "end", end);
	json_add_text(out, "kind", comment->kind == PINGBACK ? SPAN("pingback") : SPAN("comment"));
	json_add_text(out, "state", span_from(comment_state_names[comment->state]));
	json_add_count(out, "parent", comment->parent);
	json_add_count(out, "depth", comment->depth);
	for (size_t i = 0; i < N_TEXT_FIELDS; i++)
		json_add_text(out, text_fields[i].name, *text_field(comment, i));
	buffer_add_byte(out, '}');
}

/* The spans, from *at on, of the blocks of a comment: where they begin and end in the text. A
 * comment none of whose blocks was kept lies, empty, where the last one ended. */
static void
find_range(const struct comment *comment, const struct page_span *spans, size_t n_spans, size_t *at,
    uint32_t *start, uint32_t *end)
{
	*start = *end;
	while (*at < n_spans && spans[*at].block < comment->first_block)
		++*at;
	if (*at < n_spans && spans[*at].block < comment->end_block)
		*start = spans[*at].start;
	while (*at < n_spans && spans[*at].block < comment->end_block)
		*end = spans[(*at)++].end;
}

void
thread_set(struct thread *thread, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec)
{
	struct utf8_cursor cursor = { .text = text };
	struct buffer *out = &thread->value;
	uint32_t start, end = 0;
	size_t at = 0;

	buffer_reset(out);
	buffer_print(out, "{\"forum\":%s,\"announced\":%ld,\"comments\":[",
	    thread->forum ? "true" : "false", thread->announced);
	for (size_t i = 0; i < thread->n; i++) {
		size_t first;

		if (i > 0)
			buffer_add_byte(out, ',');
		find_range(&thread->comments[i], spans, n_spans, &at, &start, &end);
		first = utf8_cursor_chars(&cursor, start);
		add_comment(out, &thread->comments[i], first, utf8_cursor_chars(&cursor, end));
	}
	buffer_add(out, SPAN("]}"));
	record_set(rec, "thread", buffer_span(out));
}

/* A whole number in [0, most]; anything else counts as 0. */
static uint32_t
bounded(struct span value, double most)
{
	double number = json_number(value, 0);

	return number >= 0 && number <= most ? (uint32_t)number : 0;
}

static void
read_member(struct comment *comment, struct span key, struct span value, struct arena *arena)
{
	struct span text;

	if (span_equal(key, SPAN("parent")))
		comment->parent = bounded(value, UINT32_MAX);
	else if (span_equal(key, SPAN("depth")))
		comment->depth = (uint16_t)bounded(value, UINT16_MAX);
	if (json_kind(value) != JSON_STRING)
		return;
	text = json_decode(value, arena);
	if (span_equal(key, SPAN("kind")))
		comment->kind = span_equal(text, SPAN("pingback")) ? PINGBACK : COMMENT;
	for (uint8_t i = 0; i < COMMENT_STATES; i++)
		if (span_equal(key, SPAN("state")) && span_equal(text, span_from(comment_state_names[i])))
			comment->state = i;
	for (size_t i = 0; i < N_TEXT_FIELDS; i++)
		if (text.len > 0 && span_equal(key, span_from(text_fields[i].name)))
			*text_field(comment, i) = text;
}

static void
read_comment(struct thread *thread, struct page *page, struct span json,
    struct utf8_cursor *cursor, uint32_t *block)
{
	struct comment *comment = thread_add(thread);
	struct json_reader reader = json_read(json);
	size_t start = utf8_cursor_bytes(cursor, bounded(json_get(json, "start"), UINT32_MAX));
	size_t end = utf8_cursor_bytes(cursor, bounded(json_get(json, "end"), UINT32_MAX));
	struct span key, value;

	while (json_next(&reader, &key, &value))
		read_member(comment, key, value, &page->arena);
	if (comment->parent >= thread->n)
		comment->parent = comment->depth = 0;
	while (*block < page->n_blocks && page->blocks[*block].start < start)
		++*block;
	comment->first_block = *block;
	while (*block < page->n_blocks && page->blocks[*block].end <= end)
		++*block;
	comment->end_block = *block;
}

bool
thread_from_record(struct thread *thread, struct page *page, struct record *rec)
{
	struct span json = record_raw(rec, "thread"), key, item;
	struct utf8_cursor cursor = { .text = buffer_span(&page->text) };
	struct json_reader reader;
	uint32_t block = 0;

	thread_reset(thread);
	if (json.ptr == NULL || json_kind(json) != JSON_OBJECT)
		return false;
	thread->forum = json_kind(json_get(json, "forum")) == JSON_TRUE;
	thread->announced = (long)json_number(json_get(json, "announced"), -1);
	reader = json_read(json_get(json, "comments"));
	while (json_next(&reader, &key, &item))
		read_comment(thread, page, item, &cursor, &block);
	if (thread->n > 0) {
		thread->first_block = thread->comments[0].first_block;
		thread->end_block = thread->comments[thread->n - 1].end_block;
	}
	return true;
}

/* Does the page begin with its thread, nothing of an article above? */
static bool
begins_with_thread(const struct page *page, const struct thread *thread)
{
	for (size_t i = 0; i < thread->comments[0].first_block && i < page->n_blocks; i++)
		if (page->blocks[i].label == LABEL_TEXT)
			return false;
	return true;
}

void
thread_set_author(const struct thread *thread, const struct page *page, struct record *rec)
{
	if (thread->forum && thread->n > 0 && thread->comments[0].author.len > 0 &&
	    begins_with_thread(page, thread))
		record_set_string_if_absent(rec, "metadata.author",
		    arena_copy(rec->arena, thread->comments[0].author));
}
