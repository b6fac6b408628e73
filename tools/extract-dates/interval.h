/*
 * interval - values as they were said, and those of ranges
 *
 * What was not said stays open: Friday is XXXX-WXX-5, 3 May XXXX-05-03, 4 pm T16. A range is
 * (first,last,duration), as Recognizers-Text writes it, since TIMEX3 has no value for one.
 */
#ifndef EXTRACT_DATES_INTERVAL_H
#define EXTRACT_DATES_INTERVAL_H

#include "mention.h"
#include "resolve.h"

enum precision { PRECISION_NONE, PRECISION_YEAR, PRECISION_MONTH, PRECISION_DAY };

struct said {
	char date[24];  /* "" if none was said */
	char clock[16]; /* T16, T16:30, TMO; "" if none was said */
	uint8_t precision; /* of the date, enum precision */
	long first, last;  /* the days it covers, as resolved; first > last where not known */
	int minutes;       /* of the clock since midnight, -1 if none was said */
	bool half_known;   /* am or pm was said */
};

/* What a mention says; timex is its value, resolved. */
struct said said_by(const struct mention *m, const struct expression *timex);

/* Sets the value to the date and the clock time. */
void said_set_value(const struct said *said, struct expression *timex);

/*
 * Sets the value to the range from a to b, begin and finish to its days. What only one of them says
 * (the day, the year, pm) counts for both. False, and nothing is set, where they make no range.
 */
bool interval_set_value(struct said *a, struct said *b, struct expression *timex);

/* The day so many units before or after another: two weeks before Christmas. */
bool interval_offset(const struct mention *m, long from, bool back, struct expression *timex);

/* The same for "the next three weeks", "within 3 days": counted from the anchor. */
bool interval_from_anchor(const struct mention *m, long anchor, struct expression *timex);

#endif
