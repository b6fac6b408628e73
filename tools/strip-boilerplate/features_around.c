/*
 * features_around - what stands before and after a block
 */
#include <string.h>

#include "features_parts.h"

enum { NOTHING = 255 };

static bool
same_parent(const struct page *page, const struct block *a, const struct block *b)
{
	uint32_t p = page->elements[a->element].parent, q = page->elements[b->element].parent;

	return a->element == b->element || p == q || p == b->element || q == a->element;
}

/* What a column says of the block d before each of n. */
static void
copy_from_before(uint8_t *out, const uint8_t *column, size_t n, size_t d)
{
	size_t without = d < n ? d : n;

	memset(out, NOTHING, without);
	memcpy(out + without, column, n - without);
}

static void
copy_from_behind(uint8_t *out, const uint8_t *column, size_t n, size_t d)
{
	size_t without = d < n ? d : n;

	memcpy(out, column + without, n - without);
	memset(out + n - without, NOTHING, without);
}

/* Does the block d before each, and d behind it, stand beside it? */
static void
compare_parents(const struct page *page, size_t d, uint8_t *before, uint8_t *behind)
{
	size_t n = page->n_blocks;

	memset(before, NOTHING, n);
	memset(behind, NOTHING, n);
	for (size_t i = d; i < n; i++)
		before[i] = behind[i - d] = same_parent(page, &page->blocks[i], &page->blocks[i - d]);
}

static void
neighbours(const struct features *features, const struct page *page)
{
	static const enum feature seen[] = { F_WORDS, F_LINKS, F_TAG, F_LAST };
	enum { SEEN = sizeof seen / sizeof *seen };

	for (size_t d = 1; d <= FEATURE_AROUND; d++) {
		size_t before = F_AROUND + (d - 1) * 2 * (SEEN + 1), behind = before + SEEN + 1;

		for (size_t k = 0; k < SEEN; k++) {
			const uint8_t *column = features_column(features, seen[k]);

			copy_from_before(features_column(features, before + k), column, page->n_blocks, d);
			copy_from_behind(features_column(features, behind + k), column, page->n_blocks, d);
		}
		compare_parents(page, d, features_column(features, before + SEEN),
		    features_column(features, behind + SEEN));
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
