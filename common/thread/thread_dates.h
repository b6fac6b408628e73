/*
 * thread_dates - the dates of a page's comments as points in time
 */
#ifndef WINNOW_THREAD_DATES_H
#define WINNOW_THREAD_DATES_H

#include "thread.h"

/*
 * Fills in `created` where only the date as shown is known. Whether days or months come first is the
 * same for all: a part over 12 or a weekday tells, else the language of the page.
 */
void dates_read(struct thread *thread, struct page *page);

#endif
