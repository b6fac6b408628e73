/*
 * header - the `Name: value` lines that WARC records and HTTP messages begin with
 *
 * As they are found: lines end in CRLF or LF, names in any case, values folded over several lines
 * (a line that begins with white space goes on with the one before), lines without a colon.
 */
#ifndef WINNOW_HEADER_H
#define WINNOW_HEADER_H

#include "arena.h"
#include "span.h"

/* Length of the head that text begins with, blank line included; 0 if text holds no end of it. */
size_t header_length(struct span text);

/*
 * The value of the first field of that name, without white space around it; ptr NULL if there is none.
 * It borrows the head, or the arena if it was folded, in which case one space joins the lines.
 */
struct span header_field(struct span head, struct span name, struct arena *arena);

/*
 * A parameter of a value, quotes taken off: `charset` of `text/html; charset="utf-8"`; ptr NULL if
 * there is none.
 */
struct span header_parameter(struct span value, struct span name);

/* The value up to its parameters: `text/html`. */
struct span header_word(struct span value);

#endif
