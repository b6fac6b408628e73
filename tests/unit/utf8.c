/* utf8: against a simple reference, and the tables of the Unicode standard in our own words */
#include <stdlib.h>

#include "heap.h"
#include "simd.h"
#include "unit.h"
#include "utf8.h"

/* Decodes one code point by arithmetic; its length, 0 if it is wrong. */
static size_t
reference(struct span text, uint32_t *c)
{
	static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *byte = (const unsigned char *)text.ptr;
	size_t len = byte[0] < 0x80 ? 1 : byte[0] >> 5 == 6 ? 2 : byte[0] >> 4 == 14 ? 3 :
	    byte[0] >> 3 == 30 ? 4 : 0;

	if (len == 0 || text.len < len)
		return 0;
	*c = len == 1 ? byte[0] : byte[0] & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if (byte[i] >> 6 != 2)
			return 0;
		*c = *c << 6 | (byte[i] & 0x3fu);
	}
	if (*c < least[len] || *c > 0x10ffff || (*c >= 0xd800 && *c < 0xe000))
		return 0;
	return len;
}

static size_t
reference_prefix(struct span text)
{
	size_t at = 0, len;
	uint32_t c;

	while (at < text.len && (len = reference(span_slice(text, at, text.len), &c)) > 0)
		at += len;
	return at;
}

static void
judges_every_short_sequence(void)
{
	static const unsigned char tails[] = { 0, 'a', 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0,
		0xc2, 0xe0, 0xff };
	char text[100];

	for (size_t i = 0; i < 256 * 256; i++) {
		for (size_t tail = 0; tail < 13 * 13; tail++) {
			size_t at = 60 + tail % 8;

			memset(text, 'x', sizeof(text));
			text[at] = (char)(i >> 8);
			text[at + 1] = (char)i;
			text[at + 2] = (char)tails[tail / 13];
			text[at + 3] = (char)tails[tail % 13];
			CHECK_NUMBER(utf8_valid_prefix(span_make(text, sizeof(text))),
			    reference_prefix(span_make(text, sizeof(text))));
			if ((i >> 8) < 0x80)
				break;
		}
	}
}

/* Mostly right text with a mistake now and then, at any length and place. */
static void
agrees_with_the_reference_on_random_text(void)
{
	struct buffer buf = BUFFER_INIT;

	srand(3);
	for (int round = 0; round < 20000; round++) {
		size_t len = (size_t)rand() % 400, n = 0, shift;
		char code[4];

		buffer_reset(&buf);
		while (buf.len < len) {
			uint32_t c = rand() % 3 == 0 ? (uint32_t)rand() % 0x110000 : (uint32_t)rand() % 128;

			buffer_add(&buf, span_make(code, utf8_encode(c, code)));
			n++;
		}
		CHECK_NUMBER(utf8_valid_prefix(buffer_span(&buf)), buf.len);
		CHECK_NUMBER(utf8_count(buffer_span(&buf)), n);
		CHECK_NUMBER(utf8_offset(buffer_span(&buf), n), buf.len);
		if (buf.len == 0)
			continue;
		buf.ptr[(size_t)rand() % buf.len] = (char)rand();
		shift = (size_t)rand() % (buf.len < 70 ? buf.len : 70);
		CHECK_NUMBER(utf8_valid_prefix(span_slice(buffer_span(&buf), shift, buf.len)),
		    reference_prefix(span_slice(buffer_span(&buf), shift, buf.len)));
	}
	buffer_free(&buf);
}

static void
variants_never_go_beyond_what_is_valid(void)
{
	const struct simd *simd;
	char text[300];

	srand(5);
	for (int round = 0; round < 20000; round++) {
		size_t valid;

		for (size_t at = 0; at < sizeof(text) - 4;) {
			uint32_t c = rand() % 2 == 0 ? 'a' : (uint32_t)rand() % 0x2100;

			at += utf8_encode(c, text + at);
			memset(text + at, 'z', sizeof(text) - at);
		}
		if (round % 2 == 0)
			text[(size_t)rand() % sizeof(text)] = (char)rand();
		valid = reference_prefix(span_make(text, sizeof(text)));
		for (size_t i = 0; (simd = simd_variant(i)) != NULL; i++) {
			size_t got = simd->utf8_valid(span_make(text, sizeof(text)));

			CHECK(got <= valid);
			CHECK(reference_prefix(span_make(text, got)) == got);
			CHECK(i == 0 || got + 128 > valid);
		}
	}
}

static void
check_repair(struct span text, const char *expected, size_t n)
{
	struct buffer out = BUFFER_INIT;

	CHECK_NUMBER(utf8_repair(text, &out), n);
	CHECK_SPAN(buffer_span(&out), expected);
	buffer_free(&out);
}

#define R "\xef\xbf\xbd"

