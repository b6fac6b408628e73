/*
 * page_class - the classes of a page, each under a number
 */
#include "page_class.h"

#include "heap.h"

enum {
	SLOTS_MIN = 256,
	PROBES_MAX = 16,     /* beyond, a class gets one more number: nobody can make it slow */
	KEPT_SLOTS = 1 << 16 /* for the next page */
};

static uint64_t
load(const char *ptr, size_t len)
{
	uint64_t word = 0;

	memcpy(&word, ptr, len);
	return word;
}

static uint32_t
hash_of(struct span value)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t hash = value.len;
	size_t at = 0;

	for (; at + 8 < value.len; at += 8) {
		hash = (hash ^ load(value.ptr + at, 8)) * odd;
		hash ^= hash >> 32;
	}
	if (value.len >= 8)
		hash = (hash ^ load(value.ptr + value.len - 8, 8)) * odd;
	else
		for (; at < value.len; at++)
			hash = (hash ^ (unsigned char)value.ptr[at]) * odd;
	return (uint32_t)((hash ^ hash >> 32) * odd >> 32);
}

/* The slot of a class: where it is, or where it may be put; n_slots if there is no place near. */
static size_t
find_slot(const struct page_classes *classes, struct span value, uint32_t hash)
{
	for (size_t i = 0; i < PROBES_MAX; i++) {
		size_t slot = (hash + i) & (classes->n_slots - 1);
		uint32_t number = classes->slots[slot];

		if (number == 0 || (classes->hashes[number - 1] == hash &&
		    span_equal(classes->values[number - 1], value)))
			return slot;
	}
	return classes->n_slots;
}

/* An empty table of so many slots, a power of two. */
static void
make_slots(struct page_classes *classes, size_t n)
{
	classes->slots = heap_grow(classes->slots, &classes->slots_capacity, n, sizeof *classes->slots);
	memset(classes->slots, 0, n * sizeof *classes->slots);
	classes->n_slots = n;
}

/* Twice the slots, no more than half of them taken. */
static void
spread(struct page_classes *classes)
{
	make_slots(classes, classes->n_slots * 2);
	for (size_t i = 0; i < classes->n; i++) {
		size_t slot = find_slot(classes, classes->values[i], classes->hashes[i]);

		if (slot < classes->n_slots)
			classes->slots[slot] = (uint32_t)i + 1;
	}
}

uint32_t
page_class_number(struct page_classes *classes, struct span value)
{
	uint32_t hash = hash_of(value);
	size_t slot, n = classes->n;

	if (classes->n_slots == 0)
		make_slots(classes, SLOTS_MIN);
	slot = find_slot(classes, value, hash);
	if (slot < classes->n_slots && classes->slots[slot] != 0)
		return classes->slots[slot] - 1;
	if (slot < classes->n_slots)
		classes->slots[slot] = (uint32_t)n + 1;
	classes->values = heap_grow(classes->values, &classes->capacity, n + 1, sizeof *classes->values);
	classes->hashes = heap_grow(classes->hashes, &classes->hashes_capacity, n + 1,
	    sizeof *classes->hashes);
	classes->values[n] = value;
	classes->hashes[n] = hash;
	classes->n++;
	if (classes->n * 2 > classes->n_slots)
		spread(classes);
	return (uint32_t)n;
}

void
page_classes_reset(struct page_classes *classes)
{
	if (classes->slots_capacity > KEPT_SLOTS)
		page_classes_free(classes);
	if (classes->n > 0)
		make_slots(classes, SLOTS_MIN);
	classes->n = 0;
}

void
page_classes_free(struct page_classes *classes)
{
	heap_free(classes->values);
	heap_free(classes->hashes);
	heap_free(classes->slots);
	*classes = (struct page_classes){ 0 };
}
