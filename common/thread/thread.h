/*
 * thread - the comments or posts of a page: who, when, in reply to whom, and which blocks
 *
 * What thread_find.h finds, thread_record.h writes and split-comments makes records of.
 */
#ifndef WINNOW_THREAD_H
#define WINNOW_THREAD_H

#include "page.h"

struct thread_rules;

enum comment_kind { COMMENT, PINGBACK };

enum comment_state { COMMENT_SHOWN, COMMENT_DELETED, COMMENT_MODERATED, COMMENT_STATES };

/* "", "deleted", "moderated" */
extern const char *const comment_state_names[COMMENT_STATES];

struct comment {
	uint32_t parent; /* number of the comment replied to, 0: none */
	uint16_t depth;  /* 0: top level */
	uint8_t kind;    /* enum comment_kind */
	uint8_t state;   /* enum comment_state */
	struct span author, author_url, date, created, score, permalink, id; /* absent: ptr NULL */
	struct span reply_to; /* name quoted ("X wrote:"), a hint only */
	struct span text; /* of one that no block shows, as in JSON-LD; absent: it is in the blocks */
	uint32_t first_block, end_block; /* its own blocks: head, body, controls; replies come after */
};

struct thread {
	struct comment *comments; /* in page order; comment number N is comments[N - 1] */
	size_t n, capacity;
	bool forum;      /* posts rather than comments on an article */
	bool guessed;    /* from elements or heads that repeat in markup of no known program */
	long announced;  /* what the page says there are; -1 if it does not */
	uint32_t first_block, end_block; /* the whole thread, headings and forms included */
	struct thread_rules *rules; /* made when first needed, kept from page to page */
	struct buffer value; /* used while writing */
	const char *found_by; /* the platform's name, or the reader's; NULL: no thread */
};

#define THREAD_INIT { .announced = -1 }

/* One deeper; chains of replies longer than that stay at the greatest depth. */
static inline uint16_t
thread_depth_below(uint16_t depth)
{
	return depth < UINT16_MAX ? depth + 1 : depth;
}

/* A new comment, all of it absent, at the end. */
struct comment *thread_add(struct thread *thread);

/* Gives a comment the facts that it lacks and another telling of the same one has. */
void comment_fill(struct comment *comment, const struct comment *other);

void thread_reset(struct thread *thread);
void thread_free(struct thread *thread);

#endif
