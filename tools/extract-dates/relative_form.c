/*
 * relative_form - dates by their distance or direction: yesterday, last week, that year, recently
 */
#include "amount_form.h"
#include "year_form.h"

/* now, recently; recent, former; the past, future */
static int
reference(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE);

	m->kind = M_REF;
	if (token_is(run, i, W_REF)) {
		m->reference = (uint8_t)token_value(run, i, W_REF);
		return i + 1;
	}
	if (token_is(run, j, W_REF_NOUN)) {
		if (token_is(run, i, W_AN))
			return 0; /* a past guest */
		m->reference = (uint8_t)token_value(run, j, W_REF_NOUN);
		if (token_is(run, j + 1, W_NUMBER) || token_is(run, j + 1, W_SOME) ||
		    token_kind(run, j + 1, T_NUMBER) || token_is(run, j + 1, W_UNIT) ||
		    token_is(run, j + 1, W_LENGTH))
			return 0;
		/* στο παρελθόν, nel passato: the article is in the word before */
		return j > i || m->reference == REF_FUTURE || (token_is(run, i - 1, W_ARTICLE) &&
		    token_is(run, i - 1, W_IN)) ? j + 1 : 0;
	}
	if (!token_is(run, i, W_ADJECTIVE))
		return 0;
	m->reference = (uint8_t)token_value(run, i, W_ADJECTIVE);
	m->attribute = true;
	return i + 1;
}

static int
day_word(const struct run *run, int i, struct mention *m)
{
	m->kind = M_DAY;
	if (token_is(run, i, W_TONIGHT)) {
		m->day_offset = token_value(run, i, W_TONIGHT);
		m->part = PART_NIGHT;
		return i + 1;
	}
	if (!token_is(run, i, W_DAY))
		return 0;
	m->day_offset = token_value(run, i, W_DAY);
	if (token_is(run, i, W_DAY_PART)) /* gisteravond, domani mattina */
		m->part = (uint8_t)token_value(run, i, W_DAY_PART);
	return i + 1;
}

/* the weekend after six years of it: does an amount follow? */
static bool
amount_follows(const struct run *run, int i)
{
	double count;
	int j = read_count(run, i, false, &count);

	return j > 0 && token_is(run, j, W_UNIT);
}

/* year before, day after, week following, week after next: the direction behind the unit */
static int
direction_behind(const struct run *run, int i, struct mention *m)
{
	if ((token_is(run, i, W_LATER) || token_is(run, i, W_EARLIER)) &&
	    token_is(run, i + 1, W_DIRECTION) &&
	    token_value(run, i + 1, W_DIRECTION) ==
		(token_is(run, i, W_LATER) ? DIR_NEXT : DIR_LAST)) {
		m->direction = (uint8_t)token_value(run, i + 1, W_DIRECTION);
		m->definite = false;
		m->count = 2;
		return i + 2;
	}
	if (!token_is(run, i, W_BEHIND) || (token_is(run, i, W_OPEN) && amount_follows(run, i + 1)))
		return i;
	m->direction = (uint8_t)token_value(run, i, W_BEHIND);
	m->definite = !token_is(run, i, W_FROM_NOW);
	return i + 1;
}

/* next week Wednesday, next week on Tuesday: a day of that week */
static int
weekday_behind(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ON);

	if (!token_is(run, j, W_WEEKDAY) ||
	    !(token_at(run, j)->capital || !token_at(run, j)->word->weak)) /* next week sat down */
		return i;
	m->kind = M_CALENDAR;
	m->weekday = (uint8_t)token_value(run, j, W_WEEKDAY);
	return j + 1;
}

/* The fiscal of "last fiscal year". */
static int
year_kind(const struct run *run, int i, struct mention *m)
{
	if (!token_is(run, i, W_FISCAL))
		return 0;
	m->year_kind = (uint8_t)token_value(run, i, W_FISCAL);
	return 1;
}

/* "fiscal year" or "school year" without its number */
static bool
fiscal_year_at(const struct run *run, int i)
{
	return token_is(run, i, W_FISCAL) && token_value(run, i, W_FISCAL) != YEAR_CALENDAR &&
	    token_is(run, i + 1, W_UNIT) && token_value(run, i + 1, W_UNIT) == UNIT_YEAR &&
	    !token_kind(run, i + 2, T_NUMBER);
}

/* The Monday, April or spring that a direction before it means; no year has one: "Next 2026" */
static int
calendar_meant(const struct run *run, int i, bool article, struct mention *m)
{
	bool that = m->direction == DIR_THAT && !article;
	int end = read_calendar(run, i, m);

	if (end == 0)
		return read_holiday(run, i, m);
	if (m->year != 0 && (that || (m->month == 0 && m->season == 0 && m->fraction == 0)))
		return 0; /* said that July 2023 was hot */
	return end;
}

