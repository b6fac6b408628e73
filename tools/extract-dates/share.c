/*
 * share - what neighbours say for each other
 */
#include "share.h"

#include "gap.h"
#include "hour_form.h"

enum {
	YEAR_JOINT_MAX = 9,  /* bytes between dates that share a year: " through " */
	SET_JOINT_MAX = 6,   /* between weekdays that share an "every": ", and " */
	RANGE_JOINT_MAX = 9, /* between the ends of a range */
	NOON = 12 * 60,      /* minutes */
};

/* "March and April 1918", "3 May to 5 June 1914": the first date gets the year of the second. */
static void
share_year(const struct mention *second, struct mention *first)
{
	if (first->kind != M_CALENDAR || first->year != 0 || first->month == 0 ||
	    first->direction != DIR_NONE || second->kind != M_CALENDAR || second->month == 0 ||
	    second->year == 0 || second->start - first->end > YEAR_JOINT_MAX)
		return;
	first->year = (int16_t)(second->year - (!second->bc && first->month > second->month));
	first->bc = second->bc;
	first->short_year = second->short_year;
}

/* Is the text between two mentions what joins the ends of a range? */
static bool
is_range(const struct run *run, const struct mention *first, const struct mention *second)
{
	static const enum word_class to[] = { W_TO, W_NONE };
	struct span gap = span_slice(run->text, first->end, second->start);

	if (second->start <= first->end || gap.len > RANGE_JOINT_MAX || span_trim(gap).len == 0)
		return false;
	gap = span_trim(gap);
	return span_equal(gap, SPAN("–")) || span_equal(gap, SPAN("—")) ||
	    gap_holds(run->lexicon, gap, to, "-");
}

/* "20 December 2025 - 3 January": the second date lies in the year of the first or in the next. */
static void
carry_year(const struct mention *first, struct mention *second)
{
	if (first->kind != M_CALENDAR || first->year == 0 || first->month == 0 || first->bc ||
	    first->short_year || second->kind != M_CALENDAR || second->year != 0 ||
	    second->month == 0 || second->direction != DIR_NONE)
		return;
	second->year = (int16_t)(first->year + (second->month < first->month));
}

/* Monday to Friday, June to August: the first and the last of a range without years */
static void
join_bare(struct mention *first, struct mention *second)
{
	if (first->kind != M_CALENDAR || second->kind != M_CALENDAR || first->year != 0 ||
	    second->year != 0 || second->direction != DIR_NONE)
		return;
	if (first->weekday > 0 && second->weekday > 0 && second->day == 0) {
		first->until = first->day == 0 ? second->weekday : 0;
		second->ends_range = true;
	} else if (first->month > 0 && second->month > 0) {
		second->ends_range = true;
	}
}

/* Are they two days in a row, "Monday and Tuesday"? They are read as the ends of a range. */
static bool
are_days_in_a_row(const struct run *run, const struct mention *first, const struct mention *second)
{
	static const enum word_class joints[] = { W_AND, W_OR, W_NONE };

	return first->kind == M_CALENDAR && second->kind == M_CALENDAR && first->weekday > 0 &&
	    second->weekday == first->weekday % 7 + 1 && first->day == 0 && second->day == 0 &&
	    second->start - first->end <= SET_JOINT_MAX &&
	    gap_holds(run->lexicon, span_slice(run->text, first->end, second->start), joints, "&");
}

/* "from 1 to 4 pm": the first is pm, too, unless that would make it the later one. */
static void
share_half(const struct mention *second, struct mention *first)
{
	int from = first->hour * 60 + first->minute, to = second->hour * 60 + second->minute;

	if (first->hour < 1 || first->half_known || !second->half_known || from >= NOON ||
	    to < NOON || from + NOON >= to)
		return;
	first->hour = (int8_t)(first->hour + NOON / 60);
	first->half_known = true;
}

/* Makes a time of the morning that no am was said with one of the second half of the day. */
static void
move_to_later_half(struct mention *m)
{
	m->hour = (int8_t)(m->hour + NOON / 60);
	m->half_known = true;
}

