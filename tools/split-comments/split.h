/*
 * split - a page and its thread into records
 */
#ifndef SPLIT_H
#define SPLIT_H

#include "filter.h"
#include "page.h"
#include "thread.h"

/* Where bytes of the page's text went: to which record (0: the article, N: comment N), and where in
 * its text. */
struct piece {
	uint32_t start, end, to_start;
	uint32_t to;
};

enum { SPLIT_SHARED = 5, SPLIT_LISTS = 3 };

/* A field of spans of the page, by the records their text went to: the next ones are those at `at`. */
struct span_list {
	struct moved *moved; /* NULL: the page has no such field */
	size_t n, at;
};

/* What a worker keeps from page to page. */
struct splitter {
	struct page page;
	struct thread thread;
	struct buffer text, json;
	bool *keep;
	struct page_span *spans;
	struct piece *pieces;
	size_t keep_capacity, spans_capacity, pieces_capacity, n_pieces;
	bool from_text; /* the page's text is the record's, so its spans can be carried over */
	struct span *texts; /* of each comment */
	struct span id, source, shared[SPLIT_SHARED]; /* of the page, for the records of its comments */
	struct span_list lists[SPLIT_LISTS];
	struct arena arena; /* of the comment that is being written */
};

/*
 * Turns the page's record into that of its article, and reads what the records of the comments need:
 * it lives in the worker's arena.
 */
void split_article(struct splitter *s, struct record *page, struct worker *worker);

/*
 * The record of comment `number`, good until the next one is asked for: a page may have very many. To be
 * asked for in order, each once.
 */
struct record *split_comment(struct splitter *s, size_t number);

/* Finds the records that the text of `links`, `dates` and `entities` of the page went to. split_spans.c */
void split_spans(struct splitter *s, struct record *article, struct worker *worker);

/* Gives a record those of its text, once for each from the article (0) on. split_spans.c */
void split_set_spans(struct splitter *s, struct record *rec, size_t number);

/* The thread as an indented tree. tree.c */
void tree_write(struct splitter *s, struct record *article, bool colored, struct worker *worker);

#endif
