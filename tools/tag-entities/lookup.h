/*
 * lookup - the phrases of dictionaries in a record
 */
#ifndef WINNOW_LOOKUP_H
#define WINNOW_LOOKUP_H

#include "dictionary.h"
#include "entity.h"

/*
 * Adds the longest phrases from left to right, none overlapping another; of equally long ones that
 * of the first dictionary. A type that is none of ours is kept as it is.
 */
void lookup_find(struct entities *entities, uint32_t record, struct span text,
    const struct text_tokens *tokens, struct dictionary *const *dictionaries, size_t n, unsigned wanted);

#endif
