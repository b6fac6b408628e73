/*
 * labels_plain - what stands around the article of a plain text, where no markup says so
 *
 * Labels, of the blocks that have no label yet:
 *	form     sign-up and login lines above the article; the owner's notice right above its comments
 *	title    the first short line above the article that is no date and no form
 *	byline   lines there with a date
 *	related  teasers: a title, often said twice, a text that ends in "[…]", "Read more"
 *	boilerplate  all that comes after the comments of an article
 */
#ifndef STRIP_LABELS_PLAIN_H
#define STRIP_LABELS_PLAIN_H

#include "block_features.h"
#include "page.h"
#include "thread.h"

struct plain_page {
	struct page *page;
	const struct features *features;
	const struct thread *thread;
	const uint8_t *article; /* answers of the model */
	uint8_t article_cut;    /* those from here on are a yes */
};

/* Returns the first block of the article, n_blocks if there is none. */
size_t labels_plain(const struct plain_page *plain);

#endif
