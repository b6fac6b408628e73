/*
 * resolve_calendar - the values of what names parts of the calendar: 3 May, Monday, spring, Easter
 */
#include "resolve_calendar.h"

#include "calendar.h"
#include "pick.h"
#include "value.h"

static const char *const fraction_codes[] = { "", "Q1", "Q2", "Q3", "Q4", "H1", "H2" };

static void
resolve_weekday(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = pick_reference_day(c, false);

	if (ref.year == 0 && c->anchor.known)
		ref = point_from(c->anchor.day); /* in a history that has told of no day yet */
	if (ref.year == 0 || ref.bc) {
		value_set(timex, "XXXX-WXX-%d", m->weekday);
	} else {
		struct point day = point_from(pick_weekday(c, m, point_day(ref)) + m->day_offset);

		value_of_point(timex, day);
		context_remember(c, day);
	}
	value_add_clock(timex, m);
}

/* A day of the week whose end is the weekend of a holiday: Labor Day, a Monday, ends one. */
static long
weekend_beside(long day)
{
	enum { TUESDAY = 2 };
	int weekday = calendar_weekday(day);

	return weekday <= TUESDAY ? day - weekday : day;
}

static void
resolve_holiday(struct context *c, const struct mention *m, struct expression *timex)
{
	int year = pick_said_year(c, m);
	struct point ref = pick_reference(c, false), day;

	if (year == 0 && ref.year != 0) {
		day = point_from(pick_holiday(m->holiday, ref.year));
		year = pick_year(c, m, day.month, day.day);
	}
	if (year == 0) {
		if (m->holiday < HOLIDAY_EASTER - 100)
			value_set(timex, "XXXX-%02d-%02d", m->holiday / 100, m->holiday % 100);
		else
			value_set(timex, "XXXX");
	} else {
		day = point_from(pick_holiday(m->holiday, year));
		if (m->unit == UNIT_WEEKEND)
			value_of_week(timex, weekend_beside(point_day(day)), "-WE");
		else
			value_of_point(timex, day);
		context_remember(c, day);
	}
	value_add_clock(timex, m);
}

static void
set_season_days(struct expression *timex, int year, int season)
{
	int month = season * 3;

	value_set_days(timex, calendar_number(year, month, 1),
	    calendar_number(year, month + 3, 1) - 1);
}

/* A season, quarter or half: the year, then the code. */
static void
resolve_fraction(struct context *c, const struct mention *m, struct expression *timex)
{
	static const int middle_months[] = { 0, 2, 5, 8, 11, 4, 10 };
	int month = m->season != 0 ? m->season * 3 + 1 : middle_months[m->fraction];
	int year = pick_said_year(c, m);
	bool bc = m->bc || (m->year == 0 && pick_reference(c, false).bc);

	if (m->season != 0 && m->direction == DIR_NEXT)
		month--; /* next spring, said when spring has begun */
	if (m->season != 0 && m->direction == DIR_LAST)
		month++; /* last summer, said before summer is over */
	if (month > 12)
		month = 12;
	if (year == 0)
		year = pick_year(c, m, month, 0);
	if (year == 0)
		value_set(timex, "XXXX");
	else
		value_set(timex, bc ? "BC%04d" : "%04d", year);
	value_add(timex, "-%s",
	    m->season != 0 ? value_season((enum season)m->season) : fraction_codes[m->fraction]);
	if (year == 0)
		return;
	context_remember(c, (struct point){ year, 0, 0, bc });
	if (bc)
		return;
	if (m->season == 0 && m->fraction <= QUARTER_4)
		c->quarter = c->told_quarter =
		    (struct point){ year, m->fraction * 3 - 2, 0, false };
	if (m->season != 0)
		set_season_days(timex, year, m->season);
	else if (m->fraction <= QUARTER_4)
		value_set_days(timex, calendar_number(year, m->fraction * 3 - 2, 1),
		    calendar_number(year, m->fraction * 3 + 1, 1) - 1);
	else
		value_set_days(timex, calendar_number(year, m->fraction == HALF_1 ? 1 : 7, 1),
		    calendar_number(year, m->fraction == HALF_1 ? 7 : 13, 1) - 1);
}

static void
resolve_era(struct context *c, const struct mention *m, struct expression *timex)
{
	if (m->century > 0) {
		value_set(timex, m->bc ? "BC%02d" : "%02d", m->century - 1);
		if (!m->bc)
			value_set_days(timex, calendar_number((m->century - 1) * 100 + 1, 1, 1),
			    calendar_number(m->century * 100, 12, 31));
	} else {
		int year = m->decade < 100 ? pick_decade(c, m->decade) : m->decade;

		value_set(timex, m->bc ? "BC%03d" : "%03d", year / 10);
		if (!m->bc)
			value_set_days(timex, calendar_number(year, 1, 1),
			    calendar_number(year + 9, 12, 31));
	}
}

/* 3/4/2013: both readings. */
static void
resolve_open(struct context *c, const struct mention *m, struct point *day, struct expression *timex)
{
	bool day_first = c->order == DATE_DAY_FIRST || (m->dotted && !c->order_told);
	int first = day->month, second = day->day;
	struct expression other = *timex;
	struct point swapped = *day;

	if (day_first) {
		day->month = second;
		day->day = first;
	} else {
		swapped.month = second;
		swapped.day = first;
	}
	value_of_point(&other, swapped);
	memcpy(timex->alternative, other.value, sizeof(timex->alternative));
}

