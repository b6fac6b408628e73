/*
 * dictionary_build - from keys and data to the bytes of a dictionary's file (between dictionary*.c)
 */
#ifndef WINNOW_DICTIONARY_BUILD_H
#define WINNOW_DICTIONARY_BUILD_H

#include "buffer.h"
#include "dictionary_file.h"

/* The key of a phrase, or of the first two tokens of one. */
struct dictionary_node {
	uint64_t key;
	uint64_t data;    /* where its entries stand; 0 if there are none */
	uint8_t n_tokens; /* of the key */
	uint8_t longest;  /* tokens of the phrase */
	bool capital;     /* text that fits an entry has a capital */
};

struct dictionary_build {
	struct dictionary_node *list;
	size_t n, capacity;
	struct buffer data; /* of the entries, as in the file */
	uint32_t n_entries;
};

void dictionary_build_add(struct dictionary_build *build, const struct dictionary_node *node);

/* The bytes of the file, on the heap. Stops the program if path holds more than fits. */
struct span dictionary_build_finish(struct dictionary_build *build, const char *path);

void dictionary_build_free(struct dictionary_build *build);

#endif
