/*
 * resolve - the value of a mention, given what it is anchored on
 *
 * Directions of bare expressions were counted in annotated news, tweets and histories: in news a
 * weekday is today or lies in the last week, a month behind unless the verb is in the future; in
 * tweets they lie ahead; histories carry the year of the last date on.
 */
#include "resolve.h"

#include <stdarg.h>
#include <stdio.h>

#include "calendar.h"

static const char *const part_codes[] = { "", "MO", "MI", "AF", "EV", "NI", "MO", "EV", "DT" };
static const char *const season_codes[] = { "", "SP", "SU", "FA", "WI" };
static const char *const fraction_codes[] = { "", "Q1", "Q2", "Q3", "Q4", "H1", "H2" };

static void __attribute__((format(printf, 2, 3)))
set_value(struct expression *timex, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(timex->value, sizeof(timex->value), format, args);
	va_end(args);
}

static void __attribute__((format(printf, 2, 3)))
add_value(struct expression *timex, const char *format, ...)
{
	size_t len = strlen(timex->value);
	va_list args;

	va_start(args, format);
	vsnprintf(timex->value + len, sizeof(timex->value) - len, format, args);
	va_end(args);
}

static void
set_days(struct expression *timex, long first, long last)
{
	struct calendar_day a = calendar_day(first), b = calendar_day(last);

	if (a.year < 1 || b.year > 9999)
		return;
	snprintf(timex->begin, sizeof(timex->begin), "%04u-%02u-%02u", (unsigned)a.year % 10000,
	    (unsigned)a.month % 100, (unsigned)a.day % 100);
	snprintf(timex->finish, sizeof(timex->finish), "%04u-%02u-%02u", (unsigned)b.year % 10000,
	    (unsigned)b.month % 100, (unsigned)b.day % 100);
}

static struct point
point_of(long day)
{
	struct calendar_day date = calendar_day(day);

	return (struct point){ date.year, date.month, date.day, false };
}

static long
day_of(struct point point)
{
	return calendar_number(point.year, point.month > 0 ? point.month : 1,
	    point.day > 0 ? point.day : 1);
}

/* Where "this year" is: the anchor, or in a narrative the last date mentioned. */
static struct point
reference(const struct context *c, bool talked_about)
{
	if ((c->mode == MODE_NARRATIVE || talked_about) && c->last.year != 0)
		return c->last;
	if (c->anchor.known && (c->mode != MODE_NARRATIVE || c->last.year == 0))
		return point_of(c->anchor.day);
	return (struct point){ 0 };
}

/* The same, known to the day; year 0 if there is none. */
static struct point
reference_day(const struct context *c, bool talked_about)
{
	if ((c->mode == MODE_NARRATIVE || talked_about) && c->last_day.year != 0)
		return c->last_day;
	if (c->anchor.known && c->mode != MODE_NARRATIVE)
		return point_of(c->anchor.day);
	return (struct point){ 0 };
}

static void
remember(struct context *c, struct point point)
{
	c->last = point;
	if (point.day > 0)
		c->last_day = c->clause_day = point;
}

static void
value_of_point(struct expression *timex, struct point p)
{
	int length;

	if (p.bc)
		set_value(timex, "BC%04d", p.year);
	else
		set_value(timex, "%04d", p.year);
	if (p.month > 0)
		add_value(timex, "-%02d", p.month);
	if (p.day > 0)
		add_value(timex, "-%02d", p.day);
	if (p.bc || p.year < 1)
		return;
	length = p.month > 0 ? calendar_month_length(p.year, p.month) : 0;
	if (p.day > 0)
		set_days(timex, day_of(p), day_of(p));
	else if (p.month > 0)
		set_days(timex, day_of(p), day_of(p) + length - 1);
	else
		set_days(timex, day_of(p), calendar_number(p.year, 12, 31));
}

