/*
 * value - points of the calendar, and TIMEX3 values made of them
 */
#include "value.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "calendar.h"

static const char *const part_codes[] = { "", "MO", "MI", "AF", "EV", "NI", "MO", "EV", "DT",
	"NI" };

void __attribute__((format(printf, 2, 3)))
value_set(struct expression *timex, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(timex->value, sizeof(timex->value), format, args);
	va_end(args);
}

void __attribute__((format(printf, 2, 3)))
value_add(struct expression *timex, const char *format, ...)
{
	size_t len = strlen(timex->value);
	va_list args;

	va_start(args, format);
	vsnprintf(timex->value + len, sizeof(timex->value) - len, format, args);
	va_end(args);
}

/* Two digits behind a hyphen; values are most of what is written, and printf is slow. */
static char *
add_two_digits(char *out, int number)
{
	*out++ = '-';
	*out++ = (char)('0' + number / 10 % 10);
	*out++ = (char)('0' + number % 10);
	return out;
}

static char *
add_year(char *out, int year)
{
	for (int power = 1000; power > 0; power /= 10)
		*out++ = (char)('0' + year / power % 10);
	return out;
}

static void
write_day(char *out, struct calendar_day day)
{
	out = add_year(out, day.year);
	out = add_two_digits(out, day.month);
	out = add_two_digits(out, day.day);
	*out = '\0';
}

void
value_set_days(struct expression *timex, long first, long last)
{
	struct calendar_day a = calendar_day(first), b = calendar_day(last);

	if (a.year < 1 || b.year > 9999)
		return;
	write_day(timex->begin, a);
	write_day(timex->finish, b);
}

struct point
point_from(long day)
{
	struct calendar_day date = calendar_day(day);

	return (struct point){ date.year, date.month, date.day, false };
}

long
point_day(struct point point)
{
	return calendar_number(point.year, point.month > 0 ? point.month : 1,
	    point.day > 0 ? point.day : 1);
}

/* The value alone. */
static void
write_point(struct expression *timex, struct point p)
{
	char *out = timex->value;

	if (p.year < 0 || p.year > 9999) {
		value_set(timex, "%s%04d", p.bc ? "BC" : "", p.year);
		out += strlen(out);
	} else {
		memcpy(out, "BC", 2);
		out = add_year(out + (p.bc ? 2 : 0), p.year);
	}
	if (p.month > 0)
		out = add_two_digits(out, p.month);
	if (p.day > 0)
		out = add_two_digits(out, p.day);
	*out = '\0';
}

void
value_of_point(struct expression *timex, struct point p)
{
	int length;

	write_point(timex, p);
	if (p.bc || p.year < 1)
		return;
	length = p.month > 0 ? calendar_month_length(p.year, p.month) : 0;
	if (p.day > 0)
		value_set_days(timex, point_day(p), point_day(p));
	else if (p.month > 0)
		value_set_days(timex, point_day(p), point_day(p) + length - 1);
	else
		value_set_days(timex, point_day(p), calendar_number(p.year, 12, 31));
}

void
value_add_clock(struct expression *timex, const struct mention *m)
{
	if (m->hour >= 0) {
		value_add(timex, "T%02d:%02d", m->hour % 24, m->minute);
		if (m->second >= 0)
			value_add(timex, ":%02d", m->second);
		if (m->zoned && m->zone == 0)
			value_add(timex, "Z");
		else if (m->zoned)
			value_add(timex, "%c%02d:%02d", m->zone < 0 ? '-' : '+',
			    (m->zone < 0 ? -m->zone : m->zone) / 60,
			    (m->zone < 0 ? -m->zone : m->zone) % 60);
		timex->type = TIMEX_TIME;
	} else if (m->part != PART_NONE) {
		value_add(timex, "T%s", part_codes[m->part]);
		timex->type = TIMEX_TIME;
	}
}

void
value_of_week(struct expression *timex, long day, const char *suffix)
{
	int year, week = calendar_week(day, &year);
	long monday = calendar_week_start(year, week);

	value_set(timex, "%04d-W%02d%s", year, week, suffix);
	value_set_days(timex, monday + (suffix[0] != '\0' ? 5 : 0), monday + 6);
}

const char *
value_season(enum season season)
{
	static const char *const codes[] = { "", "SP", "SU", "FA", "WI" };

	return codes[season];
}

/* No year is 0: the one before 1 is 1 BC. Nothing is known of years of more than four digits. */
static struct point
move_years(struct point p, long n)
{
	enum { FARTHEST = 9999 };
	long year = (p.bc ? 1 - p.year : p.year) + n;

	if (year > FARTHEST || 1 - year > FARTHEST)
		return (struct point){ 0 };
	return year > 0 ? (struct point){ (int)year, 0, 0, false } :
	    (struct point){ (int)(1 - year), 0, 0, true };
}

struct point
point_move(struct point p, int unit, long n)
{
	int months;

	switch (unit) {
	case UNIT_YEAR: case UNIT_SEASON: case UNIT_DECADE: case UNIT_CENTURY: case UNIT_MILLENNIUM:
		return move_years(p, n * (unit == UNIT_DECADE ? 10 : unit == UNIT_CENTURY ? 100 :
		    unit == UNIT_MILLENNIUM ? 1000 : 1));
	case UNIT_MONTH: case UNIT_QUARTER: case UNIT_TERM:
		n *= unit == UNIT_MONTH ? 1 : unit == UNIT_TERM ? 6 : 3;
		months = p.year * 12 + (p.month > 0 ? p.month - 1 : 0) + (int)n;
		return (struct point){ months / 12, p.month > 0 ? months % 12 + 1 : 0, 0, p.bc };
	case UNIT_WEEK: case UNIT_WEEKEND:
		return point_from(point_day(p) + 7 * n);
	case UNIT_FORTNIGHT:
		return point_from(point_day(p) + 14 * n);
	default:
		return point_from(point_day(p) + n);
	}
}

