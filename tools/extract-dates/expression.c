/*
 * expression - the time expressions of a text: scan, parse, then resolve in order
 *
 * Two passes: how bare dates are anchored and 3/4/2013 is read depends on all mentions of a text. Where
 * these are too many to be held, they are only counted in the first pass and read again in the second.
 */
#include "expression.h"

#include <stdio.h>

#include "calendar.h"
#include "compose.h"
#include "context.h"
#include "gap.h"
#include "grammar.h"
#include "heap.h"
#include "refuse.h"
#include "resolve.h"
#include "scan.h"
#include "share.h"
#include "survey.h"
#include "tense.h"

enum {
	PART_MENTIONS = 1 << 16, /* held at once */
	PART_CUES = 1 << 20,
	HELD_MENTIONS = 64, /* at most, that wait for what follows them */
	HELD_CUES = 256,
};

struct expression_reading {
	struct expression_request request;
	struct scanner scanner;
	struct survey survey;
	struct context context;
	size_t next_cue;
	struct mention before; /* the last one of the parts before, if had_before */
	bool had_before;
	enum subject subject; /* if there are parts of years */
	bool unread;  /* the scan is not at its end */
	bool scanned; /* the next part has been read */
	size_t n_resolved; /* of its mentions; the others belong to the next one */
	size_t part;
};

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

static bool
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
	return state->n_mentions < state->reading->part;
}

static void
forget_clause(struct context *context)
{
	context->clause_day = (struct point){ 0 };
	context->clause_dated = false;
	context->clause_year = 0;
	context->quarter = (struct point){ 0 };
}

/* Lets go of what was said in clauses before a mention, and of a date that does not stand beside it. */
static void
move_on(struct expression_reading *reading, const struct cues *cues, const struct mention *before,
    const struct mention *m)
{
	enum { BESIDE_MAX = 4 }; /* bytes: " - (" */
	struct context *context = &reading->context;

	if (before == NULL)
		return;
	if (cues_clause_between(cues, reading->next_cue, before->end, m->start))
		forget_clause(context);
	if (m->start - before->end <= BESIDE_MAX)
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

/* Does "a day" follow "an hour"? */
static bool
unit_follows(const struct mention *m, const struct mention *after)
{
	return after->kind == M_DURATION && after->whole && after->unit > m->unit &&
	    m->end + 1 == after->start;
}

/*
 * Is "a week" that of £5 a week, one day a week? `before` is the mention before it, `after` the one
 * behind it, or NULL.
 */
static bool
is_rate(const struct mention *m, const struct mention *before, const struct mention *after,
    const struct expression_request *request)
{
	enum { LEFT_MAX = 64 };
	uint32_t start = m->start > LEFT_MAX ? m->start - LEFT_MAX : 0;

	if ((m->kind != M_DURATION && m->kind != M_TIME) || !m->whole || m->mod != MOD_NONE ||
	    !request->lexicon->article_rates || (after != NULL && unit_follows(m, after)) ||
	    gap_word_before_is(request->lexicon, request->text, m->start, W_ON))
		return false; /* 3 films on a night */
	if (before != NULL && before->kind == M_DURATION && before->end + 1 == m->start)
		return true;
	return number_before(request->lexicon, span_slice(request->text, start, m->start));
}

/* £5 a week; £90 a night, which is each day */
static void
make_rate(struct mention *m)
{
	if (m->kind == M_TIME) {
		m->unit = UNIT_DAY;
		m->count = 1;
		m->part = PART_NONE;
	}
	m->kind = M_SET;
}

/*
 * A unit alone is an expression in colloquial text only, "former" only in histories, where it says
 * at what time something was so.
 */
static bool
settle(struct mention *m, const struct expression_request *request, const struct context *context)
{
	enum anchor_mode mode = context->mode;

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
	    (m->unit <= UNIT_HOUR || m->unit == UNIT_SEASON || m->unit == UNIT_TERM ||
	    (m->unit == UNIT_QUARTER && context->told_quarter.year == 0)))))
		return false;
	return true;
}

/* 80 hours a week, three days each week: is the amount right before a set part of it? */
static bool
is_amount_of_set(const struct mention *m, const struct mention *before)
{
	return m->kind == M_SET && m->frequency == 0 && m->unit != UNIT_NONE && m->count == 1 &&
	    before->kind == M_DURATION && before->count > 0 && before->direction == DIR_NONE &&
	    before->n_more == 0 && before->unit < m->unit && before->end + 1 == m->start;
}

