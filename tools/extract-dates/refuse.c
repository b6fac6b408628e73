/*
 * refuse - what looks like a time expression and is none: words
 */
#include "refuse.h"

#include "form.h"

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static struct span
token_text(const struct run *run, int i)
{
	return span_slice(run->text, run->list[i].start, run->list[i].end);
}

/* Capitalised, but not shouted: text in capitals does not tell names. */
static bool
is_name(struct span word)
{
	return word.len > 1 && is_capital(word.ptr[0]) && !is_capital(word.ptr[1]);
}

/* LA, US */
static bool
is_capitals(struct span word)
{
	return word.len == 2 && is_capital(word.ptr[0]) && is_capital(word.ptr[1]);
}

static bool
name_behind(const struct run *run, int end)
{
	return is_name(word_after(run, end - 1)) && refuse_byte_behind(run, end) == ' ';
}

/* Does a name stand right before, on the same line and sentence? */
static bool
name_before(const struct run *run, int i)
{
	return is_name(refuse_word_before(run, i));
}

/* .com, .html: a domain or file name goes on behind the word */
static bool
suffix_at(struct span text, size_t at)
{
	enum { SUFFIX_MIN = 2, SUFFIX_MAX = 4 };
	size_t end = at + 1, len;

	if (at >= text.len || text.ptr[at] != '.')
		return false;
	while (end < text.len && is_small(text.ptr[end]))
		end++;
	len = end - at - 1;
	return len >= SUFFIX_MIN && len <= SUFFIX_MAX &&
	    (end == text.len || !lexicon_word_byte(text.ptr[end]));
}

/* --now, now(), today_is, monday.com, $date: parts of code and addresses */
static bool
in_code(const struct run *run, int i, int end, const struct mention *m)
{
	char before = refuse_byte_before(run, i), behind = refuse_byte_behind(run, end);
	size_t start = run->list[i].start, at = run->list[end - 1].end;

	(void)m;
	if (token_at(run, i)->kind != T_WORD || token_at(run, end - 1)->kind != T_WORD)
		return false;
	if (strchr("_$=@#\\", before) != NULL || strchr("_=@", behind) != NULL)
		return true;
	if (start >= 2 && before == '-' && run->text.ptr[start - 2] == '-')
		return true;
	if (start >= 2 && before == '.' && !token_at(run, i)->capital &&
	    lexicon_word_byte(run->text.ptr[start - 2]))
		return true;
	return suffix_at(run->text, at) || (behind >= '0' && behind <= '9') ||
	    (behind == '(' && at + 1 < run->text.len && run->text.ptr[at + 1] == ')');
}

/* A month or day of the week without a day, year or time. */
static bool
is_bare_name(const struct mention *m)
{
	return m->kind == M_CALENDAR && (m->month > 0 || m->weekday > 0) && m->day == 0 &&
	    m->year == 0 && m->season == 0 && m->hour < 0 && m->part == PART_NONE &&
	    m->direction == DIR_NONE;
}

/* Sun City, March Air Base, Sun-2, the SAT: the name of a day or month in another name */
static bool
name_of_something(const struct run *run, int i, int end, const struct mention *m)
{
	enum { SHORT_MAX = 3 };
	const struct token *token = token_at(run, end - 1);

	if (!is_bare_name(m) || token->kind != T_WORD)
		return false;
	if (token->end - token->start > SHORT_MAX && !token->word->weak)
		return name_behind(run, end) && name_before(run, i) &&
		    !refuse_before(run, i, W_ON) && !refuse_before(run, i, W_BEFORE_DATE);
	if (token->capitals && m->weekday > 0)
		return !token_is(run, end + 1, W_WEEKDAY) && !token_is(run, i - 2, W_WEEKDAY);
	return (name_behind(run, end) && end == run->n) ||
	    (refuse_byte_behind(run, end) == '-' && token_kind(run, end + 1, T_NUMBER));
}

/* Does the n-th word before token i single out one of many? the biggest win, its first price cut */
static bool
singled_out(const struct run *run, int i)
{
	enum { WORDS_MAX = 5 };

	for (int n = 3; n <= WORDS_MAX; n++) {
		struct span word = refuse_nth_word_before(run, i, n);

		if (span_ends(word, SPAN("est")) || span_ends(word, SPAN("rst")) ||
		    lexicon_says(run->lexicon, word, W_ORDINAL))
			return true;
	}
	return false;
}

