/*
 * compose - one expression for a range, a date with its time, and the words before them
 *
 * TimeML marks "2" and "4pm" of "from 2 to 4pm on Monday" apart; who reads appointments wants the
 * whole, valued as interval.h says.
 */
#ifndef EXTRACT_DATES_COMPOSE_H
#define EXTRACT_DATES_COMPOSE_H

#include "expression.h"

/*
 * Joins the expressions of state->list, of which state->mentions are the sources one by one. "Before",
 * "since" and the like become part of the expression, with a mod.
 */
void compose_expressions(struct expressions *state, const struct expression_request *request);

#endif
