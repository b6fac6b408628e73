/*
 * span - a borrowed run of bytes
 *
 * Text is a pointer and a length and may hold NUL. A span owns nothing: whoever hands one out says
 * until when it is good. ptr == NULL means "absent", which is not the same as empty.
 */
#ifndef WINNOW_SPAN_H
#define WINNOW_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
	const char *ptr;
	size_t len; /* bytes */
};

/* A string literal as a span. */
#define SPAN(literal) ((struct span){ (literal), sizeof(literal) - 1 })

static inline struct span
span_make(const char *ptr, size_t len)
{
	return (struct span){ ptr, len };
}

/* The bytes of a C string, NULL for NULL. */
static inline struct span
span_from(const char *string)
{
	return (struct span){ string, string == NULL ? 0 : strlen(string) };
}

static inline bool
span_equal(struct span a, struct span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool
span_starts(struct span text, struct span prefix)
{
	return text.len >= prefix.len &&
	    (prefix.len == 0 || memcmp(text.ptr, prefix.ptr, prefix.len) == 0);
}

/* Is text a C string that is not empty? For lists: the first byte rules most out. */
static inline bool
span_is(struct span text, const char *string)
{
	return text.len > 0 && text.ptr[0] == string[0] && span_equal(text, span_from(string));
}

/* Does text start with a C string that is not empty? For lists, as well. */
static inline bool
span_starts_as(struct span text, const char *string)
{
	return text.len > 0 && text.ptr[0] == string[0] && span_starts(text, span_from(string));
}

static inline bool
span_ends(struct span text, struct span suffix)
{
	return text.len >= suffix.len &&
	    (suffix.len == 0 || memcmp(text.ptr + text.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

/* Bytes [start, end) of text; both are cut to its length. */
static inline struct span
span_slice(struct span text, size_t start, size_t end)
{
	if (end > text.len)
		end = text.len;
	if (start > end)
		start = end;
	return (struct span){ start > 0 ? text.ptr + start : text.ptr, end - start };
}

/* Equal when ASCII letters are folded to lower case. */
bool span_equal_nocase(struct span a, struct span b);

/* Without ASCII white space at either end. */
struct span span_trim(struct span text);

/* Where needle first stands in text, text.len if nowhere. */
size_t span_find(struct span text, struct span needle);

/* The same with ASCII letters of both folded. Linear in text.len for the short needles it is for. */
size_t span_find_nocase(struct span text, struct span needle);

/*
 * The next piece of *rest up to separator, which is taken off too. Returns false, and leaves *piece
 * alone, when rest is used up (rest->ptr == NULL).
 */
bool span_split(struct span *rest, char separator, struct span *piece);

/*
 * The value of the decimal digits at *at of text, of which `most` are read (1 to 19: no value is too
 * large then) and passed by *at; 0, with *at where it was, if there are none.
 */
unsigned long long span_take_number(struct span text, size_t *at, size_t most);

/* How many decimal digits text begins with. */
size_t span_digits(struct span text);

/* The first decimal digit at or behind a byte, text.len if there is none. */
size_t span_next_digit(struct span text, size_t at);

/* How often a byte stands in text. */
size_t span_count(struct span text, char byte);

/* FNV-1a, 64 bits: stable across machines and versions. Byte by byte it begins with SPAN_HASH. */
unsigned long long span_hash(struct span text);

/* The same for ASCII letters in either case. */
unsigned long long span_hash_nocase(struct span text);

#define SPAN_HASH 0xcbf29ce484222325u

static inline unsigned long long
span_hash_byte(unsigned long long hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 0x100000001b3u;
}

#endif
