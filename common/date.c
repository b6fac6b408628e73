/*
 * date - one explicit date in a short text
 *
 * The text is cut into at most TOKENS_MAX numbers, words and marks; forms of dates are then tried
 * at each token, the most explicit first, and clock times at the tokens around the date found.
 */
#include "date.h"

#include <stdio.h>

#include "calendar.h"
#include "date_names.h"
#include "utf8.h"

enum { TOKENS_MAX = 96 };

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_WORD, TOKEN_MARK };

struct token {
	enum token_kind kind;
	struct span text;
	int value;   /* of a NUMBER of up to 9 digits; byte of a MARK (ASCII), else 0 */
	bool spaced; /* white space before it */
};

struct tokens {
	struct token list[TOKENS_MAX + 8]; /* padded with TOKEN_END */
	int n;
	struct span language;
	enum date_order order;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* White space in ASCII, and U+00A0, U+202F and U+2009 as they stand in dates; its length or 0. */
static size_t
space_at(struct span text, size_t at)
{
	struct span rest = span_slice(text, at, text.len);

	if (rest.len > 0 && (rest.ptr[0] == ' ' || (rest.ptr[0] >= '\t' && rest.ptr[0] <= '\r')))
		return 1;
	if (span_starts(rest, SPAN("\xC2\xA0")))
		return 2;
	if (span_starts(rest, SPAN("\xE2\x80\xAF")) || span_starts(rest, SPAN("\xE2\x80\x89")))
		return 3;
	return 0;
}

/* Marks outside of ASCII that must not glue to words: dashes, bullets, 年月日 and 년월일. */
static size_t
wide_mark_at(struct span text, size_t at)
{
	static const char *const marks[] = {
		"·", "•", "–", "—", "→", "«", "»", "“", "”", "’", "年", "月", "日", "년", "월", "일",
		"時", "时", "分", "，", "：", "|", NULL,
	};
	struct span rest = span_slice(text, at, text.len);

	for (int i = 0; marks[i] != NULL; i++)
		if (span_starts(rest, span_from(marks[i])))
			return strlen(marks[i]);
	return 0;
}

static size_t
token_length(struct span text, size_t at)
{
	size_t end = at, wide;

	if (is_digit(text.ptr[at])) {
		while (end < text.len && is_digit(text.ptr[end]))
			end++;
		return end - at;
	}
	wide = wide_mark_at(text, at);
	if (wide > 0)
		return wide;
	while (end < text.len && is_letter(text.ptr[end]) && space_at(text, end) == 0 &&
	    wide_mark_at(text, end) == 0)
		end++;
	return end > at ? end - at : 1;
}

static int
number_value(struct span digits)
{
	int value = 0;

	for (size_t i = 0; i < digits.len && i < 9; i++)
		value = value * 10 + (digits.ptr[i] - '0');
	return value;
}

static void
cut(struct tokens *tokens, struct span text)
{
	size_t at = 0, space;
	bool spaced = true;

	text = span_slice(text, 0, DATE_TEXT_MAX);
	text.len = utf8_valid_prefix(text);
	memset(tokens->list, 0, sizeof(tokens->list));
	tokens->n = 0;
	while (at < text.len && tokens->n < TOKENS_MAX) {
		struct token *token = &tokens->list[tokens->n];

		space = space_at(text, at);
		if (space > 0) {
			at += space;
			spaced = true;
			continue;
		}
		token->text = span_make(text.ptr + at, token_length(text, at));
		token->spaced = spaced;
		token->kind = is_digit(text.ptr[at]) ? TOKEN_NUMBER :
		    is_letter(text.ptr[at]) && wide_mark_at(text, at) == 0 ? TOKEN_WORD : TOKEN_MARK;
		token->value = token->kind == TOKEN_NUMBER ? number_value(token->text) :
		    token->text.len == 1 ? token->text.ptr[0] : 0;
		at += token->text.len;
		spaced = false;
		tokens->n++;
	}
}

static bool
is_mark(const struct token *token, char mark)
{
	return token->kind == TOKEN_MARK && token->value == mark;
}

static bool
is_word(const struct token *token, const char *alternatives)
{
	struct span rest = span_from(alternatives), word;

	if (token->kind == TOKEN_END)
		return false;
	while (span_split(&rest, '|', &word))
		if (span_equal_nocase(token->text, word))
			return true;
	return false;
}

/* A number of min to max digits whose value lies in a range. */
static bool
is_number(const struct token *token, size_t min, size_t max, int low, int high)
{
	return token->kind == TOKEN_NUMBER && token->text.len >= min && token->text.len <= max &&
	    token->value >= low && token->value <= high;
}

static bool
is_year(const struct token *token)
{
	return is_number(token, 4, 4, 1000, 2999);
}

static bool
is_day(const struct token *token)
{
	return is_number(token, 1, 2, 1, 31);
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
set_open(struct date *date, const struct tokens *tokens, int first, int second, int year)
{
	bool day_first = tokens->order == DATE_DAY_FIRST;
	bool done;

	if (first > 12 || second > 12)
		day_first = first > 12;
	done = day_first ? set_day(date, year, second, first) : set_day(date, year, first, second);
	date->swappable = first <= 12 && second <= 12 && first != second;
	return done;
}

/* Each form returns the tokens it takes, 0 if it is not there. */

/* 2013-03-22, 2013/3/22, 2013.03.22, 2013. 3. 22., 2013年3月22日 */
static int
year_first(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int take = 5;

	if (!is_year(t) || t[1].kind != TOKEN_MARK || t[3].kind != TOKEN_MARK)
		return 0;
	if (!is_number(&t[2], 1, 2, 1, 12) || !is_day(&t[4]) || !span_equal(t[1].text, t[3].text)) {
		bool wide = span_equal(t[1].text, SPAN("年")) || span_equal(t[1].text, SPAN("년"));

		if (!wide || !is_number(&t[2], 1, 2, 1, 12))
			return 0;
		if (!is_day(&t[4]) || t[5].kind != TOKEN_MARK)
			return set_day(date, t[0].value, t[2].value, 0) ? 4 : 0;
		take = 6;
	} else if (memchr("-/._", t[1].value, 4) == NULL) {
		return 0;
	}
	return set_day(date, t[0].value, t[2].value, t[4].value) ? take : 0;
}

/* 22.03.2013, 22/3/13, 3-22-2013, 22. 3. 2013 */
static int
year_last(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int year;

	if (!is_day(t) || t[1].kind != TOKEN_MARK || !is_day(&t[2]) || t[1].value == 0 ||
	    memchr("-/.", t[1].value, 3) == NULL || !span_equal(t[1].text, t[3].text))
		return 0;
	if (is_year(&t[4]))
		year = t[4].value;
	else if (is_number(&t[4], 2, 2, 0, 99) && !t[2].spaced && !t[4].spaced)
		year = century(t[4].value);
	else
		return 0;
	return set_open(date, tokens, t[0].value, t[2].value, year) ? 5 : 0;
}

/* 20130322, 20130322T135500: only where nothing else is glued to it */
static int
compact(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int value = t->value;

	if (!is_number(t, 8, 8, 19000101, 21001231) || !t->spaced)
		return 0;
	if (t[1].kind != TOKEN_END && !t[1].spaced && !is_word(&t[1], "t"))
		return 0;
	return set_day(date, value / 10000, value / 100 % 100, value % 100) ? 1 : 0;
}

/* What may stand between the parts of a date: "of", "de", a comma, a dot, a dash, "st". */
static int
skip_joint(const struct token *t)
{
	int n = 0;

	while (n < 3 && (is_mark(&t[n], ',') || is_mark(&t[n], '.') || is_mark(&t[n], '-') ||
	    is_mark(&t[n], '/') || is_mark(&t[n], '\'') || is_word(&t[n], "of|de|del|d|’|，")))
		n++;
	return n;
}

static int
skip_ordinal(const struct token *t)
{
	if (!t->spaced && is_word(t, "st|nd|rd|th|er|º|ª|°|o|a|e|ère|ος|η"))
		return 1;
	return 0;
}

/* The year at t, four digits or two: its tokens (0 if none). */
static int
read_year(const struct token *t, int *year)
{
	if (is_year(t)) {
		*year = t->value;
		return 1;
	}
	if (is_number(t, 2, 2, 0, 99) && !is_mark(&t[1], ':')) {
		*year = century(t->value);
		return 1;
	}
	return 0;
}

/* Names of months are looked up last: it takes longer than to see that there is no day or year. */
static int
month_at(const struct tokens *tokens, int at)
{
	const struct token *t = tokens->list + at;

	return t->kind == TOKEN_WORD ? date_month(t->text, tokens->language) : 0;
}

/* 24 March 2013, 8th of April 2011, 3. März 2013, 3 de marzo de 2013, 24-Mar-13 */
static int
day_month_year(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int i = 1, month, year;

	if (!is_day(t))
		return 0;
	i += skip_ordinal(&t[i]);
	i += skip_joint(&t[i]);
	month = month_at(tokens, at + i);
	if (month == 0)
		return 0;
	i++;
	i += skip_joint(&t[i]);
	if (read_year(&t[i], &year) == 0)
		return 0;
	return set_day(date, year, month, t->value) ? i + 1 : 0;
}

/* March 24th, 2013; Mar. 24 2013 */
static int
month_day_year(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int i = 1, month, year, day;

	i += skip_joint(&t[i]);
	if (!is_day(&t[i]) || (month = month_at(tokens, at)) == 0)
		return 0;
	day = t[i++].value;
	i += skip_ordinal(&t[i]);
	i += skip_joint(&t[i]);
	if (!is_year(&t[i]) && !(is_mark(&t[i - 1], ',') && is_number(&t[i], 2, 2, 0, 99)))
		return 0;
	if (read_year(&t[i], &year) == 0)
		return 0;
	return set_day(date, year, month, day) ? i + 1 : 0;
}

/* 2013 March 24, 2013. március 24. */
static int
year_month_day(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int i = 1, month, year;

	if (!is_year(t))
		return 0;
	year = t->value;
	i += skip_joint(&t[i]);
	month = month_at(tokens, at + i);
	if (month == 0)
		return 0;
	i++;
	i += skip_joint(&t[i]);
	if (!is_day(&t[i]) || is_mark(&t[i + 1], ':'))
		return 0;
	return set_day(date, year, month, t[i].value) ? i + 1 : 0;
}

/* Mar 22 13:55:00 CET 2013, as date(1) and asctime print it */
static int
month_day_time_year(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int month, i = 7;

	if (!is_day(&t[1]) || !is_mark(&t[3], ':') || !is_mark(&t[5], ':') ||
	    (month = month_at(tokens, at)) == 0)
		return 0;
	if (t[i].kind == TOKEN_WORD)
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
month_year(const struct tokens *tokens, int at, struct date *date)
{
	const struct token *t = tokens->list + at;
	int i = 1, month;

	i += skip_joint(&t[i]);
	if (!is_year(&t[i]) || (month = month_at(tokens, at)) == 0)
		return 0;
	return set_day(date, t[i].value, month, 0) ? i + 1 : 0;
}

typedef int date_form(const struct tokens *tokens, int at, struct date *date);

static int
try_forms(date_form *const *forms, const struct tokens *tokens, struct date *date, int *take)
{
	for (int at = 0; at < tokens->n; at++) {
		for (int i = 0; forms[i] != NULL; i++) {
			*take = forms[i](tokens, at, date);
			if (*take > 0)
				return at;
		}
	}
	return -1;
}

/* am and pm; 1 when t is one, *pm telling which, with the tokens of "p.m." in *take. */
static bool
half_of_day(const struct token *t, bool *pm, int *take)
{
	*take = 1;
	if (is_word(t, "am|pm|μμ|πμ|μ|π|chiều|sáng")) {
		*pm = is_word(t, "pm|μμ|μ|chiều");
		return true;
	}
	if (is_word(t, "a|p") && is_mark(&t[1], '.') && is_word(&t[2], "m")) {
		*pm = is_word(t, "p");
		*take = is_mark(&t[3], '.') ? 4 : 3;
		return true;
	}
	return false;
}

static int
zone_by_name(const struct token *t)
{
	static const struct { const char *name; int minutes; } zones[] = {
		{ "z|utc|gmt|wet", 0 }, { "bst|west|cet|mez", 60 }, { "cest|mesz|eet", 120 },
		{ "eest|msk", 180 }, { "edt", -240 }, { "est|cdt", -300 }, { "cst|mdt", -360 },
		{ "mst|pdt", -420 }, { "pst", -480 }, { "ist", 330 }, { "jst|kst", 540 },
		{ "aest", 600 }, { "aedt", 660 }, { NULL, 0 },
	};

	for (int i = 0; zones[i].name != NULL; i++)
		if (is_word(t, zones[i].name))
			return zones[i].minutes;
	return -10000;
}

/* +0100, -05:00, and +1 where a name stands before it: the tokens taken. */
static int
read_offset(const struct token *t, bool named, struct date *date)
{
	int minutes = t[1].value * 60, take = 2;

	if (!(is_mark(t, '+') || is_mark(t, '-')) || t[1].spaced || (named && t->spaced) ||
	    !is_number(&t[1], 1, 4, 0, 1459))
		return 0;
	if (t[1].text.len == 4) {
		minutes = t[1].value / 100 * 60 + t[1].value % 100;
	} else if (t[1].text.len == 2 && is_mark(&t[2], ':') && is_number(&t[3], 2, 2, 0, 59)) {
		minutes += t[3].value;
		take = 4;
	} else if (!named) {
		return 0;
	}
	if (minutes > 14 * 60)
		return 0;
	date->zoned = true;
	date->zone = is_mark(t, '-') ? -minutes : minutes;
	return take;
}

/*
 * Z, UTC, GMT+1, +0100, -05:00: the tokens taken. Behind 10:00 without seconds a dash begins the end
 * of a range (10:00-11:30) rather than a zone, unless the stamp is an ISO one.
 */
static int
read_zone(const struct token *t, bool iso, struct date *date)
{
	int named = zone_by_name(t);

	if (is_mark(t, '(') && zone_by_name(&t[1]) != -10000)
		return read_zone(t + 1, iso, date) + 1;
	if (named != -10000) {
		date->zoned = true;
		date->zone = named;
		return 1 + read_offset(t + 1, true, date);
	}
	if (is_mark(t, '-') && !iso && date->second < 0)
		return 0;
	return read_offset(t, false, date);
}

enum clock_flags { CLOCK_DOTS = 1, CLOCK_ISO = 2 };

/* :55, :55:07.123, h55, .55: the tokens taken after the hour. */
static int
read_minutes(const struct token *t, int flags, struct date *date)
{
	bool joined = is_mark(t, ':') || is_word(t, "h|：|時|时") ||
	    ((flags & CLOCK_DOTS) && is_mark(t, '.'));

	if (!joined || !is_number(&t[1], 2, 2, 0, 59) || t[1].spaced)
		return 0;
	date->minute = t[1].value;
	if (!is_mark(&t[2], ':') || !is_number(&t[3], 2, 2, 0, 60))
		return 2;
	date->second = t[3].value % 60;
	return is_mark(&t[4], '.') && t[5].kind == TOKEN_NUMBER && !t[5].spaced ? 6 : 4;
}

/* 13:55, 1:55:07 pm, 13h55, 13.55 Uhr, 8 pm: the tokens taken. */
static int
read_clock(const struct token *t, int flags, struct date *date)
{
	struct date found = *date;
	int i, take;
	bool pm;

	if (!is_number(t, 1, 2, 0, 24))
		return 0;
	found.hour = t->value;
	found.minute = 0;
	i = 1 + read_minutes(t + 1, flags, &found);
	if (half_of_day(&t[i], &pm, &take)) {
		if (found.hour > 12 && !pm)
			return 0;
		if (found.hour <= 12)
			found.hour = found.hour % 12 + (pm ? 12 : 0);
		i += take;
	} else if (i == 1 && !is_word(&t[i], "uhr|h|heures|horas|ore|uur")) {
		return 0;
	}
	if (found.hour > 23)
		return 0;
	*date = found;
	return i + read_zone(&t[i], flags & CLOCK_ISO, date);
}

/* The words and marks between a date and its time: at, um, à las, comma, dash, T. */
static int
skip_to_clock(const struct token *t, int *flags)
{
	int n = 0;

	*flags = is_word(t, "t") ? CLOCK_ISO : 0;
	while (n < 5 && (t[n].kind == TOKEN_MARK ? memchr(",-|@()/.:", t[n].value, 10) != NULL ||
	    t[n].value == 0 : is_word(&t[n], "at|um|à|a|las|la|alle|ore|om|kl|klo|o|t|as|às|в|о|στις|on|"
	    "saat|den|ora|time|der|le|il|u|uhr|h|the"))) {
		if (is_word(&t[n], "at|um|ore|om|kl|klo|o|alle"))
			*flags |= CLOCK_DOTS;
		n++;
	}
	return n;
}

/* Weekday names and "Posted" may stand between; the clock may also come before the date. */
static int
add_time(const struct tokens *tokens, int start, int end, struct date *date)
{
	const struct token *t = tokens->list;
	int flags, take, skip = skip_to_clock(&t[end], &flags);

	if (skip == 0 && t[end].spaced)
		flags |= CLOCK_DOTS;
	take = read_clock(&t[end + skip], flags, date);
	if (take > 0)
		return end + skip + take;
	for (int before = start - 1; before >= 0 && before >= start - 9; before--) {
		take = read_clock(&t[before], 0, date);
		if (take > 0 && (before == 0 || !is_mark(&t[before - 1], ':')) && before + take <= start)
			return end;
		*date = (struct date){ date->year, date->month, date->day, -1, -1, -1, false, 0,
			date->swappable };
	}
	return end;
}

bool
date_find(struct span text, enum date_order order, struct span language, struct date *date,
    struct span *where)
{
	static date_form *const full[] = { year_first, year_last, month_day_time_year,
		day_month_year, month_day_year, year_month_day, compact, NULL };
	static date_form *const partial[] = { month_year, NULL };
	struct tokens tokens = { .language = language, .order = order };
	int take = 0, start, end;

	cut(&tokens, text);
	start = try_forms(full, &tokens, date, &take);
	if (start < 0)
		start = try_forms(partial, &tokens, date, &take);
	if (start < 0)
		return false;
	end = start + take;
	if (date->day > 0 && date->hour < 0)
		end = add_time(&tokens, start, end, date);
	if (where != NULL) {
		const struct token *last = &tokens.list[(end < tokens.n ? end : tokens.n) - 1];

		where->ptr = tokens.list[start].text.ptr;
		where->len = (size_t)(last->text.ptr + last->text.len - where->ptr);
	}
	return true;
}

struct span
date_iso(const struct date *date, char out[DATE_ISO_MAX])
{
	int n = snprintf(out, DATE_ISO_MAX, "%04d", date->year % 10000);

	if (date->month > 0)
		n += snprintf(out + n, DATE_ISO_MAX - (size_t)n, "-%02d", date->month % 100);
	if (date->day > 0)
		n += snprintf(out + n, DATE_ISO_MAX - (size_t)n, "-%02d", date->day % 100);
	if (date->hour >= 0)
		n += snprintf(out + n, DATE_ISO_MAX - (size_t)n, "T%02d:%02d", date->hour % 100,
		    date->minute % 100);
	if (date->hour >= 0 && date->second >= 0)
		n += snprintf(out + n, DATE_ISO_MAX - (size_t)n, ":%02d", date->second % 100);
	if (date->hour >= 0 && date->zoned && date->zone == 0)
		n += snprintf(out + n, DATE_ISO_MAX - (size_t)n, "Z");
	else if (date->hour >= 0 && date->zoned)
		n += snprintf(out + n, DATE_ISO_MAX - (size_t)n, "%c%02d:%02d",
		    date->zone < 0 ? '-' : '+', (date->zone < 0 ? -date->zone : date->zone) / 60 % 100,
		    (date->zone < 0 ? -date->zone : date->zone) % 60);
	return span_make(out, (size_t)n);
}

enum date_order
date_order_of(struct span language)
{
	if (span_equal_nocase(language, SPAN("en-us")) || span_equal_nocase(language, SPAN("en_us")) ||
	    span_equal_nocase(language, SPAN("en-ph")))
		return DATE_MONTH_FIRST;
	return DATE_DAY_FIRST;
}

enum date_order
date_order_at(struct span language, struct span host)
{
	static const char *const american[] = { "com", "us", "edu", "gov", "mil", NULL };
	struct span label = SPAN("");

	if (language.len >= 5)
		return date_order_of(language);
	if (!span_equal_nocase(span_slice(language, 0, 2), SPAN("en")) && language.len > 0)
		return DATE_DAY_FIRST;
	while (span_split(&host, '.', &label))
		;
	for (int i = 0; american[i] != NULL; i++)
		if (span_equal_nocase(label, span_from(american[i])))
			return DATE_MONTH_FIRST;
	return DATE_DAY_FIRST;
}
