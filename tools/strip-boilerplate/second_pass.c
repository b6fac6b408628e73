/*
 * second_pass - features made of the first models' answers: of the block, its neighbours, its
 * containers, blocks built alike, and the page
 */
#include <string.h>

#include "block_features.h"

enum { REACH = 4 };

/* Running totals of words and of words times answer. */
static void
sum_answers(const struct features *features, const uint8_t *answers)
{
	uint64_t *sums = features->sums;

	sums[0] = 0;
	for (size_t i = 0; i < features->n_blocks; i++)
		sums[i + 1] = sums[i] + (uint64_t)answers[i] * totals_between(features, i, i + 1).words;
}

/* Mean answer of a stretch of blocks, weighted by words. */
static uint8_t
mean_answer(const struct features *features, size_t first, size_t end)
{
	uint64_t words = 0;

	end = end > features->n_blocks ? features->n_blocks : end;
	words = totals_between(features, first, end).words;
	return words == 0 ? 0 : bin_clip((features->sums[end] - features->sums[first]) / words);
}

static void
near_columns(const struct features *features, const uint8_t *answers, size_t i, uint8_t *out)
{
	size_t stride = features->stride, n = features->n_blocks;

	*out = answers[i];
	for (size_t d = 1; d <= REACH; d++) {
		out[stride * (2 * d - 1)] = i >= d ? answers[i - d] : 0;
		out[stride * 2 * d] = i + d < n ? answers[i + d] : 0;
	}
	out += stride * (2 * REACH + 1);
	out[0] = mean_answer(features, i < 3 ? 0 : i - 3, i);
	out[stride] = mean_answer(features, i + 1, i + 4);
	out[stride * 2] = mean_answer(features, i < 10 ? 0 : i - 10, i);
	out[stride * 3] = mean_answer(features, i + 1, i + 11);
}

/* Means of the containers; an element with the same blocks as the one below is passed over. */
static void
container_columns(const struct features *features, const struct page *page, size_t i, uint8_t *out)
{
	uint32_t element = page->blocks[i].element;

	for (int level = 0; level < 5; level++, out += features->stride) {
		const struct element *e = &page->elements[element];

		*out = mean_answer(features, e->first_block, e->end_block);
		while (element != 0 && page->elements[element].first_block == e->first_block &&
		    page->elements[element].end_block == e->end_block)
			element = page->elements[element].parent;
	}
}

static void
count_alike(struct features *features, const uint8_t *answers)
{
	tally_reset(features, features->n_blocks);
	for (size_t i = 0; i < features->n_blocks; i++) {
		struct tally *entry = tally_entry(features, features->alike[i * 3]);

		entry->n++;
		entry->words += answers[i];
	}
}

/* The first and last block that is more likely kept than not. */
static void
extent(const struct features *features, const uint8_t *answers, size_t *first, size_t *end)
{
	*first = *end = 0;
	for (size_t i = 0; i < features->n_blocks; i++) {
		if (answers[i] < 128)
			continue;
		if (*end == 0)
			*first = i;
		*end = i + 1;
	}
}

void
features_second_pass(struct features *features, const struct page *page, const uint8_t *answers, int slot)
{
	size_t first, end, base = F_ANSWER + (size_t)slot * F_ANSWER_WIDTH, n = page->n_blocks;
	uint64_t kept;

	if (n == 0)
		return;
	sum_answers(features, answers);
	count_alike(features, answers);
	extent(features, answers, &first, &end);
	kept = features->sums[n] / 255;
	for (size_t i = 0; i < n; i++) {
		const struct tally *alike = tally_entry(features, features->alike[i * 3]);
		uint8_t *out = features_column(features, base) + i;
		size_t stride = features->stride;

		near_columns(features, answers, i, out);
		out += stride * 13;
		container_columns(features, page, i, out);
		out += stride * 5;
		out[0] = bin_clip(alike->words / alike->n);
		out[stride] = bin_signed((int64_t)i - (int64_t)first);
		out[stride * 2] = bin_signed((int64_t)i - (int64_t)end + 1);
		out[stride * 3] = bin_log(kept);
		out[stride * 4] = bin_ratio(kept, features->totals[n].words);
		out[stride * 5] = bin_ratio(features->sums[i], features->sums[n]);
	}
}
