/*
 * resolve - the value of a mention, given what it is anchored on
 */
#include "resolve.h"

#include <stdio.h>

#include "calendar.h"
#include "pick.h"
#include "value.h"

static const char *const season_codes[] = { "", "SP", "SU", "FA", "WI" };
static const char *const fraction_codes[] = { "", "Q1", "Q2", "Q3", "Q4", "H1", "H2" };

/* Years between two points; those before Christ count down. */
static int
years_between(struct point a, struct point b)
{
	int years = (a.bc ? -a.year : a.year) - (b.bc ? -b.year : b.year);

	return years < 0 ? -years : years;
}

enum { ASIDE_YEARS = 40 }; /* from the story to an aside */

/*
 * A year alone that lies far from what a history tells is an aside ("a biography of 2004"): the
 * story goes on where it was, unless the next date is near it, too.
 */
static bool
is_aside(struct context *c, struct point point)
{
	if (c->mode != MODE_NARRATIVE || point.month > 0 || c->last.year == 0 ||
	    years_between(point, c->last) <= ASIDE_YEARS)
		return false;
	return c->aside.year == 0 || years_between(point, c->aside) > ASIDE_YEARS;
}

static void
remember(struct context *c, struct point point)
{
	if (is_aside(c, point)) {
		c->aside = point;
		return;
	}
	c->aside = (struct point){ 0 };
	c->last = point;
	if (point.day > 0)
		c->last_day = c->clause_day = point;
}

static void
resolve_weekday(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = pick_reference_day(c, false);

	if (ref.year == 0 || ref.bc) {
		value_set(timex, "XXXX-WXX-%d", m->weekday);
	} else {
		struct point day = point_from(pick_weekday(c, m, point_day(ref)));

		value_of_point(timex, day);
		remember(c, day);
	}
	value_add_clock(timex, m);
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
		value_of_point(timex, day);
		remember(c, day);
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
	static const int middle_months[] = { 0, 2, 5, 8, 11, 3, 9 };
	int month = m->season != 0 ? m->season * 3 + 1 : middle_months[m->fraction];
	int year = pick_said_year(c, m);
	bool bc = m->bc || (m->year == 0 && pick_reference(c, false).bc);

	if (month > 12)
		month = 12;
	if (year == 0)
		year = pick_year(c, m, month, 0);
	if (year == 0)
		value_set(timex, "XXXX");
	else
		value_set(timex, bc ? "BC%04d" : "%04d", year);
	value_add(timex, "-%s",
	    m->season != 0 ? season_codes[m->season] : fraction_codes[m->fraction]);
	if (year == 0)
		return;
	remember(c, (struct point){ year, 0, 0, bc });
	if (bc)
		return;
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
		int year = m->decade < 100 ? pick_century(c, m->decade) : m->decade;

		value_set(timex, m->bc ? "BC%03d" : "%03d", year / 10);
		if (!m->bc)
			value_set_days(timex, calendar_number(year, 1, 1),
			    calendar_number(year + 9, 12, 31));
	}
}

