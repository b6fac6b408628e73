/*
 * line_list - comments that are list items in a text rendering
 *
 * An item is a comment when something says so: a date or "says:" in its head, a control at its end,
 * a blank line before it. Items nested in it are replies; items without such a sign are a list in
 * the comment's text. Columns only count against each other (page levels come from the open
 * markers), so a thread that stands deeper than it should loses nothing.
 *
 * What follows a thread often looks the same (related articles under the same bullets): items whose
 * text is a teaser end it.
 */
#ifndef WINNOW_LINE_LIST_H
#define WINNOW_LINE_LIST_H

#include "line.h"
#include "line_posts.h"

/* Leaves posts->n at 0 when there is no thread. The list lives in the arena of the page. */
void thread_read_list(struct line_posts *posts, const struct lines *lines);

#endif
