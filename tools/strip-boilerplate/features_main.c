/*
 * features_main - where a block stands to the part of the page that holds most text
 *
 * Three guesses at that part: the best-scored container (the idea of Arc90's Readability: text scores
 * for its parent and half for the grandparent, links count against), the smallest container with 60 %
 * of the paragraph words, and the best run of blocks when words count for and borders against it
 * (Finn's body text extraction, found by Kadane's algorithm).
 */
#include <string.h>

#include "features_parts.h"

enum {
	CORE_SHARE = 60,     /* per cent */
	HEADLINE_WORDS = 40, /* a headline is no longer */
	LONG_BYTES = 60,     /* of a headline that is no heading, if it is not as long as the title */
	LONGER = 2,
	HALF = 128,          /* of a share in 255ths */
};

static void
add_score(const struct features *features, const struct page *page, uint32_t element, uint32_t score)
{
	uint32_t parent = page->elements[element].parent;

	features->scores[element] += score;
	features->scores[parent] += score / 2;
	features->scores[page->elements[parent].parent] += score / 6;
}

/* A paragraph's own element is no container. */
static uint32_t
container(const struct page *page, const struct block *block)
{
	const struct element *e = &page->elements[block->element];

	return e->end_block == e->first_block + 1 ? e->parent : block->element;
}

static uint32_t
find_best(struct features *features, const struct page *page)
{
	uint64_t best_score = 0;
	uint32_t best = 0;

	memset(features->scores, 0, page->n_elements * sizeof *features->scores);
	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct text_stats *s = &features->stats[i];
		uint32_t score = 12 * (1 + s->commas + (s->words < 45 ? s->words / 15 : 3));

		if (s->words >= 8 && s->links * 2 < s->words && !page->blocks[i].hidden)
			add_score(features, page, container(page, &page->blocks[i]), score);
	}
	for (uint32_t i = 1; i < page->n_elements; i++) {
		struct totals t;
		uint64_t score;

		if (features->scores[i] == 0)
			continue;
		t = totals_of(features, &page->elements[i]);
		score = (uint64_t)features->scores[i] * (t.words - t.link_words) / (t.words + 1);
		if (score > best_score) {
			best_score = score;
			best = i;
		}
	}
	return best;
}

static bool
is_core(const struct features *features, const struct element *element)
{
	uint64_t all = features->totals[features->n_blocks].para_words;

	return (uint64_t)totals_of(features, element).para_words * 100 >= all * CORE_SHARE;
}

/* Goes down from the root as long as one child still holds enough; each element is seen once. */
static uint32_t
find_core(const struct features *features, const struct page *page)
{
	uint32_t core = 0;

	for (uint32_t i = 1; i < page->n_elements && i < page->elements[core].end;) {
		if (is_core(features, &page->elements[i])) {
			core = i;
			i++;
		} else {
			i = page->elements[i].end;
		}
	}
	return core;
}

/* The first element from here upwards that holds block i; counts the steps. */
static uint32_t
meet(const struct page *page, uint32_t element, size_t i, unsigned *steps)
{
	*steps = 0;
	while (element != 0 &&
	    (i < page->elements[element].first_block || i >= page->elements[element].end_block)) {
		element = page->elements[element].parent;
		++*steps;
	}
	return element;
}

static void
relation(const struct features *features, const struct page *page, enum feature first, uint32_t element)
{
	const struct element *e = &page->elements[element];
	struct totals t = totals_of(features, e);
	uint8_t share = bin_ratio(t.words, features->totals[page->n_blocks].words);
	uint8_t links = bin_ratio(t.link_words, t.words);

	for (size_t i = 0; i < page->n_blocks; i++) {
		int64_t distance = i < e->first_block ? (int64_t)i - e->first_block
		    : i >= e->end_block ? (int64_t)i - e->end_block + 1 : 0;
		unsigned steps;
		uint32_t common = meet(page, element, i, &steps);

		features_column(features, first)[i] = bin_signed(distance);
		features_column(features, first + 1)[i] = bin_clip(steps);
		features_column(features, first + 2)[i] =
		    bin_clip(page->elements[page->blocks[i].element].depth - page->elements[common].depth);
		features_column(features, first + 3)[i] = share;
		features_column(features, first + 4)[i] = links;
	}
}

struct run {
	size_t first, end;
};