static void
add_clock(struct expression *timex, const struct mention *m)
{
	if (m->hour >= 0) {
		add_value(timex, "T%02d:%02d", m->hour % 24, m->minute);
		if (m->second >= 0)
			add_value(timex, ":%02d", m->second);
		if (m->zoned && m->zone == 0)
			add_value(timex, "Z");
		else if (m->zoned)
			add_value(timex, "%c%02d:%02d", m->zone < 0 ? '-' : '+',
			    (m->zone < 0 ? -m->zone : m->zone) / 60, (m->zone < 0 ? -m->zone : m->zone) % 60);
		timex->type = TIMEX_TIME;
	} else if (m->part != PART_NONE) {
		add_value(timex, "T%s", part_codes[m->part]);
		timex->type = TIMEX_TIME;
	}
}

/* Two digits, or the twenties: the century nearest to the reference. */
static int
nearest_century(const struct context *c, int two_digits)
{
	struct point ref = reference(c, false);
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

/* Days from the reference to a month (and day) in the reference's own year; sign tells direction. */
static long
distance(struct point ref, int month, int day)
{
	if (day == 0)
		return (month - ref.month) * 30L;
	return calendar_number(ref.year, month, day) - day_of(ref);
}

/* The year of a month, a month and day, a season or holiday that was said without one. */
static int
pick_year(const struct context *c, const struct mention *m, int month, int day)
{
	struct point ref = reference(c, false);
	long away;

	if (ref.year == 0)
		return 0;
	if (m->unit == UNIT_YEAR && m->direction != DIR_NONE) {
		struct point year = reference(c, m->direction == DIR_THAT);

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
	away = distance(ref, month, day);
	if (m->direction == DIR_LAST)
		return ref.year - (away >= 0);
	if (m->direction == DIR_NEXT)
		return ref.year + (away <= 0);
	if (m->direction != DIR_NONE)
		return ref.year;
	if (c->mode == MODE_COLLOQUIAL) {
		if (away < -60 && c->tense != TENSE_PAST)
			return ref.year + 1;
		return ref.year - (away > 60 && c->tense == TENSE_PAST);
	}
	if (c->tense == TENSE_FUTURE)
		return ref.year + (away < -60);
	if (day > 0 && away > 0 && c->tense != TENSE_PAST)
		return ref.year - (away > 240);
	if (day > 0 && away < -240 && c->tense != TENSE_PAST)
		return ref.year + 1;
	return ref.year - (away > 0 && (day == 0 || away > 3));
}

static int
short_or_full_year(const struct context *c, const struct mention *m)
{
	if (m->year != 0)
		return m->short_year ? nearest_century(c, m->year) : m->year;
	return 0;
}

/* A weekday alone: the day it means. */
static long
pick_weekday(const struct context *c, const struct mention *m, long ref)
{
	long back = (calendar_weekday(ref) - m->weekday + 7) % 7; /* days since the last one, today 0 */

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

static void
resolve_weekday(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = reference_day(c, false);

	if (ref.year == 0 || ref.bc) {
		set_value(timex, "XXXX-WXX-%d", m->weekday);
	} else {
		struct point day = point_of(pick_weekday(c, m, day_of(ref)));

		value_of_point(timex, day);
		remember(c, day);
	}
	add_clock(timex, m);
}

static long
holiday_day(int holiday, int year)
{
	if (holiday >= HOLIDAY_NTH) {
		int nth = holiday % 10;

		/* the fifth Friday of November stands for the day after the fourth Thursday */
		if (nth == 5)
			return calendar_nth_weekday(year, holiday / 100 % 100, 4, 4) + 1;
		return calendar_nth_weekday(year, holiday / 100 % 100, holiday / 10 % 10,
		    nth == 9 ? -1 : nth);
	}
	if (holiday >= HOLIDAY_EASTER - 100 && holiday <= HOLIDAY_EASTER + 100)
		return calendar_easter(year) + holiday - HOLIDAY_EASTER;
	return calendar_number(year, holiday / 100, holiday % 100);
}

static void
resolve_holiday(struct context *c, const struct mention *m, struct expression *timex)
{
	int year = short_or_full_year(c, m);
	struct point ref = reference(c, false), day;

	if (year == 0 && ref.year != 0) {
		day = point_of(holiday_day(m->holiday, ref.year));
		year = pick_year(c, m, day.month, day.day);
	}
	if (year == 0) {
		if (m->holiday < HOLIDAY_EASTER - 100)
			set_value(timex, "XXXX-%02d-%02d", m->holiday / 100, m->holiday % 100);
		else
			set_value(timex, "XXXX");
	} else {
		day = point_of(holiday_day(m->holiday, year));
		value_of_point(timex, day);
		remember(c, day);
	}
	add_clock(timex, m);
}

static void
set_season_days(struct expression *timex, int year, int season)
{
	int month = season * 3;

	set_days(timex, calendar_number(year, month, 1), calendar_number(year, month + 3, 1) - 1);
}

/* A season, quarter or half: the year, then the code. */
static void
resolve_fraction(struct context *c, const struct mention *m, struct expression *timex)
{
	static const int middle_months[] = { 0, 2, 5, 8, 11, 3, 9 };
	int month = m->season != 0 ? m->season * 3 + 1 : middle_months[m->fraction];
	int year = short_or_full_year(c, m);
	bool bc = m->bc || (m->year == 0 && reference(c, false).bc);

	if (month > 12)
		month = 12;
	if (year == 0)
		year = pick_year(c, m, month, 0);
	if (year == 0)
		set_value(timex, "XXXX");
	else
		set_value(timex, bc ? "BC%04d" : "%04d", year);
	add_value(timex, "-%s", m->season != 0 ? season_codes[m->season] : fraction_codes[m->fraction]);
	if (year == 0)
		return;
	remember(c, (struct point){ year, 0, 0, bc });
	if (bc)
		return;
	if (m->season != 0)
		set_season_days(timex, year, m->season);
	else if (m->fraction <= QUARTER_4)
		set_days(timex, calendar_number(year, m->fraction * 3 - 2, 1),
		    calendar_number(year, m->fraction * 3 + 1, 1) - 1);
	else
		set_days(timex, calendar_number(year, m->fraction == HALF_1 ? 1 : 7, 1),
		    calendar_number(year, m->fraction == HALF_1 ? 7 : 13, 1) - 1);
}

static void
resolve_era(struct context *c, const struct mention *m, struct expression *timex)
{
	if (m->century > 0) {
		set_value(timex, m->bc ? "BC%02d" : "%02d", m->century - 1);
		if (!m->bc)
			set_days(timex, calendar_number((m->century - 1) * 100 + 1, 1, 1),
			    calendar_number(m->century * 100, 12, 31));
	} else {
		int year = m->decade < 100 ? nearest_century(c, m->decade) : m->decade;

		set_value(timex, m->bc ? "BC%03d" : "%03d", year / 10);
		if (!m->bc)
			set_days(timex, calendar_number(year, 1, 1), calendar_number(year + 9, 12, 31));
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

static void
value_of_week(struct expression *timex, long day, const char *suffix)
{
	int year, week = calendar_week(day, &year);
	long monday = calendar_week_start(year, week);

	set_value(timex, "%04d-W%02d%s", year, week, suffix);
	set_days(timex, monday + (suffix[0] != '\0' ? 5 : 0), monday + 6);
}

/* the first week of May: known when its year is */
static void
resolve_nth(struct context *c, const struct mention *m, struct expression *timex)
{
	int year = short_or_full_year(c, m), month = m->month, length;
	long first, day;

	if (year == 0)
		year = pick_year(c, m, month > 0 ? month : 6, 0);
	if (year == 0 || m->bc) {
		set_value(timex, "%s", m->unit == UNIT_WEEK ? "XXXX-WXX" : "XXXX-XX-XX");
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
	remember(c, point_of(day));
	if (m->unit == UNIT_WEEK || m->unit == UNIT_WEEKEND)
		value_of_week(timex, day, m->unit == UNIT_WEEK ? "" : "-WE");
	else if (m->unit == UNIT_MONTH)
		value_of_point(timex, (struct point){ year, calendar_day(day).month, 0, false });
	else
		value_of_point(timex, point_of(day));
	add_clock(timex, m);
}

static void
resolve_calendar(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point p = { short_or_full_year(c, m), m->month, m->day, m->bc };
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
	if (p.month == 0 && p.day > 0) { /* the 9th */
		struct point ref = reference(c, false);

		p.year = ref.month > 0 ? ref.year : 0;
		p.month = ref.month;
		p.bc = ref.bc;
		if (p.year == 0 || !calendar_valid(p.year, p.month, p.day)) {
			set_value(timex, "XXXX-XX-%02d", p.day);
			add_clock(timex, m);
			return;
		}
	} else if (p.year == 0) {
		p.year = pick_year(c, m, p.month, p.day);
		p.bc = reference(c, false).bc && c->mode == MODE_NARRATIVE;
	}
	if (p.year == 0) {
		set_value(timex, "XXXX-%02d", p.month);
		if (p.day > 0)
			add_value(timex, "-%02d", p.day);
		add_clock(timex, m);
		return;
	}
	if (m->open)
		resolve_open(c, &p, timex);
	if (p.day > 0 && !p.bc && !calendar_valid(p.year, p.month, p.day) && !year_said)
		p.day = 0;
	value_of_point(timex, p);
	remember(c, p);
	if (year_said && !p.bc)
		c->clause_year = p.year;
	add_clock(timex, m);
}

static void
resolve_day(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = reference_day(c, false);

	if (c->anchor.known && c->mode != MODE_NARRATIVE)
		ref = point_of(c->anchor.day);
	if (ref.year == 0 || ref.bc) {
		set_value(timex, "XXXX-XX-XX");
	} else {
		struct point day = point_of(day_of(ref) + m->day_offset);

		value_of_point(timex, day);
		remember(c, day);
	}
	add_clock(timex, m);
}

/* Moves a point by so many units; what is finer than the unit is dropped. */
static struct point
moved(struct point p, int unit, long n)
{
	int months;

	switch (unit) {
	case UNIT_YEAR: case UNIT_DECADE: case UNIT_CENTURY: case UNIT_MILLENNIUM:
		n *= unit == UNIT_DECADE ? 10 : unit == UNIT_CENTURY ? 100 : unit == UNIT_YEAR ? 1 : 1000;
		return (struct point){ p.bc ? p.year - (int)n : p.year + (int)n, 0, 0, p.bc };
	case UNIT_MONTH: case UNIT_QUARTER: case UNIT_SEASON: case UNIT_TERM:
		n *= unit == UNIT_MONTH ? 1 : unit == UNIT_TERM ? 6 : 3;
		months = p.year * 12 + (p.month > 0 ? p.month - 1 : 0) + (int)n;
		return (struct point){ months / 12, p.month > 0 ? months % 12 + 1 : 0, 0, p.bc };
	case UNIT_WEEK: case UNIT_WEEKEND:
		return point_of(day_of(p) + 7 * n);
	case UNIT_FORTNIGHT:
		return point_of(day_of(p) + 14 * n);
	default:
		return point_of(day_of(p) + n);
	}
}

/* The whole unit that holds a point: the value of "last week", "that year". */
static void
value_of_unit(struct expression *timex, struct point p, int unit)
{
	switch (unit) {
	case UNIT_WEEK: case UNIT_FORTNIGHT:
		value_of_week(timex, day_of(p), "");
		return;
	case UNIT_WEEKEND:
		value_of_week(timex, day_of(p), "-WE");
		return;
	case UNIT_QUARTER:
		set_value(timex, "%04d-Q%d", p.year, (p.month > 0 ? p.month - 1 : 0) / 3 + 1);
		return;
	case UNIT_DECADE:
		set_value(timex, p.bc ? "BC%03d" : "%03d", p.year / 10);
		return;
	case UNIT_CENTURY: case UNIT_MILLENNIUM:
		set_value(timex, p.bc ? "BC%02d" : "%02d", p.year / 100);
		return;
	case UNIT_MONTH:
		p.day = 0;
		break;
	case UNIT_YEAR: case UNIT_SEASON: case UNIT_TERM:
		p.month = p.day = 0;
		break;
	default:
		break;
	}
	value_of_point(timex, p);
}


static void
resolve_duration(const struct mention *m, struct expression *timex)
{
	static const struct { const char *prefix, *code; int factor; } units[] = {
		{ "P", "X", 1 }, { "PT", "S", 1 }, { "PT", "M", 1 }, { "PT", "H", 1 }, { "P", "D", 1 },
		{ "P", "D", 1 }, { "P", "WE", 1 }, { "P", "W", 1 }, { "P", "W", 2 }, { "P", "M", 1 },
		{ "P", "M", 3 }, { "P", "M", 6 }, { "P", "M", 3 }, { "P", "Y", 1 }, { "P", "DE", 1 },
		{ "P", "CE", 1 }, { "P", "Y", 1000 }, { "PT", "S", 1 },
	};
	double count = m->count * units[m->unit].factor;

	timex->type = TIMEX_DURATION;
	if (m->count < 0 || m->unit == UNIT_MOMENT)
		set_value(timex, "%sX%s", units[m->unit].prefix, units[m->unit].code);
	else if (m->unit == UNIT_HOUR && count == 0.5)
		set_value(timex, "PT30M");
	else
		set_value(timex, "%s%.10g%s", units[m->unit].prefix, count, units[m->unit].code);
}

/* Is the point known finely enough to move by the unit? */
static bool
fine_enough(struct point p, int unit)
{
	if (p.year == 0 || (p.bc && unit < UNIT_YEAR))
		return false;
	if (unit >= UNIT_YEAR)
		return true;
	return unit >= UNIT_MONTH ? p.month > 0 : p.day > 0;
}

static const char *
unknown_unit(int unit)
{
	switch (unit) {
	case UNIT_WEEK: return "XXXX-WXX";
	case UNIT_WEEKEND: return "XXXX-WXX-WE";
	case UNIT_MONTH: return "XXXX-XX";
	case UNIT_QUARTER: return "XXXX-QX";
	case UNIT_YEAR: return "XXXX";
	case UNIT_DECADE: return "XXX";
	case UNIT_CENTURY: return "XX";
	default: return "XXXX-XX-XX";
	}
}

static void
resolve_unit(struct context *c, const struct mention *m, struct expression *timex)
{
	bool talked = m->definite || m->direction == DIR_THAT;
	struct point ref = reference(c, talked), moved_to;
	long n = m->direction == DIR_LAST ? -1 : m->direction == DIR_NEXT ? 1 : 0;

	if (m->numbered) {
		set_value(timex, "XXXX-XX-XX");
		return;
	}
	if (m->unit <= UNIT_HOUR || m->unit == UNIT_MOMENT) {
		struct mention duration = *m;

		duration.count = 1;
		resolve_duration(&duration, timex);
		return;
	}
	if (!fine_enough(ref, m->unit))
		ref = m->unit >= UNIT_MONTH ? (struct point){ 0 } : reference_day(c, talked);
	if (!fine_enough(ref, m->unit) && c->anchor.known && c->mode != MODE_NARRATIVE)
		ref = point_of(c->anchor.day);
	if (!fine_enough(ref, m->unit)) {
		set_value(timex, "%s", unknown_unit(m->unit));
	} else {
		moved_to = n == 0 ? ref : moved(ref, m->unit, n);
		value_of_unit(timex, moved_to, m->unit);
		if (m->unit == UNIT_YEAR || m->unit == UNIT_MONTH)
			remember(c, (struct point){ moved_to.year, m->unit == UNIT_YEAR ? 0 : moved_to.month,
			    0, moved_to.bc });
		else if (m->unit <= UNIT_WORKDAY)
			remember(c, moved_to);
	}
	add_clock(timex, m);
}

static void
resolve_hours_away(struct context *c, const struct mention *m, struct expression *timex, int sign)
{
	long minutes;

	timex->type = TIMEX_TIME;
	if (!c->anchor.known || c->mode == MODE_NARRATIVE) {
		set_value(timex, "XXXX-XX-XXTXX");
		return;
	}
	if (c->anchor.hour < 0 || m->count < 0) {
		value_of_point(timex, point_of(c->anchor.day));
		add_value(timex, "TXX");
		return;
	}
	minutes = c->anchor.hour * 60L + c->anchor.minute +
	    sign * (long)(m->count * (m->unit == UNIT_HOUR ? 60 : m->unit == UNIT_MINUTE ? 1 : 0));
	value_of_point(timex, point_of(c->anchor.day + (minutes >= 0 ? minutes / 1440 :
	    -((1439 - minutes) / 1440))));
	minutes = ((minutes % 1440) + 1440) % 1440;
	add_value(timex, "T%02ld:%02ld", minutes / 60, minutes % 60);
}

static void
resolve_offset(struct context *c, const struct mention *m, struct expression *timex)
{
	bool later = m->offset == OFFSET_LATER || m->offset == OFFSET_FROM_NOW;
	bool talked = m->offset == OFFSET_LATER || m->offset == OFFSET_EARLIER;
	struct point ref = reference(c, talked), to;
	long count = (long)(m->count + 0.5);

	if (m->unit <= UNIT_HOUR && m->unit != UNIT_NONE) {
		resolve_hours_away(c, m, timex, later ? 1 : -1);
		return;
	}
	if (m->count < 0 || m->unit == UNIT_MOMENT) {
		set_value(timex, later ? "FUTURE_REF" : "PAST_REF");
		return;
	}
	if (!fine_enough(ref, m->unit) && m->unit < UNIT_MONTH)
		ref = reference_day(c, talked);
	if (!fine_enough(ref, m->unit)) {
		set_value(timex, "%s", unknown_unit(m->unit == UNIT_WEEK ? UNIT_DAY : m->unit));
		return;
	}
	to = moved(ref, m->unit, later ? count : -count);
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
		set_value(timex, "XXXX-WXX-%d", m->weekday);
	else if (m->month > 0)
		set_value(timex, "XXXX-%02d", m->month);
	else if (m->season > 0)
		set_value(timex, "XXXX-%s", season_codes[m->season]);
	else if (m->holiday > 0 && m->holiday < HOLIDAY_EASTER - 100)
		set_value(timex, "XXXX-%02d-%02d", m->holiday / 100, m->holiday % 100);
	else if (m->unit == UNIT_WEEKEND)
		set_value(timex, "XXXX-WXX-WE");
	else if (m->part != PART_NONE && m->unit == UNIT_WORKDAY)
		set_value(timex, "XXXX-WXX-XX");
	else if (m->part != PART_NONE || (m->hour >= 0 && m->unit == UNIT_DAY))
		set_value(timex, "XXXX-XX-XX");
	else
		resolve_duration(m, timex);
	timex->type = TIMEX_SET;
	if (timex->value[0] == 'X')
		add_clock(timex, m);
	timex->type = TIMEX_SET;
	timex->every = m->frequency == 0;
	if (m->frequency > 0)
		snprintf(timex->frequency, sizeof(timex->frequency), "%uX", m->frequency % 1000u);
}

static void
resolve_time(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = c->clause_day.year != 0 ? c->clause_day : reference_day(c, false);

	if (ref.year == 0 || ref.bc)
		set_value(timex, "XXXX-XX-XX");
	else
		value_of_point(timex, ref);
	add_clock(timex, m);
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
	case M_REF: set_value(timex, "%s", references[m->reference]); break;
	case M_DURATION: resolve_duration(m, timex); break;
	case M_SET: resolve_set(m, timex); break;
	case M_TIME: resolve_time(c, m, timex); break;
	case M_NONE: break;
	}
}
