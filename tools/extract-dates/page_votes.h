/*
 * page_votes - the signals of a page's date, each as a vote for a day
 */
#ifndef EXTRACT_DATES_PAGE_VOTES_H
#define EXTRACT_DATES_PAGE_VOTES_H

#include "date.h"
#include "record.h"

enum { VOTES_MAX = 64 };

/* Where a signal comes from, by its source (common/date/date_signal.h). */
enum vote_kind {
	VOTE_HEAD,    /* address, meta, JSON-LD, microdata */
	VOTE_MARKED,  /* shown, and marked as a date: time, byline */
	VOTE_LINE,    /* shown in a line of text, or at the start of a paragraph */
	VOTE_COMMENT,
	VOTE_IMAGE,
	VOTE_MONTH,   /* day is the first of the month */
};

enum vote_place { VOTE_AT_TITLE, VOTE_NEAR_TITLE, VOTE_ELSEWHERE };

struct vote {
	struct span source, value; /* as in the record */
	struct date date;
	long day;                  /* calendar_number */
	enum vote_kind kind;
	enum vote_place place;     /* of one that is shown */
	bool before;               /* beside the title, in front of it */
	bool above;                /* elsewhere, in front of the title */
	bool modified;             /* tells of a change */
};

struct votes {
	struct vote list[VOTES_MAX];
	int n;
};

bool vote_is_shown(const struct vote *vote);

/*
 * From `metadata.date_signals`, or, if the record has none, from the first lines of its text. Spans
 * live as long as the record's.
 */
void votes_collect(struct record *rec, struct votes *votes);

/* The host of the page's address, absent if not known. */
struct span votes_host(struct record *rec);

#endif
