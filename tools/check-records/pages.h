/*
 * pages - how the records of a stream belong together: ids, parents, and that pages are not split
 *
 * Remembers a 64-bit hash of each id, 16 to 32 bytes for each and half as much again while the table
 * grows. Two different ids with one hash, of which a billion records have a chance of one in 37, would
 * be taken for one.
 */
#ifndef WINNOW_PAGES_H
#define WINNOW_PAGES_H

#include "buffer.h"
#include "hash_set.h"
#include "record.h"

struct pages {
	struct hash_set ids, seen; /* seen: pages without a record of their own in front */
	unsigned long long number; /* of the last comment of the page */
};

/* Is a page not met before? For the first record of each group. */
bool pages_start(struct pages *pages, struct record *rec, struct buffer *path, struct buffer *why);

/* Looks at id, page, parent and depth of the next record of the page. */
bool pages_fit(struct pages *pages, struct record *rec, struct buffer *path, struct buffer *why);

void pages_free(struct pages *pages);

#endif
