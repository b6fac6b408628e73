/*
 * spans - offsets into the text of a record, and the keys of the objects that have them
 *
 * Offsets are looked up through a table of every 256th code point, so that many long spans over one
 * text cost no more than their own surface.
 */
#include "spans.h"

#include <math.h>

#include "heap.h"
#include "utf8.h"

enum { STRIDE = 256, FIELDS = 64 /* whose keys are remembered */, SHOWN = 40 /* bytes of text */ };

/* One object of an array. */
struct item {
	double start, end; /* NAN: none */
	struct span text;  /* as JSON; absent: none */
};

static void
mark_text(struct spans *spans, struct span text)
{
	size_t at = 0;

	spans->text = text;
	spans->n_chars = utf8_count(text);
	spans->n_marks = 0;
	do {
		spans->marks = heap_grow(spans->marks, &spans->marks_capacity, spans->n_marks + 1,
		    sizeof(*spans->marks));
		spans->marks[spans->n_marks++] = at;
		at += utf8_offset(span_slice(text, at, text.len), STRIDE);
	} while (at < text.len);
}

/* Byte offset of a code point; text.len + 1 if there are not so many. */
static size_t
find_offset(const struct spans *spans, size_t n)
{
	size_t at;

	if (n >= spans->n_chars)
		return spans->text.len + (n > spans->n_chars);
	at = spans->marks[n / STRIDE];
	for (size_t rest = n % STRIDE; rest > 0; rest--)
		utf8_next(spans->text, &at);
	return at;
}

/* Reads an object and lists its keys. */
static struct item
read_item(struct spans *spans, struct span json)
{
	struct json_reader members = json_read(json);
	struct item item = { NAN, NAN, { NULL, 0 } };
	struct span key, value;

	buffer_reset(&spans->keys);
	while (json_next(&members, &key, &value)) {
		if (spans->keys.len > 0)
			buffer_add_byte(&spans->keys, ' ');
		buffer_add(&spans->keys, key);
		if (json_key_is(key, SPAN("start")))
			item.start = json_number(value, NAN);
		else if (json_key_is(key, SPAN("end")))
			item.end = json_number(value, NAN);
		else if (json_key_is(key, SPAN("text")) && json_kind(value) == JSON_STRING)
			item.text = value;
	}
	return item;
}

static char *
copy(struct span text)
{
	char *bytes = heap_get(text.len);

	memcpy(bytes, text.ptr, text.len);
	return bytes;
}

/* Has this field had these keys so far? The first object of the stream decides. */
static bool
same_keys(struct spans *spans, struct span field, struct buffer *why)
{
	struct span keys = buffer_span(&spans->keys), known;
	struct spans_field *new;

	for (size_t i = 0; i < spans->n_fields; i++) {
		if (!span_equal(span_make(spans->fields[i].name, spans->fields[i].name_len), field))
			continue;
		known = span_make(spans->fields[i].keys, spans->fields[i].keys_len);
		if (span_equal(known, keys))
			return true;
		buffer_print(why, "has the keys '%.*s', others have '%.*s'", (int)keys.len, keys.ptr,
		    (int)known.len, known.ptr);
		return false;
	}
	if (spans->n_fields == FIELDS)
		return true;
	spans->fields = heap_grow(spans->fields, &spans->fields_capacity, spans->n_fields + 1,
	    sizeof(*spans->fields));
	new = &spans->fields[spans->n_fields++];
	*new = (struct spans_field){ copy(field), copy(keys), field.len, keys.len };
	return true;
}

static bool
check_text(const struct spans *spans, const struct item *item, size_t start, size_t end,
    struct record *rec, struct buffer *why)
{
	struct span stands = span_slice(spans->text, start, end), text;

	if (item->text.ptr == NULL)
		return true;
	text = json_decode(item->text, rec->arena);
	if (span_equal(text, stands))
		return true;
	buffer_print(why, "'%.*s' is not what stands there: '%.*s'",
	    (int)utf8_offset(text, SHOWN), text.ptr, (int)utf8_offset(stands, SHOWN), stands.ptr);
	return false;
}

static bool
check_item(const struct spans *spans, const struct item *item, double before, struct record *rec,
    struct buffer *why)
{
	size_t start, end;

	if (isnan(item->start) || isnan(item->end) || item->start < 0 || item->end < item->start) {
		buffer_add(why, SPAN("start and end are no range"));
		return false;
	}
	if (item->start < before) {
		buffer_print(why, "starts at %.15g, before the one in front of it at %.15g", item->start,
		    before);
		return false;
	}
	start = item->start < 1e15 ? find_offset(spans, (size_t)item->start) : spans->text.len + 1;
	end = item->end < 1e15 ? find_offset(spans, (size_t)item->end) : spans->text.len + 1;
	if (end > spans->text.len) {
		buffer_print(why, "ends at %.15g, behind the text with its %zu code points", item->end,
		    spans->n_chars);
		return false;
	}
	return check_text(spans, item, start, end, rec, why);
}

static bool
check_array(struct spans *spans, struct span field, struct span array, struct record *rec,
    struct buffer *path, struct buffer *why)
{
	struct json_reader items = json_read(array);
	struct span key, json;
	double before = 0;

	for (size_t n = 0; json_next(&items, &key, &json); n++) {
		struct item item = read_item(spans, json);

		if (n == 0 && (isnan(item.start) || isnan(item.end)))
			return true; /* no array of spans */
		if (spans->text.ptr == NULL)
			mark_text(spans, record_string(rec, "text"));
		buffer_reset(path);
		buffer_print(path, "%.*s[%zu]", (int)field.len, field.ptr, n);
		if (!same_keys(spans, field, why) || !check_item(spans, &item, before, rec, why))
			return false;
		before = item.start;
	}
	buffer_reset(path);
	return true;
}

bool
spans_fit(struct spans *spans, struct record *rec, struct buffer *path, struct buffer *why)
{
	struct json_reader fields = json_read(span_trim(rec->line));
	struct span key, value;

	spans->text = span_make(NULL, 0);
	while (json_next(&fields, &key, &value))
		if (json_kind(value) == JSON_ARRAY &&
		    !check_array(spans, key, value, rec, path, why))
			return false;
	return true;
}

void
spans_free(struct spans *spans)
{
	for (size_t i = 0; i < spans->n_fields; i++) {
		heap_free(spans->fields[i].name);
		heap_free(spans->fields[i].keys);
	}
	heap_free(spans->fields);
	heap_free(spans->marks);
	buffer_free(&spans->keys);
}
