/*
 * interval - values of ranges, and of days counted from another
 */
#include "interval.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "value.h"

enum { COUNT_MAX = 10000 }; /* units from a date that are counted */

/* 1:30 to 4 pm: the first is pm too, unless that would make it the later one. */
static void
share_half(struct said *a, const struct said *b)
{
	if (a->minutes < 0 || a->half_known || !b->half_known || a->minutes >= 12 * 60 ||
	    b->minutes < 12 * 60 || a->minutes + 12 * 60 > b->minutes)
		return;
	said_add_half_day(a);
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

	if (precision == PRECISION_YEAR && a->precision == b->precision && !a->in_months &&
	    !b->in_months)
		value_add(timex, "P%ldY", months / 12);
	else if (precision != PRECISION_NONE && (a->in_months || b->in_months ||
	         (precision != PRECISION_DAY && from.day == to.day)))
		value_add(timex, "P%ldM", months);
	else
		value_add(timex, "P%ldD", b->first - a->first);
}

/* The first day with the weekday, or the month and day, of b from the day on that a begins with. */
static long
first_behind(const struct said *a, const struct said *b)
{
	struct calendar_day from = calendar_day(a->first), day = calendar_day(b->first);
	long first;

	if (b->date[5] == 'W') {
		first = (calendar_weekday(b->first) - calendar_weekday(a->first) + 7) % 7;
		return a->first + (first > 0 ? first : 7);
	}
	first = calendar_number(from.year, day.month, day.day);
	return first >= a->first ? first : calendar_number(from.year + 1, day.month, day.day);
}

/*
 * Makes a range of bare days run forward: Nov to March, Friday to Monday. From a known day on a
 * weekday is known, too: next Monday to Friday.
 */
static void
run_forward(const struct said *a, struct said *b)
{
	long length = b->last - b->first;
	struct calendar_day day;

	if (b->date[0] != 'X' || strcmp(a->date, b->date) == 0 ||
	    (b->date[5] == 'W' && strlen(b->date) != sizeof("XXXX-WXX-1") - 1))
		return;
	b->first = first_behind(a, b);
	b->last = b->first + length;
	if (a->date[0] == 'X' || b->date[5] != 'W')
		return;
	day = calendar_day(b->first);
	snprintf(b->date, sizeof(b->date), "%04u-%02u-%02u", (unsigned)day.year % 10000,
	    (unsigned)day.month % 100, (unsigned)day.day % 100);
}

