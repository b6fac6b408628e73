/* pattern: what matches, what is refused, and that no pattern runs away */
#include "heap.h"
#include "pattern.h"
#include "unit.h"

static enum pattern_result
find(const char *text, bool nocase, struct span subject, struct span *found)
{
	struct buffer why = BUFFER_INIT;
	struct pattern *pattern = pattern_compile(span_from(text), nocase, &why);
	struct pattern_match *match;
	enum pattern_result result;

	CHECK(pattern != NULL);
	match = pattern_match_new(pattern);
	result = pattern_find(pattern, match, subject, 0);
	*found = pattern_group(match, subject, 0);
	pattern_match_free(match);
	pattern_free(pattern);
	buffer_free(&why);
	return result;
}

static void
finds(void)
{
	struct span found;

	CHECK_NUMBER(find("b+", false, SPAN("abbc"), &found), PATTERN_FOUND);
	CHECK_SPAN(found, "bb");
	CHECK_NUMBER(find("x", false, SPAN("abbc"), &found), PATTERN_NONE);
	CHECK(found.ptr == NULL);
	CHECK_NUMBER(find("É", true, SPAN("caf\xc3\xa9"), &found), PATTERN_FOUND);
	CHECK_SPAN(found, "\xc3\xa9");
	CHECK_NUMBER(find("^$", false, span_make(NULL, 0), &found), PATTERN_FOUND);
}

static void
gives_groups(void)
{
	struct buffer why = BUFFER_INIT;
	struct pattern *pattern =
	    pattern_compile(SPAN("(?<year>\\d{4})(x)?-(?<month>\\d\\d)"), false, &why);
	struct pattern_match *match = pattern_match_new(pattern);
	struct span subject = SPAN("2013-03 2014-04");

	CHECK_NUMBER(pattern_groups(pattern), 3);
	CHECK_NUMBER(pattern_find(pattern, match, subject, 7), PATTERN_FOUND);
	CHECK_SPAN(pattern_group(match, subject, 1), "2014");
	CHECK(pattern_group(match, subject, 2).ptr == NULL);
	CHECK(pattern_group(match, subject, 99).ptr == NULL);
	pattern_match_free(match);
	pattern_free(pattern);
}

static void
explains_mistakes(void)
{
	struct buffer why = BUFFER_INIT;

	CHECK(pattern_compile(SPAN("a(b"), false, &why) == NULL);
	CHECK_SPAN(buffer_span(&why), "at offset 3: missing closing parenthesis");
	buffer_reset(&why);
	CHECK(pattern_compile(SPAN("\\C"), false, &why) == NULL);
	CHECK(why.len > 0);
	buffer_free(&why);
}

static void
stops_patterns_that_run_away(void)
{
	char *text = heap_get(5000);
	struct span found;

	memset(text, 'a', 5000);
	CHECK_NUMBER(find("(a+)+[bc]", false, span_make(text, 5000), &found), PATTERN_LIMIT);
	CHECK_NUMBER(find("(a*)*(a*)*[^a]", false, span_make(text, 5000), &found), PATTERN_LIMIT);
	heap_free(text);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(finds),
		UNIT(gives_groups),
		UNIT(explains_mistakes),
		UNIT(stops_patterns_that_run_away),
		UNIT_END,
	};

	return unit_run(tests);
}
