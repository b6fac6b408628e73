/*
 * date_form - a day and a month: 3 May 2010, May 3, the month of May, 22/03/2013, 28.10.
 */
#include "date_form.h"

#include "accept.h"
#include "calendar.h"
#include "year_form.h"

int
read_day_number(const struct run *run, int i, int *day)
{
	const struct token *token = token_at(run, i);

	if (token_kind(run, i, T_NUMBER) && token->digits <= 2 && !token->decimal) {
		*day = token->value;
		i++;
		if (token_mark(run, i, '.') && is_month(run, i + 1))
			i++;
	} else {
		i = read_ordinal(run, i, day);
	}
	return i > 0 && *day >= 1 && *day <= 31 ? i : 0;
}

/* fifteen August: more than one so that "one May" is none */
static int
day_number_in_words(const struct run *run, int i, int *day)
{
	double count;
	int j = token_is(run, i, W_NUMBER) ? read_count(run, i, false, &count) : 0;

	if (j == 0 || count < 2 || count > 31 || count != (int)count)
		return 0;
	*day = (int)count;
	return is_month(run, j) ? j : 0;
}

/* at age 30 may benefit, 5 may be: the verb, in small letters and before another */
static bool
is_verb_may(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);
	struct span next = word_after(run, i);

	if (token->capital || !run->lexicon->article_rates ||
	    !span_equal(span_slice(run->text, token->start, token->end), SPAN("may")))
		return false;
	return noun_behind(run, i + 1) || span_equal(next, SPAN("be")) || span_equal(next, SPAN("not")) ||
	    span_equal(next, SPAN("have"));
}

/* 3 May 2010, the 3rd of May, 26nov 2015, 3-May-2010, el día 3 de mayo */
int
day_month(const struct run *run, int i, struct mention *m)
{
	enum { COUNTED_MAX = 5 }; /* months are counted so far: the third March */
	int day, j;

	i += token_is(run, i, W_DAY_NAME);
	j = read_day_number(run, i, &day);
	if (j == 0)
		j = day_number_in_words(run, i, &day);
	if (j == 0)
		return 0;
	if (token_mark(run, j, '-') || token_mark(run, j, '/'))
		j++;
	else if ((token_is(run, j, W_OF) && !token_is(run, j, W_IN)) || token_is(run, j, W_ARTICLE))
		j++;
	if (token_is(run, i, W_ORDINAL) && token_at(run, j)->kind == T_WORD &&
	    !token_is(run, j - 1, W_OF) && !token_is(run, i - 1, W_ON) &&
	    !(token_is(run, i - 1, W_ARTICLE) && day > COUNTED_MAX))
		return 0; /* "first March" */
	if (!is_month(run, j) || is_verb_may(run, j))
		return 0;
	m->day = (int8_t)day;
	m->month = (int8_t)token_value(run, j, W_MONTH);
	m->named = 1;
	return year_part(run, j + 1, m);
}

/* May twenty-nine, January twenty five nineteen eighty six: no word follows that is counted */
static int
day_in_words(const struct run *run, int i, struct mention *m)
{
	double day;
	int j = token_is(run, i + 1, W_NUMBER) ? read_count(run, i + 1, false, &day) : 0, end;

	if (j == 0 || day < 1 || day > 31 || day != (int)day || token_is(run, j, W_UNIT))
		return 0;
	m->month = (int8_t)token_value(run, i, W_MONTH);
	m->day = (int8_t)day;
	end = year_part(run, j, m);
	return end > j || word_after(run, j - 1).len == 0 ? end : 0;
}

/* Do they write the month first, and the day behind it as a bare number? */
static bool
month_goes_first(const struct lexicon *lexicon)
{
	struct span language = span_from(lexicon->language);

	return lexicon->article_rates || span_equal(language, SPAN("hu")) ||
	    span_equal(language, SPAN("lt"));
}

/* In March 12 soldiers, w marcu 7 osób: is the number at k - 1, behind the month at i, theirs? */
static bool
counts_what_follows(const struct run *run, int i, int k)
{
	size_t at = run->list[k - 1].end + 1;
	struct span word;

	if (!token_kind(run, k - 1, T_NUMBER) || !token_at(run, k - 1)->spaced ||
	    year_byte_after(run, k - 1) != ' ')
		return false;
	word = span_slice(run->text, at, lexicon_word_end(run->text, at));
	if (word.len < 2 || (word.ptr[0] >= 'A' && word.ptr[0] <= 'Z'))
		return false;
	if (!month_goes_first(run->lexicon))
		return lexicon_word(run->lexicon, word) == NULL ||
		    lexicon_says(run->lexicon, word, W_COUNTED);
	return token_is(run, i - 1, W_IN) && !token_is(run, i - 1, W_ON) &&
	    (year_plural_noun(word) || lexicon_says(run->lexicon, word, W_COUNTED) ||
	    (token_is(run, k, W_OF) && !token_is(run, k, W_IN) && !token_kind(run, k + 1, T_NUMBER) &&
	    !token_is(run, k + 1, W_DIRECTION) && !token_is(run, k + 1, W_ARTICLE))); /* 12 of us */
}

