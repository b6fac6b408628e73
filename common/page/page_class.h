/*
 * page_class - the classes of a page, each under a number
 *
 * Pages have many elements and few classes: what a class tells is found once for its number, not for
 * every element that has it.
 */
#ifndef WINNOW_PAGE_CLASS_H
#define WINNOW_PAGE_CLASS_H

#include <stdint.h>

#include "span.h"

struct page_classes {
	struct span *values; /* by number: class attributes as they are written, hardly one twice */
	size_t n, capacity;
	uint32_t *hashes;    /* of values */
	size_t hashes_capacity;
	uint32_t *slots;     /* hash table: number + 1, 0 for none */
	size_t n_slots, slots_capacity;
};

/* The number of a class, which must stay where it is. */
uint32_t page_class_number(struct page_classes *classes, struct span value);

void page_classes_reset(struct page_classes *classes);
void page_classes_free(struct page_classes *classes);

#endif
