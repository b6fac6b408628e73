/*
 * date - one explicit date in a short text
 *
 * The text is cut into at most DATE_TOKENS_MAX numbers, words and marks; forms of dates are tried
 * at each token, the most explicit first, and clock times at the tokens around the date found.
 */
#include "date.h"

#include "calendar.h"
#include "date_clock.h"
#include "date_names.h"
#include "date_token.h"

enum { JOINT_MAX_BYTES = 3 };

static bool
is_year(const struct date_token *token)
{
	return date_token_number(token, 4, 4, 1000, 2999);
}

static bool
is_day(const struct date_token *token)
{
	return date_token_number(token, 1, 2, 1, 31);
}

static int
century(int two_digits)
{
	return two_digits + (two_digits < 50 ? 2000 : 1900);
}

static bool
set_day(struct date *date, int year, int month, int day)
{
	*date = (struct date){ .hour = -1, .minute = -1, .second = -1 };
	date->year = year;
	date->month = month;
	date->day = day;
	return day == 0 ? month >= 1 && month <= 12 : calendar_valid(year, month, day);
}

/* Two numbers and a year, the order of the first two being open. */
static bool
set_open(struct date *date, enum date_order order, int first, int second, int year)
{
	bool day_first = order == DATE_DAY_FIRST;
	bool done;

	if (first > 12 || second > 12)
		day_first = first > 12;
	done = day_first ? set_day(date, year, second, first) : set_day(date, year, first, second);
	date->swappable = first <= 12 && second <= 12 && first != second;
	date->ordered = first > 12 || second > 12;
	date->day_first = day_first;
	return done;
}

/* Each form returns the tokens it takes, 0 if it is not there. */

/* 2013-03-22, 2013/3/22, 2013.03.22, 2013. 3. 22., 2013年3月22日 */
static int
year_first(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int take = 5;

	if (!is_year(t) || t[1].kind != DATE_TOKEN_MARK || t[3].kind != DATE_TOKEN_MARK)
		return 0;
	if (!date_token_number(&t[2], 1, 2, 1, 12) || !is_day(&t[4]) ||
	    !span_equal(t[1].text, t[3].text)) {
		bool wide = span_equal(t[1].text, SPAN("年")) || span_equal(t[1].text, SPAN("년"));

		if (!wide || !date_token_number(&t[2], 1, 2, 1, 12))
			return 0;
		if (!is_day(&t[4]) || t[5].kind != DATE_TOKEN_MARK)
			return set_day(date, t[0].value, t[2].value, 0) ? 4 : 0;
		take = 6;
	} else if (memchr("-/._", t[1].value, 4) == NULL) {
		return 0;
	}
	return set_day(date, t[0].value, t[2].value, t[4].value) ? take : 0;
}

/*
 * 22.03.2013, 22/3/13, 3-22-2013, 22. 3. 2013. With dots the day stands first on two of three
 * English pages, whatever the order of the host's country.
 */
static int
year_last(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	enum date_order order;
	int year;

	if (!is_day(t) || t[1].kind != DATE_TOKEN_MARK || !is_day(&t[2]) || t[1].value == 0 ||
	    memchr("-/.", t[1].value, 3) == NULL || !span_equal(t[1].text, t[3].text))
		return 0;
	if (is_year(&t[4]))
		year = t[4].value;
	else if (date_token_number(&t[4], 2, 2, 0, 99) && !t[2].spaced && !t[4].spaced)
		year = century(t[4].value);
	else
		return 0;
	order = t[1].value == '.' && span_starts(tokens->language, SPAN("en")) ? DATE_DAY_FIRST :
	    tokens->order;
	return set_open(date, order, t[0].value, t[2].value, year) ? 5 : 0;
}

/* 20130322, 20130322T135500: only where nothing else is glued to it */
static int
compact(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int value = t->value;

	if (!date_token_number(t, 8, 8, 19000101, 21001231) || !t->spaced)
		return 0;
	if (t[1].kind != DATE_TOKEN_END && !t[1].spaced && !date_token_word(&t[1], "t"))
		return 0;
	return set_day(date, value / 10000, value / 100 % 100, value % 100) ? 1 : 0;
}

static bool
is_joint(const struct date_token *t)
{
	if (t->kind == DATE_TOKEN_MARK)
		return date_token_word(t, ",|.|-|/|'|’|，");
	return t->kind == DATE_TOKEN_WORD && t->text.len <= JOINT_MAX_BYTES &&
	    date_token_word(t, "of|de|del|d");
}