/* May 3, 2010; May the 3rd; May 3rd */
int
month_day(const struct run *run, int i, struct mention *m)
{
	int day, j = i + 1, k;

	if (!is_month(run, i))
		return 0;
	j += token_mark(run, j, '.');
	j += (token_mark(run, j, '-') && !token_at(run, j)->spaced) || token_mark(run, j, '/') ||
	    (token_mark(run, j, ',') && token_kind(run, j + 1, T_ORDINAL));
	j += token_is(run, j, W_ARTICLE);
	k = read_day_number(run, j, &day);
	if (k == 0)
		return day_in_words(run, i, m);
	if (token_mark(run, k - 1, '.') && k - 1 > j)
		k--;
	if (token_is(run, k, W_UNIT) || token_is(run, k, W_AM) || token_is(run, k, W_PM) ||
	    token_is(run, k, W_COUNTED))
		return 0;
	if (token_mark(run, k, ',') && !token_at(run, k)->spaced && token_kind(run, k + 1, T_NUMBER) &&
	    !token_at(run, k + 1)->spaced && token_at(run, k + 1)->value < 100)
		return 0; /* w marcu 7,3 proc. */
	if (counts_what_follows(run, i, k))
		return 0;
	m->month = (int8_t)token_value(run, i, W_MONTH);
	m->day = (int8_t)day;
	m->named = 2;
	return year_part(run, k, m);
}

/* May 2010, May of last year, May */
int
month_alone(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	int j = i + 1, k;

	/* the month of May */
	if (token_is(run, i, W_UNIT) && token_value(run, i, W_UNIT) == UNIT_MONTH &&
	    token_is(run, j, W_OF) && !token_is(run, j, W_IN) && is_month(run, j + 1))
		return month_alone(run, j + 1, m);
	if (!is_month(run, i))
		return 0;
	m->month = (int8_t)token_value(run, i, W_MONTH);
	if (token->word->weak && token_mark(run, j, '.') && token_at(run, j)->start == token->end)
		j++;
	k = year_part(run, j, m);
	return k > j ? k : i + 1;
}

/* 9/11 without "on": the day in 2001 that English calls so */
static bool
is_nine_eleven(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);

	return run->lexicon->full && token->stamp.year == 0 && !token_is(run, i - 1, W_ON) &&
	    !token_is(run, i - 1, W_WEEKDAY) && run->lexicon->article_rates &&
	    !lexicon_says(run->lexicon, run->before, W_ON) && !token_kind(run, i + 1, T_CLOCK) &&
	    span_equal(span_slice(run->text, token->start, token->end), SPAN("9/11"));
}

/* season, school year, financial year behind 2011/12: which is no December then */
static bool
year_follows(const struct run *run, int i)
{
	i += token_is(run, i, W_FISCAL);
	return token_is(run, i, W_UNIT) && (token_value(run, i, W_UNIT) == UNIT_SEASON ||
	    token_value(run, i, W_UNIT) == UNIT_YEAR);
}

/* 24/7 without "on": all day, all week */
static bool
is_around_the_clock(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);

	return token->stamp.year == 0 && !token_is(run, i - 1, W_ON) && !token_is(run, i - 1, W_WEEKDAY) &&
	    !lexicon_says(run->lexicon, run->before, W_ON) && !token_kind(run, i + 1, T_CLOCK) &&
	    span_equal(span_slice(run->text, token->start, token->end), SPAN("24/7"));
}

int
numeric(const struct run *run, int i, struct mention *m)
{
	const struct stamp *stamp = &token_at(run, i)->stamp;

	if (!token_kind(run, i, T_DATE) || is_around_the_clock(run, i))
		return 0;
	if (is_nine_eleven(run, i)) {
		m->year = 2001;
		m->month = 9;
		m->day = 11;
		return i + 1;
	}
	m->doubtful = stamp->year == 0 && !token_is_wide(run, i) && !year_preposition(run, i) &&
	    !token_is(run, i - 1, W_ON) && !token_kind(run, i - 2, T_DATE) &&
	    !(token_mark(run, i + 1, '-') && token_kind(run, i + 2, T_DATE)) &&
	    !lexicon_says(run->lexicon, run->before, W_ON) &&
	    m->weekday == 0 && !token_kind(run, i + 1, T_CLOCK);
	m->year = stamp->year;
	m->month = stamp->day == 0 && year_follows(run, i + 1) ? 0 : stamp->month;
	m->day = stamp->day;
	m->open = stamp->open;
	m->dotted = stamp->dotted;
	m->told = stamp->told;
	m->hour = stamp->hour;
	m->minute = stamp->minute;
	m->second = stamp->second;
	m->zoned = stamp->zoned;
	m->zone = stamp->zone;
	return i + 1;
}

/* 28.10. in languages that write dates so */
int
dotted_date(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	int day = token->value / 100, month = token->value % 100;

	if (!token_kind(run, i, T_NUMBER) || !token->decimal || !run->lexicon->dotted_dates ||
	    token->end - token->start < 4 || run->text.ptr[token->end - 3] != '.' ||
	    !calendar_valid(2000, month, day) ||
	    !(token_mark(run, i + 1, '.') || token_is(run, i - 1, W_ON)))
		return 0;
	m->day = (int8_t)day;
	m->month = (int8_t)month;
	return i + 1 + token_mark(run, i + 1, '.');
}
