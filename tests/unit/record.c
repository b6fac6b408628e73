/* record: edits take effect, and every other byte of the line stays as it was */
#include <stdlib.h>

#include "record.h"
#include "unit.h"

struct bench {
	struct record rec;
	struct arena arena;
	struct buffer out;
};

static void
start(struct bench *bench, struct span line)
{
	size_t at;

	arena_reset(&bench->arena);
	CHECK(record_parse(&bench->rec, line, &bench->arena, &at) == NULL);
}

static void
check_bytes(struct bench *bench, struct span expected)
{
	buffer_reset(&bench->out);
	record_write(&bench->rec, &bench->out);
	CHECK(bench->out.len > 0 && bench->out.ptr[bench->out.len - 1] == '\n');
	bench->out.len--;
	unit_check_span(__FILE__, __LINE__, buffer_span(&bench->out), expected);
}

static void
check_line(struct bench *bench, const char *expected)
{
	check_bytes(bench, span_from(expected));
}

static void
finish(struct bench *bench)
{
	record_free(&bench->rec);
	arena_free(&bench->arena);
	buffer_free(&bench->out);
}

static void
reads_fields(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN("{\"text\":\"a\\nb\",\"n\":2.5,\"metadata\":{\"url\":\"u\",\"x\":[1]},"
	    "\"t\\u0065st\":\"decoded key\",\"id\":\"one\",\"id\":\"two\"}"));
	CHECK_SPAN(record_string(&bench.rec, "text"), "a\nb");
	CHECK(record_string(&bench.rec, "text").ptr == record_string(&bench.rec, "text").ptr);
	CHECK_SPAN(record_raw(&bench.rec, "text"), "\"a\\nb\"");
	CHECK(record_string(&bench.rec, "n").ptr == NULL);
	CHECK(record_number(&bench.rec, "n", 0) == 2.5);
	CHECK(record_number(&bench.rec, "text", 7) == 7);
	CHECK_SPAN(record_string(&bench.rec, "metadata.url"), "u");
	CHECK_SPAN(record_raw(&bench.rec, "metadata.x"), "[1]");
	CHECK(record_raw(&bench.rec, "metadata.y").ptr == NULL);
	CHECK(record_raw(&bench.rec, "none.y").ptr == NULL);
	CHECK(record_raw(&bench.rec, "text.y").ptr == NULL);
	CHECK_SPAN(record_string(&bench.rec, "test"), "decoded key");
	CHECK_SPAN(record_string(&bench.rec, "id"), "two");
	CHECK_SPAN(record_page(&bench.rec), "two");
	finish(&bench);
}

static void
leaves_lines_without_edits_alone(void)
{
	static const char *const lines[] = { "{}", " { } ", "{\"a\": 1e5 ,\"a\":1E5}\t",
		"{\"\\u0061\":\"\\u0041\\/\",\"b\":[ ]}\r" };
	struct bench bench = { 0 };

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		start(&bench, span_from(lines[i]));
		CHECK(record_string(&bench.rec, "a").ptr == NULL || i == 3);
		record_remove(&bench.rec, "absent");
		record_remove(&bench.rec, "metadata.absent");
		check_line(&bench, lines[i]);
	}
	finish(&bench);
}

static void
replaces_in_place(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN(" { \"a\" : 1 , \"b\" : \"x\" , \"a\" : 2 } "));
	record_set_string(&bench.rec, "b", SPAN("y\"z"));
	record_set(&bench.rec, "a", SPAN("[3]"));
	CHECK_SPAN(record_string(&bench.rec, "b"), "y\"z");
	CHECK_SPAN(record_raw(&bench.rec, "b"), "\"y\\\"z\"");
	CHECK_SPAN(record_raw(&bench.rec, "a"), "[3]");
	check_line(&bench, " { \"a\" : 1 , \"b\" : \"y\\\"z\" , \"a\" : [3] } ");
	record_set_number(&bench.rec, "b", -2.50, 3);
	check_line(&bench, " { \"a\" : 1 , \"b\" : -2.5 , \"a\" : [3] } ");
	finish(&bench);
}

static void
appends_new_fields(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN("{\"a\":1 }"));
	record_set(&bench.rec, "b", SPAN("2"));
	record_set_string(&bench.rec, "c", SPAN("3"));
	record_set(&bench.rec, "b", SPAN("4"));
	check_line(&bench, "{\"a\":1,\"b\":4,\"c\":\"3\" }");
	start(&bench, SPAN("{ }"));
	record_set(&bench.rec, "b", SPAN("2"));
	record_set(&bench.rec, "c", SPAN("2"));
	check_line(&bench, "{ \"b\":2,\"c\":2}");
	finish(&bench);
}

