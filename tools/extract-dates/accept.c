/*
 * accept - is what was read as an expression one, or are its words other words?
 */
#include "accept.h"

#include "ascii.h"
#include "form.h"
#include "hour_form.h"

bool
noun_behind(const struct run *run, int end)
{
	struct span next = word_after(run, end - 1);

	return next.len > 2 && next.ptr[0] >= 'a' && run->text.ptr[run->list[end - 1].end] == ' ' &&
	    !lexicon_in_past_tense(run->lexicon, next) &&
	    lexicon_word(run->lexicon, next) == NULL;
}

/* The names of months and days that are other words, too. */
static bool
is_other_word(struct span text)
{
	static const char *const words[] = { "may", "march", "mar", "sun", "sat", "dec", "sep",
		"jan", "mon", "wed", "fall", "été", "august", "τρίτη", "τετάρτη", "πέμπτη", NULL };

	for (int k = 0; words[k] != NULL; k++)
		if (ascii_fold(text.ptr[0]) == words[k][0] &&
		    span_equal_nocase(text, span_from(words[k])))
			return true;
	return false;
}

/* The only token that makes the mention, when it is such a word: its index, 0 if there is more. */
static int
ambiguous_word(const struct run *run, int i, int end, const struct mention *m)
{
	int j = end - 1;

	if (m->kind != M_CALENDAR || m->nth != 0 || m->day > 0 || m->year > 0 || m->hour >= 0 ||
	    m->part != PART_NONE || (m->unit == UNIT_YEAR && m->direction != DIR_NONE))
		return 0;
	while (j > i && token_at(run, j)->kind == T_MARK)
		j--;
	if (token_at(run, j)->kind == T_WORD && token_at(run, j)->word->weak &&
	    (m->month > 0 || m->weekday > 0))
		return j;
	if (token_at(run, j)->kind != T_WORD ||
	    !is_other_word(span_slice(run->text, token_at(run, j)->start, token_at(run, j)->end)))
		return 0;
	return j;
}

static bool
preposition_before(const struct run *run, int i)
{
	static const struct class_set prepositions = { .has = {
		[W_OF] = true, [W_TO] = true, [W_IN] = true, [W_AND] = true, [W_ON] = true,
		[W_EARLIER] = true, [W_LATER] = true, [W_FROM] = true, [W_EVERY] = true,
		[W_BEFORE_DATE] = true } };

	if (i > RUN_START)
		return token_is_any(run, i - 1, &prepositions);
	return lexicon_says(run->lexicon, run->before, W_BEFORE_DATE);
}

static bool
joins(const struct run *run, int i)
{
	return token_is(run, i, W_TO) || token_mark(run, i, '-') || token_mark(run, i, '/');
}

/* between march and june, may to august, Nov/Dec */
static bool
joins_month(const struct run *run, int i)
{
	bool between = token_is(run, i + 1, W_AND) &&
	    lexicon_says(run->lexicon, run->before, W_BETWEEN);

	if (!token_is(run, i, W_MONTH))
		return false;
	if (token_and(run, i + 1) && token_is(run, i + 2, W_MONTH) && token_at(run, i)->capital &&
	    token_at(run, i + 2)->capital)
		return true; /* Jan & Feb */
	return ((between || joins(run, i + 1)) && token_is(run, i + 2, W_MONTH)) ||
	    (i - 2 >= RUN_START && (joins(run, i - 1) || token_is(run, i - 1, W_OR)) &&
	    token_is(run, i - 2, W_MONTH) && token_at(run, i)->capital);
}

/* Sat, Sun; Fri night or sat; Sat-Sun: another weekday stands on the other side of a joint. */
static bool
joins_weekday(const struct run *run, int i)
{
	int behind = token_is(run, i - 2, W_PART) ? i - 3 : i - 2;

	if (!token_is(run, i, W_WEEKDAY))
		return false;
	return ((token_and(run, i - 1) || token_is(run, i - 1, W_OR) ||
	    token_mark(run, i - 1, ',') || token_mark(run, i - 1, '-')) &&
	    behind >= RUN_START && token_is(run, behind, W_WEEKDAY)) ||
	    ((token_is(run, i + 1, W_TO) || token_mark(run, i + 1, '-') ||
	    token_mark(run, i + 1, ',') || (token_and(run, i + 1) && token_at(run, i)->capital)) &&
	    token_is(run, i + 2, W_WEEKDAY));
}

bool
accept_mention(const struct run *run, int i, int end, const struct mention *m)
{
	static const struct class_set leading = { .has = {
		[W_ARTICLE] = true, [W_AN] = true, [W_NUMBER] = true, [W_WHOLE] = true } };
	const struct token *token = token_at(run, i);
	int j;
	char next = token_at(run, end - 1)->end < run->text.len ?
	    run->text.ptr[token_at(run, end - 1)->end] : ' ';

	if (token->glued && !(m->kind == M_CALENDAR && ((m->day > 0 && m->year > 0) ||
	    (token_kind(run, end - 1, T_DATE) && token_is_wide(run, end - 1)))))
		return false; /* but: 工事は2015年10月に */
	if (m->season > 0 && m->kind == M_CALENDAR && end == i + 1 && token_is(run, end, W_ARTICLE))
		return false; /* "Spring the trap" */
	if (m->weekday > 0 && m->day == 0 && m->hour < 0 && token->kind == T_WORD && !token->capital &&
	    token->word->weak && token->end - token->start == 2)
		return false; /* so früh: no Sunday */
	if (next == '-' && (m->kind == M_REF || m->kind == M_UNIT || m->weak ||
	    (m->kind == M_DURATION && m->whole))) /* a season-ending injury */
		return false;
	j = ambiguous_word(run, i, end, m);
	if (j == 0 || joins_weekday(run, j) || joins_month(run, j) ||
	    (m->weekday > 0 && hour_follows(run, end)))
		return true;
	token = token_at(run, j);
	if (m->season == SEASON_AUTUMN) /* the fall of Rome */
		return !token_is(run, end, W_OF) &&
		    (m->direction != DIR_NONE || m->mod != MOD_NONE ||
		    (preposition_before(run, i) && !token_is(run, i, W_AN)));
	if (m->season > 0) /* l'été, en été, cet été, but: il a été vu */
		return m->direction != DIR_NONE || m->mod != MOD_NONE ||
		    token_is_any(run, j - 1, &leading) || preposition_before(run, i);
	if (m->weekday > 0 && m->direction != DIR_NONE)
		return true;
	if (!token->capital)
		return false;
	if (run->lexicon->articled_dates)
		return true; /* την Τρίτη, but την τρίτη μέρα */
	if (m->month > 0 && token_mark(run, end, '\'') && token_is(run, end + 1, W_POSSESSIVE))
		return true; /* March's */
	if (m->month > 0 && i == RUN_START && span_ends(run->before, SPAN("est")) &&
	    run->lexicon->article_rates)
		return true; /* the coldest March */
	if (token_is(run, j - 1, W_ARTICLE)) /* the March high, but: the March of Dimes */
		return m->month > 0 && run->lexicon->full && noun_behind(run, end);
	return m->direction != DIR_NONE || m->mod != MOD_NONE || preposition_before(run, i) ||
	    span_equal(span_slice(run->text, token->start, token->end), SPAN("August"));
}
