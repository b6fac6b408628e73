/*
 * date_phrase - what the words around a date say of it: published, changed, joined, copyright
 *
 * Lists of words and their beginnings, looked for in a short text where a word begins; ASCII case is
 * ignored. Letters outside of ASCII that may begin a sentence are left out of their words, so that
 * both cases match.
 */
#ifndef WINNOW_DATE_PHRASE_H
#define WINNOW_DATE_PHRASE_H

#include <stdbool.h>

#include "span.h"

enum { DATE_WORDS = 256 };

/*
 * Does text hold any of the words, wherever it be? They are listed by their first byte, those with
 * the same one parted by `|`, in small letters; ASCII case of the text is ignored.
 */
bool date_phrase_any(struct span text, const char *const words[DATE_WORDS]);

/* "Updated", "Last modified", "aktualisiert": the date is that of a change. */
bool date_phrase_modified(struct span text);

/* "Published", "Posted on", "Veröffentlicht am". */
bool date_phrase_published(struct span text);

/* "Joined: Oct 2010" beside a post: when its author came, not when it was written. */
bool date_phrase_member(struct span text);

/* "© 2013", "Copyright", "All rights reserved". */
bool date_phrase_copyright(struct span text);

/* A short line that says the comments begin: nothing below it is the page's own. */
bool date_phrase_comments(struct span line);

#endif