static void
edits_nested_members(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN("{\"metadata\":{\"a\":1, \"b\":2},\"z\":0}"));
	record_set(&bench.rec, "metadata.b", SPAN("3"));
	record_set_string(&bench.rec, "metadata.c", SPAN("new"));
	CHECK_SPAN(record_string(&bench.rec, "metadata.c"), "new");
	CHECK_SPAN(record_raw(&bench.rec, "metadata"), "{\"a\":1, \"b\":3,\"c\":\"new\"}");
	check_line(&bench, "{\"metadata\":{\"a\":1, \"b\":3,\"c\":\"new\"},\"z\":0}");
	record_remove(&bench.rec, "metadata.a");
	check_line(&bench, "{\"metadata\":{\"b\":3,\"c\":\"new\"},\"z\":0}");
	record_set(&bench.rec, "metadata", SPAN("{\"q\":1}"));
	record_set(&bench.rec, "metadata.r", SPAN("2"));
	check_line(&bench, "{\"metadata\":{\"q\":1,\"r\":2},\"z\":0}");
	record_remove(&bench.rec, "metadata");
	CHECK(record_raw(&bench.rec, "metadata.q").ptr == NULL);
	check_line(&bench, "{\"z\":0}");
	record_set(&bench.rec, "metadata.s", SPAN("3"));
	check_line(&bench, "{\"metadata\":{\"s\":3},\"z\":0}");
	finish(&bench);
}

static void
makes_a_missing_object_once(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN("{\"id\":\"x\"}"));
	record_set(&bench.rec, "metadata.a", SPAN("1"));
	record_set(&bench.rec, "metadata.b", SPAN("2"));
	record_set_string_if_absent(&bench.rec, "metadata.a", SPAN("no"));
	record_set_string_if_absent(&bench.rec, "metadata.c", SPAN("yes"));
	check_line(&bench, "{\"id\":\"x\",\"metadata\":{\"a\":1,\"b\":2,\"c\":\"yes\"}}");
	start(&bench, SPAN("{\"metadata\":\"mine\"}"));
	record_set(&bench.rec, "metadata.a", SPAN("1"));
	check_line(&bench, "{\"metadata\":\"mine\"}");
	finish(&bench);
}

static void
removes_with_the_comma(void)
{
	static const struct {
		const char *remove, *expected;
	} cases[] = {
		{ "a", "{ \"b\":2 , \"c\":3 }" },
		{ "b", "{ \"a\":1 , \"c\":3 }" },
		{ "c", "{ \"a\":1 , \"b\":2 }" },
		{ "ab", "{ \"c\":3 }" },
		{ "bc", "{ \"a\":1 }" },
		{ "ac", "{ \"b\":2 }" },
		{ "cab", "{  }" },
	};
	struct bench bench = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		start(&bench, SPAN("{ \"a\":1 , \"b\":2 , \"c\":3 }"));
		for (const char *at = cases[i].remove; *at != '\0'; at++)
			record_remove(&bench.rec, (char[]){ *at, '\0' });
		check_line(&bench, cases[i].expected);
	}
	record_set(&bench.rec, "d", SPAN("4"));
	check_line(&bench, "{ \"d\":4 }");
	record_set(&bench.rec, "b", SPAN("5"));
	check_line(&bench, "{ \"b\":5,\"d\":4 }");
	finish(&bench);
}

static void
removes_all_duplicates(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN("{\"a\":1,\"b\":2,\"\\u0061\":3,\"c\":4,\"a\":5}"));
	record_remove(&bench.rec, "a");
	CHECK(record_raw(&bench.rec, "a").ptr == NULL);
	check_line(&bench, "{\"b\":2,\"c\":4}");
	finish(&bench);
}

static void
keeps_only_what_is_named(void)
{
	static const struct {
		struct span paths[2];
		size_t n;
		const char *expected;
	} cases[] = {
		{ { SPAN("id") }, 1, "{ \"id\":\"x\"}" },
		{ { SPAN("text"), SPAN("id") }, 2, "{ \"id\":\"x\" , \"t\\u0065xt\":\"t\"}" },
		{ { SPAN("metadata.b") }, 1, "{ \"metadata\":{\"b\":{\"q\":[]}}}" },
		{ { SPAN("metadata.b"), SPAN("metadata") }, 2,
		    "{ \"metadata\":0,\"metadata\":{\"a\":1,\"b\":{\"q\":[]}}}" },
		{ { SPAN("metadata.z"), SPAN("id.x") }, 2, "{ \"metadata\":{}}" },
		{ { SPAN("none") }, 1, "{ }" },
	};
	struct bench bench = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		start(&bench, SPAN("{ \"id\":\"x\" , \"t\\u0065xt\":\"t\",\"metadata\":0,\"metadata\":"
		    "{\"a\":1,\"b\":{\"q\":[]}}, \"n\":2}"));
		record_set(&bench.rec, "dates", SPAN("[]"));
		record_keep(&bench.rec, cases[i].paths, cases[i].n);
		check_line(&bench, cases[i].expected);
	}
	finish(&bench);
}

