/* json: what is JSON and what is not, members, the string codec, the reader */
#include <stdio.h>
#include <stdlib.h>

#include "heap.h"
#include "json.h"
#include "unit.h"
#include "utf8.h"

static const char *const valid[] = {
	"null", "true", "false", " 0 ", "-0", "12", "-1.5", "0.0e0", "1E+2", "1e-2", "123456789e55",
	"\"\"", "\"a\"", "[]", "{}", "[ ]", "{ }", "[1,2 ,\t3\r\n]", "[[],[[]],{}]",
	"{\"a\":1,\"a\":2}", "{\"\":\"\"}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\\uABCD\"",
	"\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud800\\n\"", "\"\x7f\"",
	"\"\xc3\xa9 \xe2\x80\x99 \xf0\x9f\x98\x80 \xef\xbf\xbd\"", "\"\xf4\x8f\xbf\xbf\"",
	"{\"a\":{\"b\":[{\"c\":null}]},\"d\":[false,true]}", "\"{[]}:,\"", "[\"]\",\"\\\"]\"]",
	"\"\\\\\"", "\"\\\\\\\\\"", "\"\\\\\\\"\"", "[0,0.5,-7e1]", "\"\\u0000\"",
};

static const char *const invalid[] = {
	"", " ", "nul", "nulll", "True", "+1", "01", "-", "-a", "1.", ".5", "1e", "1e+", "1.e1", "0x1",
	"1_0", "--1", "1 2", "NaN", "Infinity", "-Infinity", "\"", "\"a", "a\"", "'a'", "\"\\", "\"\\\"",
	"\"\\a\"", "\"\\'\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u\"", "\"\\U0041\"", "\"\\x41\"",
	"\"a\nb\"", "\"\t\"", "\"\x01\"", "\"\x1f\"", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]",
	"[1,,2]", "[1 2]", "[1}", "{", "}", "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}",
	"{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "{\"a\"::1}", "{\"a\",1}", "{a:1}", "{'a':1}",
	"{}{}", "[]]", "[[]", "{}}", "1,", ",", ":", "[\"a\",\n", "[1:2]", "{\"a\":1:2}", "\"a\"\"b\"",
	"\"a\"1", "1\"a\"", "true\"\"", "truefalse", "[true false]", "[1,\v2]", "[1,\f2]", "\x1a",
	"[1\x0c]", "[1\0322]", "// a\n1", "/* a */1", "1#", "\xef\xbb\xbf{}", "\xc2\xa0", "\"\xff\"",
	"\"\xc0\x80\"", "\"\xe2\x80\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\x80\"",
	"\"\xc3\"", "\"\xf0\x80\x80\x80\"", "[\xc3\xa9]", "\\", "\\\"a\\\"", "{\\\"a\\\":1}", "\"\"\\",
	"[\"a\"\\]", "\"\\u123\"", "\"\\u1\\u1234\"", "[\"\\\\\"\"]",
};

static void
tell(const char *what, const char *text)
{
	fprintf(stderr, "%s: %s\n", what, text);
}

static void
accepts_all_that_is_json(void)
{
	for (size_t i = 0; i < sizeof(valid) / sizeof(valid[0]); i++) {
		size_t at;
		const char *why = json_check(span_from(valid[i]), &at);

		CHECK(why == NULL);
		if (why != NULL)
			tell(why, valid[i]);
	}
}

static void
refuses_all_that_is_not(void)
{
	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++) {
		size_t at = 99999;

		CHECK(json_check(span_from(invalid[i]), &at) != NULL);
		CHECK(at <= strlen(invalid[i]));
		if (json_check(span_from(invalid[i]), &at) == NULL)
			tell("accepted", invalid[i]);
	}
}

