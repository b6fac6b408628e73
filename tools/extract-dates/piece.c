/*
 * piece - a date with the time of day that stands by it
 */
#include "piece.h"

#include "gap.h"
#include "value.h"

struct span
piece_gap(const struct composer *c, uint32_t end)
{
	enum { GAP_MAX = 20 };
	uint32_t start;

	if (c->next >= c->state->n)
		return (struct span){ NULL, 0 };
	start = c->state->list[c->next].start;
	if (start < end || start - end > GAP_MAX)
		return (struct span){ NULL, 0 };
	return span_slice(c->request->text, end, start);
}

bool
piece_word_before(const struct composer *c, uint32_t at, enum word_class class)
{
	return gap_word_before_is(c->request->lexicon, c->request->text, at, class);
}

bool
piece_is_date(const struct piece *piece)
{
	return piece->timex.type <= TIMEX_TIME && piece->mention.kind != M_REF;
}

enum mod
piece_bound_mod(enum bound bound)
{
	static const uint8_t mods[] = { [BOUND_BEFORE] = MOD_BEFORE, [BOUND_AFTER] = MOD_AFTER,
		[BOUND_BY] = MOD_ON_OR_BEFORE, [BOUND_SINCE] = MOD_ON_OR_AFTER,
		[BOUND_APPROX] = MOD_APPROX, [BOUND_IN] = MOD_NONE, [BOUND_WITHIN] = MOD_NONE };

	return (enum mod)mods[bound];
}

/* Puts together what two mentions say; false where both say the same or it makes no sense. */
static bool
join(struct said *piece, const struct said *next)
{
	if (piece->date[0] != '\0' && next->date[0] != '\0')
		return false;
	if (piece->minutes >= 0 && next->minutes >= 0)
		return false;
	if (piece->date[0] == '\0' && next->date[0] == '\0')
		return said_take_clock(piece, next);
	if (!said_is_day(piece->date[0] != '\0' ? piece : next))
		return false;
	if (piece->date[0] == '\0') {
		struct said clock = *piece;

		*piece = *next;
		return said_take_clock(piece, &clock);
	}
	return said_take_clock(piece, next);
}

/* tomorrow, at 4pm; 10:30 on Monday; this evening at 7: takes the next mention in. */
static bool
join_next(struct composer *c, struct piece *piece)
{
	static const enum word_class joints[] = { W_AT, W_ON, W_ARTICLE, W_IN, W_OF, W_NONE };
	const struct mention *m = &c->state->mentions[c->next];
	struct span gap = piece_gap(c, piece->timex.end);
	struct said said;
	int bound;

	if (gap.ptr == NULL || c->state->list[c->next].type > TIMEX_TIME || m->kind == M_REF)
		return false;
	bound = gap_bound(c->request->lexicon, gap);
	if (bound == BOUND_NONE && !gap_holds(c->request->lexicon, gap, joints, ",@(-"))
		return false;
	said = said_by(m, &c->state->list[c->next]);
	if (piece->said.minutes >= 0 && said.date[0] == '\0' && gap.ptr[0] == ',')
		return false; /* at 7, in the morning */
	if (!join(&piece->said, &said))
		return false;
	if (piece_bound_mod((enum bound)bound) != MOD_NONE)
		piece->timex.mod = (uint8_t)piece_bound_mod((enum bound)bound);
	piece->timex.end = c->state->list[c->next].end;
	c->next++;
	return true;
}

/*
 * Distances from the anchor lead to a day, whatever unit they were said in: two months ago, in
 * three days.
 */
static void
settle_distance(const struct composer *c, struct piece *piece)
{
	const struct mention *m = &piece->mention;
	bool ago = m->kind == M_OFFSET && m->offset == OFFSET_AGO;

	if (m->unit < UNIT_DAY || !c->request->anchor.known ||
	    !(ago || (m->kind == M_OFFSET && m->offset == OFFSET_FROM_NOW)))
		return;
	interval_offset(m, c->request->anchor.day + m->day_offset, ago, &piece->timex);
}

struct piece
piece_read(struct composer *c, bool with_time)
{
	struct piece piece = { .timex = c->state->list[c->next],
		.mention = c->state->mentions[c->next] };

	c->next++;
	if (piece.mention.kind == M_REF && piece.mention.reference == REF_PRESENT &&
	    c->request->anchor.known)
		value_set_days(&piece.timex, c->request->anchor.day, c->request->anchor.day);
	settle_distance(c, &piece);
	piece.said = said_by(&piece.mention, &piece.timex);
	if (piece_is_date(&piece) && (with_time || piece.said.date[0] == '\0'))
		while (join_next(c, &piece))
			;
	return piece;
}