/* last, this past, the same, next fiscal: the token behind the words of a direction, 0 if none */
static int
read_direction(const struct run *run, int i, bool article, struct mention *m)
{
	if (!token_is(run, i, W_DIRECTION))
		return 0;
	m->direction = (uint8_t)token_value(run, i, W_DIRECTION);
	m->definite = article && !token_is(run, i, W_FROM_NOW);
	m->nearest = token_is(run, i, W_REF_NOUN); /* past Wednesday: the last one */
	if (m->direction >= DIR_BEFORE_LAST) { /* vorletzte Woche */
		m->count = 2;
		m->direction = m->direction == DIR_BEFORE_LAST ? DIR_LAST : DIR_NEXT;
	}
	i++;
	if (m->direction == DIR_THIS && token_is(run, i, W_DIRECTION) &&
	    (token_is(run, i + 1, W_WEEKDAY) || token_is(run, i + 1, W_MONTH) ||
	    token_is(run, i + 1, W_SEASON) || (token_is(run, i + 1, W_UNIT) &&
	    token_value(run, i + 1, W_UNIT) >= UNIT_WEEKEND && !unit_is_plural(run, i + 1)))) {
		m->nearest = true; /* this past Wednesday, May */
		m->direction = (uint8_t)token_value(run, i++, W_DIRECTION);
	}
	i += token_is(run, i, W_MORE);
	i += year_kind(run, i, m);
	if (!token_is(run, i, W_MOD))
		return i;
	m->mod = (uint8_t)token_value(run, i, W_MOD);
	return m->direction == DIR_THAT && !article ? 0 : i + 1; /* shows that late winter is best */
}

static int
part_meant(const struct run *run, int i, struct mention *m)
{
	m->unit = UNIT_DAY;
	m->part = (uint8_t)token_value(run, i, W_PART);
	return i + 1;
}

/* the past year, over the last year, for the next week, in the last month: as long as one */
static bool
is_stretch(const struct run *run, int i, const struct mention *m)
{
	int before = i - 3; /* the article stands between */

	if (token_is(run, i - 1, W_REF_NOUN))
		return true;
	if (!token_is(run, i - 1, W_STRETCH) || m->unit < UNIT_WEEK)
		return false;
	if (before < RUN_START)
		return lexicon_says(run->lexicon, run->before, W_FOR);
	return (token_is(run, before, W_MOD) && token_value(run, before, W_MOD) == MOD_MORE) ||
	    (token_is(run, before, W_IN) && m->direction == DIR_LAST);
}

static int
unit_meant(const struct run *run, int i, bool article, struct mention *m)
{
	m->unit = (uint8_t)token_value(run, i, W_UNIT);
	if (article && is_stretch(run, i, m)) {
		m->kind = M_DURATION;
		m->count = 1;
	}
	if (unit_is_plural(run, i) && m->unit != UNIT_WEEKEND)
		return 0;
	return m->unit == UNIT_WEEK && !article ? weekday_behind(run, i + 1, m) : i + 1;
}

/* last week, the same day, this year, that evening, next Monday, the previous April */
static int
directed(const struct run *run, int i, struct mention *m)
{
	bool article = token_is(run, i, W_ARTICLE) && !token_is(run, i, W_AN);
	int j;

	m->kind = M_UNIT;
	j = read_direction(run, i + token_is(run, i, W_ARTICLE), article, m);
	if (j == 0)
		return 0;
	if (token_is(run, j, W_PART))
		return part_meant(run, j, m);
	if (token_is(run, j, W_UNIT))
		return unit_meant(run, j, article, m);
	if (m->direction == DIR_THAT && (token_is(run, j, W_ORDINAL) || token_kind(run, j, T_NUMBER)))
		return 0; /* said that third-quarter sales fell, that 2024 was */
	return calendar_meant(run, j, article, m);
}

/* the year to March, the month ended April 10: as long as one, up to a date that token i is of */
static bool
ends_with_date(const struct run *run, int i)
{
	if (!token_is(run, i, W_TO) && !token_is(run, i, W_BEGINNING))
		return false;
	i++;
	i += token_is(run, i, W_ARTICLE);
	i += token_is(run, i, W_MOD);
	return token_is(run, i, W_MONTH) || token_kind(run, i, T_DATE) ||
	    (token_kind(run, i, T_NUMBER) && token_is(run, i + 1, W_MONTH));
}

