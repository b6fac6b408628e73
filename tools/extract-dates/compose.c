/*
 * compose - one expression for a range, a date with its time, and the words before them
 */
#include "compose.h"

#include <stdio.h>

#include "gap.h"
#include "interval.h"
#include "value.h"

/* An expression being put together. */
struct piece {
	struct expression timex;
	struct said said;
	struct mention mention; /* its first */
};

struct composer {
	struct expressions *state;
	const struct expression_request *request;
	size_t next; /* the first mention that is in no piece yet */
};

/* The text between two pieces, absent if it is too long to join them. */
static struct span
gap_between(const struct composer *c, uint32_t end, uint32_t start)
{
	enum { GAP_MAX = 16 };

	if (start < end || start - end > GAP_MAX)
		return (struct span){ NULL, 0 };
	return span_slice(c->request->text, end, start);
}

static bool
word_before_is(const struct composer *c, uint32_t at, enum word_class class)
{
	return gap_word_before_is(c->request->lexicon, c->request->text, at, class);
}

/* The mods of bounds, by enum bound. */
static const uint8_t bound_mods[] = { [BOUND_BEFORE] = MOD_BEFORE, [BOUND_AFTER] = MOD_AFTER,
	[BOUND_BY] = MOD_ON_OR_BEFORE, [BOUND_SINCE] = MOD_ON_OR_AFTER, [BOUND_APPROX] = MOD_APPROX,
	[BOUND_IN] = MOD_NONE, [BOUND_WITHIN] = MOD_NONE };

/* tomorrow, at 4pm; 10:30 on Monday: takes the next mention in if one has the date, one the time. */
static bool
join_next(struct composer *c, struct piece *piece)
{
	static const enum word_class joints[] = { W_AT, W_ON, W_ARTICLE, W_IN, W_OF, W_NONE };
	const struct expression *timex = &c->state->list[c->next];
	const struct mention *m = &c->state->mentions[c->next];
	struct span gap;
	struct said said;
	int bound;

	if (c->next >= c->state->n || timex->type > TIMEX_TIME || m->kind == M_REF)
		return false;
	gap = gap_between(c, piece->timex.end, timex->start);
	if (gap.ptr == NULL)
		return false;
	bound = gap_bound(c->request->lexicon, gap);
	if (bound == BOUND_NONE && !gap_holds(c->request->lexicon, gap, joints, ",@(-"))
		return false;
	said = said_by(m, timex);
	if (piece->said.date[0] == '\0' && said.date[0] != '\0' && said.precision != PRECISION_YEAR) {
		struct said clock = piece->said;

		if (said.minutes >= 0)
			return false;
		piece->said = said;
		memcpy(piece->said.clock, clock.clock, sizeof(clock.clock));
		piece->said.minutes = clock.minutes;
		piece->said.half_known = clock.half_known;
	} else if (said.date[0] == '\0' && piece->said.date[0] != '\0' && piece->said.minutes < 0 &&
	           said.minutes >= 0) {
		memcpy(piece->said.clock, said.clock, sizeof(said.clock));
		piece->said.minutes = said.minutes;
		piece->said.half_known = said.half_known;
	} else {
		return false;
	}
	if (bound_mods[bound] != MOD_NONE)
		piece->timex.mod = bound_mods[bound];
	piece->timex.end = timex->end;
	c->next++;
	return true;
}

/* The next piece; with_time: a date takes the time that stands by it. */
static struct piece
read_piece(struct composer *c, bool with_time)
{
	struct piece piece = { .timex = c->state->list[c->next],
		.mention = c->state->mentions[c->next] };

	c->next++;
	if (piece.mention.kind == M_REF && piece.mention.reference == REF_PRESENT &&
	    c->request->anchor.known)
		value_set_days(&piece.timex, c->request->anchor.day, c->request->anchor.day);
	piece.said = said_by(&piece.mention, &piece.timex);
	if (piece.timex.type <= TIMEX_TIME && piece.mention.kind != M_REF &&
	    (with_time || piece.said.date[0] == '\0'))
		while (join_next(c, &piece))
			;
	return piece;
}