/* The same texts behind 0 to 130 blanks, inside a string of an array, so on all places of a block. */
static void
judges_alike_at_every_offset(void)
{
	struct buffer buf = BUFFER_INIT;
	size_t at;

	for (size_t shift = 0; shift <= 130; shift++) {
		for (size_t i = 0; i < sizeof(valid) / sizeof(valid[0]); i++) {
			buffer_reset(&buf);
			buffer_print(&buf, "[\"%*s\",%s,%s]", (int)shift, "", valid[i], valid[i]);
			CHECK(json_check(buffer_span(&buf), &at) == NULL);
		}
		for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++) {
			buffer_reset(&buf);
			buffer_print(&buf, "%*s%s", (int)shift, "", invalid[i]);
			CHECK(json_check(buffer_span(&buf), &at) != NULL);
			CHECK(at <= buf.len);
		}
	}
	buffer_free(&buf);
}

static void
points_at_the_mistake(void)
{
	static const struct {
		const char *text, *why;
		size_t at;
	} mistakes[] = {
		{ "[1]", "expected an object", 0 },
		{ "{\"a\":1}x", "more text behind the value", 7 },
		{ "{\"a\":01}", "malformed number", 5 },
		{ "{\"a\":nil}", "expected a value", 5 },
		{ "{\"a\" 1}", "expected a colon", 5 },
		{ "{\"a\":1 2}", "expected a comma or a closing brace", 7 },
		{ "{\"a\":[1 2]}", "expected a comma or a closing bracket", 8 },
		{ "{\"a\":\"\\x\"}", "malformed escape in a string", 7 },
		{ "{\"a\":\"\t\"}", "control character in a string", 6 },
		{ "{\"a\":\"b", "the text ends inside a string", 7 },
		{ "{\"a\":\"b\"", "the text ends too early", 8 },
		{ "{\"a\":\"\xff\"}", "invalid UTF-8", 6 },
		{ "{\"a\":\"\xff\",}", "invalid UTF-8", 6 },
		{ "{,\"a\":\"\xff\"}", "expected a key or a closing brace", 1 },
	};
	struct json_members members = { 0 };

	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		size_t at = 0;

		CHECK_SPAN(span_from(json_scan(span_from(mistakes[i].text), &members, &at)),
		    mistakes[i].why);
		CHECK_NUMBER(at, mistakes[i].at);
	}
	json_members_free(&members);
}

static void
splits_members(void)
{
	struct json_members members = { 0 };
	struct span text = SPAN(" { \"a\" : [1, {\"x\":2}] ,\"b,\":\"}\\\"\", \"a\":-1.5e3 } ");
	size_t at;

	CHECK(json_scan(text, &members, &at) == NULL);
	CHECK_NUMBER(members.n, 3);
	CHECK_SPAN(members.list[0].key, "a");
	CHECK_SPAN(members.list[0].value, "[1, {\"x\":2}]");
	CHECK_SPAN(members.list[1].key, "b,");
	CHECK_SPAN(members.list[1].value, "\"}\\\"\"");
	CHECK_SPAN(members.list[2].value, "-1.5e3");
	CHECK_NUMBER(members.end, text.len - 2);
	CHECK(!members.escaped_keys);
	CHECK(json_scan(SPAN("{\"\\u0061\":1}"), &members, &at) == NULL);
	CHECK(members.escaped_keys);
	CHECK(json_key_is(members.list[0].key, SPAN("a")));
	CHECK(json_scan(SPAN("{}"), &members, &at) == NULL);
	CHECK_NUMBER(members.n, 0);
	json_members_free(&members);
}

static void
takes_any_depth(void)
{
	enum { DEPTH = 1000000 };
	char *text = heap_get(2 * DEPTH + 6);
	struct json_members members = { 0 };
	size_t at;

	memcpy(text, "{\"a\":", 5);
	memset(text + 5, '[', DEPTH);
	memset(text + 5 + DEPTH, ']', DEPTH);
	text[5 + 2 * DEPTH] = '}';
	CHECK(json_scan(span_make(text, 2 * DEPTH + 6), &members, &at) == NULL);
	CHECK_NUMBER(members.list[0].value.len, 2 * DEPTH);
	text[5 + DEPTH + 77] = '}';
	CHECK(json_scan(span_make(text, 2 * DEPTH + 6), &members, &at) != NULL);
	CHECK_NUMBER(at, 5 + DEPTH + 77);
	CHECK(json_check(span_make(text + 5, DEPTH), &at) != NULL);
	CHECK_NUMBER(at, DEPTH);
	json_members_free(&members);
	heap_free(text);
}

