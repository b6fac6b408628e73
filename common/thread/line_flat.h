/*
 * line_flat - posts one below the other, told apart by a head that repeats
 *
 * The heads are those of line_heads.c. Lines between two heads that are the same in many posts, or
 * tell facts about a user, belong to the heads; the rest is the text of the post.
 */
#ifndef WINNOW_LINE_FLAT_H
#define WINNOW_LINE_FLAT_H

#include "line.h"
#include "line_posts.h"

/* Leaves posts->n at 0 when there is no thread. The list lives in the arena of the page. */
void thread_read_flat(struct line_posts *posts, const struct lines *lines);

#endif
