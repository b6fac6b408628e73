/*
 * markup_candidates - the elements of a page that the platform table takes for posts
 */
#ifndef WINNOW_MARKUP_CANDIDATES_H
#define WINNOW_MARKUP_CANDIDATES_H

#include "markup_posts.h"

/* For each row of `platforms` the elements that may be its posts, in page order. */
struct candidates {
	struct markup_posts *list;
	size_t *capacity;
	size_t n; /* rows */
	uint64_t *stems; /* of each element: bits for select_match */
};

/* Fills in elements and their ends; what is hidden, empty, in a sidebar or an inner box of the
 * element before is left out. Lives in the page's arena. */
void candidates_find(struct candidates *candidates, struct page *page,
    const struct thread_rules *rules);

#endif
