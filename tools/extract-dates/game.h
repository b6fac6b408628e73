/*
 * game - texts about games, whose quarters are none of a year, and about money, whose halves are
 */
#ifndef EXTRACT_DATES_GAME_H
#define EXTRACT_DATES_GAME_H

#include "lexicon.h"

enum subject { SUBJECT_OTHER, SUBJECT_GAMES, SUBJECT_MONEY };

/* What there are more words of in the text: games (two at least) or money. Reads all of it. */
enum subject text_subject(const struct lexicon *lexicon, struct span text);

#endif
