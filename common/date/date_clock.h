/*
 * date_clock - clock times and zones among the tokens of a date: 13:55, 1.55 pm, 13h55, +0100
 *
 * For date.c.
 */
#ifndef WINNOW_DATE_CLOCK_H
#define WINNOW_DATE_CLOCK_H

#include "date_token.h"

/* DOTS: 13.55 is a time here. ISO: a dash behind the time begins a zone, not a range. */
enum date_clock_flags { DATE_CLOCK_DOTS = 1, DATE_CLOCK_ISO = 2 };

/* Reads the time, and its zone, at t; the tokens it takes, 0 if there is none. */
int date_clock_read(const struct date_token *t, int flags, struct date *date);

/* The words and marks between a date and its time (at, um, comma, T), and what they tell. */
int date_clock_skip(const struct date_token *t, int *flags);

#endif
