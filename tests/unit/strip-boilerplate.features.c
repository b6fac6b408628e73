/* strip-boilerplate: bins of features, words and their weights */
#include "features_extract.h"
#include "heap.h"
#include "unit.h"

static void
bins_rise_with_what_they_measure(void)
{
	CHECK_NUMBER(bin_log(0), 0);
	CHECK_NUMBER(bin_log(1), 16);
	CHECK_NUMBER(bin_log(65535), 255);
	CHECK_NUMBER(bin_log(UINT64_MAX), 255);
	for (uint64_t n = 0; n < 70000; n++)
		CHECK(bin_log(n) <= bin_log(n + 1));
	CHECK_NUMBER(bin_ratio(1, 0), 0);
	CHECK_NUMBER(bin_ratio(7, 7), 255);
	CHECK_NUMBER(bin_ratio(9, 7), 255);
	CHECK_NUMBER(bin_signed(0), 128);
	CHECK(bin_signed(INT32_MIN) < bin_signed(-1) && bin_signed(-1) < bin_signed(1) &&
	    bin_signed(1) < bin_signed(INT32_MAX));
}

/* A feature of each block of a plain text, as numbers, under weights of words (NULL: none). */
static struct span
columns_of_text(struct buffer *out, const char *text, size_t column, const struct word_weights *weights)
{
	struct page page = PAGE_INIT;
	struct thread thread = THREAD_INIT;
	struct features features;

	buffer_reset(out);
	page_from_text(&page, span_from(text));
	features_init(&features);
	features.weights = weights;
	features_extract(&features, &page, &thread);
	for (size_t i = 0; i < page.n_blocks; i++)
		buffer_print(out, "%s%u", i == 0 ? "" : " ",
		    (unsigned)features_column(&features, column)[i]);
	features_free(&features);
	thread_free(&thread);
	page_free(&page);
	return buffer_span(out);
}

static void
lines_are_seen_among_lines(void)
{
	static const char text[] = "Home\nNews\nMap\n\nThe mill at the ford has stood there for three "
	    "hundred years, and its wheel still turns.\n\nContact\n";
	struct buffer out = BUFFER_INIT;

	/* short lines among the line and its neighbours; long ones make a run by themselves */
	CHECK_SPAN(columns_of_text(&out, text, F_BOX + 2, NULL), "255 255 170 170 128");
	CHECK_SPAN(columns_of_text(&out, text, F_SIBLINGS + 2 * 4, NULL), "32 32 32 16 16");
	/* where the line stands in the lines no blank line parts */
	CHECK_SPAN(columns_of_text(&out, text, F_SIBLINGS + 4 + 3, NULL), "0 85 170 0 0");
	buffer_free(&out);
}

static void
words_are_hashed_without_case_and_numbers(void)
{
	uint32_t hashes[8], again[8];

	CHECK_NUMBER(text_word_hashes(SPAN("Read more: 2024, ПРИВЕТ 你好 a1"), hashes, 8), 6);
	CHECK_NUMBER(hashes[0], 0x902e60fe); /* as scripts/trainer/words.py has it */
	CHECK_NUMBER(text_word_hashes(SPAN("rEAD! (привет) A1"), again, 8), 3);
	CHECK(again[0] == hashes[0] && again[1] == hashes[2] && again[2] == hashes[5]);
	CHECK_NUMBER(text_word_hashes(SPAN("one two three"), hashes, 2), 2);
	CHECK_NUMBER(text_word_hashes(SPAN(""), hashes, 2), 0);
}

/* Puts a weight where a search for the hash ends, into slots of 3 bytes. */
static void
put_weight(char *slots, uint32_t n, uint32_t hash, signed char weight)
{
	uint32_t at = hash & (n - 1);

	while (slots[at * WORD_SLOT_BYTES + 2] != 0)
		at = (at + 1) & (n - 1);
	slots[at * WORD_SLOT_BYTES] = (char)(hash >> 16 & 0xff);
	slots[at * WORD_SLOT_BYTES + 1] = (char)(hash >> 24);
	slots[at * WORD_SLOT_BYTES + 2] = weight;
}

/* A file in which "cookies" has weight -40, "mill" 20 and "more" as last word of a line -30. */
static void
write_weights(struct buffer *file)
{
	char slots[8 * WORD_SLOT_BYTES] = { 0 };
	uint32_t hashes[3];

	CHECK_NUMBER(text_word_hashes(SPAN("cookies mill more"), hashes, 3), 3);
	put_weight(slots, 8, hashes[0], -40);
	put_weight(slots, 8, hashes[1], 20);
	put_weight(slots, 8, word_pair(hashes[2], WORD_NONE), -30);
	buffer_reset(file);
	buffer_print(file, "winnow words 1\nslots: 8\n\n");
	buffer_add(file, span_make(slots, sizeof slots));
}

static void
lines_are_weighed_by_their_words(void)
{
	static const char text[] = "The Mill\nCookies\nTell me more\nmore bread\n";
	struct buffer file = BUFFER_INIT, out = BUFFER_INIT;
	struct word_weights weights;

	write_weights(&file);
	CHECK(word_weights_read(&weights, buffer_span(&file)) == NULL);
	CHECK_SPAN(columns_of_text(&out, text, F_GROUP, &weights), "148 88 98 128");
	CHECK_SPAN(columns_of_text(&out, text, F_GROUP + 2, &weights), "128 148 88 98");
	CHECK_SPAN(columns_of_text(&out, text, F_GROUP + 3, &weights), "88 98 128 128");
	CHECK_SPAN(columns_of_text(&out, text, F_GROUP, NULL), "128 128 128 128");
	buffer_free(&file);
	buffer_free(&out);
}

static void
weights_must_be_whole(void)
{
	struct buffer file = BUFFER_INIT;
	struct word_weights weights;

	write_weights(&file);
	CHECK(word_weights_read(&weights, span_slice(buffer_span(&file), 0, file.len - 1)) != NULL);
	CHECK(word_weights_read(&weights, SPAN("winnow words 1\nslots: 6\n\n...")) != NULL);
	CHECK(word_weights_read(&weights, SPAN("winnow words 1\nslots: 1\n\n..x")) != NULL); /* full */
	CHECK(word_weights_read(&weights, SPAN("winnow words 1\nslots: 1")) != NULL);
	CHECK(word_weights_read(&weights, SPAN("winnow model 1\nslots: 1\n\n..\0")) != NULL);
	buffer_free(&file);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(bins_rise_with_what_they_measure),
		UNIT(lines_are_seen_among_lines),
		UNIT(words_are_hashed_without_case_and_numbers),
		UNIT(lines_are_weighed_by_their_words),
		UNIT(weights_must_be_whole),
		UNIT_END,
	};

	return unit_run(tests);
}
