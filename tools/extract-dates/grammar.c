/*
 * grammar - a run of tokens to mentions: forms put together
 *
 * An expression is [modifier] [article] [modifier] core [time]; or time [,] core. The core is the
 * longest form; a time of day joins it when it stands beside it.
 */
#include "grammar.h"

#include "accept.h"
#include "hour_form.h"
#include "year_form.h"

void
mention_clear(struct mention *mention)
{
	memset(mention, 0, sizeof(*mention));
	mention->hour = mention->minute = mention->second = -1;
}

static int
read_core(const struct run *run, int i, struct mention *m)
{
	static const struct choice cores[] = { { read_calendar, CALENDAR_FIRST },
		{ read_holiday, HOLIDAY_FIRST }, { read_relative, RELATIVE_FIRST },
		{ read_set, SET_FIRST }, { read_amount, AMOUNT_FIRST },
		{ read_clock_time, CLOCK_FIRST }, { read_part, PART_FIRST }, { NULL, 0 } };

	return read_longest(cores, run, i, m);
}

static bool
is_date(const struct mention *m)
{
	return m->kind == M_CALENDAR || m->kind == M_DAY ||
	    (m->kind == M_UNIT && m->unit == UNIT_DAY) ||
	    (m->kind == M_OFFSET && m->unit <= UNIT_DAY);
}

static bool
names_day(const struct mention *m)
{
	return is_date(m) && (m->kind != M_CALENDAR || m->day > 0 || m->weekday > 0 ||
	    m->holiday > 0);
}

/* Oct 26 15:50:06 2016 */
static int
year_behind_clock(const struct run *run, int i, struct mention *m)
{
	return m->second >= 0 && token_kind(run, i, T_NUMBER) ? year_part(run, i, m) : i;
}

/* this Fri night, 2359; tonight 10.30 */
static int
add_time_of_part(const struct run *run, int i, struct mention *m)
{
	struct mention timed = *m;
	bool comma = token_mark(run, i, ',');
	int end = comma || (token_kind(run, i, T_NUMBER) && token_at(run, i)->decimal) ?
	    read_clock_time(run, i + comma, &timed) : 0;

	if (end == 0 || timed.doubtful)
		return i;
	if (!timed.half_known && hour_is_later_half(m->part, timed.hour))
		timed.hour = (int8_t)(timed.hour + 12);
	if (timed.hour < 12)
		return i;
	timed.kind = m->kind;
	*m = timed;
	return end;
}

/* Monday morning, tomorrow night, 3 May 2010 at 13:55, this Sat, 7pm */
static int
add_time(const struct run *run, int i, struct mention *m)
{
	struct mention timed = *m;
	int j = i, end;

	if (!names_day(m) || m->doubtful || m->hour >= 0)
		return i;
	if (m->part != PART_NONE)
		return add_time_of_part(run, i, m);
	j += token_mark(run, j, '-') && !token_at(run, j + 1)->spaced && m->weekday > 0 &&
	    token_is(run, j + 1, W_PART); /* a Friday-night game */
	if (token_is(run, j, W_PART)) {
		m->part = (uint8_t)token_value(run, j, W_PART);
		return j + 1;
	}
	if (m->kind == M_DAY && (token_is(run, j, W_AM) || token_is(run, j, W_PM)) &&
	    token_at(run, j)->word->text.len == 2) { /* tomorrow am */
		m->part = token_is(run, j, W_AM) ? PART_MORNING : PART_AFTERNOON;
		return j + 1;
	}
	j += token_mark(run, j, ',') || token_mark(run, j, '-');
	j += token_mark(run, j, '(');
	if (j == i && m->day > 0 && m->month > 0 && token_is(run, j, W_AT))
		j++;
	end = read_clock_time(run, j, &timed);
	if (end == 0 || timed.doubtful)
		return i;
	timed.kind = m->kind;
	*m = timed;
	return m->day > 0 && m->year == 0 ? year_behind_clock(run, end, m) : end;
}

