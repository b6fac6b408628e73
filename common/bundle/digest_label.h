/*
 * digest_label - digests as WARC files give them: `sha1:MSHX4TNT...`
 *
 * MD5, SHA-1, SHA-256 and SHA-512, in base32 or hexadecimal, letters in either case, with padding or not.
 */
#ifndef WINNOW_DIGEST_LABEL_H
#define WINNOW_DIGEST_LABEL_H

#include <stdbool.h>

#include "span.h"

enum { DIGEST_LABEL_MADE = 37 /* characters of a label that is made, no NUL behind them */ };

/* The SHA-1 of the bytes as most archives have it, in base32. */
void digest_label_make(struct span bytes, char label[static DIGEST_LABEL_MADE]);

/* False only if the label can be read, and is not that of the bytes. */
bool digest_label_fits(struct span label, struct span bytes);

#endif
