/*
 * gap - the words between expressions, and right before them
 */
#ifndef EXTRACT_DATES_GAP_H
#define EXTRACT_DATES_GAP_H

#include "lexicon.h"

/* Are all words of gap in one of the classes (W_NONE ends them), all marks among those given? */
bool gap_holds(const struct lexicon *lexicon, struct span gap, const enum word_class *classes,
    const char *marks);

/* enum bound of a gap that is one such word: the "before" of "Monday before 4 pm". */
int gap_bound(const struct lexicon *lexicon, struct span gap);

/* The first word of a gap. */
struct span gap_first_word(struct span gap);

/* Where the n words begin that end before byte `at` on its line; `at` if there are not as many. */
uint32_t gap_words_before(struct span text, uint32_t at, int n);

/* Is the word before byte `at` of the class? */
bool gap_word_before_is(const struct lexicon *lexicon, struct span text, uint32_t at,
    enum word_class class);

/*
 * Bytes of the words before byte `at` that bound what follows ("no later than "), 0 if none do;
 * *bound is set to their enum bound.
 */
uint32_t gap_bound_before(const struct lexicon *lexicon, struct span text, uint32_t at, int *bound);

#endif
