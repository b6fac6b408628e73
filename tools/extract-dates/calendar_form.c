/*
 * calendar_form - dates by parts of the calendar: 3 May 2010, Monday, spring, the 1990s, Q2 2013
 */
#include "calendar.h"
#include "grammar.h"

static bool
plural_noun(struct span word)
{
	static const char *const others[] = { "is", "was", "as", "has", "this", "its", "his", "us", "his",
		"across", "always", "perhaps", "was", "yes", "versus", "less", "does", NULL };

	if (word.len < 4 || !(word.ptr[0] >= 'a' && word.ptr[0] <= 'z') || !span_ends(word, SPAN("s")))
		return false;
	for (int i = 0; others[i] != NULL; i++)
		if (span_equal(word, span_from(others[i])))
			return false;
	return !span_ends(word, SPAN("ss"));
}

/* in, of, by, since, from, until ... before a year. */
static bool
after_preposition(const struct run *run, int i)
{
	static const enum word_class classes[] = { W_OF, W_TO, W_MOD, W_IN, W_THE_YEAR, W_LATER,
		W_EARLIER, W_SEASON, W_FROM, W_BEFORE_DATE };

	for (size_t k = 0; k < sizeof(classes) / sizeof(classes[0]); k++)
		if (token_is(run, i - 1, classes[k]))
			return true;
	if (i > RUN_START)
		return token_mark(run, i - 1, '(') || (token_is(run, i - 1, W_AND) && i > RUN_START + 1);
	return lexicon_says(run->lexicon, run->before, W_BEFORE_DATE);
}

static bool
counted_noun_follows(const struct run *run, int i)
{
	struct span word = word_after(run, i);
	const struct token *next = token_at(run, i + 1);

	if (span_starts(word, SPAN("http")))
		return false;
	if (token_is(run, i + 1, W_NUMBER) || ((word.len == 0 || word.ptr[0] >= 'a') && word_is(lexicon_find(run->lexicon,
	    lexicon_hash(word.ptr, word.len), word), W_COUNTED, NULL)))
		return true;
	if (next->kind == T_WORD && word_is(next->word, W_UNIT, NULL))
		return true;
	return run->text.ptr[run->list[i].end] == ' ' && plural_noun(word);
}

/* A number of four digits that means a year here. */
static bool
is_year(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);

	if (!token_kind(run, i, T_NUMBER) || token->decimal || token->digits != 4 ||
	    token->value < 1000 || token->value > 2199)
		return false;
	return true;
}

static char
byte_before(const struct run *run, int i)
{
	size_t start = run->list[i].start;

	while (start > 0 && run->text.ptr[start - 1] == ' ')
		start--;
	return start > 0 ? run->text.ptr[start - 1] : '\n';
}

static char
byte_after(const struct run *run, int i)
{
	return run->list[i].end < run->text.len ? run->text.ptr[run->list[i].end] : '\n';
}

/* Marks that set a year off from what could be counted: (1880), ", 1861", 1950 at a line's end. */
static bool
is_set_off(const struct run *run, int i)
{
	char before = byte_before(run, i), after = byte_after(run, i);

	return before == '(' || after == ')' || after == '\n' || (before == ',' && after != ' ') ||
	    token_mark(run, i - 1, '-') || token_mark(run, i + 1, '-');
}

/* A number joined to something that makes it other than a year: 2013.5, 2013x. */
static bool
is_joined(const struct run *run, int i)
{
	const struct token *next = token_at(run, i + 1);

	if (i + 1 >= run->n || next->start != run->list[i].end)
		return false;
	return next->kind != T_MARK || memchr("-.,/)'", next->value, 6) == NULL;
}

/* A year that stands alone: stricter the less it looks like one. */
static bool
is_lone_year(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);
	bool preposition;

	if (!is_year(run, i) || token->glued || is_joined(run, i))
		return false;
	if (token_is(run, i + 1, W_BC) || token_is(run, i + 1, W_AD))
		return true;
	preposition = after_preposition(run, i);
	if (counted_noun_follows(run, i) && !(run->before.len > 0 && i == RUN_START &&
	    run->before.ptr[0] >= 'A' && run->before.ptr[0] <= 'Z' && !preposition))
		return preposition && !token_is(run, i - 1, W_OF) && !token_is(run, i - 1, W_TO) &&
		    token->value >= 1800 && token->value <= 2050 && !token_is(run, i + 1, W_UNIT);
	if (token_mark(run, i - 1, '-') && token_kind(run, i - 2, T_NUMBER) && !is_year(run, i - 2))
		return false;
	if (preposition || (token->value >= 1900 && token->value <= 2050))
		return true;
	return token->value >= 1500 && token->value <= 2050 &&
	    (is_set_off(run, i) || token_is(run, i - 1, W_ARTICLE));
}

