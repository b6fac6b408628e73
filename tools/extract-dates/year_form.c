/*
 * year_form - years, decades and centuries: 1984, 480 BC, FY2013, the 1990s
 */
#include "year_form.h"

#include "amount_form.h"

bool
year_plural_noun(struct span word)
{
	static const char *const others[] = { "is", "was", "as", "has", "this", "its", "his", "us",
		"across", "always", "perhaps", "was", "yes", "versus", "less", "does", NULL };

	if (word.len < 4 || !(word.ptr[0] >= 'a' && word.ptr[0] <= 'z') ||
	    !span_ends(word, SPAN("s")))
		return false;
	for (int i = 0; others[i] != NULL; i++)
		if (span_is(word, others[i]))
			return false;
	return !span_ends(word, SPAN("ss"));
}

/* in, of, by, since, from, until ... before a year. */
bool
year_preposition(const struct run *run, int i)
{
	static const struct class_set prepositions = { .has = {
		[W_OF] = true, [W_TO] = true, [W_MOD] = true, [W_IN] = true,
		[W_THE_YEAR] = true, [W_LATER] = true, [W_EARLIER] = true, [W_SEASON] = true,
		[W_FROM] = true, [W_BEFORE_DATE] = true } };

	if (token_is_any(run, i - 1, &prepositions))
		return true;
	if (i > RUN_START)
		return token_mark(run, i - 1, '(') ||
		    (token_is(run, i - 1, W_AND) && i > RUN_START + 1);
	return lexicon_says(run->lexicon, run->before, W_BEFORE_DATE);
}

/* zł, Kč, руб: money in languages that have no list of what is counted */
static bool
money_follows(const struct run *run, int i)
{
	static const char *const money[] = { "zł", "złotych", "złote", "zl", "Kč", "korun", "Ft",
		"forint", "lei", "kn", "kuna", "din", "RSD", "руб", "рублей", "рубля", "грн", "гривень",
		"лв", "лева", "тенге", "сум", "kr", "kroner", "kronor", "TL", "EUR", "USD", "GBP", "CHF",
		"PLN", "CZK", "HUF", "SEK", "NOK", "DKK", "RUB", "UAH", "JPY", "CNY", "INR", NULL };
	size_t start = run->list[i].end, end;

	while (start < run->text.len && run->text.ptr[start] == ' ')
		start++;
	end = lexicon_word_end(run->text, start);
	for (int k = 0; money[k] != NULL; k++)
		if (span_is(span_slice(run->text, start, end), money[k]))
			return true;
	return false;
}

char
year_byte_after(const struct run *run, int i)
{
	return run->list[i].end < run->text.len ? run->text.ptr[run->list[i].end] : '\n';
}

/* 1950-page, 2000-metre: a number joined to what it counts by a hyphen */
static bool
joined_to_counted(const struct run *run, int i)
{
	return year_byte_after(run, i) == '-' && token_mark(run, i + 1, '-') &&
	    run->list[i + 1].end < run->text.len && run->text.ptr[run->list[i + 1].end] != ' ' &&
	    lexicon_says(run->lexicon, word_after(run, i + 1), W_COUNTED_ONE);
}

/* Does a word follow that tells of a count: metres, million? */
static bool
counts_follow(const struct run *run, int i)
{
	size_t at = (size_t)(word_after(run, i).ptr - run->text.ptr);
	struct span word = span_slice(run->text, at, lexicon_word_end(run->text, at));

	if (token_is(run, i + 1, W_OR) &&
	    (token_is(run, i + 2, W_LATER) || token_is(run, i + 2, W_EARLIER)))
		return false; /* 2018 or later */
	if (token_is(run, i + 1, W_NUMBER)) /* but: the 1967 six-day war */
		return !(token_mark(run, i + 2, '-') && token_is(run, i + 3, W_UNIT));
	return (span_ends(word, SPAN("s")) || (word.len > 0 && (unsigned char)word.ptr[0] >= 'a')) &&
	    lexicon_says(run->lexicon, word, W_COUNTED);
}

static bool
counted_noun_follows(const struct run *run, int i)
{
	struct span word = word_after(run, i);

	if (span_starts(word, SPAN("http")))
		return false;
	if (counts_follow(run, i) ||
	    (token_is(run, i + 1, W_UNIT) && !unit_is_of_year(run, i + 1)))
		return true;
	return year_plural_noun(word) && run->text.ptr[run->list[i].end] == ' ';
}

bool
year_in_digits(const struct run *run, int i)
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

/* Marks that set a year off from what could be counted: (1880), ", 1861", 1950 at a line's end. */
static bool
is_set_off(const struct run *run, int i)
{
	char before = byte_before(run, i), after = year_byte_after(run, i);

	return before == '(' || after == ')' || after == '\n' || (before == ',' && after != ' ') ||
	    token_mark(run, i - 1, '-') || token_mark(run, i + 1, '-');
}

