/*
 * line_names - the names of authors in lines beside the heads of their posts
 */
#ifndef WINNOW_LINE_NAMES_H
#define WINNOW_LINE_NAMES_H

#include "line_frame.h"

/*
 * Where most heads hold no name: takes those that stand at the same place beside each. The place is
 * the n-th line that says something, counted from the head or from what repeats above it; the one
 * with the most names is taken, and names that other posts quote or address count more. The frame may
 * learn on the way, of the heads as they come in.
 */
void names_find(struct head *heads, size_t n, const struct lines *lines, struct frame *frame);

#endif
