/*
 * nth_form - days and weeks by their place in a month or year
 */
#ifndef EXTRACT_DATES_NTH_FORM_H
#define EXTRACT_DATES_NTH_FORM_H

#include "form.h"

form nth_of;  /* the first week of May, the third Monday of next month */
form week_of; /* the week of 3 May */

#endif