static bool
is_open_hour(const struct mention *m)
{
	return m->kind == M_TIME && m->hour >= 1 && m->hour < NOON / 60 && !m->half_known &&
	    m->part == PART_NONE;
}

/* "tonight at 8:30", "this evening from 7": the hour is that of the evening. */
static void
share_part(const struct run *run, const struct mention *first, struct mention *second)
{
	enum { JOINT_MAX = 12 }; /* bytes: " from around " */
	static const enum word_class joints[] = { W_AT, W_FROM, W_MOD, W_NONE };

	if (first->hour < 0 && is_open_hour(second) && hour_is_later_half(first->part, second->hour) &&
	    second->start >= first->end && second->start - first->end <= JOINT_MAX &&
	    gap_holds(run->lexicon, span_slice(run->text, first->end, second->start), joints, ",-"))
		move_to_later_half(second);
}

/* "from 7 pm to 9": the second is pm, too, if that makes it the later one. */
static void
share_half_ahead(const struct mention *first, struct mention *second)
{
	if (first->kind == M_TIME && first->hour * 60 + first->minute >= NOON && first->half_known &&
	    is_open_hour(second) &&
	    second->hour * 60 + second->minute + NOON > first->hour * 60 + first->minute)
		move_to_later_half(second);
}

/* every Monday, Wednesday and Friday: a weekday behind a set is one, too. */
static void
share_set(const struct run *run, const struct mention *first, struct mention *second)
{
	struct span between = span_slice(run->text, first->end, second->start);

	if (first->kind == M_SET && first->weekday > 0 && second->kind == M_CALENDAR &&
	    second->weekday > 0 && second->day == 0 && second->hour < 0 &&
	    second->direction == DIR_NONE && between.len <= SET_JOINT_MAX &&
	    memchr(between.ptr, '.', between.len) == NULL)
		second->kind = M_SET;
}

void
share_parts(const struct run *run, struct mention *list, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		share_set(run, &list[i - 1], &list[i]);
		share_part(run, &list[i - 1], &list[i]);
		if (are_days_in_a_row(run, &list[i - 1], &list[i]))
			join_bare(&list[i - 1], &list[i]);
		if (!is_range(run, &list[i - 1], &list[i]))
			continue;
		carry_year(&list[i - 1], &list[i]);
		join_bare(&list[i - 1], &list[i]);
		share_half(&list[i], &list[i - 1]);
		share_half_ahead(&list[i - 1], &list[i]);
	}
	for (size_t i = n; i > 1; i--)
		share_year(&list[i - 1], &list[i - 2]);
}

static bool
is_clock(const struct mention *m)
{
	return m->kind == M_TIME && m->hour >= 0;
}

static bool
is_day(const struct mention *m)
{
	return m->hour < 0 && m->part == PART_NONE && (m->kind == M_DAY || (m->kind == M_CALENDAR &&
	    m->holiday == 0 && m->nth == 0 && (m->weekday > 0 || m->day > 0)));
}

/* Makes a time of day that of a day. */
static void
set_day(const struct mention *day, struct mention *m)
{
	struct mention timed = *day;

	timed.start = m->start;
	timed.end = m->end;
	timed.mod = m->mod;
	timed.hour = m->hour;
	timed.minute = m->minute;
	timed.second = m->second;
	timed.on_hour = m->on_hour;
	timed.half_known = m->half_known;
	timed.zoned = m->zoned;
	timed.zone = m->zone;
	*m = timed;
}

void
share_day_behind(const struct lexicon *lexicon, struct span text, struct mention *list, size_t n)
{
	static const enum word_class on[] = { W_ON, W_NONE }, none[] = { W_NONE };
	struct mention *time = &list[0], *other = &list[1], *day = &list[2];

	if (n < 3 || !is_clock(time) || !is_clock(other) || !is_day(day) ||
	    other->start - time->end > RANGE_JOINT_MAX || day->start - other->end > RANGE_JOINT_MAX ||
	    !gap_holds(lexicon, span_slice(text, time->end, other->start), none, "(/") ||
	    !gap_holds(lexicon, span_slice(text, other->end, day->start), on, ")"))
		return;
	set_day(day, time);
	set_day(day, other);
}
