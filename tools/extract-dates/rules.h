/*
 * rules - users' own expressions: PCRE2 patterns with a type and a value
 *
 * A line of a rules file is TYPE, VALUE and PATTERN, parted by tabs; `#` begins a comment. In the
 * value \1 to \9 stand for what the groups of the pattern matched. A rule's match replaces what the
 * grammar found in the same place.
 */
#ifndef EXTRACT_DATES_RULES_H
#define EXTRACT_DATES_RULES_H

#include "expression.h"

struct rules;

/* What a worker needs to apply them. */
struct rules_state {
	const struct rules *rules;
	struct pattern_match **matches;
	struct expression *found, *merged;
	size_t n_found, found_capacity, n_merged, merged_capacity;
};

/* Reads a file; NULL for NULL. A mistake in it ends the program with a message. */
const struct rules *rules_read(const char *name);

void rules_open(struct rules_state *state, const struct rules *rules);
void rules_close(struct rules_state *state);

/*
 * Merges the matches of the rules in text into the expressions. Returns 0, or the line of a rule
 * whose pattern met its limit on this text (pattern.h): what it found until then counts.
 */
size_t rules_apply(struct rules_state *state, struct span text, struct expressions *expressions);

#endif