static int
read_bc(const struct run *run, int i, struct mention *m)
{
	if (token_is(run, i, W_BC)) {
		m->bc = true;
		return i + 1;
	}
	return token_is(run, i, W_AD) && token_at(run, i)->capital ? i + 1 : i;
}

/* ' and two digits: '98 */
static bool
short_year(const struct run *run, int i)
{
	return token_mark(run, i, '\'') && token_kind(run, i + 1, T_NUMBER) &&
	    token_at(run, i + 1)->digits == 2 && token_at(run, i + 1)->start == token_at(run, i)->end;
}

/* The year behind other parts of a date: [,] [of] 2010; this year, that year. */
static int
read_year_part(const struct run *run, int i, struct mention *m)
{
	int j = i, end, year;

	j += token_mark(run, j, '.') && token_at(run, j + 1)->spaced;
	j += token_mark(run, j, ',');
	j += token_mark(run, j, '-') || token_mark(run, j, '/');
	if (!token_mark(run, j - 1, ',') || j == i)
		j += token_is(run, j, W_OF) || token_is(run, j, W_IN);
	if (token_is(run, j, W_ARTICLE) && token_is(run, j + 1, W_THE_YEAR))
		j++;
	if (token_is(run, j, W_THE_YEAR) && is_year(run, j + 1))
		j++;
	if (is_year(run, j)) {
		m->year = (int16_t)token_at(run, j)->value;
		return read_bc(run, j + 1, m);
	}
	if (short_year(run, j)) {
		m->year = (int16_t)token_at(run, j + 1)->value;
		m->short_year = true;
		return j + 2;
	}
	if (token_kind(run, j, T_NUMBER) && token_is(run, j + 1, W_BC)) {
		m->year = (int16_t)token_at(run, j)->value;
		return read_bc(run, j + 1, m);
	}
	end = read_year_words(run, j, &year);
	if (end > 0) {
		m->year = (int16_t)year;
		return end;
	}
	if (token_is(run, j, W_DIRECTION) && token_is(run, j + 1, W_UNIT) &&
	    token_value(run, j + 1, W_UNIT) == UNIT_YEAR && m->direction == DIR_NONE) {
		m->direction = (uint8_t)token_value(run, j, W_DIRECTION);
		m->unit = UNIT_YEAR;
		return j + 2;
	}
	return i;
}

/* A day of the month as digits or an ordinal, dot included where the language writes one. */
static int
read_day_number(const struct run *run, int i, int *day)
{
	const struct token *token = token_at(run, i);

	if (token_kind(run, i, T_NUMBER) && token->digits <= 2 && !token->decimal) {
		*day = token->value;
		i++;
		if (token_mark(run, i, '.') && token_at(run, i + 1)->kind == T_WORD)
			i++;
	} else {
		i = read_ordinal(run, i, day);
	}
	return i > 0 && *day >= 1 && *day <= 31 ? i : 0;
}

/* Is the month at i one, rather than "may", "march" or "mar" as another word? */
static bool
is_month(const struct run *run, int i)
{
	return token_is(run, i, W_MONTH);
}

/* 3 May 2010, the 3rd of May, 26nov 2015, 3-May-2010 */
static int
day_month(const struct run *run, int i, struct mention *m)
{
	int day, j = read_day_number(run, i, &day);

	if (j == 0)
		return 0;
	if (token_mark(run, j, '-') || token_mark(run, j, '/'))
		j++;
	else if (token_is(run, j, W_OF) || token_is(run, j, W_ARTICLE))
		j++;
	if (token_is(run, i, W_ORDINAL) && token_at(run, j)->kind == T_WORD &&
	    !token_is(run, j - 1, W_OF))
		return 0; /* "first March" */
	if (!is_month(run, j))
		return 0;
	m->day = (int8_t)day;
	m->month = (int8_t)token_value(run, j, W_MONTH);
	return read_year_part(run, j + 1, m);
}

