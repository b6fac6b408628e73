/*
 * time_form - clock times and parts of the day: 1:55 pm, five o'clock, noon, the morning
 */
#include "hour_form.h"

static int
read_half(const struct run *run, int i, struct mention *m)
{
	if (token_is(run, i, W_AM) || token_is(run, i, W_PM)) {
		if (m->hour <= 12)
			m->hour = (int8_t)(m->hour % 12 + (token_is(run, i, W_PM) ? 12 : 0));
		m->half_known = true;
		return i + 1;
	}
	return i;
}

static int
read_zone(const struct run *run, int i)
{
	if (token_is(run, i, W_ZONE) && (token_at(run, i)->capital ||
	    token_at(run, i)->word->text.len > 4))
		return i + 1;
	return i;
}

/* in the morning, at night: settles am and pm */
static int
read_part_behind(const struct run *run, int i, struct mention *m)
{
	int j = i + (token_is(run, i, W_IN) || token_is(run, i, W_AT) || token_is(run, i, W_OF));
	int part;

	j += token_is(run, j, W_ARTICLE);
	if (!token_is(run, j, W_PART))
		return i;
	part = token_value(run, j, W_PART);
	if (!m->half_known && hour_is_late(part, m->hour))
		m->hour = (int8_t)(m->hour + 12);
	m->half_known = true;
	return j + 1;
}

static int
digits(const struct run *run, int i, struct mention *m)
{
	const struct stamp *stamp = &token_at(run, i)->stamp;

	if (!token_kind(run, i, T_CLOCK) || (stamp->terse && !token_is(run, i - 1, W_AT)))
		return 0;
	m->hour = stamp->hour;
	m->minute = stamp->minute;
	m->second = stamp->second;
	m->on_hour = stamp->on_hour;
	m->half_known = stamp->half_known;
	m->doubtful |= stamp->terse;
	return read_half(run, i + 1, m);
}

/* five o'clock, half past six, quarter to 9, 5 pm with the number as a word, 16 Uhr */
static int
words(const struct run *run, int i, struct mention *m)
{
	double hour;
	int offset = 0, j = i;

	if (token_is(run, j, W_CLOCK_PART)) {
		offset = token_value(run, j, W_CLOCK_PART);
		j++;
	}
	j = read_count(run, j, false, &hour);
	if (j == 0 || hour < 0 || hour > 24 || (hour != (int)hour && offset != 0))
		return 0;
	m->hour = (int8_t)hour;
	m->minute = (int8_t)((hour - (int)hour) * 100 + 0.5);
	if (m->minute > 59 || (hour != (int)hour && !token_at(run, i)->decimal))
		return 0;
	if (offset < 0)
		m->hour = (int8_t)((m->hour + 23) % 24);
	m->minute = (int8_t)(m->minute + (offset < 0 ? 60 + offset : offset));
	m->on_hour = offset == 0 && m->minute == 0;
	if (token_is(run, j, W_OCLOCK))
		return read_half(run, j + 1, m);
	if (token_is(run, j, W_AM) || token_is(run, j, W_PM))
		return hour >= 1 && hour < 13 ? read_half(run, j, m) : 0;
	return offset != 0 && hour < 13 ? j : 0;
}

/* ten past 9, 20 minutes past eight, ten minutes to three */
static int
minutes_past(const struct run *run, int i, struct mention *m)
{
	double minutes, hour;
	int j = read_count(run, i, false, &minutes);
	bool unit, before;

	if (j == 0)
		return 0;
	unit = token_is(run, j, W_UNIT) && token_value(run, j, W_UNIT) == UNIT_MINUTE;
	j += unit;
	before = unit && run->lexicon->full && token_is(run, j, W_TO);
	if (!(before || token_is(run, j, W_PAST_HOUR)) || minutes < 1 || minutes > 59)
		return 0;
	j = read_count(run, j + 1, false, &hour);
	if (j == 0 || hour < 1 || hour > 12 || (before && token_is(run, j, W_UNIT)))
		return 0;
	m->hour = (int8_t)(before ? (int)(hour + 23) % 24 : hour);
	m->minute = (int8_t)(before ? 60 - minutes : minutes);
	j += token_is(run, j, W_OCLOCK);
	return read_half(run, j, m);
}

/* Does the dash or word `joint` join a number to another time of four digits? */
static bool
joins_hours(const struct run *run, int joint, int other)
{
	return (token_mark(run, joint, '-') || token_is(run, joint, W_TO)) &&
	    hour_leading_zero(run, other);
}

/* Is a time due at token i: at [about] 1015, (1430 GMT), this Friday night, 2359? */
static bool
four_digits_due(const struct run *run, int i, const struct mention *m)
{
	enum { LAST_YEAR = 2199 };
	int before = i - 1;

	before -= token_is(run, before, W_MOD) && token_value(run, before, W_MOD) == MOD_APPROX;
	if (hour_leading_zero(run, i) &&
	    (joins_hours(run, i + 1, i + 2) || joins_hours(run, i - 1, i - 2)))
		return true; /* 0730-0930 */
	return token_is(run, before, W_AT) || token_is(run, i + 1, W_ZONE) ||
	    (m->part != PART_NONE && token_at(run, i)->value > LAST_YEAR);
}

