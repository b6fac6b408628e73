/*
 * date - one explicit date in a short text: "Posted on 24 March 2013 at 05:46" -> 2013-03-24T05:46
 *
 * For lines that are known to hold a date: comment heads, bylines, `datetime` attributes, meta
 * tags. ISO 8601, RFC 2822, numeric dates in every order, dates with month names in the languages
 * of date_names.c, 2013年3月22日, 2013년 3월 22일; a clock time beside it, 12 or 24 hours. No
 * relative dates: those need an anchor (extract-dates). The local time is kept as it is written; a
 * zone is kept when it is given as an offset or as UTC, GMT, EST and the like.
 */
#ifndef WINNOW_DATE_H
#define WINNOW_DATE_H

#include <stdbool.h>

#include "span.h"

/* How 3/4/2013 is read when the numbers do not tell. */
enum date_order { DATE_DAY_FIRST, DATE_MONTH_FIRST };

struct date {
	int year;              /* 1000 to 2999 */
	int month, day;        /* 0: not known (then nothing finer is either) */
	int hour, minute, second; /* -1: not known */
	bool zoned;
	int zone;              /* minutes east of Greenwich */
	bool swappable;        /* day and month could be the other way round; order decided */
	bool ordered;          /* numbers whose order shows: the day is above 12 ... */
	bool day_first;        /* ... and stands first */
};

enum {
	DATE_TEXT_MAX = 400, /* bytes of a text that are looked at */
	DATE_ISO_MAX = 40,   /* room date_iso needs */
};

/*
 * The first date in text, with the time that stands beside it. language ("en", absent if unknown)
 * settles names that mean another month elsewhere. *where, if not NULL, gets its bytes. A date
 * needs a year; a month and year without a day count, a year alone does not.
 */
bool date_find(struct span text, enum date_order order, struct span language, struct date *date,
    struct span *where);

/* Day and month the other way round, of a swappable date. */
void date_swap(struct date *date);

/* As precise as is known: "2013-03", "2013-03-22", "2013-03-22T13:55+01:00". */
struct span date_iso(const struct date *date, char out[DATE_ISO_MAX]);

/* Reads text that is nothing but a day, or a day and a time, as date_iso writes it. */
bool date_read_iso(struct span text, struct date *date);

/* The order usual where a language is written; language with region ("en-US") if known. */
enum date_order date_order_of(struct span language);

/*
 * The same for a page: English without a region goes by the last label of the host's name, where
 * those of no country stand for America.
 */
enum date_order date_order_at(struct span language, struct span host);

#endif
