/*
 * language - which language a text is in
 *
 * Scripts tell some languages by themselves; for the others the function words of language_words.c are
 * counted, a word that few languages have more than one that many share. A sentence of five words
 * is mostly enough. Linear in the first LANGUAGE_WORDS words of the text; nothing else is read.
 */
#ifndef WINNOW_LANGUAGE_H
#define WINNOW_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "span.h"

enum { LANGUAGE_WORDS = 200,
	LANGUAGES_MAX = 32 };

/* The table as a hash: for a process or worker, read only once made. */
struct language_index;

struct language_index *language_index_new(void);
void language_index_free(struct language_index *index);

/*
 * The ISO 639-1 code of the language of text (static), absent where nothing tells. declared: the
 * language that the page claims, or absent; it stands unless the words say clearly otherwise, since
 * templates in English are used for pages in any language.
 */
struct span language_of(const struct language_index *index, struct span text, struct span declared);

/* Is the word, in small letters, a function word of any language? */
bool language_has_word(const struct language_index *index, struct span word);

/* A row of language_words.c: words in small letters, parted by blanks. */
struct language_row {
	const char *code, *words;
};

/* The last row has the code NULL. */
extern const struct language_row language_rows[];

#endif
