/*
 * vocabulary - numbers for words or other 64-bit hashes, with a count
 *
 * An open-addressing table; numbers are given in order of first appearance, from 0.
 */
#ifndef WINNOW_VOCABULARY_H
#define WINNOW_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

struct vocabulary {
	uint64_t *keys; /* by number */
	uint32_t *counts;
	size_t n, capacity;
	uint32_t *table; /* number + 1, 0: free */
	size_t table_size; /* a power of two */
};

#define VOCABULARY_INIT { NULL, NULL, 0, 0, NULL, 0 }
#define VOCABULARY_NONE UINT32_MAX

/* The number of a key, which is entered if it is new; its count goes up by n. */
uint32_t vocabulary_count(struct vocabulary *vocabulary, uint64_t key, uint32_t n);

/* The number of a key, or VOCABULARY_NONE. */
uint32_t vocabulary_find(const struct vocabulary *vocabulary, uint64_t key);

void vocabulary_free(struct vocabulary *vocabulary);

#endif
