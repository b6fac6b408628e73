/*
 * predicate_holds - looks whether a condition holds for a record
 */
#include "heap.h"
#include "predicate.h"
#include "utf8.h"

struct pattern_match **
condition_matches(const struct condition *condition)
{
	struct pattern_match **matches = heap_get(condition->n_patterns * sizeof(*matches));

	for (size_t i = 0; i < condition->n_patterns; i++)
		matches[i] = pattern_match_new(condition->patterns[i]);
	return matches;
}

void
condition_matches_free(const struct condition *condition, struct pattern_match **matches)
{
	for (size_t i = 0; i < condition->n_patterns; i++)
		pattern_match_free(matches[i]);
	heap_free(matches);
}

/* Code points of a string, items of an array, members of an object; -1 of anything else. */
static double
length_of(struct record *rec, const char *path)
{
	struct span value = record_raw(rec, path), key, item;
	struct json_reader items = json_read(value);
	double n = 0;

	if (json_kind(value) == JSON_STRING)
		return (double)utf8_count(record_string(rec, path));
	if (json_kind(value) != JSON_ARRAY && json_kind(value) != JSON_OBJECT)
		return -1;
	while (json_next(&items, &key, &item))
		n++;
	return n;
}

static enum condition_result
answer(bool holds)
{
	return holds ? CONDITION_TRUE : CONDITION_FALSE;
}

static enum condition_result
relate(enum relation relation, int order)
{
	return answer(relation == EQUAL ? order == 0 : relation == LESS ? order < 0 : order > 0);
}

static int
compare_text(struct span a, struct span b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter > 0 ? memcmp(a.ptr, b.ptr, shorter) : 0;

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static enum condition_result
test_number(const struct predicate *test, struct record *rec)
{
	struct span value = test->length ? span_make(NULL, 0) : record_raw(rec, test->path);
	double number;

	if (test->length)
		number = length_of(rec, test->path);
	else if (json_kind(value) == JSON_NUMBER)
		number = json_number(value, 0);
	else
		return CONDITION_FALSE;
	if (test->length && number < 0)
		return CONDITION_FALSE;
	return relate(test->relation, (number > test->number) - (number < test->number));
}

static enum condition_result
test_text(const struct predicate *test, struct pattern_match **matches, struct record *rec)
{
	struct span text = test->length ? span_make(NULL, 0) : record_string(rec, test->path);

	if (text.ptr == NULL)
		return CONDITION_FALSE;
	if (test->relation != MATCHES)
		return relate(test->relation, compare_text(text, test->text));
	switch (pattern_find(test->pattern, matches[test->match], text, 0)) {
	case PATTERN_FOUND:
		return CONDITION_TRUE;
	case PATTERN_NONE:
		return CONDITION_FALSE;
	default:
		return CONDITION_LIMIT;
	}
}

static enum condition_result
test(const struct predicate *predicate, struct pattern_match **matches, struct record *rec)
{
	enum json_kind kind;

	if (predicate->literal == LITERAL_STRING)
		return test_text(predicate, matches, rec);
	if (predicate->literal == LITERAL_NUMBER)
		return test_number(predicate, rec);
	if (predicate->relation == IS_THERE && predicate->length)
		return answer(length_of(rec, predicate->path) > 0);
	kind = json_kind(record_raw(rec, predicate->path));
	if (predicate->relation == IS_THERE)
		return answer(kind != JSON_NONE && kind != JSON_FALSE && kind != JSON_NULL);
	return answer(predicate->relation == EQUAL && !predicate->length &&
	    kind == (predicate->literal == LITERAL_TRUE ? JSON_TRUE : JSON_FALSE));
}

/* As deep as the parentheses of the condition at most. */
static enum condition_result
holds(const struct predicate *predicate, struct pattern_match **matches, struct record *rec)
{
	enum condition_result end = predicate->kind == PREDICATE_ANY ? CONDITION_TRUE : CONDITION_FALSE;
	enum condition_result result;

	if (predicate->kind == PREDICATE_TEST)
		return test(predicate, matches, rec);
	if (predicate->kind == PREDICATE_NOT) {
		result = holds(predicate->first, matches, rec);
		return result == CONDITION_LIMIT ? result : answer(result == CONDITION_FALSE);
	}
	for (predicate = predicate->first; predicate != NULL; predicate = predicate->next) {
		result = holds(predicate, matches, rec);
		if (result == end || result == CONDITION_LIMIT)
			return result;
	}
	return end == CONDITION_TRUE ? CONDITION_FALSE : CONDITION_TRUE;
}

enum condition_result
condition_holds(const struct condition *condition, struct pattern_match **matches,
    struct record *rec)
{
	return holds(condition->root, matches, rec);
}
