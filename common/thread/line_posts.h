/*
 * line_posts - comments as the readers of lines find them, before they are a thread
 */
#ifndef WINNOW_LINE_POSTS_H
#define WINNOW_LINE_POSTS_H

#include "thread.h"

/* A comment as a reader of lines sees it: what is between first and end and not meta is its body. */
struct line_post {
	uint32_t first, end;  /* blocks that are its own */
	uint32_t body, stop;  /* the body's blocks: [body, stop) */
	uint32_t parent; /* number of a post, 0: none */
	uint16_t depth;
	uint8_t kind;
	struct span author, author_url, date, score, reply_to;
};

struct line_posts {
	struct line_post *list;
	size_t n;
	uint32_t first_block, end_block; /* the thread, its heading included */
	long announced;
	bool forum;
	const char *found_by;
};

/* Labels the blocks of the thread and adds its comments. Lines must be the blocks of the page. */
void line_posts_take(const struct line_posts *posts, struct thread *thread, struct page *page);

#endif
