/*
 * date_line - the dates of a short line, each with what the line says of it
 *
 * For text as it is shown: "Posted 3 May 2013, updated 5 May 2013".
 */
#ifndef WINNOW_DATE_LINE_H
#define WINNOW_DATE_LINE_H

#include "date.h"

enum {
	DATE_LINE_MAX = 160, /* bytes; what is longer is a paragraph */
	DATE_MIN_BYTES = 6,  /* 3.5.13 */
};

enum date_role {
	DATE_ROLE_PLAIN,
	DATE_ROLE_SENTENCE,  /* with much besides the date */
	DATE_ROLE_PUBLISHED, /* "Published:", "Posted on" */
	DATE_ROLE_MODIFIED,  /* "Updated" */
};

/* How dates of a page are read. */
struct date_reading {
	struct span language;
	enum date_order order;
};

/*
 * A quick look: a date holds a year and another number, or eight digits in a row, or three short
 * numbers (3.5.13).
 */
bool date_line_may_hold(struct span text);

typedef void date_line_take(void *taker, enum date_role role, const struct date *date);

/*
 * Hands over the days of a line, at most three. What stands behind a date counts when nothing stands
 * before it: "3 May 2013 (updated)". above is the line before, which counts when it is short and the
 * date begins the line: "Joined", "Last updated". Lines of copyright, or that tell since when somebody
 * is a member, have none.
 */
void date_line_each(struct span line, struct span above, struct date_reading reading,
    date_line_take *take, void *taker);

/*
 * "Rome, 22 March 2013 - ...", "(22.03.2013) ...": a day among the first words of a paragraph with
 * a dash, a bracket, a colon or a bar behind it, or nothing before it.
 */
bool date_line_opening(struct span text, struct date_reading reading, struct date *date);

#endif
