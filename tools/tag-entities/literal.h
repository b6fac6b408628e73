/*
 * literal - entities with a fixed form: links, addresses, amounts, numbers with check digits
 */
#ifndef WINNOW_LITERAL_H
#define WINNOW_LITERAL_H

#include "entity.h"

/* Adds those in one record's tokens. */
void literal_find(struct entities *entities, uint32_t record, struct span text,
    const struct text_tokens *tokens);

#endif
