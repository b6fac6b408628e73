/*
 * wordcache - the scores of a word type
 */
#include "wordcache.h"

#include <stdlib.h>

#include "heap.h"

enum {
	ENTRIES = 1 << 15,
	SLOTS = ENTRIES * 2,
	BORDERS = 2,
	LOOKED_UP = 16, /* words at a time */
	CACHE_LINE = 64, /* bytes */
};

_Static_assert(BORDERS + (int)WORDCACHE_ROOM <= (int)ENTRIES, "a sentence fits");

typedef int8_t half_steps __attribute__((vector_size(SCORES_HALF)));
typedef uint16_t bucket_checks __attribute__((vector_size(2 * MODEL_BUCKET)));
typedef int8_t bucket_bytes __attribute__((vector_size(MODEL_BUCKET)));

struct wordcache {
	const struct model *model;
	struct cached_word *entries; /* aligned for vectors */
	void *memory;
	uint32_t *table; /* number + 1, 0: free */
	size_t n;
};

/*
 * The row of a key in a bucket, or none if it is not there. Which of the two is past guessing for
 * the CPU, so nothing branches on it.
 */
static inline const int8_t *
find_row(const struct model *model, uint64_t key, uint32_t bucket, const int8_t *none)
{
	bucket_checks found;
	bucket_bytes bytes;
	uint64_t places;
	const int8_t *either[2] = { none, NULL };

	memcpy(&found, model->checks + bucket, sizeof(found));
	bytes = __builtin_convertvector(found == model_check(key), bucket_bytes);
	memcpy(&places, &bytes, sizeof(places));
	either[1] = model->rows[bucket + (unsigned)__builtin_ctzll(places | UINT64_C(1) << 63) / 8];
	return either[places != 0];
}

/* The keys not found in a full bucket may stand in their other one. */
static void
find_late(const struct model *model, const uint64_t *keys, const uint16_t *late, size_t n,
    const int8_t **rows)
{
	uint32_t n_buckets = model->header->n_buckets, buckets[WORDCACHE_KEYS];

	for (size_t i = 0; i < n; i++) {
		buckets[i] = model_other_bucket(keys[late[i]], n_buckets) * MODEL_BUCKET;
		__builtin_prefetch(model->checks + buckets[i]);
	}
	for (size_t i = 0; i < n; i++) {
		rows[late[i]] = find_row(model, keys[late[i]], buckets[i], rows[late[i]]);
		__builtin_prefetch(rows[late[i]]);
	}
}

/* Everything is fetched for all keys before the first of it is needed. */
void
wordcache_find(const struct model *model, const uint64_t *keys, size_t n, const int8_t **rows)
{
	static const int8_t no_weights[TAG_OUTSIDE];
	uint32_t n_buckets = model->header->n_buckets, buckets[WORDCACHE_KEYS];
	uint16_t late[WORDCACHE_KEYS];
	size_t n_late = 0;

	for (size_t i = 0; i < n; i++) {
		buckets[i] = model_bucket(keys[i], n_buckets) * MODEL_BUCKET;
		__builtin_prefetch(model->checks + buckets[i]);
	}
	for (size_t i = 0; i < n; i++) {
		rows[i] = find_row(model, keys[i], buckets[i], no_weights);
		__builtin_prefetch(rows[i]);
		late[n_late] = (uint16_t)i;
		n_late += (rows[i] == no_weights) & (model->checks[buckets[i] + MODEL_BUCKET - 1] != 0);
	}
	find_late(model, keys, late, n_late, rows);
}

void
wordcache_sum(const int8_t *const *rows, size_t n, struct tag_scores *scores)
{
	half_scores low = scores->half[0], high = scores->half[1];

	for (size_t i = 0; i < n; i++) {
		half_steps steps[2];

		memcpy(steps, rows[i], sizeof(steps));
		low += __builtin_convertvector(steps[0], half_scores);
		high += __builtin_convertvector(steps[1], half_scores);
	}
	*scores = (struct tag_scores){ { low, high } };
}

void
wordcache_add(const struct model *model, const uint64_t *keys, size_t n, struct tag_scores *scores)
{
	const int8_t *rows[WORDCACHE_KEYS];

	wordcache_find(model, keys, n, rows);
	wordcache_sum(rows, n, scores);
}

static void
sum_slots(const struct model *model, const struct word_features *features, struct cached_word *entry)
{
	for (unsigned slot = 0; slot < N_SLOTS; slot++) {
		entry->scores[slot] = (struct tag_scores){ { { 0 }, { 0 } } };
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
	cache->memory = heap_get_table(ENTRIES * sizeof(*cache->entries) + 64);
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

static inline size_t
slot_of(uint64_t key)
{
	return (size_t)(key >> 8) % SLOTS;
}

static const struct cached_word *
get(struct wordcache *cache, struct span token, enum text_kind kind, uint64_t key)
{
	size_t slot = slot_of(key);
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

/* Brings all of an entry, if there is one, nearer. */
static void
fetch(const struct wordcache *cache, uint64_t key)
{
	uint32_t number = cache->table[slot_of(key)];
	const char *entry = (const char *)&cache->entries[number == 0 ? 0 : number - 1];

	for (size_t at = 0; at < sizeof(struct cached_word); at += CACHE_LINE)
		__builtin_prefetch(entry + at);
}

/* Up to LOOKED_UP tokens, so that memory is waited for once. */
static void
get_some(struct wordcache *cache, struct span text, const struct text_token *tokens, size_t n,
    const struct cached_word **words)
{
	uint64_t keys[LOOKED_UP];

	for (size_t i = 0; i < n; i++) {
		keys[i] = hash_token(span_slice(text, tokens[i].start, tokens[i].end), tokens[i].kind);
		__builtin_prefetch(&cache->table[slot_of(keys[i])]);
	}
	for (size_t i = 0; i < n; i++)
		fetch(cache, keys[i]);
	for (size_t i = 0; i < n; i++)
		words[i] = get(cache, span_slice(text, tokens[i].start, tokens[i].end), tokens[i].kind,
		    keys[i]);
}

void
wordcache_get(struct wordcache *cache, struct span text, const struct text_token *tokens, size_t n,
    const struct cached_word **words)
{
	if (cache->n + n > ENTRIES) {
		cache->n = BORDERS;
		memset(cache->table, 0, SLOTS * sizeof(*cache->table));
	}
	for (size_t i = 0; i < n; i += LOOKED_UP)
		get_some(cache, text, tokens + i, n - i < LOOKED_UP ? n - i : LOOKED_UP, words + i);
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
