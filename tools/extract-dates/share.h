/*
 * share - what neighbours say for each other: the year of both ends of a range, am and pm, "every"
 */
#ifndef EXTRACT_DATES_SHARE_H
#define EXTRACT_DATES_SHARE_H

#include "mention.h"

/* Completes the n mentions of one run, in the order of the text, by what those beside them say. */
void share_parts(const struct run *run, struct mention *list, size_t n);

/*
 * 10 a.m. EDT (1400 GMT) on Monday: gives the first of the n mentions, and the one in brackets, the
 * day that stands behind them.
 */
void share_day_behind(const struct lexicon *lexicon, struct span text, struct mention *list, size_t n);

#endif
