/*
 * wrap - plain text that was broken into lines of one width, as mail, books and licences are
 *
 * A text is wrapped when nearly no line is longer than some width, and where a line follows another
 * without a blank line between them, mostly its first word had no room there. Verse, lists and text
 * whose lines are paragraphs are not.
 */
#ifndef WINNOW_WRAP_H
#define WINNOW_WRAP_H

#include <stdbool.h>

#include "buffer.h"
#include "span.h"

/* The width in characters, 0 for a text that is not wrapped. */
size_t wrap_width(struct span text);

/* Does the line from `start` to `end` end there because the word at `next` had no room in the width? */
bool wrap_is_full(struct span text, size_t width, size_t start, size_t end, size_t next);

/*
 * Appends text to out, the lines of a paragraph joined by spaces if it is wrapped, else as it is. Lines
 * that end before the width, that are indented deeper than the one before, or that begin as an item
 * of a list or a quotation in mail does, begin anew. Linear in the text, which is UTF-8.
 */
void wrap_join(struct span text, struct buffer *out);

#endif
