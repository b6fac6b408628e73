/*
 * resolve - the value of a mention, given what it is anchored on
 */
#include "resolve.h"

#include <stdio.h>

#include "calendar.h"
#include "pick.h"
#include "resolve_calendar.h"
#include "value.h"

static void
resolve_day(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = { 0 };

	if (c->anchor.known)
		ref = point_from(c->anchor.day);
	else if (m->day_offset == 0 && m->part == PART_NONE && m->hour < 0) {
		value_set(timex, "PRESENT_REF"); /* in a history: when it was written */
		return;
	}
	if (ref.year == 0 || ref.bc) {
		value_set(timex, "XXXX-XX-XX");
	} else {
		struct point day = point_from(point_day(ref) + m->day_offset);

		value_of_point(timex, day);
		context_remember(c, day);
	}
	value_add_clock(timex, m);
}

/* net income in the third quarter and that of a year earlier: the quarter, n years away */
static bool
quarter_of_other_year(const struct context *c, int unit, long n, struct expression *timex)
{
	if (unit != UNIT_YEAR || c->mode != MODE_NEWS || c->quarter.year == 0)
		return false;
	value_of_unit(timex, (struct point){ (int)(c->quarter.year + n), c->quarter.month, 0, false },
	    UNIT_QUARTER);
	return true;
}

/* founded in 1923, it will close by the end of the year: of that of writing */
static bool
lies_ahead(const struct context *c, const struct mention *m)
{
	return c->mode != MODE_NARRATIVE && c->tense == TENSE_FUTURE && c->anchor.known &&
	    m->definite && m->direction == DIR_THAT && m->mod == MOD_END &&
	    c->last.year < calendar_day(c->anchor.day).year;
}

/* What a unit at a point says of those behind it; the year-ago period says nothing. */
static void
remember_unit(struct context *c, const struct mention *m, struct point at)
{
	if (m->aside)
		return;
	if (m->unit == UNIT_YEAR || m->unit == UNIT_MONTH)
		context_remember(c, (struct point){ at.year,
		    m->unit == UNIT_YEAR ? 0 : at.month, 0, at.bc });
	else if (m->unit <= UNIT_WORKDAY)
		context_remember(c, at);
	else if (m->unit == UNIT_WEEK)
		c->last = at;
	else if (m->unit == UNIT_QUARTER)
		c->quarter = c->told_quarter = (struct point){ at.year, at.month, 0, at.bc };
}

/* Met over the weekend; on a Monday: met this weekend. */
static bool
is_weekend_before(const struct context *c, const struct mention *m)
{
	if (m->unit != UNIT_WEEKEND || c->mode != MODE_NEWS || c->tense != TENSE_PAST ||
	    !c->anchor.known)
		return false;
	return (m->direction == DIR_THAT && calendar_weekday(c->anchor.day) <= 5) ||
	    (m->direction == DIR_THIS && calendar_weekday(c->anchor.day) <= 2);
}

static void
resolve_unit(struct context *c, const struct mention *m, struct expression *timex)
{
	bool over_the_weekend = m->unit == UNIT_WEEKEND && m->definite && c->mode == MODE_NEWS &&
	    m->direction == DIR_THAT;
	bool talked = !over_the_weekend && !lies_ahead(c, m) &&
	    (m->definite || m->direction == DIR_THAT);
	struct point ref = pick_reference(c, talked), moved_to;
	long n = m->direction == DIR_LAST ? -1 : m->direction == DIR_NEXT ? 1 : 0;

	if (is_weekend_before(c, m))
		n = -1;
	if (m->unit == UNIT_QUARTER && m->definite && n == 0)
		ref = c->told_quarter;
	if (m->count > 1) /* the week after next */
		n *= (long)m->count;
	if (m->aside && quarter_of_other_year(c, m->unit, n, timex))
		return;
	if (m->numbered) {
		value_set(timex, "XXXX-XX-XX");
		return;
	}
	if (m->unit == UNIT_HOUR && m->direction == DIR_THIS && c->anchor.known) {
		value_of_point(timex, point_from(c->anchor.day));
		value_add(timex, c->anchor.hour >= 0 ? "T%02d" : "TXX", c->anchor.hour);
		timex->type = TIMEX_TIME;
		return;
	}
	if (m->unit <= UNIT_HOUR || m->unit == UNIT_MOMENT) {
		struct mention duration = *m;

		duration.count = 1;
		value_of_duration(&duration, timex);
		return;
	}
	if (!point_known_to(ref, m->unit))
		ref = m->unit >= UNIT_MONTH ? (struct point){ 0 } : pick_reference_day(c, talked);
	if (!point_known_to(ref, m->unit) && c->anchor.known && c->mode != MODE_NARRATIVE)
		ref = point_from(c->anchor.day);
	if (!point_known_to(ref, m->unit)) {
		value_set(timex, "%s", value_unknown(m->unit));
	} else {
		moved_to = n == 0 ? ref : point_move(ref, m->unit, n);
		value_of_unit(timex, moved_to, m->unit);
		remember_unit(c, m, moved_to);
	}
	value_add_clock(timex, m);
}

