/*
 * refuse - what looks like a time expression and is none, told by what stands around it
 *
 * The grammar knows the words of an expression only. Here are the rules for pages in which the same
 * words do other work: versions, fractions, names, lengths of films, code. Each looks at a mention
 * that was read and at the text on either side; the cues are word lists of the lexicon.
 */
#ifndef EXTRACT_DATES_REFUSE_H
#define EXTRACT_DATES_REFUSE_H

#include "mention.h"

/* A rule: is the mention of tokens i to end - 1 none? */
typedef bool refusal(const struct run *run, int i, int end, const struct mention *m);

/* Does any of the rules speak against the mention of tokens i to end - 1? */
refusal refuse_mention;

/* Those on numbers: fractions, versions, clock-like lengths, years of labels. refuse_number.c */
refusal refuse_number;

/* The word that ends right before token i on its line, blanks between; absent if there is none. */
struct span refuse_word_before(const struct run *run, int i);

/* The n-th word before token i, 1 the nearest; absent if the line or sentence begins earlier. */
struct span refuse_nth_word_before(const struct run *run, int i, int n);

/* Is the word before token i of the class? */
bool refuse_before(const struct run *run, int i, enum word_class class);

/* Is the word behind token end - 1 of the class? */
bool refuse_behind(const struct run *run, int end, enum word_class class);

/* The byte right before token i, and the one right behind token end - 1; '\n' at the ends. */
char refuse_byte_before(const struct run *run, int i);
char refuse_byte_behind(const struct run *run, int end);

#endif
