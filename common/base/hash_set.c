/*
 * hash_set - hashes met so far
 */
#include "hash_set.h"

#include <string.h>

#include "heap.h"

enum { SLOTS_FIRST = 1024 };

/* 0 means free. */
static unsigned long long
stored(unsigned long long hash)
{
	return hash == 0 ? 1 : hash;
}

/* Where a stored hash is, or belongs. */
static size_t
find_slot(const struct hash_set *set, unsigned long long hash)
{
	size_t at = (size_t)hash & (set->capacity - 1);

	while (set->slots[at] != 0 && set->slots[at] != hash)
		at = (at + 1) & (set->capacity - 1);
	return at;
}

static void
grow(struct hash_set *set)
{
	struct hash_set larger = { .n = set->n,
		.capacity = set->capacity == 0 ? SLOTS_FIRST : set->capacity * 2 };

	larger.slots = heap_get_zeroed(larger.capacity, sizeof(*larger.slots));
	for (size_t i = 0; i < set->capacity; i++)
		if (set->slots[i] != 0)
			larger.slots[find_slot(&larger, set->slots[i])] = set->slots[i];
	heap_free(set->slots);
	*set = larger;
}

bool
hash_set_add(struct hash_set *set, unsigned long long hash)
{
	size_t at;

	if (set->n * 2 >= set->capacity)
		grow(set);
	at = find_slot(set, stored(hash));
	if (set->slots[at] != 0)
		return false;
	set->slots[at] = stored(hash);
	set->n++;
	return true;
}

bool
hash_set_has(const struct hash_set *set, unsigned long long hash)
{
	return set->n > 0 && set->slots[find_slot(set, stored(hash))] != 0;
}

void
hash_set_reset(struct hash_set *set)
{
	if (set->capacity > 0)
		memset(set->slots, 0, set->capacity * sizeof(*set->slots));
	set->n = 0;
}

void
hash_set_free(struct hash_set *set)
{
	heap_free(set->slots);
	*set = (struct hash_set){ .slots = NULL };
}
