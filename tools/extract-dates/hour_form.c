/*
 * hour_form - hours that only what stands around them tells: at 5 on Monday, 3 to 8 tomorrow
 *
 * A number is an hour when it stands behind "at" and beside a day, in a range beside a day or a
 * time with am or pm, or before "in the morning". Two numbers as words are hour and minutes: nine
 * thirty.
 */
#include "hour_form.h"

/* Digits or a word from 1 to `last` that can be an hour; the token behind it, 0 if it is none. */
static int
read_hour(const struct run *run, int i, int last, int *hour)
{
	const struct token *token = token_at(run, i);

	if (token_kind(run, i, T_NUMBER) && !token->decimal && !token->glued && token->digits <= 2)
		*hour = token->value;
	else if (token_is(run, i, W_NUMBER))
		*hour = token_value(run, i, W_NUMBER) / 2;
	else
		return 0;
	return *hour >= 1 && *hour <= last ? i + 1 : 0;
}

static void
set_hour(struct mention *m, int hour)
{
	m->hour = (int8_t)hour;
	m->minute = 0;
	m->on_hour = true;
	m->half_known = hour > 12;
}

bool
hour_day_ends(const struct run *run, int i)
{
	static const enum word_class days[] = { W_WEEKDAY, W_WEEKDAYS, W_DAY, W_TONIGHT, W_PART,
		W_MONTH, W_HOLIDAY };

	i -= token_mark(run, i, ',') || token_mark(run, i, '-') || token_mark(run, i, '(');
	if (i < RUN_START)
		return false;
	for (size_t k = 0; k < sizeof(days) / sizeof(days[0]); k++)
		if (token_is(run, i, days[k]))
			return true;
	if (token_kind(run, i, T_DATE) || token_kind(run, i, T_ORDINAL))
		return true;
	return (token_kind(run, i, T_NUMBER) || token_is(run, i, W_ORDINAL)) &&
	    (token_is(run, i - 1, W_MONTH) || token_is(run, i - 1, W_WEEKDAY) ||
		token_is(run, i - 1, W_ARTICLE));
}

/* Does a day begin with token i: [on] [next] Monday, today, the 5th of May? */
static bool
day_begins(const struct run *run, int i)
{
	i += token_is(run, i, W_ON) || token_mark(run, i, ',');
	i += token_is(run, i, W_ARTICLE);
	if (token_is(run, i, W_DIRECTION))
		return token_is(run, i + 1, W_WEEKDAY) || token_is(run, i + 1, W_PART);
	return token_is(run, i, W_WEEKDAY) || token_is(run, i, W_DAY) ||
	    token_is(run, i, W_TONIGHT) || token_kind(run, i, T_DATE) ||
	    (token_is(run, i, W_MONTH) && token_kind(run, i + 1, T_NUMBER)) ||
	    ((token_kind(run, i, T_ORDINAL) || token_kind(run, i, T_NUMBER)) &&
		token_is(run, i + 1, W_MONTH));
}

/* in the morning, at night */
static bool
part_follows(const struct run *run, int i)
{
	if (token_is(run, i, W_AT))
		return token_is(run, i + 1, W_PART);
	return token_is(run, i, W_IN) && token_is(run, i + 1, W_ARTICLE) &&
	    token_is(run, i + 2, W_PART);
}

static bool
is_joint(const struct run *run, int i, bool bounded)
{
	return token_is(run, i, W_TO) || token_mark(run, i, '-') ||
	    (bounded && token_is(run, i, W_AND));
}

/* Does "from" or "between" stand before token i? */
static bool
is_bounded(const struct run *run, int i)
{
	if (i > RUN_START)
		return token_is(run, i - 1, W_FROM);
	return lexicon_says(run->lexicon, run->before, W_FROM) ||
	    lexicon_says(run->lexicon, run->before, W_BETWEEN);
}

/* Is token i an hour, or a time of day of any form? */
static bool
hour_or_clock(const struct run *run, int i)
{
	int hour;

	return token_kind(run, i, T_CLOCK) || read_hour(run, i, 24, &hour) > 0;
}

enum range { NO_RANGE,
	SURE_RANGE,
	DOUBTFUL_RANGE };

/*
 * A range of hours that begins at token i, one token each side: 1-3 pm, from 2 to 4, between 9 and
 * 10:30. It needs a day, a part of the day or am or pm; two
 * bare numbers without "from" or "between" are doubtful, and "3-2 on Monday" is a score.
 */
