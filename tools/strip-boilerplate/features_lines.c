/*
 * features_lines - what lines stand around a line of a plain text
 *
 * A plain text has no containers. Windows of lines stand for them, and runs of lines. They take the
 * columns that are for containers and for blocks built alike in a page with markup.
 */
#include "features_parts.h"
#include "heap.h"

enum {
	SHORT_WORDS = 4, /* a line of fewer is an entry of a menu, a name, a date */
	LONG_WORDS = 12, /* one of as many can be a paragraph */
	SIDES = 3,
	RUN_COLUMNS = 4,
};

/* Lines that are items of one depth or none, that no blank line parts, that are long or short alike. */
enum run { RUN_FORM, RUN_PARAGRAPH, RUN_LENGTH, RUN_COUNT };

/* Lines on each side that are in a window, and those on one side. */
static const size_t reach[FEATURE_LEVELS] = { 1, 3, 6, 12, 25, 60 };
static const size_t side_reach[SIDES] = { 5, 15, 40 };

static void
sum_lines(struct features *features, const struct page *page)
{
	struct line_totals *t;

	features->lines = heap_grow(features->lines, &features->lines_capacity, page->n_blocks + 1,
	    sizeof *features->lines);
	t = features->lines;
	t[0] = (struct line_totals){ 0 };
	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct text_stats *s = &features->stats[i];

		t[i + 1] = t[i];
		t[i + 1].shorts += s->words < SHORT_WORDS;
		t[i + 1].stops += s->last == SIGN_STOP;
		t[i + 1].items += page->blocks[i].item;
		t[i + 1].numbers += s->digits * 3 > s->letters;
		t[i + 1].capitals += s->capitals;
	}
}

static void
window_columns(const struct features *features, size_t i, size_t level)
{
	size_t n = features->n_blocks, stride = features->stride;
	size_t first = i < reach[level] ? 0 : i - reach[level];
	size_t end = i + reach[level] < n ? i + reach[level] + 1 : n;
	struct totals t = totals_between(features, first, end);
	const struct line_totals *a = &features->lines[first], *b = &features->lines[end];
	uint8_t *column = features_column(features, F_BOX + level * FEATURE_BOX) + i;

	column[0] = bin_log(t.words);
	column[stride] = bin_ratio(t.para_words, t.words);
	column[stride * 2] = bin_ratio(b->shorts - a->shorts, t.blocks);
	column[stride * 3] = bin_ratio(b->stops - a->stops, t.blocks);
	column[stride * 4] = bin_ratio(b->items - a->items, t.blocks);
	column[stride * 5] = bin_ratio(b->numbers - a->numbers, t.blocks);
	column[stride * 6] = bin_ratio(b->capitals - a->capitals, t.words);
}

/* Shares of paragraphs in the words before and after. */
static void
side_columns(const struct features *features, size_t i)
{
	size_t n = features->n_blocks;

	for (size_t k = 0; k < SIDES; k++) {
		uint8_t *column = features_column(features, F_ALIKE + k * 2) + i;
		size_t far = side_reach[k];
		struct totals before = totals_between(features, i < far ? 0 : i - far, i);
		struct totals after = totals_between(features, i + 1, i + far < n ? i + far + 1 : n);

		column[0] = bin_ratio(before.para_words, before.words);
		column[features->stride] = bin_ratio(after.para_words, after.words);
	}
}

static bool
is_long(const struct features *features, size_t i)
{
	return features->stats[i].words >= LONG_WORDS;
}

/* Does line i go on the run of the line before? */
static bool
goes_on(const struct features *features, const struct page *page, size_t i, enum run run)
{
	const struct block *block = &page->blocks[i];

	switch (run) {
	case RUN_FORM: return block->item == block[-1].item && block->level == block[-1].level;
	case RUN_PARAGRAPH: return block->gap < 2;
	default: return is_long(features, i) == is_long(features, i - 1);
	}
}

static void
run_columns(const struct features *features, const struct page *page, enum run run)
{
	size_t n = features->n_blocks, stride = features->stride;
	uint8_t *column = features_column(features, F_SIBLINGS + run * RUN_COLUMNS);

	for (size_t i = 0, end; i < n; i = end) {
		struct totals t;

		for (end = i + 1; end < n && goes_on(features, page, end, run);)
			end++;
		t = totals_between(features, i, end);
		for (size_t k = i; k < end; k++) {
			column[k] = bin_log(t.blocks);
			column[stride + k] = bin_log(t.words);
			column[stride * 2 + k] = bin_ratio(t.para_words, t.words);
			column[stride * 3 + k] = bin_ratio(k - i, t.blocks);
		}
	}
}

void
features_lines(struct features *features, const struct page *page)
{
	_Static_assert(RUN_COUNT * RUN_COLUMNS <= F_BEST - F_SIBLINGS, "room for runs");
	_Static_assert(SIDES * 2 <= F_SIBLINGS - F_ALIKE, "room for sides");
	sum_lines(features, page);
	for (size_t i = 0; i < page->n_blocks; i++) {
		for (size_t level = 0; level < FEATURE_LEVELS; level++)
			window_columns(features, i, level);
		side_columns(features, i);
	}
	for (unsigned run = 0; run < RUN_COUNT; run++)
		run_columns(features, page, (enum run)run);
}
