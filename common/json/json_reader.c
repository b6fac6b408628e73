/*
 * json_reader - steps through values that the scanner has already checked
 *
 * Nothing here looks for mistakes again; on text that was never checked the results mean nothing,
 * but no byte outside of it is read.
 */
#include <stdlib.h>

#include "heap.h"
#include "json.h"
#include "simd.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t
skip_space(struct span text, size_t at)
{
	while (at < text.len && is_space(text.ptr[at]))
		at++;
	return at;
}

/* Behind the string that starts at text[at]. */
static size_t
skip_string(struct span text, size_t at)
{
	at++;
	while (text.len - at >= 8) {
		uint64_t word = simd_word(text.ptr + at);
		uint64_t special = simd_equal(word, '"') | simd_equal(word, '\\');

		if (special == 0) {
			at += 8;
			continue;
		}
		at += (size_t)__builtin_ctzll(special) / 8;
		if (text.ptr[at] == '"')
			return at + 1;
		at = at + 2 < text.len ? at + 2 : text.len;
	}
	for (; at < text.len; at++) {
		if (text.ptr[at] == '"')
			return at + 1;
		if (text.ptr[at] == '\\')
			at++;
	}
	return text.len;
}

static size_t
skip_container(struct span text, size_t at)
{
	size_t depth = 0;

	while (at < text.len) {
		char c = text.ptr[at];

		if (c == '"') {
			at = skip_string(text, at);
			continue;
		}
		at++;
		if (c == '{' || c == '[')
			depth++;
		else if ((c == '}' || c == ']') && --depth == 0)
			break;
	}
	return at;
}

static size_t
skip_value(struct span text, size_t at)
{
	if (at >= text.len)
		return text.len;
	if (text.ptr[at] == '"')
		return skip_string(text, at);
	if (text.ptr[at] == '{' || text.ptr[at] == '[')
		return skip_container(text, at);
	while (at < text.len && !is_space(text.ptr[at]) && text.ptr[at] != ',' &&
	    text.ptr[at] != ']' && text.ptr[at] != '}')
		at++;
	return at;
}

enum json_kind
json_kind(struct span value)
{
	if (value.len == 0)
		return JSON_NONE;
	switch (value.ptr[0]) {
	case 'n':
		return JSON_NULL;
	case 'f':
		return JSON_FALSE;
	case 't':
		return JSON_TRUE;
	case '"':
		return JSON_STRING;
	case '[':
		return JSON_ARRAY;
	case '{':
		return JSON_OBJECT;
	default:
		return JSON_NUMBER;
	}
}

struct json_reader
json_read(struct span value)
{
	enum json_kind kind = json_kind(value);
	struct json_reader reader = { { NULL, 0 } };

	if (kind == JSON_ARRAY || kind == JSON_OBJECT)
		reader.rest = value;
	return reader;
}

/* Takes `"key":` off the text at *at, if that is what stands there. */
static struct span
read_key(struct span text, size_t *at)
{
	size_t end, colon;
	struct span key;

	if (*at >= text.len || text.ptr[*at] != '"')
		return span_make(NULL, 0);
	end = skip_string(text, *at);
	colon = skip_space(text, end);
	if (colon >= text.len || text.ptr[colon] != ':')
		return span_make(NULL, 0);
	key = span_slice(text, *at + 1, end - 1);
	*at = skip_space(text, colon + 1);
	return key;
}

/* rest starts with the bracket or comma before the next item, white space skipped. */
bool
json_next(struct json_reader *reader, struct span *key, struct span *item)
{
	struct span rest = reader->rest;
	size_t at = skip_space(rest, 0), end;

	if (at >= rest.len || rest.ptr[at] == ']' || rest.ptr[at] == '}')
		return false;
	at = skip_space(rest, at + 1);
	if (at >= rest.len || rest.ptr[at] == ']' || rest.ptr[at] == '}')
		return false;
	*key = read_key(rest, &at);
	end = skip_value(rest, at);
	*item = span_slice(rest, at, end);
	reader->rest = span_slice(rest, end, rest.len);
	return true;
}

/* Rare: a key with an escape in it, about as long as the name. */
static bool
escaped_key_is(struct span key, struct span name)
{
	struct span quoted = span_make(key.ptr - 1, key.len + 2);
	struct arena arena = ARENA_INIT;
	bool same = span_equal(json_decode(quoted, &arena), name);

	arena_free(&arena);
	return same;
}

/* An escape takes at most six bytes for one, and never less than one. */
bool
json_key_is(struct span key, struct span name)
{
	if (key.len == name.len && !span_equal(key, name))
		return false;
	if (key.len < name.len || key.len / 6 > name.len)
		return false;
	if (key.len == 0 || memchr(key.ptr, '\\', key.len) == NULL)
		return key.len == name.len;
	return escaped_key_is(key, name);
}

struct span
json_get(struct span object, const char *key)
{
	struct json_reader reader = json_read(object);
	struct span name = span_from(key), found = { NULL, 0 }, item_key, item;

	if (json_kind(object) != JSON_OBJECT)
		return found;
	while (json_next(&reader, &item_key, &item))
		if (json_key_is(item_key, name))
			found = item;
	return found;
}

double
json_number(struct span value, double otherwise)
{
	char digits[128], *copy = digits;
	double number;

	if (json_kind(value) != JSON_NUMBER)
		return otherwise;
	if (value.len >= sizeof(digits))
		copy = heap_get(value.len + 1);
	memcpy(copy, value.ptr, value.len);
	copy[value.len] = '\0';
	number = strtod(copy, NULL);
	if (copy != digits)
		heap_free(copy);
	return number;
}
