/*
 * html_unseen - characters that no browser shows
 */
#include "html_unseen.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum unseen { SEEN, UNSEEN, UNSEEN_SPACE, UNSEEN_JOINER, UNSEEN_LINE };

enum { BYTES = 3 }; /* all of them take as many */

/* U+200B, U+200C and U+200D, U+2028 and U+2029, U+2060, U+FEFF. */
static enum unseen
unseen_at(const char *at, const char *end)
{
	unsigned char last;

	if (end - at < BYTES)
		return SEEN;
	last = (unsigned char)at[2];
	if (at[0] == '\xEF')
		return at[1] == '\xBB' && last == 0xBF ? UNSEEN : SEEN;
	if (at[1] == '\x81')
		return last == 0xA0 ? UNSEEN : SEEN;
	if (at[1] != '\x80')
		return SEEN;
	switch (last) {
	case 0x8B: return UNSEEN_SPACE;
	case 0x8C: case 0x8D: return UNSEEN_JOINER;
	case 0xA8: case 0xA9: return UNSEEN_LINE;
	default: return SEEN;
	}
}

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* The letters of Thai and Lao, Burmese and Khmer: U+0E00 to U+0EFF, U+1000 to U+109F, U+1780 to U+17FF. */
static bool
is_unspaced(const char *at, const char *end)
{
	unsigned char second;

	if (end - at < BYTES)
		return false;
	second = (unsigned char)at[1];
	if (at[0] == '\xE0')
		return second >= 0xB8 && second <= 0xBB;
	return at[0] == '\xE1' && (second == 0x80 || second == 0x81 || second == 0x9E || second == 0x9F);
}

/* Does what stands at `at`, with text [start, out) before it, mean something? */
static bool
has_meaning(enum unseen kind, const char *start, const char *out, const char *at, const char *end)
{
	const char *next = at + BYTES;

	if (kind == UNSEEN_SPACE)
		return is_unspaced(next, end) || (out - start >= BYTES && is_unspaced(out - BYTES, end));
	return kind == UNSEEN_JOINER && (out == start || !is_ascii(out[-1])) &&
	    (next == end || !is_ascii(*next));
}

/* The next byte that one of them begins with. */
static char *
next_lead(char *at, char *end)
{
	char *first = memchr(at, 0xE2, (size_t)(end - at));
	char *other = memchr(at, 0xEF, (size_t)((first != NULL ? first : end) - at));

	return other != NULL ? other : first;
}

char *
html_drop_unseen(char *start, char *end)
{
	char *at = next_lead(start, end), *out = at, *next;

	for (; at != NULL; at = next) {
		enum unseen kind = unseen_at(at, end);

		if (kind == UNSEEN_LINE && out > start && out[-1] != ' ' && at + BYTES < end &&
		    at[BYTES] != ' ')
			*out++ = ' ';
		if (kind == SEEN || has_meaning(kind, start, out, at, end))
			*out++ = *at++;
		else
			at += BYTES;
		if (at < end && *at == ' ' && out > start && out[-1] == ' ')
			at++;
		next = next_lead(at, end);
		memmove(out, at, (size_t)((next != NULL ? next : end) - at));
		out += (next != NULL ? next : end) - at;
	}
	return out != NULL ? out : end;
}
