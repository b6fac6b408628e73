/*
 * charset_twice - UTF-8 that was read as windows-1252 and written as UTF-8 once more; for charset.c only
 *
 * Scrapers do so where a server tells no charset, and then "Zoë's" reads "ZoÃ«â€™s". It is seen where
 * every character outside ASCII is one that windows-1252 has, and the bytes they had there are UTF-8
 * without exception; text that was encoded once breaks that rule with its first accent or quotation mark.
 */
#ifndef WINNOW_CHARSET_TWICE_H
#define WINNOW_CHARSET_TWICE_H

#include <stdbool.h>

#include "buffer.h"
#include "span.h"

/* text is valid UTF-8. False for ASCII; mostly known after a few characters. */
bool charset_is_twice(struct span text);

/* Appends the text as it was. */
void charset_undo_twice(struct span text, struct buffer *out);

#endif
