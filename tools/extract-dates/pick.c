/*
 * pick - the year, day and century that a bare date means
 *
 * Directions of bare expressions were counted in annotated news, tweets and histories: in news a
 * weekday is today or lies in the last week, a month behind unless the verb is in the future; in
 * tweets they lie ahead; histories carry the year of the last date on.
 */
#include "pick.h"

#include "calendar.h"
#include "value.h"

/* Where "this year" is: the anchor, or in a narrative the last date mentioned. */
struct point
pick_reference(const struct context *c, bool talked_about)
{
	if ((c->mode == MODE_NARRATIVE || talked_about) && c->last.year != 0)
		return c->last;
	if (c->anchor.known && (c->mode != MODE_NARRATIVE || c->last.year == 0))
		return point_from(c->anchor.day);
	return (struct point){ 0 };
}

/* The same, known to the day; year 0 if there is none. */
struct point
pick_reference_day(const struct context *c, bool talked_about)
{
	if ((c->mode == MODE_NARRATIVE || talked_about) && c->last_day.year != 0)
		return c->last_day;
	if (c->anchor.known && (c->mode != MODE_NARRATIVE || c->last.year == 0))
		return point_from(c->anchor.day);
	return (struct point){ 0 };
}

/* The full year of '98: the century nearest to the reference. */
static int
pick_century(const struct context *c, int two_digits)
{
	struct point ref = pick_reference(c, false);
	int year = ref.year != 0 ? ref.year : 2010;
	int guess = year / 100 * 100 + two_digits;

	if (guess - year > 20 && ref.year != 0)
		guess -= 100;
	else if (guess - year > 50)
		guess -= 100;
	else if (year - guess > 79)
		guess += 100;
	return guess;
}

int
pick_decade(const struct context *c, int two_digits)
{
	int year = pick_century(c, two_digits), ref = pick_reference(c, false).year;

	return ref != 0 && year > ref ? year - 100 : year;
}

/* Days from the reference to a month (and day) of the reference's own year; below 0 for back. */
static long
distance(struct point ref, int month, int day)
{
	if (day == 0)
		return (month - ref.month) * 30L;
	return calendar_number(ref.year, month, day) - point_day(ref);
}

enum { SOON_DAYS = 92, FAR_DAYS = 240 };

/*
 * In news a date that comes in the next three months is meant even by a verb in the past ("they
 * had threatened a strike on 21 November"): the last one is nine months ago, and its year would
 * be said. A verb in the past keeps a month alone, or a day of this year that is gone, behind.
 */
static int
pick_news_year(enum tense tense, int year, long away, bool has_day)
{
	if (tense == TENSE_FUTURE)
		return year + (away < -60);
	if (tense == TENSE_PAST)
		return year - (away > (has_day ? SOON_DAYS : 0));
	if (has_day && away > 0)
		return year - (away > FAR_DAYS);
	if (away < SOON_DAYS - 365)
		return year + 1;
	return year - (away > SOON_DAYS);
}

/*
 * Messages tell of what comes, and what looks like a verb in the past may be none ("if you're
 * interested: Nov 1"): a day that comes within half a year is meant in any case.
 */
static int
pick_message_year(enum tense tense, int year, long away, bool has_day)
{
	enum { NEAR_DAYS = 60, HALF_A_YEAR = 183 };

	if (tense != TENSE_PAST)
		return year + (away < -NEAR_DAYS);
	return year - (away > (has_day ? HALF_A_YEAR : NEAR_DAYS));
}

/*
 * Expects revenue to rise in the third quarter: the next one, but what is foretold in November is the
 * one whose accounts are due.
 */
static int
pick_quarter_to_come(int year, long away)
{
	enum { DUE_DAYS = 120 };

	return year + (away < -DUE_DAYS) - (away > FAR_DAYS + 30);
}

