/*
 * bag - the corpus as a bag for archives: BagIt 1.0 (RFC 8493)
 *
 * The files of the corpus are the payload, in MANIFEST_PAYLOAD; manifest.json and SHA256SUMS stay
 * beside it as further tag files.
 */
#ifndef WINNOW_BAG_H
#define WINNOW_BAG_H

#include "manifest.h"
#include "shard.h"

/* Makes the folder of the payload in the directory. */
void bag_prepare(const char *directory);

/* Writes the tag files, after manifest.json and before SHA256SUMS. */
void bag_write(const struct manifest *manifest, const struct shard *shard);

/* Removes the tag files of an earlier bag, and its folder of payload if it is empty. */
void bag_remove(const char *directory);

#endif
