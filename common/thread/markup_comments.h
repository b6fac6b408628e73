/*
 * markup_comments - from posts of a page of markup to the comments of a thread
 */
#ifndef WINNOW_MARKUP_COMMENTS_H
#define WINNOW_MARKUP_COMMENTS_H

#include "markup_posts.h"
#include "thread.h"

enum { MARKUP_COPIES_MAX = 6 };

/* The posts of the thread, and those of other rows that show the same ones again. */
struct markup_thread {
	struct markup_posts *posts[MARKUP_COPIES_MAX];
	size_t n;
	bool forum;
};

/* Cuts the blocks of the page where posts and their texts begin and end, labels them, and adds a
 * comment for each post; thread_copies.h merges those that stand for the same one. */
void markup_take(const struct markup_thread *found, struct thread *thread, struct page *page);

#endif
