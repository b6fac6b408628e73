/*
 * markup_read - one post of a page of markup: its author, date, text and the rest
 */
#ifndef WINNOW_MARKUP_READ_H
#define WINNOW_MARKUP_READ_H

#include "markup_posts.h"

/* Fills in what the markup of the posts tells, leaving out of each the posts nested in it. */
void posts_read(struct page *page, struct markup_posts *posts);

#endif
