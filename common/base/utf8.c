/*
 * utf8 - validate, repair, count and step through UTF-8
 */
#include "utf8.h"

#include "simd.h"

enum { REPLACEMENT = 0xfffd };

/*
 * Length of the code point at the start of text if it is right (*whole), else of its maximal
 * subpart: the longest start of a right one, at least one byte (table 3-7 of Unicode).
 */
static size_t
sequence(struct span text, bool *whole)
{
	const unsigned char *byte = (const unsigned char *)text.ptr;
	size_t len = byte[0] < 0x80 ? 1 : byte[0] < 0xe0 ? 2 : byte[0] < 0xf0 ? 3 : 4, at = 1;
	unsigned char least = byte[0] == 0xe0 ? 0xa0 : byte[0] == 0xf0 ? 0x90 : 0x80;
	unsigned char most = byte[0] == 0xed ? 0x9f : byte[0] == 0xf4 ? 0x8f : 0xbf;

	*whole = false;
	if (byte[0] > 0xf4 || (byte[0] >= 0x80 && byte[0] < 0xc2))
		return 1;
	for (; at < len && at < text.len && byte[at] >= least && byte[at] <= most; at++) {
		least = 0x80;
		most = 0xbf;
	}
	*whole = at == len;
	return at;
}

/* Walks a stretch byte by byte, then tries the fast loop again. */
enum { STRETCH = 256 };

size_t
utf8_valid_prefix(struct span text)
{
	const struct simd *simd = simd_best();
	size_t at = 0;

	while (at < text.len) {
		size_t end;
		bool whole;

		at += simd->utf8_valid(span_slice(text, at, text.len));
		end = at + STRETCH;
		while (at < text.len && at < end) {
			size_t len = sequence(span_slice(text, at, text.len), &whole);

			if (!whole)
				return at;
			at += len;
		}
	}
	return text.len;
}

/* Appends valid text with its NULs replaced; returns how many. */
static size_t
add_without_nul(struct span text, struct buffer *out)
{
	struct span piece;
	size_t n = 0;

	while (span_split(&text, '\0', &piece)) {
		buffer_add(out, piece);
		if (text.ptr == NULL)
			break;
		buffer_add(out, SPAN("\xef\xbf\xbd"));
		n++;
	}
	return n;
}

size_t
utf8_repair(struct span text, struct buffer *out)
{
	size_t n = 0;

	while (text.len > 0) {
		size_t valid = utf8_valid_prefix(text);
		bool whole;

		n += add_without_nul(span_slice(text, 0, valid), out);
		text = span_slice(text, valid, text.len);
		if (text.len == 0)
			break;
		text = span_slice(text, sequence(text, &whole), text.len);
		buffer_add(out, SPAN("\xef\xbf\xbd"));
		n++;
	}
	return n;
}

size_t
utf8_count(struct span text)
{
	return simd_best()->utf8_count(text);
}

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Whole blocks are counted, the last one is walked. */
size_t
utf8_offset(struct span text, size_t n)
{
	enum { BLOCK = 256 };
	size_t at = 0;

	while (text.len - at >= BLOCK && n >= BLOCK) {
		n -= utf8_count(span_slice(text, at, at + BLOCK));
		at += BLOCK;
	}
	while (at < text.len && (n > 0 || is_continuation(text.ptr[at])))
		n -= !is_continuation(text.ptr[at++]);
	return at;
}

uint32_t
utf8_next(struct span text, size_t *at)
{
	unsigned char lead = (unsigned char)text.ptr[(*at)++];
	uint32_t c = lead < 0x80 ? lead : lead < 0xe0 ? lead & 0x1fu : lead < 0xf0 ? lead & 0x0fu
	                                                                           : lead & 0x07u;

	if (lead >= 0x80)
		while (*at < text.len && is_continuation(text.ptr[*at]))
			c = c << 6 | ((unsigned char)text.ptr[(*at)++] & 0x3fu);
	return c;
}

size_t
utf8_blank(struct span text)
{
	unsigned char first = text.len > 0 ? (unsigned char)text.ptr[0] : 'x';
	unsigned char second = text.len > 1 ? (unsigned char)text.ptr[1] : 0;
	unsigned char third = text.len > 2 ? (unsigned char)text.ptr[2] : 0;

	switch (first) {
	case '\t': case '\n': case '\v': case '\f': case '\r': case ' ':
		return 1;
	case 0xc2: /* U+0085, U+00A0, U+00AD */
		return second == 0x85 || second == 0xa0 || second == 0xad ? 2 : 0;
	case 0xe1: /* U+1680 */
		return second == 0x9a && third == 0x80 ? 3 : 0;
	case 0xe2: /* U+2000 to U+200D, U+2028, U+2029, U+202F; U+205F, U+2060 */
		if (second == 0x81)
			return third == 0x9f || third == 0xa0 ? 3 : 0;
		if (second != 0x80 || third < 0x80)
			return 0;
		return third <= 0x8d || third == 0xa8 || third == 0xa9 || third == 0xaf ? 3 : 0;
	case 0xe3: /* U+3000 */
		return second == 0x80 && third == 0x80 ? 3 : 0;
	case 0xef: /* U+FEFF */
		return second == 0xbb && third == 0xbf ? 3 : 0;
	default:
		return 0;
	}
}

struct span
utf8_trim_end(struct span text)
{
	while (text.len > 0) {
		size_t last = text.len - 1;

		while (last > 0 && ((unsigned char)text.ptr[last] & 0xc0) == 0x80)
			last--;
		if (utf8_blank(span_slice(text, last, text.len)) == 0)
			break;
		text.len = last;
	}
	return text;
}

struct span
utf8_trim(struct span text)
{
	size_t len;

	while ((len = utf8_blank(text)) > 0)
		text = span_slice(text, len, text.len);
	return utf8_trim_end(text);
}

size_t
utf8_encode(uint32_t c, char *out)
{
	if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		c = REPLACEMENT;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

size_t
utf8_cursor_chars(struct utf8_cursor *cursor, size_t byte)
{
	if (byte < cursor->byte)
		cursor->byte = cursor->chars = 0;
	cursor->chars += utf8_count(span_slice(cursor->text, cursor->byte, byte));
	cursor->byte = byte;
	return cursor->chars;
}

size_t
utf8_cursor_bytes(struct utf8_cursor *cursor, size_t chars)
{
	if (chars < cursor->chars)
		cursor->byte = cursor->chars = 0;
	cursor->byte += utf8_offset(span_slice(cursor->text, cursor->byte, cursor->text.len),
	    chars - cursor->chars);
	cursor->chars = chars;
	return cursor->byte;
}