/* from 10:30 to 3: the end is in the afternoon */
static void
end_after_noon(const struct said *a, struct said *b)
{
	if (b->minutes >= 0 && a->minutes >= 0 && b->minutes < a->minutes && !b->half_known &&
	    a->minutes <= 12 * 60 && a->first == b->first && !(a->half_known && a->minutes == 0))
		said_add_half_day(b);
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
	end_after_noon(a, b);
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

/* Writes the day so many days from the anchor's epoch, open where the date it came from is. */
static void
add_day(struct expression *timex, long day, bool open)
{
	struct calendar_day date = calendar_day(day);

	if (open)
		value_add(timex, "XXXX-%02d-%02d", date.month, date.day);
	else
		value_add(timex, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The minutes of a length of hours, minutes and seconds; below 0 if it has other units. */
static long
length_minutes(const struct mention *m)
{
	static const double minutes[] = { [UNIT_SECOND] = 1.0 / 60, [UNIT_MINUTE] = 1,
		[UNIT_HOUR] = 60 };
	double sum = 0;

	if (m->unit > UNIT_HOUR || m->count < 0 || m->count > COUNT_MAX)
		return -1;
	sum = m->count * minutes[m->unit];
	for (int i = 0; i < m->n_more; i++)
		sum += m->more[i].count * minutes[m->more[i].unit];
	return (long)(sum + 0.5);
}

/* 2 pm for two hours */
static bool
hours_from(const struct said *start, const struct mention *length, struct expression *timex)
{
	long minutes = length_minutes(length), end = start->minutes + minutes;
	bool dated = start->date[0] != '\0';

	if (minutes < 0 || start->minutes < 0 || (dated && start->first > start->last) ||
	    (dated && start->date[5] == 'W'))
		return false;
	value_set(timex, "(%s%s,", start->date, start->clock);
	if (dated)
		add_day(timex, start->first + end / 1440, start->date[0] == 'X');
	value_add(timex, "T%02ld:%02ld:00,", end / 60 % 24, end % 60);
	add_time_length(timex, minutes);
	value_add(timex, ")");
	if (dated)
		value_set_days(timex, start->first, start->first + end / 1440);
	timex->type = TIMEX_TIME;
	return true;
}

/* Moves a day by a length of days and more, all parts of it. */
static bool
move_by(long *day, const struct mention *length, int sign)
{
	if (length->count <= 0 || length->count > COUNT_MAX ||
	    length->count != (double)(long)length->count ||
	    !value_move_day(day, length->unit, sign * (long)length->count))
		return false;
	for (int i = 0; i < length->n_more; i++)
		if (!value_move_day(day, length->more[i].unit, sign * (long)length->more[i].count))
			return false;
	return true;
}

bool
interval_offset(const struct mention *m, long from, bool back, struct expression *timex)
{
	long day = from;

	if (!move_by(&day, m, back ? -1 : 1))
		return false;
	value_of_point(timex, point_from(day));
	timex->type = TIMEX_DATE;
	return true;
}

bool
interval_of_length(const struct said *start, const struct mention *length, struct expression *timex)
{
	long last = start->first;
	struct expression value = *timex;

	if (length->unit <= UNIT_HOUR)
		return hours_from(start, length, timex);
	if (start->first > start->last || !move_by(&last, length, 1))
		return false;
	value_of_duration(length, &value);
	value_set(timex, "(");
	add_day(timex, start->first, false);
	value_add(timex, ",");
	add_day(timex, last, false);
	value_add(timex, ",%s)", value.value);
	value_set_days(timex, start->first, last);
	timex->type = TIMEX_DATE;
	return true;
}

bool
interval_of_share(const struct mention *units, const struct said *whole, struct expression *timex)
{
	bool back = units->direction == DIR_LAST;
	long first = whole->first, last = whole->last + 1;
	struct expression value = *timex;

	if (units->unit < UNIT_DAY)
		return false;
	if (units->unit == UNIT_WEEK) {
		first += (8 - calendar_weekday(first)) % 7;
		last -= calendar_weekday(last) - 1;
	}
	if (back)
		first = last;
	else
		last = first;
	if (!move_by(back ? &first : &last, units, back ? -1 : 1))
		return false;
	value_of_duration(units, &value);
	value_set(timex, "(");
	add_day(timex, first, false);
	value_add(timex, ",");
	add_day(timex, last, false);
	value_add(timex, ",%s)", value.value);
	value_set_days(timex, first, last);
	timex->type = TIMEX_DATE;
	return true;
}

/* 2016-11-07T16:12:00, so many minutes behind the start of a day */
static void
add_stamp(struct expression *timex, long day, long minutes)
{
	long days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);

	add_day(timex, day + days, false);
	value_add(timex, "T%02ld:%02ld:00", (minutes - days * 1440) / 60,
	    (minutes - days * 1440) % 60);
}

/* the next hour, the last 13 minutes, within 5 minutes */
static bool
hours_from_anchor(const struct mention *m, const struct anchor *anchor, struct expression *timex)
{
	long minutes = length_minutes(m), now = anchor->hour * 60L + anchor->minute;
	bool back = m->direction == DIR_LAST;

	if (minutes <= 0 || anchor->hour < 0)
		return false;
	value_set(timex, "(");
	add_stamp(timex, anchor->day, back ? now - minutes : now);
	value_add(timex, ",");
	add_stamp(timex, anchor->day, back ? now : now + minutes);
	value_add(timex, ",");
	add_time_length(timex, minutes);
	value_add(timex, ")");
	timex->type = TIMEX_TIME;
	return true;
}

/* The next two quarters or decades are whole ones of the calendar. */
static long
begin_of_unit(long day, uint8_t unit)
{
	struct calendar_day date = calendar_day(day);

	if (unit == UNIT_QUARTER)
		return calendar_number(date.year, (date.month - 1) / 3 * 3 + 1, 1);
	if (unit == UNIT_DECADE)
		return calendar_number(date.year / 10 * 10, 1, 1);
	return day;
}

bool
interval_from_anchor(const struct mention *m, const struct anchor *anchor, struct expression *timex)
{
	bool back = m->direction == DIR_LAST;
	long first = begin_of_unit(anchor->day, m->unit), last;
	struct expression length = *timex;

	if (m->unit <= UNIT_HOUR)
		return hours_from_anchor(m, anchor, timex);
	if (m->direction == DIR_NEXT && first == anchor->day &&
	    m->unit != UNIT_QUARTER && m->unit != UNIT_DECADE)
		first++;
	else if (m->direction == DIR_NEXT)
		value_move_day(&first, m->unit, 1);
	last = first;
	if (!move_by(back ? &first : &last, m, back ? -1 : 1))
		return false;
	value_of_duration(m, &length);
	value_set_days(timex, first, last);
	value_set(timex, "(%s,%s,%s)", timex->begin, timex->finish, length.value);
	timex->type = TIMEX_DATE;
	return true;
}