static void
resolve_hours_away(struct context *c, const struct mention *m, struct expression *timex, int sign)
{
	long minutes;

	timex->type = TIMEX_TIME;
	if (!c->anchor.known || c->mode == MODE_NARRATIVE) {
		value_set(timex, "XXXX-XX-XXTXX");
		return;
	}
	if (c->anchor.hour < 0 || m->count < 0) {
		value_of_point(timex, point_from(c->anchor.day));
		value_add(timex, "TXX");
		return;
	}
	minutes = c->anchor.hour * 60L + c->anchor.minute +
	    sign * (long)(m->count * (m->unit == UNIT_HOUR ? 60 : m->unit == UNIT_MINUTE ? 1 : 0));
	value_of_point(timex, point_from(c->anchor.day + (minutes >= 0 ? minutes / 1440 :
	    -((1439 - minutes) / 1440))));
	minutes = ((minutes % 1440) + 1440) % 1440;
	value_add(timex, "T%02ld:%02ld", minutes / 60, minutes % 60);
}

/* 2 years 1 month and 21 days later: known as finely as its smallest unit. */
static struct point
moved_by_parts(struct point p, const struct mention *m, int sign)
{
	uint8_t finest = m->more[m->n_more - 1].unit;
	long day;

	if (!point_known_to(p, finest))
		return point_move(p, m->unit, sign * (long)m->count);
	day = point_day(p);
	value_move_day(&day, m->unit, sign * (long)m->count);
	for (int i = 0; i < m->n_more; i++)
		value_move_day(&day, m->more[i].unit, sign * (long)m->more[i].count);
	p = point_from(day);
	if (finest >= UNIT_MONTH)
		p.day = 0;
	if (finest >= UNIT_YEAR)
		p.month = 0;
	return p;
}

/* a week ago Friday: so many weeks before the last one; a week from Tuesday: behind the next one */
static void
resolve_weekday_away(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = pick_reference_day(c, false), to;
	long weeks = (long)m->count, back;

	if (c->anchor.known)
		ref = point_from(c->anchor.day);
	if (ref.year == 0 || ref.bc) {
		value_set(timex, "XXXX-WXX-%d", m->weekday);
		return;
	}
	back = (calendar_weekday(point_day(ref)) - m->weekday + 7) % 7;
	to = point_from(point_day(ref) - back +
	    7 * (m->offset == OFFSET_AGO ? -weeks : weeks + 1));
	value_of_point(timex, to);
	context_remember(c, to);
}

static void
resolve_offset(struct context *c, const struct mention *m, struct expression *timex)
{
	bool later = m->offset == OFFSET_LATER || m->offset == OFFSET_FROM_NOW;
	bool talked = m->offset == OFFSET_LATER || m->offset == OFFSET_EARLIER;
	struct point ref = pick_reference(c, talked), to;
	long count = (long)(m->count + 0.5);
	int unit = m->unit;

	if (m->weekday > 0) {
		resolve_weekday_away(c, m, timex);
		return;
	}
	if (m->offset == OFFSET_AGO && c->anchor.known)
		ref = point_from(c->anchor.day);
	if (m->unit <= UNIT_HOUR && m->unit != UNIT_NONE) {
		resolve_hours_away(c, m, timex, later ? 1 : -1);
		return;
	}
	if (m->count < 0 || m->unit == UNIT_MOMENT) {
		value_set(timex, later ? "FUTURE_REF" : "PAST_REF");
		return;
	}
	if (!point_known_to(ref, m->unit) && m->unit < UNIT_MONTH)
		ref = pick_reference_day(c, talked);
	if (!point_known_to(ref, m->unit)) {
		value_set(timex, "%s", value_unknown(m->unit == UNIT_WEEK ? UNIT_DAY : m->unit));
		return;
	}
	if (!later && m->n_more == 0 && m->count == (double)count &&
	    quarter_of_other_year(c, m->unit, -count, timex))
		return;
	if (m->unit >= UNIT_DECADE && m->count != (double)(long)m->count) { /* half a century ago */
		unit = UNIT_YEAR;
		count = (long)(m->count * (m->unit == UNIT_DECADE ? 10 : m->unit == UNIT_CENTURY ? 100 :
		    1000));
	}
	if (m->day_offset != 0 && ref.day > 0)
		ref = point_from(point_day(ref) + m->day_offset);
	to = m->n_more > 0 ? moved_by_parts(ref, m, later ? 1 : -1) :
	    point_move(ref, unit, later ? count : -count);
	/* messages count from their own day to the day */
	if (c->mode == MODE_COLLOQUIAL && !talked && m->unit == UNIT_YEAR && ref.day > 0)
		to = (struct point){ to.year, ref.month, ref.day, false };
	if (m->unit >= UNIT_YEAR && m->count != (double)count && to.year > 0)
		to.month = 0;
	if (to.year == 0)
		value_set(timex, later ? "FUTURE_REF" : "PAST_REF");
	else if (unit == UNIT_CENTURY || unit == UNIT_MILLENNIUM)
		value_of_unit(timex, to, UNIT_CENTURY);
	else
		value_of_point(timex, to);
	if (to.year > 0)
		context_remember(c, to);
}