/* May 3, 2010; May the 3rd; May 3rd */
static int
month_day(const struct run *run, int i, struct mention *m)
{
	int day, j = i + 1, k;

	if (!is_month(run, i))
		return 0;
	j += token_mark(run, j, '.');
	j += token_mark(run, j, '-') || token_mark(run, j, '/');
	j += token_is(run, j, W_ARTICLE);
	k = read_day_number(run, j, &day);
	if (k == 0)
		return 0;
	if (token_mark(run, k - 1, '.') && k - 1 > j)
		k--;
	if (token_is(run, k, W_UNIT) || token_is(run, k, W_AM) || token_is(run, k, W_PM) ||
	    token_is(run, k, W_COUNTED))
		return 0;
	m->month = (int8_t)token_value(run, i, W_MONTH);
	m->day = (int8_t)day;
	return read_year_part(run, k, m);
}

/* May 2010, May of last year, May */
static int
month_alone(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	int j = i + 1, k;

	/* the month of May */
	if (token_is(run, i, W_UNIT) && token_value(run, i, W_UNIT) == UNIT_MONTH &&
	    token_is(run, j, W_OF) && is_month(run, j + 1))
		return month_alone(run, j + 1, m);
	if (!is_month(run, i))
		return 0;
	m->month = (int8_t)token_value(run, i, W_MONTH);
	if (token->word->weak && token_mark(run, j, '.') && token_at(run, j)->start == token->end)
		j++;
	k = read_year_part(run, j, m);
	return k > j ? k : i + 1;
}

static int
read_weekday(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_WEEKDAY))
		return 0;
	m->weekday = (uint8_t)token_value(run, i, W_WEEKDAY);
	i++;
	if (token_at(run, i - 1)->word->weak && token_mark(run, i, '.') &&
	    token_at(run, i)->start == token_at(run, i - 1)->end)
		i++;
	return i;
}

/* spring, the winter of 2010, summer 2010 */
static int
season(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_SEASON))
		return 0;
	m->season = (uint8_t)token_value(run, i, W_SEASON);
	return read_year_part(run, i + 1, m);
}

/* the first quarter of 2013, Q2 2013, the second half of the year, third-quarter, first half */
static int
fraction(const struct run *run, int i, struct mention *m)
{
	int nth, j = read_ordinal(run, i, &nth);

	if (token_is(run, i, W_FRACTION)) {
		m->fraction = (uint8_t)token_value(run, i, W_FRACTION);
		j = read_year_part(run, i + 1, m);
		return j > i + 1 || m->fraction <= QUARTER_4 ? j : 0;
	}
	if (j == 0)
		return 0;
	j += token_mark(run, j, '-');
	j += token_is(run, j, W_FISCAL);
	if (token_is(run, j, W_QUARTER) && nth <= 4)
		m->fraction = (uint8_t)(QUARTER_1 + nth - 1);
	else if (token_is(run, j, W_HALF) && nth <= 2 && token_is(run, j + 1, W_OF))
		m->fraction = (uint8_t)(HALF_1 + nth - 1);
	else
		return 0;
	j++;
	if (m->fraction >= HALF_1) {
		int k = read_year_part(run, j, m);

		if (k == j && token_is(run, j + 1, W_ARTICLE) && token_is(run, j + 2, W_UNIT)) {
			if (token_value(run, j + 2, W_UNIT) != UNIT_YEAR)
				return 0;
			return j + 3;
		}
		return k == j ? 0 : k;
	}
	if (token_is(run, j, W_OF) && token_is(run, j + 1, W_ARTICLE) && token_is(run, j + 2, W_UNIT))
		return j + 3;
	return read_year_part(run, j, m);
}

/* the 19th century, the nineteenth century BC, the 1990s, the nineties */
static int
century_or_decade(const struct run *run, int i, struct mention *m)
{
	int nth, j = read_ordinal(run, i, &nth);

	if (j > 0) {
		j += token_mark(run, j, '-');
		if (!token_is(run, j, W_UNIT) || token_value(run, j, W_UNIT) != UNIT_CENTURY || nth > 30)
			return 0;
		m->century = (int16_t)nth;
		return read_bc(run, j + 1, m);
	}
	j = i + token_mark(run, i, '\'');
	if (token_kind(run, j, T_DECADE)) {
		m->decade = (int16_t)token_at(run, j)->value;
		if (m->decade < 100 && j == i && !token_is(run, i - 1, W_ARTICLE) &&
		    !token_is(run, i - 1, W_MOD))
			return 0;
		return read_bc(run, j + 1, m);
	}
	if (token_is(run, i, W_DECADE) && j == i) {
		m->decade = (int16_t)token_value(run, i, W_DECADE);
		return i + 1;
	}
	return 0;
}

