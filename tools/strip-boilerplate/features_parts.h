/*
 * features_parts - the groups of columns, each filled by the file of its name (thread: features_page.c)
 *
 * features_extract calls them in this order; later ones read what earlier ones left in the table.
 */
#ifndef STRIP_FEATURES_PARTS_H
#define STRIP_FEATURES_PARTS_H

#include "block_features.h"
#include "thread.h"

/* Room for the way to any element; freed with heap_free. */
struct way *way_new(void);

void features_own(struct features *features, const struct page *page);
void features_thread(struct features *features, const struct page *page,
    const struct thread *thread);
void features_tree(struct features *features, const struct page *page);
void features_lines(struct features *features, const struct page *page);
void features_words(struct features *features, const struct page *page);
void features_main(struct features *features, const struct page *page);
void features_around(struct features *features, const struct page *page);
void features_page(struct features *features, const struct page *page);

#endif
