/*
 * resolve - the value of a mention, given what it is anchored on
 */
#ifndef EXTRACT_DATES_RESOLVE_H
#define EXTRACT_DATES_RESOLVE_H

#include "context.h"

/* Fills in type, value and the rest; start and end are the mention's. Moves context->last. */
void resolve_mention(struct context *context, const struct mention *mention,
    struct expression *timex);

#endif
