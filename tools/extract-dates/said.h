/*
 * said - values as they were said, for those who read appointments
 *
 * What was not said stays open: Friday is XXXX-WXX-5, 3 May XXXX-05-03, 4 pm T16. The days that are
 * meant stand beside it.
 */
#ifndef EXTRACT_DATES_SAID_H
#define EXTRACT_DATES_SAID_H

#include "expression.h"
#include "mention.h"

enum precision { PRECISION_NONE,
	PRECISION_YEAR,
	PRECISION_MONTH,
	PRECISION_DAY };

struct said {
	char date[24]; /* "" if none was said */
	char clock[16]; /* T16, T16:30, TMO; "" if none was said */
	uint8_t precision; /* of the date, enum precision */
	long first, last; /* the days it covers, as resolved; first > last where not known */
	int minutes; /* of the clock since midnight, -1 if none was said */
	bool half_known; /* am or pm was said */
	uint8_t part; /* of the day, enum part */
	bool in_months; /* a range to or from it is counted in months, though it is a year */
};

/* What a mention says; timex is its value, resolved. */
struct said said_by(const struct mention *m, const struct expression *timex);

/*
 * Takes over the time of day that another says: 7 with "this evening" is 19:00. False if it says
 * none, or the same part again.
 */
bool said_take_clock(struct said *said, const struct said *clock);

/* Makes 7 the 19:00 of an evening that was said elsewhere. */
void said_share_part(const struct said *part, struct said *clock);

/* Can what was said take a time of day? Months and years cannot. */
bool said_is_day(const struct said *said);

/* Moves a time of the morning into the second half of the day. */
void said_add_half_day(struct said *said);

/*
 * Narrows a month or year to the day its middle begins or to the day behind its end, by the mod it
 * was said with: for ranges.
 */
void said_narrow(struct said *said, int mod);

/*
 * Sets the value of a mention that stands alone: the date and the clock time; of quarters, decades
 * and the like the range of days.
 */
void said_set_value(const struct said *said, const struct mention *m, struct expression *timex);

/* The value of what repeats: T15 for 3 pm each day, P1WE for weekends. */
void said_set_repeated(const struct mention *m, struct expression *timex);

#endif
