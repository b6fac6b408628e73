/* html: tokens, character references, names */
#include "html.h"
#include "unit.h"

static struct span
decoded(struct buffer *buf, const char *text, bool in_attribute)
{
	buffer_reset(buf);
	html_decode(span_from(text), in_attribute, buf);
	return buffer_span(buf);
}

/* The tokens of a source, one a line. */
static struct span
tokens(struct buffer *buf, const char *source)
{
	struct html_tokenizer tokenizer = { .source = span_from(source) };
	struct html_token token;

	buffer_reset(buf);
	while (html_next(&tokenizer, &token)) {
		if (token.kind == HTML_TEXT) {
			buffer_print(buf, "'%.*s'\n", (int)token.text.len, token.text.ptr);
			continue;
		}
		buffer_print(buf, "%s%.*s", token.kind == HTML_CLOSE ? "/" : "",
		    (int)token.name.len, token.name.ptr);
		for (uint32_t i = 0; i < token.n_attributes && token.kind == HTML_OPEN; i++)
			buffer_print(buf, " %.*s=%.*s", (int)tokenizer.attributes[i].name.len,
			    tokenizer.attributes[i].name.ptr,
			    (int)tokenizer.attributes[i].value.len,
			    tokenizer.attributes[i].value.ptr);
		if (token.kind == HTML_OPEN && token.text.len > 0)
			buffer_print(buf, " {%.*s}", (int)token.text.len, token.text.ptr);
		buffer_add_byte(buf, '\n');
	}
	return buffer_span(buf);
}

static void
reads_tags_text_and_attributes(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(tokens(&buf, "a<P CLASS=x id='1 2' data-b = \"<>\" hidden>b</p >"),
	    "'a'\nP CLASS=x id=1 2 data-b=<> hidden=\n'b'\n/p\n");
	CHECK_SPAN(tokens(&buf, "<br/><img src=a/b/>"), "br\nimg src=a/b/\n");
	CHECK_SPAN(tokens(&buf, "<a b=c\"d' =e>"), "a b=c\"d' =e=\n");
	buffer_free(&buf);
}

static void
takes_stray_brackets_for_text(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(tokens(&buf, "1 < 2 <3 a<"), "'1 < 2 <3 a<'\n");
	CHECK_SPAN(tokens(&buf, "a</>b</ x>c<!x>d<?php e ?>f"), "'a'\n'b'\n'c'\n'd'\n'f'\n");
	buffer_free(&buf);
}

static void
passes_over_comments(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(tokens(&buf, "a<!-- <p> -- > -->b<!-->c<!--->d<!-- e --!>f"),
	    "'a'\n'b'\n'c'\n'd'\n'f'\n");
	CHECK_SPAN(tokens(&buf, "a<!-- b <p>c"), "'a'\n");
	buffer_free(&buf);
}

static void
keeps_raw_text_whole(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(tokens(&buf, "<script>if (a<b) '</p>'</SCRIPT >c"),
	    "script {if (a<b) '</p>'}\n'c'\n");
	CHECK_SPAN(tokens(&buf, "<title>a <b> &amp;</title><textarea></p></textarea>"),
	    "title {a <b> &amp;}\ntextarea {</p>}\n");
	CHECK_SPAN(tokens(&buf, "<style>a</styles></style>b"), "style {a</styles>}\n'b'\n");
	CHECK_SPAN(tokens(&buf, "<script><!-- <script> </script> --></script>b"),
	    "script {<!-- <script> </script> -->}\n'b'\n");
	CHECK_SPAN(tokens(&buf, "<script><!-- a </script>b"), "script {<!-- a }\n'b'\n");
	buffer_free(&buf);
}

static void
drops_a_tag_that_the_source_ends_in(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(tokens(&buf, "a<p class=\"b"), "'a'\n");
	CHECK_SPAN(tokens(&buf, "a</p"), "'a'\n");
	CHECK_SPAN(tokens(&buf, "<script>a"), "script {a}\n");
	buffer_free(&buf);
}

