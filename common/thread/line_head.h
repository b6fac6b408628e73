/*
 * line_head - the head of a post in a text: the line or lines that tell who wrote it and when
 */
#ifndef WINNOW_LINE_HEAD_H
#define WINNOW_LINE_HEAD_H

#include "line.h"

enum { RANK_MAX = 40 }; /* bytes of a line between the name and the facts about a user */

struct head {
	size_t at;
	size_t top; /* the first line of it that is known; mostly `at` */
	unsigned long long form;
	struct span author, date, score;
	size_t number; /* of the post, as the head tells; 0 if it does not */
	bool numbered; /* "#3", "Post #1 of 7", "+6 #1", "Post by", "Bob »": only heads of posts have it */
	bool bare;     /* a number and nothing else: good with controls between the posts only */
	bool parted;   /* no line at all: a border, and line `at` is the first behind it */
	bool facts;    /* facts about a user: there may be better heads */
	bool quoted;   /* "Bob wrote: 3 May 2014", as over quotations */
	bool first;    /* "#1 Paul Richards 2015-02-05 21:08": good for a thread by itself */
};

#endif
