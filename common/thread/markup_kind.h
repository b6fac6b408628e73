/*
 * markup_kind - kinds of elements, as those that one template makes, in a table of fixed size
 */
#ifndef WINNOW_MARKUP_KIND_H
#define WINNOW_MARKUP_KIND_H

#include "page.h"

enum { KINDS_MAX = 1 << 12 };

/* Numbers by hash: a slot is taken when its hash is first asked for. */
struct kind_slots {
	unsigned long long hashes[KINDS_MAX]; /* 0: free */
};

/* The slot of a hash, from 1; 0 when the table is full there. */
uint16_t kind_slot(struct kind_slots *slots, unsigned long long hash);

/* Takes an element's tag and first class, digits left out, into a hash that began with SPAN_HASH.
 * *classed, which may be NULL: does it have a class? */
unsigned long long kind_hash(unsigned long long hash, const struct page *page, uint32_t element,
    bool *classed);

#endif