/* The year of a month, a month and day, a season or holiday that was said without one. */
int
pick_year(const struct context *c, const struct mention *m, int month, int day)
{
	struct point ref = pick_reference(c, m->direction == DIR_THAT);
	long away;

	if (ref.year == 0)
		return 0;
	if (m->unit == UNIT_YEAR && m->direction != DIR_NONE) {
		struct point year = pick_reference(c, m->direction == DIR_THAT);

		return year.year + (m->direction == DIR_LAST ? -1 : m->direction == DIR_NEXT);
	}
	if (m->direction == DIR_NONE && m->weekday > 0 && day > 0)
		for (int year = ref.year - 1; year <= ref.year + 1; year++)
			if (calendar_weekday(calendar_number(year, month, day)) == m->weekday)
				return year;
	if (c->mode == MODE_NARRATIVE && m->direction == DIR_NONE)
		return ref.year;
	if (c->clause_year != 0 && m->direction == DIR_NONE)
		return c->clause_year;
	if (m->ends_range && c->last.year != 0 && !c->last.bc)
		return c->last.year + (month < c->last.month ||
		    (month == c->last.month && day > 0 && day < c->last.day));
	away = distance(ref, month, day);
	if (m->direction == DIR_LAST)
		return ref.year - (away >= 0);
	if (m->direction == DIR_NEXT)
		return ref.year + (m->nearest ? away < 0 : away <= 0);
	if (m->direction != DIR_NONE)
		return ref.year;
	if (c->mode == MODE_COLLOQUIAL)
		return pick_message_year(c->tense, ref.year, away, day > 0);
	/* quarters and seasons are told of once they are over */
	if (c->tense == TENSE_NONE && m->month == 0 && day == 0)
		return pick_news_year(TENSE_PAST, ref.year, away, false);
	if (c->tense == TENSE_FUTURE && m->fraction != FRACTION_NONE && m->fraction <= QUARTER_4)
		return pick_quarter_to_come(ref.year, away);
	return pick_news_year(c->tense, ref.year, away, day > 0);
}

int
pick_said_year(const struct context *c, const struct mention *m)
{
	if (m->year != 0)
		return m->short_year ? pick_century(c, m->year) : m->year;
	return 0;
}

struct point
pick_month(const struct context *c, const struct mention *m)
{
	static const int months_away[] = { 0, 1, -1, 2, -2, 3, -3 };
	struct point ref = pick_reference(c, false);

	if (ref.month == 0 || ref.bc || m->weekday == 0)
		return ref;
	for (size_t i = 0; i < sizeof(months_away) / sizeof(months_away[0]); i++) {
		struct point month = point_move(ref, UNIT_MONTH, months_away[i]);

		if (calendar_valid(month.year, month.month, m->day) &&
		    calendar_weekday(calendar_number(month.year, month.month, m->day)) ==
			m->weekday)
			return month;
	}
	return ref;
}

/* A weekday alone: the day it means. */
long
pick_weekday(const struct context *c, const struct mention *m, long ref)
{
	/* days since the last one, today 0 */
	long back = (calendar_weekday(ref) - m->weekday + 7) % 7;

	enum { BESIDE_DAYS = 3 };
	long away;

	if (c->clause_dated && m->direction == DIR_NONE && !c->clause_day.bc) {
		/* 5 and 6 May (Tue and Wed) */
		away = m->weekday - calendar_weekday(point_day(c->clause_day));
		away -= away > BESIDE_DAYS ? 7 : away < -BESIDE_DAYS ? -7 : 0;
		return point_day(c->clause_day) + away;
	}
	if (m->ends_range && c->clause_day.year != 0 && !c->clause_day.bc) {
		long first = point_day(c->clause_day);

		return first + (m->weekday - calendar_weekday(first) + 7) % 7;
	}
	if (m->until != 0 && m->direction == DIR_NONE && c->tense == TENSE_PAST) {
		long last = ref - (calendar_weekday(ref) - m->until + 7) % 7;

		return last - (m->until - m->weekday + 7) % 7;
	}
	if (m->unit == UNIT_WEEK || /* of last week */
	    (c->by_week && !m->nearest && m->direction != DIR_NONE))
		return ref - (calendar_weekday(ref) - m->weekday) +
		    7 * ((m->direction == DIR_NEXT) - (m->direction == DIR_LAST));
	if (m->direction == DIR_LAST)
		return ref - (back == 0 ? 7 : back);
	if (m->direction == DIR_NEXT)
		return ref - back + 7;
	if (m->direction == DIR_THIS || c->mode == MODE_COLLOQUIAL)
		return c->tense == TENSE_PAST || back == 0 ? ref - back : ref - back + 7;
	if (c->tense == TENSE_FUTURE && back > 0)
		return ref - back + 7;
	return ref - back;
}

long
pick_holiday(int holiday, int year)
{
	if (holiday >= HOLIDAY_NTH) {
		int nth = holiday % 10;

		/* the fifth Friday of November stands for the one behind the fourth Thursday */
		if (nth == 5)
			return calendar_nth_weekday(year, holiday / 100 % 100, 4, 4) +
			    (holiday / 10 % 10 + 3) % 7;
		return calendar_nth_weekday(year, holiday / 100 % 100, holiday / 10 % 10,
		    nth == 9 ? -1 : nth);
	}
	if (holiday >= HOLIDAY_EASTER - 100 && holiday <= HOLIDAY_EASTER + 100)
		return calendar_easter(year) + holiday - HOLIDAY_EASTER;
	return calendar_number(year, holiday / 100, holiday % 100);
}
