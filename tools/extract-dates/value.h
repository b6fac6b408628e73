/*
 * value - points of the calendar, and TIMEX3 values made of them
 *
 * A point is known as far as it is known: without a day, without a month. Days are numbers of
 * calendar.h.
 */
#ifndef EXTRACT_DATES_VALUE_H
#define EXTRACT_DATES_VALUE_H

#include "context.h"

/* Sets the value, as printf; what does not fit is cut off. */
void value_set(struct expression *timex, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Appends to it. */
void value_add(struct expression *timex, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The first and last day it covers; nothing outside of the years 1 to 9999. */
void value_set_days(struct expression *timex, long first, long last);

/* 2013, 2013-03, 2013-03-22, BC0490; with the days it covers. */
void value_of_point(struct expression *timex, struct point p);

/* The week a day lies in; suffix "-WE" for its weekend. */
void value_of_week(struct expression *timex, long day, const char *suffix);

/* The whole unit that holds a point: the value of "last week", "that year". */
void value_of_unit(struct expression *timex, struct point p, int unit);

/* XXXX-WXX and the like. */
const char *value_unknown(int unit);

/* SP, SU, FA, WI */
const char *value_season(enum season season);

/* P3D, PT24H, PXW */
void value_of_duration(const struct mention *m, struct expression *timex);

/* Appends the clock time or part of the day that was said, if one was. */
void value_add_clock(struct expression *timex, const struct mention *m);

struct point point_from(long day);

/* Its day, or the first of the month or year. */
long point_day(struct point point);

/*
 * Moves a point by n units; what is finer than the unit is dropped. Year 0 when it ends more than
 * 9,999 years away.
 */
struct point point_move(struct point p, int unit, long n);

/*
 * Moves a day by n units; a month from 31 January is the last of February. False for units that are
 * shorter than a day.
 */
bool value_move_day(long *day, uint8_t unit, long n);

/* Is it known finely enough to move by the unit? */
bool point_known_to(struct point p, int unit);

#endif
