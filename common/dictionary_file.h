/*
 * dictionary_file - how a dictionary lies in memory and in its file (between dictionary*.c)
 *
 * Header, table of first tokens, filter, table of phrases, data. The filter has two bits for the key
 * of the first two tokens of every longer phrase; it is small enough for a cache and keeps most
 * searches out of the table of phrases. Both tables are open addressing without
 * wrap-around: the slot is the upper half of the hash scaled to the table, what collides goes
 * further up, and the spare slots behind the end make sure that every run ends at a free one.
 * Data of an entry: a byte for the case policy, then phrase, type, name and id, each a 16-bit length
 * and bytes.
 */
#ifndef WINNOW_DICTIONARY_FILE_H
#define WINNOW_DICTIONARY_FILE_H

#include "dictionary.h"
#include "input.h"

#define DICTIONARY_MAGIC "winnow dictionary\n"

enum {
	DICTIONARY_VERSION = 1,
	DICTIONARY_ORDER = 0x01020304,
	DICTIONARY_SPARE = 1024, /* slots behind the end of a table; the last one stays free */
	DICTIONARY_TOKENS = 16,
};

enum case_policy { CASE_SMART, CASE_EXACT, CASE_ANY };

struct dictionary_header {
	char magic[24];
	uint32_t order, version;
	uint32_t n_phrases, n_first_slots, n_slots, data_size;
	uint32_t n_filter; /* 64-bit words */
	uint32_t reserved[3];
};

struct dictionary_first {
	uint32_t check; /* 0: free */
	uint16_t longest;
	uint16_t alone; /* the token is a phrase by itself */
};

struct dictionary_slot {
	uint64_t key; /* 0: free */
	uint32_t data;
	uint32_t reserved;
};

struct dictionary {
	struct span bytes;
	bool mapped;
	const struct dictionary_header *header;
	const struct dictionary_first *firsts;
	const uint64_t *filter;
	const struct dictionary_slot *slots;
	const char *data;
};

static inline uint32_t
dictionary_check(uint64_t hash)
{
	return (uint32_t)hash == 0 ? 1 : (uint32_t)hash;
}

/* The key of a phrase grows token by token; start with 0. */
static inline uint64_t
dictionary_step(uint64_t key, uint64_t token)
{
	key = (key ^ token) * 0x9FB21C651E98DF25ull;
	return (key ^ key >> 32) | 1;
}

/* The word of the filter for a key, and its bits. */
static inline size_t
dictionary_filter_word(uint64_t key, uint32_t n_filter)
{
	return (size_t)((key >> 32) * n_filter >> 32);
}

static inline uint64_t
dictionary_filter_bits(uint64_t key)
{
	return 1ull << (key >> 1 & 63) | 1ull << (key >> 7 & 63);
}

/* Reads the source and returns the bytes of the file, on the heap. */
struct span dictionary_compile(struct input *in, struct diag *diag);

#endif
