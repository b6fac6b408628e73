/*
 * resolve - the value of a mention, given what it is anchored on
 */
#ifndef EXTRACT_DATES_RESOLVE_H
#define EXTRACT_DATES_RESOLVE_H

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
	bool by_week; /* next Friday is that of the next week */
	enum tense tense; /* of the clause the mention stands in */
	struct point last; /* the last date mentioned, for narratives and "that day" */
	struct point last_day; /* the last one known to the day */
	struct point aside;    /* a year far from the story, mentioned last; year 0: none */
	int clause_year; /* said in the clause, 0: none */
	struct point clause_day; /* of the clause the mention stands in; year 0: none */
	bool clause_dated; /* it was said as a date: 5 May */
};

/* Fills in type, value and the rest; start and end are the mention's. Moves context->last. */
void resolve_mention(struct context *context, const struct mention *mention,
    struct expression *timex);

#endif
