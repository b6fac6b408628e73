/*
 * word_weights - how much words and pairs of words speak for content, or against it
 *
 * A file is text lines `key: value` up to an empty line, then a hash table:
 *
 *	winnow words 1
 *	purpose, data, licence, date, command, scores: for people
 *	slots: N       a power of two
 *
 * A slot has the upper half of a hash (2 bytes, low byte first), of a word (text_word_hashes) or of a
 * pair, and its weight (1 byte, two's complement, in units of 1/25 log-odds). A search begins at the
 * slot that the lower bits of the hash name and goes on to the next; a weight of 0 is a free slot.
 */
#ifndef STRIP_WORD_WEIGHTS_H
#define STRIP_WORD_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

#include "span.h"

enum { WORD_SLOTS_MAX = 1 << 16, WORD_SLOT_BYTES = 3 };

struct word_weights {
	const char *slots; /* of the file, borrowed */
	size_t n;          /* 0: no word has a weight */
};

/* Reads a file. NULL, or what is wrong with it. */
const char *word_weights_read(struct word_weights *weights, struct span file);

/* What stands before the first word of a line and behind the last one, in pairs. */
enum { WORD_NONE = 0 };

/* The hash of two words, by theirs. */
static inline uint32_t
word_pair(uint32_t first, uint32_t second)
{
	uint32_t hash = first * 0x9e3779b1u + second;

	return (hash ^ hash >> 15) * 0x85ebca6bu;
}

/* The weight of a word or pair; 0 if it has none. */
int word_weights_of(const struct word_weights *weights, uint32_t hash);

#endif
