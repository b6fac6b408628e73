/*
 * interval - values as they were said, and those of ranges
 */
#include "interval.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "date.h"
#include "value.h"

enum { COUNT_MAX = 10000 }; /* units from a date that are counted */

/* "2013-03-22" as a day number; false if it is no date. */
static bool
read_day(const char *text, long *day)
{
	int year, month, number;

	if (sscanf(text, "%4d-%2d-%2d", &year, &month, &number) != 3)
		return false;
	*day = calendar_number(year, month, number);
	return true;
}

static enum precision
precision_of(const char *date)
{
	size_t len = strlen(date);

	if (len == 10 && date[4] == '-' && date[5] != 'W')
		return PRECISION_DAY;
	if (len == 7 && date[5] != 'W' && date[5] != 'Q' && date[5] != 'H')
		return date[5] < 'A' ? PRECISION_MONTH : PRECISION_NONE;
	if (len == 7 && date[5] == 'Q')
		return PRECISION_MONTH;
	return len == 4 ? PRECISION_YEAR : PRECISION_NONE;
}

static void
set_clock(struct said *said, const struct mention *m, const char *clock)
{
	if (m->hour >= 0 && m->on_hour)
		snprintf(said->clock, sizeof(said->clock), "T%02d", m->hour % 24);
	else
		snprintf(said->clock, sizeof(said->clock), "%.15s", clock);
	if (m->hour >= 0)
		said->minutes = m->hour * 60 + m->minute;
	said->half_known = m->half_known || m->hour > 12;
}

struct said
said_by(const struct mention *m, const struct expression *timex)
{
	struct said said = { .first = 1, .minutes = -1 };
	const char *clock = strchr(timex->value, 'T');
	size_t len = clock != NULL && timex->type == TIMEX_TIME ? (size_t)(clock - timex->value) :
	    strlen(timex->value);
	bool bare = m->kind == M_CALENDAR && m->direction == DIR_NONE && m->of_unit == 0;

	if (timex->type == TIMEX_TIME && clock != NULL)
		set_clock(&said, m, clock);
	if (m->kind == M_TIME)
		return said;
	if (m->kind == M_REF && timex->begin[0] != '\0')
		snprintf(said.date, sizeof(said.date), "%s", timex->begin);
	else if (bare && m->weekday > 0 && m->day == 0 && m->nth == 0)
		snprintf(said.date, sizeof(said.date), "XXXX-WXX-%d", m->weekday % 10);
	else
		snprintf(said.date, sizeof(said.date), "%.*s", (int)(len < 23 ? len : 23),
		    timex->value);
	if (bare && m->year == 0 && m->month > 0 && !m->week_of && said.date[0] != 'X')
		memcpy(said.date, "XXXX", 4);
	said.precision = (uint8_t)precision_of(said.date);
	if (!read_day(timex->begin, &said.first) || !read_day(timex->finish, &said.last)) {
		said.first = 1;
		said.last = 0;
	}
	return said;
}

void
said_set_value(const struct said *said, struct expression *timex)
{
	value_set(timex, "%s%s", said->date, said->clock);
	if (said->clock[0] != '\0')
		timex->type = TIMEX_TIME;
}

/* 1:30 to 4 pm: the first is pm too, unless that would make it the later one. */
static void
share_half(struct said *a, const struct said *b)
{
	if (a->minutes < 0 || a->half_known || !b->half_known || a->minutes >= 12 * 60 ||
	    b->minutes < 12 * 60 || a->minutes + 12 * 60 > b->minutes)
		return;
	a->minutes += 12 * 60;
	a->clock[1] = (char)('0' + a->minutes / 600);
	a->clock[2] = (char)('0' + a->minutes / 60 % 10);
}

static void
share_date(struct said *from, struct said *to)
{
	memcpy(to->date, from->date, sizeof(to->date));
	to->precision = from->precision;
	to->first = from->first;
	to->last = from->last;
}

/* The day a part of a range begins with, as it was said: 2014 is 2014-01-01. */
static void
set_first_day(struct said *said)
{
	struct calendar_day day = calendar_day(said->first);
	bool open = said->date[0] == 'X';

	if (said->date[5] == 'W' && open)
		return; /* XXXX-WXX-1 */
	if (open)
		snprintf(said->date, sizeof(said->date), "XXXX-%02u-%02u",
		    (unsigned)day.month % 100, (unsigned)day.day % 100);
	else
		snprintf(said->date, sizeof(said->date), "%04u-%02u-%02u",
		    (unsigned)day.year % 10000, (unsigned)day.month % 100, (unsigned)day.day % 100);
}

/* PT1H30M */
static void
add_time_length(struct expression *timex, long minutes)
{
	value_add(timex, "PT");
	if (minutes >= 60 || minutes == 0)
		value_add(timex, "%ldH", minutes / 60);
	if (minutes % 60 != 0)
		value_add(timex, "%ldM", minutes % 60);
}