/* What may stand between the parts of a date: "of", "de", a comma, a dot, a dash. */
static int
skip_joint(const struct date_token *t)
{
	int n = 0;

	while (n < 3 && is_joint(&t[n]))
		n++;
	return n;
}

static int
skip_ordinal(const struct date_token *t)
{
	if (!t->spaced && date_token_word(t, "st|nd|rd|th|er|º|ª|°|o|a|e|ère|ος|η"))
		return 1;
	return 0;
}

/*
 * "Mar 27, 20255 mins": the minutes that a text takes to read are glued to the year where the page
 * parts the two by style only.
 */
static bool
is_year_with_minutes(const struct date_token *t)
{
	return (date_token_number(t, 5, 5, 19000, 20999) || date_token_number(t, 6, 6, 190000, 209999)) &&
	    t[1].spaced && date_token_word(&t[1], "min|mins|minute|minutes|minuten|minutos|minuti");
}

/* The year at t, four digits or two: its tokens (0 if none). */
static int
read_year(const struct date_token *t, int *year)
{
	if (is_year_with_minutes(t)) {
		*year = t->value / (t->text.len == 5 ? 10 : 100);
		return 1;
	}
	if (is_year(t)) {
		*year = t->value;
		return 1;
	}
	if (date_token_number(t, 2, 2, 0, 99) && !date_token_mark(&t[1], ':')) {
		*year = century(t->value);
		return 1;
	}
	return 0;
}

/* Names of months are looked up last: it takes longer than to see that there is no day or year. */
static int
month_at(const struct date_tokens *tokens, int at)
{
	const struct date_token *t = tokens->list + at;

	return t->kind == DATE_TOKEN_WORD ? date_month(t->text, tokens->language) : 0;
}

/* The month at token at + *i, between joints that are stepped over as it is; 0 if there is none. */
static int
take_month(const struct date_tokens *tokens, int at, int *i)
{
	const struct date_token *t = tokens->list + at;
	int month;

	*i += skip_joint(&t[*i]);
	month = month_at(tokens, at + *i);
	if (month > 0) {
		++*i;
		*i += skip_joint(&t[*i]);
	}
	return month;
}

/* 24 March 2013, 8th of April 2011, 3. März 2013, 3 de marzo de 2013, 24-Mar-13 */
static int
day_month_year(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int i = 1, month, year;

	if (!is_day(t))
		return 0;
	i += skip_ordinal(&t[i]);
	month = take_month(tokens, at, &i);
	if (month == 0 || read_year(&t[i], &year) == 0)
		return 0;
	return set_day(date, year, month, t->value) ? i + 1 : 0;
}

/* March 24th, 2013; Mar. 24 2013 */
static int
month_day_year(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int i = 1, month, year, day;

	if (t->kind != DATE_TOKEN_WORD)
		return 0;
	i += skip_joint(&t[i]);
	if (!is_day(&t[i]) || (month = month_at(tokens, at)) == 0)
		return 0;
	day = t[i++].value;
	i += skip_ordinal(&t[i]);
	i += skip_joint(&t[i]);
	if (!is_year(&t[i]) && !is_year_with_minutes(&t[i]) &&
	    !(date_token_mark(&t[i - 1], ',') && date_token_number(&t[i], 2, 2, 0, 99)))
		return 0;
	if (read_year(&t[i], &year) == 0)
		return 0;
	return set_day(date, year, month, day) ? i + 1 : 0;
}

/* 2013 March 24, 2013. március 24. */
static int
year_month_day(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int i = 1, month, year;

	if (!is_year(t))
		return 0;
	year = t->value;
	month = take_month(tokens, at, &i);
	if (month == 0 || !is_day(&t[i]) || date_token_mark(&t[i + 1], ':'))
		return 0;
	return set_day(date, year, month, t[i].value) ? i + 1 : 0;
}

/* Mar 22 13:55:00 CET 2013, as date(1) and asctime print it */
static int
month_day_time_year(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int month, i = 7;

	if (!is_day(&t[1]) || !date_token_mark(&t[3], ':') || !date_token_mark(&t[5], ':') ||
	    (month = month_at(tokens, at)) == 0)
		return 0;
	if (t[i].kind == DATE_TOKEN_WORD)
		i++;
	if (!is_year(&t[i]) || !set_day(date, t[i].value, month, t[1].value))
		return 0;
	date->hour = t[2].value % 24;
	date->minute = t[4].value % 60;
	date->second = t[6].value % 60;
	return i + 1;
}

