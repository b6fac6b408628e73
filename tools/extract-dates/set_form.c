/*
 * set_form - what repeats: every Monday, daily, twice a year, weekends, 3pm each day
 */
#include "amount_form.h"

/* What repeats: a unit, weekday, month, part of the day, season. */
static int
read_period(const struct run *run, int i, struct mention *m)
{
	int j = i;

	if (token_is(run, j, W_WEEKDAY) || token_is(run, j, W_MONTH) ||
	    token_is(run, j, W_SEASON) || token_is(run, j, W_HOLIDAY)) {
		m->weekday = (uint8_t)token_value(run, j, W_WEEKDAY);
		m->month = (int8_t)token_value(run, j, W_MONTH);
		m->season = (uint8_t)token_value(run, j, W_SEASON);
		m->holiday = token_value(run, j, W_HOLIDAY);
		j++;
		j += token_is(run, j, W_PART) ? 1 : 0;
		m->part = (uint8_t)(j > i + 1 ? token_value(run, j - 1, W_PART) : PART_NONE);
		return j;
	}
	if (token_is(run, j, W_WEEKDAYS)) { /* tous les mardis */
		m->weekday = (uint8_t)token_value(run, j, W_WEEKDAYS);
		return j + 1;
	}
	if (token_is(run, j, W_PART)) {
		m->part = (uint8_t)token_value(run, j, W_PART);
		return j + 1;
	}
	j = read_unit(run, j, m);
	if (j > 0 && token_is(run, j, W_PART) && m->unit == UNIT_WORKDAY) {
		m->part = (uint8_t)token_value(run, j, W_PART);
		j++;
	}
	return j;
}

/* [at] 10pm behind what repeats */
static int
clock_of_set(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_AT);
	struct mention timed = *m;

	timed.kind = M_SET;
	j = read_clock_time(run, j, &timed);
	if (j == 0 || (timed.doubtful && !(m->weekday > 0 && token_is(run, i, W_AT))))
		return i;
	timed.doubtful = false; /* Thursdays at 17.30 */
	*m = timed;
	return j;
}

/* every day, each Monday, every two weeks, every other year, per month, every night 10pm */
static int
every(const struct run *run, int i, struct mention *m)
{
	int j = i, k, nth;

	m->count = 1;
	if (!token_is(run, j, W_EVERY))
		return 0;
	j++;
	k = read_count(run, j, false, &m->count);
	if (k == 0) {
		k = read_ordinal(run, j, &nth);
		m->count = k > 0 ? nth : 1;
	}
	if (k > 0) /* every few years: count is below 0 */
		j = k;
	else
		m->count = token_value(run, i, W_EVERY) == 2 ? 2 : 1;
	if (token_is(run, i, W_FOR) && token_is(run, j, W_UNIT) && unit_is_plural(run, j))
		return 0; /* per anni: for years */
	if (k > 0 && token_kind(run, k - 1, T_NUMBER) && token_is(run, k, W_MONTH))
		return 0; /* dal 3 al 17 aprile */
	j = read_period(run, j, m);
	return j > 0 ? clock_of_set(run, j, m) : 0;
}

/* daily, twice-yearly, on a weekly basis: the adverb alone */
static int
adverb(const struct run *run, int i, struct mention *m)
{
	int value;

	if (!token_is(run, i, W_FREQUENCY))
		return 0;
	value = token_value(run, i, W_FREQUENCY);
	m->count = value / 100;
	m->unit = (uint8_t)(value % 100);
	return m->unit == UNIT_DAY ? clock_of_set(run, i + 1, m) : i + 1;
}

/* once a month, three times a week, twice every year */
static int
times(const struct run *run, int i, struct mention *m)
{
	double count = 1;
	int j = i;

	if (token_is(run, j, W_TIMES)) {
		count = token_value(run, j, W_TIMES);
		j++;
	} else {
		j = read_count(run, i, false, &count);
		if (j == 0 || !token_is(run, j, W_TIMES_WORD))
			return 0;
		j++;
	}
	if (token_is(run, j, W_EVERY)) {
		j = every(run, j, m); /* once every two weeks */
		m->frequency = (uint16_t)(count < 0 ? 0 : count);
		return j;
	}
	if (token_is(run, j, W_FREQUENCY)) { /* twice daily */
		j = adverb(run, j, m);
		m->frequency = (uint16_t)(count < 0 ? 0 : count);
		return j;
	}
	if (!token_is(run, j, W_AN) && /* zweimal im Monat */
	    !((token_is(run, j, W_IN) || token_is(run, j, W_ON) || token_is(run, j, W_ARTICLE)) &&
	    token_is(run, j + 1, W_UNIT) && !unit_is_plural(run, j + 1)))
		return 0;
	j = read_period(run, j + 1, m);
	m->frequency = (uint16_t)(count < 0 ? 0 : count);
	m->count = 1;
	return j;
}

