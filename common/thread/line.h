/*
 * line - the lines of a page as readers of threads see them: what each may be
 *
 * Lines come from plain text, where each is a block, or from markup, where blocks are cut at <br>.
 * A line is classified when it is first asked for: most never are.
 */
#ifndef WINNOW_LINE_H
#define WINNOW_LINE_H

#include "page.h"
#include "when.h"

enum line_flags {
	LINE_CONTROL = 1,  /* "Reply", "ReplyDelete" */
	LINE_OPEN = 2,     /* "12 comments" */
	LINE_CLOSE = 4,    /* "Leave a Reply" */
	LINE_FACT = 8,     /* "Posts: 138", or the value under "Posts" */
	LINE_PINGBACK = 16,
	LINE_SAYS = 32,    /* "Bob says:" */
	LINE_DATE = 64,    /* `when`, `before` and `after` are set */
	LINE_NAME = 128,   /* could be a name and nothing else */
	LINE_COUNTED = 256, /* OPEN with a number */
	LINE_BLANKS = 512, /* two blank lines or more before it */
	LINE_BARE = 1024,  /* no letter in it, or one alone */
	LINE_TEASER = 2048, /* "Read more →", ends in "[…]" */
	LINE_ANSWER = 4096, /* CONTROL that only posts have: "Reply", "Quote", "Report" */
	LINE_PARTED = 8192, /* a line with nothing but a no-break space before it, and no blank one */
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

/* Is line i a LINE_FACT, or LINE_ANSWER? Cheaper than line_at where nothing else is asked. */
bool line_is_fact(const struct lines *lines, size_t i);
bool line_is_answer(const struct lines *lines, size_t i);

/* The blocks of a page as lines; they live in its arena. */
void lines_of_blocks(struct lines *lines, struct page *page);

/* The lines of the blocks that are shown; up to 262,144. */
void lines_of_markup(struct lines *lines, struct page *page);

/* The nearest heading of a thread at most `reach` lines above; false if there is none. */
bool lines_heading(const struct lines *lines, size_t at, size_t reach, size_t *heading);

#endif
