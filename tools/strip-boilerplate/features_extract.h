/*
 * features_extract - fills the table of features for a page
 */
#ifndef STRIP_FEATURES_EXTRACT_H
#define STRIP_FEATURES_EXTRACT_H

#include "block_features.h"
#include "thread.h"

void features_init(struct features *features);
void features_free(struct features *features);

/* Fills the columns for all blocks of the page. Linear in its size. */
void features_extract(struct features *features, const struct page *page,
    const struct thread *thread);

#endif
