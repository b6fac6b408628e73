/*
 * digest_label - digests as WARC files give them: `sha1:MSHX4TNT...`
 *
 * MD5, SHA-1, SHA-256 and SHA-512, in base32 or hexadecimal, letters in either case, with padding or not.
 */
#ifndef WINNOW_DIGEST_LABEL_H
#define WINNOW_DIGEST_LABEL_H

#include <stdbool.h>

#include "span.h"

/* False only if the label can be read, and is not that of the bytes. */
bool digest_label_fits(struct span label, struct span bytes);

#endif