/* Does the text between a piece and the next mention make a range of them? */
static bool
is_range(const struct composer *c, const struct piece *first, bool between)
{
	static const enum word_class to[] = { W_TO, W_ARTICLE, W_NONE };
	static const enum word_class to_or_and[] = { W_TO, W_AND, W_ARTICLE, W_NONE };
	struct span gap;

	if (c->next >= c->state->n || first->timex.type > TIMEX_TIME ||
	    c->state->list[c->next].type > TIMEX_TIME)
		return false;
	gap = gap_between(c, first->timex.end, c->state->list[c->next].start);
	if (gap.ptr == NULL || span_trim(gap).len == 0)
		return false;
	if (span_equal(span_trim(gap), SPAN("–")) || span_equal(span_trim(gap), SPAN("—")))
		return true;
	return gap_holds(c->request->lexicon, gap, between ? to_or_and : to, "-");
}

/* Monday from 2 to 4 pm: a range of times behind its date */
static bool
take_times(struct composer *c, struct piece *date)
{
	static const enum word_class joints[] = { W_FROM, W_BETWEEN, W_NONE };
	struct composer ahead = *c;
	struct piece first, second;
	struct span gap;

	if (c->next + 1 >= c->state->n || date->said.date[0] == '\0' || date->said.minutes >= 0 ||
	    c->state->mentions[c->next].kind != M_TIME)
		return false;
	gap = gap_between(c, date->timex.end, c->state->list[c->next].start);
	if (gap.ptr == NULL || !gap_holds(c->request->lexicon, gap, joints, ",-"))
		return false;
	first = read_piece(&ahead, true);
	if (first.said.date[0] != '\0' ||
	    !is_range(&ahead, &first, word_before_is(c, first.timex.start, W_BETWEEN)))
		return false;
	second = read_piece(&ahead, true);
	date->said.clock[0] = '\0';
	memcpy(first.said.date, date->said.date, sizeof(first.said.date));
	first.said.first = date->said.first;
	first.said.last = date->said.last;
	if (!interval_set_value(&first.said, &second.said, &date->timex))
		return false;
	*c = ahead;
	date->timex.end = second.timex.end;
	date->timex.mod = MOD_NONE;
	return true;
}

/* two weeks before Christmas, 3 days from Tuesday: the day so far away */
static bool
take_offset(struct composer *c, struct piece *length)
{
	static const enum word_class after[] = { W_LATER, W_FROM, W_NONE };
	static const enum word_class before[] = { W_EARLIER, W_NONE };
	struct composer ahead = *c;
	struct piece from;
	struct span gap;
	bool back;

	if (c->next >= c->state->n || length->timex.type != TIMEX_DURATION)
		return false;
	gap = gap_between(c, length->timex.end, c->state->list[c->next].start);
	if (gap.ptr == NULL || span_trim(gap).len == 0)
		return false;
	back = gap_holds(c->request->lexicon, gap, before, "");
	if (!back && !gap_holds(c->request->lexicon, gap, after, ""))
		return false;
	from = read_piece(&ahead, true);
	if (from.timex.type != TIMEX_DATE || from.said.first > from.said.last ||
	    !interval_offset(&length->mention, from.said.first, back, &length->timex))
		return false;
	*c = ahead;
	length->timex.end = from.timex.end;
	length->said = said_by(&from.mention, &length->timex);
	snprintf(length->said.date, sizeof(length->said.date), "%s", length->timex.begin);
	return true;
}

/* from A to B, between A and B, A-B */
static bool
take_range(struct composer *c, struct piece *first)
{
	uint32_t start = first->timex.start;
	bool between = word_before_is(c, start, W_BETWEEN), from = word_before_is(c, start, W_FROM);
	struct composer ahead = *c;
	struct piece second;

	if (!is_range(c, first, between))
		return false;
	second = read_piece(&ahead, first->said.minutes >= 0);
	if (!interval_set_value(&first->said, &second.said, &first->timex))
		return false;
	*c = ahead;
	if (between || from)
		first->timex.start = gap_words_before(c->request->text, start, 1);
	first->timex.end = second.timex.end;
	first->timex.mod = MOD_NONE;
	return true;
}

