/*
 * model - the model file, read in place
 *
 * Little-endian. The first MODEL_TEXT bytes are lines of text for people (what it is, licence,
 * training data, scores), padded with NULs; then struct model_header; then the tables it points to.
 * Weights are 8-bit steps of header.scale; a feature has one row of sixteen, one weight for each
 * tag that is not Outside. Rows are found through buckets of eight 16-bit checks, filled from the
 * front; what a full bucket has no room for is in another one, told by the other half of the key.
 */
#ifndef WINNOW_MODEL_H
#define WINNOW_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "lexicon.h"
#include "span.h"
#include "tag.h"

enum { MODEL_TEXT = 4096, MODEL_VERSION = 5, MODEL_BUCKET = 8, MODEL_SHORT = 48 };

#define MODEL_MAGIC "winnow entities model\n"

struct model_header {
	uint32_t version, size; /* size: of the whole file */
	float scale;
	int16_t bias[N_TYPES]; /* added to the tags of each type, in steps */
	int16_t short_bias[N_TYPES]; /* instead, on pages of up to MODEL_SHORT tokens */
	uint32_t n_buckets, checks_at, rows_at;
	uint32_t n_word_buckets, words_at;
	uint32_t n_clusters, paths_at;
	uint32_t n_phrase_buckets, phrases_at;
	uint32_t n_classes, groups_at;
	int16_t transitions[N_TAGS][N_TAGS]; /* forbidden ones: very low */
	uint32_t order; /* 0x01020304, as written by a little-endian machine */
};

struct model {
	const struct model_header *header;
	const uint16_t *checks;
	const int8_t (*rows)[TAG_OUTSIDE];
	struct lexicon lexicon;
	struct span text; /* the lines for people */
};

/* Reads a model from bytes that outlive it and are aligned to 8. NULL, or what is wrong with it. */
const char *model_read(struct model *model, struct span bytes);

/* Maps a model file; ends the program if that fails. */
void model_open(struct model *model, const char *path);

static inline uint32_t
model_bucket(uint64_t key, uint32_t n_buckets)
{
	return (uint32_t)((key >> 32) * n_buckets >> 32);
}

/* Where a feature is looked for when its bucket is full. */
static inline uint32_t
model_other_bucket(uint64_t key, uint32_t n_buckets)
{
	return (uint32_t)((key * 0x9E3779B97F4A7C15ull >> 32) * n_buckets >> 32);
}

static inline uint16_t
model_check(uint64_t key)
{
	uint16_t check = (uint16_t)key;

	return check == 0 ? 1 : check;
}

#endif
