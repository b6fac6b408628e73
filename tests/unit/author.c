/* metadata.author: who is named, who is shown, and whom to believe */
#include "page.h"
#include "unit.h"

/* metadata.author of a page at http://lowmoor.test/; empty if there is none. */
static struct span
author_of(struct buffer *out, const char *html)
{
	struct arena arena = ARENA_INIT;
	struct page page = PAGE_INIT;
	struct record *rec = record_new(&arena);
	size_t at;
	struct span line = SPAN("{\"metadata\":{\"url\":\"http://lowmoor.test/mill\"}}");

	CHECK(record_parse(rec, line, &arena, &at) == NULL);
	page_from_html(&page, span_from(html));
	page_set_metadata(&page, rec);
	buffer_reset(out);
	buffer_add(out, record_string(rec, "metadata.author"));
	record_free(rec);
	page_free(&page);
	arena_free(&arena);
	return buffer_span(out);
}

#define NAMED(name) "<meta name=author content='" name "'><h1>The mill</h1>"

static void
names_are_cleaned(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(author_of(&out, NAMED("Veröffentlicht von AnnL")), "AnnL");
	CHECK_SPAN(author_of(&out, NAMED("Ann Lee - http://lee.test")), "Ann Lee");
	CHECK_SPAN(author_of(&out, NAMED("Ann Lee @annlee")), "Ann Lee");
	CHECK_SPAN(author_of(&out, NAMED("ann@lowmoor.test")), "");
	CHECK_SPAN(author_of(&out, NAMED("---")), "");
	CHECK_SPAN(author_of(&out, NAMED("2804")), "");
	CHECK_SPAN(author_of(&out, NAMED("© Lowmoor Ltd")), "");
	CHECK_SPAN(author_of(&out, NAMED("贺燕")), "贺燕");
	buffer_free(&out);
}

static void
a_name_that_is_shown_goes_before_one_told(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(author_of(&out, NAMED("Lowmoor") "<p>By Ann Lee<p>Text."), "Ann Lee");
	CHECK_SPAN(author_of(&out, NAMED("Lowmoor GmbH, Germany") "<p>By Ann Lee<p>Text."), "Ann Lee");
	CHECK_SPAN(author_of(&out, NAMED("alee2") "<p>By Ann Lee<p>Text."), "Ann Lee"); /* an account */
	CHECK_SPAN(author_of(&out, NAMED("alee2") "<p>By Bob<p>Text."), "alee2");
	CHECK_SPAN(author_of(&out, NAMED("Lowmoor") "<p>By Lowmoor Desk<p>Text."), "Lowmoor");
	CHECK_SPAN(author_of(&out, NAMED("Bea Ash") "<p>By Ann Lee<p>Text."), "Ann Lee");
	CHECK_SPAN(author_of(&out, NAMED("Lowmoor") "<p>Text."), "Lowmoor");
	buffer_free(&out);
}

static void
lines_that_name_the_author(void)
{
	static const struct { const char *line, *author; } cases[] = {
		{ "By Ann Lee May 3, 2020", "Ann Lee" },
		{ "By Ann Lee Friday 3 May", "Ann Lee" },
		{ "by Ann Lee ● 3 min read", "Ann Lee" },
		{ "Recipe by PJ Ash", "PJ Ash" },
		{ "Veröffentlicht von Ann Lee am 3. Mai", "Ann Lee" },
		{ "Автор: Анна Ли", "Анна Ли" },
		{ "by AnnL · May 3", "AnnL" },
		{ "By May 3, 2020", "" },
		{ "by email", "" },
		{ "by the light of the moon", "" },
	};
	struct buffer out = BUFFER_INIT, html = BUFFER_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buffer_reset(&html);
		buffer_print(&html, "<h1>The mill</h1><p>%s<p>It turns again.", cases[i].line);
		buffer_add_byte(&html, '\0');
		CHECK_SPAN(author_of(&out, html.ptr), cases[i].author);
	}
	CHECK_SPAN(author_of(&out, "<h1>The mill</h1><p>Written by<p>Ann Lee<p>It turns."), "Ann Lee");
	buffer_free(&html);
	buffer_free(&out);
}

#define FAR "<p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k"

static void
far_from_the_title_all_lines_name_one_author(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(author_of(&out, "<h1>The mill</h1>" FAR "<p>Written by Ann Lee"), "Ann Lee");
	CHECK_SPAN(author_of(&out, "<h1>The mill</h1>" FAR "<p>Written by Ann Lee<p>Posted by ANN LEE"),
	    "Ann Lee");
	CHECK_SPAN(author_of(&out, "<h1>The mill</h1>" FAR "<p>Written by Ann Lee<p>Text by Bea Ash"), "");
	CHECK_SPAN(author_of(&out, "<h1>The mill</h1>" FAR "<p>By Ann Lee"), "");
	buffer_free(&out);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(names_are_cleaned),
		UNIT(a_name_that_is_shown_goes_before_one_told),
		UNIT(lines_that_name_the_author),
		UNIT(far_from_the_title_all_lines_name_one_author),
		UNIT_END,
	};

	return unit_run(tests);
}
