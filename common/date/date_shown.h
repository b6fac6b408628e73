/*
 * date_shown - the dates that a page made from HTML shows, by its elements and by its lines
 */
#ifndef WINNOW_DATE_SHOWN_H
#define WINNOW_DATE_SHOWN_H

#include "date_signal.h"

/* Adds the signals time to opening, comment and post. */
void date_shown_collect(struct page *page, struct date_reading reading,
    struct date_signals *signals);

#endif
