/*
 * text_measure - counts words, sentences, capitals, digits and signs of a short text in any script
 *
 * A word is a run of letters and digits. Chinese and Japanese characters have no spaces between
 * words: two of them count as one word, one as three characters of an alphabet.
 */
#ifndef STRIP_TEXT_MEASURE_H
#define STRIP_TEXT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

/* What the first or last visible character is. The order is what trees see. */
enum sign_kind {
	SIGN_NONE, SIGN_LOWER, SIGN_UPPER, SIGN_UNCASED, SIGN_DIGIT, SIGN_OTHER, SIGN_QUOTE, SIGN_BRACKET,
	SIGN_COMMA, SIGN_COLON, SIGN_ELLIPSIS, SIGN_STOP
};

enum text_signs {
	HAS_COPYRIGHT = 1, HAS_AT = 2, HAS_CURRENCY = 4, HAS_URL = 8, HAS_YEAR = 16, HAS_CLOCK = 32,
	HAS_ARROW = 64, HAS_BRACES = 128
};

struct text_stats {
	uint32_t chars, words, letters, upper, capitals, lower_words, digits, commas, sentences, separators;
	uint32_t links; /* words of it that are link text, by the share of link bytes */
	uint8_t first, last; /* enum sign_kind */
	uint8_t signs;       /* enum text_signs */
	uint32_t hash;       /* of its words, case folded */
};

/* A small set of words, as hashes. */
enum { WORD_SET_SIZE = 512 };
struct word_set {
	uint32_t slots[WORD_SET_SIZE];
	uint32_t n;
};

/* Adds the words of text; further ones are left out when it is three quarters full. */
void word_set_add(struct word_set *set, struct span text);

/* Hashes of the first n words that are no numbers; how many there are. */
size_t text_word_hashes(struct span text, uint32_t *hashes, size_t n);

/* A sample of the runs of five words of a page, as hashes, to find what it says twice. */
enum { SHINGLE_WORDS = 5, SHINGLE_SAMPLE = 4 };
struct shingles {
	uint32_t *list;
	size_t n, capacity;
};

/* What is looked for in a text, besides counting. */
struct text_search {
	const struct word_set *sets;
	int n_sets;
	uint32_t *found; /* for each set how many words of the text are in it */
	struct shingles *shingles; /* one in SHINGLE_SAMPLE is added */
};

void text_measure(struct span text, struct text_stats *stats, const struct text_search *search);

#endif
