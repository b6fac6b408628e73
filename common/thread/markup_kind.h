/*
 * markup_kind - kinds of elements, as those that one template makes, in a table of fixed size
 */
#ifndef WINNOW_MARKUP_KIND_H
#define WINNOW_MARKUP_KIND_H

#include "page.h"

enum { KINDS_MAX = 1 << 12 };

/* Numbers by hash, and something kept for each: a slot is taken when its hash is first asked for. */
struct kind_slots {
	uint64_t taken[KINDS_MAX / 64]; /* as bits */
	unsigned long long hashes[KINDS_MAX]; /* of those taken */
	char *entries; /* KINDS_MAX of them; zeroed as their slots are taken, [0] from the start */
	size_t entry_bytes;
};

/* None taken. Few of the many slots are used, and only they are touched. */
struct kind_slots *kind_slots_new(struct arena *arena, size_t entry_bytes);
void kind_slots_reset(struct kind_slots *slots);

/* The slot of a hash, from 1; 0 when the table is full there. */
uint16_t kind_slot(struct kind_slots *slots, unsigned long long hash);

/* The first slot taken behind this one; 0 when there is none. */
uint16_t kind_next(const struct kind_slots *slots, uint16_t slot);

/* Takes an element's tag and first class, digits left out, into a hash that began with SPAN_HASH.
 * *classed, which may be NULL: does it have a class? */
unsigned long long kind_hash(unsigned long long hash, const struct page *page, uint32_t element,
    bool *classed);

#endif
