/*
 * markup_parts - where in a post its author, date, text and the rest are
 *
 * By the row's own selectors, else by the general ones; markup_place.h finds what neither do.
 */
#ifndef WINNOW_MARKUP_PARTS_H
#define WINNOW_MARKUP_PARTS_H

#include "markup_posts.h"

/* The best element found for one thing: the lowest alternative of a selector, the first of those. */
struct choice {
	uint32_t element; /* 0: none */
	unsigned rank; /* SELECT_NONE: by its place only */
};

/* The elements found in one post. */
struct post_parts {
	struct choice author, date, body, score, permalink, level;
	struct choice blank; /* the best body element without text */
};

/* Those of all posts, whose text ranges must be set; sets `exact`. Live in the page's arena. */
struct post_parts *parts_find(struct page *page, struct markup_posts *posts);

#endif
