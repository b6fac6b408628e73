/*
 * markup_finding - where in a post its author, date, text and the rest are
 *
 * By the row's own selectors, else by the general ones, else by the place they have in most posts.
 */
#ifndef WINNOW_MARKUP_FINDING_H
#define WINNOW_MARKUP_FINDING_H

#include "markup_posts.h"

/* The best element found for one thing: the lowest alternative of a selector, the first of those. */
struct choice {
	uint32_t element; /* 0: none */
	unsigned rank; /* SELECT_NONE: by its place only */
};

/* What was found in one post. */
struct finding {
	struct choice author, date, body, score, permalink, level;
	struct choice blank; /* the best body element without text */
};

/* The findings of all posts, whose text ranges must be set; sets `exact`. Lives in the page's arena. */
struct finding *findings_make(struct page *page, struct markup_posts *posts);

#endif