/* 3/4/2013: both readings. */
static void
resolve_open(struct context *c, struct point *day, struct expression *timex)
{
	int first = day->month, second = day->day;
	struct expression other = *timex;
	struct point swapped = *day;

	if (c->order == DATE_DAY_FIRST) {
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
	else
		day = m->nth < 0 ? first + length - 1 : first + 3 + 7L * (m->nth - 1);
	remember(c, point_from(day));
	if (m->unit == UNIT_WEEK || m->unit == UNIT_WEEKEND)
		value_of_week(timex, day, m->unit == UNIT_WEEK ? "" : "-WE");
	else if (m->unit == UNIT_MONTH)
		value_of_point(timex, (struct point){ year, calendar_day(day).month, 0, false });
	else
		value_of_point(timex, point_from(day));
	value_add_clock(timex, m);
}

static void
resolve_calendar(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point p = { pick_said_year(c, m), m->month, m->day, m->bc };
	bool year_said = p.year != 0;

	if (m->nth != 0) {
		resolve_nth(c, m, timex);
		return;
	}
	if (m->decade != 0 || m->century != 0) {
		resolve_era(c, m, timex);
		return;
	}
	if (m->season != 0 || m->fraction != 0) {
		resolve_fraction(c, m, timex);
		return;
	}
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
		resolve_open(c, &p, timex);
	if (p.day > 0 && !p.bc && !calendar_valid(p.year, p.month, p.day) && !year_said)
		p.day = 0;
	if (m->week_of && p.day > 0 && !p.bc)
		value_of_week(timex, point_day(p), "");
	else
		value_of_point(timex, p);
	remember(c, p);
	if (year_said && !p.bc)
		c->clause_year = p.year;
	c->clause_dated = p.day > 0 && m->month > 0;
	value_add_clock(timex, m);
}

static void
resolve_day(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = pick_reference_day(c, false);

	if (c->anchor.known && c->mode != MODE_NARRATIVE)
		ref = point_from(c->anchor.day);
	if (ref.year == 0 || ref.bc) {
		value_set(timex, "XXXX-XX-XX");
	} else {
		struct point day = point_from(point_day(ref) + m->day_offset);

		value_of_point(timex, day);
		remember(c, day);
	}
	value_add_clock(timex, m);
}

static void
resolve_unit(struct context *c, const struct mention *m, struct expression *timex)
{
	bool talked = m->definite || m->direction == DIR_THAT;
	struct point ref = pick_reference(c, talked), moved_to;
	long n = m->direction == DIR_LAST ? -1 : m->direction == DIR_NEXT ? 1 : 0;

	if (m->count > 1) /* the week after next */
		n *= (long)m->count;
	if (m->numbered) {
		value_set(timex, "XXXX-XX-XX");
		return;
	}
	if (m->unit == UNIT_HOUR && m->direction == DIR_THIS && c->anchor.known) {
		value_of_point(timex, point_from(c->anchor.day));
		value_add(timex, c->anchor.hour >= 0 ? "T%02d" : "TXX", c->anchor.hour);
		timex->type = TIMEX_TIME;
		return;
	}
	if (m->unit <= UNIT_HOUR || m->unit == UNIT_MOMENT) {
		struct mention duration = *m;

		duration.count = 1;
		value_of_duration(&duration, timex);
		return;
	}
	if (!point_known_to(ref, m->unit))
		ref = m->unit >= UNIT_MONTH ? (struct point){ 0 } : pick_reference_day(c, talked);
	if (!point_known_to(ref, m->unit) && c->anchor.known && c->mode != MODE_NARRATIVE)
		ref = point_from(c->anchor.day);
	if (!point_known_to(ref, m->unit)) {
		value_set(timex, "%s", value_unknown(m->unit));
	} else {
		moved_to = n == 0 ? ref : point_move(ref, m->unit, n);
		value_of_unit(timex, moved_to, m->unit);
		if (m->unit == UNIT_YEAR || m->unit == UNIT_MONTH)
			remember(c, (struct point){ moved_to.year,
			    m->unit == UNIT_YEAR ? 0 : moved_to.month, 0, moved_to.bc });
		else if (m->unit <= UNIT_WORKDAY)
			remember(c, moved_to);
	}
	value_add_clock(timex, m);
}

static void
resolve_hours_away(struct context *c, const struct mention *m, struct expression *timex, int sign)
{
	long minutes;

	timex->type = TIMEX_TIME;
	if (!c->anchor.known || c->mode == MODE_NARRATIVE) {
		value_set(timex, "XXXX-XX-XXTXX");
		return;
	}
	if (c->anchor.hour < 0 || m->count < 0) {
		value_of_point(timex, point_from(c->anchor.day));
		value_add(timex, "TXX");
		return;
	}
	minutes = c->anchor.hour * 60L + c->anchor.minute +
	    sign * (long)(m->count * (m->unit == UNIT_HOUR ? 60 : m->unit == UNIT_MINUTE ? 1 : 0));
	value_of_point(timex, point_from(c->anchor.day + (minutes >= 0 ? minutes / 1440 :
	    -((1439 - minutes) / 1440))));
	minutes = ((minutes % 1440) + 1440) % 1440;
	value_add(timex, "T%02ld:%02ld", minutes / 60, minutes % 60);
}

/* 2 years 1 month and 21 days later: known as finely as its smallest unit. */
static struct point
moved_by_parts(struct point p, const struct mention *m, int sign)
{
	uint8_t finest = m->more[m->n_more - 1].unit;
	long day;

	if (!point_known_to(p, finest))
		return point_move(p, m->unit, sign * (long)m->count);
	day = point_day(p);
	value_move_day(&day, m->unit, sign * (long)m->count);
	for (int i = 0; i < m->n_more; i++)
		value_move_day(&day, m->more[i].unit, sign * (long)m->more[i].count);
	p = point_from(day);
	if (finest >= UNIT_MONTH)
		p.day = 0;
	if (finest >= UNIT_YEAR)
		p.month = 0;
	return p;
}

static void
resolve_offset(struct context *c, const struct mention *m, struct expression *timex)
{
	bool later = m->offset == OFFSET_LATER || m->offset == OFFSET_FROM_NOW;
	bool talked = m->offset == OFFSET_LATER || m->offset == OFFSET_EARLIER;
	struct point ref = pick_reference(c, talked), to;
	long count = (long)(m->count + 0.5);

	if (m->unit <= UNIT_HOUR && m->unit != UNIT_NONE) {
		resolve_hours_away(c, m, timex, later ? 1 : -1);
		return;
	}
	if (m->count < 0 || m->unit == UNIT_MOMENT) {
		value_set(timex, later ? "FUTURE_REF" : "PAST_REF");
		return;
	}
	if (!point_known_to(ref, m->unit) && m->unit < UNIT_MONTH)
		ref = pick_reference_day(c, talked);
	if (!point_known_to(ref, m->unit)) {
		value_set(timex, "%s", value_unknown(m->unit == UNIT_WEEK ? UNIT_DAY : m->unit));
		return;
	}
	if (m->day_offset != 0 && ref.day > 0)
		ref = point_from(point_day(ref) + m->day_offset);
	to = m->n_more > 0 ? moved_by_parts(ref, m, later ? 1 : -1) :
	    point_move(ref, m->unit, later ? count : -count);
	/* messages count from their own day to the day */
	if (c->mode == MODE_COLLOQUIAL && !talked && m->unit == UNIT_YEAR && ref.day > 0)
		to = (struct point){ to.year, ref.month, ref.day, false };
	if (m->unit >= UNIT_YEAR && m->count != (double)count && to.year > 0)
		to.month = 0;
	if (m->unit == UNIT_CENTURY || m->unit == UNIT_MILLENNIUM)
		value_of_unit(timex, to, UNIT_CENTURY);
	else
		value_of_point(timex, to);
	if (to.year > 0)
		remember(c, to);
}

static void
resolve_set(const struct mention *m, struct expression *timex)
{
	if (m->weekday > 0)
		value_set(timex, "XXXX-WXX-%d", m->weekday);
	else if (m->month > 0)
		value_set(timex, "XXXX-%02d", m->month);
	else if (m->day > 0)
		value_set(timex, "XXXX-XX-%02d", m->day);
	else if (m->season > 0)
		value_set(timex, "XXXX-%s", season_codes[m->season]);
	else if (m->holiday > 0 && m->holiday < HOLIDAY_EASTER - 100)
		value_set(timex, "XXXX-%02d-%02d", m->holiday / 100, m->holiday % 100);
	else if (m->unit == UNIT_WEEKEND)
		value_set(timex, "XXXX-WXX-WE");
	else if (m->part != PART_NONE && m->unit == UNIT_WORKDAY)
		value_set(timex, "XXXX-WXX-XX");
	else if (m->hour >= 0 && (m->part != PART_NONE || m->unit == UNIT_DAY))
		value_set(timex, "XXXX-XX-XX");
	else if (m->part != PART_NONE)
		; /* every morning: TMO */
	else
		value_of_duration(m, timex);
	timex->type = TIMEX_SET;
	if (timex->value[0] != 'P')
		value_add_clock(timex, m);
	timex->type = TIMEX_SET;
	timex->every = m->frequency == 0;
	if (m->frequency > 0)
		snprintf(timex->frequency, sizeof(timex->frequency), "%uX", m->frequency % 1000u);
}

static void
resolve_time(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = c->clause_day.year != 0 && !m->plural ? c->clause_day :
	    pick_reference_day(c, false);

	if (ref.year == 0 || ref.bc)
		value_set(timex, "XXXX-XX-XX");
	else
		value_of_point(timex, ref);
	value_add_clock(timex, m);
	timex->type = TIMEX_TIME;
}

void
resolve_mention(struct context *c, const struct mention *m, struct expression *timex)
{
	static const char *const references[] = { "PRESENT_REF", "PAST_REF", "FUTURE_REF" };

	memset(timex, 0, sizeof(*timex));
	timex->start = m->start;
	timex->end = m->end;
	timex->mod = m->mod;
	timex->type = TIMEX_DATE;
	switch ((enum mention_kind)m->kind) {
	case M_CALENDAR:
		if (m->holiday != 0)
			resolve_holiday(c, m, timex);
		else if (m->weekday != 0 && m->day == 0 && m->nth == 0)
			resolve_weekday(c, m, timex);
		else
			resolve_calendar(c, m, timex);
		break;
	case M_DAY: resolve_day(c, m, timex); break;
	case M_UNIT: resolve_unit(c, m, timex); break;
	case M_OFFSET: resolve_offset(c, m, timex); break;
	case M_REF: value_set(timex, "%s", references[m->reference]); break;
	case M_DURATION: value_of_duration(m, timex); break;
	case M_SET: resolve_set(m, timex); break;
	case M_TIME: resolve_time(c, m, timex); break;
	case M_NONE: break;
	}
}