/* the 19th of every month, the first Tuesday of each month */
static int
day_of_every_month(const struct run *run, int i, struct mention *m)
{
	int day, j = i + token_is(run, i, W_ARTICLE);

	j = read_ordinal(run, j, &day);
	if (j == 0 || day < 1 || day > 31)
		return 0;
	if (token_is(run, j, W_WEEKDAY))
		m->weekday = (uint8_t)token_value(run, j++, W_WEEKDAY);
	j += token_is(run, j, W_OF);
	if (!token_is(run, j, W_EVERY) || !token_is(run, j + 1, W_UNIT) ||
	    token_value(run, j + 1, W_UNIT) != UNIT_MONTH)
		return 0;
	m->day = (int8_t)(m->weekday > 0 ? 0 : day);
	m->unit = UNIT_MONTH;
	m->count = 1;
	return j + 2;
}

/* nights, mornings; where plurals end so */
static bool
part_is_plural(const struct run *run, int i)
{
	struct span ending = run->lexicon->plural_ending;

	return token_is(run, i, W_PART) && ending.len > 0 &&
	    span_ends(span_slice(run->text, run->list[i].start, run->list[i].end), ending);
}

/* Mondays, weekends, nights: plurals say that it happens again and again */
static int
plural_day(const struct run *run, int i, struct mention *m)
{
	i += token_is(run, i, W_ARTICLE) && !token_is(run, i, W_AN) && token_is(run, i + 1, W_UNIT);
	if (token_is(run, i, W_WEEKDAYS)) {
		m->weekday = (uint8_t)token_value(run, i, W_WEEKDAYS);
		if (!token_is(run, i + 1, W_PART))
			return clock_of_set(run, i + 1, m);
		m->part = (uint8_t)token_value(run, i + 1, W_PART);
		return i + 2;
	}
	if (token_is(run, i, W_WEEKDAY) && part_is_plural(run, i + 1)) { /* Friday nights */
		m->weekday = (uint8_t)token_value(run, i, W_WEEKDAY);
		m->part = (uint8_t)token_value(run, i + 1, W_PART);
		return i + 2;
	}
	if (token_is(run, i, W_UNIT) && (token_value(run, i, W_UNIT) == UNIT_WORKDAY ||
	    token_value(run, i, W_UNIT) == UNIT_WEEKEND) &&
	    part_is_plural(run, i + 1)) { /* weekday mornings, weekend nights */
		m->unit = (uint8_t)token_value(run, i, W_UNIT);
		m->part = (uint8_t)token_value(run, i + 1, W_PART);
		return i + 2;
	}
	if (!token_is(run, i, W_UNIT) || !unit_is_plural(run, i) ||
	    !(token_value(run, i, W_UNIT) == UNIT_WEEKEND ||
	    (token_value(run, i, W_UNIT) == UNIT_WORKDAY &&
	    (token_is(run, i - 1, W_ON) || token_kind(run, i + 1, T_CLOCK)))))
		return 0; /* on weekdays, weekdays 9am-5pm */
	m->unit = (uint8_t)token_value(run, i, W_UNIT);
	m->plural = true;
	m->count = 1;
	return i + 1;
}

int
read_set(const struct run *run, int i, struct mention *m)
{
	static const struct choice forms[] = {
		{ every, ON(W_EVERY) },
		{ times, ON(W_TIMES) | COUNT_FIRST },
		{ adverb, ON(W_FREQUENCY) },
		{ plural_day, ON(W_ARTICLE) | ON(W_WEEKDAYS) | ON(W_WEEKDAY) | ON(W_UNIT) },
		{ day_of_every_month, ON(W_ARTICLE) | ORDINAL_FIRST },
		{ NULL, 0 },
	};
	int end = read_longest(forms, run, i, m);

	m->kind = M_SET;
	return end;
}
