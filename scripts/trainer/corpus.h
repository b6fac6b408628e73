/*
 * corpus - labelled sentences in columns, as tokens of the tool's own tokenizer
 *
 * Reads CoNLL-style files: a token and its IOB or BIOES tag a line (first and last column), a blank
 * line behind a sentence, -DOCSTART- before a document. Without document borders every sentence is
 * a document. Types other than PER, ORG, LOC and MISC are taken as Outside; the tag ? says nothing of
 * its token.
 */
#ifndef WINNOW_CORPUS_H
#define WINNOW_CORPUS_H

#include <stdbool.h>

#include "feature.h"
#include "vocabulary.h"

struct word_type {
	struct word word;
	char *text; /* its spelling */
	uint32_t *ids[N_SLOTS]; /* numbers of its features, filled in by the trainer */
	uint8_t n_ids[N_SLOTS];
	uint32_t count;
};

struct sentence {
	uint32_t first, n; /* tokens */
	uint32_t document;
	uint8_t line;      /* enum line_case */
	bool copy;         /* made by changing the case of another */
	bool early;        /* CORPUS_EARLY */
};

struct corpus {
	struct lexicon lexicon;
	struct vocabulary types; /* spelling and kind */
	struct word_type *list;
	size_t list_capacity;
	uint32_t *words;         /* by token: its type */
	uint32_t *allowed;       /* by token: a bit for each tag it may have */
	uint8_t *phrases;        /* by token */
	struct run *runs;        /* by token */
	size_t n, words_capacity, allowed_capacity, phrases_capacity, runs_capacity;
	struct sentence *sentences;
	size_t n_sentences, sentences_capacity;
	uint32_t n_documents;
	struct word_type before, behind;
};

enum corpus_flags {
	CORPUS_NO_MISC = 1,  /* says nothing about MISC: Outside means Outside or MISC */
	CORPUS_RECASE = 2,   /* add copies in lower case and capitals */
	CORPUS_CAPITALS = 8, /* MISC in small letters is no name */
	CORPUS_EARLY = 4,    /* train with it in the first half of the epochs only */
};

/* Features of a new word type are counted into features (its ids are set later). */
void corpus_read(struct corpus *corpus, const char *path, unsigned flags);

/* The word k tokens from token i of a sentence, or a border. */
static inline const struct word_type *
corpus_word(const struct corpus *corpus, const struct sentence *sentence, size_t i, int k)
{
	long at = (long)i + k;

	if (at < 0)
		return &corpus->before;
	if (at >= (long)sentence->n)
		return &corpus->behind;
	return &corpus->list[corpus->words[sentence->first + (size_t)at]];
}

#endif
