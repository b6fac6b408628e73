/*
 * markup_repeat - posts in markup of no known program: elements that repeat, with a date in each
 */
#ifndef WINNOW_MARKUP_REPEAT_H
#define WINNOW_MARKUP_REPEAT_H

#include "line.h"
#include "markup_kind.h"
#include "markup_posts.h"

enum { MARKS_MAX = 6 }; /* dates of a post: its own, shown twice, of an edit, when the user joined */

/* Elements alike in tag and class. */
struct kind {
	uint32_t n; /* elements of it that hold a mark */
	uint32_t with[MARKS_MAX + 1]; /* of them: with so many marks that lie in no other of the kind */
	uint32_t last; /* the innermost element that is still open, or the last */
	uint64_t bytes; /* text in those that are in no other */
};

/* A search for posts on one page; all of it lives in the page's arena. */
struct repeat {
	struct page *page;
	bool *dated; /* elements with a date right in them */
	uint32_t *marks; /* of each element: how many of those lie in it */
	uint32_t *own; /* without those in elements of its kind inside it */
	uint32_t *outer; /* the element of its kind around it */
	uint16_t *kind; /* its slot in kinds; 0: none */
	struct kind_slots *slots;
	struct kind *kinds; /* their entries */
};

/* False if there are not even two dates that posts could have. stems: as for select_match. */
bool repeat_start(struct repeat *repeat, struct page *page, const struct lines *lines,
    const struct thread_rules *rules, const uint64_t *stems);

/*
 * The elements that are most likely the posts of the page, in page order: alike in tag, class and
 * surroundings, with a date in each, and as much text around it as still is one post's. Where
 * dates are shown twice, or others stand beside them, there are fewer posts than dates: 1 / part
 * of them. posts->n is 0 if there are no two. Returns a number of the kind of elements, 0 for none.
 */
unsigned repeat_find(const struct repeat *repeat, uint32_t part, struct markup_posts *posts);

/* Leaves elements out of further searches: they were no posts. */
void repeat_forget(struct repeat *repeat, const struct markup_posts *posts);

#endif
