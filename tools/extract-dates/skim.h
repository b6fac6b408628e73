/*
 * skim - steps over text in which no time expression can begin
 *
 * Two bits for the hash of a word (lexicon.h) tell unknown words, words that only join others
 * ("of", "the"), and those that a run may be about; eight bytes are looked at in one step. What it
 * leaves to the scan is more than is needed, never less: the tokens are the same without it.
 */
#ifndef EXTRACT_DATES_SKIM_H
#define EXTRACT_DATES_SKIM_H

#include "cue.h"
#include "lexicon.h"
#include "span.h"

struct skim {
	size_t at;          /* in: where to begin; out: where a run may begin, or the last bytes */
	struct span before; /* the last word passed that is in no expression; kept if there is none */
	bool spaced;        /* white space or a mark stands right before `at` */
};

/* Moves skim->at on; verbs in the past tense that it passes go to cues. */
void skim_text(const struct lexicon *lexicon, struct span text, struct cues *cues,
    struct skim *skim);

#endif
