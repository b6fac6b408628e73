/*
 * tag - the labels of tokens
 *
 * BIOES: the Beginning, Inside and End of a name, a Single token, Outside. Outside is the last tag,
 * so that the other sixteen fill a vector; the weights of Outside are all zero.
 */
#ifndef WINNOW_TAG_H
#define WINNOW_TAG_H

#include <stdbool.h>

enum name_type { TYPE_PER, TYPE_ORG, TYPE_LOC, TYPE_MISC, N_TYPES };

enum tag_part { PART_BEGIN, PART_INSIDE, PART_END, PART_SINGLE };

enum { TAG_OUTSIDE = 4 * N_TYPES, N_TAGS };

static inline unsigned
tag_of(enum name_type type, enum tag_part part)
{
	return (unsigned)type * 4 + (unsigned)part;
}

static inline enum tag_part
tag_part(unsigned tag)
{
	return tag & 3;
}

static inline enum name_type
tag_type(unsigned tag)
{
	return tag / 4;
}

/* Is a name open behind this tag? */
static inline bool
tag_goes_on(unsigned tag)
{
	return tag != TAG_OUTSIDE && tag_part(tag) <= PART_INSIDE;
}

/* Does a name go on into this tag? */
static inline bool
tag_continues(unsigned tag)
{
	return tag != TAG_OUTSIDE && (tag_part(tag) == PART_INSIDE || tag_part(tag) == PART_END);
}

static inline bool
tag_may_follow(unsigned last, unsigned tag)
{
	if (tag_goes_on(last) != tag_continues(tag))
		return false;
	return !tag_goes_on(last) || tag_type(last) == tag_type(tag);
}

#endif
