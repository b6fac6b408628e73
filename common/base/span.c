/*
 * span - a borrowed run of bytes
 */
#include "span.h"

#include "ascii.h"
#include "simd.h"

enum { SHORT_BYTES = 64 };

bool
span_equal_nocase(struct span a, struct span b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_fold(a.ptr[i]) != ascii_fold(b.ptr[i]))
			return false;
	return true;
}

struct span
span_trim(struct span text)
{
	while (text.len > 0 && ascii_is_space(text.ptr[0])) {
		text.ptr++;
		text.len--;
	}
	while (text.len > 0 && ascii_is_space(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

/* memmem takes longer to begin than it takes to look at a few bytes. */
static size_t
find_in_short(struct span text, struct span needle)
{
	for (size_t i = 0; i + needle.len <= text.len; i++)
		if (text.ptr[i] == needle.ptr[0] && text.ptr[i + 1] == needle.ptr[1] &&
		    memcmp(text.ptr + i, needle.ptr, needle.len) == 0)
			return i;
	return text.len;
}

size_t
span_find(struct span text, struct span needle)
{
	const char *at;

	if (needle.len == 0)
		return 0;
	if (text.len < needle.len)
		return text.len;
	if (text.len < SHORT_BYTES && needle.len > 1)
		return find_in_short(text, needle);
	at = memmem(text.ptr, text.len, needle.ptr, needle.len);
	return at == NULL ? text.len : (size_t)(at - text.ptr);
}

size_t
span_find_nocase(struct span text, struct span needle)
{
	char first, any_case;

	if (needle.len == 0 || text.len < needle.len)
		return needle.len == 0 ? 0 : text.len;
	any_case = ascii_is_letter(needle.ptr[0]) ? 0x20 : 0;
	first = (char)(needle.ptr[0] | any_case);
	for (size_t i = 0; i + needle.len <= text.len; i++)
		if ((char)(text.ptr[i] | any_case) == first &&
		    span_equal_nocase(span_make(text.ptr + i, needle.len), needle))
			return i;
	return text.len;
}

bool
span_split(struct span *rest, char separator, struct span *piece)
{
	const char *at;

	if (rest->ptr == NULL)
		return false;
	at = memchr(rest->ptr, separator, rest->len);
	if (at == NULL) {
		*piece = *rest;
		*rest = (struct span){ NULL, 0 };
		return true;
	}
	*piece = span_make(rest->ptr, (size_t)(at - rest->ptr));
	rest->len -= piece->len + 1;
	rest->ptr = at + 1;
	return true;
}

unsigned long long
span_take_number(struct span text, size_t *at, size_t most)
{
	unsigned long long number = 0;

	for (; most > 0 && *at < text.len && ascii_is_digit(text.ptr[*at]); most--)
		number = number * 10 + (unsigned long long)(text.ptr[(*at)++] - '0');
	return number;
}

size_t
span_digits(struct span text)
{
	size_t n = 0;

	while (n < text.len && ascii_is_digit(text.ptr[n]))
		n++;
	return n;
}

/* The high bit of each byte that is a digit. */
static uint64_t
digits_of(uint64_t word)
{
	uint64_t low = (word ^ SIMD_EACH(0x30)) & SIMD_EACH(0x7f);

	return ~(low + SIMD_EACH(0x76)) & ~word & SIMD_EACH(0x80);
}

size_t
span_next_digit(struct span text, size_t at)
{
	for (; at + 8 <= text.len; at += 8) {
		uint64_t digits = digits_of(simd_word(text.ptr + at));

		if (digits != 0)
			return at + (size_t)__builtin_ctzll(digits) / 8;
	}
	while (at < text.len && !ascii_is_digit(text.ptr[at]))
		at++;
	return at;
}

size_t
span_count(struct span text, char byte)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == byte;
	return n;
}

unsigned long long
span_hash(struct span text)
{
	unsigned long long hash = SPAN_HASH;

	for (size_t i = 0; i < text.len; i++)
		hash = span_hash_byte(hash, text.ptr[i]);
	return hash;
}

unsigned long long
span_hash_nocase(struct span text)
{
	unsigned long long hash = SPAN_HASH;

	for (size_t i = 0; i < text.len; i++)
		hash = span_hash_byte(hash, ascii_fold(text.ptr[i]));
	return hash;
}
