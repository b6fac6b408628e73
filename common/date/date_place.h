/*
 * date_place - where on the page a date stands: beside the title, far from it, among comments
 *
 * The block of the title is the landmark. Of the dates shown within three blocks of it nine in ten
 * are the page's own, of those more than twenty behind it one in five (WCXB and htmldate's pages).
 */
#ifndef WINNOW_DATE_PLACE_H
#define WINNOW_DATE_PLACE_H

#include "page.h"

enum date_place {
	DATE_PLACE_TITLE,   /* the title's own block, or within 3 behind it */
	DATE_PLACE_BEFORE,  /* within 8 in front of it */
	DATE_PLACE_NEAR,    /* within 8 behind it */
	DATE_PLACE_ABOVE,   /* further up */
	DATE_PLACE_BELOW,   /* within 20 behind the title */
	DATE_PLACE_FAR,     /* further down, or the page has no title */
	DATE_PLACE_ASIDE,   /* not near the title, in a list, sidebar, footer or navigation */
	DATE_PLACE_COMMENT,
};

/* What is known of the places of a page; good until page_reset. */
struct date_places {
	const struct page *page;
	uint32_t title;        /* block, page->n_blocks if there is none */
	unsigned char *around; /* of each element that was asked for */
};

/*
 * The block that holds the title: labelled so, else the one of the title's words, else the first
 * h1; page->n_blocks if there is none.
 */
uint32_t date_place_title(const struct page *page);

void date_place_begin(struct date_places *places, struct page *page);

enum date_place date_place_element(struct date_places *places, uint32_t element);

/* The same for a block, whose label counts as well. */
enum date_place date_place_block(struct date_places *places, uint32_t block);

#endif
