/*
 * split_spans - spans found before the split (`links`, `dates`, `entities`), moved to where their text went
 *
 * A span that lies in no piece of the text, or across two, is dropped: its words are head, control
 * or gap now.
 */
#include <stdlib.h>

#include "json.h"
#include "split.h"
#include "utf8.h"

struct moved {
	struct span object;
	uint32_t to;
	size_t start, end; /* code points of its new text */
};

static int
compare_pieces(const void *a, const void *b)
{
	const struct piece *one = a, *other = b;

	return one->start < other->start ? -1 : one->start > other->start;
}

static int
compare_moved(const void *a, const void *b)
{
	const struct moved *one = a, *other = b;

	if (one->to != other->to)
		return one->to < other->to ? -1 : 1;
	return one->object.ptr < other->object.ptr ? -1 : one->object.ptr > other->object.ptr;
}

/* The piece that holds bytes [start, end); NULL if none does. */
static const struct piece *
find_piece(const struct splitter *s, size_t start, size_t end)
{
	size_t low = 0, high = s->n_pieces;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->pieces[middle].end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == s->n_pieces || s->pieces[low].start > start || s->pieces[low].end < end)
		return NULL;
	return &s->pieces[low];
}

/* Where an object's span went; false if nowhere. cursors: over the page's text, then one for the
 * text of each record. */
static bool
move_span(const struct splitter *s, struct utf8_cursor *page, struct utf8_cursor *texts,
    struct moved *moved)
{
	double start = json_number(json_get(moved->object, "start"), -1);
	double end = json_number(json_get(moved->object, "end"), -1);
	const struct piece *piece;
	size_t first, last;

	if (start < 0 || end < start || end > UINT32_MAX)
		return false;
	first = utf8_cursor_bytes(page, (size_t)start);
	last = first + utf8_offset(span_slice(page->text, first, page->text.len),
	    (size_t)(end - start));
	piece = find_piece(s, first, last);
	if (piece == NULL)
		return false;
	moved->to = piece->to;
	moved->start = utf8_cursor_chars(&texts[piece->to], piece->to_start + first - piece->start);
	moved->end = moved->start + (size_t)(end - start);
	return true;
}

/* Copies an object with its two offsets replaced. */
static void
add_moved(struct buffer *out, const struct moved *moved)
{
	struct json_reader reader = json_read(moved->object);
	struct span key, value;

	buffer_add(out, out->len == 0 ? SPAN("[{") : SPAN(",{"));
	for (bool first = true; json_next(&reader, &key, &value); first = false) {
		buffer_add(out, first ? SPAN("\"") : SPAN(",\""));
		buffer_add(out, key);
		buffer_add(out, SPAN("\":"));
		if (span_equal(key, SPAN("start")))
			buffer_add_number(out, moved->start);
		else if (span_equal(key, SPAN("end")))
			buffer_add_number(out, moved->end);
		else
			buffer_add(out, value);
	}
	buffer_add_byte(out, '}');
}

static struct span_list
split_list(struct splitter *s, const char *path, struct record *article, struct worker *worker)
{
	struct span json = record_raw(article, path), key, object;
	struct utf8_cursor page = { .text = buffer_span(&s->page.text) }, *texts;
	struct json_reader reader = json_read(json);
	struct span_list list = { 0 };
	size_t n = 0;

	if (json.ptr == NULL)
		return list;
	while (json_next(&reader, &key, &object))
		n++;
	list.moved = arena_get(&worker->arena, (n + 1) * sizeof(*list.moved));
	texts = arena_get_zeroed(&worker->arena, s->thread.n + 1, sizeof(*texts));
	texts[0].text = record_string(article, "text");
	for (size_t i = 0; i < s->thread.n; i++)
		texts[i + 1].text = s->texts[i];
	reader = json_read(json);
	while (json_next(&reader, &key, &object)) {
		list.moved[list.n].object = object;
		list.n += move_span(s, &page, texts, &list.moved[list.n]);
	}
	qsort(list.moved, list.n, sizeof(*list.moved), compare_moved);
	return list;
}

static const char *const paths[SPLIT_LISTS] = { "links", "dates", "entities" };

void
split_spans(struct splitter *s, struct record *article, struct worker *worker)
{
	qsort(s->pieces, s->n_pieces, sizeof(*s->pieces), compare_pieces);
	for (size_t i = 0; i < SPLIT_LISTS; i++)
		s->lists[i] = split_list(s, paths[i], article, worker);
}

void
split_set_spans(struct splitter *s, struct record *rec, size_t number)
{
	for (size_t i = 0; i < SPLIT_LISTS; i++) {
		struct span_list *list = &s->lists[i];

		if (list->moved == NULL)
			continue;
		buffer_reset(&s->json);
		for (; list->at < list->n && list->moved[list->at].to == number; list->at++)
			add_moved(&s->json, &list->moved[list->at]);
		if (s->json.len == 0)
			buffer_add_byte(&s->json, '[');
		buffer_add_byte(&s->json, ']');
		record_set(rec, paths[i], buffer_span(&s->json));
	}
}
