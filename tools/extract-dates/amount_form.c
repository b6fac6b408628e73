/*
 * amount_form - durations and offsets: three days, a week ago, the last two years
 */
#include "amount_form.h"

#include "hour_form.h"
#include "offset_form.h"
#include "year_form.h"

bool
unit_is_plural(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);
	struct span word = span_slice(run->text, token->start, token->end);
	struct span ending = run->lexicon->plural_ending;

	return token_is(run, i, W_PLURAL) || (ending.len > 0 && word.len > ending.len &&
	    span_equal_nocase(span_slice(word, word.len - ending.len, word.len), ending));
}

bool
unit_is_of_year(const struct run *run, int i)
{
	int unit = token_is(run, i, W_UNIT) ? token_value(run, i, W_UNIT) : UNIT_NONE;

	return (unit == UNIT_SEASON || unit == UNIT_TERM || unit == UNIT_QUARTER) &&
	    run->lexicon->plurals && !unit_is_plural(run, i);
}

static int
skip_more_words(const struct run *run, int i, struct mention *m)
{
	int n = 0;

	while (n < 2 && (token_is(run, i, W_MORE) || token_is(run, i, W_WHOLE) ||
	    (token_is(run, i, W_MOD) && token_value(run, i, W_MOD) == MOD_EXACT) ||
	    token_is(run, i, W_DIRECTION))) {
		if (token_is(run, i, W_DIRECTION))
			m->direction = (uint8_t)token_value(run, i, W_DIRECTION);
		i++;
		n++;
	}
	return i;
}

/* "is to last two days", "could last weeks": what stands before token i wants a verb. */
static bool
verb_expected(const struct run *run, int i)
{
	return token_is(run, i - 1, W_TO) || token_is(run, i - 1, W_MODAL) ||
	    (i == RUN_START && lexicon_says(run->lexicon, run->before, W_MODAL));
}

/* The unit at i, hyphen before it allowed when it is glued: 10-day, two-year. */
int
read_unit(const struct run *run, int i, struct mention *m)
{
	i += token_mark(run, i, '-') && !token_at(run, i + 1)->spaced;
	if (token_is(run, i, W_FISCAL) && token_is(run, i + 1, W_UNIT) &&
	    token_value(run, i + 1, W_UNIT) >= UNIT_QUARTER)
		i++;
	if (token_is(run, i, W_GLUED_UNIT) && !token_at(run, i)->spaced &&
	    token_kind(run, i - 1, T_NUMBER)) { /* 2h, 30m */
		m->unit = (uint8_t)token_value(run, i, W_GLUED_UNIT);
		return m->unit == UNIT_HOUR || token_is(run, i + 1, W_AGO) ? i + 1 : 0;
	}
	if (!token_is(run, i, W_UNIT))
		return 0;
	m->unit = (uint8_t)token_value(run, i, W_UNIT);
	m->plural = unit_is_plural(run, i);
	return i + 1;
}

/* "and a half" on either side of the unit: two and a half years, deux ans et demi */
static int
read_and_half(const struct run *run, int i, struct mention *m)
{
	int j = i + token_mark(run, i, '-') + 1;

	if (!token_is(run, j - 1, W_AND))
		return i;
	j += token_mark(run, j, '-'); /* a two-and-a-half-hour delay */
	j += token_is(run, j, W_AN);
	j += token_mark(run, j, '-');
	if (j > i + 1 && token_is(run, j, W_QUARTER) && !unit_is_plural(run, j) &&
	    token_is(run, j + 1, W_UNIT)) {
		m->count += 0.25; /* one and a quarter years */
		return j + 1;
	}
	if (!token_is(run, j, W_HALF) &&
	    !(token_is(run, j, W_NUMBER) && token_value(run, j, W_NUMBER) == 1))
		return i;
	m->count += 0.5;
	return j + 1;
}

/* "and a half", "and 20 minutes", ", 30 minutes" behind a first amount. */
static int
read_rest_of_amount(const struct run *run, int i, struct mention *m)
{
	int j = i + token_mark(run, i, ','), k;
	uint8_t unit = m->n_more > 0 ? m->more[m->n_more - 1].unit : m->unit;
	double count;
	struct mention part;

	k = read_and_half(run, j, m);
	if (k > j)
		return k;
	j += token_is(run, j, W_AND);
	k = read_count(run, j, false, &count);
	if (k == 0 || (j == i && !token_at(run, i)->spaced) || m->count < 0 || count < 0)
		return i;
	k = read_unit(run, k, &part);
	if (k == 0 || part.unit >= unit || m->n_more == AMOUNTS_MAX)
		return i;
	m->more[m->n_more++] = (struct amount){ count, part.unit };
	return read_rest_of_amount(run, k, m);
}

