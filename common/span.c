/*
 * span - a borrowed run of bytes
 */
#include "span.h"

#include "ascii.h"

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

size_t
span_find(struct span text, struct span needle)
{
	const char *at;

	if (needle.len == 0)
		return 0;
	if (text.len < needle.len)
		return text.len;
	at = memmem(text.ptr, text.len, needle.ptr, needle.len);
	return at == NULL ? text.len : (size_t)(at - text.ptr);
}

size_t
span_find_nocase(struct span text, struct span needle)
{
	char low, high;

	if (needle.len == 0 || text.len < needle.len)
		return needle.len == 0 ? 0 : text.len;
	low = ascii_fold(needle.ptr[0]);
	high = low >= 'a' && low <= 'z' ? (char)(low - 32) : low;
	for (size_t i = 0; i + needle.len <= text.len; i++)
		if ((text.ptr[i] == low || text.ptr[i] == high) &&
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
span_hash(struct span text)
{
	unsigned long long hash = SPAN_HASH;

	for (size_t i = 0; i < text.len; i++)
		hash = span_hash_byte(hash, text.ptr[i]);
	return hash;
}