/* the morning of 19 April; 7pm tonight; 6 am tomorrow; 8:00 p.m. Friday; 05:46, 24 March 2013 */
static int
add_date(const struct run *run, int i, struct mention *m)
{
	struct mention dated = *m;
	bool comma = token_mark(run, i, ',');
	bool eve = m->part == PART_NIGHT && token_is(run, i, W_NIGHT_TO);
	int j = i + (comma || eve), end;

	if (m->kind != M_TIME || m->doubtful)
		return i;
	j += (!comma && token_is(run, j, W_ON)) || (m->part != PART_NONE && token_is(run, j, W_OF));
	j += token_is(run, j, W_ARTICLE) && (token_kind(run, j + 1, T_ORDINAL) ||
	    token_kind(run, j + 1, T_NUMBER));
	end = read_calendar(run, j, &dated);
	if (end == 0)
		end = read_holiday(run, j, &dated);
	if (end == 0 || dated.doubtful || (dated.day == 0 && dated.weekday == 0 &&
	    (dated.holiday == 0 || dated.unit == UNIT_WEEKEND))) {
		dated = *m;
		end = comma ? 0 : read_relative(run, j, &dated);
		if (end == 0 || dated.kind == M_REF ||
		    (dated.kind == M_UNIT && dated.unit != UNIT_DAY))
			return i;
	}
	if (eve && (dated.kind != M_CALENDAR || dated.weekday == 0 || dated.day > 0))
		return i;
	if (eve)
		dated.day_offset = -1; /* die Nacht zum Samstag */
	if (m->part != PART_NONE)
		dated.part = m->part;
	else if (dated.part == PART_NONE && token_is(run, end, W_PART))
		dated.part = (uint8_t)token_value(run, end++, W_PART); /* 10:30 on Saturday night */
	dated.hour = m->hour;
	dated.minute = m->minute;
	dated.second = m->second;
	dated.on_hour = m->on_hour;
	dated.half_known = m->half_known || dated.part != PART_NONE;
	if (m->hour >= 0 && !m->half_known && (hour_is_late(dated.part, m->hour) ||
	    hour_is_later_half(dated.part, m->hour))) /* 5:30 Friday night */
		dated.hour = (int8_t)(m->hour + 12);
	*m = dated;
	return end;
}

/* 3pm each day: the time of what repeats */
static int
add_set(const struct run *run, int i, struct mention *m)
{
	struct mention set;
	int end;

	if (m->kind != M_TIME || m->hour < 0)
		return i;
	mention_clear(&set);
	end = read_set(run, i, &set);
	if (end == 0 || set.hour >= 0 || !(set.unit == UNIT_DAY || set.weekday > 0))
		return i;
	set.hour = m->hour;
	set.minute = m->minute;
	set.on_hour = m->on_hour;
	*m = set;
	return end;
}

/* early, the end of, about, more than: what may lead; the token behind, i when none does. */
static int
read_mods(const struct run *run, int i, struct mention *m)
{
	int j = i;

	for (int n = 0; n < 3; n++) {
		if (j == RUN_START && lexicon_says(run->lexicon, run->before, W_ASKING))
			break; /* what about Monday */
		if (token_is(run, j, W_MOD)) {
			m->mod = (uint8_t)token_value(run, j, W_MOD);
			j++;
			if (m->mod <= MOD_END && token_is(run, j, W_IN) &&
			    !token_is(run, j - 1, W_EARLIER))
				j++; /* late in 2012 */
			j += token_mark(run, j, '-');
		} else if (j > i && token_is(run, j, W_ARTICLE) && token_is(run, j + 1, W_MOD)) {
			j++;
		} else {
			break;
		}
	}
	return j;
}

static bool
mod_fits(const struct mention *m, int mod)
{
	if (mod == MOD_NONE)
		return true;
	if (mod <= MOD_END)
		return m->kind == M_CALENDAR || m->kind == M_UNIT || m->kind == M_DAY ||
		    m->kind == M_TIME;
	if (mod == MOD_APPROX && m->kind == M_CALENDAR)
		return m->bc;
	if (m->kind == M_SET && m->frequency == 0 && mod != MOD_LESS && mod != MOD_MORE &&
	    (mod == MOD_EXACT || m->count <= 1))
		return false; /* about each day, in full every month; but: roughly every two weeks */
	if ((mod == MOD_MORE || mod == MOD_LESS) && m->count <= 0)
		return false;
	if (m->kind == M_DURATION && m->unit == UNIT_NONE)
		return false; /* around a long time */
	return (m->kind == M_DURATION || m->kind == M_OFFSET || m->kind == M_SET) &&
	    m->direction == DIR_NONE;
}

