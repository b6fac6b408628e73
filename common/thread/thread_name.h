/*
 * thread_name - names of people and users in heads of comments
 */
#ifndef WINNOW_THREAD_NAME_H
#define WINNOW_THREAD_NAME_H

#include <stdbool.h>

#include "span.h"

/* Could this be the name of a person or user? A few words, no sentence, no control. */
bool name_is_likely(struct span text);

/* "Anonymous", "Guest": what programs write for those who gave no name. */
bool name_is_none(struct span text);

/*
 * The name in what is left of a head when its date is taken out: without "Posted by", "says:",
 * "» ", "#3", "+6", "Permalink" and the like. Empty when nothing is left, absent (ptr NULL) when
 * what is left is no name.
 */
struct span name_in_head(struct span head);

/* Does a head begin with "by", "Posted by", "geschrieben von"? */
bool name_is_announced(struct span head);

/* Takes "says:", "wrote:", " on Facebook", a colon and the like off the end of a name. */
struct span name_trim(struct span name);

/*
 * The name an author element shows: without "by", "says:", a colon and tags that were escaped twice, all
 * else as it is.
 */
struct span name_as_shown(struct span text);

/* The name in a line over a quotation: "Bob wrote:", "Quote from: Bob on 4 May", "Originally posted by
 * Bob"; absent if it is no such line. */
struct span name_of_quoted(struct span line);

/* True when the line ends in "says:", "wrote:", "schrieb:", or "said..." after a name. */
bool name_says(struct span line);

/* The second alone: over texts only, never over quotations. */
bool name_says_dots(struct span line);

#endif
