/*
 * features_around - what stands before and after a block
 */
#include "features_parts.h"

enum { NOTHING = 255 };

static bool
same_parent(const struct page *page, const struct block *a, const struct block *b)
{
	uint32_t p = page->elements[a->element].parent, q = page->elements[b->element].parent;

	return a->element == b->element || p == q || p == b->element || q == a->element;
}

static void
neighbour(const struct features *features, const struct page *page, size_t i, int64_t other, size_t column)
{
	uint8_t *out = features_column(features, column) + i;
	size_t stride = features->stride;

	if (other < 0 || other >= (int64_t)page->n_blocks) {
		for (size_t k = 0; k < 5; k++)
			out[k * stride] = NOTHING;
		return;
	}
	out[0] = features_column(features, F_WORDS)[other];
	out[stride] = features_column(features, F_LINKS)[other];
	out[stride * 2] = features_column(features, F_TAG)[other];
	out[stride * 3] = features_column(features, F_LAST)[other];
	out[stride * 4] = same_parent(page, &page->blocks[i], &page->blocks[other]);
}

static void
neighbours(const struct features *features, const struct page *page)
{
	for (size_t i = 0; i < page->n_blocks; i++) {
		size_t column = F_AROUND;

		for (int64_t d = 1; d <= FEATURE_AROUND; d++) {
			neighbour(features, page, i, (int64_t)i - d, column);
			neighbour(features, page, i, (int64_t)i + d, column + 5);
			column += 10;
		}
	}
}

static bool
is_long(const struct text_stats *s)
{
	return s->words >= 25 && s->links * 3 < s->words && s->sentences > 0;
}

/* Distances in blocks and words to the last heading, first-level heading and long paragraph. */
static void
since(const struct features *features, const struct page *page)
{
	int64_t heading = -1, top = -1, para = -1;
	uint8_t level = 0;
	uint8_t *out = features_column(features, F_SINCE);
	size_t stride = features->stride;
	const uint8_t *levels = features_column(features, F_HEADING_LEVEL);

	for (size_t i = 0; i < page->n_blocks; i++, out++) {
		out[0] = heading < 0 ? NOTHING : bin_log(i - (size_t)heading);
		out[stride] = level;
		out[stride * 2] = top < 0 ? NOTHING : bin_log(i - (size_t)top);
		out[stride * 3] = top < 0 ? NOTHING :
		    bin_log(totals_between(features, (size_t)top, i).para_words);
		out[stride * 4] = para < 0 ? NOTHING : bin_log(i - (size_t)para);
		out[stride * 5] = para < 0 ? NOTHING :
		    bin_log(totals_between(features, (size_t)para + 1, i).words);
		if (levels[i] != 0) {
			heading = (int64_t)i;
			level = levels[i];
		}
		if (levels[i] == 1)
			top = (int64_t)i;
		if (is_long(&features->stats[i]))
			para = (int64_t)i;
	}
}

/* The same forwards: to the next heading and long paragraph. */
static void
until(const struct features *features, const struct page *page)
{
	size_t n = page->n_blocks, heading = n, para = n, stride = features->stride;
	const uint8_t *levels = features_column(features, F_HEADING_LEVEL);

	for (size_t i = n; i-- > 0;) {
		uint8_t *out = features_column(features, F_SINCE + 6) + i;

		out[0] = heading == n ? NOTHING : bin_log(heading - i);
		out[stride] = heading == n ? 0 : levels[heading];
		out[stride * 2] = para == n ? NOTHING : bin_log(para - i);
		out[stride * 3] = para == n ? NOTHING :
		    bin_log(totals_between(features, i + 1, para).words);
		if (levels[i] != 0)
			heading = i;
		if (is_long(&features->stats[i]))
			para = i;
	}
}

void
features_around(struct features *features, const struct page *page)
{
	neighbours(features, page);
	since(features, page);
	until(features, page);
}
