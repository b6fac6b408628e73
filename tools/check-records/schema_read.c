/*
 * schema_read - turns a JSON Schema into struct schema
 */
#include <math.h>

#include "json.h"
#include "schema.h"

enum { DEPTH = 32 /* of schemas within schemas */, MEMBERS = 64 /* bits of a mask */ };

struct reader {
	struct span root;
	struct arena *arena;
	struct buffer *why;
	struct schema *list; /* all read so far */
	int depth;
};

typedef bool read_keyword(struct reader *reader, struct schema *schema, struct span value);

static struct schema *read_schema(struct reader *reader, struct span json);

static bool
fail(struct reader *reader, const char *what, struct span value)
{
	buffer_print(reader->why, "%s: %.*s", what, (int)(value.len < 80 ? value.len : 80), value.ptr);
	return false;
}

static size_t
count_items(struct span value)
{
	struct json_reader items = json_read(value);
	struct span key, item;
	size_t n = 0;

	while (json_next(&items, &key, &item))
		n++;
	return n;
}

static bool
read_type(struct reader *reader, struct schema *schema, struct span value)
{
	schema->types = json_kind(value) == JSON_STRING ?
	    schema_type(json_decode(value, reader->arena)) : 0;
	return schema->types != 0 || fail(reader, "no type that is known", value);
}

static bool
read_enum(struct reader *reader, struct schema *schema, struct span value)
{
	struct json_reader items = json_read(value);
	struct span *words = arena_get(reader->arena, count_items(value) * sizeof(*words)), key, item;

	while (json_next(&items, &key, &item)) {
		if (json_kind(item) != JSON_STRING)
			return fail(reader, "only strings can be listed in enum", item);
		words[schema->n_words++] = json_decode(item, reader->arena);
	}
	schema->words = words;
	return schema->n_words > 0 || fail(reader, "nothing is listed in enum", value);
}

/* The member with the name, made if need be; NULL if there are too many. */
static struct schema_member *
find_member(struct reader *reader, struct schema *schema, struct span name)
{
	for (size_t i = 0; i < schema->n_members; i++)
		if (span_equal(schema->members[i].name, name))
			return &schema->members[i];
	if (schema->members == NULL)
		schema->members = arena_get(reader->arena, MEMBERS * sizeof(*schema->members));
	if (schema->n_members == MEMBERS)
		return NULL;
	schema->members[schema->n_members] = (struct schema_member){ .name = name };
	return &schema->members[schema->n_members++];
}

static bool
read_properties(struct reader *reader, struct schema *schema, struct span value)
{
	struct json_reader items = json_read(value);
	struct span key, item;

	while (json_next(&items, &key, &item)) {
		struct schema_member *member = find_member(reader, schema, key);

		if (member == NULL)
			return fail(reader, "more than 64 properties", key);
		member->schema = read_schema(reader, item);
		if (member->schema == NULL)
			return false;
	}
	return true;
}

static bool
read_required(struct reader *reader, struct schema *schema, struct span value)
{
	struct json_reader items = json_read(value);
	struct span key, item;

	while (json_next(&items, &key, &item)) {
		struct span name = json_kind(item) == JSON_STRING ? json_decode(item, reader->arena) :
		    span_make(NULL, 0);
		struct schema_member *member = find_member(reader, schema, name);

		if (member == NULL || name.ptr == NULL)
			return fail(reader, "cannot be required", item);
		member->required = true;
	}
	return true;
}

static bool
read_choices(struct reader *reader, struct schema *schema, struct span value)
{
	struct json_reader items = json_read(value);
	struct span key, item;

	schema->choices = arena_get(reader->arena, count_items(value) * sizeof(*schema->choices));
	while (json_next(&items, &key, &item)) {
		const struct schema *choice = read_schema(reader, item);

		if (choice == NULL)
			return false;
		schema->choices[schema->n_choices++] = choice;
	}
	return true;
}

static bool
read_items(struct reader *reader, struct schema *schema, struct span value)
{
	schema->items = read_schema(reader, value);
	return schema->items != NULL;
}

static bool
read_minimum(struct reader *reader, struct schema *schema, struct span value)
{
	schema->minimum = json_number(value, NAN);
	return !isnan(schema->minimum) || fail(reader, "minimum is no number", value);
}

static bool
read_maximum(struct reader *reader, struct schema *schema, struct span value)
{
	schema->maximum = json_number(value, NAN);
	return !isnan(schema->maximum) || fail(reader, "maximum is no number", value);
}

static bool
read_min_length(struct reader *reader, struct schema *schema, struct span value)
{
	double number = json_number(value, -1);

	schema->min_chars = number > 0 ? (size_t)number : 0;
	return number >= 0 || fail(reader, "minLength is no count", value);
}

