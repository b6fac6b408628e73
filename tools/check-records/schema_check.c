/*
 * schema_check - holds a value against a schema
 */
#include <stdint.h>

#include "json.h"
#include "schema.h"
#include "utf8.h"

enum type {
	TYPE_NULL = 1,
	TYPE_BOOLEAN = 2,
	TYPE_INTEGER = 4,
	TYPE_NUMBER = 8,
	TYPE_STRING = 16,
	TYPE_ARRAY = 32,
	TYPE_OBJECT = 64,
};

static const struct {
	unsigned bit;
	struct span name;
	const char *phrase;
} type_names[] = {
	{ TYPE_NULL, { "null", 4 }, "null" },
	{ TYPE_BOOLEAN, { "boolean", 7 }, "true or false" },
	{ TYPE_INTEGER, { "integer", 7 }, "an integer" },
	{ TYPE_NUMBER, { "number", 6 }, "a number" },
	{ TYPE_STRING, { "string", 6 }, "a string" },
	{ TYPE_ARRAY, { "array", 5 }, "an array" },
	{ TYPE_OBJECT, { "object", 6 }, "an object" },
};

enum { N_TYPES = sizeof(type_names) / sizeof(type_names[0]), SHOWN = 60 /* bytes of a value */ };

unsigned
schema_type(struct span name)
{
	for (size_t i = 0; i < N_TYPES; i++)
		if (span_equal(type_names[i].name, name))
			return type_names[i].bit;
	return 0;
}

/* "a string": of a value's types the most special one. */
static const char *
name_of_types(unsigned types)
{
	for (size_t i = 0; i < N_TYPES; i++)
		if ((types & type_names[i].bit) != 0)
			return type_names[i].phrase;
	return "nothing";
}

/* As bits. 1.0 is no integer here: loaders make a column of floating point numbers of it. */
static unsigned
types_of(struct span value)
{
	switch (json_kind(value)) {
	case JSON_NULL:
		return TYPE_NULL;
	case JSON_FALSE:
	case JSON_TRUE:
		return TYPE_BOOLEAN;
	case JSON_STRING:
		return TYPE_STRING;
	case JSON_ARRAY:
		return TYPE_ARRAY;
	case JSON_OBJECT:
		return TYPE_OBJECT;
	default:
		break;
	}
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] == '.' || (value.ptr[i] | 0x20) == 'e')
			return TYPE_NUMBER;
	return TYPE_INTEGER | TYPE_NUMBER;
}

/* "VALUE what"; a long value is cut. */
static bool
fail(struct schema_check *check, struct span value, const char *what)
{
	bool is_long = value.len > SHOWN;

	buffer_print(&check->why, "%.*s%s %s", (int)(is_long ? SHOWN : value.len), value.ptr,
	    is_long ? "..." : "", what);
	return false;
}

static bool
is_listed(const struct schema *schema, struct span value, struct schema_check *check)
{
	struct span text;

	if (json_kind(value) != JSON_STRING)
		return fail(check, value, "is none of the words that may stand here");
	text = json_decode(value, check->arena);
	for (size_t i = 0; i < schema->n_words; i++)
		if (span_equal(schema->words[i], text))
			return true;
	fail(check, value, "is none of");
	for (size_t i = 0; i < schema->n_words; i++) {
		buffer_add(&check->why, i > 0 ? SPAN(", ") : SPAN(" "));
		buffer_add(&check->why, schema->words[i]);
	}
	return false;
}

static bool
fits_string(const struct schema *schema, struct span value, struct schema_check *check)
{
	struct span text;

	if (schema->pattern == NULL && schema->min_chars == 0)
		return true;
	text = json_decode(value, check->arena);
	if (utf8_count(text) < schema->min_chars)
		return fail(check, value, "is too short");
	if (schema->pattern != NULL &&
	    pattern_find(schema->pattern, schema->match, text, 0) != PATTERN_FOUND)
		return fail(check, value, "has not the form that the schema gives");
	return true;
}

static bool
fits_number(const struct schema *schema, struct span value, struct schema_check *check)
{
	double number = json_number(value, 0);

	if (number < schema->minimum)
		return fail(check, value, "is too small");
	if (number > schema->maximum)
		return fail(check, value, "is too large");
	return true;
}

static bool
fits_items(const struct schema *schema, struct span value, struct schema_check *check)
{
	struct json_reader items = json_read(value);
	size_t path_len = check->path.len, n = 0;
	struct span key, item;

	for (; json_next(&items, &key, &item); n++) {
		buffer_print(&check->path, "[%zu]", n);
		if (!schema_fits(schema->items, item, check))
			return false;
		check->path.len = path_len;
	}
	return true;
}

/* The number of the member with the key; n_members if the schema has none. */
static size_t
find_member(const struct schema *schema, struct span key)
{
	size_t i = 0;

	while (i < schema->n_members && !json_key_is(key, schema->members[i].name))
		i++;
	return i;
}

static bool
has_required(const struct schema *schema, uint64_t seen, struct schema_check *check)
{
	for (size_t i = 0; i < schema->n_members; i++)
		if (schema->members[i].required && (seen >> i & 1) == 0)
			return fail(check, schema->members[i].name, "is missing");
	return true;
}

static bool
fits_members(const struct schema *schema, struct span value, struct schema_check *check)
{
	struct json_reader members = json_read(value);
	size_t path_len = check->path.len;
	struct span key, item;
	uint64_t seen = 0;

	while (json_next(&members, &key, &item)) {
		size_t i = find_member(schema, key);

		if (i == schema->n_members)
			continue;
		buffer_print(&check->path, "%s%.*s", path_len > 0 ? "." : "", (int)key.len, key.ptr);
		if ((seen >> i & 1) != 0)
			return fail(check, key, "stands twice in its object");
		seen |= (uint64_t)1 << i;
		if (schema->members[i].schema != NULL &&
		    !schema_fits(schema->members[i].schema, item, check))
			return false;
		check->path.len = path_len;
	}
	return has_required(schema, seen, check);
}

/* Leaves what is wrong with each alternative, joined by "or", if none fits. */
static bool
fits_choice(const struct schema *schema, struct span value, struct schema_check *check)
{
	size_t path_len = check->path.len, why_len = check->why.len;

	for (size_t i = 0; i < schema->n_choices; i++) {
		if (i > 0)
			buffer_add(&check->why, SPAN(" or "));
		if (schema_fits(schema->choices[i], value, check)) {
			check->why.len = why_len;
			return true;
		}
		check->path.len = path_len;
	}
	return false;
}

bool
schema_fits(const struct schema *schema, struct span value, struct schema_check *check)
{
	unsigned types = types_of(value);

	if (schema->types != 0 && (schema->types & types) == 0) {
		buffer_print(&check->why, "is %s, not %s", name_of_types(types),
		    name_of_types(schema->types));
		return false;
	}
	if (schema->n_words > 0 && !is_listed(schema, value, check))
		return false;
	if ((types & TYPE_STRING) != 0 && !fits_string(schema, value, check))
		return false;
	if ((types & TYPE_NUMBER) != 0 && !fits_number(schema, value, check))
		return false;
	if ((types & TYPE_ARRAY) != 0 && schema->items != NULL && !fits_items(schema, value, check))
		return false;
	if ((types & TYPE_OBJECT) != 0 && schema->n_members > 0 && !fits_members(schema, value, check))
		return false;
	return schema->n_choices == 0 || fits_choice(schema, value, check);
}