/* P4Y, P3M, P12D: in the unit the coarser of both was said in. */
static void
add_date_length(struct expression *timex, const struct said *a, const struct said *b)
{
	struct calendar_day from = calendar_day(a->first), to = calendar_day(b->first);
	int precision = a->precision < b->precision ? a->precision : b->precision;
	long months = (to.year - from.year) * 12L + to.month - from.month;

	if (precision == PRECISION_YEAR && a->precision == b->precision)
		value_add(timex, "P%ldY", months / 12);
	else if (precision != PRECISION_DAY && precision != PRECISION_NONE && from.day == to.day)
		value_add(timex, "P%ldM", months);
	else
		value_add(timex, "P%ldD", b->first - a->first);
}

/* Makes a range of bare days run forward: Nov to March, Friday to Monday. */
static void
run_forward(const struct said *a, struct said *b)
{
	long length = b->last - b->first;
	struct calendar_day day = calendar_day(b->first);

	if (b->first >= a->first || b->date[0] != 'X')
		return;
	if (b->date[5] == 'W')
		b->first += 7;
	else
		b->first = calendar_number(day.year + 1, day.month, day.day);
	b->last = b->first + length;
}

/* "11 to 2" runs over noon or midnight, "10pm to 6am" into the next day. */
static long
minutes_between(const struct said *a, const struct said *b)
{
	long minutes = (b->first - a->first) * 1440 + b->minutes - a->minutes;

	if (minutes < 0)
		minutes += a->half_known && b->half_known ? 1440 : 720;
	return minutes < 0 ? minutes + 720 : minutes;
}

bool
interval_set_value(struct said *a, struct said *b, struct expression *timex)
{
	bool timed = a->clock[0] != '\0' || b->clock[0] != '\0';

	if (timed && (a->minutes < 0 || b->minutes < 0))
		return false;
	if (a->date[0] == '\0')
		share_date(b, a);
	else if (b->date[0] == '\0')
		share_date(a, b);
	if (a->date[0] != '\0' && (a->first > a->last || b->first > b->last))
		return false;
	share_half(a, b);
	if (a->date[0] == 'X' && b->date[0] != 'X' && a->date[5] != 'W' && !timed)
		memcpy(a->date, b->date, 4);
	run_forward(a, b);
	if (!timed) {
		set_first_day(a);
		set_first_day(b);
	}
	value_set(timex, "(%s%s,%s%s,", a->date, a->clock, b->date, b->clock);
	if (timed)
		add_time_length(timex, minutes_between(a, b));
	else
		add_date_length(timex, a, b);
	value_add(timex, ")");
	if (a->date[0] != '\0')
		value_set_days(timex, a->first, b->last);
	timex->type = timed ? TIMEX_TIME : TIMEX_DATE;
	return true;
}

/* Moves a day by a count of units; false for units shorter than a day. */
static bool
move_day(long *day, uint8_t unit, long n)
{
	struct calendar_day date = calendar_day(*day);
	long months = 0;

	switch (unit) {
	case UNIT_DAY: case UNIT_WORKDAY: *day += n; return true;
	case UNIT_WEEK: *day += 7 * n; return true;
	case UNIT_FORTNIGHT: *day += 14 * n; return true;
	case UNIT_MONTH: months = n; break;
	case UNIT_QUARTER: months = 3 * n; break;
	case UNIT_YEAR: months = 12 * n; break;
	case UNIT_DECADE: months = 120 * n; break;
	default: return false;
	}
	date = calendar_day(calendar_number(date.year, date.month + (int)months, 1));
	date.day = calendar_day(*day).day; /* a month from 31 January is the last of February */
	if (date.day > calendar_month_length(date.year, date.month))
		date.day = calendar_month_length(date.year, date.month);
	*day = calendar_number(date.year, date.month, date.day);
	return true;
}

bool
interval_offset(const struct mention *m, long from, bool back, struct expression *timex)
{
	long day = from;

	if (m->count <= 0 || m->count > COUNT_MAX || m->count != (double)(long)m->count ||
	    !move_day(&day, m->unit, (long)m->count * (back ? -1 : 1)))
		return false;
	for (int i = 0; i < m->n_more; i++)
		if (!move_day(&day, m->more[i].unit, (long)m->more[i].count * (back ? -1 : 1)))
			return false;
	value_of_point(timex, point_from(day));
	timex->type = TIMEX_DATE;
	return true;
}

bool
interval_from_anchor(const struct mention *m, long anchor, struct expression *timex)
{
	bool back = m->direction == DIR_LAST, next = m->direction == DIR_NEXT;
	long first = anchor + next, last = first;
	struct expression length = *timex;

	if (m->count <= 0 || m->count > COUNT_MAX || m->count != (double)(long)m->count)
		return false;
	if (back)
		last = anchor;
	if (!move_day(back ? &first : &last, m->unit, (long)m->count * (back ? -1 : 1)))
		return false;
	for (int i = 0; i < m->n_more; i++)
		if (!move_day(back ? &first : &last, m->more[i].unit,
		    (long)m->more[i].count * (back ? -1 : 1)))
			return false;
	value_of_duration(m, &length);
	value_set_days(timex, first, last);
	value_set(timex, "(%s,%s,%s)", timex->begin, timex->finish, length.value);
	timex->type = TIMEX_DATE;
	return true;
}