/* An expression from the core at i on; modifiers have been read. */
static int
read_expression(const struct run *run, int i, struct mention *m)
{
	int end = read_core(run, i, m);

	if (end == 0)
		return 0;
	end = add_time(run, end, m);
	end = add_set(run, end, m);
	return add_date(run, end, m);
}

/* a spring storm, a 7th century poem, the Christmas market, the early October rain: it is the noun's. */
static bool
noun_takes_article(const struct run *run, int i, int end, const struct mention *m)
{
	if (token_is(run, i, W_AN) && m->mod == MOD_END && m->kind == M_UNIT &&
	    m->direction == DIR_THIS)
		return true; /* a year-end sale */
	if (m->kind != M_CALENDAR || m->year != 0 || m->day > 0 || m->nth != 0 || m->week_of ||
	    m->direction != DIR_NONE || m->unit != UNIT_NONE || !noun_behind(run, end))
		return false;
	if (m->month > 0)
		return m->mod != MOD_NONE;
	return m->holiday > 0 || (token_is(run, i, W_AN) && (m->weekday > 0 || m->season > 0 ||
	    m->century > 0 || m->fraction > 0));
}

/* Does the article at i belong to the expression of tokens j to end - 1? "the summer" */
static bool
takes_article(const struct run *run, int i, int j, int end, const struct mention *m)
{
	if (token_is(run, j, W_AGO_BEFORE) || token_is(run, j, W_IN_BEFORE))
		return false; /* der vor drei Jahren begann */
	if (m->kind == M_REF || m->kind == M_DAY || m->kind == M_SET || m->hyphened ||
	    (m->aside && token_is(run, i, W_AN)) || /* a year-ago loss */
	    (run->lexicon->full && noun_takes_article(run, i, end, m)))
		return false;
	if (m->kind == M_DURATION)
		return !token_is(run, i, W_AN) && !m->plural ? token_is(run, j, W_NUMBER) ||
		    token_is(run, j, W_WHOLE) || token_kind(run, j, T_NUMBER) :
		    !token_is(run, i, W_AN);
	if (m->kind != M_CALENDAR || m->mod != MOD_NONE || token_is(run, j, W_DAY_NAME) ||
	    run->lexicon->articled_dates)
		return true;
	if (m->nth != 0 || m->week_of || (m->holiday != 0 && m->unit == UNIT_WEEKEND) ||
	    (m->month > 0 && m->weekday == 0 && token_is(run, j, W_UNIT)))
		return true; /* the last week of May, the month of May */
	if (m->month > 0 && m->weekday == 0)
		return m->day > 0 && !token_is(run, i, W_AN) && !token_is(run, j, W_MONTH) &&
		    !token_is(run, i, W_ON) && !token_kind(run, j, T_DATE);
	if (m->season > 0)
		return !token_at(run, j)->capital || m->year != 0;
	return m->year == 0 || m->fraction != 0 || m->year_kind != YEAR_CALENDAR ||
	    token_is(run, j, W_THE_YEAR);
}

/* Leading articles belong to the span where the core takes one. */
static int
read_article(const struct run *run, int i, struct mention *m)
{
	int j = i + 1, end;

	if (!token_is(run, i, W_ARTICLE))
		return 0;
	if (token_is(run, j, W_MOD) && token_value(run, j, W_MOD) <= MOD_END)
		j = read_mods(run, j, m);
	end = read_expression(run, j, m);
	return end > 0 && takes_article(run, i, j, end, m) ? end : 0;
}

