/*
 * cue - words of tense and ends of clauses: what tells whether a bare date lies ahead or behind
 */
#ifndef EXTRACT_DATES_CUE_H
#define EXTRACT_DATES_CUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"

/* ENDED: past by its ending only, which may be a participle; SOON: by, until, of what follows */
enum cue_kind { CUE_CLAUSE, CUE_PAST, CUE_ENDED, CUE_FUTURE, CUE_SOON };

struct cue {
	uint32_t at; /* byte of the text */
	uint8_t kind;
};

/* In the order of the text. */
struct cues {
	struct cue *list;
	size_t n, capacity;
};

enum tense { TENSE_NONE, TENSE_PAST, TENSE_FUTURE };

void cues_add(struct cues *cues, size_t at, enum cue_kind kind);

/*
 * Adds what a word of the lexicon, or an unknown one in the past tense, tells; `before` is the word
 * before it: what will be held has not been.
 */
void cues_add_word(struct cues *cues, const struct lexicon *lexicon, const struct word *word,
    struct span before, size_t at);
void cues_add_past(struct cues *cues, const struct lexicon *lexicon, struct span before, size_t at);

/* Forgets those that tell nothing of bytes from the cue `next` on; returns how many. */
size_t cues_forget(struct cues *cues, size_t next);

void cues_free(struct cues *cues);

/*
 * The nearest word of tense before byte `at` in its clause, else the first one behind it; *behind
 * tells which. *next is moved to the first cue from `at` on; begin with 0 and ask in ascending order.
 */
enum tense cues_tense(const struct cues *cues, const struct lexicon *lexicon, struct span text,
    size_t *next, uint32_t at, bool *behind);

/* Does a clause end between two bytes? next is a cue at or before the first of them. */
bool cues_clause_between(const struct cues *cues, size_t next, uint32_t start, uint32_t end);

#endif
