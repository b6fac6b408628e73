/*
 * calendar_form - days and months: Monday, 3 May 2010, the days of a list, holidays; the longest form
 */
#include "amount_form.h"
#include "date_form.h"
#include "nth_form.h"
#include "year_form.h"

enum { LIST_MAX = 16 }; /* days that share a month */

/* on the 9th, by the 20th: a day of the month that is talked about */
static int
day_alone(const struct run *run, int i, struct mention *m)
{
	bool article = token_is(run, i - 1, W_ARTICLE) && !token_is(run, i - 1, W_AN);
	int before = i - 1 - article;
	struct span next;

	if (!token_kind(run, i, T_ORDINAL) || token_at(run, i)->value > 31 ||
	    token_at(run, i)->value < 1 || token_mark(run, i + 1, '-'))
		return 0;
	if (before >= RUN_START ? !token_is(run, before, W_ON) :
	    !lexicon_says(run->lexicon, run->before, W_BEFORE_DATE))
		return 0;
	next = word_after(run, i);
	if (token_is(run, i + 1, W_AND) && token_kind(run, i + 2, T_ORDINAL) &&
	    token_at(run, i + 2)->end < run->text.len && word_after(run, i + 2).len > 0 &&
	    word_after(run, i + 2).ptr[0] < 'a')
		return 0; /* between 31st and 33rd Street */
	if (next.len > 0 && !lexicon_says(run->lexicon, next, W_PAST) &&
	    !lexicon_says(run->lexicon, next, W_AND))
		return 0;
	m->day = (int8_t)token_at(run, i)->value;
	return i + 1;
}

/* el día 11, no dia 11: where a day of the month is named so */
static int
named_day(const struct run *run, int i, struct mention *m)
{
	int day, j;

	if (!token_is(run, i, W_DAY_NAME))
		return 0;
	j = read_day_number(run, i + 1, &day);
	m->day = (int8_t)day;
	return j;
}

/*
 * The days of a list that share a month said later or before: "5 and 6 May", "26-28 June",
 * "May 2, 3, 9". Only the number is the mention.
 */
static int
shared_month(const struct run *run, int i, struct mention *m)
{
	int day, j = read_day_number(run, i, &day), k;

	if (j == 0)
		return 0;
	j += token_mark(run, j, '.') && run->lexicon->dotted_dates; /* 3. bis 5. Mai */
	k = j;
	for (int list = 0; list < LIST_MAX; list++) {
		int other;
		struct mention date = *m;

		if (!(token_mark(run, k, '-') || token_mark(run, k, ',') ||
		    token_mark(run, k, '/') ||
		    token_and(run, k) || token_is(run, k, W_TO) || token_is(run, k, W_OR)))
			return 0;
		k++;
		k += token_is(run, k, W_AND) || token_is(run, k, W_ARTICLE);
		other = day_month(run, k, &date);
		if (other > 0) {
			m->day = (int8_t)day;
			m->month = date.month;
			m->year = date.year;
			m->direction = date.direction;
			m->short_year = date.short_year;
			return j;
		}
		k = read_day_number(run, k, &other);
		if (k == 0)
			return 0;
	}
	return 0;
}

static bool
is_day_digits(const struct run *run, int i)
{
	return token_kind(run, i, T_NUMBER) || token_kind(run, i, T_ORDINAL);
}

/* The later days of "May 2, 3 and 9", "April 6-7" and "April ninth to the tenth". */
static int
month_before(const struct run *run, int i, struct mention *m)
{
	int day, k = i, j = read_day_number(run, i, &day);
	char after;

	if (j == 0 || !(is_day_digits(run, i) || token_is(run, i - 1, W_TO) ||
	    (token_is(run, i - 1, W_ARTICLE) && token_is(run, i - 2, W_TO))))
		return 0;
	after = year_byte_after(run, j - 1);
	if (token_mark(run, i - 1, ',') && after == ' ' && !token_mark(run, j, '-') &&
	    !(token_and(run, j) && is_day_digits(run, j + 1) && token_at(run, j + 1)->value <= 31))
		return 0; /* "May 2, 3 people", but: May 2, 3 and 4 */
	for (int list = 0; list < LIST_MAX; list++) {
		k--;
		k -= token_is(run, k, W_ARTICLE);
		k -= token_is(run, k, W_AND) && token_mark(run, k - 1, ',');
		if (!(token_mark(run, k, '-') || token_mark(run, k, ',') ||
		    token_and(run, k) || token_is(run, k, W_TO)))
			return 0;
		k--;
		if (!is_day_digits(run, k) && !token_is(run, k, W_ORDINAL))
			return 0;
		if (is_day_digits(run, k) && token_at(run, k)->value >= day)
			return 0;
		k -= token_is(run, k - 1, W_ARTICLE);
		k -= token_mark(run, k - 1, '.') && token_is(run, k - 2, W_MONTH); /* Jan. 2-3 */
		if (token_is(run, k - 1, W_MONTH)) {
			m->month = (int8_t)token_value(run, k - 1, W_MONTH);
			m->day = (int8_t)day;
			return year_part(run, j, m);
		}
	}
	return 0;
}