/* "-old", "old", "-long", "long" behind the amount */
static int
read_tail(const struct run *run, int i)
{
	bool joined = token_mark(run, i, '-') && !token_at(run, i + 1)->spaced;

	if (token_is(run, i + joined, W_OLD) || token_is(run, i + joined, W_LONG))
		return i + joined + 1;
	return i;
}

static bool
ends_in(const struct run *run, int i, char letter)
{
	return (run->text.ptr[run->list[i].end - 1] | 0x20) == letter;
}

/* two nights, a 5-night stay: as long as so many days; "one night" is a time */
static int
nights(const struct run *run, int i, int j, struct mention *m)
{
	bool one = m->count == 1 && token_kind(run, i, T_NUMBER);
	bool joined = m->hyphened && !token_at(run, j + 1)->spaced;

	j += joined;
	if (!token_is(run, j, W_PART) || token_value(run, j, W_PART) != PART_NIGHT ||
	    m->direction != DIR_NONE || !(one || ((m->count > 1 || m->count < 0) &&
	    (joined || ends_in(run, j, 's')))))
		return 0;
	m->unit = UNIT_DAY;
	m->plural = true;
	return j + 1;
}

/* à 15 heures, van 10 tot 18 uur: what stands before token i asks for a time of day */
static bool
hour_due(const struct run *run, int i)
{
	return token_is(run, i - 1, W_AT) || token_is(run, i - 1, W_AT_HOUR) ||
	    token_is(run, i - 1, W_FROM) ||
	    (i == RUN_START && lexicon_says(run->lexicon, run->before, W_FROM));
}

/* The 13 of "the 2012-13 season" and of 2012/13. */
static bool
second_year(const struct run *run, int i)
{
	return (token_mark(run, i - 1, '-') || token_mark(run, i - 1, '/')) &&
	    token_kind(run, i - 2, T_NUMBER) && token_at(run, i - 2)->digits == 4 &&
	    !token_at(run, i)->spaced && token_at(run, i)->digits == 2;
}

/* three days, a few more weeks, half an hour, two and a half years, 16 days old, a year ago */
static int
counted(const struct run *run, int i, struct mention *m)
{
	int j = read_count(run, i, true, &m->count), k;
	bool an = token_is(run, i, W_AN) && m->count == 1;

	if (j == 0 || (token_kind(run, i, T_NUMBER) && token_at(run, i)->digits > 8) ||
	    (token_at(run, i)->decimal && token_is(run, j, W_OCLOCK)))
		return 0;
	if (second_year(run, i) || hour_of_four_digits(run, i) ||
	    (year_in_digits(run, i) && token_is(run, j, W_YEAR_BEHIND)))
		return 0;
	if (token_kind(run, i, T_NUMBER) && token_at(run, i)->digits >= 4 &&
	    (token_is(run, j, W_GLUED_UNIT) || (token_at(run, i)->digits == 4 &&
	    (token_is(run, j, W_FISCAL) || unit_is_of_year(run, j)))))
		return 0; /* the 2025 academic year, the 2020 season, a 6600H, an i7-12650H */
	j = read_and_half(run, j, m);
	j = skip_more_words(run, j, m);
	m->hyphened = token_mark(run, j, '-');
	k = read_unit(run, j, m);
	if (k == 0)
		k = nights(run, i, j, m);
	if (k == 0)
		return 0;
	if (m->direction != DIR_NONE && m->count > 0 && !m->plural &&
	    run->lexicon->plurals && !an)
		return 0; /* "$3 million this year", one last month */
	if (m->unit == UNIT_HOUR && token_is(run, k - 1, W_OCLOCK) && hour_due(run, i))
		return 0;
	if (an && m->unit == UNIT_SECOND)
		return 0; /* a second attempt */
	m->kind = M_DURATION;
	m->whole = an;
	/* seven days a week, 24 hours a day */
	j = an && token_mark(run, k, ',') ? k : read_rest_of_amount(run, k, m);
	k = read_tail(run, j);
	if (an && k > j + 1)
		return 0; /* a day-long visit: the article is the noun's */
	j = k;
	return read_offset(run, j, m);
}

