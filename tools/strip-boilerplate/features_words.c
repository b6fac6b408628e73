/*
 * features_words - what the words of a line of a plain text, and of the lines around it, speak for
 *
 * A plain text has no class names that call a line a menu, a form or a notice, so its words must. The
 * columns are those that are for class names in a page with markup.
 */
#include <string.h>

#include "features_parts.h"
#include "heap.h"

enum {
	WORDS_MAX = 24,     /* words of a line that are asked about */
	COUNTED_WORDS = 12, /* a line counts by its words up to as many, and by one half at least */
	NEIGHBOURS = 3,
	WINDOWS = 3,
	NEUTRAL = 128,
};

/* Lines on each side that are in a window. */
static const size_t reach[WINDOWS] = { 6, 20, 60 };

/* Sums over the lines before one. */
struct said {
	int64_t weighted;
	uint32_t words;
};

static uint8_t
bin_weight(int64_t weight)
{
	return weight < -NEUTRAL ? 0 : bin_clip((uint64_t)(weight + NEUTRAL));
}

/* The sum of the weights of a line's words and pairs of words; its start and end stand for words there. */
static int
weight_of(const struct features *features, const struct page *page, size_t i)
{
	const struct word_weights *weights = features->weights;
	uint32_t hashes[WORDS_MAX + 1], previous = WORD_NONE;
	size_t n = text_word_hashes(page_block_text(page, &page->blocks[i]), hashes, WORDS_MAX + 1);
	int sum = 0;

	for (size_t k = 0; k < n && k < WORDS_MAX; k++) {
		sum += word_weights_of(weights, hashes[k]);
		sum += word_weights_of(weights, word_pair(previous, hashes[k]));
		previous = hashes[k];
	}
	return n > WORDS_MAX ? sum : sum + word_weights_of(weights, word_pair(previous, WORD_NONE));
}

static void
sum_weights(struct features *features, const struct page *page)
{
	features->said = heap_grow(features->said, &features->said_capacity, page->n_blocks + 1,
	    sizeof *features->said);
	features->said[0] = (struct said){ 0 };
	for (size_t i = 0; i < page->n_blocks; i++) {
		uint32_t words = features->stats[i].words;
		uint32_t counted = 1 + 2 * (words < COUNTED_WORDS ? words : COUNTED_WORDS);
		int weight = features->weights == NULL ? 0 : weight_of(features, page, i);

		features_column(features, F_GROUP)[i] = bin_weight(weight);
		features_column(features, F_GROUP + 1)[i] = bin_weight(weight * 8 / (int)(4 + words));
		features->said[i + 1].weighted = features->said[i].weighted + weight * (int64_t)counted;
		features->said[i + 1].words = features->said[i].words + counted;
	}
}

static uint8_t
mean_between(const struct features *features, size_t first, size_t end)
{
	const struct said *a = &features->said[first], *b = &features->said[end];

	return first == end ? NEUTRAL
	    : bin_weight((b->weighted - a->weighted) / (int64_t)(b->words - a->words));
}

static void
neighbour_columns(const struct features *features, size_t i)
{
	const uint8_t *own = features_column(features, F_GROUP);
	uint8_t *column = features_column(features, F_GROUP + 2) + i;

	for (size_t d = 1; d <= NEIGHBOURS; d++, column += features->stride * 2) {
		column[0] = i >= d ? own[i - d] : NEUTRAL;
		column[features->stride] = i + d < features->n_blocks ? own[i + d] : NEUTRAL;
	}
}

static void
window_columns(const struct features *features, size_t i)
{
	size_t n = features->n_blocks, stride = features->stride;
	uint8_t *column = features_column(features, F_GROUP + 2 + NEIGHBOURS * 2) + i;

	for (size_t k = 0; k < WINDOWS; k++, column += stride * 3) {
		size_t first = i < reach[k] ? 0 : i - reach[k];
		size_t end = i + reach[k] < n ? i + reach[k] + 1 : n;

		column[0] = mean_between(features, first, i);
		column[stride] = mean_between(features, i + 1, end);
		column[stride * 2] = mean_between(features, first, end);
	}
	*column = mean_between(features, 0, n);
}

void
features_words(struct features *features, const struct page *page)
{
	_Static_assert(2 + NEIGHBOURS * 2 + WINDOWS * 3 + 1 <= GROUP_COUNT, "room for words");
	sum_weights(features, page);
	for (size_t i = 0; i < page->n_blocks; i++) {
		neighbour_columns(features, i);
		window_columns(features, i);
	}
}
