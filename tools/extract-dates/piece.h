/*
 * piece - a date with the time of day that stands by it: what ranges and bounds are made of
 */
#ifndef EXTRACT_DATES_PIECE_H
#define EXTRACT_DATES_PIECE_H

#include "expression.h"
#include "interval.h"

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

/* Takes the next mention; with_time: and the times and dates that belong with it. */
struct piece piece_read(struct composer *c, bool with_time);

/*
 * The text between a byte and the next mention; absent if there is none, or it is too far away for
 * the two to belong together.
 */
struct span piece_gap(const struct composer *c, uint32_t end);

/* Is the word before byte `at` of the class? */
bool piece_word_before(const struct composer *c, uint32_t at, enum word_class class);

/* Is it a date or time, and not "now"? */
bool piece_is_date(const struct piece *piece);

/* MOD_BEFORE and the like; MOD_NONE for the bounds that set none. */
enum mod piece_bound_mod(enum bound bound);

#endif
