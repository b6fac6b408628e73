/*
 * calendar - days, weekdays and weeks of the Gregorian calendar
 *
 * Proleptic: the rules of today hold for all years, year 0 being 1 BC. A day number counts from
 * 1970-01-01, which is 0. Algorithms after Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (public domain).
 */
#ifndef WINNOW_CALENDAR_H
#define WINNOW_CALENDAR_H

#include <stdbool.h>

struct calendar_day {
	int year, month, day;
};

/* The day number of a date; month and day may lie outside of their range by any amount. */
long calendar_number(int year, int month, int day);

struct calendar_day calendar_day(long number);

/* 1 for Monday to 7 for Sunday. */
int calendar_weekday(long number);

/* The ISO 8601 week a day lies in; *year is the year that owns the week. */
int calendar_week(long number, int *year);

/* The Monday of an ISO week. */
long calendar_week_start(int year, int week);

int calendar_month_length(int year, int month);

/* Is there such a day? */
bool calendar_valid(int year, int month, int day);

/* Easter Sunday of the western churches (Meeus, Jones, Butcher). */
long calendar_easter(int year);

/* The nth (1 to 5; -1: the last) weekday of a month. */
long calendar_nth_weekday(int year, int month, int weekday, int nth);

#endif