static void
resolve_set(const struct mention *m, struct expression *timex)
{
	if (m->weekday > 0)
		value_set(timex, "XXXX-WXX-%d", m->weekday);
	else if (m->month > 0)
		value_set(timex, "XXXX-%02d", m->month);
	else if (m->day > 0)
		value_set(timex, "XXXX-XX-%02d", m->day);
	else if (m->season > 0)
		value_set(timex, "XXXX-%s", value_season((enum season)m->season));
	else if (m->holiday > 0 && m->holiday < HOLIDAY_EASTER - 100)
		value_set(timex, "XXXX-%02d-%02d", m->holiday / 100, m->holiday % 100);
	else if (m->unit == UNIT_WEEKEND)
		value_set(timex, "XXXX-WXX-WE");
	else if (m->unit == UNIT_WORKDAY && (m->part != PART_NONE || m->plural))
		value_set(timex, "XXXX-WXX-XX");
	else if (m->hour >= 0 && (m->part != PART_NONE || m->unit == UNIT_DAY))
		value_set(timex, "XXXX-XX-XX");
	else if (m->part != PART_NONE)
		; /* every morning: TMO */
	else
		value_of_duration(m, timex);
	timex->type = TIMEX_SET;
	if (timex->value[0] != 'P')
		value_add_clock(timex, m);
	timex->type = TIMEX_SET;
	timex->every = m->frequency == 0;
	if (m->frequency > 0)
		snprintf(timex->frequency, sizeof(timex->frequency), "%uX", m->frequency % 1000u);
}

/* What happened overnight, news tell the day after. */
static bool
is_night_before(const struct context *c, const struct mention *m)
{
	return m->part == PART_OVERNIGHT && c->mode == MODE_NEWS && c->tense == TENSE_PAST &&
	    c->clause_day.year == 0;
}

static void
resolve_time(struct context *c, const struct mention *m, struct expression *timex)
{
	struct point ref = c->clause_day.year != 0 && !m->plural ? c->clause_day :
	    pick_reference_day(c, false);

	if (is_night_before(c, m) && ref.year != 0 && !ref.bc)
		ref = point_from(point_day(ref) - 1);
	if (ref.year == 0 || ref.bc)
		value_set(timex, "XXXX-XX-XX");
	else
		value_of_point(timex, ref);
	value_add_clock(timex, m);
	timex->type = TIMEX_TIME;
}

void
resolve_mention(struct context *c, const struct mention *m, struct expression *timex)
{
	static const char *const references[] = { "PRESENT_REF", "PAST_REF", "FUTURE_REF" };

	memset(timex, 0, sizeof(*timex));
	timex->start = m->start;
	timex->end = m->end;
	timex->mod = m->mod;
	timex->type = TIMEX_DATE;
	switch ((enum mention_kind)m->kind) {
	case M_CALENDAR: resolve_calendar(c, m, timex); break;
	case M_DAY: resolve_day(c, m, timex); break;
	case M_UNIT: resolve_unit(c, m, timex); break;
	case M_OFFSET: resolve_offset(c, m, timex); break;
	case M_REF: value_set(timex, "%s", references[m->reference]); break;
	case M_DURATION: value_of_duration(m, timex); break;
	case M_SET: resolve_set(m, timex); break;
	case M_TIME: resolve_time(c, m, timex); break;
	case M_NONE: break;
	}
}
