/*
 * date_line - the dates of a short line, each with what the line says of it
 */
#include "date_line.h"

#include "ascii.h"
#include "date_phrase.h"

enum {
	OPENING_BYTES = 60,      /* of a paragraph that may begin with a date */
	DATES_MAX = 3,
	SENTENCE_MIN_BYTES = 60, /* of a line besides its date: more is not a byline */
	LABEL_MAX_BYTES = 30,    /* of a line that names the one below */
	COMPACT_DIGITS = 8,      /* 20130322 */
	YEAR_DIGITS_MAX = 6,     /* of a year and the minutes glued to it: 20255 min */
};

/* Four digits of a year from 1900 to 2099 begin at text.ptr[at]. */
static bool
begins_year(struct span text, size_t at)
{
	return span_starts(span_slice(text, at, text.len), SPAN("19")) ||
	    span_starts(span_slice(text, at, text.len), SPAN("20"));
}

bool
date_line_may_hold(struct span text)
{
	int numbers = 0, short_numbers = 0, years = 0;

	for (size_t i = span_next_digit(text, 0); i < text.len; i = span_next_digit(text, i)) {
		size_t start = i;

		while (i < text.len && ascii_is_digit(text.ptr[i]))
			i++;
		numbers++;
		short_numbers += i - start <= 2;
		years += i - start >= 4 && i - start <= YEAR_DIGITS_MAX && begins_year(text, start);
		if (i - start >= COMPACT_DIGITS || short_numbers == 3 || (years > 0 && numbers > 1))
			return true;
	}
	return false;
}

static enum date_role
role_of(struct span before, size_t others)
{
	if (date_phrase_published(before))
		return DATE_ROLE_PUBLISHED;
	if (date_phrase_modified(before))
		return DATE_ROLE_MODIFIED;
	return others > SENTENCE_MIN_BYTES ? DATE_ROLE_SENTENCE : DATE_ROLE_PLAIN;
}

static bool
tells_something(struct span label)
{
	return date_phrase_member(label) || date_phrase_published(label) ||
	    date_phrase_modified(label);
}

void
date_line_each(struct span line, struct span above, struct date_reading reading,
    date_line_take *take, void *taker)
{
	struct span rest = line, where;
	struct date date;

	if (above.len > LABEL_MAX_BYTES)
		above.len = 0;
	for (int n = 0; n < DATES_MAX; n++) {
		struct span before;

		if (!date_line_may_hold(rest) ||
		    !date_find(rest, reading.order, reading.language, &date, &where) || date.day == 0)
			return;
		if (n == 0 && (date_phrase_copyright(line) || date_phrase_member(line)))
			return;
		before = span_slice(rest, 0, (size_t)(where.ptr - rest.ptr));
		rest = span_slice(rest, before.len + where.len, rest.len);
		if (n == 0 && before.len == 0 && tells_something(above)) {
			if (date_phrase_member(above))
				return;
			before = above;
		} else if (n == 0 && before.len < DATE_MIN_BYTES && !date_line_may_hold(rest))
			before = rest;
		take(taker, role_of(before, line.len - where.len), &date);
	}
}

bool
date_line_opening(struct span text, struct date_reading reading, struct date *date)
{
	struct span opening = span_slice(text, 0, OPENING_BYTES), where, behind;

	if (!date_line_may_hold(opening) ||
	    !date_find(opening, reading.order, reading.language, date, &where) || date->day == 0)
		return false;
	behind = span_trim(span_slice(text, (size_t)(where.ptr + where.len - text.ptr), text.len));
	if (behind.len == 0)
		return false;
	return where.ptr == text.ptr || memchr("-:)|/(", behind.ptr[0], 6) != NULL ||
	    span_starts(behind, SPAN("–")) || span_starts(behind, SPAN("—"));
}
