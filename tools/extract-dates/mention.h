/*
 * mention - a time expression as it is said: parsed, not yet resolved to a value
 */
#ifndef EXTRACT_DATES_MENTION_H
#define EXTRACT_DATES_MENTION_H

#include "lexicon.h"
#include "scan.h"

enum mention_kind {
	M_NONE,
	M_CALENDAR, /* names parts of the calendar: 3 May, Monday, spring 2010, the 1990s, Easter */
	M_DAY,      /* so many days from the anchor: yesterday */
	M_UNIT,     /* a unit by its direction: last week, that year, the day */
	M_OFFSET,   /* so many units away: three days ago, a week later */
	M_REF,      /* now, recently, the future */
	M_DURATION, /* three days, several weeks */
	M_SET,      /* every Monday, daily, twice a week */
	M_TIME,     /* a clock time or part of a day, without a date */
};

/* Years that do not begin in January. */
enum year_kind { YEAR_CALENDAR, YEAR_FISCAL, YEAR_SCHOOL };

/* How an offset points. */
enum offset { OFFSET_AGO, OFFSET_FROM_NOW, OFFSET_LATER, OFFSET_EARLIER };

/* What M_CALENDAR names; the finest part that is set decides. */
enum fraction { FRACTION_NONE, QUARTER_1, QUARTER_2, QUARTER_3, QUARTER_4, HALF_1, HALF_2 };

/* A further part of a duration: the 30 minutes of "2 hours 30 minutes". */
struct amount {
	double count;
	uint8_t unit;
};

enum { AMOUNTS_MAX = 3 };

struct mention {
	uint32_t start, end; /* bytes */
	uint8_t kind;
	uint8_t mod;       /* enum mod */
	uint8_t direction; /* enum direction */
	uint8_t unit;
	uint8_t part;      /* of the day */
	uint8_t season, fraction, weekday;
	uint8_t offset;
	uint8_t reference;
	int16_t year;      /* 0: none; BC years positive, see bc */
	int8_t month, day;
	int8_t hour, minute, second; /* -1: none */
	bool bc;
	bool short_year;   /* two digits: the nearest century */
	bool open;         /* month and day as written first and second */
	bool dotted;       /* 3.4.2013 */
	int8_t told;       /* 1: written day first, 2: month first */
	int8_t named;      /* 1: day before the name of the month, 2: behind it */
	bool on_hour;      /* no minutes were said */
	bool half_known;
	bool zoned;
	int16_t zone;
	int16_t decade;    /* first year, 20 to 90 for "the twenties" */
	int16_t century;   /* 19 for the 19th */
	int32_t holiday;
	int32_t day_offset;
	double count;      /* units; below 0: several */
	struct amount more[AMOUNTS_MAX];
	uint8_t n_more;
	uint8_t year_kind; /* enum year_kind */
	bool doubtful;     /* only to one who reads appointments: 3 in "Monday 3-8", week 10, 11/20 */
	bool weak;         /* an expression only in colloquial text: a unit alone */
	bool numbered;     /* the third day, of what began at an unknown time; week 31 */
	uint8_t of_unit;   /* "of next month", "of the year": the unit nth counts in, or 0 */
	uint8_t until;     /* the weekday a range from this one goes to, 0 if none */
	bool ends_range;   /* the one before goes to it: Monday to Friday, June to August */
	bool nearest;      /* this past Wednesday: the last one, whatever week it lies in */
	bool week_of;      /* the week of 3 May: the week the date lies in */
	int8_t nth;        /* the first (last: -1) week, day or weekday of a month or year; or 0 */
	bool half_alone;   /* the first half: of a year, if the text is about money */
	bool attribute;    /* an adjective alone: current, former, recent */
	bool aside;        /* what the story is compared with, not where it goes on */
	bool definite;     /* "the day", "the year": of what was talked about */
	bool whole;        /* "a year" behind a number: per year */
	bool plural;
	bool hyphened;     /* two-year, before a noun that takes the article */
	uint16_t frequency; /* times per unit: quant */
};

/* Clears a mention; clock fields say "none". */
void mention_clear(struct mention *mention);

#endif
