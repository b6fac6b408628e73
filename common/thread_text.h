/*
 * thread_text - what the two readers of plain-text threads share
 *
 * Two readers of lines: thread_list.c takes list items for comments, thread_flat.c takes repeated
 * lines that hold a date, and a name in them or beside them, for heads. thread_text.c chooses
 * between them; pages of markup that no platform fits are read by the second as well.
 */
#ifndef WINNOW_THREAD_TEXT_H
#define WINNOW_THREAD_TEXT_H

#include "thread.h"
#include "thread_line.h"

/* A comment as a reader of lines sees it: what is between first and end and not meta is its body. */
struct post {
	uint32_t first, end;  /* blocks that are its own */
	uint32_t body, stop;  /* the body's blocks: [body, stop) */
	uint32_t parent; /* number of a post, 0: none */
	uint16_t depth;
	uint8_t kind;
	struct span author, author_url, date, score, reply_to;
};

struct posts {
	struct post *list;
	size_t n;
	uint32_t first_block, end_block; /* the thread, its heading included */
	long announced;
	bool forum;
	const char *found_by;
};

/* Both leave posts->n at 0 when they find no thread. The list lives in the arena of the page. */
void thread_read_list(struct posts *posts, const struct lines *lines);
void thread_read_flat(struct posts *posts, const struct lines *lines);

/* Labels the blocks of the thread and adds its comments. Lines must be the blocks of the page. */
void thread_take_posts(struct thread *thread, const struct posts *posts, struct page *page);

#endif