/* deal of the day, Person of the Year: a thing is named by the unit, unless it is a part of it */
static bool
thing_of_unit(const struct run *run, int i, int end, const struct mention *m)
{
	static const enum word_class parts[] = { W_PART_OF, W_UNIT, W_PART, W_MONTH, W_WEEKDAY,
		W_ORDINAL };
	struct span word;

	(void)end;
	if (m->kind != M_UNIT || !m->definite || m->direction != DIR_THAT || m->mod != MOD_NONE ||
	    !token_is(run, i, W_ARTICLE) || !refuse_before(run, i, W_OF) ||
	    refuse_before(run, i, W_BEFORE_DATE)) /* "in" is among the joints of dates, too */
		return false;
	word = refuse_nth_word_before(run, i, 2);
	for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
		if (lexicon_says(run->lexicon, word, parts[k]))
			return false;
	return word.len > 0 && !span_ends(word, SPAN("est")) && !span_ends(word, SPAN("rst")) &&
	    !singled_out(run, i);
}

/* an HR firm, 15 HR tools, the SEC, YR4: capitals that are short for something else */
static bool
capital_unit(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, end - 1);
	struct span next;

	if ((m->kind != M_DURATION && m->kind != M_UNIT && m->kind != M_SET) ||
	    !token_is(run, end - 1, W_UNIT) || !token->capitals || token->end - token->start > 3 ||
	    m->unit == UNIT_DAY)
		return false;
	if (end - 1 == i || !token_kind(run, end - 2, T_NUMBER) || token_at(run, end - 2)->digits == 4)
		return true;
	next = word_after(run, end - 1);
	return token->end - token->start == 2 && token->spaced && next.len > 0 &&
	    is_small(next.ptr[0]);
}

/* Leica Q3, q1 as an index, "Q1. How ...?": quarters need money or a year beside them */
static bool
no_quarter(const struct run *run, int i, int end, const struct mention *m)
{
	char before = refuse_byte_before(run, i), behind = refuse_byte_behind(run, end);

	if (m->kind != M_CALENDAR || m->fraction == 0 || m->fraction > QUARTER_4 || m->year > 0 ||
	    m->direction != DIR_NONE || end != i + 1 || !token_is(run, i, W_FRACTION) ||
	    refuse_behind(run, end, W_ACCOUNTS))
		return false;
	if (!is_capital(token_text(run, i).ptr[0]) || name_before(run, i))
		return true;
	return before == '\n' && strchr(".:)", behind) != NULL;
}

/* prices to fall, slip and fall: the verb, unless another season stands beside it */
static bool
verb_of_falling(const struct run *run, int i, int end, const struct mention *m)
{
	bool joint = token_is(run, i - 1, W_TO) || token_is(run, i - 1, W_AND);

	return m->kind == M_CALENDAR && m->season == SEASON_AUTUMN && m->year == 0 &&
	    end == i + 1 && joint && !token_is(run, i - 1, W_BEFORE_DATE) &&
	    !token_is(run, i - 2, W_SEASON) &&
	    span_equal_nocase(token_text(run, i), SPAN("fall"));
}

/* a quarter of them, roughly a quarter, one-quarter, three-quarters, a quarter-point or million */
static bool
is_fraction(const struct run *run, int end, const struct mention *m)
{
	if (m->count == 1 ? m->mod != MOD_NONE || !m->whole : m->hyphened)
		return true;
	return refuse_byte_behind(run, end) == '-' || token_is(run, end, W_NUMBER) ||
	    (refuse_behind(run, end, W_OF) && !refuse_behind(run, end, W_BEFORE_DATE));
}

/* growing seasons of a show; a quarter of them; "that second" of two */
static bool
unit_of_another_kind(const struct run *run, int i, int end, const struct mention *m)
{
	(void)i;
	if (m->kind == M_DURATION && m->unit == UNIT_QUARTER && m->direction == DIR_NONE &&
	    (m->count == 1 || m->count == 3))
		return is_fraction(run, end, m);
	if (m->kind == M_DURATION && m->unit == UNIT_SEASON && m->plural && m->count < 0)
		return true;
	return m->kind == M_UNIT && m->unit == UNIT_SECOND && m->direction == DIR_THAT;
}

