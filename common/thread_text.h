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
#include "when.h"

enum line_flags {
	LINE_CONTROL = 1,  /* "Reply", "ReplyDelete" */
	LINE_OPEN = 2,     /* "12 comments" */
	LINE_CLOSE = 4,    /* "Leave a Reply" */
	LINE_FACT = 8,     /* "Posts: 138", or the value under "Posts" */
	LINE_PINGBACK = 16,
	LINE_SAYS = 32,    /* "Bob says:" */
	LINE_DATE = 64,    /* head.when is set */
	LINE_NAME = 128,   /* could be a name and nothing else */
	LINE_COUNTED = 256, /* OPEN with a number */
	LINE_BLANKS = 512, /* two blank lines or more before it */
	LINE_BARE = 1024,  /* no letter in it, or one alone */
	LINE_ANSWER = 4096, /* CONTROL that only posts have: "Reply", "Quote", "Report" */
	LINE_TEASER = 2048, /* "Read more →", ends in "[…]" */
};

struct line {
	uint16_t flags;
	uint8_t level;
	bool known;    /* flags and the rest are set */
	bool searched; /* the date is: LINE_DATE and `when`, but for what the flags rule out */
	struct span text;
	struct when when;
	struct span before, after; /* DATE: the rest of the line around it */
	long announced;            /* OPEN */
	unsigned long long hash;   /* of its letters in lower case, "Re: " left out */
};

struct lines {
	struct line *list; /* use line_at */
	size_t n;
	struct page *page;
};

/* Is there a date in line i? Cheaper than line_at, which still may say that it is none. */
bool line_dated(const struct lines *lines, size_t i);

/* Line i, classified when it is first asked for. */
void line_classify(const struct lines *lines, size_t i);

static inline const struct line *
line_at(const struct lines *lines, size_t i)
{
	if (!lines->list[i].known)
		line_classify(lines, i);
	return &lines->list[i];
}

/* A comment as a reader of lines sees it: what is between first and end and not meta is its body. */
struct post {
	uint32_t first, end;  /* blocks that are its own */
	uint32_t body, stop;  /* the body's blocks: [body, stop) */
	uint32_t parent;      /* number of a post, 0: none */
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

/* The nearest heading of a thread at most `reach` lines above; false if there is none. */
bool lines_heading(const struct lines *lines, size_t at, size_t reach, size_t *heading);

#endif
