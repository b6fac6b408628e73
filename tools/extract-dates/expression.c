/*
 * expression - the time expressions of a text: scan, parse, then resolve in order
 *
 * Two passes: how bare dates are anchored and 3/4/2013 is read depends on all mentions of a text.
 */
#include "expression.h"

#include "calendar.h"
#include "compose.h"
#include "game.h"
#include "grammar.h"
#include "heap.h"
#include "refuse.h"
#include "resolve.h"
#include "share.h"
#include "tense.h"

const char *const timex_type_names[TIMEX_TYPES] = { "DATE", "TIME", "DURATION", "SET" };

const char *
timex_mod_name(enum mod mod)
{
	static const char *const names[] = { "", "START", "MID", "END", "EQUAL_OR_LESS",
		"EQUAL_OR_MORE", "APPROX", "", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER" };

	return names[mod];
}

struct anchor
anchor_read(struct span text)
{
	struct anchor anchor = { .hour = -1, .minute = -1 };
	struct date date;
	int year, month = 1;
	size_t at = 0;

	if (text.ptr == NULL)
		return anchor;
	if (date_find(text, DATE_DAY_FIRST, SPAN("en"), &date, NULL)) {
		anchor.known = true;
		anchor.precision = date.day > 0 ? 3 : 2;
		anchor.day = calendar_number(date.year, date.month, date.day > 0 ? date.day : 1);
		anchor.hour = date.hour;
		anchor.minute = date.minute;
		return anchor;
	}
	year = (int)span_take_number(text, &at, 4);
	if (at == 4 && text.len == 7 && text.ptr[at++] == '-')
		month = (int)span_take_number(text, &at, 2);
	if ((at != 4 && at != 7) || at < text.len || year < 1 || month < 1 || month > 12)
		return anchor;
	anchor.known = true;
	anchor.precision = text.len == 4 ? 1 : 2;
	anchor.day = calendar_number(year, month, 1);
	return anchor;
}

static void
add_mention(struct expressions *state, const struct mention *mention)
{
	if (state->n_mentions == state->mentions_capacity)
		state->mentions = heap_grow(state->mentions, &state->mentions_capacity,
		    state->n_mentions + 1, sizeof(*state->mentions));
	state->mentions[state->n_mentions++] = *mention;
}

static void
parse_run(const struct run *run, void *context)
{
	struct expressions *state = context;
	size_t first = state->n_mentions;
	struct mention mention;
	int end;

	for (int i = RUN_START; i < run->n;) {
		if (grammar_parse(run, i, &mention, &end)) {
			if (!refuse_mention(run, i, end, &mention))
				add_mention(state, &mention);
			i = end;
		} else {
			i++;
		}
	}
	if (state->n_mentions > first)
		share_parts(run, state->mentions + first, state->n_mentions - first);
}

/*
 * How much speaks for news: today and ago are counted from the day of writing in any text; Monday,
 * last week and this October hardly stand in others.
 */
static size_t
nearness(const struct mention *m)
{
	if (m->kind == M_DAY || (m->kind == M_OFFSET && m->offset == OFFSET_AGO))
		return 1;
	if (m->kind == M_UNIT)
		return m->definite ? 0 : 2;
	return m->kind == M_CALENDAR && m->year == 0 && (m->weekday > 0 ||
	    (m->direction != DIR_NONE && m->direction != DIR_THAT)) ? 2 : 0;
}

/*
 * Histories say years of their own and hardly any day by its distance; short texts without such
 * years are colloquial, what lies between is news. News names past years, too: where the day of
 * writing is known, what is counted from it weighs as much as many of them.
 */
static enum anchor_mode
choose_mode(const struct expressions *state, const struct expression_request *request)
{
	enum { PAST_MIN = 3, PAST_FOR_NEAR = 4 };
	int anchor_year = request->anchor.known ? calendar_day(request->anchor.day).year : 0;
	size_t past = 0, near = 0;

	for (size_t i = 0; i < state->n_mentions; i++) {
		const struct mention *m = &state->mentions[i];

		if (m->kind == M_CALENDAR && m->year > 0 && !m->short_year)
			past += anchor_year == 0 || m->year < anchor_year - 2 || m->bc;
		near += nearness(m);
	}
	if (past >= PAST_MIN && past > near * PAST_FOR_NEAR)
		return MODE_NARRATIVE;
	if (!request->anchor.known && past > 0)
		return MODE_NARRATIVE;
	return request->text.len <= 300 ? MODE_COLLOQUIAL : MODE_NEWS;
}

static void
choose_order(const struct expressions *state, const struct expression_request *request,
    struct context *context)
{
	int balance = 0, named = 0;

	for (size_t i = 0; i < state->n_mentions; i++) {
		balance += state->mentions[i].told == 1;
		balance -= state->mentions[i].told == 2;
		named += state->mentions[i].named == 1;
		named -= state->mentions[i].named == 2;
	}
	if (request->order != ORDER_AUTO)
		balance = request->order == ORDER_DAY_FIRST ? 1 : -1;
	context->order_told = balance != 0;
	if (balance != 0)
		context->order = balance > 0 ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
	else if (named > 0) /* who writes 3 May hardly writes 5/3 */
		context->order = DATE_DAY_FIRST;
	else
		context->order = request->usual_order;
}

static void
forget_clause(struct context *context)
{
	context->clause_day = (struct point){ 0 };
	context->clause_dated = false;
	context->clause_year = 0;
	context->quarter = (struct point){ 0 };
}

/* Lets go of what was said in clauses before mention i, and of a date that does not stand beside it. */
static void
move_on(struct context *context, const struct expressions *state, size_t i, size_t next_cue)
{
	enum { BESIDE_MAX = 4 }; /* bytes: " - (" */
	uint32_t start = state->mentions[i].start, end;

	if (state->n == 0)
		return;
	end = state->mentions[state->n - 1].end;
	if (cues_clause_between(&state->cues, next_cue, end, start))
		forget_clause(context);
	if (start - end <= BESIDE_MAX)
		return;
	context->clause_dated = false;
	/* elected in 2008, he resigned in May; but: the 2008 summer term, held in May 2008 and June */
	if (context->year_alone && context->mode == MODE_NEWS)
		context->clause_year = 0;
}

/* A word with which what a number counts is over: 12 men in a day, 30 minutes and an hour */
static bool
ends_count(const struct lexicon *lexicon, struct span word)
{
	static const enum word_class classes[] = { W_AND, W_OR, W_TO, W_IN, W_FOR, W_BOUND, W_PAST,
		W_FUTURE };

	for (size_t k = 0; k < sizeof(classes) / sizeof(classes[0]); k++)
		if (lexicon_says(lexicon, word, classes[k]))
			return true;
	return false;
}

/* Do the words that end with `left` count something: 75 mg of aspirin, four long walks? */
static bool
number_before(const struct lexicon *lexicon, struct span left)
{
	enum { WORDS_MAX = 6 };
	size_t end = left.len;
	int words = 0;

	for (size_t i = left.len + 1; i-- > 0 && words < WORDS_MAX;) {
		char c = i > 0 ? left.ptr[i - 1] : '\n';
		struct span word = span_slice(left, i, end);

		if (c >= '0' && c <= '9')
			return true;
		if (((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			continue;
		if (word.len > 0 && lexicon_says(lexicon, word, W_NUMBER))
			return true;
		if (c == '.' || c == ',' || c == '\n' ||
		    (word.len > 0 && ends_count(lexicon, word)))
			return false;
		words += word.len > 0;
		end = i - 1;
	}
	return false;
}

/* Is "a week" that of £5 a week, one day a week? `before` is the mention before it, or NULL. */
static bool
is_rate(const struct mention *m, const struct mention *before,
    const struct expression_request *request)
{
	enum { LEFT_MAX = 64 };
	uint32_t start = m->start > LEFT_MAX ? m->start - LEFT_MAX : 0;

	if (m->kind != M_DURATION || !m->whole || m->mod != MOD_NONE ||
	    !request->lexicon->article_rates)
		return false;
	if (before != NULL && before->kind == M_DURATION && before->end + 1 == m->start)
		return true;
	return number_before(request->lexicon, span_slice(request->text, start, m->start));
}

/*
 * A unit alone is an expression in colloquial text only, "former" only in histories, where it says
 * at what time something was so.
 */
static bool
settle(struct mention *m, const struct expression_request *request, enum anchor_mode mode)
{
	if (m->doubtful && !request->full_spans) {
		if (m->unit != UNIT_WEEK)
			return false;
		m->kind = M_DURATION; /* week 3 of something */
		m->count = 1;
		m->nth = 0;
		m->weak = true;
	}
	if (m->weak)
		return mode == MODE_COLLOQUIAL && m->unit >= UNIT_HOUR && m->unit != UNIT_MOMENT &&
		    m->unit != UNIT_SEASON && m->unit != UNIT_QUARTER;
	if (m->attribute && mode != MODE_NARRATIVE)
		return false;
	if (m->kind == M_DURATION && m->unit == UNIT_MOMENT)
		return false;
	if (m->kind == M_UNIT && (m->unit == UNIT_MOMENT ||
	    (m->definite && m->direction == DIR_THAT &&
	    (m->unit <= UNIT_HOUR || m->unit == UNIT_SEASON || m->unit == UNIT_QUARTER ||
	    m->unit == UNIT_TERM))))
		return false;
	return true;
}

/* the third quarter, which games have, too */
static bool
is_quarter(const struct mention *m)
{
	return m->kind == M_CALENDAR && m->fraction != FRACTION_NONE && m->fraction <= QUARTER_4 &&
	    m->year == 0 && m->direction == DIR_NONE && m->of_unit == 0;
}

/* Drops the quarters of a text about games. */
static void
drop_quarters_of_games(struct expressions *state, const struct expression_request *request)
{
	size_t n = 0, quarters = 0;

	for (size_t i = 0; i < state->n_mentions; i++)
		quarters += is_quarter(&state->mentions[i]);
	if (quarters == 0 || !game_told_of(request->lexicon, request->text))
		return;
	for (size_t i = 0; i < state->n_mentions; i++)
		if (!is_quarter(&state->mentions[i]))
			state->mentions[n++] = state->mentions[i];
	state->n_mentions = n;
}

/* Room for the next expression. */
static struct expression *
next_expression(struct expressions *state)
{
	if (state->n == state->capacity)
		state->list = heap_grow(state->list, &state->capacity, state->n + 1,
		    sizeof(*state->list));
	return &state->list[state->n];
}

void
expressions_find(struct expressions *state, const struct expression_request *request)
{
	struct context context = { .anchor = request->anchor, .by_week = request->full_spans };
	size_t next_cue = 0;

	state->n = state->n_mentions = 0;
	state->cues.n = 0;
	scan_text(request->lexicon, request->text, &state->cues, parse_run, state);
	drop_quarters_of_games(state, request);
	context.mode = request->mode != MODE_AUTO ? request->mode : choose_mode(state, request);
	choose_order(state, request, &context);
	for (size_t i = 0; i < state->n_mentions; i++) {
		if (!settle(&state->mentions[i], request, context.mode))
			continue;
		if (is_rate(&state->mentions[i], state->n > 0 ? &state->mentions[state->n - 1] : NULL,
		        request))
			state->mentions[i].kind = M_SET;
		move_on(&context, state, i, next_cue);
		context.tense = tense_at(&state->cues, &next_cue, request, &state->mentions[i]);
		resolve_mention(&context, &state->mentions[i], next_expression(state));
		if (state->n < i)
			state->mentions[state->n] = state->mentions[i];
		state->n++;
	}
	if (request->full_spans)
		compose_expressions(state, request);
}

void
expressions_free(struct expressions *state)
{
	heap_free(state->mentions);
	cues_free(&state->cues);
	heap_free(state->list);
}
