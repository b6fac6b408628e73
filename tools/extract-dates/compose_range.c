/*
 * compose_range - what two expressions and the words between them say
 */
#include "compose_range.h"

#include "calendar.h"
#include "gap.h"
#include "value.h"

/* Do the words between the piece and the next mention belong to the classes? */
static bool
joined_by(const struct composer *c, const struct piece *piece, const enum word_class *classes,
    const char *marks)
{
	struct span gap = piece_gap(c, piece->timex.end);

	return gap.ptr != NULL && gap_holds(c->request->lexicon, gap, classes, marks);
}

/* The same; a gap of blanks alone does not do. */
static bool
joined_by_word(const struct composer *c, const struct piece *piece, const enum word_class *classes,
    const char *marks)
{
	struct span gap = piece_gap(c, piece->timex.end);

	return gap.ptr != NULL && span_trim(gap).len > 0 &&
	    gap_holds(c->request->lexicon, gap, classes, marks);
}

static bool
is_dash(struct span gap)
{
	return span_equal(gap, SPAN("–")) || span_equal(gap, SPAN("—")) ||
	    span_equal(gap, SPAN("~"));
}

/* Does the text between a piece and the next mention make a range of them? */
static bool
is_range(const struct composer *c, const struct piece *first, bool between)
{
	static const enum word_class to[] = { W_TO, W_ARTICLE, W_NONE };
	static const enum word_class to_or_and[] = { W_TO, W_AND, W_ARTICLE, W_NONE };
	struct span gap = piece_gap(c, first->timex.end);

	if (gap.ptr == NULL || first->timex.type > TIMEX_TIME ||
	    c->state->list[c->next].type > TIMEX_TIME)
		return false;
	return is_dash(span_trim(gap)) || joined_by_word(c, first, between ? to_or_and : to, "-");
}

