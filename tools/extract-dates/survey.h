/*
 * survey - what all of a text tells of how it is to be read
 */
#ifndef EXTRACT_DATES_SURVEY_H
#define EXTRACT_DATES_SURVEY_H

#include "context.h"
#include "expression.h"
#include "game.h"

/* Begins as zeros. */
struct survey {
	size_t past, near; /* years said, and how much speaks for news */
	size_t parts; /* quarters, and halves without a year */
	int balance, named; /* day first more often than month first: in digits, with a name */
};

/* Counts the mentions of a text, or of a part of it. */
void survey_mentions(struct survey *survey, const struct mention *mentions, size_t n,
    const struct anchor *anchor);

/* How dates without a year are anchored, where the request leaves it open. */
enum anchor_mode survey_mode(const struct survey *survey, const struct expression_request *request);

/* Sets in which order the day and the month of 3/4/2013 stand. */
void survey_order(const struct survey *survey, const struct expression_request *request,
    struct context *context);

/*
 * Drops the quarters of a text about games, and halves of what may be no year of accounts. Returns how
 * many mentions are left.
 */
size_t survey_drop_parts(struct mention *mentions, size_t n, enum subject subject);

#endif
