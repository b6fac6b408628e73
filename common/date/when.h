/*
 * when - the date in the head of a comment: where it stands in a line
 *
 * Heads are terse and glued ("Elg24 March 2013 at 05:46", "#1 2019-09-29 10:46:47", "vor 3 Tagen",
 * "Yesterday at 10:11 AM"), and what is asked of them is only where the date lies. date.h tells
 * what it means.
 */
#ifndef WINNOW_WHEN_H
#define WINNOW_WHEN_H

#include <stdbool.h>

#include "span.h"

enum { WHEN_LINE_MAX = 240 }; /* bytes; longer lines have no date for when_find */

struct when {
	struct span text; /* date and time of day, a weekday before them included */
	bool year;        /* a year is given */
	bool time;        /* a time of day is given */
	bool relative;    /* "2 hours ago", "Yesterday at 10:11" */
};

/* The last date of a line; one behind "edited" and the like does not count. */
bool when_find(struct span line, struct when *when);

#endif
