/*
 * features_extract - fills the table of features for a page
 */
#include "features_extract.h"

#include <string.h>

#include "features_parts.h"
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
	heap_free(features->said);
	heap_free(features->scores);
	heap_free(features->tally);
	heap_free(features->tally_places);
	heap_free(features->way);
	class_words_free(&features->words);
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
	class_words_page(&features->words, page);
	if (page->n_blocks == 0)
		return;
	features_own(features, page);
	features_thread(features, page, thread);
	features_tree(features, page);
	if (page->plain)
		features_lines(features, page);
	features_main(features, page);
	if (page->plain)
		features_words(features, page);
	features_around(features, page);
	features_page(features, page);
}