/* March 2013, März 2013, marzo de 2013 */
static int
month_year(const struct date_tokens *tokens, int at, struct date *date)
{
	const struct date_token *t = tokens->list + at;
	int i = 1, month;

	if (t->kind != DATE_TOKEN_WORD)
		return 0;
	i += skip_joint(&t[i]);
	if (!is_year(&t[i]) || (month = month_at(tokens, at)) == 0)
		return 0;
	return set_day(date, t[i].value, month, 0) ? i + 1 : 0;
}

typedef int date_form(const struct date_tokens *tokens, int at, struct date *date);

/* The forms that begin with a number and with a word, the most explicit first. */
struct date_forms {
	date_form *number[6], *word[3];
};

/* The token where a date begins, and how many it takes; -1 if there is none. */
static int
try_forms(const struct date_forms *forms, const struct date_tokens *tokens, struct date *date,
    int *take)
{
	for (int at = 0; at < tokens->n; at++) {
		enum date_token_kind kind = tokens->list[at].kind;
		date_form *const *form = kind == DATE_TOKEN_NUMBER ? forms->number : forms->word;

		if (kind == DATE_TOKEN_MARK)
			continue;
		for (; *form != NULL; form++) {
			*take = (*form)(tokens, at, date);
			if (*take > 0)
				return at;
		}
	}
	return -1;
}

/* Weekday names and "Posted" may stand between; the clock may also come before the date. */
static int
add_time(const struct date_tokens *tokens, int start, int end, struct date *date)
{
	const struct date_token *t = tokens->list;
	int flags, take, skip = date_clock_skip(&t[end], &flags);

	if (skip == 0 && t[end].spaced)
		flags |= DATE_CLOCK_DOTS;
	take = date_clock_read(&t[end + skip], flags, date);
	if (take > 0)
		return end + skip + take;
	for (int before = start - 1; before >= 0 && before >= start - 9; before--) {
		take = date_clock_read(&t[before], 0, date);
		if (take > 0 && before + take <= start &&
		    (before == 0 || !date_token_mark(&t[before - 1], ':')))
			return end;
		date->hour = date->minute = date->second = -1;
		date->zoned = false;
		date->zone = 0;
	}
	return end;
}

bool
date_find(struct span text, enum date_order order, struct span language, struct date *date,
    struct span *where)
{
	static const struct date_forms full = {
		{ year_first, year_last, day_month_year, year_month_day, compact, NULL },
		{ month_day_time_year, month_day_year, NULL },
	};
	static const struct date_forms partial = { { NULL }, { month_year, NULL } };
	struct date_tokens tokens; /* four kilobytes: not cleared */
	int take = 0, start, end;

	if (date_read_iso(text, date)) {
		if (where != NULL)
			*where = text;
		return true;
	}
	tokens.language = language;
	tokens.order = order;
	date_token_cut(&tokens, text);
	start = try_forms(&full, &tokens, date, &take);
	if (start < 0)
		start = try_forms(&partial, &tokens, date, &take);
	if (start < 0)
		return false;
	end = start + take;
	if (date->day > 0 && date->hour < 0)
		end = add_time(&tokens, start, end, date);
	if (where != NULL) {
		const struct date_token *last = &tokens.list[(end < tokens.n ? end : tokens.n) - 1];

		where->ptr = tokens.list[start].text.ptr;
		where->len = (size_t)(last->text.ptr + last->text.len - where->ptr);
	}
	return true;
}

void
date_swap(struct date *date)
{
	int day = date->day;

	date->day = date->month;
	date->month = day;
}

enum date_order
date_order_of(struct span language)
{
	if (span_equal_nocase(language, SPAN("en-us")) ||
	    span_equal_nocase(language, SPAN("en_us")) ||
	    span_equal_nocase(language, SPAN("en-ph")))
		return DATE_MONTH_FIRST;
	return DATE_DAY_FIRST;
}

enum date_order
date_order_at(struct span language, struct span host)
{
	/* labels of countries that anybody uses; longer ones are of no country */
	static const char *const american[] = { "us", "io", "ai", "tv", NULL };
	enum { COUNTRY_LEN = 2 };
	struct span label = SPAN("");

	if (language.len >= 5)
		return date_order_of(language);
	if (!span_equal_nocase(span_slice(language, 0, 2), SPAN("en")) && language.len > 0)
		return DATE_DAY_FIRST;
	while (span_split(&host, '.', &label))
		;
	if (label.len > COUNTRY_LEN)
		return DATE_MONTH_FIRST;
	for (int i = 0; american[i] != NULL; i++)
		if (span_equal_nocase(label, span_from(american[i])))
			return DATE_MONTH_FIRST;
	return DATE_DAY_FIRST;
}
