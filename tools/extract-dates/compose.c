/*
 * compose - one expression for a range, a date with its time, and the words before them
 */
#include "compose.h"

#include "compose_range.h"
#include "gap.h"
#include "resolve.h"
#include "value.h"

/* in two weeks: the day; within two weeks: the range. Both count from the anchor. */
static bool
take_distance(const struct composer *c, struct piece *piece, int bound)
{
	struct expression timex = piece->timex;

	if (piece->timex.type != TIMEX_DURATION || piece->mention.direction != DIR_NONE ||
	    piece->mention.numbered)
		return false;
	if (piece->mention.unit < UNIT_DAY && bound == BOUND_IN && piece->mention.count > 0) {
		struct context context = { .anchor = c->request->anchor, .mode = MODE_NEWS };
		struct mention away = piece->mention;

		away.kind = M_OFFSET;
		away.offset = OFFSET_FROM_NOW;
		resolve_mention(&context, &away, &piece->timex);
		piece->said = said_by(&away, &piece->timex);
		said_set_value(&piece->said, &away, &piece->timex);
		return true;
	}
	if (!c->request->anchor.known ||
	    !interval_from_anchor(&piece->mention, &c->request->anchor, &timex))
		return false;
	if (bound == BOUND_IN)
		value_set(&timex, "%s", timex.finish);
	piece->timex = timex;
	return true;
}

static void
take_bound(const struct composer *c, struct piece *piece)
{
	int bound = BOUND_NONE;
	uint32_t at = piece->timex.start, len;

	if (piece_word_before(c, at, W_ARTICLE))
		at = gap_words_before(c->request->text, at, 1);
	len = gap_bound_before(c->request->lexicon, c->request->text, at, &bound);
	if (len == 0 || piece->timex.type == TIMEX_SET)
		return;
	if (bound == BOUND_IN && piece->mention.kind == M_TIME && piece->mention.hour < 0 &&
	    piece->mention.mod == MOD_NONE)
		; /* in the morning */
	else if ((bound == BOUND_IN || bound == BOUND_WITHIN) ? !take_distance(c, piece, bound) :
	    piece->timex.type == TIMEX_DURATION || piece->mention.kind == M_REF)
		return;
	piece->timex.start = at - len;
	if (piece_bound_mod((enum bound)bound) != MOD_NONE)
		piece->timex.mod = (uint8_t)piece_bound_mod((enum bound)bound);
}

/* 3 pm or later, 2016 and before */
static void
take_open_end(const struct composer *c, struct piece *piece)
{
	struct span rest = span_slice(c->request->text, piece->timex.end, piece->timex.end + 16);
	struct span joint, word, from = span_trim(rest);
	const struct lexicon *lexicon = c->request->lexicon;
	size_t end;
	bool later;

	if (piece->timex.type > TIMEX_TIME || rest.len == 0 || rest.ptr[0] != ' ' ||
	    !span_split(&from, ' ', &joint) || from.ptr == NULL)
		return;
	end = lexicon_word_end(from, 0);
	word = span_slice(from, 0, end);
	end += (size_t)(from.ptr - c->request->text.ptr);
	later = lexicon_says(lexicon, word, W_LATER);
	if (!(lexicon_says(lexicon, joint, W_OR) || lexicon_says(lexicon, joint, W_AND)) ||
	    !(later || lexicon_says(lexicon, word, W_EARLIER)) ||
	    (c->next < c->state->n && c->state->list[c->next].start < end + 2))
		return;
	piece->timex.end = (uint32_t)end;
	piece->timex.mod = later ? MOD_ON_OR_AFTER : MOD_ON_OR_BEFORE;
}

/* next quarter, the end of May, week 31: does the article say nothing? It does in "the week". */
static bool
article_is_idle(const struct mention *m, bool names_year)
{
	if (names_year && m->year > 0)
		return true; /* the year 2008 */
	if (m->mod != MOD_NONE || m->kind == M_DURATION || m->doubtful || m->numbered ||
	    m->year_kind != YEAR_CALENDAR)
		return true;
	return m->direction == DIR_LAST || m->direction == DIR_NEXT ||
	    (m->direction != DIR_NONE && !m->definite);
}

/* The article of "the next quarter"; it stays with "the week" and "the week after next". */
static void
drop_article(const struct composer *c, struct piece *piece)
{
	struct span text = c->request->text, rest, noun;
	size_t len;

	rest = span_slice(text, piece->timex.start, piece->timex.end);
	len = lexicon_word_end(rest, 0);
	if (len + 1 >= rest.len || (piece->mention.nth != 0 && !piece->mention.numbered) ||
	    !lexicon_says(c->request->lexicon, span_slice(rest, 0, len), W_ARTICLE) ||
	    lexicon_says(c->request->lexicon, span_slice(rest, 0, len), W_AN))
		return;
	noun = gap_first_word(span_slice(rest, len, rest.len));
	if (piece->mention.kind == M_UNIT && lexicon_says(c->request->lexicon, noun, W_UNIT))
		return;
	if (article_is_idle(&piece->mention, lexicon_says(c->request->lexicon, noun, W_THE_YEAR)))
		piece->timex.start += (uint32_t)len + 1;
}

/* What stands behind the piece and makes one expression with it. */
static bool
take_next(struct composer *c, struct piece *piece)
{
	range_taker *const takers[] = { range_take_share, range_take_length, range_take_distance,
		range_take_times, range_take_second };

	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
		if (takers[i](c, piece))
			return true;
	return false;
}

/* The value of a piece that nothing was put to. */
static void
set_own_value(const struct composer *c, struct piece *piece)
{
	if (piece->mention.kind == M_SET) {
		said_set_repeated(&piece->mention, &piece->timex);
	} else if (piece->mention.kind == M_UNIT && piece->mention.unit <= UNIT_HOUR &&
	    piece->mention.direction != DIR_THAT && c->request->anchor.known) {
		struct mention length = piece->mention;

		length.count = 1; /* the next hour */
		interval_from_anchor(&length, &c->request->anchor, &piece->timex);
	} else if (piece_is_date(piece))
		said_set_value(&piece->said, &piece->mention, &piece->timex);
	else if (piece->mention.direction != DIR_NONE && c->request->anchor.known &&
	    piece->timex.type == TIMEX_DURATION)
		interval_from_anchor(&piece->mention, &c->request->anchor, &piece->timex);
}

void
compose_expressions(struct expressions *state, const struct expression_request *request)
{
	struct composer c = { .state = state, .request = request };
	uint32_t end = 0;
	size_t n = 0;

	while (c.next < state->n) {
		struct piece piece = piece_read(&c, true);

		if (!take_next(&c, &piece)) {
			drop_article(&c, &piece);
			set_own_value(&c, &piece);
			take_bound(&c, &piece);
			if (piece.timex.mod == MOD_APPROX) /* before around 2pm */
				take_bound(&c, &piece);
			take_open_end(&c, &piece);
		}
		if (piece.timex.start < end)
			piece.timex.start = end;
		end = piece.timex.end;
		state->list[n++] = piece.timex;
	}
	state->n = n;
}
