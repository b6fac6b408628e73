/*
 * wordcache - the scores of a word type
 */
#include "wordcache.h"

#include <stdlib.h>

#include "heap.h"

enum { ENTRIES = 1 << 15, SLOTS = ENTRIES * 2, BORDERS = 2 };

typedef int8_t tag_steps __attribute__((vector_size(TAG_OUTSIDE)));
typedef uint16_t bucket_checks __attribute__((vector_size(2 * MODEL_BUCKET)));

struct wordcache {
	const struct model *model;
	struct cached_word *entries; /* aligned for vectors */
	void *memory;
	uint32_t *table; /* number + 1, 0: free */
	size_t n;
};

/* Where in eight checks one stands, MODEL_BUCKET if nowhere. */
static inline unsigned
find_check(const uint16_t *checks, uint16_t check)
{
	bucket_checks found;
	uint64_t halves[2];

	memcpy(&found, checks, sizeof(found));
	found = (bucket_checks)(found == check);
	memcpy(halves, &found, sizeof(halves));
	if (halves[0] != 0)
		return (unsigned)__builtin_ctzll(halves[0]) / 16;
	return halves[1] != 0 ? 4 + (unsigned)__builtin_ctzll(halves[1]) / 16 : MODEL_BUCKET;
}

/* Everything is fetched for all keys before the first of it is needed. */
void
wordcache_find(const struct model *model, const uint64_t *keys, size_t n, const int8_t **rows)
{
	static const int8_t no_weights[TAG_OUTSIDE];
	uint32_t n_buckets = model->header->n_buckets, buckets[WORDCACHE_KEYS];

	for (size_t i = 0; i < n; i++) {
		buckets[i] = model_bucket(keys[i], n_buckets) * MODEL_BUCKET;
		__builtin_prefetch(model->checks + buckets[i]);
	}
	for (size_t i = 0; i < n; i++) {
		const uint16_t *checks = model->checks + buckets[i];
		uint32_t at = find_check(checks, model_check(keys[i])), bucket = buckets[i];

		if (at == MODEL_BUCKET && checks[MODEL_BUCKET - 1] != 0) { /* full: perhaps in the other */
			bucket = model_other_bucket(keys[i], n_buckets) * MODEL_BUCKET;
			at = find_check(model->checks + bucket, model_check(keys[i]));
		}
		rows[i] = at == MODEL_BUCKET ? no_weights : model->rows[bucket + at];
		__builtin_prefetch(rows[i]);
	}
}

void
wordcache_sum(const int8_t *const *rows, size_t n, tag_scores *scores)
{
	tag_scores sum = *scores;

	for (size_t i = 0; i < n; i++) {
		tag_steps steps;

		memcpy(&steps, rows[i], sizeof(steps));
		sum += __builtin_convertvector(steps, tag_scores);
	}
	*scores = sum;
}

void
wordcache_add(const struct model *model, const uint64_t *keys, size_t n, tag_scores *scores)
{
	const int8_t *rows[WORDCACHE_KEYS];

	wordcache_find(model, keys, n, rows);
	wordcache_sum(rows, n, scores);
}

static void
sum_slots(const struct model *model, const struct word_features *features, struct cached_word *entry)
{
	for (unsigned slot = 0; slot < N_SLOTS; slot++) {
		entry->scores[slot] = (tag_scores){ 0 };
		wordcache_add(model, features->keys[slot], features->n[slot], &entry->scores[slot]);
	}
}

static void
set_border(struct wordcache *cache, const struct word *border)
{
	struct word_features features;
	struct cached_word *entry = &cache->entries[cache->n++];

	feature_of_border(border, &features);
	sum_slots(cache->model, &features, entry);
	entry->word = *border;
	entry->key = 0;
}

struct wordcache *
wordcache_new(const struct model *model)
{
	struct wordcache *cache = heap_get_zeroed(1, sizeof(*cache));

	cache->model = model;
	cache->memory = heap_get(ENTRIES * sizeof(*cache->entries) + 64);
	cache->entries = (void *)(((uintptr_t)cache->memory + 63) & ~(uintptr_t)63);
	cache->table = heap_get_zeroed(SLOTS, sizeof(*cache->table));
	set_border(cache, &word_before);
	set_border(cache, &word_behind);
	return cache;
}

void
wordcache_free(struct wordcache *cache)
{
	heap_free(cache->memory);
	heap_free(cache->table);
	heap_free(cache);
}

void
wordcache_make_room(struct wordcache *cache, size_t n)
{
	if (cache->n + n <= ENTRIES)
		return;
	cache->n = BORDERS;
	memset(cache->table, 0, SLOTS * sizeof(*cache->table));
}

static uint64_t
hash_token(struct span token, enum text_kind kind)
{
	uint64_t h = (0x9E3779B97F4A7C15ull + kind) * 0xD6E8FEB86659FD93ull; /* `1` is no `>` */
	size_t i = 0;

	for (; i + 8 <= token.len; i += 8) {
		uint64_t part;

		memcpy(&part, token.ptr + i, 8);
		h = (h ^ part) * 0x9FB21C651E98DF25ull;
		h ^= h >> 31;
	}
	for (; i < token.len; i++)
		h = (h ^ (unsigned char)token.ptr[i]) * 0xD6E8FEB86659FD93ull;
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93ull;
	return (h ^ h >> 29) | 1;
}

const struct cached_word *
wordcache_get(struct wordcache *cache, struct span token, enum text_kind kind)
{
	uint64_t key = hash_token(token, kind);
	size_t slot = (size_t)(key >> 8) % SLOTS;
	struct word_features features;
	struct cached_word *entry;

	while (cache->table[slot] != 0) {
		entry = &cache->entries[cache->table[slot] - 1];
		if (entry->key == key)
			return entry;
		slot = (slot + 1) % SLOTS;
	}
	entry = &cache->entries[cache->n];
	cache->table[slot] = (uint32_t)++cache->n;
	feature_of_word(&cache->model->lexicon, token, kind, &entry->word, &features);
	sum_slots(cache->model, &features, entry);
	entry->key = key;
	return entry;
}

const struct cached_word *
wordcache_before(const struct wordcache *cache)
{
	return &cache->entries[0];
}

const struct cached_word *
wordcache_behind(const struct wordcache *cache)
{
	return &cache->entries[1];
}
