/*
 * line_talk - do posts speak to each other?
 *
 * Lists of articles have heads with names and dates too, and no other line may tell them from a thread.
 * But who writes in a thread quotes the others and addresses them by name.
 */
#ifndef WINNOW_LINE_TALK_H
#define WINNOW_LINE_TALK_H

#include "line_head.h"

/* Do several posts, or one of a few, quote or address the author of another? */
bool talk_to_others(const struct lines *lines, const struct head *heads, size_t n);

/* Does a short line of the page speak of a forum? */
bool talk_of_forum(const struct lines *lines);

#endif
