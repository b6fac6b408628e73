/*
 * cue - words of tense and ends of clauses
 */
#include "cue.h"

#include "gap.h"
#include "heap.h"

enum {
	CUES_MAX = 16, /* words of tense looked at on either side */
	SOON_NEAR = 16, /* bytes from "by" to what it belongs to */
};

void
cues_add(struct cues *cues, size_t at, enum cue_kind kind)
{
	if (cues->n == cues->capacity)
		cues->list = heap_grow(cues->list, &cues->capacity, cues->n + 1,
		    sizeof(*cues->list));
	cues->list[cues->n++] = (struct cue){ (uint32_t)at, (uint8_t)kind };
}

void
cues_add_past(struct cues *cues, const struct lexicon *lexicon, struct span before, size_t at)
{
	if (!lexicon_makes_passive(lexicon, before))
		cues_add(cues, at, CUE_ENDED);
}

void
cues_add_word(struct cues *cues, const struct lexicon *lexicon, const struct word *word,
    struct span before, size_t at)
{
	if (word_is(word, W_FUTURE, NULL))
		cues_add(cues, at, CUE_FUTURE);
	else if (word_is(word, W_PAST, NULL) && !lexicon_makes_passive(lexicon, before))
		cues_add(cues, at, CUE_PAST);
	else if (word_is(word, W_SOON_BEFORE, NULL))
		cues_add(cues, at, CUE_SOON);
}

size_t
cues_forget(struct cues *cues, size_t next)
{
	enum { KEPT = CUES_MAX + 2 }; /* told_of looks at two before */
	size_t n = next > KEPT ? next - KEPT : 0;

	if (n > 0)
		memmove(cues->list, cues->list + n, (cues->n - n) * sizeof(*cues->list));
	cues->n -= n;
	return n;
}

void
cues_free(struct cues *cues)
{
	heap_free(cues->list);
}

static enum tense
tense_of(const struct cue *cue)
{
	return cue->kind == CUE_FUTURE ? TENSE_FUTURE : TENSE_PAST;
}

/*
 * But by Friday the toll had risen: "by", the cue before `next`, begins a clause whose next word of
 * tense is in the past.
 */
static bool
told_of(const struct cues *cues, size_t next)
{
	enum { BEGINS_NEAR = 7 }; /* bytes from the end of a clause */
	uint32_t begin = 0;

	if (next >= 2) {
		if (cues->list[next - 2].kind != CUE_CLAUSE)
			return false;
		begin = cues->list[next - 2].at;
	}
	return cues->list[next - 1].at - begin <= BEGINS_NEAR && next < cues->n &&
	    (cues->list[next].kind == CUE_PAST || cues->list[next].kind == CUE_ENDED);
}

/* announced late on: do only words of time stand between a verb and the mention? */
static bool
verb_of_mention(const struct lexicon *lexicon, struct span words)
{
	static const enum word_class classes[] = { W_ON, W_IN, W_AT, W_MOD, W_ARTICLE, W_BOUND,
		W_NONE };
	struct span verb = gap_first_word(words);

	return gap_holds(lexicon, span_slice(words, verb.len, words.len), classes, "");
}

/*
 * will meet behind closed doors on Monday: a participle at cue i is no verb where one in the future
 * governs the clause. Right before the mention, or behind a comma, it is one: will close, it announced
 * on Monday.
 */
static enum tense
tense_with_participle(const struct cues *cues, const struct lexicon *lexicon, struct span text,
    size_t low, size_t i, uint32_t at)
{
	uint32_t participle = cues->list[i].at;

	if (verb_of_mention(lexicon, span_slice(text, participle, at)))
		return TENSE_PAST;
	for (; i > low; i--) {
		const struct cue *cue = &cues->list[i - 1];

		if (cue->kind == CUE_CLAUSE || cue->kind == CUE_PAST)
			break;
		if (cue->kind == CUE_FUTURE)
			return memchr(text.ptr + cue->at, ',', participle - cue->at) != NULL ?
			    TENSE_PAST : TENSE_FUTURE;
	}
	return TENSE_PAST;
}

enum tense
cues_tense(const struct cues *cues, const struct lexicon *lexicon, struct span text, size_t *next,
    uint32_t at, bool *behind)
{
	size_t low, high;

	*behind = false;
	while (*next < cues->n && cues->list[*next].at < at)
		(*next)++;
	if (*next > 0 && cues->list[*next - 1].kind == CUE_SOON &&
	    at - cues->list[*next - 1].at < SOON_NEAR)
		return told_of(cues, *next) ? TENSE_PAST : TENSE_FUTURE;
	low = *next > CUES_MAX ? *next - CUES_MAX : 0;
	high = cues->n - *next > CUES_MAX ? *next + CUES_MAX : cues->n;
	for (size_t i = *next; i > low && cues->list[i - 1].kind != CUE_CLAUSE; i--)
		if (cues->list[i - 1].kind == CUE_ENDED)
			return tense_with_participle(cues, lexicon, text, low, i - 1, at);
		else if (cues->list[i - 1].kind != CUE_SOON)
			return tense_of(&cues->list[i - 1]);
	*behind = true;
	for (size_t i = *next; i < high && cues->list[i].kind != CUE_CLAUSE; i++)
		if (cues->list[i].kind != CUE_SOON)
			return tense_of(&cues->list[i]);
	return TENSE_NONE;
}

bool
cues_clause_between(const struct cues *cues, size_t next, uint32_t start, uint32_t end)
{
	for (size_t i = next; i < cues->n && cues->list[i].at < end; i++)
		if (cues->list[i].at >= start && cues->list[i].kind == CUE_CLAUSE)
			return true;
	return false;
}