/* Objects and arrays in turns by a fixed pattern, so that every bit of the stack matters. */
static void
remembers_what_was_opened(void)
{
	enum { DEPTH = 5000 };
	struct buffer buf = BUFFER_INIT;
	size_t at;

	for (unsigned i = 0; i < DEPTH; i++)
		buffer_add(&buf, i * 2654435761u >> 31 ? SPAN("{\"k\":") : SPAN("["));
	buffer_add_byte(&buf, '0');
	for (unsigned i = DEPTH; i-- > 0;)
		buffer_add_byte(&buf, i * 2654435761u >> 31 ? '}' : ']');
	CHECK(json_check(buffer_span(&buf), &at) == NULL);
	for (size_t i = 1; i <= 200; i++) {
		char *byte = &buf.ptr[buf.len - i], kept = *byte;

		*byte = kept == '}' ? ']' : '}';
		CHECK(json_check(buffer_span(&buf), &at) != NULL);
		*byte = kept;
	}
	buffer_free(&buf);
}

static void
decodes_strings(void)
{
	struct arena arena = ARENA_INIT;
	struct span plain = SPAN("\"no escape\"");

	CHECK(json_decode(plain, &arena).ptr == plain.ptr + 1);
	CHECK_SPAN(json_decode(plain, &arena), "no escape");
	CHECK_SPAN(json_decode(SPAN("\"\""), &arena), "");
	CHECK_SPAN(json_decode(SPAN("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), &arena), "\"\\/\b\f\n\r\t");
	CHECK_SPAN(json_decode(SPAN("\"\\u00e9x\\u20AC\""), &arena), "\xc3\xa9x\xe2\x82\xac");
	CHECK_SPAN(json_decode(SPAN("\"\\ud83d\\ude00\""), &arena), "\xf0\x9f\x98\x80");
	CHECK_SPAN(json_decode(SPAN("\"\\ud83d!\""), &arena), "\xef\xbf\xbd!");
	CHECK_SPAN(json_decode(SPAN("\"\\ude00\\ud83d\""), &arena), "\xef\xbf\xbd\xef\xbf\xbd");
	CHECK_SPAN(json_decode(SPAN("\"\\ud83d\\u0041\""), &arena), "\xef\xbf\xbd" "A");
	CHECK_NUMBER(json_decode(SPAN("\"a\\u0000b\""), &arena).len, 3);
	arena_free(&arena);
}

static void
writes_strings(void)
{
	struct buffer buf = BUFFER_INIT;

	json_add_string(&buf, SPAN("a\"b\\c\n\r\t\b\f\x01\x1f\x7f/\xc3\xa9"));
	CHECK_SPAN(buffer_span(&buf),
	    "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f\x7f/\xc3\xa9\"");
	buffer_reset(&buf);
	json_add_string(&buf, span_make("\0", 1));
	CHECK_SPAN(buffer_span(&buf), "\"\\u0000\"");
	buffer_free(&buf);
}

/* Texts of every length, of bytes that often need escapes: written, checked and read again. */
static void
strings_come_back(void)
{
	static const char *const pieces[] = { "a", "\"", "\\", "\n", "\x01", "\xc3\xa9",
		"\xf0\x9f\x98\x80", "long piece of text ", "", "\xe2\x80\x99" };
	struct buffer text = BUFFER_INIT, json = BUFFER_INIT;
	struct arena arena = ARENA_INIT;
	size_t at;

	srand(7);
	for (int round = 0; round < 3000; round++) {
		int plain = rand() % 8 + 1;

		buffer_reset(&text);
		buffer_reset(&json);
		for (int n = rand() % 120; n > 0; n--)
			buffer_add(&text, span_from(pieces[rand() % plain == 0 ? rand() % 10 : 7]));
		json_add_string(&json, buffer_span(&text));
		CHECK(json_check(buffer_span(&json), &at) == NULL);
		CHECK(span_equal(json_decode(buffer_span(&json), &arena), buffer_span(&text)));
		arena_reset(&arena);
	}
	arena_free(&arena);
	buffer_free(&text);
	buffer_free(&json);
}

static void
reads_items(void)
{
	struct json_reader reader = json_read(SPAN("[ 1 , \"a,]\" ,[2,{\"b\":\"]\"}], {} ]"));
	struct span key, item;

	CHECK(json_next(&reader, &key, &item));
	CHECK(key.ptr == NULL);
	CHECK_SPAN(item, "1");
	CHECK(json_next(&reader, &key, &item));
	CHECK_SPAN(item, "\"a,]\"");
	CHECK(json_next(&reader, &key, &item));
	CHECK_SPAN(item, "[2,{\"b\":\"]\"}]");
	CHECK(json_next(&reader, &key, &item));
	CHECK_SPAN(item, "{}");
	CHECK(!json_next(&reader, &key, &item));
	CHECK(!json_next(&reader, &key, &item));
}

static void
gets_values(void)
{
	struct span object = SPAN("{\"a\":1,\"b\\n\":\"\\\\\",\"c\":{\"a\":2},\"a\":3.25, \"n\":null}");

	CHECK_SPAN(json_get(object, "a"), "3.25");
	CHECK_SPAN(json_get(object, "b\n"), "\"\\\\\"");
	CHECK_SPAN(json_get(json_get(object, "c"), "a"), "2");
	CHECK(json_get(object, "d").ptr == NULL);
	CHECK(json_get(SPAN("[1]"), "a").ptr == NULL);
	CHECK(json_get(span_make(NULL, 0), "a").ptr == NULL);
	CHECK(json_number(json_get(object, "a"), 0) == 3.25);
	CHECK(json_number(json_get(object, "b\n"), -1) == -1);
	CHECK(json_number(span_make(NULL, 0), -1) == -1);
	CHECK_NUMBER(json_kind(json_get(object, "n")), JSON_NULL);
	CHECK_NUMBER(json_kind(span_make(NULL, 0)), JSON_NONE);
}

static void
adds_numbers_and_keys(void)
{
	struct buffer buf = BUFFER_INIT;

	buffer_add_byte(&buf, '{');
	json_add_key(&buf, "a");
	json_add_real(&buf, 0.5, 2);
	json_add_key(&buf, "b");
	json_add_real(&buf, 10, 2);
	json_add_key(&buf, "c");
	json_add_real(&buf, -0.001, 2);
	json_add_key(&buf, "d");
	json_add_real(&buf, 1e20, 0);
	json_add_key(&buf, "e");
	json_add_real(&buf, 1.0 / 3, 3);
	buffer_add_byte(&buf, '}');
	CHECK_SPAN(buffer_span(&buf),
	    "{\"a\":0.5,\"b\":10.0,\"c\":0.0,\"d\":100000000000000000000,\"e\":0.333}");
	buffer_free(&buf);
}

/* 1/8 lies between .12 and .13, and 1.005 is a little less than what it is written as. */
static void
rounds_as_printf_does(void)
{
	struct buffer buf = BUFFER_INIT;
	char digits[32];

	for (int whole = 1; whole <= 400; whole++)
		for (int part = 0; part <= whole * 2; part++) {
			double number = (double)part / whole;
			int decimals = 1 + part % 4, len;

			buffer_reset(&buf);
			json_add_real(&buf, number, decimals);
			len = snprintf(digits, sizeof(digits), "%.*f", decimals, number);
			while (digits[len - 1] == '0' && digits[len - 2] != '.')
				len--;
			digits[len] = '\0';
			if (!span_equal(buffer_span(&buf), span_from(digits)))
				CHECK_SPAN(buffer_span(&buf), digits);
		}
	buffer_free(&buf);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(accepts_all_that_is_json),
		UNIT(refuses_all_that_is_not),
		UNIT(judges_alike_at_every_offset),
		UNIT(points_at_the_mistake),
		UNIT(splits_members),
		UNIT(takes_any_depth),
		UNIT(remembers_what_was_opened),
		UNIT(decodes_strings),
		UNIT(writes_strings),
		UNIT(strings_come_back),
		UNIT(reads_items),
		UNIT(gets_values),
		UNIT(adds_numbers_and_keys),
		UNIT(rounds_as_printf_does),
		UNIT_END,
	};

	return unit_run(tests);
}
