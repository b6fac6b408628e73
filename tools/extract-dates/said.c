/*
 * said - values as they were said
 */
#include "said.h"

#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "hour_form.h"
#include "value.h"

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
	said->part = m->part;
	if (m->hour >= 0)
		said->minutes = m->hour * 60 + m->minute;
	said->half_known = m->half_known || m->hour > 12;
}

/* The week of a month by its number, the last one counted as the fifth: 2015-01-W01. */
static void
set_week_of_month(struct said *said, const struct mention *m)
{
	enum { MONDAY_TO_THURSDAY = 3 };
	/* a first week may begin in the month before, a last one end in the month behind */
	struct calendar_day day = calendar_day(said->first + (m->nth < 0 ? 0 : MONDAY_TO_THURSDAY));

	if (m->year > 0)
		day.year = m->year;
	snprintf(said->date, sizeof(said->date), "%04u-%02u-W%02u", (unsigned)day.year % 10000,
	    (unsigned)(m->month > 0 ? m->month : day.month) % 100,
	    m->nth < 0 ? 5u : (unsigned)m->nth % 100);
	if (m->year == 0 && m->of_unit == 0)
		memcpy(said->date, "XXXX", 4);
}

static void
set_date(struct said *said, const struct mention *m, const struct expression *timex)
{
	const char *clock = strchr(timex->value, 'T');
	size_t len = clock != NULL && timex->type == TIMEX_TIME ? (size_t)(clock - timex->value) :
	    strlen(timex->value);
	bool bare = m->kind == M_CALENDAR && m->direction == DIR_NONE && m->of_unit == 0;
	bool weekday = bare && m->weekday > 0 && m->nth == 0;

	if (m->kind == M_REF && timex->begin[0] != '\0')
		snprintf(said->date, sizeof(said->date), "%s", timex->begin);
	else if (weekday && (m->day == 0 || (m->month == 0 && said->first <= said->last &&
	         calendar_weekday(said->first) != m->weekday)))
		snprintf(said->date, sizeof(said->date), "XXXX-WXX-%d", m->weekday % 10);
	else if (bare && m->year == 0 && m->month > 0 && m->day > 0 && m->nth == 0)
		snprintf(said->date, sizeof(said->date), "XXXX-%02d-%02d", m->month % 100,
		    m->day % 100);
	else
		snprintf(said->date, sizeof(said->date), "%.*s", (int)(len < 23 ? len : 23),
		    timex->value);
	if (bare && m->year == 0 && said->date[0] != 'X' &&
	    (m->month > 0 || (m->holiday > 0 && m->holiday < HOLIDAY_EASTER - 100)))
		memcpy(said->date, "XXXX", 4);
	if (m->nth != 0 && m->unit == UNIT_WEEK && (m->month > 0 || m->of_unit == UNIT_MONTH) &&
	    said->first <= said->last)
		set_week_of_month(said, m);
	if (m->year_kind != YEAR_CALENDAR && said->date[4] == '\0')
		snprintf(said->date, sizeof(said->date), "%s%.4s",
		    m->year_kind == YEAR_FISCAL ? "FY" : "SY", timex->value);
}

struct said
said_by(const struct mention *m, const struct expression *timex)
{
	struct said said = { .first = 1, .minutes = -1 };
	const char *clock = strchr(timex->value, 'T');

	if (timex->type == TIMEX_TIME && clock != NULL)
		set_clock(&said, m, clock);
	if (m->kind == M_TIME)
		return said;
	if (!read_day(timex->begin, &said.first) || !read_day(timex->finish, &said.last)) {
		said.first = 1;
		said.last = 0;
	}
	set_date(&said, m, timex);
	said.precision = (uint8_t)precision_of(said.date);
	return said;
}

bool
said_is_day(const struct said *said)
{
	if (said->precision != PRECISION_NONE)
		return said->precision == PRECISION_DAY;
	return said->first == said->last || strlen(said->date) == sizeof("XXXX-WXX-1") - 1;
}

void
said_add_half_day(struct said *said)
{
	said->minutes += 12 * 60;
	said->clock[1] = (char)('0' + said->minutes / 600);
	said->clock[2] = (char)('0' + said->minutes / 60 % 10);
}

void
said_share_part(const struct said *part, struct said *clock)
{
	if (clock->minutes < 0 || clock->half_known || part->part == PART_NONE)
		return;
	if (hour_is_late(part->part, clock->minutes / 60))
		said_add_half_day(clock);
	clock->half_known = true;
}