/* vor drei Tagen, il y a trois jours, hace un año */
static int
offset_before(const struct run *run, int i, struct mention *m)
{
	bool ago = token_is(run, i, W_AGO_BEFORE);
	int j = i + 1;

	if (!ago && !token_is(run, i, W_IN_BEFORE))
		return 0;
	if (ago && token_is(run, j, W_UNIT) && unit_is_plural(run, j)) { /* hace años, vor Jahren */
		j = read_unit(run, j, m);
		m->count = -1;
	} else if (!ago && token_value(run, i, W_IN_BEFORE) == 1 && token_is(run, j, W_UNIT) &&
	    !unit_is_plural(run, j)) { /* через неделю, za rok */
		j = read_unit(run, j, m);
		m->count = 1;
	} else {
		j += token_is(run, j, W_MOD);
		j = counted(run, j, m);
	}
	if (j == 0 || m->kind == M_OFFSET)
		return 0;
	m->kind = M_OFFSET;
	m->offset = ago ? OFFSET_AGO : OFFSET_FROM_NOW;
	return j;
}

/* the last three days, the next few weeks, the first two years */
static int
directed(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE), k, nth;
	bool ordinal = false;

	if (token_is(run, j, W_DIRECTION)) {
		m->direction = (uint8_t)token_value(run, j, W_DIRECTION);
		if (j == i && verb_expected(run, i))
			return 0;
		if ((m->direction == DIR_THIS || m->direction == DIR_THAT) && j == i &&
		    (token_kind(run, j + 1, T_NUMBER) || token_is(run, j + 1, W_NUMBER)))
			return 0; /* "that 24 hours": the amount alone */
		k = j + 1;
	} else if (token_is(run, j, W_FINAL)) {
		m->direction = DIR_LAST; /* the final three months */
		k = j + 1;
	} else {
		k = read_ordinal(run, j, &nth);
		if (k == 0 || nth > 3)
			return 0;
		m->nth = nth == 1;
		ordinal = true;
	}
	k = read_count(run, k, false, &m->count);
	if (k == 0)
		return 0;
	k = read_and_half(run, k, m);
	j = skip_more_words(run, k, m);
	if (ordinal && m->direction != DIR_NONE)
		return 0; /* the first half last year */
	k = read_unit(run, j, m);
	if (token_is(run, k, W_AGO))
		return 0; /* said that four years ago, l'ultima due anni fa */
	m->kind = M_DURATION;
	return k;
}

/* for the full year: the one that accounts are made of */
static bool
is_full_year(const struct run *run, int i, int j)
{
	return j > i && !token_is(run, i, W_AN) && token_value(run, j, W_WHOLE) == 1 &&
	    token_is(run, j + 1, W_UNIT) && token_value(run, j + 1, W_UNIT) == UNIT_YEAR &&
	    !token_is(run, j + 2, W_OF) && lexicon_says(run->lexicon, run->before, W_FOR);
}

/* all day, the whole week, the entire year */
static int
whole_unit(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE);

	if (!token_is(run, j, W_WHOLE))
		return 0;
	if (is_full_year(run, i, j)) {
		m->kind = M_UNIT;
		m->unit = UNIT_YEAR;
		m->direction = DIR_THIS;
		return j + 2;
	}
	j++;
	j += token_is(run, j, W_ARTICLE);
	if (token_is(run, j, W_PART)) {
		m->kind = M_TIME;
		m->part = (uint8_t)token_value(run, j, W_PART);
		return j + 1;
	}
	j = read_unit(run, j, m);
	if (j > 0 && m->unit == UNIT_DAY && token_is(run, j, W_DAY)) {
		m->kind = M_DAY; /* all day tomorrow */
		m->day_offset = token_value(run, j, W_DAY);
		return j + 1;
	}
	m->kind = M_DURATION;
	m->count = 1;
	return j;
}