/* Maximal subparts: as many bytes as could still have become a right sequence count as one. */
static void
replaces_maximal_subparts(void)
{
	check_repair(SPAN("plain"), "plain", 0);
	check_repair(SPAN("a\xffz"), "a" R "z", 1);
	check_repair(SPAN("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41"), R R R R R R R R "A", 8);
	check_repair(SPAN("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41"), R R R R R R R R "A", 8);
	check_repair(SPAN("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42"), R R R R R "A" R R "B", 7);
	check_repair(SPAN("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41"), R R R R "A", 4);
	check_repair(SPAN("\xe2\x80"), R, 1);
	check_repair(SPAN("\xf0\x9f\x98"), R, 1);
	check_repair(SPAN("\xc3\xa9\xc3"), "\xc3\xa9" R, 1);
	check_repair(SPAN("\xf5\x80\x80\x80"), R R R R, 4);
	check_repair(span_make("a\0b\0", 4), "a" R "b" R, 2);
	check_repair(span_make("\0", 1), R, 1);
}

static void
repair_is_valid_and_stable(void)
{
	struct buffer once = BUFFER_INIT, twice = BUFFER_INIT;
	char text[257];

	srand(9);
	for (int round = 0; round < 3000; round++) {
		for (size_t i = 0; i < sizeof(text); i++)
			text[i] = (char)(rand() % 3 == 0 ? rand() : 'a');
		buffer_reset(&once);
		buffer_reset(&twice);
		utf8_repair(span_make(text, (size_t)rand() % sizeof(text)), &once);
		CHECK_NUMBER(utf8_valid_prefix(buffer_span(&once)), once.len);
		CHECK_NUMBER(utf8_repair(buffer_span(&once), &twice), 0);
		CHECK(span_equal(buffer_span(&once), buffer_span(&twice)));
	}
	buffer_free(&once);
	buffer_free(&twice);
}

static void
steps_through_code_points(void)
{
	struct span text = SPAN("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z");
	static const uint32_t expected[] = { 'a', 0xe9, 0x20ac, 0x1f600, 'z' };
	size_t at = 0;

	for (size_t i = 0; i < 5; i++)
		CHECK_NUMBER(utf8_next(text, &at), expected[i]);
	CHECK_NUMBER(at, text.len);
}

static void
encodes_every_code_point(void)
{
	for (uint32_t c = 0; c < 0x110000; c++) {
		char out[4];
		size_t len = utf8_encode(c, out);
		uint32_t back = 0;

		CHECK_NUMBER(reference(span_make(out, len), &back), len);
		CHECK_NUMBER(back, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
	}
}

static void
turns_offsets_both_ways(void)
{
	struct buffer buf = BUFFER_INIT;
	struct utf8_cursor chars, bytes;

	for (int i = 0; i < 3000; i++)
		buffer_add(&buf, i % 7 == 0 ? SPAN("\xe2\x80\x99") :
		    i % 5 == 0 ? SPAN("\xc3\xa9") : SPAN("x"));
	chars = bytes = (struct utf8_cursor){ .text = buffer_span(&buf) };
	for (size_t n = 0; n <= 3000; n += 13) {
		size_t at = utf8_cursor_bytes(&bytes, n);

		CHECK_NUMBER(at, utf8_offset(buffer_span(&buf), n));
		CHECK_NUMBER(utf8_cursor_chars(&chars, at), n);
	}
	CHECK_NUMBER(utf8_cursor_chars(&chars, 1), 0 + utf8_count(SPAN("\xe2")));
	CHECK_NUMBER(utf8_cursor_bytes(&bytes, 2), 4);
	CHECK_NUMBER(utf8_offset(buffer_span(&buf), 99999), buf.len);
	buffer_free(&buf);
}

/* White space by Unicode's PropList.txt, and what has no width. */
static void
knows_blanks(void)
{
	static const uint32_t blanks[] = { 0x9, 0xa, 0xb, 0xc, 0xd, 0x20, 0x85, 0xa0, 0xad, 0x1680,
		0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
		0x200b, 0x200c, 0x200d, 0x2028, 0x2029, 0x202f, 0x205f,
		0x2060, 0x3000, 0xfeff, UINT32_MAX };
	const uint32_t *next = blanks;
	char room[4];

	for (uint32_t c = 0; c < 0x110000; c++) {
		size_t len = utf8_encode(c, room);

		CHECK_NUMBER(utf8_blank(span_make(room, len)), c == *next ? len : 0);
		next += c == *next;
	}
	CHECK_NUMBER(*next, UINT32_MAX);
	CHECK_NUMBER(utf8_blank(SPAN("")), 0);
	CHECK_SPAN(utf8_trim(SPAN("\xe3\x80\x80 \xe4\xb8\x80 x\xc2\xa0\n")), "\xe4\xb8\x80 x");
	CHECK_SPAN(utf8_trim_end(SPAN(" \xe4\xb8\x80\xe2\x80\x8b")), " \xe4\xb8\x80");
	CHECK_SPAN(utf8_trim(SPAN(" \xe3\x80\x80\xef\xbb\xbf")), "");
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(judges_every_short_sequence),
		UNIT(agrees_with_the_reference_on_random_text),
		UNIT(variants_never_go_beyond_what_is_valid),
		UNIT(replaces_maximal_subparts),
		UNIT(repair_is_valid_and_stable),
		UNIT(steps_through_code_points),
		UNIT(encodes_every_code_point),
		UNIT(turns_offsets_both_ways),
		UNIT(knows_blanks),
		UNIT_END,
	};

	return unit_run(tests);
}