/* "of next month", "of the year": the month or year that something is counted in. */
static struct point
unit_meant(const struct context *c, const struct mention *m)
{
	struct point ref = pick_reference(c, m->direction == DIR_THAT);
	long n = m->direction == DIR_LAST ? -1 : m->direction == DIR_NEXT;

	if (!point_known_to(ref, m->of_unit) && c->mode != MODE_NARRATIVE)
		ref = pick_reference(c, false); /* of a year: the last day of the month */
	if (!point_known_to(ref, m->of_unit))
		return (struct point){ 0 };
	ref.day = 0;
	if (m->of_unit == UNIT_YEAR)
		ref.month = 0;
	return n == 0 ? ref : point_move(ref, m->of_unit, n);
}

/* the first week of May: known when its year is */
static void
resolve_nth(struct context *c, const struct mention *m, struct expression *timex)
{
	int year = pick_said_year(c, m), month = m->month, length;
	long first, day;

	if (m->of_unit != 0) {
		struct point of = unit_meant(c, m);

		year = of.year;
		month = of.month;
	} else if (year == 0) {
		year = m->doubtful ? pick_reference(c, false).year :
		    pick_year(c, m, month > 0 ? month : 6, 0);
	}
	if (year == 0 || m->bc) {
		value_set(timex, "%s", m->unit == UNIT_WEEK ? "XXXX-WXX" : "XXXX-XX-XX");
		return;
	}
	first = calendar_number(year, month > 0 ? month : 1, 1);
	length = month > 0 ? calendar_month_length(year, month) :
	    (int)(calendar_number(year + 1, 1, 1) - first);
	if (m->weekday > 0 && month > 0)
		day = calendar_nth_weekday(year, month, m->weekday, m->nth);
	else if (m->unit == UNIT_MONTH)
		day = calendar_number(year, m->nth < 0 ? 12 : m->nth, 1);
	else if (m->unit == UNIT_DAY || m->weekday > 0)
		day = m->nth < 0 ? first + length - 1 : first + m->nth - 1;
	else if (m->nth < 0 && month == 0)
		day = calendar_number(year, 12, 28); /* which is in the last week of any year */
	else
		day = m->nth < 0 ? first + length - 1 : first + 3 + 7L * (m->nth - 1);
	context_remember(c, point_from(day));
	if (m->unit == UNIT_WEEK || m->unit == UNIT_WEEKEND)
		value_of_week(timex, day, m->unit == UNIT_WEEK ? "" : "-WE");
	else if (m->unit == UNIT_MONTH)
		value_of_point(timex, (struct point){ year, calendar_day(day).month, 0, false });
	else
		value_of_point(timex, point_from(day));
	value_add_clock(timex, m);
}

static void
resolve_date(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point p = { pick_said_year(c, m), m->month, m->day, m->bc };
	bool year_said = p.year != 0;

	if (p.month == 0 && p.day > 0) { /* the 9th, Friday the 13th */
		struct point ref = pick_month(c, m);

		p.year = ref.month > 0 ? ref.year : 0;
		p.month = ref.month;
		p.bc = ref.bc;
		if (p.year == 0 || !calendar_valid(p.year, p.month, p.day)) {
			value_set(timex, "XXXX-XX-%02d", p.day);
			value_add_clock(timex, m);
			return;
		}
	} else if (p.year == 0) {
		p.year = pick_year(c, m, p.month, p.day);
		p.bc = pick_reference(c, false).bc && c->mode == MODE_NARRATIVE;
	}
	if (p.year == 0) {
		value_set(timex, "XXXX-%02d", p.month);
		if (p.day > 0)
			value_add(timex, "-%02d", p.day);
		value_add_clock(timex, m);
		return;
	}
	if (m->open)
		resolve_open(c, m, &p, timex);
	if (p.day > 0 && !p.bc && !calendar_valid(p.year, p.month, p.day) && !year_said)
		p.day = 0;
	if (m->week_of && p.day > 0 && !p.bc)
		value_of_week(timex, point_day(p), "");
	else
		value_of_point(timex, p);
	context_remember(c, p);
	if (year_said && !p.bc) {
		c->clause_year = p.year;
		c->year_alone = p.month == 0;
	}
	c->clause_dated = p.day > 0 && m->month > 0;
	value_add_clock(timex, m);
}

void
resolve_calendar(struct context *c, const struct mention *m, struct expression *timex)
{
	if (m->holiday != 0)
		resolve_holiday(c, m, timex);
	else if (m->weekday != 0 && m->day == 0 && m->nth == 0)
		resolve_weekday(c, m, timex);
	else if (m->nth != 0)
		resolve_nth(c, m, timex);
	else if (m->decade != 0 || m->century != 0)
		resolve_era(c, m, timex);
	else if (m->season != 0 || m->fraction != 0)
		resolve_fraction(c, m, timex);
	else
		resolve_date(c, m, timex);
}