static enum range
range_at(const struct run *run, int i)
{
	bool bounded = is_bounded(run, i);
	int before = bounded && i > RUN_START ? i - 2 : i - 1;
	bool half = (token_kind(run, i, T_CLOCK) && token_at(run, i)->stamp.half_known) ||
	    (token_kind(run, i + 2, T_CLOCK) && token_at(run, i + 2)->stamp.half_known);
	bool clock = token_kind(run, i, T_CLOCK) || token_kind(run, i + 2, T_CLOCK) ||
	    token_is(run, i + 3, W_OCLOCK);

	if (!hour_or_clock(run, i) || !is_joint(run, i + 1, bounded) ||
	    !hour_or_clock(run, i + 2) || token_mark(run, i - 1, '-') ||
	    token_is(run, i + 3, W_UNIT) || token_is(run, i + 3, W_MONTH))
		return NO_RANGE;
	if (half || (bounded && clock) || part_follows(run, i + 3))
		return SURE_RANGE;
	if (!hour_day_ends(run, before) && !day_begins(run, i + 3))
		return NO_RANGE;
	if (bounded || clock)
		return SURE_RANGE;
	return token_is(run, i + 3, W_ON) ? NO_RANGE : DOUBTFUL_RANGE;
}

/* 2 in "from 2 to 4pm", 10 in "Wednesday from 10-4" */
int
hour_of_range(const struct run *run, int i, struct mention *m)
{
	int hour, j = read_hour(run, i, 24, &hour);
	enum range range;

	if (j == 0)
		return 0;
	range = range_at(run, i);
	if (range == NO_RANGE)
		range = range_at(run, i - 2);
	if (range == NO_RANGE)
		return 0;
	set_hour(m, hour);
	m->doubtful = range == DOUBTFUL_RANGE;
	return j;
}

/* 9 in the morning, one at night */
int
hour_of_part(const struct run *run, int i, struct mention *m)
{
	int hour, j = read_hour(run, i, 12, &hour);

	if (j == 0 || !part_follows(run, j) || token_is(run, i - 1, W_NUMBER) ||
	    (token_is(run, i, W_NUMBER) && token_is(run, j, W_IN) && hour == 1 &&
		token_is(run, i - 1, W_ARTICLE)))
		return 0;
	set_hour(m, hour);
	return j;
}

/* Could what follows token i be counted by the number? "at 5 places" */
static bool
noun_follows(const struct run *run, int i)
{
	struct span word = word_after(run, i);
	char next = run->list[i].end < run->text.len ? run->text.ptr[run->list[i].end] : ' ';

	if (next == '-' || next == '/' || next == '%' || next == ':' || next == '.' ||
	    (next == ',' && token_kind(run, i + 2, T_NUMBER)))
		return next != '.' || token_kind(run, i + 2, T_NUMBER);
	if (token_is(run, i + 1, W_UNIT) || token_is(run, i + 1, W_NUMBER) ||
	    token_is(run, i + 1, W_ORDINAL) || token_is(run, i + 1, W_MONTH))
		return true;
	return (lexicon_says(run->lexicon, word, W_COUNTED) &&
		   !lexicon_says(run->lexicon, word, W_OR)) ||
	    (word.len > 3 && span_ends(word, SPAN("s")) &&
	    !lexicon_says(run->lexicon, word, W_DIRECTION)); /* but: at 6 this evening */
}

/* Monday at 5; tonight around 7; at 5 tomorrow */
int
hour_at(const struct run *run, int i, struct mention *m)
{
	int hour, j = read_hour(run, i, 24, &hour), before = i - 1;

	if (j == 0 || noun_follows(run, j - 1) || token_is(run, i, W_ARTICLE) ||
	    token_is(run, i, W_AN)) /* vendu le 3 mai à un voisin */
		return 0;
	before -= token_is(run, before, W_MOD) && token_value(run, before, W_MOD) == MOD_APPROX;
	before -= token_is(run, before, W_AT);
	if (before == i - 1 || !(hour_day_ends(run, before) || day_begins(run, j)))
		return 0;
	set_hour(m, hour);
	return j;
}

/* Minutes behind an hour: a quarter, a half, twenty [minutes]; the token behind, 0 if none. */
static int
read_minutes(const struct run *run, int i, int *minutes)
{
	double count;
	int j;

	if (token_is(run, i, W_QUARTERS)) {
		*minutes = token_value(run, i, W_QUARTERS);
		return i + 1;
	}
	j = read_count(run, i, false, &count);
	if (j == 0 || count < 1 || count > 59 || count != (int)count)
		return 0;
	*minutes = (int)count;
	j += token_is(run, j, W_UNIT) && token_value(run, j, W_UNIT) == UNIT_MINUTE;
	return j;
}

