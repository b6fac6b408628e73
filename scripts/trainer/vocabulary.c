/*
 * vocabulary - numbers for 64-bit hashes
 */
#include "vocabulary.h"

#include "heap.h"

static size_t
slot_of(const struct vocabulary *vocabulary, uint64_t key)
{
	size_t mask = vocabulary->table_size - 1;
	size_t slot = (size_t)(key * 0x9E3779B97F4A7C15ull >> 20) & mask;

	while (vocabulary->table[slot] != 0 && vocabulary->keys[vocabulary->table[slot] - 1] != key)
		slot = (slot + 1) & mask;
	return slot;
}

static void
enlarge(struct vocabulary *vocabulary)
{
	size_t capacity = vocabulary->capacity == 0 ? 1 << 16 : vocabulary->capacity * 2;

	vocabulary->keys = heap_resize(vocabulary->keys, capacity * sizeof(*vocabulary->keys));
	vocabulary->counts = heap_resize(vocabulary->counts, capacity * sizeof(*vocabulary->counts));
	vocabulary->capacity = capacity;
	heap_free(vocabulary->table);
	vocabulary->table_size = capacity * 2;
	vocabulary->table = heap_get_zeroed(vocabulary->table_size, sizeof(*vocabulary->table));
	for (size_t i = 0; i < vocabulary->n; i++)
		vocabulary->table[slot_of(vocabulary, vocabulary->keys[i])] = (uint32_t)i + 1;
}

uint32_t
vocabulary_count(struct vocabulary *vocabulary, uint64_t key, uint32_t n)
{
	size_t slot;

	if (vocabulary->n == vocabulary->capacity)
		enlarge(vocabulary);
	slot = slot_of(vocabulary, key);
	if (vocabulary->table[slot] == 0) {
		vocabulary->keys[vocabulary->n] = key;
		vocabulary->counts[vocabulary->n++] = 0;
		vocabulary->table[slot] = (uint32_t)vocabulary->n;
	}
	vocabulary->counts[vocabulary->table[slot] - 1] += n;
	return vocabulary->table[slot] - 1;
}

uint32_t
vocabulary_find(const struct vocabulary *vocabulary, uint64_t key)
{
	size_t slot;

	if (vocabulary->n == 0)
		return VOCABULARY_NONE;
	slot = slot_of(vocabulary, key);
	return vocabulary->table[slot] == 0 ? VOCABULARY_NONE : vocabulary->table[slot] - 1;
}

void
vocabulary_free(struct vocabulary *vocabulary)
{
	heap_free(vocabulary->keys);
	heap_free(vocabulary->counts);
	heap_free(vocabulary->table);
	*vocabulary = (struct vocabulary)VOCABULARY_INIT;
}
