/*
 * json - scan, read and write JSON (RFC 8259) without building a tree
 *
 * Three parts: an iterative scanner that splits one object into its members and checks all of it;
 * the string codec; and a pull reader for the small values inside a record (metadata, blocks).
 * SIMD with dispatch at run time in the first two. Depth costs no stack.
 */
#ifndef WINNOW_JSON_H
#define WINNOW_JSON_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "span.h"

/* One `"key":value` of an object: spans of the source line. */
struct json_member {
	struct span key;   /* between the quotes, escapes undecoded */
	struct span value; /* the whole value, no white space around it */
};

struct json_members {
	struct json_member *list;
	size_t n, capacity;
	size_t end;        /* offset of the closing brace */
	bool escaped_keys; /* some key holds an escape, so that it must be decoded to be compared */
};

/*
 * Splits the object in text (white space around it allowed) into its members, in order, duplicates
 * included. The whole text is validated: NULL when it is one valid JSON object in valid UTF-8, else
 * what is wrong (a constant phrase), *at then being the byte offset of it.
 */
const char *json_scan(struct span text, struct json_members *members, size_t *at);

void json_members_free(struct json_members *members);

/* Is an undecoded key this name? */
bool json_key_is(struct span key, struct span name);

/*
 * The text of a JSON string given with its quotes. Borrowed from the source if it holds no escape,
 * else decoded into the arena. Lone surrogates become U+FFFD. The source must have been validated.
 */
struct span json_decode(struct span value, struct arena *arena);

/* Appends text as a JSON string with quotes; only `"` `\` and controls are escaped. */
void json_add_string(struct buffer *out, struct span text);

/* Appends `,"key":` or, right behind `{`, `"key":`. key needs no escaping. */
void json_add_name(struct buffer *out, struct span key);

static inline void
json_add_key(struct buffer *out, const char *key)
{
	json_add_name(out, span_from(key));
}

/* A whole member: its key as json_add_key, then the string ("" when absent) or the number. */
static inline void
json_add_text(struct buffer *out, const char *key, struct span text)
{
	json_add_key(out, key);
	json_add_string(out, text);
}

static inline void
json_add_count(struct buffer *out, const char *key, unsigned long long number)
{
	json_add_key(out, key);
	buffer_add_number(out, number);
}

/*
 * Appends a number with at most `decimals` places and no needless zeros, never in exponent form.
 * With decimals > 0 there is always a point ("0.0"): loaders that infer a column's type from the
 * first lines then never meet a real where they settled on whole numbers.
 */
void json_add_real(struct buffer *out, double number, int decimals);

enum json_kind {
	JSON_NONE, /* absent, or the end */
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT,
};

/* By the first byte of a trimmed value. */
enum json_kind json_kind(struct span value);

/*
 * Pull reader over the items of an array or the members of an object that was already validated:
 *	struct json_reader reader = json_read(value);
 *	while (json_next(&reader, &key, &item)) ...
 * key is absent (NULL) in arrays, undecoded in objects. A value of another kind has no items.
 */
struct json_reader {
	struct span rest;
};
struct json_reader json_read(struct span value);
bool json_next(struct json_reader *reader, struct span *key, struct span *item);

/* The value of a key in an object, the last one if it is there twice; ptr NULL if absent. */
struct span json_get(struct span object, const char *key);

/* A number as double, or `otherwise` if value is none. */
double json_number(struct span value, double otherwise);

/*
 * Checks a value of unknown origin (JSON-LD in a page) in full, as json_scan does for objects.
 * Returns NULL or what is wrong.
 */
const char *json_check(struct span text, size_t *at);

#endif
