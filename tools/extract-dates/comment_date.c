/*
 * comment_date - when a comment was written whose page says only "3 days ago" or "Yesterday at 10:11"
 */
#include "comment_date.h"

#include "ascii.h"

enum { RAW_MAX_BYTES = 80 };

/* 2013, 2013-03, 2013-03-22, 2013-03-22T13:55: not 2013-W12 or PAST_REF. */
static bool
is_plain(struct span value)
{
	for (size_t i = 0; i < value.len; i++)
		if (!ascii_is_digit(value.ptr[i]) && memchr("-T:", value.ptr[i], 3) == NULL)
			return false;
	return value.len >= 4;
}

/* The most precise point of time that is said; absent if there is none. */
static struct span
most_precise(const struct expressions *state)
{
	struct span best = { NULL, 0 };

	for (size_t i = 0; i < state->n; i++) {
		struct span value = span_from(state->list[i].value);

		if ((state->list[i].type == TIMEX_DATE || state->list[i].type == TIMEX_TIME) &&
		    is_plain(value) && value.len > best.len)
			best = value;
	}
	return best;
}

void
comment_date_set(struct record *rec, struct anchor fetched, const struct lexicon *lexicon,
    struct expressions *state)
{
	struct span raw = record_string(rec, "metadata.date"), value;
	struct expression_request request = { .text = raw, .lexicon = lexicon, .anchor = fetched,
		.mode = MODE_NEWS, .order = ORDER_AUTO, .usual_order = DATE_DAY_FIRST };

	if (!fetched.known || raw.len == 0 || raw.len > RAW_MAX_BYTES ||
	    record_raw(rec, "created").ptr != NULL)
		return;
	expressions_find(state, &request);
	value = most_precise(state);
	if (value.ptr != NULL && anchor_read(value).day <= fetched.day)
		record_set_string(rec, "created", arena_copy(rec->arena, value));
}