static void
reads_attributes_one_by_one(void)
{
	struct span rest = SPAN(" a=1 b c='d'"), name, value;

	CHECK(html_attribute_next(&rest, &name, &value));
	CHECK_SPAN(name, "a");
	CHECK_SPAN(value, "1");
	CHECK(html_attribute_next(&rest, &name, &value));
	CHECK_SPAN(name, "b");
	CHECK_SPAN(value, "");
	CHECK(html_attribute_next(&rest, &name, &value));
	CHECK_SPAN(value, "d");
	CHECK(!html_attribute_next(&rest, &name, &value));
}

static void
decodes_named_references(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(decoded(&buf, "&lt;&gt;&amp;&quot;&nbsp;&rsquo;", false), "<>&\"\xC2\xA0’");
	CHECK_SPAN(decoded(&buf, "&eacute;&Eacute;&CounterClockwiseContourIntegral;", false), "éÉ∳");
	CHECK_SPAN(decoded(&buf, "&NotEqualTilde;&nGt;&AElig;&zwnj;&zwj;", false),
	    "≂̸≫⃒Æ\xE2\x80\x8C\xE2\x80\x8D");
	CHECK_SPAN(decoded(&buf, "&copy 1 &notit; &notin; &ampamp &unknown; &; & &#", false),
	    "© 1 ¬it; ∉ &amp &unknown; &; & &#");
	CHECK_SPAN(decoded(&buf, "?a=1&copy=2&reg&lang=en&amp;b&eacutex", true),
	    "?a=1&copy=2®&lang=en&b&eacutex");
	buffer_free(&buf);
}

static void
decodes_numeric_references(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(decoded(&buf, "&#65;&#x42;&#X43&#8364;&#x1F600;", false), "ABC€😀");
	CHECK_SPAN(decoded(&buf, "&#150;&#x92;&#128;", false), "–’€");
	CHECK_SPAN(decoded(&buf, "&#0;&#xD800;&#x110000;&#99999999999999999999;", false), "����");
	CHECK_SPAN(decoded(&buf, "&#x;&#;&#xg", false), "&#x;&#;&#xg");
	buffer_free(&buf);
}

static void
knows_every_name_by_its_number(void)
{
	for (int tag = HTML_OTHER + 1; tag < HTML_TAG_COUNT; tag++) {
		CHECK(html_tag_name((enum html_tag)tag).len > 0);
		CHECK_NUMBER(html_tag(html_tag_name((enum html_tag)tag)), tag);
	}
	for (int name = ATTR_NONE + 1; name < ATTR_COUNT; name++) {
		CHECK(html_attribute_name((enum html_attribute)name).len > 0);
		CHECK_NUMBER(html_attribute(html_attribute_name((enum html_attribute)name)), name);
	}
	CHECK_NUMBER(html_tag(SPAN("BlockQuote")), HTML_BLOCKQUOTE);
	CHECK_NUMBER(html_tag(SPAN("blockquot")), HTML_OTHER);
	CHECK_NUMBER(html_tag(SPAN("")), HTML_OTHER);
	CHECK_NUMBER(html_attribute(SPAN("Aria-Hidden")), ATTR_ARIA_HIDDEN);
	CHECK_NUMBER(html_attribute(SPAN("onclick")), ATTR_NONE);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(reads_tags_text_and_attributes),
		UNIT(takes_stray_brackets_for_text),
		UNIT(passes_over_comments),
		UNIT(keeps_raw_text_whole),
		UNIT(drops_a_tag_that_the_source_ends_in),
		UNIT(reads_attributes_one_by_one),
		UNIT(decodes_named_references),
		UNIT(decodes_numeric_references),
		UNIT(knows_every_name_by_its_number),
		UNIT_END,
	};

	return unit_run(tests);
}
