/*
 * pick - the year, day and century that a bare date means
 */
#ifndef EXTRACT_DATES_PICK_H
#define EXTRACT_DATES_PICK_H

#include "context.h"

/*
 * Where "this year" is: the anchor, or in a narrative and for what was talked about ("that year")
 * the last date mentioned. Year 0 if there is none.
 */
struct point pick_reference(const struct context *c, bool talked_about);

/* The same, known to the day. */
struct point pick_reference_day(const struct context *c, bool talked_about);

/* The first year of the twenties: of those that have begun, the last. */
int pick_decade(const struct context *c, int two_digits);

/* The year that was said, in full; 0 if none was. */
int pick_said_year(const struct context *c, const struct mention *m);

/* The year of a month (and day, else 0) that was said without one; 0 if it cannot be known. */
int pick_year(const struct context *c, const struct mention *m, int month, int day);

/* The month of a day said without one; the nearest one where it falls on the weekday said. */
struct point pick_month(const struct context *c, const struct mention *m);

/* The day a weekday alone means. */
long pick_weekday(const struct context *c, const struct mention *m, long ref);

/* The day of a holiday (see lexicon.h) in a year. */
long pick_holiday(int holiday, int year);

#endif
