/*
 * thread_rate - are elements of a page that may be posts a thread, and how good a one?
 */
#ifndef WINNOW_THREAD_RATE_H
#define WINNOW_THREAD_RATE_H

#include "thread_line.h"
#include "thread_post.h"

/* Reads candidates as posts of a platform and takes out what is no post. */
void rate_read(struct page *page, struct markup_posts *posts, const struct platform *platform);

/* Takes out headings and forms between posts: what has neither a date nor a text. */
void rate_drop_empty(const struct page *page, struct markup_posts *posts);

/*
 * How much the posts are worth: those that hold together, less those that do not; 0 if they are no
 * thread. What only likeness or a common class tells must look like one: several names, and
 * numbers, facts about users, controls, a heading over it or a class that says so.
 */
double rate_posts(struct page *page, const struct lines *lines, const struct markup_posts *posts);

/* "Pingback: ..." or a class that says so. */
bool post_is_pingback(const struct page *page, const struct markup_post *post);

#endif
