/*
 * interval - values of ranges, and of days counted from another
 *
 * A range is (first,last,duration), as Recognizers-Text writes it, since TIMEX3 has no value for
 * one.
 */
#ifndef EXTRACT_DATES_INTERVAL_H
#define EXTRACT_DATES_INTERVAL_H

#include "said.h"

/*
 * Sets the value to the range from a to b, begin and finish to its days. What only one of them says
 * (the day, the year, pm) counts for both. False, and nothing is set, where they make no range.
 */
bool interval_set_value(struct said *a, struct said *b, struct expression *timex);

/* The day so many units before or after another: two weeks before Christmas. */
bool interval_offset(const struct mention *m, long from, bool back, struct expression *timex);

/* From a day or time on, so long: three days from Monday. False as for interval_set_value. */
bool interval_of_length(const struct said *start, const struct mention *length,
    struct expression *timex);

/* The first or last units of a longer time: the last two weeks of May. Weeks begin on Mondays. */
bool interval_of_share(const struct mention *units, const struct said *whole,
    struct expression *timex);

/* The range for "the next three weeks", "within 3 days", counted from the anchor. */
bool interval_from_anchor(const struct mention *m, const struct anchor *anchor,
    struct expression *timex);

#endif
