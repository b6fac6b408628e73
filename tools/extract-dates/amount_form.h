/*
 * amount_form - units of time in the text
 */
#ifndef EXTRACT_DATES_AMOUNT_FORM_H
#define EXTRACT_DATES_AMOUNT_FORM_H

#include "form.h"

/* The unit at token i, a hyphen before it allowed when it is glued: 10-day, two-year, 2h. */
form read_unit;

/* Does the unit at token i have the plural ending of its language? */
bool unit_is_plural(const struct run *run, int i);

/* May the unit at token i be named by the year before it: the 2020 season, in the 2025 term? */
bool unit_is_of_year(const struct run *run, int i);

#endif