/*
 * Is a number before a plural noun a year all the same? "since 2012 sales", "in 2026 prices", "the
 * 2016 elections"; round ones are counts: "in 2000 cases".
 */
static bool
year_before_noun(const struct run *run, int i)
{
	enum { FIRST_OF_ARTICLES = 1900, FIRST = 1800, LAST = 2050 };
	int value = token_at(run, i)->value;
	bool of = token_is(run, i - 1, W_OF), article = token_is(run, i - 1, W_ARTICLE);

	if (value < FIRST || value > LAST || token_is(run, i + 1, W_UNIT))
		return false;
	if (token_is(run, i - 1, W_MOD) && token_value(run, i - 1, W_MOD) >= MOD_LESS)
		return false; /* more than 1942 people */
	if ((of && token_is(run, i - 1, W_IN)) || (article && value >= FIRST_OF_ARTICLES))
		return value % 100 != 0 && !counts_follow(run, i);
	return year_preposition(run, i) && !of && !token_is(run, i - 1, W_TO);
}

/* A number joined to something that makes it other than a year: 2013.5, 2013x. */
static bool
is_joined(const struct run *run, int i)
{
	const struct token *next = token_at(run, i + 1);

	if (i + 1 >= run->n || next->start != run->list[i].end)
		return false;
	return next->kind != T_MARK || memchr("-~.,/)'", next->value, 7) == NULL;
}

/* A year that stands alone: stricter the less it looks like one. */
static bool
is_lone_year(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);
	bool preposition;

	if (!year_in_digits(run, i) || token->glued || is_joined(run, i) ||
	    (token_kind(run, i - 1, T_NUMBER) && !year_in_digits(run, i - 1))) /* 020 7946 2012 */
		return false;
	if (token_is(run, i + 1, W_BC) || token_is(run, i + 1, W_AD) ||
	    token_is(run, i + 1, W_YEAR_BEHIND))
		return true;
	if (money_follows(run, i) || joined_to_counted(run, i))
		return false;
	preposition = year_preposition(run, i);
	if (counted_noun_follows(run, i) && !(run->before.len > 0 && i == RUN_START &&
	    run->before.ptr[0] >= 'A' && run->before.ptr[0] <= 'Z' && !preposition))
		return year_before_noun(run, i);
	if (token_mark(run, i - 1, '-') && token_kind(run, i - 2, T_NUMBER) && !year_in_digits(run, i - 2))
		return false;
	if (preposition || (token->value >= 1900 && token->value <= 2050))
		return true;
	return token->value >= 1500 && token->value <= 2050 &&
	    (is_set_off(run, i) || token_is(run, i - 1, W_ARTICLE));
}

/* BC, AD, v. Chr., π.Χ.; two small letters are short for something else */
static bool
names_era(const struct run *run, int i)
{
	return (token_is(run, i, W_BC) || token_is(run, i, W_AD)) &&
	    (token_at(run, i)->capital || token_at(run, i)->end - token_at(run, i)->start > 2);
}

static int
read_bc(const struct run *run, int i, struct mention *m)
{
	if (token_is(run, i, W_YEAR_BEHIND))
		i++; /* 1942 года */
	if (token_is(run, i, W_BC)) {
		m->bc = true;
		return i + 1;
	}
	return names_era(run, i) ? i + 1 : i;
}

/* ' and two digits: '98 */
static bool
short_year(const struct run *run, int i)
{
	return token_mark(run, i, '\'') && token_kind(run, i + 1, T_NUMBER) &&
	    token_at(run, i + 1)->digits == 2 &&
	    token_at(run, i + 1)->start == token_at(run, i)->end;
}

