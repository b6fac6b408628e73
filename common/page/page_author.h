/*
 * page_author - who wrote the page
 */
#ifndef WINNOW_PAGE_AUTHOR_H
#define WINNOW_PAGE_AUTHOR_H

#include "page.h"

/*
 * Writes metadata.author where the record has none: all authors that the best source names, parted by
 * "; ". A line beside the title is believed rather than what the head of the page says; of 24 pages of
 * WCXB where they disagree it is right on 19. On a forum's page the head tells of the first post.
 */
void page_set_author(struct page *page, struct record *rec);

#endif
