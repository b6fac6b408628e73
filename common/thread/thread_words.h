/*
 * thread_words - what pages write around comments: controls, headings, notices, heads
 *
 * Lists of plain facts (the words that blog and forum programs show, in the languages they are seen
 * in), as tables in thread_words.c. All comparisons fold ASCII case.
 */
#ifndef WINNOW_THREAD_WORDS_H
#define WINNOW_THREAD_WORDS_H

#include <stdbool.h>

#include "span.h"

/* Nothing but controls: "ReplyDelete", "permalink embed save", "Antworten", "Top". */
bool words_are_controls(struct span line);

/* Of a line of controls: does it offer to answer, quote or report? Menus have none of these. */
bool words_are_answer_controls(struct span line);

/* A line that opens a thread: "26 comments:", "5 thoughts on “", "Kommentare". *announced gets
 * the number it tells, -1 if it tells none. */
bool words_open_thread(struct span line, long *announced);

/* A line that cannot be part of a thread and comes after it: "Leave a Reply", "Related posts". */
bool words_close_thread(struct span line);

/* "Edited October 30, 2025 by Bob", "Zuletzt bearbeitet: ..." */
bool words_are_edit_note(struct span line);

/* "Last edited:", "Click to expand...": notes in posts of forums. */
bool words_are_post_note(struct span line);

/* "Pingback: ", "Trackback: " at the front. */
bool words_are_pingback(struct span line);

/* "[deleted]", "This comment has been removed by the author." */
bool words_are_deleted(struct span line);

/* "Your comment is awaiting moderation." */
bool words_are_moderated(struct span line);

/* A fact about a user: "Posts: 138", "Joined: 4. Jul 2012", "Location". *alone: the fact itself
 * stands on the next line. */
bool words_are_user_fact(struct span line, bool *alone);

/* Of such facts: those about members of a forum, when they joined and how much they wrote. */
bool words_are_member_fact(struct span line);

/* Of such facts that stand alone: is the value a date, as under "Joined"? */
bool words_tell_joining(struct span line);

/* Bytes of a label at the front that some heads of a thread have and others do not. */
size_t words_label_length(struct span text);

/* "#12", or the bare number itself. */
bool words_are_number(struct span line, size_t number);

#endif
