/*
 * expression - the time expressions of a text, with TIMEX3 values
 *
 * Values follow TimeML 1.2.1: dates as ISO 8601 as far as they are known (2013, 2013-03,
 * 2013-03-22, 2013-W12, 2013-W12-WE, 2013-SP, 2013-Q1, 199, BC0490, XXXX-WXX-5), times behind a T
 * (T13:55, TMO for the morning), durations in the unit that was said (P3D, PT24H, PXW), and
 * PRESENT_REF, PAST_REF, FUTURE_REF.
 */
#ifndef EXTRACT_DATES_EXPRESSION_H
#define EXTRACT_DATES_EXPRESSION_H

#include "arena.h"
#include "date.h"
#include "date_names.h"
#include "mention.h"

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET, TIMEX_TYPES };

enum { VALUE_MAX = 64 };

struct expression {
	uint32_t start, end; /* bytes */
	uint8_t type;
	uint8_t mod;                 /* enum mod */
	char value[VALUE_MAX];
	char alternative[VALUE_MAX]; /* the other reading of 3/4/2013, "" if there is none */
	char begin[12], finish[12];  /* first and last day it covers, "" where not known */
	char frequency[12];          /* SET: "3X" for three times */
	bool every;                  /* SET: each of them */
};

/* How bare dates find their year and month. */
enum anchor_mode { MODE_AUTO, MODE_NEWS, MODE_NARRATIVE, MODE_COLLOQUIAL };

enum order_choice { ORDER_AUTO, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct anchor {
	bool known;
	long day;          /* calendar_number */
	int hour, minute;  /* -1: not known */
	int precision;     /* 1 year, 2 month, 3 day */
};

/* "2013-03-22T13:55" to an anchor; not known if it is no date. */
struct anchor anchor_read(struct span text);

struct expression_request {
	struct span text;
	const struct lexicon *lexicon;
	struct anchor anchor;
	enum anchor_mode mode;
	enum order_choice order;
	bool full_spans; /* compose.h */
	enum date_order usual_order; /* of the page's language, when its dates do not tell */
	size_t part; /* mentions of a part, see expressions_begin; 0: the usual number */
};

/* What a worker keeps between texts. */
struct expressions {
	struct mention *mentions;
	size_t n_mentions, mentions_capacity;
	struct cues cues;
	struct expression *list; /* the result: in order, not overlapping */
	size_t n, capacity;
	struct expression_reading *reading; /* of the text that was begun */
};

/*
 * Begins to find the expressions of a text. They are given in parts, so that memory is bounded
 * whatever the text holds: all but texts of some ten megabytes are one part. A text of several is
 * read twice.
 */
void expressions_begin(struct expressions *state, const struct expression_request *request);

/*
 * Finds and resolves the next part; the result is state->list, good until the next call. False when
 * there is none.
 */
bool expressions_next(struct expressions *state);

/* All of them as one part. */
void expressions_find(struct expressions *state, const struct expression_request *request);

void expressions_free(struct expressions *state);

extern const char *const timex_type_names[TIMEX_TYPES];

/* "START", "MORE_THAN", ...; "" for those that say nothing. */
const char *timex_mod_name(enum mod mod);

#endif
