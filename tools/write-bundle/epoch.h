/*
 * epoch - SOURCE_DATE_EPOCH, the time of all that is written
 */
#ifndef WINNOW_EPOCH_H
#define WINNOW_EPOCH_H

#include "buffer.h"

/* Seconds since 1970; 0 if text is NULL. Ends the program if it is no such number. */
unsigned long long epoch_read(const char *text);

/* Append a moment as "1970-01-01" and "1970-01-01T00:00:00Z". */
void epoch_add_day(struct buffer *out, unsigned long long seconds);
void epoch_add_instant(struct buffer *out, unsigned long long seconds);

#endif
