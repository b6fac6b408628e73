/*
 * thread - the comments or posts of a page: who, when, in reply to whom, and which blocks
 *
 * Works on the page model, from markup or from plain text. Used by strip-boilerplate, which labels
 * the blocks and writes what it found as `thread`, and by split-comments, which makes records of it.
 *
 * Markup (thread_html.c): candidates by the rows of thread_platform.c (thread_candidates.c; the
 * selectors are those of thread_select.h, made ready by thread_rules.c), else elements that repeat
 * with a date in each (thread_repeat.c) where something speaks for a thread (thread_alike.c).
 * thread_post.c reads author, date and text of each, thread_place.c finds them by where they stand
 * when no class tells, thread_rate.c says how good the outcome is, thread_nest.c who answers whom,
 * thread_reply.c by links where nothing nests.
 * thread_copies.c merges what a page holds twice.
 * thread_generic.c reads pages line by line that give nothing so far. thread_json.c adds what JSON-LD
 * tells.
 *
 * Text (thread_text.c): lines are classified by thread_line.c with the words of thread_words.c and
 * thread_phrases.c, then read as list items (thread_list.c) or as heads that repeat (thread_flat.c,
 * thread_heads.c); thread_signs.c tells threads from lists of articles.
 */
#ifndef WINNOW_THREAD_H
#define WINNOW_THREAD_H

#include "page.h"

struct thread_rules;

enum comment_kind { COMMENT, PINGBACK };

enum comment_state { COMMENT_SHOWN, COMMENT_DELETED, COMMENT_MODERATED };

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

/*
 * Finds the thread and labels its blocks COMMENT (bodies; quotes, lists and code keep those
 * labels) and COMMENT_META. Other blocks keep their labels. Spans point into the page.
 */
void thread_find(struct thread *thread, struct page *page);

/* The two readers behind thread_find, for pages from text and from markup. */
void thread_find_text(struct thread *thread, struct page *page);
void thread_find_markup(struct thread *thread, struct page *page);

/* One deeper; chains of replies longer than that stay at the greatest depth. */
static inline uint16_t
thread_depth_below(uint16_t depth)
{
	return depth < UINT16_MAX ? depth + 1 : depth;
}

/* A new comment, all of it absent, at the end. */
struct comment *thread_add(struct thread *thread);

/* Reads back what thread_set wrote; true if the record has a `thread`. */
bool thread_from_record(struct thread *thread, struct page *page, struct record *rec);

/*
 * Writes `thread`: one object a comment, all with the same keys (absent ones ""), offsets into text
 * in code points of the first and last kept block of it.
 */
void thread_set(struct thread *thread, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec);

void thread_reset(struct thread *thread);
void thread_free(struct thread *thread);

#endif
