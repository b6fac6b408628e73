/*
 * line_tail - what follows the texts of posts: signatures, notes, the rest of the page
 */
#ifndef WINNOW_LINE_TAIL_H
#define WINNOW_LINE_TAIL_H

#include "line.h"
#include "line_posts.h"

/*
 * Ends texts before a note about an edit, a rule above a signature, or lines with which other posts of
 * the author end too. A signature of which nothing tells stays in the text.
 */
void tail_cut(struct line_posts *posts, const struct lines *lines);

/* The first line in [at, end) that stands above line `top` too: the page goes on with its menus; `end` if
 * there is none. */
size_t tail_of_page(const struct lines *lines, size_t top, size_t at, size_t end);

#endif
