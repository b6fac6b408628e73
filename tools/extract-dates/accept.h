/*
 * accept - is what was read as an expression one, or are its words other words?
 *
 * "May", "march", "sun" and "fall" are times only where what stands around them says so.
 */
#ifndef EXTRACT_DATES_ACCEPT_H
#define EXTRACT_DATES_ACCEPT_H

#include "mention.h"

/* Is the mention of tokens i to end - 1 an expression? */
bool accept_mention(const struct run *run, int i, int end, const struct mention *mention);

/* Does a noun stand behind token end - 1 that the date before it tells the time of? a Monday meeting */
bool noun_behind(const struct run *run, int end);

#endif
