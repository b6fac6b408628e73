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

enum tense
tense_at(const struct cues *cues, size_t *next, const struct expression_request *request,
    const struct mention *mention)
{
	bool behind;
	enum tense tense = cues_tense(cues, request->lexicon, request->text, next, mention->start, &behind);

	if (is_told_to_be(request, mention))
		return TENSE_FUTURE;
	return behind && clause_begins_behind(request, mention) ? TENSE_NONE : tense;
}