/* the first week of May, the last day of 2012, the third Monday of January */
static int
nth_of(const struct run *run, int i, struct mention *m)
{
	int nth, j = read_ordinal(run, i, &nth), end;

	/* week 3 of 2027 */
	if (token_is(run, i, W_UNIT) && token_value(run, i, W_UNIT) == UNIT_WEEK &&
	    token_kind(run, i + 1, T_NUMBER) && token_at(run, i + 1)->value <= 53 &&
	    token_at(run, i + 1)->value > 0) {
		m->unit = UNIT_WEEK;
		m->nth = (int8_t)token_at(run, i + 1)->value;
		end = read_year_part(run, i + 2, m);
		return end > i + 2 ? end : 0;
	}
	if (j == 0 && token_is(run, i, W_DIRECTION) && token_value(run, i, W_DIRECTION) == DIR_LAST) {
		nth = -1;
		j = i + 1;
	}
	if (j == 0 || nth > 52)
		return 0;
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
	if (end == 0) {
		end = read_year_part(run, j, m);
		end = end > j && !m->short_year ? end : 0;
	}
	return end;
}

/* 1984, the year 2000, 480 BC, FY2013, fiscal 2013, '98 */
static int
year_alone(const struct run *run, int i, struct mention *m)
{
	int j = i;

	if (token_is(run, j, W_FISCAL)) {
		m->fiscal = true;
		j++;
		if (is_year(run, j)) {
			m->year = (int16_t)token_at(run, j)->value;
			return j + 1;
		}
		return 0;
	}
	if (token_is(run, j, W_THE_YEAR) && is_year(run, j + 1))
		j++;
	if (is_lone_year(run, j) || (j > i && is_year(run, j))) {
		m->year = (int16_t)token_at(run, j)->value;
		return read_bc(run, j + 1, m);
	}
	if (token_kind(run, j, T_NUMBER) && !token_at(run, j)->decimal && token_is(run, j + 1, W_BC) &&
	    token_at(run, j + 1)->capital) {
		m->year = (int16_t)(token_at(run, j)->value % 10000);
		return read_bc(run, j + 1, m);
	}
	if (after_preposition(run, j) && token_is(run, j, W_NUMBER)) {
		int year, end = read_year_words(run, j, &year);

		if (end > 0 && year >= 1100 && !token_is(run, end, W_UNIT) &&
		    !counted_noun_follows(run, end - 1)) {
			m->year = (int16_t)year;
			return end;
		}
	}
	if (short_year(run, j) && (after_preposition(run, j) || token_is(run, j - 1, W_SEASON))) {
		m->year = (int16_t)token_at(run, j + 1)->value;
		m->short_year = true;
		return j + 2;
	}
	return 0;
}

/* 499 to 493 BC, 499-493 BC: the first year of the two */
static int
first_year_bc(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);

	if (!token_kind(run, i, T_NUMBER) || token->decimal || token->digits > 4 ||
	    !(token_mark(run, i + 1, '-') || token_is(run, i + 1, W_TO)) ||
	    !token_kind(run, i + 2, T_NUMBER) || !token_is(run, i + 3, W_BC) ||
	    token_at(run, i + 2)->value > token->value)
		return 0;
	m->year = (int16_t)token->value;
	m->bc = true;
	return i + 1;
}

/* 1939-45, 1939–1945: the second year, when the token before the dash is one. */
static int
second_year(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	int first;

	if (!token_mark(run, i - 1, '-') || !is_year(run, i - 2) || !token_kind(run, i, T_NUMBER) ||
	    token->spaced || token->digits != 2)
		return 0;
	first = token_at(run, i - 2)->value;
	if (token->value <= first % 100)
		return 0;
	m->year = (int16_t)(first / 100 * 100 + token->value);
	return i + 1;
}

static int
numeric(const struct run *run, int i, struct mention *m)
{
	const struct stamp *stamp = &token_at(run, i)->stamp;

	if (!token_kind(run, i, T_DATE))
		return 0;
	if (stamp->year == 0 && !after_preposition(run, i) && !token_is(run, i - 1, W_ON) &&
	    !token_kind(run, i - 2, T_DATE) && !lexicon_says(run->lexicon, run->before, W_ON) &&
	    m->weekday == 0 && !token_kind(run, i + 1, T_CLOCK))
		return 0;
	m->year = stamp->year;
	m->month = stamp->month;
	m->day = stamp->day;
	m->open = stamp->open;
	m->told = stamp->told;
	m->hour = stamp->hour;
	m->minute = stamp->minute;
	m->second = stamp->second;
	m->zoned = stamp->zoned;
	m->zone = stamp->zone;
	return i + 1;
}

