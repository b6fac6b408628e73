/*
 * dictionary_file - how a dictionary lies in memory and in its file (between dictionary*.c)
 *
 * Header, filter of single tokens, filter of longer keys, table, data.
 *
 * A phrase has a key that grows token by token. The table holds the keys of all phrases, and of the
 * first two tokens of those longer than that; for each key in it the filter of its length has three
 * bits set. The table is open addressing without wrap-around: the slot is the upper half of the key
 * scaled to the table, and what collides goes further up, by less than the number of spare slots behind
 * the end.
 *
 * Data begins with a zero byte, so that no entry has offset 0. The entries of one key follow each
 * other, the strictest first: a byte of flags, then phrase, type, name and id, each a 16-bit length
 * and bytes.
 */
#ifndef WINNOW_DICTIONARY_FILE_H
#define WINNOW_DICTIONARY_FILE_H

#include <stdatomic.h>

#include "dictionary.h"

#define DICTIONARY_MAGIC "winnow dictionary\n"

enum {
	DICTIONARY_VERSION = 2,
	DICTIONARY_ORDER = 0x01020304,
	DICTIONARY_SPARE = 1024, /* slots behind the end of the table */
	DICTIONARY_TOKENS = 30,  /* of a phrase; a slot has five bits for it */
};

/* Who is stricter comes first. */
enum case_policy {
	CASE_EXACT,
	CASE_CAPITAL, /* the phrase has a capital, so the text must have one */
	CASE_SMALL,   /* it has none, and the text may */
	CASE_ANY,
};

enum {
	ENTRY_POLICY = 3, /* mask of the flags: enum case_policy */
	ENTRY_LAST = 4,   /* of the entries of its key */
};

struct dictionary_header {
	char magic[24];
	uint32_t order, version;
	uint32_t n_entries, n_slots, data_size;
	uint32_t n_singles, n_longer; /* 64-bit words of the filters */
	uint32_t reserved;
	uint64_t check; /* hash of what is above */
};

enum {
	SLOT_TOKENS = 31,  /* mask of tag: tokens of the longest phrase that begins with the key */
	SLOT_CAPITAL = 32, /* none of its entries fits text without a capital */
	SLOT_KEY = 64,     /* the bits from here up are the key's */
};

struct dictionary_slot {
	uint32_t tag;  /* 0: free */
	uint32_t data; /* 0: the key is only the beginning of phrases */
};

struct dictionary {
	struct span bytes;
	bool mapped;
	const struct dictionary_header *header;
	const uint64_t *singles, *longer;
	const struct dictionary_slot *slots;
	struct span data;
	char *path;
	struct diag *diag;
	atomic_bool damaged; /* and reported */
};

/* A token's hash has in its lowest bit whether there is a capital in it. */
static inline bool
dictionary_has_capital(uint64_t hash)
{
	return (hash & 1) != 0;
}

/* The key of a phrase grows token by token; start with 0. It is never 0. */
static inline uint64_t
dictionary_step(uint64_t key, uint64_t hash)
{
	key = (key ^ (hash | 1)) * 0x9FB21C651E98DF25ull;
	return (key ^ key >> 32) | 1;
}

/* Where a key belongs in an array of n. */
static inline size_t
dictionary_place(uint64_t key, uint32_t n)
{
	return (size_t)((key >> 32) * n >> 32);
}

static inline uint32_t
dictionary_tag(uint64_t key)
{
	return (uint32_t)key & ~(uint32_t)(SLOT_KEY - 1);
}

/* The bits of a filter's word. The key's lower half is free for them: the upper one is the place. */
static inline uint64_t
dictionary_bits(uint64_t key)
{
	return 1ull << (key >> 1 & 63) | 1ull << (key >> 7 & 63) | 1ull << (key >> 13 & 63);
}

static inline bool
dictionary_passes(const uint64_t *filter, uint32_t n, uint64_t key)
{
	return (~filter[dictionary_place(key, n)] & dictionary_bits(key)) == 0;
}

/* For header.check. */
uint64_t dictionary_check(const struct dictionary_header *header);

/* Do the two have the same letters and digits, whatever stands between them? */
bool dictionary_same_letters(struct span a, struct span b, bool fold_case);

/*
 * Sets the tables from the bytes. NULL, or what is wrong; entries are checked when they are read.
 * The bytes are aligned as a mapping or the heap aligns them.
 */
const char *dictionary_set_tables(struct dictionary *dictionary);

/*
 * Reads the source and returns the bytes of the file, on the heap; absent if it cannot be opened,
 * which has been reported.
 */
struct span dictionary_compile(const char *path, struct diag *diag);

#endif