bool
range_take_times(struct composer *c, struct piece *date)
{
	static const enum word_class joints[] = { W_FROM, W_BETWEEN, W_NONE };
	struct composer ahead = *c;
	struct piece first, second;

	if (c->next + 1 >= c->state->n || date->said.date[0] == '\0' || date->said.minutes >= 0 ||
	    !said_is_day(&date->said) || c->state->mentions[c->next].kind != M_TIME ||
	    !joined_by(c, date, joints, ",-"))
		return false;
	first = piece_read(&ahead, true);
	if (first.said.date[0] != '\0' ||
	    !is_range(&ahead, &first, piece_word_before(c, first.timex.start, W_BETWEEN)))
		return false;
	second = piece_read(&ahead, true);
	said_share_part(&date->said, &first.said);
	said_share_part(&date->said, &second.said);
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

bool
range_take_second(struct composer *c, struct piece *first)
{
	uint32_t start = first->timex.start;
	bool between = piece_word_before(c, start, W_BETWEEN);
	bool from = piece_word_before(c, start, W_FROM);
	struct composer ahead = *c;
	struct piece second;

	if (!is_range(c, first, between))
		return false;
	second = piece_read(&ahead, first->said.minutes >= 0);
	said_narrow(&first->said, first->mention.mod);
	said_narrow(&second.said, second.mention.mod);
	if (!interval_set_value(&first->said, &second.said, &first->timex))
		return false;
	*c = ahead;
	if (between || from)
		first->timex.start = gap_words_before(c->request->text, start, 1);
	first->timex.end = second.timex.end;
	first->timex.mod = MOD_NONE;
	return true;
}

/* The day that `date` is at; it becomes the piece's. */
static void
take_date(struct composer *c, const struct composer *ahead, struct piece *piece,
    const struct expression *date, uint32_t end)
{
	*c = *ahead;
	piece->timex = (struct expression){ .start = piece->timex.start, .end = end,
		.type = TIMEX_DATE };
	memcpy(piece->timex.value, date->value, sizeof(date->value));
	memcpy(piece->timex.begin, date->begin, sizeof(date->begin));
	memcpy(piece->timex.finish, date->finish, sizeof(date->finish));
	piece->mention.kind = M_OFFSET;
	piece->said = said_by(&piece->mention, date);
}

/* The weekday of the week that a distance leads to. */
static bool
weekday_there(const struct mention *weekday, const struct piece *there, struct expression *timex)
{
	long day = there->said.first;

	if (there->mention.kind != M_OFFSET || there->said.first > there->said.last ||
	    weekday->kind != M_CALENDAR || weekday->weekday == 0 || weekday->day > 0 ||
	    weekday->direction != DIR_NONE || weekday->hour >= 0)
		return false;
	day += weekday->weekday - calendar_weekday(day);
	value_of_point(timex, point_from(day));
	return true;
}

/* A length behind "in" leads to a day: in three days. */
static void
count_from_anchor(const struct composer *c, struct piece *piece)
{
	int bound = BOUND_NONE;
	uint32_t len = gap_bound_before(c->request->lexicon, c->request->text, piece->timex.start,
	    &bound);

	if (piece->timex.type != TIMEX_DURATION || !c->request->anchor.known || len == 0 ||
	    bound != BOUND_IN ||
	    !interval_offset(&piece->mention, c->request->anchor.day, false, &piece->timex))
		return;
	piece->timex.start -= len;
	piece->mention.kind = M_OFFSET;
	piece->said = said_by(&piece->mention, &piece->timex);
}

/* Friday, two weeks from now; in three days on Friday */
static bool
weekday_and_distance(struct composer *c, struct piece *piece)
{
	static const enum word_class joints[] = { W_ON, W_NONE };
	struct composer ahead = *c;
	struct expression day = piece->timex;
	struct piece next, from = *piece;

	if (c->next >= c->state->n || !joined_by(c, piece, joints, ","))
		return false;
	next = piece_read(&ahead, false);
	/* only behind a weekday: a list of lengths is not followed to its end */
	if (piece->mention.weekday > 0 && next.timex.type == TIMEX_DURATION &&
	    range_take_distance(&ahead, &next))
		next.mention.kind = M_OFFSET;
	count_from_anchor(c, &from);
	if (!weekday_there(&piece->mention, &next, &day) &&
	    !weekday_there(&next.mention, &from, &day))
		return false;
	piece->timex.start = from.timex.start;
	take_date(c, &ahead, piece, &day, next.timex.end);
	return true;
}

bool
range_take_distance(struct composer *c, struct piece *piece)
{
	static const enum word_class after[] = { W_LATER, W_FROM, W_NONE };
	static const enum word_class before[] = { W_EARLIER, W_NONE };
	struct composer ahead = *c;
	struct expression day = piece->timex;
	struct piece from;
	bool back;

	if (weekday_and_distance(c, piece))
		return true;
	if (piece->timex.type != TIMEX_DURATION)
		return false;
	back = joined_by_word(c, piece, before, "");
	if (piece_word_before(c, piece->timex.start, W_FOR) ||
	    (!back && !joined_by_word(c, piece, after, "")))
		return false;
	from = piece_read(&ahead, true);
	if (from.timex.type != TIMEX_DATE || from.said.first > from.said.last ||
	    !interval_offset(&piece->mention, from.said.first, back, &day))
		return false;
	take_date(c, &ahead, piece, &day, from.timex.end);
	weekday_and_distance(c, piece);
	return true;
}

/* for 3 days from Monday, a week starting tomorrow */
static bool
length_then_start(struct composer *c, struct piece *length)
{
	static const enum word_class from[] = { W_FROM, W_NONE };
	static const enum word_class beginning[] = { W_BEGINNING, W_FROM, W_ON, W_NONE };
	bool during = piece_word_before(c, length->timex.start, W_FOR);
	struct composer ahead = *c;
	struct piece start;

	during = during && joined_by_word(c, length, from, ",");
	if (!during && !(joined_by_word(c, length, beginning, ",") &&
	    lexicon_says(c->request->lexicon, gap_first_word(piece_gap(c, length->timex.end)),
	    W_BEGINNING)))
		return false;
	start = piece_read(&ahead, true);
	if (!piece_is_date(&start) ||
	    !interval_of_length(&start.said, &length->mention, &length->timex))
		return false;
	*c = ahead;
	if (during)
		length->timex.start = gap_words_before(c->request->text, length->timex.start, 1);
	length->timex.end = start.timex.end;
	return true;
}

/* from 2 pm for two hours */
static bool
start_then_length(struct composer *c, struct piece *start)
{
	static const enum word_class during[] = { W_FOR, W_NONE };
	struct composer ahead = *c;
	struct piece length;

	if (start->said.minutes < 0 || !joined_by_word(c, start, during, ","))
		return false;
	length = piece_read(&ahead, true);
	if (length.timex.type != TIMEX_DURATION ||
	    !piece_word_before(c, start->timex.start, W_FROM) ||
	    !interval_of_length(&start->said, &length.mention, &start->timex))
		return false;
	*c = ahead;
	start->timex.start = gap_words_before(c->request->text, start->timex.start, 1);
	start->timex.end = length.timex.end;
	return true;
}

bool
range_take_length(struct composer *c, struct piece *piece)
{
	return piece->timex.type == TIMEX_DURATION ? length_then_start(c, piece) :
	    piece_is_date(piece) && start_then_length(c, piece);
}

bool
range_take_share(struct composer *c, struct piece *piece)
{
	static const enum word_class of[] = { W_OF, W_ARTICLE, W_NONE };
	struct composer ahead = *c;
	struct piece whole;

	if (piece->mention.kind != M_DURATION || !joined_by_word(c, piece, of, "") ||
	    !(piece->mention.direction == DIR_LAST || piece->mention.nth == 1))
		return false;
	whole = piece_read(&ahead, false);
	if (!piece_is_date(&whole) || whole.said.first >= whole.said.last ||
	    !interval_of_share(&piece->mention, &whole.said, &piece->timex))
		return false;
	*c = ahead;
	piece->timex.end = whole.timex.end;
	return true;
}