/* Sales doubled over three years: "over" at i says how long, unless a word before wants "more than" */
static bool
says_how_long(const struct run *run, int i, const struct mention *m)
{
	if (!token_is(run, i, W_ACROSS) || m->kind != M_DURATION)
		return false;
	return i > RUN_START ? !token_is(run, i - 1, W_MORE_THAN) :
	    !lexicon_says(run->lexicon, run->before, W_MORE_THAN);
}

static int
read_with_mods(const struct run *run, int i, struct mention *m)
{
	struct mention plain = *m;
	int j = read_mods(run, i, m), end, mod = m->mod, article;

	end = read_expression(run, j, m);
	article = read_article(run, j, &plain);
	if (article > end) {
		*m = plain;
		mod = m->mod != MOD_NONE ? m->mod : mod;
		end = article;
	}
	if (end == 0)
		return 0;
	if (mod == MOD_EXACT && m->kind == M_DURATION && m->weak && !m->numbered &&
	    m->unit >= UNIT_HOUR && token_is(run, j - 1, W_MORE) && token_value(run, j - 1, W_MORE) == 1)
		m->weak = false; /* another decade */
	if (mod >= MOD_START && mod <= MOD_END && m->kind == M_DURATION && m->weak &&
	    m->unit >= UNIT_DAY) { /* the end of year */
		m->kind = M_UNIT;
		m->direction = DIR_THIS;
		m->weak = false;
	}
	if (j > i + 1 && mod <= MOD_END && mod != MOD_NONE && token_is(run, i, W_MOD) &&
	    token_value(run, i, W_MOD) > MOD_END)
		return 0; /* around late May: without "around" */
	if (!mod_fits(m, mod) || says_how_long(run, i, m) || (mod == MOD_MORE && m->kind == M_DURATION &&
	    token_is(run, j, W_ARTICLE) && !token_is(run, j, W_AN))) /* over the seven years */
		return j == i ? end : 0;
	if (mod != MOD_NONE)
		m->mod = (uint8_t)mod;
	return end;
}

/* Words that no expression begins with, or is made of alone, are most of those in runs. */
static bool
may_begin(const struct run *run, int i)
{
	const uint64_t leading = ON(W_ARTICLE) | ON(W_AN) | ON(W_DIRECTION) | ON(W_MOD) | ON(W_WHOLE) |
	    ON(W_EVERY) | ON(W_SOME);
	uint64_t first = ON(K_MARK) - 1; /* all but marks */
	const struct token *token = token_at(run, i);

	if (token->kind == T_MARK) /* '98, '90s */
		return token->value == '\'' && (token_kind(run, i + 1, T_NUMBER) ||
		    token_kind(run, i + 1, T_DECADE));
	if (token->kind != T_WORD)
		return true;
	if (word_is(token->word, W_ARTICLE, NULL) && word_is(token->word, W_IN, NULL))
		return false; /* na, nel: a preposition with its article */
	if (i + 1 == run->n)
		first &= ~leading;
	return (token->classes[0] & first) != 0;
}

/* crude for May delivery, June futures: the coming one */
static void
look_ahead(const struct run *run, int end, struct mention *m)
{
	if (m->kind != M_CALENDAR || m->month == 0 || m->day != 0 || m->year != 0 ||
	    m->direction != DIR_NONE || !lexicon_says(run->lexicon, word_after(run, end - 1), W_AHEAD))
		return;
	m->direction = DIR_NEXT;
	m->nearest = true;
}

bool
grammar_parse(const struct run *run, int i, struct mention *mention, int *end)
{
	struct mention with_article;
	int j;

	if (!may_begin(run, i))
		return false;
	mention_clear(mention);
	*end = read_with_mods(run, i, mention);
	if (token_is(run, i, W_MOD)) { /* read as an article otherwise */
		mention_clear(&with_article);
		j = read_article(run, i, &with_article);
		if (j > *end) {
			*mention = with_article;
			*end = j;
		}
	}
	if (*end == 0 || !accept_mention(run, i, *end, mention))
		return false;
	look_ahead(run, *end, mention);
	mention->start = run->list[i].start;
	mention->end = run->list[*end - 1].end;
	return true;
}
