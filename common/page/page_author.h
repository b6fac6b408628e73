/*
 * page_author - who wrote the page
 */
#ifndef WINNOW_PAGE_AUTHOR_H
#define WINNOW_PAGE_AUTHOR_H

#include "page.h"

/*
 * All authors that the best source names. A line below the title is believed rather than what the head
 * of the page says; of 24 pages of WCXB where they disagree it is right on 19. On a forum's page the head
 * tells of the first post. Looked for once: blocks should have their labels by then, if they get any.
 */
const struct page_authors *page_authors(struct page *page);

/* Writes them into metadata.author, parted by "; ", where the record has none. */
void page_set_author(struct page *page, struct record *rec);

#endif