/* Makes the last expression and the amount before it one set; its quantity is that amount. */
static void
join_amount(struct expressions *state)
{
	struct expression *amount = &state->list[state->n - 2];
	const struct expression *set = amount + 1;
	const char *digits = amount->value;

	while (*digits == 'P' || *digits == 'T')
		digits++;
	snprintf(amount->frequency, sizeof(amount->frequency), "%.*s",
	    (int)sizeof(amount->frequency) - 1, digits);
	memcpy(amount->value, set->value, sizeof(amount->value));
	amount->end = set->end;
	amount->type = TIMEX_SET;
	amount->every = set->every;
	state->mentions[state->n - 2].end = set->end;
	state->mentions[state->n - 2].kind = M_SET;
	state->n--;
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

/* The first mentions of the part, n of them, to expressions. */
static void
resolve_mentions(struct expressions *state, size_t n)
{
	struct expression_reading *reading = state->reading;
	const struct mention *before = reading->had_before ? &reading->before : NULL;

	state->n = 0;
	for (size_t i = 0; i < n; i++) {
		struct mention *m = &state->mentions[i];

		share_day_behind(reading->request.lexicon, reading->request.text, m, n - i);
		if (!settle(m, &reading->request, &reading->context))
			continue;
		if (is_rate(m, before, i + 1 < n ? m + 1 : NULL, &reading->request))
			make_rate(m);
		move_on(reading, &state->cues, before, m);
		reading->context.tense = tense_at(&state->cues, &reading->next_cue,
		    &reading->request, m);
		resolve_mention(&reading->context, m, next_expression(state));
		if (state->n < i)
			state->mentions[state->n] = *m;
		state->n++;
		if (state->n > 1 && !reading->request.full_spans &&
		    is_amount_of_set(&state->mentions[state->n - 1], &state->mentions[state->n - 2]))
			join_amount(state);
		before = &state->mentions[state->n - 1];
	}
	reading->had_before = before != NULL;
	if (before != NULL)
		reading->before = *before;
}

/*
 * How many of the mentions can be resolved: what stands in a clause may depend on all of it. Those
 * behind the end of the last one wait, unless they are many.
 */
static size_t
count_ready(const struct expressions *state)
{
	size_t cue = state->cues.n, n = state->n_mentions;

	if (!state->reading->unread)
		return n;
	while (cue > 0 && state->cues.list[cue - 1].kind != CUE_CLAUSE)
		cue--;
	if (cue == 0 || state->cues.n - cue > HELD_CUES)
		return n;
	while (n > 0 && state->mentions[n - 1].start > state->cues.list[cue - 1].at)
		n--;
	return state->n_mentions - n > HELD_MENTIONS ? state->n_mentions : n;
}

/* Reads the next part behind what is left of the one before. */
static void
read_part(struct expressions *state)
{
	struct expression_reading *reading = state->reading;
	size_t left = state->n_mentions - reading->n_resolved;

	if (left > 0)
		memmove(state->mentions, state->mentions + reading->n_resolved,
		    left * sizeof(*state->mentions));
	else
		reading->next_cue = state->cues.n;
	state->n_mentions = left;
	reading->next_cue -= cues_forget(&state->cues, reading->next_cue);
	reading->unread = scan_on(&reading->scanner);
}

static void
restart(struct expressions *state)
{
	struct expression_reading *reading = state->reading;

	state->n_mentions = state->cues.n = 0;
	scan_begin(&reading->scanner, reading->request.lexicon, reading->request.text, &state->cues,
	    parse_run, state);
	if (reading->part != SIZE_MAX)
		reading->scanner.cues_most = PART_CUES;
}

/* Looks at all of the text; true if it is one part, whose mentions are held. */
static bool
survey_text(struct expressions *state)
{
	struct expression_reading *reading = state->reading;
	bool whole = true;

	restart(state);
	while (scan_on(&reading->scanner)) {
		whole = false;
		survey_mentions(&reading->survey, state->mentions, state->n_mentions,
		    &reading->request.anchor);
		state->n_mentions = state->cues.n = 0;
	}
	survey_mentions(&reading->survey, state->mentions, state->n_mentions, &reading->request.anchor);
	return whole;
}

void
expressions_begin(struct expressions *state, const struct expression_request *request)
{
	struct expression_reading *reading = state->reading;

	if (reading == NULL)
		reading = state->reading = heap_get_zeroed(1, sizeof(*reading));
	reading->request = *request;
	reading->part = request->part > 0 ? request->part : PART_MENTIONS;
	reading->survey = (struct survey){ 0 };
	reading->context = (struct context){ .anchor = request->anchor, .by_week = request->full_spans };
	reading->next_cue = reading->n_resolved = 0;
	reading->had_before = false;
	reading->scanned = survey_text(state);
	reading->unread = !reading->scanned;
	if (reading->unread)
		restart(state);
	if (reading->survey.parts > 0)
		reading->subject = text_subject(request->lexicon, request->text);
	reading->context.mode = request->mode != MODE_AUTO ? request->mode :
	    survey_mode(&reading->survey, request);
	survey_order(&reading->survey, request, &reading->context);
}

bool
expressions_next(struct expressions *state)
{
	struct expression_reading *reading = state->reading;

	if (!reading->scanned && !reading->unread)
		return false;
	if (!reading->scanned)
		read_part(state);
	reading->scanned = false;
	if (reading->survey.parts > 0)
		state->n_mentions = survey_drop_parts(state->mentions, state->n_mentions,
		    reading->subject);
	reading->n_resolved = count_ready(state);
	resolve_mentions(state, reading->n_resolved);
	if (reading->request.full_spans)
		compose_expressions(state, &reading->request);
	return true;
}

void
expressions_find(struct expressions *state, const struct expression_request *request)
{
	struct expression_request whole = *request;

	whole.part = SIZE_MAX;
	expressions_begin(state, &whole);
	expressions_next(state);
}

void
expressions_free(struct expressions *state)
{
	heap_free(state->mentions);
	cues_free(&state->cues);
	heap_free(state->list);
	heap_free(state->reading);
}
