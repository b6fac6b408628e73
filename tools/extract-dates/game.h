/*
 * game - texts about games, whose quarters are none of a year
 */
#ifndef EXTRACT_DATES_GAME_H
#define EXTRACT_DATES_GAME_H

#include "lexicon.h"

/* Are there more words of games in the text than of money? Reads all of it. */
bool game_told_of(const struct lexicon *lexicon, struct span text);

#endif