/* [morning] of next week, last week: behind a weekday at i - 1 */
static int
week_meant(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_PART), k = j + token_is(run, j, W_OF);

	k += token_is(run, k, W_ARTICLE) && !token_is(run, k, W_AN);
	if (!token_is(run, k, W_DIRECTION) || !token_is(run, k + 1, W_UNIT) ||
	    token_value(run, k + 1, W_UNIT) != UNIT_WEEK)
		return i;
	m->direction = (uint8_t)token_value(run, k, W_DIRECTION);
	m->unit = UNIT_WEEK;
	m->part = (uint8_t)(j > i ? token_value(run, i, W_PART) : PART_NONE);
	return k + 2;
}

/*
 * 2017 April, 2019-Aug-01, 2012. május 3. A blank alone does not join a day: "in 1984 May 3 was"
 * has two dates.
 */
static int
year_month(const struct run *run, int i, struct mention *m)
{
	bool dotted = token_mark(run, i + 1, '.') && !run->lexicon->full;
	bool marked = token_mark(run, i + 1, '-') || token_mark(run, i + 1, '/');
	int day, j = i + 1 + (dotted || marked), k;

	if (!token_kind(run, i, T_NUMBER) || token_at(run, i)->digits != 4 ||
	    token_at(run, i)->value < 1500 || token_at(run, i)->value > 2199 ||
	    !is_month(run, j) || (j == i + 1 && (token_at(run, j)->word->weak ||
	    (run->lexicon->full && !token_at(run, j)->capital &&
	    word_after(run, j).len > 0)))) /* in 2024 may come */
		return 0;
	m->year = (int16_t)token_at(run, i)->value;
	m->month = (int8_t)token_value(run, j, W_MONTH);
	j++;
	if (!dotted && !marked)
		return token_kind(run, j, T_NUMBER) || token_kind(run, j, T_ORDINAL) ? 0 : j;
	k = j + (token_mark(run, j, '-') || token_mark(run, j, '/'));
	if (marked && k == j)
		return j;
	k = read_day_number(run, k, &day);
	m->day = (int8_t)(k > 0 ? day : 0);
	return k > 0 ? k : j;
}

/* Sunday, the 25th anniversary: behind a comma, with a word that no date has beside it */
static bool
counts_a_noun(const struct run *run, int i)
{
	struct span next = word_after(run, i);
	int before = i - 1 - token_is(run, i - 1, W_ARTICLE);

	return token_mark(run, before, ',') && next.len > 0 &&
	    lexicon_word(run->lexicon, next) == NULL;
}

/* the 13th, the thirteenth, 13 where nothing follows that it could count */
static int
day_behind_weekday(const struct run *run, int i, int *day)
{
	int j = read_day_number(run, i, day);

	if (j > 0 && token_kind(run, i, T_ORDINAL))
		return counts_a_noun(run, i) ? 0 : j;
	if (j == 0)
		return 0;
	if (token_kind(run, i, T_NUMBER))
		return token_at(run, i)->spaced && token_at(run, i)->digits == 2 &&
			!token_mark(run, j, '-') && !token_mark(run, j, ':') &&
			!token_mark(run, j, '/') && !token_is(run, j, W_TO) &&
			(token_is(run, j, W_AT) || token_is(run, j, W_FROM) ||
			    word_after(run, j - 1).len == 0 ||
			    lexicon_says(run->lexicon, word_after(run, j - 1), W_BETWEEN))
		    ? j
		    : 0;
	if (token_mark(run, i - 2, ',') && word_after(run, j - 1).len > 0)
		return 0; /* Friday, the third rally */
	return token_is(run, i - 1, W_ARTICLE) && !token_is(run, j, W_UNIT) ? j : 0;
}

static int
read_weekday(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_WEEKDAY))
		return 0;
	m->weekday = (uint8_t)token_value(run, i, W_WEEKDAY);
	if (token_is(run, i, W_PART)) /* Freitagabend */
		m->part = (uint8_t)token_value(run, i, W_PART);
	i++;
	if (token_at(run, i - 1)->word->weak && token_mark(run, i, '.') &&
	    token_at(run, i)->start == token_at(run, i - 1)->end)
		i++;
	return i;
}

