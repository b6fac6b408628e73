/*
 * block_features - what the models see of a page: one row of small numbers for each block
 */
#include "block_features.h"

#include <string.h>

#include "heap.h"

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