/* The year behind other parts of a date: [,] [of] 2010; this year, that year. */
int
year_part(const struct run *run, int i, struct mention *m)
{
	int j = i, end, year;

	j += token_mark(run, j, '.') && token_at(run, j + 1)->spaced;
	j += token_mark(run, j, ',');
	j += token_mark(run, j, '-') || token_mark(run, j, '/');
	if (!token_mark(run, j - 1, ',') || j == i)
		j += token_is(run, j, W_OF) || token_is(run, j, W_IN);
	if (token_is(run, j, W_ARTICLE) && token_is(run, j + 1, W_THE_YEAR))
		j++;
	if (token_is(run, j, W_THE_YEAR) && year_in_digits(run, j + 1))
		j++;
	if (year_in_digits(run, j)) {
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

/* années 1980, anni '80, años ochenta: the decade at i behind "years" */
static int
years_of(const struct run *run, int i, struct mention *m)
{
	int j = i + token_mark(run, i, '\''), value;

	if (token_kind(run, j, T_NUMBER) && !token_at(run, j)->decimal)
		value = token_at(run, j)->value;
	else if (token_is(run, j, W_NUMBER) && j == i)
		value = token_value(run, j, W_NUMBER) / 2;
	else
		return 0;
	if (value % 10 != 0 || !((value >= 20 && value <= 90) || (value >= 1000 && value <= 2090)))
		return 0;
	m->decade = (int16_t)value;
	return j + 1;
}

/* the 19th century, the nineteenth century BC, the 1990s, the nineties */
int
year_era(const struct run *run, int i, struct mention *m)
{
	int nth, j = read_ordinal(run, i, &nth);

	if (j > 0) {
		j += token_mark(run, j, '-');
		if (!token_is(run, j, W_UNIT) || token_value(run, j, W_UNIT) != UNIT_CENTURY ||
		    nth > 30)
			return 0;
		m->century = (int16_t)nth;
		return read_bc(run, j + 1, m);
	}
	if (token_is(run, i, W_YEARS_OF))
		return years_of(run, i + 1, m);
	if (token_is(run, i, W_UNIT) && token_value(run, i, W_UNIT) == UNIT_CENTURY &&
	    read_ordinal(run, i + 1, &nth) > 0 && nth <= 21) { /* siglo XIX */
		m->century = (int16_t)nth;
		return read_bc(run, i + 2, m);
	}
	j = i + token_mark(run, i, '\'');
	if (token_kind(run, j, T_DECADE)) {
		int joined = j + 1 + token_mark(run, j + 1, '-');
		bool years = token_is(run, joined, W_YEARS_OF);

		m->decade = (int16_t)token_at(run, j)->value;
		if (m->decade < 100 && j == i && !token_is(run, i - 1, W_ARTICLE) && !years &&
		    !token_is(run, i - 1, W_MOD))
			return 0;
		return years ? joined + 1 : read_bc(run, j + 1, m);
	}
	if (token_is(run, i, W_DECADE) && j == i) {
		m->decade = (int16_t)token_value(run, i, W_DECADE);
		return i + 1;
	}
	return 0;
}

/* The 25 of FY25 */
static int
glued_year(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);

	if (!token_kind(run, i, T_NUMBER) || token->decimal || token->digits != 2 || token->spaced)
		return 0;
	m->year = (int16_t)token->value;
	m->short_year = true;
	return i + 1;
}

/* 1984, the year 2000, 480 BC, FY2013, fiscal 2013, '98 */
int
year_alone(const struct run *run, int i, struct mention *m)
{
	int j = i;

	if (token_is(run, j, W_FISCAL)) {
		m->year_kind = (uint8_t)token_value(run, j, W_FISCAL);
		j++;
		j += token_is(run, j, W_THE_YEAR);
		if (year_in_digits(run, j)) {
			m->year = (int16_t)token_at(run, j)->value;
			return j + 1;
		}
		return glued_year(run, j, m);
	}
	if (token_is(run, j, W_THE_YEAR) && year_in_digits(run, j + 1))
		j++;
	if (year_in_digits(run, j) && token_is(run, j + 1, W_FISCAL) &&
	    token_is(run, j + 2, W_THE_YEAR)) { /* 2025 academic year */
		m->year = (int16_t)token_at(run, j)->value;
		m->year_kind = (uint8_t)token_value(run, j + 1, W_FISCAL);
		return j + 3;
	}
	if (is_lone_year(run, j) || (j > i && year_in_digits(run, j))) {
		m->year = (int16_t)token_at(run, j)->value;
		return read_bc(run, j + 1, m);
	}
	if (token_kind(run, j, T_NUMBER) && !token_at(run, j)->decimal &&
	    names_era(run, j + 1)) {
		m->year = (int16_t)(token_at(run, j)->value % 10000);
		return read_bc(run, j + 1, m);
	}
	if (year_preposition(run, j) && token_is(run, j, W_NUMBER)) {
		int year, end = read_year_words(run, j, &year);

		if (end > 0 && year >= 1100 && !token_is(run, end, W_UNIT) &&
		    !counted_noun_follows(run, end - 1)) {
			m->year = (int16_t)year;
			return end;
		}
	}
	if (short_year(run, j) && (year_preposition(run, j) || token_is(run, j - 1, W_SEASON))) {
		m->year = (int16_t)token_at(run, j + 1)->value;
		m->short_year = true;
		return j + 2;
	}
	return 0;
}

/* 499 to 493 BC, 499-493 BC: the first year of the two */
int
year_first_bc(const struct run *run, int i, struct mention *m)
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

/* 1939-45, 1939–1945, 2012/13: the second year, when the token before the dash is one. */
int
year_second(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	int first;

	if (!(token_mark(run, i - 1, '-') || token_mark(run, i - 1, '/')) ||
	    !year_in_digits(run, i - 2) || !token_kind(run, i, T_NUMBER) ||
	    token->spaced || token->digits != 2)
		return 0;
	first = token_at(run, i - 2)->value;
	if (token->value <= first % 100)
		return 0;
	m->year = (int16_t)(first / 100 * 100 + token->value);
	return i + 1;
}
