/*
 * tense - the time that the clause around a mention tells of
 */
#include "tense.h"

#include "gap.h"

/* wrote on Thursday that it will close: what follows is another clause */
static bool
clause_begins_behind(const struct expression_request *request, const struct mention *m)
{
	enum { AHEAD = 24 };
	struct span next = gap_first_word(span_slice(request->text, m->end, m->end + AHEAD));

	return lexicon_says(request->lexicon, next, W_THAT);
}

/* The vote is Tuesday; the deadline is on 15 April */
static bool
is_told_to_be(const struct expression_request *request, const struct mention *m)
{
	uint32_t start = m->start;

	if (m->kind != M_CALENDAR)
		return false;
	if (gap_word_before_is(request->lexicon, request->text, start, W_ON))
		start = gap_words_before(request->text, start, 1);
	return gap_word_before_is(request->lexicon, request->text, start, W_COPULA);
}

/* The report is published in January, the tickets are sold from Friday */
static bool
is_done_then(const struct expression_request *request, const struct mention *m)
{
	static const enum word_class joints[] = { W_ON, W_IN, W_FROM, W_NONE };
	const struct lexicon *lexicon = request->lexicon;
	uint32_t end = m->start, start;
	struct span word;

	if (m->kind != M_CALENDAR || m->year != 0 || lexicon_says(lexicon,
	    gap_first_word(span_slice(request->text, m->start, m->end)), W_ARTICLE))
		return false; /* published in the Monday edition */
	start = gap_words_before(request->text, end, 1);
	word = span_trim(span_slice(request->text, start, end));
	if (gap_holds(lexicon, word, joints, "")) {
		end = start;
		start = gap_words_before(request->text, end, 1);
		word = span_trim(span_slice(request->text, start, end));
	}
	return word.len > 0 && (lexicon_in_past_tense(lexicon, word) ||
	    lexicon_says(lexicon, word, W_PAST)) &&
	    gap_word_before_is(lexicon, request->text, start, W_COPULA);
}

/* The outlook for the second quarter: of one to come */
static bool
is_foretold(const struct expression_request *request, const struct mention *m)
{
	uint32_t start = gap_words_before(request->text, m->start, 1);

	return m->kind == M_CALENDAR && m->fraction != FRACTION_NONE && m->year == 0 &&
	    gap_word_before_is(request->lexicon, request->text, m->start, W_FOR) &&
	    gap_word_before_is(request->lexicon, request->text, start, W_OUTLOOK);
}

/* Is one of the n words that end at ends[0] to ends[n - 1] in the past? */
static bool
tells_past(const struct expression_request *request, const uint32_t *ends, int n)
{
	for (int i = 0; i < n; i++) {
		struct span word = span_trim(span_slice(request->text, ends[i + 1], ends[i]));

		if (lexicon_in_past_tense(request->lexicon, word) ||
		    lexicon_says(request->lexicon, word, W_PAST))
			return true;
	}
	return false;
}

/*
 * The two were to meet in Geneva on Monday: do a form of "be" and "to" stand within a few words before
 * the mention, with no mark and no verb in the past behind them?
 */
static bool
is_to_come(const struct expression_request *request, const struct mention *m)
{
	enum { WORDS_MAX = 8, TO_LEN = 2 };
	const struct lexicon *lexicon = request->lexicon;
	uint32_t ends[WORDS_MAX + 1] = { m->start };

	if (m->kind != M_CALENDAR || m->year != 0 || m->direction != DIR_NONE)
		return false;
	for (int n = 0; n < WORDS_MAX; n++) {
		uint32_t start = gap_words_before(request->text, ends[n], 1);
		struct span word = span_trim(span_slice(request->text, start, ends[n]));

		if (word.len == 0)
			return false;
		if (word.len == TO_LEN && lexicon_says(lexicon, word, W_TO) &&
		    gap_word_before_is(lexicon, request->text, start, W_TO_BE))
			return !tells_past(request, ends, n);
		ends[n + 1] = start;
	}
	return false;
}

enum tense
tense_at(const struct cues *cues, size_t *next, const struct expression_request *request,
    const struct mention *mention)
{
	bool behind;
	enum tense tense = cues_tense(cues, request->lexicon, request->text, next, mention->start, &behind);

	if (is_told_to_be(request, mention) || is_done_then(request, mention) ||
	    is_foretold(request, mention))
		return TENSE_FUTURE;
	if (tense != TENSE_FUTURE && is_to_come(request, mention))
		return TENSE_FUTURE;
	return behind && clause_begins_behind(request, mention) ? TENSE_NONE : tense;
}
