/*
 * lexicon_value - classes of words and their values by the names they have in the files
 */
#ifndef EXTRACT_DATES_LEXICON_VALUE_H
#define EXTRACT_DATES_LEXICON_VALUE_H

#include "lexicon.h"

/* The class of a line; *trigger: its words can be the core of an expression. W_NONE if unknown. */
enum word_class lexicon_class(struct span name, bool *trigger);

/* The value that is written behind the class: "12-25", "week", "2 year", "0.5"; 0 for none. */
int lexicon_value(enum word_class class, struct span text);

#endif
