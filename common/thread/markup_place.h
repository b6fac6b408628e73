/*
 * markup_place - authors, dates and texts by the place they have in a post
 *
 * Posts of one page are made by one template: what stands at the same path in most of them is the
 * same thing. So names, dates and texts are found whose classes say nothing.
 */
#ifndef WINNOW_MARKUP_PLACE_H
#define WINNOW_MARKUP_PLACE_H

#include "markup_parts.h"

/* Fills in the author, date and body elements that most posts lack; parts has one entry a post. */
void places_find(struct page *page, const struct markup_posts *posts, struct post_parts *parts);

#endif
