/*
 * feature - what the tagger looks at, as 64-bit keys
 *
 * The one implementation: the tool sums the weights of these keys, the trainer learns them. The
 * features of a word alone depend on the slot it stands in relative to the token looked at, so
 * their sums can be kept for each word type; those of the context join neighbours.
 */
#ifndef WINNOW_FEATURE_H
#define WINNOW_FEATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"
#include "shape.h"
#include "span.h"
#include "text.h"

enum slot {
	SLOT_HERE,
	SLOT_LEFT,
	SLOT_RIGHT,
	SLOT_LEFT2,
	SLOT_RIGHT2,
	SLOT_BAG_LEFT, /* two to four tokens away */
	SLOT_BAG_RIGHT,
	N_SLOTS,
};

enum { FEATURES_PER_SLOT = 50, FEATURES_OF_CONTEXT = 32, FEATURES_BAG = 4 };

/* Properties of a word type that context features are made of. */
struct word {
	uint64_t lower;  /* hash of the lower-case form, digits as 0 */
	uint64_t head, tail; /* hashes of its first and last part or letters */
	uint32_t shape;  /* "Xx", "X.X.", "d" */
	uint16_t cluster;
	uint16_t class;
	uint16_t lists;
	uint8_t form;    /* enum word_form */
	uint8_t kind;    /* enum text_kind */
	uint8_t usual;   /* lexicon_case */
	bool is_mark;    /* "@", "#" apart from what they mark */
	bool is_small;     /* "of", "and": may stand inside a name */
	bool is_short;     /* up to three letters: says nothing about the case of a line */
};

struct word_features {
	uint64_t keys[N_SLOTS][FEATURES_PER_SLOT];
	uint8_t n[N_SLOTS];
};

/* The words that stand before the first and behind the last token of a sentence. */
extern const struct word word_before, word_behind;

/* The hash by which words are looked up in lexicon and documents. */
uint64_t feature_hash(struct span word);

/* Analyses a word and, unless features is NULL, lists its features for every slot. */
void feature_of_word(const struct lexicon *lexicon, struct span token, enum text_kind kind,
    struct word *word, struct word_features *features);

/* The features of a border word. */
void feature_of_border(const struct word *border, struct word_features *features);

/* How a sentence is written. */
enum line_case { LINE_NORMAL, LINE_LOWER, LINE_TITLE, LINE_UPPER };

enum line_case feature_line_case(const struct word *const *words, size_t n);

/*
 * Marks the tokens of the longest listed names of several words, from left to right: marks[i] is
 * the lists x 4 + 1 for the first token, 2 inside, 3 for the last; 0 for tokens outside.
 */
void feature_mark_phrases(const struct lexicon *lexicon, const struct word *const *words, size_t n,
    uint8_t *marks);

/*
 * The run of capitalised words a token stands in ("Bank of New Haven"): small words inside belong to
 * it. n is 0 outside runs.
 */
struct run {
	uint64_t first, last; /* struct word's lower */
	uint8_t at, n;
};

void feature_mark_runs(const struct word *const *words, size_t n, struct run *runs);

/*
 * Features of a token with its neighbours: window[2] is the token. phrase is its mark.
 * Returns how many keys it wrote.
 */
size_t feature_of_context(const struct word *const window[5], enum line_case line,
    unsigned phrase, const struct run *run, uint64_t keys[FEATURES_OF_CONTEXT]);

#endif
