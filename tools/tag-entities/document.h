/*
 * document - what the rest of a page says about a token
 *
 * After a first pass has tagged all tokens of a page, these features tell the second how the same
 * words were tagged and written elsewhere on it. A token's own tag is left out of its evidence.
 * Linear in the tokens; the tables keep their memory between pages.
 */
#ifndef WINNOW_DOCUMENT_H
#define WINNOW_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "feature.h"
#include "tag.h"

enum {
	DOCUMENT_FEATURES = 8,
	DOCUMENT_KINDS = 512,
	DOCUMENT_NAME = 8, /* tokens; longer names are not remembered */
};

struct document_token {
	uint64_t lower; /* struct word's */
	uint8_t form;
	uint8_t tag;   /* of the first pass */
	bool sentence; /* begins a sentence */
};

/* How a word was tagged and written. */
struct document_word {
	uint64_t lower;
	uint32_t n;              /* occurrences */
	uint32_t n_lower, n_upper; /* inside sentences */
	uint16_t tags[N_TAGS];
	bool begins;             /* some name */
};

struct document_name {
	uint64_t hash;
	uint16_t types[N_TYPES];
};

struct document {
	struct document_token *tokens; /* filled in by the caller */
	size_t n, capacity;
	/* from here on: document.c's */
	struct document_word *words;
	struct document_name *names;
	size_t n_words, words_capacity, n_names, names_capacity;
	uint32_t *word_table, *name_table; /* number + 1 */
	size_t word_slots, name_slots;
	uint32_t *word_of;  /* by token: its entry */
	uint8_t *covered;   /* by token: how a name found elsewhere covers it */
	size_t word_of_capacity, covered_capacity;
};

/* Looks through the tokens. */
void document_read(struct document *document);

/*
 * The features of token i, as numbers below DOCUMENT_KINDS: so few that the weights of all of them
 * fit a small table.
 */
size_t document_features(const struct document *document, size_t i,
    uint16_t features[DOCUMENT_FEATURES]);

/* The key of such a feature in the model. */
uint64_t document_key(unsigned feature);

void document_free(struct document *document);

#endif
