/* span, buffer and arena */
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "unit.h"

static void
compares_and_searches(void)
{
	CHECK(span_equal_nocase(SPAN("Content-Type"), SPAN("content-type")));
	CHECK(!span_equal_nocase(SPAN("a"), SPAN("ab")));
	CHECK(span_starts(SPAN("abc"), SPAN("")));
	CHECK(!span_starts(SPAN("ab"), SPAN("abc")));
	CHECK(span_ends(SPAN("page.html"), SPAN(".html")));
	CHECK_NUMBER(span_find(SPAN("a needle"), SPAN("needle")), 2);
	CHECK_NUMBER(span_find(SPAN("none"), SPAN("needle")), 4);
	CHECK_NUMBER(span_find_nocase(SPAN("xx HTML"), SPAN("html")), 3);
}

static void
trims_and_slices(void)
{
	CHECK_SPAN(span_trim(SPAN(" \t\n a b \r\n")), "a b");
	CHECK_SPAN(span_trim(SPAN("  ")), "");
	CHECK_SPAN(span_slice(SPAN("abcdef"), 2, 4), "cd");
	CHECK_SPAN(span_slice(SPAN("abc"), 2, 99), "c");
	CHECK_SPAN(span_slice(SPAN("abc"), 9, 99), "");
}

static void
splits_keeping_empty_pieces(void)
{
	struct span rest = SPAN("a,,b,"), piece;

	CHECK(span_split(&rest, ',', &piece));
	CHECK_SPAN(piece, "a");
	CHECK(span_split(&rest, ',', &piece));
	CHECK_SPAN(piece, "");
	CHECK(span_split(&rest, ',', &piece));
	CHECK_SPAN(piece, "b");
	CHECK(span_split(&rest, ',', &piece));
	CHECK_SPAN(piece, "");
	CHECK(!span_split(&rest, ',', &piece));
}

static void
buffer_grows_and_prints(void)
{
	struct buffer buf = BUFFER_INIT;

	for (int i = 0; i < 1000; i++)
		buffer_add_byte(&buf, 'x');
	CHECK_NUMBER(buf.len, 1000);
	buffer_reset(&buf);
	buffer_print(&buf, "%s-%d", "a", 7);
	buffer_add_number(&buf, 0);
	buffer_add_number(&buf, 18446744073709551615ull);
	CHECK_SPAN(buffer_span(&buf), "a-7018446744073709551615");
	buffer_free(&buf);
	CHECK_SPAN(buffer_span(&buf), "");
}

static void
arena_hands_out_aligned_memory_and_reuses_it(void)
{
	struct arena arena = ARENA_INIT;
	void *first = arena_get(&arena, 3);

	CHECK((uintptr_t)arena_get(&arena, 1) % 16 == 0);
	CHECK_SPAN(arena_copy(&arena, SPAN("kept")), "kept");
	arena_get(&arena, 5 << 20); /* more than is kept */
	arena_reset(&arena);
	CHECK(arena_get(&arena, 3) == first);
	arena_free(&arena);
}

/* What is read from byte 1 of text on, and where that ends. */
static void
check_number(const char *text, size_t most, unsigned long long number, size_t end)
{
	size_t at = 1;

	CHECK(span_take_number(span_from(text), &at, most) == number);
	CHECK_NUMBER(at, end);
}

static void
reads_numbers(void)
{
	check_number("-2013-04", 9, 2013, 5);
	check_number("-2013", 3, 201, 4);
	check_number("-0042 ", 9, 42, 5);
	check_number("-9999999999999999999", 19, 9999999999999999999u, 20);
	check_number("1x", 9, 0, 1);
	check_number("1", 9, 0, 1);
	check_number("", 9, 0, 1);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(compares_and_searches),
		UNIT(trims_and_slices),
		UNIT(splits_keeping_empty_pieces),
		UNIT(buffer_grows_and_prints),
		UNIT(arena_hands_out_aligned_memory_and_reuses_it),
		UNIT(reads_numbers),
		UNIT_END,
	};

	return unit_run(tests);
}
