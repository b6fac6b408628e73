/*
 * block_features - what the models see of a page: one row of small numbers for each block
 */
#include "block_features.h"

#include <string.h>

#include "heap.h"

void
tally_reset(struct features *features, size_t n)
{
	size_t size = 64;

	while (size < n * 2)
		size *= 2;
	features->tally = heap_grow(features->tally, &features->tally_capacity, size + 1,
	    sizeof *features->tally);
	features->tally_places = heap_grow(features->tally_places, &features->tally_places_capacity, size,
	    sizeof *features->tally_places);
	memset(features->tally_places, 0, size * sizeof *features->tally_places);
	features->tally_mask = (uint32_t)(size - 1);
	features->n_tally = 0;
}

struct tally *
tally_entry(struct features *features, uint32_t key)
{
	for (uint32_t i = key * 0x9e3779b1u >> 7;; i++) {
		uint32_t *place = &features->tally_places[i & features->tally_mask];

		if (*place == 0) {
			*place = ++features->n_tally;
			features->tally[*place] = (struct tally){ .key = key };
		}
		if (features->tally[*place].key == key)
			return &features->tally[*place];
	}
}
