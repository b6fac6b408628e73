/*
 * date_form - a day and a month: what the other forms of the calendar are made with
 */
#ifndef EXTRACT_DATES_DATE_FORM_H
#define EXTRACT_DATES_DATE_FORM_H

#include "form.h"

form day_month;   /* 3 May 2010, the 3rd of May */
#define DAY_MONTH_FIRST (ON(W_DAY_NAME) | ORDINAL_FIRST)
form month_day;   /* May 3, 2010 */
form month_alone; /* May 2010, May of last year, the month of May, May */
form numeric;     /* 22/03/2013, 2013-03-22T13:55 */
form dotted_date; /* 28.10. in languages that write dates so */

static inline bool
is_month(const struct run *run, int i)
{
	return token_is(run, i, W_MONTH);
}

/* A day of the month as digits or an ordinal, dot included where the language writes one. */
int read_day_number(const struct run *run, int i, int *day);

#endif