static bool
read_pattern(struct reader *reader, struct schema *schema, struct span value)
{
	struct span text = json_kind(value) == JSON_STRING ? json_decode(value, reader->arena) : value;

	schema->pattern = pattern_compile(text, false, reader->why);
	if (schema->pattern == NULL)
		return fail(reader, " in the pattern", value);
	schema->match = pattern_match_new(schema->pattern);
	return true;
}

/* What a $ref "#/a/b" points to; absent if nothing. */
static struct span
resolve(struct reader *reader, struct span value)
{
	struct span rest = json_kind(value) == JSON_STRING ? json_decode(value, reader->arena) : value;
	struct span at = reader->root, name;

	if (!span_starts(rest, SPAN("#/")))
		return span_make(NULL, 0);
	rest = span_slice(rest, 2, rest.len);
	while (at.ptr != NULL && span_split(&rest, '/', &name)) {
		struct json_reader items = json_read(at);
		struct span key, item;

		at = span_make(NULL, 0);
		while (json_next(&items, &key, &item))
			if (json_key_is(key, name))
				at = item;
	}
	return at;
}

static bool read_keywords(struct reader *reader, struct schema *schema, struct span json);

static bool
read_reference(struct reader *reader, struct schema *schema, struct span value)
{
	struct span target = resolve(reader, value);

	if (target.ptr == NULL)
		return fail(reader, "the reference leads nowhere", value);
	return read_keywords(reader, schema, target);
}

static bool
ignore(struct reader *reader, struct schema *schema, struct span value)
{
	(void)reader, (void)schema, (void)value;
	return true;
}

static bool
read_keyword_of(struct reader *reader, struct schema *schema, struct span key, struct span value)
{
	static const struct {
		struct span name;
		read_keyword *read;
	} keywords[] = {
		{ { "type", 4 }, read_type },
		{ { "enum", 4 }, read_enum },
		{ { "properties", 10 }, read_properties },
		{ { "required", 8 }, read_required },
		{ { "anyOf", 5 }, read_choices },
		{ { "items", 5 }, read_items },
		{ { "minimum", 7 }, read_minimum },
		{ { "maximum", 7 }, read_maximum },
		{ { "minLength", 9 }, read_min_length },
		{ { "pattern", 7 }, read_pattern },
		{ { "$ref", 4 }, read_reference },
		{ { "$defs", 5 }, ignore },
		{ { "$id", 3 }, ignore },
		{ { "$schema", 7 }, ignore },
		{ { "$comment", 8 }, ignore },
		{ { "title", 5 }, ignore },
		{ { "description", 11 }, ignore },
	};

	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (json_key_is(key, keywords[i].name))
			return keywords[i].read(reader, schema, value);
	return fail(reader, "a keyword that is not known", key);
}

/* Every way from one schema into another leads through here, so the depth is counted here. */
static bool
read_keywords(struct reader *reader, struct schema *schema, struct span json)
{
	struct json_reader items = json_read(json);
	struct span key, item;
	bool right = json_kind(json) == JSON_OBJECT && ++reader->depth <= DEPTH;

	if (!right)
		return fail(reader, "no schema, or one within itself", json);
	while (right && json_next(&items, &key, &item))
		right = read_keyword_of(reader, schema, key, item);
	reader->depth--;
	return right;
}

static struct schema *
read_schema(struct reader *reader, struct span json)
{
	struct schema *schema = arena_get_zeroed(reader->arena, 1, sizeof(*schema));

	schema->minimum = -INFINITY;
	schema->maximum = INFINITY;
	schema->next = reader->list;
	reader->list = schema;
	return read_keywords(reader, schema, json) ? schema : NULL;
}

/* The outermost schema was made first and so is the last of the list: it becomes its head. */
static void
put_first(struct schema *list, struct schema *outermost)
{
	if (list == outermost)
		return;
	outermost->next = list;
	while (list->next != outermost)
		list = list->next;
	list->next = NULL;
}

struct schema *
schema_read(struct span json, struct arena *arena, struct buffer *why)
{
	struct reader reader = { .root = span_trim(json), .arena = arena, .why = why };
	size_t at;
	const char *mistake = json_check(json, &at);
	struct schema *schema;

	if (mistake != NULL) {
		buffer_print(why, "%s at byte %zu", mistake, at);
		return NULL;
	}
	schema = read_schema(&reader, reader.root);
	if (schema == NULL) {
		schema_free(reader.list);
		return NULL;
	}
	put_first(reader.list, schema);
	return schema;
}

void
schema_free(struct schema *schema)
{
	for (; schema != NULL; schema = schema->next) {
		pattern_match_free(schema->match);
		pattern_free(schema->pattern);
	}
}
