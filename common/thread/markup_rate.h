/*
 * markup_rate - are elements of a page that may be posts a thread, and how good a one?
 */
#ifndef WINNOW_MARKUP_RATE_H
#define WINNOW_MARKUP_RATE_H

#include "line.h"
#include "markup_posts.h"

/*
 * Reads candidates as posts by their rules, takes out what is no post, and sets `rate` of the rest: how
 * many hold together, less those that do not; 0 if they are no thread.
 */
void rate_posts(struct page *page, const struct lines *lines, struct markup_posts *posts);

/* Takes out headings and forms between posts: what has neither a date nor a text. */
void rate_drop_empty(const struct page *page, struct markup_posts *posts);

/* "Pingback: ..." or a class that says so. */
bool post_is_pingback(const struct page *page, const struct markup_post *post);

#endif
