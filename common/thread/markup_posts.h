/*
 * markup_posts - the posts of a page of markup, as elements
 */
#ifndef WINNOW_MARKUP_POSTS_H
#define WINNOW_MARKUP_POSTS_H

#include "markup_rules.h"
#include "page.h"

enum { EXACT_MAX = 4 }; /* author, date, and twice for the text */

struct markup_post {
	uint32_t element, end;   /* elements [element, end) */
	uint32_t start, stop;    /* its bytes of the page's text, replies after its own text left out */
	uint32_t head_end;       /* where the lines end that author and date were read from, or 0 */
	uint32_t body, body_end; /* bytes of its text; equal when it has none */
	uint32_t parent; /* number of a post, 0: none */
	uint16_t depth;
	uint8_t exact;           /* how much of it the own selectors of the row found: to EXACT_MAX */
	uint32_t level;          /* what the page tells of its depth, 0: top or nothing */
	struct span author, author_url, date, created, score, permalink, id;
};

/* All posts of a page under one row, in page order. */
struct markup_posts {
	struct markup_post *list;
	size_t n;
	const struct post_rules *rules;
	const uint64_t *stems; /* of each element of the page: bits for select_match */
	double rate;   /* how good a thread they are; 0: not read, or none. markup_rate.h */
	bool siblings; /* a post goes on until the next one begins */
};

/* The next element of post `at` behind `element`, nested posts jumped over; its end or one behind it
 * when there is none. *nested, at first at + 1, is the first post that may lie ahead. */
uint32_t post_next_own(const struct markup_posts *posts, size_t at, size_t *nested,
    uint32_t element);

#endif