/* at 1015, at 0730: only where no noun follows that could be counted */
static int
four_digits(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	bool hours = hour_of_four_digits(run, i), sure = hours || token_is(run, i + 1, W_ZONE);
	struct span next = sure ? (struct span){ NULL, 0 } : word_after(run, i);

	if (!token_kind(run, i, T_NUMBER) || token->digits != 4 ||
	    !(hours || four_digits_due(run, i, m)) ||
	    token->value >= 2400 || token->value % 100 > 59 || (token_is(run, i + 1, W_UNIT) && !hours) ||
	    (next.len > 0 && (next.ptr[0] < 'a' ||
	    lexicon_says(run->lexicon, next, W_COUNTED))))
		return 0;
	m->hour = (int8_t)(token->value / 100);
	m->minute = (int8_t)(token->value % 100);
	m->half_known = true;
	return i + 1;
}

static int
name(const struct run *run, int i, struct mention *m)
{
	int j = i + (token_kind(run, i, T_NUMBER) && token_at(run, i)->value == 12);

	if (!token_is(run, j, W_CLOCK_NAME))
		return 0;
	m->hour = (int8_t)token_value(run, j, W_CLOCK_NAME);
	m->minute = 0;
	m->on_hour = true;
	m->half_known = true;
	return j + 1;
}

/* 14.30 behind "at", "from", "between", or behind another such time and "to" */
static bool
dotted_time_due(const struct run *run, int i)
{
	bool second = (token_is(run, i - 1, W_TO) || token_is(run, i - 1, W_AND) ||
	    token_mark(run, i - 1, '-')) && token_kind(run, i - 2, T_NUMBER) &&
	    token_at(run, i - 2)->decimal;

	return second || token_is(run, i - 1, W_AT) || token_is(run, i - 1, W_AT_HOUR) ||
	    token_is(run, i - 1, W_FROM) || (i == RUN_START &&
	    (lexicon_says(run->lexicon, run->before, W_FROM) ||
	    lexicon_says(run->lexicon, run->before, W_BETWEEN)));
}

/* Is a number with a dot a time for sure: at the head of a line, behind a date, where it is usual? */
static bool
dotted_is_sure(const struct run *run, int i, const struct mention *m)
{
	const struct token *token = token_at(run, i);
	bool round = token->value % 5 == 0;

	if (i == RUN_START && run->before.ptr == NULL && token->end < run->text.len &&
	    run->text.ptr[token->end] == ':')
		return true;
	if (m->day != 0 || (round && m->kind == M_DAY))
		return true;
	if (round && token_is(run, i - 1, W_AT) && hour_day_ends(run, i - 2))
		return true;
	return run->lexicon->dotted_times && dotted_time_due(run, i);
}

/* 16.39, 22.34 where a time is due: behind a date or "at", or at the head of a line */
static int
dotted(const struct run *run, int i, struct mention *m)
{
	const struct token *token = token_at(run, i);
	bool sure;

	if (!token_kind(run, i, T_NUMBER) || !token->decimal || token->value >= 2400 ||
	    token->value % 100 > 59 || run->text.ptr[token->end - 3] != '.')
		return 0;
	sure = dotted_is_sure(run, i, m);
	if ((!sure && !token_is(run, i - 1, W_AT)) ||
	    lexicon_says(run->lexicon, word_after(run, i), W_COUNTED))
		return 0;
	m->doubtful = !sure;
	m->hour = (int8_t)(token->value / 100);
	m->minute = (int8_t)(token->value % 100);
	return i + 1;
}

int
read_clock_time(const struct run *run, int i, struct mention *m)
{
	static const struct choice forms[] = {
		{ digits, ON(K_CLOCK) },
		{ minutes_past, COUNT_FIRST },
		{ hour_and_minutes, ON(W_NUMBER) },
		{ hour_with_minutes, HOUR_FIRST },
		{ hour_of_range, HOUR_FIRST },
		{ words, COUNT_FIRST | ON(W_CLOCK_PART) },
		{ name, ON(W_CLOCK_NAME) | ON(K_NUMBER) },
		{ dotted, ON(K_NUMBER) },
		{ four_digits, ON(K_NUMBER) },
		{ hour_of_part, HOUR_FIRST },
		{ hour_at, HOUR_FIRST },
		{ hour_with_article, HOUR_FIRST },
		{ NULL, 0 },
	};
	int j, k;

	if (!token_begins(run, i, CLOCK_FIRST))
		return 0;
	j = read_any(forms, run, i, m);
	if (j == 0)
		return 0;
	if (m->kind == M_NONE)
		m->kind = M_TIME;
	k = read_half(run, j, m);
	k += token_is(run, k, W_HOURS);
	k += token_is(run, k, W_OCLOCK);
	k = read_part_behind(run, k, m);
	return read_zone(run, k);
}

int
read_part(const struct run *run, int i, struct mention *m)
{
	int j = i + token_is(run, i, W_ARTICLE);

	if (token_is(run, j, W_MOD) && token_value(run, j, W_MOD) <= MOD_END) {
		m->mod = (uint8_t)token_value(run, j, W_MOD);
		j++;
	}
	if (j == i && token_is(run, j, W_NUMBER) && token_value(run, j, W_NUMBER) == 2)
		j++; /* one night */
	if (!token_is(run, j, W_PART) || token_at(run, j)->word->weak) /* so früh wie möglich */
		return 0;
	m->part = (uint8_t)token_value(run, j, W_PART);
	if (m->part >= PART_DAWN && token_is(run, j + 1, W_OF) && !token_is(run, j + 1, W_IN))
		return 0; /* the dawn of an age; but: at dawn in Asia */
	m->kind = M_TIME;
	m->whole = j == i + 1 && token_is(run, i, W_AN);
	m->plural = j == i && (run->text.ptr[run->list[j].end - 1] | 0x20) == 's' &&
	    run->lexicon->plural_ending.len > 0;
	j++;
	if (token_is(run, j, W_UNIT) && token_value(run, j, W_UNIT) == UNIT_HOUR)
		j++; /* the early morning hours */
	return j;
}