/* days, recent weeks, the hours, these months: several of them; a unit alone is weak */
static int
bare_unit(const struct run *run, int i, struct mention *m)
{
	int j = i;
	bool article = token_is(run, j, W_ARTICLE) && !token_is(run, j, W_AN);

	j += article;
	if (token_is(run, j, W_ADJECTIVE) ||
	    (token_is(run, j, W_DIRECTION) && (article || !verb_expected(run, j)))) {
		m->direction = (uint8_t)token_value(run, j, W_DIRECTION);
		j++;
	}
	j = read_unit(run, j, m);
	if (j == 0)
		return 0;
	m->kind = M_DURATION;
	m->count = m->plural ? -1 : 1;
	m->weak = !m->plural;
	if (token_mark(run, j, '-') &&
	    (token_is(run, j + 1, W_LONG) || token_is(run, j + 1, W_OLD))) {
		m->weak = false; /* decade-long, months-old */
		m->hyphened = true;
		return j == i + 1 ? j + 2 : 0;
	}
	if (m->weak && j == i + 1 && /* but: last year 65 people; the week 31 is read_calendar's */
	    token_kind(run, j, T_NUMBER) && token_at(run, j)->digits <= 2 &&
	    !token_is(run, j - 1, W_DAY_NAME) && !token_is(run, j + 1, W_UNIT))
		return j + 1; /* day 2 */
	if (m->unit == UNIT_QUARTER || (m->unit == UNIT_MINUTE && m->plural &&
	    token_is(run, i - 1 + article, W_ARTICLE) && token_is(run, j, W_OF)))
		return 0; /* living quarters, the minutes of a meeting */
	if (!m->plural && (article || m->direction != DIR_NONE))
		return 0; /* the day, last week: read_relative's */
	if (m->weak && m->unit != UNIT_DAY && token_at(run, j - 1)->word->text.len <= 2)
		return 0; /* yr, hr, wk: short for something else */
	if (m->weak && m->unit == UNIT_WEEKEND) {
		m->kind = M_UNIT;
		m->direction = DIR_THIS;
		m->weak = !token_is(run, i - 1, W_ON); /* am Wochenende */
	}
	return m->plural && m->direction == DIR_NONE ? read_offset(run, j, m) : j;
}

/* the third straight day: they last as long as its number says; k is behind the ordinal */
static int
unit_in_a_row(const struct run *run, int k, int nth, struct mention *m)
{
	k = read_unit(run, k + 1, m);
	if (k == 0 || m->plural || m->unit < UNIT_DAY || m->unit == UNIT_MOMENT ||
	    m->unit == UNIT_SEASON || m->unit == UNIT_TERM)
		return 0;
	m->kind = M_DURATION;
	m->count = nth;
	return k;
}

/* the third day, first year: a unit by its number in what is told */
static int
numbered_unit(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE), nth, k = read_ordinal(run, j, &nth);

	if (k > 0 && token_is(run, k, W_IN_A_ROW))
		return unit_in_a_row(run, k, nth, m);
	if (k == 0 || !token_is(run, k, W_UNIT))
		return 0;
	m->unit = (uint8_t)token_value(run, k, W_UNIT);
	if (m->unit < UNIT_HOUR || m->unit == UNIT_CENTURY || m->unit == UNIT_QUARTER ||
	    m->unit == UNIT_MOMENT || unit_is_plural(run, k))
		return 0;
	m->kind = M_DURATION;
	m->count = 1;
	m->weak = j == i;
	m->numbered = true;
	if (m->unit == UNIT_DAY && j > i)
		m->kind = M_UNIT;
	return k + 1;
}

/* zweitägig: an adjective that is an amount */
static int
length_word(const struct run *run, int i, struct mention *m)
{
	int value;

	if (!token_is(run, i, W_LENGTH))
		return 0;
	value = token_value(run, i, W_LENGTH);
	m->kind = M_DURATION;
	m->count = value >= 100 ? value / 100 : -1;
	m->unit = (uint8_t)(value % 100);
	m->hyphened = true; /* as in a day-long visit: the article is the noun's */
	return i + 1;
}

/* a long time */
static int
vague(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_VAGUE))
		return 0;
	m->kind = M_DURATION;
	m->count = -1;
	return i + 1;
}

int
read_amount(const struct run *run, int i, struct mention *m)
{
	static const struct choice forms[] = {
		{ counted, COUNT_FIRST },
		{ offset_before, ON(W_AGO_BEFORE) | ON(W_IN_BEFORE) },
		{ directed, ON(W_ARTICLE) | ON(W_DIRECTION) | ON(W_FINAL) | ORDINAL_FIRST },
		{ whole_unit, ON(W_ARTICLE) | ON(W_WHOLE) },
		{ bare_unit, ON(W_ARTICLE) | ON(W_ADJECTIVE) | ON(W_DIRECTION) | ON(W_FISCAL) |
			ON(W_GLUED_UNIT) | ON(W_UNIT) | ON(K_MARK) },
		{ numbered_unit, ON(W_ARTICLE) | ORDINAL_FIRST },
		{ length_word, ON(W_LENGTH) },
		{ vague, ON(W_VAGUE) },
		{ NULL, 0 },
	};

	return read_longest(forms, run, i, m);
}