static struct run
best_run(const struct features *features, int64_t border)
{
	struct run best = { 0, 0 };
	int64_t sum = 0, best_sum = 0;
	size_t start = 0;

	for (size_t i = 0; i < features->n_blocks; i++) {
		const struct text_stats *s = &features->stats[i];

		sum += (int64_t)s->words - 2 * (int64_t)s->links - border;
		if (sum <= 0) {
			sum = 0;
			start = i + 1;
		} else if (sum > best_sum) {
			best_sum = sum;
			best = (struct run){ start, i + 1 };
		}
	}
	return best;
}

static void
run_columns(const struct features *features, enum feature first, struct run run)
{
	for (size_t i = 0; i < features->n_blocks; i++) {
		int64_t distance = i < run.first ? (int64_t)i - (int64_t)run.first
		    : i >= run.end ? (int64_t)i - (int64_t)run.end + 1 : 0;

		features_column(features, first)[i] = bin_signed(distance);
		features_column(features, first + 1)[i] = bin_signed(distance < 0
		    ? -(int64_t)totals_between(features, i, run.first).words
		    : distance > 0 ? totals_between(features, run.end, i + 1).words : 0);
		features_column(features, first + 2)[i] = distance != 0 ? 0
		    : bin_ratio(i - run.first, run.end - run.first);
	}
}

/*
 * How much a block looks like the headline: a heading that is the page's title, or a block that says
 * what <title> says, best a heading.
 */
static int
headline_score(const struct features *features, const struct page *page, size_t i)
{
	enum { SAYS_TITLE = 800, FIRST_LEVEL = 200, PER_LEVEL = 20 };

	int level = features_column(features, F_HEADING_LEVEL)[i];
	int cover = features_column(features, F_TITLE_COVER)[i];
	bool named = features_column(features, F_GROUP + GROUP_TITLE)[i] <= 2;
	struct span text = page_block_text(page, &page->blocks[i]);

	if (features->stats[i].words > HEADLINE_WORDS || page->blocks[i].hidden ||
	    span_starts(text, SPAN("www.")))
		return 0;
	if (level != 0 && page_same_words(text, features->title_said))
		return SAYS_TITLE + (level == 1 ? FIRST_LEVEL : 0) - level * PER_LEVEL -
		    features_column(features, F_LINKS)[i];
	if (cover < HALF || features_column(features, F_TITLE_SHARE)[i] < HALF)
		return level == 1 ? 20 : 0;
	if (level == 0 && text.len > LONG_BYTES && text.len > LONGER * features->title_said.len)
		return 0;
	return cover + (level == 1 ? 120 : level != 0 ? 60 : 0) + (named ? 30 : 0) -
	    features_column(features, F_LINKS)[i] / 4;
}

static void
find_headline(struct features *features, const struct page *page)
{
	int best = 0;

	features->title = page->n_blocks;
	features->title_said = page_title(page, (struct span){ NULL, 0 });
	for (size_t i = 0; i < page->n_blocks; i++) {
		int score = headline_score(features, page, i);

		if (score > best) {
			best = score;
			features->title = i;
		}
	}
}

/* Where blocks stand to the headline, and how many headings built like it came between. */
static void
headline_columns(const struct features *features, const struct page *page)
{
	size_t title = features->title, rivals = 0, stride = features->stride;
	uint32_t element;

	if (title == page->n_blocks)
		return;
	element = page->blocks[title].element;
	for (size_t i = 0; i < page->n_blocks; i++) {
		uint8_t *out = features_column(features, F_HEADLINE) + i;
		unsigned steps;
		uint32_t common = meet(page, element, i, &steps);

		rivals += i > title && features->alike[i * 3] == features->alike[title * 3];
		out[0] = bin_signed((int64_t)i - (int64_t)title);
		out[stride] = bin_signed(i < title ? -(int64_t)totals_between(features, i, title).words
		    : totals_between(features, title, i).words);
		out[stride * 2] = (uint8_t)(1 + (steps < 200 ? steps : 200));
		out[stride * 3] = bin_clip(page->elements[page->blocks[i].element].depth -
		    page->elements[common].depth);
		out[stride * 4] = bin_clip(rivals);
	}
}

void
features_main(struct features *features, const struct page *page)
{
	relation(features, page, F_BEST, find_best(features, page));
	relation(features, page, F_CORE, find_core(features, page));
	find_headline(features, page);
	headline_columns(features, page);
	run_columns(features, F_RUN, best_run(features, 6));
	run_columns(features, F_RUN + 3, best_run(features, 14));
}
