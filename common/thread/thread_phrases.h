/*
 * thread_phrases - the words of blog and forum programs, in the languages they are seen in
 *
 * Lists of plain facts. Phrases are grouped by their first letter, so that looking one up touches
 * only those it could be; ASCII case is ignored everywhere.
 */
#ifndef WINNOW_THREAD_PHRASES_H
#define WINNOW_THREAD_PHRASES_H

#include <stdbool.h>

#include "span.h"

enum { PHRASES_OTHER = 26 }; /* phrases that do not begin with a to z */

struct phrases {
	const char *by_letter[PHRASES_OTHER + 1]; /* parted by `|`; NULL: none */
};

extern const struct phrases phrases_control; /* a line of these alone is one of controls */
extern const struct phrases phrases_counted; /* what an announced number counts */
extern const struct phrases phrases_opener; /* whole lines over a thread */
extern const struct phrases phrases_closer; /* fronts of lines that come after a thread */
extern const struct phrases phrases_closing_line; /* whole lines that come after a thread */
extern const struct phrases phrases_user_key; /* facts about a user */
extern const struct phrases phrases_joining; /* of them: those that tell a date */
extern const struct phrases phrases_posts; /* of them: how much a member of a forum wrote */
extern const struct phrases phrases_says; /* "Bob says:" */
extern const struct phrases phrases_quoting; /* before the name of whom a post quotes */
extern const struct phrases phrases_before_name; /* taken off the front of a head */
extern const struct phrases phrases_behind_name; /* taken off the end of a head */
extern const struct phrases phrases_running; /* several words with one of these are no name */
extern const struct phrases phrases_no_name; /* single words that look like a name but are none */
extern const struct phrases phrases_one; /* "One thought on" */
extern const struct phrases phrases_edit_note; /* fronts of notes about an edit */
extern const struct phrases phrases_post_note; /* other notes in posts of forums */
extern const struct phrases phrases_deleted; /* what stands in place of a comment */
extern const struct phrases phrases_moderated; /* of a comment that waits or is hidden */
extern const struct phrases phrases_label; /* labels that some heads of a thread have */
extern const struct phrases phrases_of; /* "1 of 7" */
extern const struct phrases phrases_author; /* before the name in an author element */
extern const struct phrases phrases_nameless; /* written for those who gave no name */
extern const struct phrases phrases_reply_to; /* before the name of whom a comment answers */

/* Bytes of the longest phrase that text begins with, 0 if none; at a word's end if whole_word. */
size_t phrases_front(const struct phrases *phrases, struct span text, bool whole_word);

/* Is the text one of the phrases? */
bool phrases_have(const struct phrases *phrases, struct span text);

/* Takes a phrase off the end, if it stands there as words of its own. */
bool phrases_cut(struct span *text, const struct phrases *phrases);

#endif
