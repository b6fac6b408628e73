/*
 * thread_edge - signs and words at the ends of a line
 *
 * Signs are ASCII punctuation and white space, and those of more than one byte that part words:
 * general punctuation, bullets, « » · and U+00A0.
 */
#ifndef WINNOW_THREAD_EDGE_H
#define WINNOW_THREAD_EDGE_H

#include <stdbool.h>

#include "span.h"

/* Does the text begin so, ASCII case aside? */
bool edge_is(struct span text, struct span front);

/* Takes signs off the front, and digits too if asked for. */
struct span edge_skip(struct span text, bool digits);

/* Takes signs and white space off the end; ) ] and _ may end a name and stay. */
struct span edge_trim(struct span text);

#endif
