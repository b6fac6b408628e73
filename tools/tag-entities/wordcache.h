/*
 * wordcache - the scores of a word type, summed once for every place it can stand in
 */
#ifndef WINNOW_WORDCACHE_H
#define WINNOW_WORDCACHE_H

#include "feature.h"
#include "model.h"
#include "viterbi.h"

struct cached_word {
	struct tag_scores scores[N_SLOTS];
	struct word word;
	uint64_t key;
};

struct wordcache;

struct wordcache *wordcache_new(const struct model *model);
void wordcache_free(struct wordcache *cache);

/* The entries of the words of up to WORDCACHE_ROOM tokens; good until the next call. */
enum { WORDCACHE_ROOM = 4096 };
void wordcache_get(struct wordcache *cache, struct span text, const struct text_token *tokens,
    size_t n, const struct cached_word **words);

/* The entries of what stands before and behind a sentence. */
const struct cached_word *wordcache_before(const struct wordcache *cache);
const struct cached_word *wordcache_behind(const struct wordcache *cache);

/* Finds the rows of weights of up to WORDCACHE_KEYS features, and adds rows to scores. */
enum { WORDCACHE_KEYS = 256 };
void wordcache_find(const struct model *model, const uint64_t *keys, size_t n, const int8_t **rows);
void wordcache_sum(const int8_t *const *rows, size_t n, struct tag_scores *scores);

/* Both. */
void wordcache_add(const struct model *model, const uint64_t *keys, size_t n, struct tag_scores *scores);

#endif
