/*
 * thread_signs - what tells a thread from other lists of names and dates, as of articles
 */
#ifndef WINNOW_THREAD_SIGNS_H
#define WINNOW_THREAD_SIGNS_H

#include "line.h"

/* Lines [first, end) of one post, head included. */
struct stretch {
	size_t first, end;
};

/* Do most posts have a number ("#3"), two facts about the user, or a control to answer, quote or
 * report? */
bool signs_in_posts(const struct lines *lines, const struct stretch *posts, size_t n);

/* Do class or id of an element, or of one around it, speak of comments, replies or posts? */
bool signs_in_names(const struct page *page, uint32_t element);

/* Do several classes and ids of the page speak of a forum? */
bool signs_of_forum(const struct page *page);

#endif
