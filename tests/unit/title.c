/* page_title, title_part: the title of a page, out of all that claim to be it */
#include "page.h"
#include "title_part.h"
#include "unit.h"

static void
takes_the_name_of_the_site_off_titles(void)
{
	struct page page = PAGE_INIT;

	page_from_html(&page, SPAN("<title>Flour - and water | The Mill</title>"
	                           "<meta property=og:site_name content='the mill'><h1>The Mill</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("")), "Flour - and water");
	page_from_html(&page, SPAN("<title>Flour and water | The Mill</title><h1>The Mill</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("www.themill.test")), "Flour and water");
	page_from_html(&page,
	    SPAN("<title>Flour: a guide | Mill</title><h1>Flour</h1><h1>Newsletter</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("")), "Flour");
	page_from_html(&page, SPAN("<title>Flour and water | The Mill</title>"
	    "<meta property=og:site_name content='The Mill'><h1>Flour and water | The Mill</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("")), "Flour and water");
	CHECK(page_same_words(SPAN("Flour, and: water"), SPAN("flour AND water!")));
	CHECK(!page_same_words(SPAN("***"), SPAN("")) && !page_same_words(SPAN("a"), SPAN("a b")));
	page_free(&page);
}

static void
a_site_that_stands_first_is_taken_off_too(void)
{
	struct page page = PAGE_INIT;

	page_from_html(&page, SPAN("<title>Lowmoor News - Mill to open in May after ten years</title>"
	    "<meta property=og:title content='Mill opens'><h1>Mill to open in May after ten years</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("")), "Mill to open in May after ten years");
	page_from_html(&page, SPAN("<title>The Lowmoor News Archive - Mill to open soon</title>"
	    "<meta property=og:site_name content='The Lowmoor News Archive'><h1>Mill to open soon</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("")), "Mill to open soon");
	/* the site last, in more words than a headline needs */
	page_from_html(&page, SPAN("<title>The mill to open in May - Society of Friends of Old Mills"
	    "</title>"
	    "<h1>Society of Friends of Old Mills</h1>"));
	CHECK_SPAN(page_title(&page, SPAN("")), "The mill to open in May");
	page_free(&page);
}

static void
finds_a_headline_in_a_title(void)
{
	static const struct { const char *title, *text, *part; } cases[] = {
		{ "Mill to open | Local | The News", "Mill to open", "Mill to open" },
		{ "The News - Mill: to open", "Mill:\n  to open", "Mill: to open" },
		{ "NEWS : «Mill»!", "«Mill»!", "«Mill»!" },
		{ "Mill to open: a review", "Mill to open", NULL }, /* a second half, no site */
		{ "Mill to open soon", "Mill to open", NULL },
		{ "Re-opening of the mill", "opening of the mill", NULL },
		{ "A self-made mill", "made mill", NULL },
		{ "磨坊将于五月开放_新闻网", "磨坊将于五月开放", "磨坊将于五月开放" },
		{ "磨坊将于五月开放-新闻网", "磨坊将于五月开放", "磨坊将于五月开放" },
		{ "磨坊将于五月开放 新闻网", "磨坊将于五月开放", "磨坊将于五月开放" },
		{ "磨坊将于五月开放", "将于五月开放", NULL },
		{ "All about the mill of our village | Mill", "Mill", NULL }, /* too small a share */
		{ "Mill", "", NULL },
		{ "", "Mill", NULL },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct span part = title_part(span_from(cases[i].title), span_from(cases[i].text));

		CHECK((part.ptr == NULL) == (cases[i].part == NULL));
		if (cases[i].part != NULL)
			CHECK_SPAN(part, cases[i].part);
	}
}

/* The title of a page whose block of that number was labelled as the title. */
static struct span
shown(struct page *page, const char *html, size_t block)
{
	page_from_html(page, span_from(html));
	page->blocks[block].label = LABEL_TITLE;
	return page_title_shown(page, SPAN(""));
}

static void
takes_what_is_shown_of_a_title(void)
{
	struct page page = PAGE_INIT;

	CHECK_SPAN(shown(&page, "<title>Mill to open | Local | The News</title>"
	    "<p>The News</p><div>Mill to open</div>", 1), "Mill to open");
	CHECK_SPAN(shown(&page, "<title>Mill to open | Local | The News</title>"
	    "<p>The News</p><div>Another mill</div>", 1), "Mill to open | Local | The News");
	/* never the name of the site, as the page gives it or as a first heading has it */
	CHECK_SPAN(shown(&page, "<title>Mill | Lowmoor News</title>"
	    "<meta property=og:site_name content='Lowmoor News'><p>Lowmoor News</p>", 0), "Mill");
	CHECK_SPAN(shown(&page, "<title>Mill | Lowmoor News</title><h1>Lowmoor News</h1>", 0), "Mill");
	page_free(&page);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(takes_the_name_of_the_site_off_titles),
		UNIT(a_site_that_stands_first_is_taken_off_too),
		UNIT(finds_a_headline_in_a_title),
		UNIT(takes_what_is_shown_of_a_title),
		UNIT_END,
	};

	return unit_run(tests);
}
