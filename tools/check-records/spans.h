/*
 * spans - offsets into the text of a record, and the keys of the objects that have them
 *
 * Any field that is an array of objects with `start` and `end` counts, the user's own too: offsets
 * lie within the text, do not go back from one object to the next, and where an object has `text`
 * it is what stands there. All objects of a field have the same keys in the whole stream.
 */
#ifndef WINNOW_SPANS_H
#define WINNOW_SPANS_H

#include "buffer.h"
#include "record.h"

/* What is known of a field with spans since its first record. */
struct spans_field {
	char *name, *keys; /* owned; the keys parted by blanks */
	size_t name_len, keys_len;
};

struct spans {
	struct spans_field *fields;
	size_t n_fields, fields_capacity;
	struct buffer keys; /* of one object */
	struct span text;   /* of the record, absent until its first span */
	size_t n_chars;
	size_t *marks; /* byte offset of every 256th code point */
	size_t n_marks, marks_capacity;
};

/* Looks at all spans of a record. If something is wrong, path and why say where and what. */
bool spans_fit(struct spans *spans, struct record *rec, struct buffer *path, struct buffer *why);

void spans_free(struct spans *spans);

#endif