bool
said_take_clock(struct said *said, const struct said *clock)
{
	struct said other = *clock;

	if (clock->clock[0] == '\0' || (said->minutes < 0 && clock->minutes < 0 && said->part != 0))
		return false;
	if (said->minutes >= 0) { /* 8:00 in the morning */
		said_share_part(clock, said);
		return true;
	}
	said_share_part(said, &other);
	memcpy(said->clock, other.clock, sizeof(said->clock));
	said->minutes = other.minutes;
	said->half_known = other.half_known;
	said->part = other.part;
	return true;
}

void
said_narrow(struct said *said, int mod)
{
	if (said->first > said->last || said->precision == PRECISION_DAY ||
	    said->precision == PRECISION_NONE)
		return;
	if (mod == MOD_END)
		said->first = said->last + 1;
	else if (mod == MOD_MID)
		said->first += (said->last - said->first + 1) / 2;
	if (said->last < said->first)
		said->last = said->first;
	said->in_months = mod != MOD_NONE;
}

/* What takes more than a month and is not a year is a range of days: its length, or "". */
static const char *
period_length(const struct mention *m)
{
	if (m->fraction != FRACTION_NONE)
		return m->fraction <= QUARTER_4 ? "P3M" : "P6M";
	if (m->decade != 0)
		return "P10Y";
	if (m->century != 0)
		return "P100Y";
	if (m->kind != M_UNIT)
		return "";
	return m->unit == UNIT_QUARTER ? "P3M" : m->unit == UNIT_FORTNIGHT ? "P2W"
	    : m->unit == UNIT_DECADE                                       ? "P10Y"
	    : m->unit == UNIT_CENTURY                                      ? "P100Y"
									   : "";
}

/* The quarter of any year: (XXXX-01-01,XXXX-04-01,P3M). */
static void
set_period(const struct said *said, const struct mention *m, const char *length,
    struct expression *timex)
{
	struct calendar_day first = calendar_day(said->first), end = calendar_day(said->last + 1);
	int year_00 = m->century != 0; /* the 15th century from 1400 on, not 1401 */
	bool bare = m->kind == M_CALENDAR && m->direction == DIR_NONE && m->year == 0 &&
	    m->fraction != FRACTION_NONE;

	if (bare)
		value_set(timex, "(XXXX-%02d-%02d,XXXX-%02d-%02d,%s)", first.month, first.day,
		    end.month, end.day, length);
	else
		value_set(timex, "(%04d-%02d-%02d,%04d-%02d-%02d,%s)", first.year - year_00,
		    first.month, first.day, end.year - year_00, end.month, end.day, length);
}

void
said_set_value(const struct said *said, const struct mention *m, struct expression *timex)
{
	const char *length = period_length(m);

	if (length[0] != '\0' && said->first <= said->last) {
		set_period(said, m, length, timex);
	} else if (m->kind == M_CALENDAR && m->season != 0 && m->year == 0 &&
	    m->direction == DIR_NONE) {
		value_set(timex, "%s", value_season((enum season)m->season));
	} else if (m->mod == MOD_END && said->first == said->last && said->clock[0] == '\0') {
		value_set(timex, "%sT23:59:59", said->date); /* the end of the day */
		timex->type = TIMEX_TIME;
	} else {
		value_set(timex, "%s%s%s", said->date, said->clock,
		    m->kind == M_OFFSET && said->minutes < 0 && said->clock[0] != '\0' ?
		    ":00" : "");
		if (said->clock[0] != '\0')
			timex->type = TIMEX_TIME;
	}
}

void
said_set_repeated(const struct mention *m, struct expression *timex)
{
	const char *clock = strchr(timex->value, 'T');
	char date[sizeof(timex->value)], time[8];

	if (m->unit == UNIT_WEEKEND) {
		value_set(timex, "P%gWE", m->count > 0 ? m->count : 1);
		return;
	}
	if (timex->value[0] != 'X' || clock == NULL)
		return;
	snprintf(date, sizeof(date), "%.*s", (int)(clock - timex->value), timex->value);
	if (m->hour >= 0 && m->on_hour)
		snprintf(time, sizeof(time), "T%02d", m->hour % 24);
	else
		snprintf(time, sizeof(time), "%.7s", clock);
	value_set(timex, "%s%s", strcmp(date, "XXXX-XX-XX") == 0 ? "" : date, time);
}
