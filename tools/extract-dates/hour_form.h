/*
 * hour_form - hours that only what stands around them tells: at 5 on Monday, 3 to 8 tomorrow
 */
#ifndef EXTRACT_DATES_HOUR_FORM_H
#define EXTRACT_DATES_HOUR_FORM_H

#include "form.h"

form hour_of_range;
form hour_of_part;
form hour_at;
form hour_and_minutes;
form hour_with_minutes;
form hour_with_article;
#define HOUR_FIRST (ON(W_NUMBER) | ON(K_NUMBER)) /* all of them but hour_and_minutes: nine thirty */

/* Does a day end with token i? A comma or bracket behind it is stepped over. */
bool hour_day_ends(const struct run *run, int i);

/* Is what stands at token i an hour behind a day: at 5, at 4 pm? */
bool hour_follows(const struct run *run, int i);

/* Is an hour that was said with a part of the day, as in "7 in the evening", one before noon to be
 * moved into the second half of the day? */
bool hour_is_late(int part, int hour);

/* The same for one that only stands near it ("tonight from 7"): the hours that people call by that part. */
bool hour_is_later_half(int part, int hour);

/* Four digits of which the first is zero: no year. */
bool hour_leading_zero(const struct run *run, int i);

/* 2345hrs, at 1000 hrs: four digits that are a time of day; but not 1000hrs, 1600hrs of work. */
bool hour_of_four_digits(const struct run *run, int i);

#endif
