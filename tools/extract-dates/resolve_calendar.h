/*
 * resolve_calendar - the values of what names parts of the calendar
 */
#ifndef EXTRACT_DATES_RESOLVE_CALENDAR_H
#define EXTRACT_DATES_RESOLVE_CALENDAR_H

#include "context.h"

/* As resolve_mention, for M_CALENDAR: type and value. */
void resolve_calendar(struct context *context, const struct mention *mention,
    struct expression *timex);

#endif
