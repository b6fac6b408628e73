/*
 * thread_post - one post of a page of markup: its author, date, text and the rest
 */
#ifndef WINNOW_THREAD_POST_H
#define WINNOW_THREAD_POST_H

#include "thread_markup.h"

/* Fills in what the markup of the posts tells, leaving out of each the posts nested in it. */
void posts_read(struct page *page, struct markup_posts *posts);

#endif
