/*
 * context - what the mentions of a text are anchored on: the story so far
 */
#include "context.h"

/* Years between two points; those before Christ count down. */
static int
years_between(struct point a, struct point b)
{
	int years = (a.bc ? -a.year : a.year) - (b.bc ? -b.year : b.year);

	return years < 0 ? -years : years;
}

enum { ASIDE_YEARS = 40 }; /* from the story to an aside */

/*
 * A year alone that lies far from what a history tells is an aside ("a biography of 2004"): the
 * story goes on where it was, unless the next date is near it, too.
 */
static bool
is_aside(struct context *c, struct point point)
{
	if (c->mode != MODE_NARRATIVE || point.month > 0 || c->last.year == 0 ||
	    years_between(point, c->last) <= ASIDE_YEARS)
		return false;
	return c->aside.year == 0 || years_between(point, c->aside) > ASIDE_YEARS;
}

void
context_remember(struct context *c, struct point point)
{
	if (is_aside(c, point)) {
		c->aside = point;
		return;
	}
	c->aside = (struct point){ 0 };
	c->last = point;
	if (point.day > 0)
		c->last_day = c->clause_day = point;
}
