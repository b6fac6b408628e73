/*
 * language - which language a text is in, by the commonest words of those we know
 */
#ifndef EXTRACT_DATES_LANGUAGE_H
#define EXTRACT_DATES_LANGUAGE_H

#include <stdint.h>

#include "span.h"

enum { LANGUAGE_SLOTS = 512 };

/* The words as eight bytes each, by hash, and the languages they are of; made by language_open. */
struct language_words {
	uint64_t keys[LANGUAGE_SLOTS]; /* 0: free */
	uint16_t languages[LANGUAGE_SLOTS];
};

void language_open(struct language_words *words);

/* "en", "de", from the first words of text; absent when that is not clear. */
struct span language_guess(const struct language_words *words, struct span text);

#endif
