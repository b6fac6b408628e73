/*
 * survey - what all of a text tells of how it is to be read
 */
#include "survey.h"

#include "calendar.h"

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

/* the third quarter, which games have, too */
static bool
is_quarter(const struct mention *m)
{
	return m->kind == M_CALENDAR && m->fraction != FRACTION_NONE && m->fraction <= QUARTER_4 &&
	    m->year == 0 && m->direction == DIR_NONE && m->of_unit == 0;
}

void
survey_mentions(struct survey *survey, const struct mention *mentions, size_t n,
    const struct anchor *anchor)
{
	int anchor_year = anchor->known ? calendar_day(anchor->day).year : 0;

	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &mentions[i];

		if (m->kind == M_CALENDAR && m->year > 0 && !m->short_year)
			survey->past += anchor_year == 0 || m->year < anchor_year - 2 || m->bc;
		survey->near += nearness(m);
		survey->parts += is_quarter(m) || m->half_alone;
		survey->balance += (m->told == 1) - (m->told == 2);
		survey->named += (m->named == 1) - (m->named == 2);
	}
}

/*
 * Histories say years of their own and hardly any day by its distance; short texts without such
 * years are colloquial, what lies between is news. News names past years, too: where the day of
 * writing is known, what is counted from it weighs as much as many of them.
 */
enum anchor_mode
survey_mode(const struct survey *survey, const struct expression_request *request)
{
	enum { PAST_MIN = 3, PAST_FOR_NEAR = 4 };

	if (survey->past >= PAST_MIN && survey->past > survey->near * PAST_FOR_NEAR)
		return MODE_NARRATIVE;
	if (!request->anchor.known && survey->past > 0)
		return MODE_NARRATIVE;
	return request->text.len <= 300 ? MODE_COLLOQUIAL : MODE_NEWS;
}

void
survey_order(const struct survey *survey, const struct expression_request *request,
    struct context *context)
{
	int balance = survey->balance;

	if (request->order != ORDER_AUTO)
		balance = request->order == ORDER_DAY_FIRST ? 1 : -1;
	context->order_told = balance != 0;
	if (balance != 0)
		context->order = balance > 0 ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
	else if (survey->named > 0) /* who writes 3 May hardly writes 5/3 */
		context->order = DATE_DAY_FIRST;
	else
		context->order = request->usual_order;
}

size_t
survey_drop_parts(struct mention *mentions, size_t n, enum subject subject)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		const struct mention *m = &mentions[i];

		if (!(is_quarter(m) && subject == SUBJECT_GAMES) &&
		    !(m->half_alone && subject != SUBJECT_MONEY))
			mentions[left++] = *m;
	}
	return left;
}
