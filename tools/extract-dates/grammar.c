/*
 * grammar - a run of tokens to mentions: forms put together
 *
 * An expression is [modifier] [article] [modifier] core [time]; or time [,] core. The core is the
 * longest form; a time of day joins it when it stands beside it.
 */
#include "grammar.h"

void
mention_clear(struct mention *mention)
{
	memset(mention, 0, sizeof(*mention));
	mention->hour = mention->minute = mention->second = -1;
}

static int
read_core(const struct run *run, int i, struct mention *m)
{
	form *const forms[] = { read_calendar, read_holiday, read_relative, read_amount, read_set,
		read_clock_time, read_part };
	struct mention best = *m;
	int end = 0;

	for (int k = 0; k < 7; k++) {
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

static bool
is_date(const struct mention *m)
{
	return m->kind == M_CALENDAR || m->kind == M_DAY ||
	    (m->kind == M_UNIT && m->unit == UNIT_DAY) || (m->kind == M_OFFSET && m->unit <= UNIT_DAY);
}

static bool
names_day(const struct mention *m)
{
	return is_date(m) && (m->kind != M_CALENDAR || m->day > 0 || m->weekday > 0 || m->holiday > 0);
}

/* Monday morning, tomorrow night, 3 May 2010 at 13:55, this Sat, 7pm */
static int
add_time(const struct run *run, int i, struct mention *m)
{
	struct mention timed = *m;
	int j = i, end;

	if (!names_day(m) || m->hour >= 0 || m->part != PART_NONE)
		return i;
	if (token_is(run, j, W_PART)) {
		m->part = (uint8_t)token_value(run, j, W_PART);
		return add_time(run, j + 1, &(struct mention){ 0 }) > 0 ? j + 1 : j + 1;
	}
	j += token_mark(run, j, ',') || token_mark(run, j, '-');
	j += token_mark(run, j, '(');
	if (j == i && m->day > 0 && m->month > 0 && token_is(run, j, W_AT))
		j++;
	end = read_clock_time(run, j, &timed);
	if (end == 0)
		return i;
	timed.kind = m->kind;
	*m = timed;
	return end;
}

/* the morning of 19 April; 7pm tonight; 6 am tomorrow; 8:00 p.m. Friday; 05:46, 24 March 2013 */
static int
add_date(const struct run *run, int i, struct mention *m)
{
	struct mention dated = *m;
	int j = i, end;

	if (m->kind != M_TIME)
		return i;
	j += token_mark(run, j, ',');
	j += token_is(run, j, W_ON) || (m->part != PART_NONE && token_is(run, j, W_OF));
	j += token_is(run, j, W_ARTICLE) && (token_kind(run, j + 1, T_ORDINAL) ||
	    token_kind(run, j + 1, T_NUMBER));
	end = read_calendar(run, j, &dated);
	if (end == 0 || (dated.day == 0 && dated.weekday == 0)) {
		dated = *m;
		end = read_relative(run, j, &dated);
		if (end == 0 || dated.kind == M_REF || (dated.kind == M_UNIT && dated.unit != UNIT_DAY))
			return i;
	}
	if (m->part != PART_NONE)
		dated.part = m->part;
	dated.hour = m->hour;
	dated.minute = m->minute;
	dated.second = m->second;
	dated.half_known = m->half_known || dated.part != PART_NONE;
	if (m->hour >= 0 && m->hour < 12 && !m->half_known && dated.part >= PART_AFTERNOON &&
	    dated.part <= PART_NIGHT)
		dated.hour = (int8_t)(m->hour + 12);
	*m = dated;
	return end;
}

/* early, the end of, about, more than: what may lead; the token behind, i when none does. */
static int
read_mods(const struct run *run, int i, struct mention *m)
{
	int j = i;

	for (int n = 0; n < 3; n++) {
		if (token_is(run, j, W_MOD)) {
			m->mod = (uint8_t)token_value(run, j, W_MOD);
			j++;
			j += token_mark(run, j, '-');
		} else if (j > i && token_is(run, j, W_ARTICLE)) {
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
		return m->kind == M_CALENDAR || m->kind == M_UNIT || m->kind == M_DAY || m->kind == M_TIME;
	return m->kind == M_DURATION || m->kind == M_OFFSET || m->kind == M_SET ||
	    (mod == MOD_APPROX && (m->kind == M_CALENDAR || m->hour >= 0));
}

/* An expression from the core at i on; modifiers have been read. */
static int
read_expression(const struct run *run, int i, struct mention *m)
{
	int end = read_core(run, i, m);

	if (end == 0)
		return 0;
	end = add_time(run, end, m);
	return add_date(run, end, m);
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
	if (end == 0 || m->kind == M_REF || m->kind == M_DAY || m->kind == M_SET)
		return 0;
	return end;
}

static int
read_with_mods(const struct run *run, int i, struct mention *m)
{
	struct mention plain = *m;
	int j = read_mods(run, i, m), end, mod = m->mod;

	end = read_expression(run, j, m);
	if (read_article(run, j, &plain) > end) {
		*m = plain;
		mod = m->mod != MOD_NONE ? m->mod : mod;
		mention_clear(&plain);
		end = read_article(run, j, &plain);
	}
	if (end == 0)
		return 0;
	if (!mod_fits(m, mod))
		return j == i ? end : 0;
	if (mod != MOD_NONE)
		m->mod = (uint8_t)mod;
	return end;
}

/* Names of months and days that are other words too, in small letters or alone. */
static bool
ambiguous_word(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, i);
	struct span text = span_slice(run->text, token->start, token->end);
	static const char *const words[] = { "may", "march", "mar", "sun", "sat", "dec", "sep", "jan",
		"mon", "wed", "fall", "august", "second", NULL };
	bool found = false;

	if (end != i + 1 || token->kind != T_WORD || m->kind != M_CALENDAR)
		return false;
	for (int k = 0; words[k] != NULL; k++)
		found |= span_equal_nocase(text, span_from(words[k]));
	return found;
}

static bool
preposition_before(const struct run *run, int i)
{
	static const char *const words[] = { "in", "since", "by", "until", "till", "before", "after",
		"during", "from", "mid", "late", "early", "between", "through", "for", "every", "the",
		"im", "seit", "bis", "en", "depuis", NULL };
	struct span word = run->before;

	if (i > RUN_START)
		return token_is(run, i - 1, W_OF) || token_is(run, i - 1, W_TO) ||
		    token_is(run, i - 1, W_IN) || token_is(run, i - 1, W_AND) ||
		    token_is(run, i - 1, W_ON) || token_is(run, i - 1, W_EARLIER) ||
		    token_is(run, i - 1, W_LATER);
	for (int k = 0; words[k] != NULL; k++)
		if (span_equal_nocase(word, span_from(words[k])))
			return true;
	return false;
}

static bool
acceptable(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, i);
	char next = token_at(run, end - 1)->end < run->text.len ?
	    run->text.ptr[token_at(run, end - 1)->end] : ' ';

	if (token->glued && !(m->kind == M_CALENDAR && m->day > 0 && m->year > 0))
		return false;
	if (next == '-' && m->kind == M_REF)
		return false;
	if (!ambiguous_word(run, i, end, m))
		return true;
	if (!token->capital)
		return m->season == SEASON_AUTUMN && token_is(run, i - 1, W_ARTICLE);
	if (span_equal_nocase(span_slice(run->text, token->start, token->end), SPAN("august")))
		return true;
	return preposition_before(run, i);
}

bool
grammar_parse(const struct run *run, int i, struct mention *mention, int *end)
{
	struct mention with_article;
	int j;

	if (run->list[i].kind == T_MARK && run->list[i].value != '\'')
		return false;
	mention_clear(mention);
	*end = read_with_mods(run, i, mention);
	mention_clear(&with_article);
	j = read_article(run, i, &with_article);
	if (j > *end) {
		*mention = with_article;
		*end = j;
	}
	if (*end == 0 || !acceptable(run, i, *end, mention))
		return false;
	mention->start = run->list[i].start;
	mention->end = run->list[*end - 1].end;
	return true;
}
