/*
 * markup_platform - how blog, forum and comment programs mark up a post: one row each
 *
 * The rows of markup_platform.c are the place to teach winnow a new program. Selectors are those of
 * markup_select.h; author, date, body and the rest are looked for inside the post, replies left
 * out. What a row does not name (NULL) is found by the general rows for authors, dates and bodies.
 */
#ifndef WINNOW_MARKUP_PLATFORM_H
#define WINNOW_MARKUP_PLATFORM_H

#include <stdbool.h>

enum platform_flags {
	PLATFORM_FORUM = 1,    /* posts of equal rank rather than comments on an article */
	PLATFORM_SIBLINGS = 2, /* the post goes on until the next one: dt.author, dd.body, dd.footer */
	PLATFORM_GENERAL = 4,  /* a last resort: its posts must show an author or a date */
	PLATFORM_MARKS = 8,    /* `post` meets one element in each post, which has no name itself */
	PLATFORM_UNDATED = 16, /* many of its threads show no date; of others one post has one at least */
};

struct platform {
	const char *name;
	const char *post;
	const char *author, *date, *body;
	const char *score, *permalink;
	const char *level;  /* its width, indent or margin tells the depth */
	unsigned flags;
};

/* Ends with a row whose name is NULL. */
extern const struct platform platforms[];

/* For all programs: where names, dates and texts are, and what in a text is none of it. */
extern const struct platform platform_general;
extern const char platform_outside[]; /* signatures, controls: inside a body, but not text */
extern const char platform_replies[]; /* lists of replies beside the post they belong to */
extern const char platform_avoid[];   /* sidebars and forms: posts in them are none */

#endif
