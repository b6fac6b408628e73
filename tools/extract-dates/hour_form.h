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

/* Is what stands at token i an hour behind a day: at 5, at 4 pm? */
bool hour_follows(const struct run *run, int i);

#endif