/* Women in Tech Day, Great Day Pack, the Century Hotel: a unit that is part of a name */
static bool
named_unit(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, i), *last = token_at(run, end - 1);

	if (m->kind == M_UNIT && m->direction == DIR_THAT && m->mod == MOD_NONE && end == i + 2 &&
	    token_is(run, i, W_ARTICLE) && !token->capital)
		return last->capital && !last->capitals && name_behind(run, end);
	return m->kind == M_DURATION && m->weak && end == i + 1 && token->capital &&
	    !token->capitals && (name_before(run, i) || name_behind(run, end));
}

/* Dawn Smith, Monster Night Market: a part of the day inside of a name */
static bool
named_part(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, end - 1);

	return m->kind == M_TIME && m->hour < 0 && end == i + 1 && token->capital &&
	    !token->capitals && m->mod == MOD_NONE && name_behind(run, end) &&
	    refuse_byte_before(run, i) == ' ' && !refuse_before(run, i, W_BEFORE_DATE);
}

/* Six-Day War, First Five-Year Plan */
static bool
named_length(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *unit = token_at(run, end - 1);

	(void)i;
	return m->kind == M_DURATION && token_mark(run, end - 2, '-') && unit->kind == T_WORD &&
	    unit->capital && !unit->capitals && name_behind(run, end);
}

/* zero-hours contracts, up-to date: the end of a joined word */
static bool
tail_of_word(const struct run *run, int i, int end, const struct mention *m)
{
	uint32_t start = run->list[i].start;

	(void)end;
	return start >= 2 && run->text.ptr[start - 1] == '-' &&
	    lexicon_word_byte(run->text.ptr[start - 2]) &&
	    (m->kind == M_REF || (m->kind == M_TIME && m->hour < 0) ||
	    (m->kind == M_DURATION && token_is(run, i, W_UNIT)));
}

/* their hours: of work */
static bool
hours_of_somebody(const struct run *run, int i, int end, const struct mention *m)
{
	return m->kind == M_DURATION && m->count < 0 && m->unit == UNIT_HOUR && end == i + 1 &&
	    token_is(run, i, W_UNIT) && refuse_before(run, i, W_OWNER);
}

/* Future Publishing, Fridays For Future; the end of a paper's name: Publishers Weekly */
static bool
word_of_name(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, i);

	if (end != i + 1 || !token->capital || token->capitals)
		return false;
	if (m->kind == M_SET)
		return token_is(run, i, W_FREQUENCY) && m->unit != UNIT_YEAR &&
		    (name_before(run, i) || is_capitals(refuse_word_before(run, i))) &&
		    !name_behind(run, end);
	return m->kind == M_REF && m->reference == REF_FUTURE &&
	    (name_before(run, i) || name_behind(run, end));
}

static bool
thing_behind(const struct run *run, int end)
{
	struct span next = word_after(run, end - 1);

	return next.len > 2 && !lexicon_says(run->lexicon, next, W_AND);
}

/* a mid-century chair, an overnight delivery: adjectives of things */
static bool
of_a_thing(const struct run *run, int i, int end, const struct mention *m)
{
	i += token_is(run, i, W_AN) ? 1 : 0;
	if (m->kind == M_CALENDAR || m->kind == M_UNIT || m->kind == M_DURATION)
		return m->mod == MOD_MID && m->unit == UNIT_CENTURY && thing_behind(run, end) &&
		    !refuse_before(run, i, W_BEFORE_DATE);
	return m->kind == M_TIME && m->hour < 0 && end == i + 1 && refuse_before(run, i, W_AN) &&
	    span_starts(token_text(run, i), SPAN("over")) && thing_behind(run, end);
}

bool
refuse_mention(const struct run *run, int i, int end, const struct mention *m)
{
	static refusal *const rules[] = { in_code, name_of_something, thing_of_unit, capital_unit,
		no_quarter, verb_of_falling, unit_of_another_kind, named_unit, named_part, of_a_thing,
		named_length, tail_of_word, hours_of_somebody, word_of_name, refuse_number, NULL };

	for (int k = 0; rules[k] != NULL; k++)
		if (rules[k](run, i, end, m))
			return true;
	return false;
}
