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
};

/* Makes the records of the comments, in the worker's arena; thread.n of them. */
struct record **split_comments(struct splitter *s, struct record *page, struct worker *worker);

/* Turns the page's record into that of its article. After split_comments. */
void split_article(struct splitter *s, struct record *page, struct worker *worker);

/* Gives `dates` and `entities` of the page to the records their text went to. split_spans.c */
void split_spans(struct splitter *s, struct record *article, struct record **comments,
    struct worker *worker);

/* The thread as an indented tree. tree.c */
void tree_write(const struct splitter *s, struct record *article, struct record **comments,
    bool colored, struct buffer *out);

#endif
