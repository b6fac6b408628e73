/*
 * nth_form - days and weeks by their place: the last week of May, week 3 of 2027, the week of 3 May
 */
#include "nth_form.h"

#include "date_form.h"
#include "year_form.h"

/* next month, this year, the month: which one is counted in */
static int
month_or_year_meant(const struct run *run, int i, struct mention *m)
{
	int j = i + (token_is(run, i, W_ARTICLE) && !token_is(run, i, W_AN));
	int unit;

	if (token_is(run, j, W_DIRECTION))
		m->direction = (uint8_t)token_value(run, j++, W_DIRECTION);
	else if (j > i)
		m->direction = DIR_THAT;
	if (j == i || !token_is(run, j, W_UNIT))
		return 0;
	unit = token_value(run, j, W_UNIT);
	if (unit != UNIT_MONTH && unit != UNIT_YEAR)
		return 0;
	m->of_unit = (uint8_t)unit;
	return j + 1;
}

/* 27 του μήνα, am 3. des Monats: digits alone, where days are not named by ordinals */
static int
day_number(const struct run *run, int i, int *day)
{
	if (run->lexicon->plural_ending.len > 0 || !token_kind(run, i, T_NUMBER) ||
	    token_at(run, i)->digits > 2 || token_at(run, i)->decimal)
		return 0;
	*day = token_at(run, i)->value;
	return i + 1 + (token_mark(run, i + 1, '.') && run->lexicon->dotted_dates);
}

/* week 3 of 2027, week 31 */
static int
week_by_number(const struct run *run, int i, struct mention *m)
{
	int end;

	if (!token_is(run, i, W_UNIT) || token_value(run, i, W_UNIT) != UNIT_WEEK ||
	    !token_kind(run, i + 1, T_NUMBER) || token_at(run, i + 1)->value > 53 ||
	    token_at(run, i + 1)->value <= 0)
		return 0;
	m->unit = UNIT_WEEK;
	m->nth = (int8_t)token_at(run, i + 1)->value;
	m->numbered = true;
	end = year_part(run, i + 2, m);
	if (m->direction != DIR_NONE) { /* of last year */
		m->of_unit = UNIT_YEAR;
		m->unit = UNIT_WEEK;
	}
	if (end == i + 2 && token_is(run, end, W_OF)) {
		int whole = month_or_year_meant(run, end + 1, m);

		end = whole > 0 ? whole : end;
	}
	m->doubtful = end == i + 2;
	return end;
}

/* the 15th of this month; του, des: the article in one word with "of". The ordinal ends at j. */
static int
day_of_month_meant(const struct run *run, int j, int nth, struct mention *m)
{
	int end;

	if (nth <= 0 || nth > 31 || !token_is(run, j, W_OF) || token_is(run, j, W_IN))
		return 0;
	end = month_or_year_meant(run, j + !token_is(run, j, W_ARTICLE), m);
	if (end == 0 || m->of_unit != UNIT_MONTH)
		return 0;
	m->nth = (int8_t)nth;
	m->unit = UNIT_DAY;
	return end;
}

/* the first week of May, the last day of 2012, the third Monday of January */
int
nth_of(const struct run *run, int i, struct mention *m)
{
	int nth, j = read_ordinal(run, i, &nth), end = week_by_number(run, i, m);

	if (end > 0)
		return end;
	if (j == 0 && (token_is(run, i, W_FINAL) || (token_is(run, i, W_DIRECTION) &&
	    token_value(run, i, W_DIRECTION) == DIR_LAST))) {
		nth = -1;
		j = i + 1;
	}
	if (j == 0)
		j = day_number(run, i, &nth);
	if (j == 0 || nth > 52)
		return 0;
	end = day_of_month_meant(run, j, nth, m);
	if (end > 0)
		return end;
	if (token_is(run, j, W_WEEKDAY))
		m->weekday = (uint8_t)token_value(run, j, W_WEEKDAY);
	else if (token_is(run, j, W_UNIT))
		m->unit = (uint8_t)token_value(run, j, W_UNIT);
	if (!(m->weekday > 0 || m->unit == UNIT_DAY || m->unit == UNIT_WEEK ||
	    m->unit == UNIT_WEEKEND || m->unit == UNIT_MONTH))
		return 0;
	j++;
	if (!token_is(run, j, W_OF) && !token_is(run, j, W_IN))
		return 0;
	m->nth = (int8_t)nth;
	end = month_alone(run, j + 1, m);
	if (end == 0)
		end = month_or_year_meant(run, j + 1, m);
	if (end == 0) {
		end = year_part(run, j, m);
		end = end > j && !m->short_year ? end : 0;
	}
	return end;
}

/* the week of 3 May, the week beginning on 3 May */
int
week_of(const struct run *run, int i, struct mention *m)
{
	static const struct choice days[] = { { day_month, DAY_MONTH_FIRST }, { month_day, ON(W_MONTH) },
		{ numeric, ON(K_DATE) }, { NULL, 0 } };
	int j = i + 1, end;

	if (!token_is(run, i, W_UNIT) || token_value(run, i, W_UNIT) != UNIT_WEEK ||
	    !(token_is(run, j, W_OF) || token_is(run, j, W_BEGINNING)))
		return 0;
	j++;
	j += token_is(run, j, W_ON);
	j += token_is(run, j, W_ARTICLE);
	end = read_longest(days, run, j, m);
	if (end == 0 && token_kind(run, j, T_ORDINAL) && token_at(run, j)->value <= 31) {
		m->day = (int8_t)token_at(run, j)->value; /* the week of the 18th */
		end = j + 1;
	}
	m->week_of = end > 0;
	return end;
}
