/*
 * schema - the part of JSON Schema that record.schema.json is written in
 *
 * Keywords: type, enum (of strings), properties, required, anyOf, items, minimum, maximum,
 * minLength, pattern, and $ref into the same file. title, description and what starts with $ say
 * nothing of values. Any other keyword is refused rather than ignored. A schema that refers to itself
 * is refused too, so that checking never goes deeper than the schema does.
 */
#ifndef WINNOW_SCHEMA_H
#define WINNOW_SCHEMA_H

#include "arena.h"
#include "buffer.h"
#include "pattern.h"
#include "span.h"

struct schema_member;

/* What a value must be. For one thread: it has the match data of its pattern. */
struct schema {
	unsigned types; /* bits; 0: any */
	const struct span *words;
	size_t n_words; /* of enum; 0: any */
	struct schema_member *members;
	size_t n_members;
	const struct schema *items; /* NULL: any */
	const struct schema **choices;
	size_t n_choices; /* of anyOf; 0: none needed */
	double minimum, maximum;
	size_t min_chars;
	struct pattern *pattern; /* NULL: any */
	struct pattern_match *match;
	struct schema *next; /* of all that were read together */
};

struct schema_member {
	struct span name;
	const struct schema *schema; /* NULL: any value */
	bool required;
};

/*
 * Reads a schema; both it and the text must stay. NULL if it cannot be used, why then says so.
 */
struct schema *schema_read(struct span json, struct arena *arena, struct buffer *why);

/* Gives back what is not in the arena. */
void schema_free(struct schema *schema);

struct schema_check {
	struct arena *arena; /* for decoded strings */
	struct buffer path;  /* "dates[3].start" */
	struct buffer why;   /* "is a string, not an integer" */
};

/* Does a value, valid JSON, fit? If not, path and why say where and why. Both start empty. */
bool schema_fits(const struct schema *schema, struct span value, struct schema_check *check);

/* The bit of a type by its name in JSON Schema; 0 if there is none. */
unsigned schema_type(struct span name);

#endif
