/*
 * calendar_form - days and months: what other forms are made with
 */
#ifndef EXTRACT_DATES_CALENDAR_FORM_H
#define EXTRACT_DATES_CALENDAR_FORM_H

#include "grammar.h"

form day_month;   /* 3 May 2010, the 3rd of May */
form month_day;   /* May 3, 2010 */
form month_alone; /* May 2010, May of last year, the month of May, May */
form numeric;     /* 22/03/2013, 2013-03-22T13:55 */
form nth_of;      /* nth_form.c: the first week of May, the third Monday of next month */
form week_of;     /* nth_form.c: the week of 3 May */

#endif
