/*
 * json_string - between JSON strings and text, and writing of keys and numbers
 */
#include <math.h>
#include <stdio.h>

#include "json.h"
#include "simd.h"
#include "utf8.h"

static uint32_t
hex_value(char c)
{
	return (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

/* The four digits at ptr. */
static uint32_t
hex_unit(const char *ptr)
{
	return hex_value(ptr[0]) << 12 | hex_value(ptr[1]) << 8 | hex_value(ptr[2]) << 4 |
	    hex_value(ptr[3]);
}

/* Is there \uXXXX at text[at]? */
static bool
has_unit(struct span text, size_t at)
{
	return text.len - at >= 6 && text.ptr[at] == '\\' && text.ptr[at + 1] == 'u';
}

/*
 * Decodes \uXXXX at text[*at], with the second half of a surrogate pair if it is there, to out.
 * utf8_encode makes U+FFFD of a lone surrogate.
 */
static size_t
decode_unit(struct span text, size_t *at, char *out)
{
	uint32_t unit = hex_unit(text.ptr + *at + 2);

	*at += 6;
	if (unit >= 0xd800 && unit < 0xdc00 && has_unit(text, *at)) {
		uint32_t low = hex_unit(text.ptr + *at + 2);

		if (low >= 0xdc00 && low < 0xe000) {
			*at += 6;
			unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
		}
	}
	return utf8_encode(unit, out);
}

static size_t
decode_escape(struct span text, size_t *at, char *out)
{
	char letter = text.len - *at > 1 ? text.ptr[*at + 1] : '\\';

	if (letter == 'u' && has_unit(text, *at))
		return decode_unit(text, at, out);
	*out = simd_unescaped(letter);
	*at += text.len - *at > 1 ? 2 : 1;
	return 1;
}

/* An escape is never shorter than what it stands for, so the room of the source is enough. */
struct span
json_decode(struct span value, struct arena *arena)
{
	const struct simd *simd = simd_best();
	struct span text = span_slice(value, 1, value.len > 1 ? value.len - 1 : 1);
	const char *first = text.len > 0 ? memchr(text.ptr, '\\', text.len) : NULL;
	size_t at, len;
	char *out;

	if (first == NULL)
		return text;
	out = arena_get(arena, text.len);
	at = len = (size_t)(first - text.ptr);
	memcpy(out, text.ptr, at);
	while (at < text.len) {
		size_t run;

		len += simd->unescape(span_slice(text, at, text.len), out + len, &run);
		at += run;
		run = simd->copy_to_backslash(span_slice(text, at, text.len), out + len);
		at += run;
		len += run;
		if (at < text.len)
			len += decode_escape(text, &at, out + len);
	}
	return span_make(out, len);
}

/* Writes the escape of c; returns its length, at most 6. */
static size_t
escape(unsigned char c, char *out)
{
	static const char digits[] = "0123456789abcdef";

	out[0] = '\\';
	out[1] = simd_letters[c];
	if (out[1] != '\0')
		return 2;
	memcpy(out + 1, "u00", 3);
	out[4] = digits[c >> 4];
	out[5] = digits[c & 15];
	return 6;
}

/* Writes text with its escapes to `end`; returns what is behind it. */
static char *
put_escaped(struct span text, char *end)
{
	const struct simd *simd = simd_best();
	size_t at = 0;

	while (at < text.len) {
		size_t run;

		end += simd->escape(span_slice(text, at, text.len), end, &run);
		at += run;
		run = simd->copy_unescaped(span_slice(text, at, text.len), end);
		at += run;
		end += run;
		if (at < text.len)
			end += escape((unsigned char)text.ptr[at++], end);
	}
	return end;
}

enum { PIECE = 16 * 1024, ESCAPE_MAX = 6, SHORT_BYTES = 32, SPARE = 8 /* written beyond the end */ };

/* Writes a short text that needs no escapes; false, and what was written means nothing, if it does. */
static bool
put_plain(struct span text, char *end)
{
	for (size_t at = 0; at < text.len; at += 8) {
		uint64_t word = simd_word_at(text, at);

		if (text.len - at < 8)
			word |= SIMD_EACH(' ') << 8 * (text.len - at);
		if (simd_escaped(word) != 0)
			return false;
		word = htole64(word);
		memcpy(end + at, &word, 8);
	}
	return true;
}

/* In pieces, so that the room for the worst case is small. */
static void
add_long_string(struct buffer *out, struct span text)
{
	buffer_add_byte(out, '"');
	for (size_t at = 0; at < text.len; at += PIECE) {
		char *end = buffer_reserve(out, PIECE * ESCAPE_MAX);

		end = put_escaped(span_slice(text, at, at + PIECE), end);
		out->len = (size_t)(end - out->ptr);
	}
	buffer_add_byte(out, '"');
}

void
json_add_string(struct buffer *out, struct span text)
{
	char *end;

	if (text.len > PIECE) {
		add_long_string(out, text);
		return;
	}
	end = buffer_reserve(out, text.len * ESCAPE_MAX + SPARE + 2);
	*end++ = '"';
	if (text.len <= SHORT_BYTES && put_plain(text, end))
		end += text.len;
	else
		end = put_escaped(text, end);
	*end++ = '"';
	out->len = (size_t)(end - out->ptr);
}

void
json_add_name(struct buffer *out, struct span key)
{
	char *end = buffer_reserve(out, key.len + 4);

	if (out->len > 0 && end[-1] != '{')
		*end++ = ',';
	*end++ = '"';
	memcpy(end, key.ptr, key.len);
	memcpy(end + key.len, "\":", 2);
	out->len = (size_t)(end + key.len + 2 - out->ptr);
}

enum { SHORT_DECIMALS = 3 };

/* Writes a small number, as most are. False where it is so near the middle of two that rounding takes
 * care, which printf has. */
static bool
add_short_real(struct buffer *out, double number, int decimals)
{
	static const unsigned scales[SHORT_DECIMALS + 1] = { 1, 10, 100, 1000 };
	double scaled;
	unsigned whole, rest;

	if (!(number >= 0 && number < 1e6) || decimals < 1 || decimals > SHORT_DECIMALS)
		return false;
	scaled = number * scales[decimals];
	whole = (unsigned)(scaled + 0.5);
	if (fabs(fabs(scaled - whole) - 0.5) < 1e-6)
		return false;
	rest = whole % scales[decimals];
	buffer_add_number(out, whole / scales[decimals]);
	buffer_add_byte(out, '.');
	do {
		unsigned scale = scales[--decimals];

		buffer_add_byte(out, (char)('0' + rest / scale));
		rest %= scale;
	} while (rest > 0);
	return true;
}

void
json_add_real(struct buffer *out, double number, int decimals)
{
	char digits[400];
	int len, start;

	if (add_short_real(out, number, decimals))
		return;
	if (!isfinite(number) || decimals < 0)
		number = decimals = 0;
	if (decimals > 17)
		decimals = 17;
	len = snprintf(digits, sizeof(digits), "%.*f", decimals, number);
	while (decimals > 0 && digits[len - 1] == '0' && digits[len - 2] != '.')
		len--;
	/* a rounded -0.001 is no negative zero */
	start = digits[0] == '-' && strspn(digits, "-0.") >= (size_t)len ? 1 : 0;
	buffer_add(out, span_make(digits + start, (size_t)(len - start)));
}