/* las siete y media, huit heures et quart, otto meno venti */
int
hour_with_minutes(const struct run *run, int i, struct mention *m)
{
	int hour, minutes, j = read_hour(run, i, 24, &hour), end;
	bool less, quarters;

	if (j == 0)
		return 0;
	j += token_is(run, j, W_OCLOCK);
	less = token_is(run, j, W_LESS);
	if (!less && !token_is(run, j, W_AND))
		return 0;
	j++;
	j += token_is(run, j, W_AN) && token_is(run, j + 1, W_QUARTERS);
	quarters = token_is(run, j, W_QUARTERS);
	end = read_minutes(run, j, &minutes);
	if (end == 0 || token_is(run, end, W_UNIT) || token_is(run, end, W_MONTH) ||
	    !(quarters || token_is(run, i - 1, W_AT_HOUR) || token_is(run, i - 1, W_AT) ||
	    token_is(run, end, W_AM) || token_is(run, end, W_PM)))
		return 0;
	set_hour(m, less ? (hour + 23) % 24 : hour % 24);
	m->minute = (int8_t)(less ? 60 - minutes : minutes);
	m->on_hour = false;
	return end;
}

/* a las tres, alle 7: the article says that an hour is meant */
int
hour_with_article(const struct run *run, int i, struct mention *m)
{
	int hour, j = read_hour(run, i, 24, &hour);

	if (j == 0 || !token_is(run, i - 1, W_AT_HOUR) || noun_follows(run, j - 1))
		return 0;
	set_hour(m, hour);
	return j;
}

bool
hour_follows(const struct run *run, int i)
{
	int hour, j = token_is(run, i, W_AT) ? read_hour(run, i + 1, 24, &hour) : 0;

	if (token_is(run, i, W_AT) && token_kind(run, i + 1, T_CLOCK))
		return true;
	return j > 0 && !noun_follows(run, j - 1);
}

/* nine thirty, two forty-five, where a time is due: behind "at" or a day, before am or a day */
int
hour_and_minutes(const struct run *run, int i, struct mention *m)
{
	int hour, j = token_is(run, i, W_NUMBER) ? read_hour(run, i, 12, &hour) : 0;
	double minutes;
	bool due;

	if (j == 0)
		return 0;
	due = m->kind != M_NONE || token_is(run, i - 1, W_AT) || token_is(run, i - 1, W_FROM) ||
	    token_is(run, i - 1, W_TO) || lexicon_says(run->lexicon, run->before, W_FROM) ||
	    hour_day_ends(run, i - 1);
	j += token_mark(run, j, '-');
	if (!token_is(run, j, W_NUMBER) || token_value(run, j, W_NUMBER) % 2 != 0)
		return 0;
	j = read_count(run, j, false, &minutes);
	if (j == 0 || minutes < 10 || minutes > 59 || token_is(run, j, W_UNIT))
		return 0;
	if (!due && !token_is(run, j, W_AM) && !token_is(run, j, W_PM) && !day_begins(run, j) &&
	    !part_follows(run, j))
		return 0;
	set_hour(m, hour);
	m->minute = (int8_t)minutes;
	m->on_hour = false;
	return j;
}

bool
hour_is_later_half(int part, int hour)
{
	enum { AFTERNOON_ENDS = 6, EVENING_BEGINS = 4, NIGHT_BEGINS = 5 };

	if (hour < 1 || hour > 11)
		return false;
	return (part == PART_AFTERNOON && hour <= AFTERNOON_ENDS) ||
	    (part == PART_EVENING && hour >= EVENING_BEGINS) ||
	    (part == PART_NIGHT && hour >= NIGHT_BEGINS);
}

bool
hour_is_late(int part, int hour)
{
	enum { NIGHT_FALLS = 6 }; /* at night 7 is in the evening, 3 in the morning */

	if (hour >= 12)
		return false;
	return part == PART_AFTERNOON || part == PART_EVENING || part == PART_DUSK ||
	    ((part == PART_NIGHT || part == PART_OVERNIGHT) && hour >= NIGHT_FALLS);
}

bool
hour_leading_zero(const struct run *run, int i)
{
	return token_kind(run, i, T_NUMBER) && token_at(run, i)->digits == 4 &&
	    run->text.ptr[token_at(run, i)->start] == '0';
}

bool
hour_of_four_digits(const struct run *run, int i)
{
	enum { ROUND = 500 };
	const struct token *token = token_at(run, i);

	if (!token_kind(run, i, T_NUMBER) || token->digits != 4 || token->value >= 2400 ||
	    token->value % 100 > 59 || !token_is(run, i + 1, W_HOURS) ||
	    lexicon_says(run->lexicon, word_after(run, i + 1), W_OF))
		return false;
	return hour_leading_zero(run, i) || token_is(run, i - 1, W_AT) ||
	    (!token_at(run, i + 1)->spaced && token->value % ROUND != 0);
}
