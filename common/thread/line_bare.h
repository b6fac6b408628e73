/*
 * line_bare - heads of posts that have lost their date in a text rendering
 *
 * What is left tells them all the same: "[–] Bob", a number alone on a line, "Posted" without a date,
 * or the first of several facts about a user.
 */
#ifndef WINNOW_LINE_BARE_H
#define WINNOW_LINE_BARE_H

#include "line_head.h"

/*
 * Reads line `at` as a head without a date. *expected is the number the next post has if posts are
 * counted by bare numbers; 1 at first. Numbers, "Posted" and facts are heads in plain text only: in
 * markup there are elements to go by.
 */
bool bare_read_head(const struct lines *lines, size_t at, size_t *expected, struct head *head);

/* Is this date, in plain text, the day a user joined, as two counts below it tell? */
bool bare_tells_joining(const struct lines *lines, size_t at);

/* Could line `at` be such a head, as far as its first bytes tell? Cheaper. */
bool bare_may_be_head(const struct lines *lines, size_t at);

#endif
