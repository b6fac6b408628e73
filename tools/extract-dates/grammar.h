/*
 * grammar - a run of tokens to mentions
 *
 * Works on word classes only, so that one grammar serves all languages; what differs (direction
 * words behind the unit, "vor drei Tagen") are forms of their own. At each token every form is
 * tried that can begin with it, and the longest kept: an expression is the maximal run of modifiers,
 * numerals, connectors and time words.
 */
#ifndef EXTRACT_DATES_GRAMMAR_H
#define EXTRACT_DATES_GRAMMAR_H

#include "mention.h"

/*
 * The mention that begins at token i of the run, false if none does. Its end as a token in *end.
 * A day that gets its month from a later date ("5 and 6 May") is a mention of its own.
 */
bool grammar_parse(const struct run *run, int i, struct mention *mention, int *end);

#endif
