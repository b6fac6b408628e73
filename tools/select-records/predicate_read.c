/*
 * predicate_read - reads a condition by recursive descent
 */
#include "heap.h"
#include "predicate.h"

enum { DEPTH = 100 /* of parentheses and ! */ };

struct reader {
	struct span text;
	size_t at;
	int depth;
	struct condition *condition;
	struct buffer *why;
};

static struct predicate *read_any(struct reader *reader);

static struct predicate *
fail(struct reader *reader, const char *what)
{
	if (reader->why->len == 0)
		buffer_print(reader->why, "at offset %zu: %s", reader->at, what);
	return NULL;
}

static struct predicate *
new_predicate(struct reader *reader, enum predicate_kind kind)
{
	struct predicate *made = arena_get_zeroed(&reader->condition->arena, 1, sizeof(*made));

	made->kind = (unsigned char)kind;
	return made;
}

static void
skip_space(struct reader *reader)
{
	while (reader->at < reader->text.len && (reader->text.ptr[reader->at] == ' ' ||
	    reader->text.ptr[reader->at] == '\t' || reader->text.ptr[reader->at] == '\n'))
		reader->at++;
}

/* Takes `sign` off, white space before it too, if that is what comes next. */
static bool
take(struct reader *reader, struct span sign)
{
	skip_space(reader);
	if (!span_starts(span_slice(reader->text, reader->at, reader->text.len), sign))
		return false;
	reader->at += sign.len;
	return true;
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '_' || c == '.' || c == '-' || c == '$' || c == '@' || (unsigned char)c >= 0x80;
}

/* A name or number; empty if none comes next. */
static struct span
take_name(struct reader *reader)
{
	size_t start;

	skip_space(reader);
	for (start = reader->at; reader->at < reader->text.len &&
	    is_name(reader->text.ptr[reader->at]);)
		reader->at++;
	return span_slice(reader->text, start, reader->at);
}

static const char *
c_string(struct reader *reader, struct span text)
{
	char *string = arena_get(&reader->condition->arena, text.len + 1);

	memcpy(string, text.ptr, text.len);
	string[text.len] = '\0';
	return string;
}

/* Behind the quote that ends the literal at reader->at; 0 if none does. */
static size_t
literal_end(const struct reader *reader, char quote)
{
	for (size_t at = reader->at + 1; at < reader->text.len; at++) {
		if (reader->text.ptr[at] == quote)
			return at + 1;
		if (reader->text.ptr[at] == '\\' && quote == '"')
			at++;
	}
	return 0;
}

static bool
read_string(struct reader *reader, struct predicate *test, char quote)
{
	size_t end = literal_end(reader, quote), at;
	struct span literal = span_slice(reader->text, reader->at, end);

	if (end == 0)
		return fail(reader, "the string has no end") != NULL;
	if (quote == '"' && json_check(literal, &at) != NULL)
		return fail(reader, "no JSON string") != NULL;
	test->literal = LITERAL_STRING;
	test->text = quote == '"' ? json_decode(literal, &reader->condition->arena) :
	    span_slice(literal, 1, literal.len - 1);
	reader->at = end;
	return true;
}

static bool
read_literal(struct reader *reader, struct predicate *test)
{
	struct span name;
	size_t at;

	skip_space(reader);
	if (reader->at < reader->text.len &&
	    (reader->text.ptr[reader->at] == '"' || reader->text.ptr[reader->at] == '\''))
		return read_string(reader, test, reader->text.ptr[reader->at]);
	name = take_name(reader);
	test->literal = span_equal(name, SPAN("true")) ? LITERAL_TRUE :
	    span_equal(name, SPAN("false")) ? LITERAL_FALSE : LITERAL_NUMBER;
	if (test->literal == LITERAL_NUMBER) {
		if (json_check(name, &at) != NULL || json_kind(name) != JSON_NUMBER)
			return fail(reader, "expected a string in quotes, a number, true or false") != NULL;
		test->number = json_number(name, 0);
	}
	return true;
}

static bool
read_pattern(struct reader *reader, struct predicate *test)
{
	struct condition *condition = reader->condition;
	struct buffer why = BUFFER_INIT;

	if (!read_literal(reader, test))
		return false;
	if (test->literal != LITERAL_STRING)
		return fail(reader, "a pattern is a string") != NULL;
	test->pattern = pattern_compile(test->text, false, &why);
	if (test->pattern == NULL) {
		buffer_print(reader->why, "at offset %zu: the pattern is wrong %.*s", reader->at,
		    (int)why.len, why.ptr);
		buffer_free(&why);
		return false;
	}
	condition->patterns = heap_grow(condition->patterns, &condition->patterns_capacity,
	    condition->n_patterns + 1, sizeof(*condition->patterns));
	condition->patterns[condition->n_patterns] = test->pattern;
	test->match = condition->n_patterns++;
	return true;
}

