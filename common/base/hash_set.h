/*
 * hash_set - hashes met so far
 */
#ifndef WINNOW_HASH_SET_H
#define WINNOW_HASH_SET_H

#include <stdbool.h>
#include <stddef.h>

struct hash_set {
	unsigned long long *slots; /* an open table, 0: free; at most half full */
	size_t n, capacity;        /* a power of two */
};

/*
 * Adds a hash; false if it was there before. 16 to 32 bytes of memory each, half as much again while
 * the table grows.
 */
bool hash_set_add(struct hash_set *set, unsigned long long hash);

bool hash_set_has(const struct hash_set *set, unsigned long long hash);

void hash_set_reset(struct hash_set *set);

void hash_set_free(struct hash_set *set);

#endif
