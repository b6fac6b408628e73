/*
 * block_features - what the models see of a page: one row of small numbers for each block
 *
 * Every feature is quantised to a byte as it is computed (bin_log, bin_ratio, ...), so that training
 * and run time see the same numbers and trees compare bytes. Columns, not rows, are contiguous:
 * a tree asks few features of all blocks. Nothing is language dependent: scripts without word
 * spaces count two characters as a word.
 */
#ifndef STRIP_BLOCK_FEATURES_H
#define STRIP_BLOCK_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#include "class_words.h"
#include "page.h"
#include "text_measure.h"
#include "word_weights.h"

enum {
	FEATURE_LANES = 32,  /* columns are padded to a multiple: models work on that many blocks at once */
	FEATURE_LEVELS = 6,  /* containers looked at, from the block's element upwards */
	FEATURE_BOX = 7,     /* columns for each of them */
	FEATURE_AROUND = 3,  /* neighbours looked at on each side */
	FEATURE_SIBLINGS = 3, /* of them, those whose siblings are looked at */
};

/* Columns. Groups of several columns are given by their first; the next name says how many. */
enum feature {
	/* the block itself: features_own.c */
	F_TAG, F_HEADING_LEVEL, F_FLAGS, F_CHARS, F_WORDS, F_WORD_LENGTH, F_LINKS, F_EMPHASIS, F_SENTENCES,
	F_SENTENCE_LENGTH, F_COMMAS, F_DIGITS, F_CAPITALS, F_LOWER_WORDS, F_SEPARATORS, F_FIRST, F_LAST,
	F_YEARS, F_SIGNS, F_GAP, F_INDENT, F_LEVEL, F_ITEM, F_DEPTH, F_POSITION, F_POSITION_TEXT,
	F_WORDS_BEFORE, F_WORDS_AFTER, F_INDEX, F_THREAD,
	F_TITLE_COVER, F_TITLE_SHARE, F_ABOUT_COVER, F_ABOUT_SHARE, F_REPEATS, F_REPEAT_OF,
	F_SAID_BEFORE, F_SAID_AFTER,
	F_UPPER,
	/* words in class and id, and telling elements, upwards: features_tree.c; in a plain text its words:
	   features_words.c */
	F_GROUP,
	/* the containers around it; in a plain text the lines: features_lines.c */
	F_BOX = F_GROUP + GROUP_COUNT,
	/* blocks built alike */
	F_ALIKE = F_BOX + FEATURE_LEVELS * FEATURE_BOX,
	/* containers built alike side by side; the nearest table or list */
	F_SIBLINGS = F_ALIKE + 12,
	F_SET = F_SIBLINGS + FEATURE_SIBLINGS * 3,
	/* relation to the containers and the run of blocks that hold most text: features_main.c */
	F_BEST = F_SET + 4,
	F_CORE = F_BEST + 5,
	F_RUN = F_CORE + 5,
	F_HEADLINE = F_RUN + 6,
	/* what stands around it: features_around.c */
	F_AROUND = F_HEADLINE + 5,
	F_SINCE = F_AROUND + FEATURE_AROUND * 2 * 5,
	/* the page, the same for all its blocks: features_page.c */
	F_PAGE = F_SINCE + 10,
	F_THREAD_PAGE = F_PAGE + 23, /* of its thread, for all blocks */
	FEATURE_COUNT = F_THREAD_PAGE + 2
};

/* Running totals up to a block: any stretch of blocks, so any element, in one subtraction. */
struct totals {
	uint32_t blocks, words, link_words, para_blocks, para_words, commas, sentences;
};

/* More of them, for lines of a plain text: short ones, ended by a stop, items, mostly digits. */
struct line_totals {
	uint32_t shorts, stops, items, numbers, capitals;
};

struct features {
	uint8_t *bins;  /* FEATURE_COUNT columns of `stride` bytes */
	size_t bins_capacity;
	size_t n_blocks, stride;
	size_t title; /* the block that is the headline, n_blocks if none is */
	struct span title_said; /* what the page says its title is, see page_title */
	struct text_stats *stats; /* of each block */
	size_t stats_capacity;
	struct shingles shingles; /* of the page */
	uint32_t *shingle_ends;   /* for each block where its shingles end */
	size_t shingle_ends_capacity;
	struct totals *totals;    /* n_blocks + 1 of them */
	size_t totals_capacity;
	struct line_totals *lines; /* n_blocks + 1 of them */
	size_t lines_capacity;
	uint64_t *inline_groups;  /* class words of inline elements that hold most of a block */
	size_t inline_capacity;
	uint32_t *alike;          /* for each block three keys of how it is built */
	size_t alike_capacity;
	uint32_t *siblings;       /* for each block keys of its containers among their siblings */
	size_t siblings_capacity;
	struct said *said;        /* n_blocks + 1 sums of what the words speak for, of a plain text */
	size_t said_capacity;
	uint32_t *scores;         /* of each element, for the best container */
	size_t scores_capacity;
	struct tally *tally;      /* what was counted under the keys that were met; from 1 on */
	uint32_t *tally_places;   /* hash table: where a key's entry is, 0: free */
	uint32_t tally_mask, n_tally;
	size_t tally_capacity, tally_places_capacity;
	struct way *way;          /* from the root to the block at hand */
	struct class_words words;
	const struct word_weights *weights; /* of words of a plain text, NULL: none; not owned */
};

static inline uint8_t *
features_column(const struct features *features, size_t column)
{
	return features->bins + column * features->stride;
}

/* Words, links and so on between two blocks. */
static inline struct totals
totals_between(const struct features *features, size_t first, size_t end)
{
	struct totals a = features->totals[first], b = features->totals[end];

	b.blocks -= a.blocks;
	b.words -= a.words;
	b.link_words -= a.link_words;
	b.para_blocks -= a.para_blocks;
	b.para_words -= a.para_words;
	b.commas -= a.commas;
	b.sentences -= a.sentences;
	return b;
}

static inline struct totals
totals_of(const struct features *features, const struct element *element)
{
	return totals_between(features, element->first_block, element->end_block);
}

/* 16 steps for each doubling: 0 -> 0, 1 -> 16, 3 -> 32 ... 65535 and more -> 255. */
static inline uint8_t
bin_log(uint64_t value)
{
	uint64_t n = value >= 65535 ? 65535 : value + 1;
	unsigned octave = 63 - (unsigned)__builtin_clzll(n);

	return value >= 65535 ? 255 : (uint8_t)(octave * 16 + ((n << 4 >> octave) & 15));
}

static inline uint8_t
bin_clip(uint64_t value)
{
	return value > 255 ? 255 : (uint8_t)value;
}

/* part of whole, 0..255; 0 when there is no whole. */
static inline uint8_t
bin_ratio(uint64_t part, uint64_t whole)
{
	return whole == 0 ? 0 : bin_clip((part * 255 + whole / 2) / whole);
}

/* A distance either way: 128 is none. */
static inline uint8_t
bin_signed(int64_t distance)
{
	int64_t size = bin_log((uint64_t)(distance < 0 ? -distance : distance)) / 2;

	return (uint8_t)(128 + (distance < 0 ? -size : size));
}

/* A table of keys and what was counted under them. */
struct tally {
	uint32_t key, n, words, link_words, first, parents;
};

/* An empty table for up to n keys. */
void tally_reset(struct features *features, size_t n);

/* The entry of a key, made if it is not there. */
struct tally *tally_entry(struct features *features, uint32_t key);

#endif
