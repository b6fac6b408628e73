/*
 * line_heads - the heads of posts that stand one below the other
 */
#ifndef WINNOW_LINE_HEADS_H
#define WINNOW_LINE_HEADS_H

#include "line_head.h"

/* The heads of the form that most have, in page order; the list lives in the arena of the page. */
size_t heads_find(struct head **list, const struct lines *lines);

#endif
