/*
 * predicate - a condition on the fields of a record
 *
 *	any     = all { "||" all }
 *	all     = single { "&&" single }
 *	single  = "!" single | "(" any ")" | value [ relation literal ]
 *	value   = field | "length" "(" field ")"
 *	relation = "==" | "!=" | "<" | "<=" | ">" | ">=" | "=~" | "!~"
 *	literal = JSON string | JSON number | true | false
 *
 * Strings are compared byte by byte, so ISO dates by time. A field that is absent or of another type
 * than the literal is equal to nothing, neither less nor greater, and matches no pattern; `!=` and
 * `!~` are true then. A field alone is true when it is there and not false. Patterns are PCRE2, and a
 * single-quoted literal is taken as it is, without escapes.
 */
#ifndef WINNOW_PREDICATE_H
#define WINNOW_PREDICATE_H

#include "arena.h"
#include "buffer.h"
#include "pattern.h"
#include "record.h"

enum predicate_kind { PREDICATE_ANY, PREDICATE_ALL, PREDICATE_NOT, PREDICATE_TEST };

enum relation { IS_THERE, EQUAL, LESS, MORE, MATCHES };

enum literal_kind { LITERAL_NONE, LITERAL_STRING, LITERAL_NUMBER, LITERAL_TRUE, LITERAL_FALSE };

struct predicate {
	unsigned char kind;
	const struct predicate *first; /* of its parts, which are linked by next; NOT has one */
	const struct predicate *next;

	/* of PREDICATE_TEST */
	const char *path;
	bool length;            /* its length, not itself */
	unsigned char relation; /* the others are these, negated or with the sides changed */
	unsigned char literal;
	struct span text;
	double number;
	struct pattern *pattern;
	size_t match; /* number of its match data */
};

/* All there is to a condition. The text must stay. */
struct condition {
	const struct predicate *root;
	struct pattern **patterns;
	size_t n_patterns, patterns_capacity;
	struct arena arena;
};

/* False on a mistake, told in why: "at offset 7: expected a field". */
bool condition_read(struct condition *condition, struct span text, struct buffer *why);
void condition_free(struct condition *condition);

/* Match data for all patterns: one set for each worker. */
struct pattern_match **condition_matches(const struct condition *condition);
void condition_matches_free(const struct condition *condition, struct pattern_match **matches);

enum condition_result { CONDITION_FALSE, CONDITION_TRUE, CONDITION_LIMIT /* of a pattern */ };

enum condition_result condition_holds(const struct condition *condition,
    struct pattern_match **matches, struct record *rec);

#endif
