/*
 * lexicon - what is known of words beyond the training data: cluster, class, usual case, lists
 *
 * A bucketed hash table inside the model file, read in place. Words are looked up by the hash of
 * their lower-case form; a check of 16 bits makes false hits rare (one unknown word in 8,000). A full
 * bucket goes over into the next ones. Clusters come from
 * unlabelled text (scripts/trainer/cluster.c) and are themselves grouped at three heights, packed
 * into a path: 8 bits for the widest group, 8 for the next, 16. Classes are of words that mean like
 * things (scripts/trainer/classes.py), in groups of two widths: 8 bits each. Lists are free facts: see
 * MODEL.md.
 */
#ifndef WINNOW_LEXICON_H
#define WINNOW_LEXICON_H

#include <stddef.h>
#include <stdint.h>

enum word_list {
	LIST_GIVEN_NAME = 1, /* of persons */
	LIST_SURNAME = 2,
	LIST_PLACE = 4,        /* a whole name */
	LIST_PLACE_PART = 8,   /* a word of a longer one */
	LIST_COUNTRY = 16,
	LIST_PEOPLE = 32,      /* nationalities, languages */
	LIST_GROUP = 64,       /* organisations of general knowledge */
	LIST_COMMON = 128,     /* an English dictionary word in lower case */
	LIST_PERSON_PART = 256, /* of a well-known person's name */
	LIST_PHRASE = 512, /* begins a listed name of several words */
};

/* Lists of names of several words. */
enum phrase_list { PHRASE_PLACE = 1, PHRASE_PERSON = 2, PHRASE_GROUP = 4, PHRASE_OTHER = 8 };

enum {
	LEXICON_BUCKET = 8,
	LEXICON_SPILL = 3, /* buckets behind its own that a word may stand in */
	PHRASE_WORDS = 6,
};

struct lexicon_entry {
	uint16_t check;   /* 0: empty */
	uint16_t cluster; /* 0: none */
	uint16_t class;   /* 0: none */
	uint16_t lists;   /* enum word_list, and the case class in the upper four bits */
};

struct lexicon {
	const struct lexicon_entry *entries; /* (n_buckets + LEXICON_SPILL) x LEXICON_BUCKET */
	const uint32_t *paths;               /* of each cluster */
	const uint32_t *phrases;             /* n_phrase_buckets x LEXICON_BUCKET: a check of 28
	                                        bits and enum phrase_list */
	const uint32_t *groups;              /* of each class */
	uint32_t n_buckets, n_clusters, n_phrase_buckets, n_classes;
};

/* One hash for a sequence of words: start with 0. */
static inline uint64_t
lexicon_phrase_hash(uint64_t hash, uint64_t word)
{
	return (hash ^ word) * 0x9FB21C651E98DF25ull + (hash >> 31);
}

/* The lists a phrase is in, 0 if in none. */
static inline unsigned
lexicon_find_phrase(const struct lexicon *lexicon, uint64_t hash)
{
	uint32_t check = (uint32_t)hash & ~15u;
	size_t bucket;

	if (lexicon->n_phrase_buckets == 0)
		return 0;
	bucket = (size_t)((hash >> 32) * lexicon->n_phrase_buckets >> 32) * LEXICON_BUCKET;
	for (size_t i = bucket; i < bucket + LEXICON_BUCKET; i++)
		if ((lexicon->phrases[i] & ~15u) == check && (lexicon->phrases[i] & 15u) != 0)
			return lexicon->phrases[i] & 15u;
	return 0;
}

static inline uint16_t
lexicon_check(uint64_t hash)
{
	return (uint16_t)hash == 0 ? 1 : (uint16_t)hash;
}

/* The word's entry, or an empty one. */
static inline struct lexicon_entry
lexicon_find(const struct lexicon *lexicon, uint64_t hash)
{
	uint16_t check = lexicon_check(hash);
	size_t slot, end;

	if (lexicon->n_buckets == 0)
		return (struct lexicon_entry){ 0, 0, 0, 0 };
	slot = (size_t)((hash >> 32) * lexicon->n_buckets >> 32) * LEXICON_BUCKET;
	end = slot + (1 + LEXICON_SPILL) * LEXICON_BUCKET;
	for (; slot < end && lexicon->entries[slot].check != 0; slot++)
		if (lexicon->entries[slot].check == check)
			return lexicon->entries[slot];
	return (struct lexicon_entry){ 0, 0, 0, 0 };
}

/* 1: always in lower case ... 5: always capitalised inside sentences; 0: not known. */
static inline unsigned
lexicon_case(struct lexicon_entry entry)
{
	return entry.lists >> 12;
}

#endif