static void
makes_records(void)
{
	struct arena arena = ARENA_INIT;
	struct buffer out = BUFFER_INIT;
	struct record *rec = record_new(&arena);

	record_set_string(rec, "id", SPAN("a"));
	record_set_string(rec, "text", SPAN("b\n"));
	record_set_number(rec, "metadata.n", 3, 0);
	CHECK_SPAN(record_page(rec), "a");
	record_write(rec, &out);
	CHECK_SPAN(buffer_span(&out), "{\"id\":\"a\",\"text\":\"b\\n\",\"metadata\":{\"n\":3}}\n");
	buffer_free(&out);
	arena_free(&arena);
}

static void
knows_error_records(void)
{
	struct bench bench = { 0 };

	start(&bench, SPAN("{\"error\":{\"code\":\"x\"}}"));
	CHECK(record_is_error(&bench.rec));
	start(&bench, SPAN("{\"error\":\"a field of the user's\"}"));
	CHECK(!record_is_error(&bench.rec));
	finish(&bench);
}

/* A random record: keys from few names, so that duplicates and own fields are frequent. */
static void
random_object(struct buffer *out, int depth)
{
	static const char *const keys[] = { "text", "id", "dates", "metadata", "x\\u0079", "k", "" };
	static const char *const values[] = { "1", "-0.50e+3", "null", "\"\"", "\"a\\\\\\\"}\"",
		"[1 , {\"text\":2}]", "\"\xc3\xa9\\u00e9\"", "true" };
	static const char *const spaces[] = { "", "", "", " ", "\t ", "" };
	int n = rand() % 6;

	buffer_add_byte(out, '{');
	for (int i = 0; i < n; i++) {
		buffer_print(out, "%s%s\"%s\"%s:%s", i > 0 ? "," : "", spaces[rand() % 6], keys[rand() % 7],
		    spaces[rand() % 6], spaces[rand() % 6]);
		if (depth > 0 && rand() % 3 == 0)
			random_object(out, depth - 1);
		else
			buffer_add(out, span_from(values[rand() % 8]));
		buffer_add(out, span_from(spaces[rand() % 6]));
	}
	buffer_add_byte(out, '}');
}

static void
edit_all(struct record *rec)
{
	record_set_string(rec, "text", SPAN("new \" text"));
	record_set(rec, "dates", SPAN("[{\"start\":0}]"));
	record_set_string(rec, "metadata.text", SPAN("m"));
	record_remove(rec, "k");
}

/* The members of other names, one after the other as bytes. */
static void
list_foreign(struct span line, struct buffer *out)
{
	struct json_reader reader = json_read(span_trim(line));
	struct span key, item;

	buffer_reset(out);
	while (json_next(&reader, &key, &item)) {
		if (json_key_is(key, SPAN("text")) || json_key_is(key, SPAN("dates")) ||
		    json_key_is(key, SPAN("metadata")) || json_key_is(key, SPAN("k")))
			continue;
		buffer_add(out, key);
		buffer_add(out, item);
	}
}

static void
edits_are_idempotent_and_spare_the_rest(void)
{
	struct bench first = { 0 }, second = { 0 };
	struct buffer line = BUFFER_INIT, before = BUFFER_INIT, after = BUFFER_INIT;

	srand(21);
	for (int round = 0; round < 20000; round++) {
		buffer_reset(&line);
		random_object(&line, 2);
		start(&first, buffer_span(&line));
		check_bytes(&first, buffer_span(&line));
		edit_all(&first.rec);
		buffer_reset(&first.out);
		record_write(&first.rec, &first.out);
		first.out.len--;
		start(&second, buffer_span(&first.out));
		CHECK_SPAN(record_string(&second.rec, "text"), "new \" text");
		CHECK(record_raw(&second.rec, "k").ptr == NULL);
		edit_all(&second.rec);
		buffer_reset(&second.out);
		record_write(&second.rec, &second.out);
		second.out.len--;
		CHECK(span_equal(buffer_span(&first.out), buffer_span(&second.out)));
		list_foreign(buffer_span(&line), &before);
		list_foreign(buffer_span(&first.out), &after);
		CHECK(span_equal(buffer_span(&before), buffer_span(&after)));
	}
	buffer_free(&line);
	buffer_free(&before);
	buffer_free(&after);
	finish(&first);
	finish(&second);
}

