/*
 * fraction_form - seasons, quarters and halves of years: spring 2010, Q2 2013, the first half of 1989
 */
#include "accept.h"
#include "amount_form.h"
#include "year_form.h"

/* the fall semester, the winter season, the summer months: a word that adds nothing */
static bool
part_of_year(const struct run *run, int i)
{
	int unit = token_is(run, i, W_UNIT) ? token_value(run, i, W_UNIT) : UNIT_NONE;

	return unit_is_plural(run, i) ? unit == UNIT_MONTH :
	    unit == UNIT_SEASON || unit == UNIT_TERM;
}

/* spring, the winter of 2010, summer 2010, the fall semester */
int
year_season(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_SEASON))
		return 0;
	m->season = (uint8_t)token_value(run, i, W_SEASON);
	i++;
	i += part_of_year(run, i);
	return year_part(run, i, m);
}

/* 2019 Q1, 2019-H2, the 1989 fourth quarter */
static int
fraction_behind_year(const struct run *run, int i, struct mention *m)
{
	int j = i + 1 + token_mark(run, i + 1, '-'), nth, end;

	m->year = (int16_t)token_at(run, i)->value;
	if (token_is(run, j, W_FRACTION)) {
		m->fraction = (uint8_t)token_value(run, j, W_FRACTION);
		return j + 1;
	}
	end = read_ordinal(run, j, &nth);
	if (end == 0 || nth > 4)
		return 0;
	end += token_mark(run, end, '-');
	if (!token_is(run, end, W_QUARTER))
		return 0;
	m->fraction = (uint8_t)(QUARTER_1 + nth - 1);
	return end + 1;
}

/* of 2013, of last year, of the year: what makes "the second half" one of a year; 0 if none does */
static int
year_of_half(const struct run *run, int i, struct mention *m)
{
	int end = year_part(run, i, m);

	if (end > i)
		return end;
	if (!token_is(run, i + 1, W_ARTICLE) || !token_is(run, i + 2, W_UNIT) ||
	    token_value(run, i + 2, W_UNIT) != UNIT_YEAR)
		return 0;
	m->direction = DIR_THIS;
	m->unit = UNIT_YEAR;
	return i + 3;
}

/* first-half profit: a joined half before what is in accounts */
static bool
half_of_accounts(const struct run *run, int i)
{
	enum { MONEY = 1 };
	struct span next = word_after(run, i);
	int of = 0;

	return token_mark(run, i - 1, '-') &&
	    word_is(lexicon_word(run->lexicon, next), W_ACCOUNTS, &of) && of == MONEY;
}

/* In the first half, profit rose: "the" before, and nothing behind that it could be the half of */
static bool
half_alone(const struct run *run, int i, int behind)
{
	struct span next = word_after(run, behind - 1);

	return run->lexicon->full && token_is(run, i - 1, W_ARTICLE) && !token_is(run, i - 1, W_AN) &&
	    token_at(run, behind - 1)->spaced && (next.len == 0 || next.ptr[0] >= 'a') &&
	    !token_mark(run, behind, '-') && !noun_behind(run, behind);
}

/* de l'année dernière, del año pasado: the direction behind the year */
static int
year_then_direction(const struct run *run, int i, struct mention *m)
{
	int j = i + 1;

	j += token_is(run, j, W_ARTICLE);
	if (!token_is(run, i, W_OF) || !token_is(run, j, W_UNIT) ||
	    token_value(run, j, W_UNIT) != UNIT_YEAR || !token_is(run, j + 1, W_BEHIND) ||
	    token_is(run, j + 1, W_OPEN))
		return 0;
	m->direction = (uint8_t)token_value(run, j + 1, W_BEHIND);
	m->unit = UNIT_YEAR;
	return j + 2;
}

/* of fiscal 2013 */
static int
fiscal_year_behind(const struct run *run, int i, struct mention *m)
{
	int j = i + 2;

	if (!token_is(run, i, W_OF) || !token_is(run, i + 1, W_FISCAL))
		return 0;
	j += token_is(run, j, W_THE_YEAR);
	if (!year_in_digits(run, j))
		return 0;
	m->year = (int16_t)token_at(run, j)->value;
	return j + 1;
}

/* the last quarter of 2012, of last year, of the year */
static int
last_quarter(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_FINAL) || !token_is(run, i + 1, W_QUARTER))
		return 0;
	m->fraction = QUARTER_4;
	return year_of_half(run, i + 2, m);
}

/* of fiscal 2013, of last year said behind: the token behind it, 0 if neither is there */
static int
year_of_accounts(const struct run *run, int i, struct mention *m)
{
	int end = fiscal_year_behind(run, i, m);

	return end > 0 ? end : year_then_direction(run, i, m);
}

/* first half 2012, the second half of last year, first-half profit, the first half; j is behind it */
static int
half_of_year(const struct run *run, int i, int j, struct mention *m)
{
	int end = year_of_accounts(run, j, m);

	if (end == 0)
		end = year_of_half(run, j, m);
	if (end > 0 || token_is(run, j, W_OF))
		return end;
	if (half_of_accounts(run, j - 1))
		return j;
	m->half_alone = half_alone(run, i, j);
	return m->half_alone ? j : 0;
}

/* the March quarter: the one that ends with March */
static int
quarter_of_month(const struct run *run, int i, struct mention *m)
{
	int month = token_value(run, i, W_MONTH);

	if (!token_at(run, i)->capital || !token_is(run, i + 1, W_QUARTER) ||
	    unit_is_plural(run, i + 1) || month % 3 != 0)
		return 0;
	m->fraction = (uint8_t)(QUARTER_1 + month / 3 - 1);
	return year_part(run, i + 2, m);
}

/* the first quarter of 2013, Q2 2013, the second half of the year, third-quarter, first half */
int
year_fraction(const struct run *run, int i, struct mention *m)
{
	int nth, j = read_ordinal(run, i, &nth), end;

	if (token_is(run, i, W_FISCAL) && !token_is(run, i + 1, W_FISCAL)) {
		j = year_fraction(run, i + 1, m); /* the fiscal first quarter */
		return m->fraction <= QUARTER_4 ? j : 0;
	}
	if (year_in_digits(run, i))
		return fraction_behind_year(run, i, m);
	if (token_is(run, i, W_FRACTION)) {
		m->fraction = (uint8_t)token_value(run, i, W_FRACTION);
		j = year_part(run, i + 1, m);
		return j > i + 1 || m->fraction <= QUARTER_4 ? j : 0;
	}
	if (token_is(run, i, W_MONTH))
		return quarter_of_month(run, i, m);
	if (j == 0)
		return last_quarter(run, i, m);
	j += token_mark(run, j, '-');
	j += token_is(run, j, W_FISCAL);
	if (token_is(run, j, W_HALF) && nth <= 2) {
		m->fraction = (uint8_t)(HALF_1 + nth - 1);
		return half_of_year(run, i, j + 1, m);
	}
	if (!token_is(run, j, W_QUARTER) || nth > 4)
		return 0;
	m->fraction = (uint8_t)(QUARTER_1 + nth - 1);
	j++;
	end = year_of_accounts(run, j, m);
	if (end > 0)
		return end;
	if (token_is(run, j, W_OF) && token_is(run, j + 1, W_ARTICLE) &&
	    token_is(run, j + 2, W_UNIT))
		return j + 3;
	return year_part(run, j, m);
}