/* the year, the day after, the week before last, the night before last: what was talked about */
static int
talked_about(const struct run *run, int i, struct mention *m)
{
	int j = i + 1;

	if (!token_is(run, i, W_ARTICLE) || token_is(run, i, W_AN))
		return 0;
	m->kind = M_UNIT;
	if (token_is(run, j, W_PART)) {
		int behind = part_meant(run, j, m), end = direction_behind(run, behind, m);

		/* the night before last; the night before, when it is not that of something */
		return m->count == 2 || (end > behind && word_after(run, end - 1).len == 0) ? end : 0;
	}
	if (fiscal_year_at(run, j))
		j += year_kind(run, j, m);
	if (!token_is(run, j, W_UNIT) || unit_is_plural(run, j))
		return 0;
	m->unit = (uint8_t)token_value(run, j, W_UNIT);
	if (m->unit >= UNIT_WEEK && ends_with_date(run, j + 1)) {
		m->kind = M_DURATION;
		m->count = 1;
		return j + 1;
	}
	m->definite = true;
	m->direction = DIR_THAT;
	return direction_behind(run, j + 1, m);
}

/* EOD, EOY: the end of this day, year; year-end 1988 */
static int
end_of_unit(const struct run *run, int i, struct mention *m)
{
	int j = i + (token_is(run, i, W_ARTICLE) && !token_is(run, i, W_AN)), end;

	if (!token_is(run, j, W_END_OF))
		return 0;
	m->mod = MOD_END;
	end = year_part(run, j + 1, m);
	if (end > j + 1 && token_value(run, j, W_END_OF) == UNIT_YEAR) {
		m->kind = M_CALENDAR;
		return end;
	}
	m->kind = M_UNIT;
	m->unit = (uint8_t)token_value(run, j, W_END_OF);
	m->direction = DIR_THIS;
	return j + 1;
}

/* the year-ago period, im Vorjahr: the unit before this one in a word */
static int
unit_before(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE);

	if (!token_is(run, j, W_UNIT_BEFORE) || (j > i && token_is(run, i, W_AN)))
		return 0;
	m->kind = M_UNIT;
	m->unit = (uint8_t)token_value(run, j, W_UNIT_BEFORE);
	m->direction = DIR_LAST;
	m->aside = true;
	return j + 1;
}

/* Does a word that tells a direction from behind stand somewhere behind token i? */
static bool
direction_comes(const struct run *run, int i)
{
	while (++i < run->n)
		if (token_is(run, i, W_BEHIND))
			return true;
	return false;
}

/* la semaine prochaine, el año pasado: no article needed, the direction behind */
static int
unit_then_direction(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE), end;
	bool article = j > i || /* na semana passada: na has the article in it */
	    (token_is(run, i - 1, W_ARTICLE) && token_is(run, i - 1, W_IN));

	if (article && token_is(run, j, W_UNIT) && !unit_is_plural(run, j) &&
	    token_is(run, j + 1, W_BEHIND) &&
	    !(token_is(run, i, W_AN) && word_after(run, j + 1).len > 0)) {
		m->kind = M_UNIT;
		m->unit = (uint8_t)token_value(run, j, W_UNIT);
		return direction_behind(run, j + 1, m);
	}
	if ((!token_is(run, j, W_WEEKDAY) && !token_is(run, j, W_MONTH) &&
	    !token_is(run, j, W_SEASON)) || !direction_comes(run, j))
		return 0;
	end = read_calendar(run, j, m);
	if (end == 0 || m->year != 0 || m->day != 0 || !token_is(run, end, W_BEHIND) ||
	    token_is(run, end, W_OPEN))
		return 0;
	m->direction = (uint8_t)token_value(run, end, W_BEHIND);
	return end + 1;
}

int
read_relative(const struct run *run, int i, struct mention *m)
{
	static const struct choice forms[] = {
		{ reference, ON(W_ARTICLE) | ON(W_REF) | ON(W_REF_NOUN) | ON(W_ADJECTIVE) },
		{ day_word, ON(W_TONIGHT) | ON(W_DAY) },
		{ directed, ON(W_ARTICLE) | ON(W_DIRECTION) },
		{ talked_about, ON(W_ARTICLE) },
		{ unit_then_direction, ON(W_ARTICLE) | ON(W_UNIT) | ON(W_WEEKDAY) | ON(W_MONTH) |
			ON(W_SEASON) },
		{ end_of_unit, ON(W_ARTICLE) | ON(W_END_OF) },
		{ unit_before, ON(W_ARTICLE) | ON(W_UNIT_BEFORE) },
		{ NULL, 0 },
	};

	return read_longest(forms, run, i, m);
}
