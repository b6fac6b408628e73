/*
 * hash_set - hashes met so far
 */
#include "hash_set.h"

#include "heap.h"

enum { SLOTS_FIRST = 1024 };

static bool
put(unsigned long long *slots, size_t capacity, unsigned long long hash)
{
	size_t at = (size_t)hash & (capacity - 1);

	while (slots[at] != 0) {
		if (slots[at] == hash)
			return false;
		at = (at + 1) & (capacity - 1);
	}
	slots[at] = hash;
	return true;
}

static void
grow(struct hash_set *set)
{
	size_t capacity = set->capacity == 0 ? SLOTS_FIRST : set->capacity * 2;
	unsigned long long *slots = heap_get_zeroed(capacity, sizeof(*slots));

	for (size_t i = 0; i < set->capacity; i++)
		if (set->slots[i] != 0)
			put(slots, capacity, set->slots[i]);
	heap_free(set->slots);
	set->slots = slots;
	set->capacity = capacity;
}

bool
hash_set_add(struct hash_set *set, unsigned long long hash)
{
	if (set->n * 2 >= set->capacity)
		grow(set);
	if (!put(set->slots, set->capacity, hash == 0 ? 1 : hash))
		return false;
	set->n++;
	return true;
}

void
hash_set_free(struct hash_set *set)
{
	heap_free(set->slots);
	*set = (struct hash_set){ .slots = NULL };
}
