/*
 * context - what the mentions of a text are anchored on: its own day, the clause, the story so far
 */
#ifndef EXTRACT_DATES_CONTEXT_H
#define EXTRACT_DATES_CONTEXT_H

#include "expression.h"

/* A point of the calendar as far as it is known: month and day 0 if not. */
struct point {
	int year, month, day; /* year 0: nothing is known */
	bool bc;
};

struct context {
	struct anchor anchor;
	enum anchor_mode mode; /* not AUTO */
	enum date_order order;
	bool order_told; /* by the text or the user; else 3.4.2013 begins with the day */
	bool by_week; /* next Friday is that of the next week */
	enum tense tense; /* of the clause the mention stands in */
	struct point last; /* the last date mentioned, for narratives and "that day" */
	struct point last_day; /* the last one known to the day */
	struct point aside;    /* a year far from the story, mentioned last; year 0: none */
	int clause_year; /* said in the clause, 0: none */
	bool year_alone; /* without a month */
	struct point quarter; /* said in the clause, by its first month; year 0: none */
	struct point told_quarter; /* the last one told of; year 0: none */
	struct point clause_day; /* of the clause the mention stands in; year 0: none */
	bool clause_dated; /* it was said as a date: 5 May */
};

/*
 * The date just mentioned is what the next ones are told from. In a history a year far from the
 * story is set aside first.
 */
void context_remember(struct context *context, struct point point);

#endif