/* in two weeks: the day; within two weeks: the range. Both count from the anchor. */
static bool
take_distance(const struct composer *c, struct piece *piece, int bound)
{
	struct expression timex = piece->timex;

	if (piece->mention.unit < UNIT_DAY && bound == BOUND_IN && piece->mention.count > 0) {
		struct context context = { .anchor = c->request->anchor, .mode = MODE_NEWS };
		struct mention away = piece->mention;

		away.kind = M_OFFSET;
		away.offset = OFFSET_FROM_NOW;
		resolve_mention(&context, &away, &piece->timex);
		return true;
	}
	if (!c->request->anchor.known || piece->timex.type != TIMEX_DURATION ||
	    !interval_from_anchor(&piece->mention, c->request->anchor.day, &timex))
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

	if (word_before_is(c, at, W_ARTICLE))
		at = gap_words_before(c->request->text, at, 1);
	len = gap_bound_before(c->request->lexicon, c->request->text, at, &bound);
	if (len == 0 || piece->timex.type == TIMEX_SET)
		return;
	if (bound == BOUND_IN && piece->mention.kind == M_TIME && piece->mention.hour < 0)
		; /* in the morning */
	else if ((bound == BOUND_IN || bound == BOUND_WITHIN) ? !take_distance(c, piece, bound) :
	    piece->timex.type == TIMEX_DURATION || piece->mention.kind == M_REF)
		return;
	piece->timex.start = at - len;
	if (bound_mods[bound] != MOD_NONE)
		piece->timex.mod = bound_mods[bound];
}

/* 3 pm or later, 2016 and before */
static void
take_open_end(const struct composer *c, struct piece *piece)
{
	struct span rest = span_slice(c->request->text, piece->timex.end, piece->timex.end + 16);
	struct span joint, word, from = span_trim(rest);
	const struct lexicon *lexicon = c->request->lexicon;
	size_t end = 0;
	bool later;

	if (piece->timex.type > TIMEX_TIME || rest.len == 0 || rest.ptr[0] != ' ' ||
	    !span_split(&from, ' ', &joint) || from.ptr == NULL)
		return;
	while (end < from.len && lexicon_word_byte((unsigned char)from.ptr[end]))
		end++;
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

/* "the next quarter", "the end of May": the article says nothing; it stays with "the week". */
static void
drop_article(const struct composer *c, struct piece *piece)
{
	struct span text = c->request->text, rest;
	size_t len = 0;

	rest = span_slice(text, piece->timex.start, piece->timex.end);
	while (len < rest.len && lexicon_word_byte((unsigned char)rest.ptr[len]))
		len++;
	if (len + 1 >= rest.len || piece->mention.nth != 0 ||
	    !lexicon_says(c->request->lexicon, span_slice(rest, 0, len), W_ARTICLE) ||
	    lexicon_says(c->request->lexicon, span_slice(rest, 0, len), W_AN))
		return;
	if (piece->mention.mod != MOD_NONE || piece->mention.kind == M_DURATION ||
	    (piece->mention.direction != DIR_NONE && piece->mention.direction != DIR_THAT))
		piece->timex.start += (uint32_t)len + 1;
}

void
compose_expressions(struct expressions *state, const struct expression_request *request)
{
	struct composer c = { .state = state, .request = request };
	uint32_t end = 0;
	size_t n = 0;

	while (c.next < state->n) {
		struct piece piece = read_piece(&c, true);

		drop_article(&c, &piece);
		take_offset(&c, &piece);
		if (!take_times(&c, &piece) && !take_range(&c, &piece)) {
			if (piece.timex.type <= TIMEX_TIME && piece.mention.kind != M_REF)
				said_set_value(&piece.said, &piece.timex);
			else if (piece.mention.direction != DIR_NONE && request->anchor.known &&
			         piece.timex.type == TIMEX_DURATION)
				interval_from_anchor(&piece.mention, request->anchor.day, &piece.timex);
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
