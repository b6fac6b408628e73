/*
 * offset_form - what turns an amount of time into a point of time
 */
#include "offset_form.h"

/* Does a word follow on the same clause? "two weeks before the vote" is no date of its own. */
static bool
word_follows(const struct run *run, int i)
{
	size_t at = run->list[i].end;

	while (at < run->text.len && run->text.ptr[at] == ' ')
		at++;
	if (at + 1 < run->text.len && (run->text.ptr[at] == '#' || run->text.ptr[at] == '@'))
		at++; /* six months after #MH370 */
	return at < run->text.len && lexicon_word_byte(run->text.ptr[at]) &&
	    (unsigned char)run->text.ptr[at] < 0x80;
}

/* a week ago Friday, two weeks from Tuesday: the token behind the weekday at i, i if there is none */
static int
weekday_weeks_away(const struct run *run, int i, struct mention *m)
{
	if (m->unit != UNIT_WEEK || m->n_more > 0 || m->count < 1 || m->count != (int)m->count ||
	    !token_is(run, i, W_WEEKDAY) || !token_at(run, i)->capital)
		return i;
	m->weekday = (uint8_t)token_value(run, i, W_WEEKDAY);
	return i + 1;
}

int
read_offset(const struct run *run, int i, struct mention *m)
{
	static const struct { enum word_class class; enum offset offset; } words[] = {
		{ W_AGO, OFFSET_AGO }, { W_LATER, OFFSET_LATER }, { W_EARLIER, OFFSET_EARLIER },
	};

	if (token_is(run, i, W_FROM) && (token_is(run, i + 1, W_REF) ||
	    token_is(run, i + 1, W_DAY))) {
		m->kind = M_OFFSET;
		m->offset = OFFSET_FROM_NOW;
		m->day_offset = token_value(run, i + 1, W_DAY);
		return i + 2;
	}
	if (token_is(run, i, W_FROM) && weekday_weeks_away(run, i + 1, m) > i + 1) {
		m->kind = M_OFFSET;
		m->offset = OFFSET_FROM_NOW;
		return i + 2;
	}
	for (int k = 0; k < 3; k++) {
		if (!token_is(run, i, words[k].class))
			continue;
		if (token_is(run, i, W_OPEN) && word_follows(run, i))
			return i;
		m->kind = M_OFFSET;
		m->offset = (uint8_t)words[k].offset;
		return words[k].offset == OFFSET_AGO ? weekday_weeks_away(run, i + 1, m) : i + 1;
	}
	return i;
}