/* The days of the decade or century of a point; centuries are counted from their year 00. */
static void
set_years(struct expression *timex, struct point p, int n)
{
	if (!p.bc)
		value_set_days(timex, calendar_number(p.year / n * n, 1, 1),
		    calendar_number(p.year / n * n + n - 1, 12, 31));
}

/* The whole unit that holds a point: the value of "last week", "that year". */
void
value_of_unit(struct expression *timex, struct point p, int unit)
{
	int month;
	long day;

	switch (unit) {
	case UNIT_WEEK:
		value_of_week(timex, point_day(p), "");
		return;
	case UNIT_FORTNIGHT:
		value_of_week(timex, point_day(p), "");
		day = point_day(p) - (calendar_weekday(point_day(p)) - 1);
		value_set_days(timex, day, day + 13);
		return;
	case UNIT_WEEKEND:
		value_of_week(timex, point_day(p), "-WE");
		return;
	case UNIT_QUARTER:
		month = (p.month > 0 ? p.month - 1 : 0) / 3 * 3 + 1;
		value_set(timex, "%04d-Q%d", p.year, month / 3 + 1);
		value_set_days(timex, calendar_number(p.year, month, 1),
		    calendar_number(p.year, month + 3, 1) - 1);
		return;
	case UNIT_DECADE:
		value_set(timex, p.bc ? "BC%03d" : "%03d", p.year / 10);
		set_years(timex, p, 10);
		return;
	case UNIT_CENTURY: case UNIT_MILLENNIUM:
		value_set(timex, p.bc ? "BC%02d" : "%02d", p.year / 100);
		if (unit == UNIT_CENTURY)
			set_years(timex, p, 100);
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

void
value_of_duration(const struct mention *m, struct expression *timex)
{
	static const struct { const char *prefix, *code; int factor; } units[] = {
		{ "P", "X", 1 }, { "PT", "S", 1 }, { "PT", "M", 1 }, { "PT", "H", 1 },
		{ "P", "D", 1 }, { "P", "D", 1 }, { "P", "WE", 1 }, { "P", "W", 1 },
		{ "P", "W", 2 }, { "P", "M", 1 }, { "P", "M", 3 }, { "P", "M", 6 }, { "P", "M", 3 },
		{ "P", "Y", 1 }, { "P", "DE", 1 }, { "P", "CE", 1 }, { "P", "Y", 1000 },
		{ "PT", "S", 1 },
	};
	double count = m->count * units[m->unit].factor;
	bool in_time = units[m->unit].prefix[1] != '\0';

	timex->type = TIMEX_DURATION;
	if (m->count < 0 || m->unit == UNIT_MOMENT)
		value_set(timex, "%sX%s", units[m->unit].prefix, units[m->unit].code);
	else if (m->unit == UNIT_HOUR && count == 0.5)
		value_set(timex, "PT30M");
	else
		value_set(timex, "%s%.10g%s", units[m->unit].prefix, count, units[m->unit].code);
	for (int i = 0; i < m->n_more; i++) {
		const struct amount *more = &m->more[i];

		if (!in_time && units[more->unit].prefix[1] != '\0') {
			value_add(timex, "T");
			in_time = true;
		}
		value_add(timex, "%.10g%s", more->count * units[more->unit].factor,
		    units[more->unit].code);
	}
}

/* Is the point known finely enough to move by the unit? */
bool
point_known_to(struct point p, int unit)
{
	if (p.year == 0 || (p.bc && unit < UNIT_YEAR))
		return false;
	if (unit >= UNIT_YEAR || unit == UNIT_SEASON)
		return true;
	return unit >= UNIT_MONTH ? p.month > 0 : p.day > 0;
}

const char *
value_unknown(int unit)
{
	switch (unit) {
	case UNIT_WEEK: return "XXXX-WXX";
	case UNIT_WEEKEND: return "XXXX-WXX-WE";
	case UNIT_MONTH: return "XXXX-XX";
	case UNIT_QUARTER: return "XXXX-QX";
	case UNIT_YEAR: case UNIT_SEASON: return "XXXX";
	case UNIT_DECADE: return "XXX";
	case UNIT_CENTURY: return "XX";
	default: return "XXXX-XX-XX";
	}
}

bool
value_move_day(long *day, uint8_t unit, long n)
{
	struct calendar_day date = calendar_day(*day);
	long months = 0;

	switch (unit) {
	case UNIT_DAY:
	case UNIT_WORKDAY:
		*day += n;
		return true;
	case UNIT_WEEK:
		*day += 7 * n;
		return true;
	case UNIT_FORTNIGHT:
		*day += 14 * n;
		return true;
	case UNIT_MONTH:
		months = n;
		break;
	case UNIT_QUARTER:
		months = 3 * n;
		break;
	case UNIT_YEAR:
		months = 12 * n;
		break;
	case UNIT_DECADE:
		months = 120 * n;
		break;
	default:
		return false;
	}
	date = calendar_day(calendar_number(date.year, date.month + (int)months, 1));
	date.day = calendar_day(*day).day; /* a month from 31 January is the last of February */
	if (date.day > calendar_month_length(date.year, date.month))
		date.day = calendar_month_length(date.year, date.month);
	*day = calendar_number(date.year, date.month, date.day);
	return true;
}
