/*
 * block_features - what the models see of a page: one row of small numbers for each block
 */
#include <string.h>

#include "block_features.h"
#include "heap.h"

void
features_init(struct features *features)
{
	*features = (struct features){ 0 };
	features->way = way_new();
	class_words_init(&features->words);
}

void
features_free(struct features *features)
{
	heap_free(features->bins);
	heap_free(features->stats);
	heap_free(features->shingles.list);
	heap_free(features->shingle_ends);
	heap_free(features->totals);
	heap_free(features->lines);
	heap_free(features->inline_groups);
	heap_free(features->alike);
	heap_free(features->siblings);
	heap_free(features->scores);
	heap_free(features->tally);
	heap_free(features->way);
	class_words_free(&features->words);
}

struct totals
totals_between(const struct features *features, size_t first, size_t end)
{
	struct totals a = features->totals[first], b = features->totals[end];

	b.blocks -= a.blocks;
	b.words -= a.words;
	b.link_words -= a.link_words;
	b.para_blocks -= a.para_blocks;
	b.para_words -= a.para_words;
	b.commas -= a.commas;
	b.sentences -= a.sentences;
	return b;
}

void
tally_reset(struct features *features, size_t n)
{
	size_t size = 64;

	while (size < n * 2)
		size *= 2;
	features->tally = heap_grow(features->tally, &features->tally_capacity, size + 1,
	    sizeof *features->tally);
	memset(features->tally, 0, (size + 1) * sizeof *features->tally);
	features->tally[0].n = (uint32_t)(size - 1); /* the mask; entries begin behind it */
}

struct tally *
tally_entry(const struct features *features, uint32_t key)
{
	uint32_t mask = features->tally[0].n, i;

	key += key == 0;
	for (i = key * 0x9e3779b1u >> 7;; i++) {
		struct tally *entry = &features->tally[1 + (i & mask)];

		if (entry->key == key)
			return entry;
		if (entry->key == 0) {
			entry->key = key;
			return entry;
		}
	}
}

static void
make_room(struct features *f, const struct page *page)
{
	size_t n = page->n_blocks;

	f->n_blocks = n;
	f->stride = (n + FEATURE_LANES - 1) / FEATURE_LANES * FEATURE_LANES;
	f->bins = heap_grow(f->bins, &f->bins_capacity, f->stride * FEATURE_COUNT, 1);
	if (n > 0)
		memset(f->bins, 0, f->stride * FEATURE_COUNT);
	f->stats = heap_grow(f->stats, &f->stats_capacity, n, sizeof *f->stats);
	f->shingle_ends = heap_grow(f->shingle_ends, &f->shingle_ends_capacity, n, sizeof *f->shingle_ends);
	f->totals = heap_grow(f->totals, &f->totals_capacity, n + 1, sizeof *f->totals);
	f->inline_groups = heap_grow(f->inline_groups, &f->inline_capacity, n, sizeof *f->inline_groups);
	f->alike = heap_grow(f->alike, &f->alike_capacity, n * 3, sizeof *f->alike);
	f->siblings = heap_grow(f->siblings, &f->siblings_capacity, n * FEATURE_SIBLINGS,
	    sizeof *f->siblings);
	f->scores = heap_grow(f->scores, &f->scores_capacity, page->n_elements, sizeof *f->scores);
}

void
features_extract(struct features *features, const struct page *page, const struct thread *thread)
{
	make_room(features, page);
	class_words_page(&features->words);
	if (page->n_blocks == 0)
		return;
	features_own(features, page);
	features_thread(features, page, thread);
	features_tree(features, page);
	if (page->plain)
		features_lines(features, page);
	features_main(features, page);
	features_around(features, page);
	features_page(features, page);
}