/* 28.10. in languages that write dates so */
static int
dotted(const struct run *run, int i, struct mention *m)
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
	if (next.len > 0 && !lexicon_says(run->lexicon, next, W_PAST) &&
	    !lexicon_says(run->lexicon, next, W_AND))
		return 0;
	m->day = (int8_t)token_at(run, i)->value;
	return i + 1;
}

/*
 * The days of a list that share a month said later or before: "5 and 6 May", "26-28 June",
 * "May 2, 3, 9". Only the number is the mention.
 */
static int
shared_month(const struct run *run, int i, struct mention *m)
{
	int day, j = read_day_number(run, i, &day), k = j;

	if (j == 0)
		return 0;
	for (int list = 0; list < 8; list++) {
		int other;
		struct mention date = *m;

		if (!(token_mark(run, k, '-') || token_mark(run, k, ',') || token_mark(run, k, '/') ||
		    token_is(run, k, W_AND) || token_is(run, k, W_TO) || token_is(run, k, W_OR)))
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

/* The later days of "May 2, 3 and 9" and "April 6-7". */
static int
month_before(const struct run *run, int i, struct mention *m)
{
	int day, k = i, j = read_day_number(run, i, &day);
	char after;

	if (j == 0 || !(token_kind(run, i, T_NUMBER) || token_kind(run, i, T_ORDINAL)))
		return 0;
	after = byte_after(run, j - 1);
	if (token_mark(run, i - 1, ',') && after == ' ')
		return 0; /* "May 2, 3 people" */
	for (int list = 0; list < 8; list++) {
		k--;
		k -= token_is(run, k, W_ARTICLE);
		k -= token_is(run, k, W_AND) && token_mark(run, k - 1, ',');
		if (!(token_mark(run, k, '-') || token_mark(run, k, ',') || token_is(run, k, W_AND) ||
		    token_is(run, k, W_TO)))
			return 0;
		k--;
		if (!token_kind(run, k, T_NUMBER) && !token_kind(run, k, T_ORDINAL))
			return 0;
		if (token_at(run, k)->value >= day)
			return 0;
		if (token_is(run, k - 1, W_MONTH)) {
			m->month = (int8_t)token_value(run, k - 1, W_MONTH);
			m->day = (int8_t)day;
			return read_year_part(run, j, m);
		}
	}
	return 0;
}

typedef int (*const part_form)(const struct run *run, int i, struct mention *m);

/* The longest of the forms that a weekday may stand before. */
static int
longest(const part_form *forms, const struct run *run, int i, struct mention *m)
{
	struct mention best = *m;
	int end = 0;

	for (int k = 0; forms[k] != NULL; k++) {
		struct mention one = *m;
		int j = forms[k](run, i, &one);

		if (j > end) {
			end = j;
			best = one;
		}
	}
	*m = best;
	return end;
}

/* Monday, 3 May 2010; Friday the 13th; Tuesday 5/3 */
static int
weekday_and_date(const struct run *run, int i, struct mention *m)
{
	static const part_form days[] = { day_month, month_day, numeric, dotted, NULL };
	int j = read_weekday(run, i, m), k, day, end;

	if (j == 0)
		return 0;
	k = j + token_mark(run, j, ',');
	k += token_is(run, k, W_ARTICLE);
	k += token_is(run, k, W_ON);
	k += token_is(run, k, W_ARTICLE);
	end = longest(days, run, k, m);
	if (end > 0)
		return end;
	if (token_kind(run, k, T_ORDINAL) && read_day_number(run, k, &day) > 0) {
		m->day = (int8_t)day;
		return k + 1;
	}
	return j;
}

int
read_calendar(const struct run *run, int i, struct mention *m)
{
	static const part_form forms[] = { weekday_and_date, day_month, month_day, month_alone, season,
		fraction, century_or_decade, year_alone, second_year, first_year_bc, numeric, dotted, day_alone, shared_month, month_before, nth_of, NULL };
	int end;

	m->kind = M_CALENDAR;
	end = longest(forms, run, i, m);
	/* 14th December Friday; 8 April 2011, Friday */
	if (end > 0 && m->day > 0 && m->weekday == 0 && m->nth == 0) {
		int j = end + token_mark(run, end, ',');

		if (token_is(run, j, W_WEEKDAY) && !token_is(run, j + 1, W_PART))
			end = read_weekday(run, j, m);
	}
	return end;
}

int
read_holiday(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_HOLIDAY))
		return 0;
	m->kind = M_CALENDAR;
	m->holiday = token_value(run, i, W_HOLIDAY);
	return read_year_part(run, i + 1, m);
}