/* field, or length(field) */
static bool
read_value(struct reader *reader, struct predicate *test)
{
	struct span name = take_name(reader);

	if (span_equal(name, SPAN("length")) && take(reader, SPAN("("))) {
		test->length = true;
		name = take_name(reader);
		if (!take(reader, SPAN(")")))
			return fail(reader, "expected )") != NULL;
	}
	if (name.len == 0)
		return fail(reader, "expected a field") != NULL;
	test->path = c_string(reader, name);
	return true;
}

static struct predicate *
negate(struct reader *reader, struct predicate *inner)
{
	struct predicate *outer = new_predicate(reader, PREDICATE_NOT);

	outer->first = inner;
	return outer;
}

/*
 * "<=" is less or equal, not the negation of ">": that would hold for a field that is absent. So it
 * is made of two tests.
 */
static struct predicate *
or_equal(struct reader *reader, struct predicate *test)
{
	struct predicate *either = new_predicate(reader, PREDICATE_ANY);
	struct predicate *equal = new_predicate(reader, PREDICATE_TEST);

	*equal = *test;
	equal->relation = EQUAL;
	either->first = test;
	test->next = equal;
	return either;
}

static struct predicate *
read_test(struct reader *reader)
{
	static const struct {
		struct span sign;
		unsigned char relation;
		bool negated, or_equal;
	} relations[] = {
		{ { "==", 2 }, EQUAL, false, false }, { { "!=", 2 }, EQUAL, true, false },
		{ { "=~", 2 }, MATCHES, false, false }, { { "!~", 2 }, MATCHES, true, false },
		{ { "<=", 2 }, LESS, false, true }, { { ">=", 2 }, MORE, false, true },
		{ { "<", 1 }, LESS, false, false }, { { ">", 1 }, MORE, false, false },
	};
	struct predicate *test = new_predicate(reader, PREDICATE_TEST);

	if (!read_value(reader, test))
		return NULL;
	for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++) {
		if (!take(reader, relations[i].sign))
			continue;
		test->relation = relations[i].relation;
		if (test->relation == MATCHES ? !read_pattern(reader, test) :
		    !read_literal(reader, test))
			return NULL;
		if (relations[i].or_equal)
			return or_equal(reader, test);
		return relations[i].negated ? negate(reader, test) : test;
	}
	if (take(reader, SPAN("=")))
		return fail(reader, "expected == or =~, not = alone");
	return test;
}

static struct predicate *
read_single(struct reader *reader)
{
	struct predicate *inner;

	if (reader->depth == DEPTH)
		return fail(reader, "too many parentheses");
	reader->depth++;
	if (take(reader, SPAN("("))) {
		inner = read_any(reader);
		if (inner != NULL && !take(reader, SPAN(")")))
			inner = fail(reader, "expected )");
	} else if (take(reader, SPAN("!"))) {
		inner = read_single(reader);
		inner = inner != NULL ? negate(reader, inner) : NULL;
	} else {
		inner = read_test(reader);
	}
	reader->depth--;
	return inner;
}

/* Parts joined by a sign; one part alone stands for itself. */
static struct predicate *
read_parts(struct reader *reader, struct span sign, enum predicate_kind kind,
    struct predicate *(*read_part)(struct reader *))
{
	struct predicate *first = read_part(reader), *last = first, *all;

	while (last != NULL && take(reader, sign)) {
		struct predicate *part = read_part(reader);

		last->next = part;
		last = part;
	}
	if (last == NULL || last == first)
		return last;
	all = new_predicate(reader, kind);
	all->first = first;
	return all;
}

static struct predicate *
read_all(struct reader *reader)
{
	return read_parts(reader, SPAN("&&"), PREDICATE_ALL, read_single);
}

static struct predicate *
read_any(struct reader *reader)
{
	return read_parts(reader, SPAN("||"), PREDICATE_ANY, read_all);
}

bool
condition_read(struct condition *condition, struct span text, struct buffer *why)
{
	struct reader reader = { .text = text, .condition = condition, .why = why };

	condition->root = read_any(&reader);
	skip_space(&reader);
	if (condition->root != NULL && reader.at < text.len)
		condition->root = fail(&reader, "expected && or || or the end");
	return condition->root != NULL;
}

void
condition_free(struct condition *condition)
{
	for (size_t i = 0; i < condition->n_patterns; i++)
		pattern_free(condition->patterns[i]);
	heap_free(condition->patterns);
	arena_free(&condition->arena);
}