/* An object with 100,000 members costs one pass for each own field. */
static void
copes_with_very_many_members(void)
{
	struct bench bench = { 0 };
	struct buffer line = BUFFER_INIT;

	buffer_add_byte(&line, '{');
	for (int i = 0; i < 100000; i++)
		buffer_print(&line, "\"k%d\":%d,", i, i);
	buffer_add(&line, SPAN("\"metadata\":{\"a\":1}}"));
	start(&bench, buffer_span(&line));
	record_set_string(&bench.rec, "text", SPAN("t"));
	record_set_string(&bench.rec, "k77", SPAN("t"));
	record_remove(&bench.rec, "k99999");
	record_set_string(&bench.rec, "metadata.b", SPAN("t"));
	record_write(&bench.rec, &bench.out);
	CHECK(span_find(buffer_span(&bench.out), SPAN("\"k77\":\"t\",\"k78\":78,")) < bench.out.len);
	CHECK(span_ends(buffer_span(&bench.out),
	    SPAN(",\"k99998\":99998,\"metadata\":{\"a\":1,\"b\":\"t\"},\"text\":\"t\"}\n")));
	buffer_free(&line);
	finish(&bench);
}

/* The same line somewhere else, and what was known of it before. */
static void
goes_by_an_outline(void)
{
	struct span line = SPAN(" {\"id\" : \"p1\", \"n\\u0061me\":\"b\\nc\",\"n\":[1, 2] }");
	struct bench bench = { 0 };
	struct record copy = { 0 };
	struct record_member members[3];
	struct record_outline outline;
	struct arena lines = { 0 };

	start(&bench, line);
	CHECK_NUMBER(bench.rec.top.members.n, 3);
	outline = record_outline(&bench.rec, members);
	record_parse_outline(&copy, arena_copy(&lines, line), &outline, &bench.arena);
	CHECK_SPAN(record_string(&copy, "id"), "p1");
	CHECK_SPAN(record_string(&copy, "name"), "b\nc");
	CHECK_SPAN(record_raw(&copy, "n"), "[1, 2]");
	record_set(&copy, "id", SPAN("\"p2\""));
	record_set(&copy, "m", SPAN("3"));
	record_write(&copy, &bench.out);
	CHECK_SPAN(buffer_span(&bench.out),
	    " {\"id\" : \"p2\", \"n\\u0061me\":\"b\\nc\",\"n\":[1, 2],\"m\":3 }\n");
	record_free(&copy);
	arena_free(&lines);
	finish(&bench);
}

static void
write_pair(struct buffer *out, void *context)
{
	const int *number = context;

	buffer_print(out, "[%d,%d]", *number, *number + 1);
}

static void
writes_fields_when_the_record_is_written(void)
{
	struct bench bench = { 0 };
	int number = 1, other = 7;

	start(&bench, SPAN("{\"a\":0,\"b\":{\"c\":0}}"));
	record_set_written(&bench.rec, "a", write_pair, &number);
	record_set_written(&bench.rec, "b.d", write_pair, &other);
	record_set_written(&bench.rec, "a.x", write_pair, &other); /* a is no object */
	CHECK_SPAN(record_raw(&bench.rec, "a"), "[1,2]");
	number = 3;
	check_line(&bench, "{\"a\":[3,4],\"b\":{\"c\":0,\"d\":[7,8]}}");
	record_set(&bench.rec, "a", SPAN("5"));
	check_line(&bench, "{\"a\":5,\"b\":{\"c\":0,\"d\":[7,8]}}");
	record_set_written(&bench.rec, "a", write_pair, &number);
	record_remove(&bench.rec, "a");
	check_line(&bench, "{\"b\":{\"c\":0,\"d\":[7,8]}}");
	finish(&bench);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(reads_fields),
		UNIT(leaves_lines_without_edits_alone),
		UNIT(replaces_in_place),
		UNIT(appends_new_fields),
		UNIT(writes_fields_when_the_record_is_written),
		UNIT(edits_nested_members),
		UNIT(makes_a_missing_object_once),
		UNIT(removes_with_the_comma),
		UNIT(removes_all_duplicates),
		UNIT(keeps_only_what_is_named),
		UNIT(makes_records),
		UNIT(knows_error_records),
		UNIT(edits_are_idempotent_and_spare_the_rest),
		UNIT(copes_with_very_many_members),
		UNIT(goes_by_an_outline),
		UNIT_END,
	};

	return unit_run(tests);
}
