/*
 * html_entity - the character references of HTML
 *
 * The names are in html_entity.txt, in byte order, and found by bisection of that text; the few
 * that make up nearly all references of real pages are looked for first.
 */
#include <string.h>

#include "ascii.h"
#include "html.h"
#include "utf8.h"

enum { NAME_MAX_BYTES = 32, LEGACY_MAX_BYTES = 6 };

extern const char embedded_html_entity_txt[], embedded_html_entity_txt_end[];

/* What browsers make of &#128; to &#159;: windows-1252 bytes written as code points. */
static const uint16_t corrections[32] = {
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013,
	0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
};

static inline bool
is_alnum(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* `&#` at `at`. Digits beyond the largest code point are read over. */
static size_t
numeric(const char *at, const char *end, char *out, size_t *n_out)
{
	const char *digit = at + 2;
	uint32_t base = 10, c = 0;
	const char *first;

	if (digit < end && (*digit | 0x20) == 'x')
		base = 16, digit++;
	for (first = digit; digit < end; digit++) {
		int value = ascii_hex_value(*digit);

		if (value < 0 || (uint32_t)value >= base)
			break;
		if (c <= 0x10FFFF)
			c = c * base + (uint32_t)value;
	}
	if (digit == first)
		return 0;
	if (digit < end && *digit == ';')
		digit++;
	if (c >= 0x80 && c < 0xA0)
		c = corrections[c - 0x80];
	*n_out = utf8_encode(c == 0 ? 0xFFFD : c, out);
	return (size_t)(digit - at);
}

struct span
html_corrected(struct span c, char *out)
{
	unsigned char last = c.len == 2 ? (unsigned char)c.ptr[1] : 0;

	return c.ptr[0] == '\xC2' && last >= 0x80 && last < 0xA0
	    ? span_make(out, utf8_encode(corrections[last - 0x80], out)) : c;
}

/* Code points in hexadecimal, as they stand behind a name in the table. */
static size_t
encode(const char *at, const char *end, char *out)
{
	size_t n = 0;
	uint32_t c = 0;

	for (; at < end && (*at == ' ' || ascii_hex_value(*at) >= 0); at++) {
		if (*at != ' ') {
			c = c * 16 + (uint32_t)ascii_hex_value(*at);
		} else {
			n += utf8_encode(c, out + n);
			c = 0;
		}
	}
	return c > 0 ? n + utf8_encode(c, out + n) : n;
}

/* Below, equal or above zero as the name at the start of a line sorts against name. */
static int
compare(struct span line, struct span name)
{
	const char *stop = memchr(line.ptr, ' ', line.len);
	size_t len = stop == NULL ? line.len : (size_t)(stop - line.ptr);
	int order = memcmp(line.ptr, name.ptr, len < name.len ? len : name.len);

	return order != 0 ? order : (len > name.len) - (len < name.len);
}

/* Looks a name up in the table: what follows it on its line, ptr NULL if it is not there. */
static struct span
look_up(struct span name)
{
	const char *low = embedded_html_entity_txt, *high = embedded_html_entity_txt_end;

	while (low < high) {
		const char *middle = low + (high - low) / 2;
		const char *before = memrchr(low, '\n', (size_t)(middle - low));
		const char *start = before == NULL ? low : before + 1;
		const char *stop = memchr(middle, '\n', (size_t)(high - middle));
		struct span line = span_make(start, (size_t)(stop - start));
		int order = compare(line, name);

		if (order == 0)
			return span_make(start + name.len + 1, line.len - name.len - 1);
		if (order < 0)
			low = stop + 1;
		else
			high = start;
	}
	return span_make(NULL, 0);
}

/* The usual ones, each with its semicolon. */
static size_t
common(const char *at, const char *end, char *out, size_t *n_out)
{
	static const struct {
		char name[7];
		uint8_t len, n;
		char text[4];
	} rows[] = {
		{ "amp;", 4, 1, "&" }, { "nbsp;", 5, 2, "\xC2\xA0" }, { "quot;", 5, 1, "\"" },
		{ "lt;", 3, 1, "<" }, { "gt;", 3, 1, ">" }, { "rsquo;", 6, 3, "\xE2\x80\x99" },
		{ "ldquo;", 6, 3, "\xE2\x80\x9C" }, { "rdquo;", 6, 3, "\xE2\x80\x9D" },
		{ "raquo;", 6, 2, "\xC2\xBB" }, { "copy;", 5, 2, "\xC2\xA9" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if ((size_t)(end - at) <= rows[i].len || memcmp(at + 1, rows[i].name, rows[i].len) != 0)
			continue;
		memcpy(out, rows[i].text, sizeof(rows[i].text));
		*n_out = rows[i].n;
		return rows[i].len + 1u;
	}
	return 0;
}

/* A name without semicolon: the longest legacy one that the letters start with. */
static size_t
legacy(struct span letters, const char *end, bool in_attribute, char *out, size_t *n_out)
{
	size_t len = letters.len < LEGACY_MAX_BYTES ? letters.len : LEGACY_MAX_BYTES, least = 2;
	const char *next = letters.ptr + len;

	/* in an address `&copy=1` and `&notes` are no references */
	if (in_attribute && next < end && (*next == '=' || is_alnum(*next)))
		return 0;
	if (in_attribute)
		least = len < 2 ? 2 : len;
	for (; len >= least; len--) {
		struct span row = look_up(span_make(letters.ptr, len));

		if (row.ptr == NULL || !span_ends(row, SPAN(" legacy")))
			continue;
		*n_out = encode(row.ptr, row.ptr + row.len - 7, out);
		return len + 1;
	}
	return 0;
}

size_t
html_reference(const char *at, const char *end, bool in_attribute, char *out, size_t *n_out)
{
	const char *stop = at + 1;
	struct span row;
	size_t taken;

	if (stop < end && *stop == '#')
		return numeric(at, end, out, n_out);
	taken = common(at, end, out, n_out);
	if (taken > 0)
		return taken;
	while (stop < end && stop - at <= NAME_MAX_BYTES && is_alnum(*stop))
		stop++;
	if (stop == at + 1)
		return 0;
	if (stop < end && *stop == ';') {
		row = look_up(span_make(at + 1, (size_t)(stop - at - 1)));
		if (row.ptr != NULL) {
			if (span_ends(row, SPAN(" legacy")))
				row.len -= 7;
			*n_out = encode(row.ptr, row.ptr + row.len, out);
			return (size_t)(stop - at) + 1;
		}
	}
	return legacy(span_make(at + 1, (size_t)(stop - at - 1)), end, in_attribute, out, n_out);
}

size_t
html_decode_to(struct span text, bool in_attribute, char *out)
{
	const char *at = text.ptr, *end, *mark;
	char *start = out;

	if (text.len == 0)
		return 0;
	end = text.ptr + text.len;
	while (at < end) {
		size_t n = 0, taken;

		mark = memchr(at, '&', (size_t)(end - at));
		if (mark == NULL)
			mark = end;
		memcpy(out, at, (size_t)(mark - at));
		out += mark - at;
		at = mark;
		if (at == end)
			break;
		taken = html_reference(at, end, in_attribute, out, &n);
		if (taken == 0)
			out[0] = '&';
		out += taken > 0 ? n : 1;
		at += taken > 0 ? taken : 1;
	}
	return (size_t)(out - start);
}

void
html_decode(struct span text, bool in_attribute, struct buffer *out)
{
	char *room = buffer_reserve(out, HTML_DECODED_BYTES(text.len));

	out->len += html_decode_to(text, in_attribute, room);
}