/* Friday-June 15 */
static bool
dash_before_month(const struct run *run, int i)
{
	return token_mark(run, i, '-') && !token_at(run, i)->spaced && is_month(run, i + 1) &&
	    is_day_digits(run, i + 2 + token_mark(run, i + 2, '-'));
}

/* Monday, 3 May 2010; Friday the 13th; Tuesday 5/3 */
static int
weekday_and_date(const struct run *run, int i, struct mention *m)
{
	static const struct choice days[] = { { day_month, DAY_MONTH_FIRST }, { month_day, ON(W_MONTH) },
		{ numeric, ON(K_DATE) }, { dotted_date, ON(K_NUMBER) }, { named_day, ON(W_DAY_NAME) },
		{ NULL, 0 } };
	int j = read_weekday(run, i, m), k, day, end;

	if (j == 0)
		return 0;
	end = week_meant(run, j, m);
	if (end > j)
		return end;
	if (token_mark(run, j, '.') && token_at(run, i)->end - token_at(run, i)->start <= 4) {
		end = read_longest(days, run, j + 1, m); /* Fri. 10/1/99 */
		return end > 0 ? end : j;
	}
	k = j + (token_mark(run, j, ',') || dash_before_month(run, j));
	k += token_is(run, k, W_ARTICLE);
	k += token_is(run, k, W_ON);
	k += token_is(run, k, W_ARTICLE);
	end = read_longest(days, run, k, m);
	if (end > 0)
		return end;
	end = day_behind_weekday(run, k, &day);
	if (end == 0)
		return j;
	m->day = (int8_t)day;
	return end;
}

int
read_calendar(const struct run *run, int i, struct mention *m)
{
	static const struct choice forms[] = {
		{ weekday_and_date, ON(W_WEEKDAY) },
		{ day_month, DAY_MONTH_FIRST },
		{ month_day, ON(W_MONTH) },
		{ month_alone, ON(W_MONTH) | ON(W_UNIT) },
		{ year_season, ON(W_SEASON) },
		{ year_fraction, ORDINAL_FIRST | ON(W_FISCAL) | ON(W_FRACTION) | ON(W_FINAL) |
		    ON(W_MONTH) },
		{ year_era, ORDINAL_FIRST | ON(W_YEARS_OF) | ON(W_UNIT) | ON(W_DECADE) | ON(K_DECADE) |
			ON(K_MARK) },
		{ year_alone, ON(W_FISCAL) | ON(W_THE_YEAR) | ON(W_NUMBER) | ON(K_NUMBER) |
			ON(K_MARK) },
		{ year_second, ON(K_NUMBER) },
		{ year_first_bc, ON(K_NUMBER) },
		{ numeric, ON(K_DATE) },
		{ dotted_date, ON(K_NUMBER) },
		{ day_alone, ON(K_ORDINAL) },
		{ named_day, ON(W_DAY_NAME) },
		{ shared_month, ORDINAL_FIRST },
		{ month_before, ORDINAL_FIRST },
		{ nth_of, ORDINAL_FIRST | ON(W_UNIT) | ON(W_FINAL) | ON(W_DIRECTION) },
		{ week_of, ON(W_UNIT) },
		{ year_month, ON(K_NUMBER) },
		{ NULL, 0 },
	};
	int end;

	if (!token_begins(run, i, CALENDAR_FIRST))
		return 0;
	m->kind = M_CALENDAR;
	end = read_longest(forms, run, i, m);
	/* 14th December Friday; 8 April 2011, Friday */
	if (end > 0 && m->day > 0 && m->weekday == 0 && m->nth == 0) {
		int j = end + token_mark(run, end, ',');

		if (token_is(run, j, W_WEEKDAY) && !token_is(run, j + 1, W_PART))
			end = read_weekday(run, j, m);
	}
	return end;
}

static bool
is_weekend(const struct run *run, int i)
{
	return token_is(run, i, W_UNIT) && token_value(run, i, W_UNIT) == UNIT_WEEKEND;
}

/* Easter, Christmas 2010, Labor Day weekend, the weekend of Thanksgiving */
int
read_holiday(const struct run *run, int i, struct mention *m)
{
	bool weekend = is_weekend(run, i) && token_is(run, i + 1, W_OF);
	int end;

	i += weekend ? 2 : 0;
	if (!token_is(run, i, W_HOLIDAY))
		return 0;
	m->kind = M_CALENDAR;
	m->holiday = token_value(run, i, W_HOLIDAY);
	end = year_part(run, i + 1, m);
	if (!weekend && is_weekend(run, end) && !unit_is_plural(run, end)) {
		weekend = true;
		end = m->year != 0 ? end + 1 : year_part(run, end + 1, m);
	}
	if (weekend)
		m->unit = UNIT_WEEKEND;
	return end;
}
