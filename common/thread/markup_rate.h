/*
 * markup_rate - are elements of a page that may be posts a thread, and how good a one?
 */
#ifndef WINNOW_MARKUP_RATE_H
#define WINNOW_MARKUP_RATE_H

#include "line.h"
#include "markup_posts.h"

/*
 * Reads candidates as posts by their rules and takes out what is no post; all of them, unread, where
 * a common class or likeness is all they have and nothing else speaks for a thread.
 */
void rate_read(struct page *page, const struct lines *lines, struct markup_posts *posts);

/* Takes out headings and forms between posts: what has neither a date nor a text. */
void rate_drop_empty(const struct page *page, struct markup_posts *posts);

/* How much the posts are worth: those that hold together, less those that do not; 0 if they are no
 * thread. */
double rate_posts(const struct page *page, const struct markup_posts *posts);

/* "Pingback: ..." or a class that says so. */
bool post_is_pingback(const struct page *page, const struct markup_post *post);

#endif
