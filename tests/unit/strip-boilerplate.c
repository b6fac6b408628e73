/* strip-boilerplate: labels under given answers of the models */
#include "features_extract.h"
#include "headline.h"
#include "heap.h"
#include "labels.h"
#include "unit.h"

/* What both models answer for a block: y is a yes, p a probable one, d in doubt, l low, n no. */
static uint8_t
answer_of(char mark)
{
	return mark == 'y' ? 250 : mark == 'p' ? 175 : mark == 'd' ? 150 : mark == 'l' ? 40 : 0;
}

/*
 * The labels of the blocks of a page, or which all-content keeps, under an answer for each; the last
 * answer holds for all further.
 */
static struct span
answered(struct buffer *out, const char *source, const char *marks, bool content)
{
	struct page page = PAGE_INIT;
	struct thread thread = THREAD_INIT;
	struct features features;
	struct answers answers = { 0 };
	label_set set;
	struct span wrong;
	bool *keep;

	buffer_reset(out);
	page_from_html(&page, span_from(source));
	features_init(&features);
	features_extract(&features, &page, &thread);
	answers.content = heap_get(features.stride + 1);
	answers.article = heap_get(features.stride + 1);
	keep = heap_get(features.stride + 1);
	for (size_t i = 0; i < page.n_blocks; i++) {
		answers.content[i] = answers.article[i] = answer_of(*marks);
		marks += marks[1] != '\0';
	}
	labels_assign(&page, &features, &thread, &answers);
	CHECK(labels_parse(SPAN("all-content"), &set, &wrong));
	labels_keep(&page, &answers, &thread, set, keep);
	for (size_t i = 0; i < page.n_blocks; i++)
		buffer_print(out, "%s%s", i == 0 ? "" : " ", !content
		    ? page_label_names[page.blocks[i].label] : keep[i] ? "kept" : "dropped");
	heap_free(keep);
	heap_free(answers.content);
	heap_free(answers.article);
	features_free(&features);
	thread_free(&thread);
	page_free(&page);
	return buffer_span(out);
}

static struct span
labels(struct buffer *out, const char *source, const char *marks)
{
	return answered(out, source, marks, false);
}

static void
what_is_said_twice_is_content_once(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(answered(&out, "<div class=wide><p>Three boats sail in May</div><p>A ferry will cross"
	    "<div class=narrow><p>Three boats sail in May</div>", "y", true), "kept kept dropped");
	/* a refrain, a short text, code */
	CHECK_SPAN(answered(&out, "<div><p>Oh the wheel goes round<p>Down by the ford"
	    "<p>Oh the wheel goes round</div>", "y", true), "kept kept kept");
	CHECK_SPAN(answered(&out, "<div><p>In May</div><div><p>In May</div>", "y", true), "kept kept");
	CHECK_SPAN(answered(&out, "<div><pre>make all check install</pre></div>"
	    "<div><pre>make all check install</pre></div>", "y", true), "kept kept");
	/* it is the first one that counts, if that is content */
	CHECK_SPAN(answered(&out, "<div class=wide><p>Three boats sail in May</div><p>A ferry will cross"
	    "<div class=narrow><p>Three boats sail in May</div>", "nyy", true), "dropped kept kept");
	buffer_free(&out);
}

static const char article[] =
    "<title>The mill at Lowmoor</title><h1>The mill at Lowmoor</h1>"
    "<p>The old mill by the river has been bought by the village, which means to open it next spring.</p>"
    "<p><a href=/dam>Floods at the dam: what is known so far</a></p>"
    "<ul><li>The wheel is to turn again, and the barn will hold the tools.</ul>"
    "<select><option>Lowmoor<option>Highmoor</select>";

static void
answers_become_labels_by_markup(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, article, "y"), "title text other list form");
	buffer_free(&out);
}

static void
without_an_answer_all_is_boilerplate(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, article, "n"), "title boilerplate related boilerplate form");
	CHECK_SPAN(labels(&out, "", "n"), "");
	buffer_free(&out);
}

static void
a_sentence_near_a_date_is_no_byline(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out,
	    "<title>The mill at Lowmoor</title><h1>The mill at Lowmoor</h1>"
	    "<div class=meta>By Ann Reed, 3 May 2019</div>"
	    "<div class=meta>The council HAS PAID FOR ALL OF IT.</div>"
	    "<p>The old mill by the river has been bought by the village, which means to open it.</p>", "y"),
	    "title byline text text");
	buffer_free(&out);
}

#define MILL "<p>The old mill by the river has been bought by the village, which means to open it.</p>"
#define WHEEL "<p>The wheel of the mill is to turn again in June, the council of the place has said.</p>"
#define FERRY "<p>The ferry to the island runs twice an hour from May on, and bicycles go free.</p>"

#define MENU \
	"<table><tr><td><a href=/a>Ferries</a><td><a href=/b>Dams</a><td><a href=/c>Roads</a>"
#define MORE "More of it: weather, ferries, roads, dams, mills, letters, sport, stars, puzzles, recipes"

static void
the_headline_is_the_title_less_the_name_of_the_site(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<title>Setting up — Mill Builder Manual (3.1)</title>"
	    "<p>Mill Builder Manual (3.1)</p><h1>Setting up</h1>" MILL "<h2>Setting up</h2>" WHEEL
	    "<p>© 2021 Mill Builder Manual", "nyyyyn"),
	    "boilerplate title text heading text boilerplate");
	CHECK_SPAN(labels(&out, "<title>Mill of Lowmoor to open</title><p>The mill to open: the mill, of "
	    "Lowmoor, to open, to open the mill of Lowmoor!</p><p>Mill of Lowmoor to open</p>" MILL, "y"),
	    "text title text");
	CHECK_SPAN(labels(&out, "<title>www.lowmoor.test</title><p>www.lowmoor.test</p>" MILL, "ny"),
	    "boilerplate text");
	CHECK_SPAN(labels(&out, "<title>Ferry to stop in May | Lowmoor News</title><h1>Lowmoor News</h1>"
	    "<h3>Ferry to stop in May</h3>" FERRY, "nyy"), "boilerplate title text");
	buffer_free(&out);
}

static void
low_answers_still_tell_an_article(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<h1>The mill at Lowmoor</h1>" MILL WHEEL "<p>Ferries</p>", "lllnn"),
	    "title text text boilerplate");
	buffer_free(&out);
}

static void
an_article_does_not_end_with_what_announces_more(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<h1>The mill at Lowmoor</h1>" MILL "<p>Read more:<p><a href=/d>The dam</a>"
	    "<h2>Also</h2><p>Mehr dazu:<p><a href=/f>The ferry</a>", "yyyy"),
	    "title text related other other related other");
	/* what is announced is kept, or nothing stands below, or above */
	CHECK_SPAN(labels(&out, "<h1>The mill at Lowmoor</h1>" MILL "<p>They need:<p>A wheel", "yyyy"),
	    "title text text text");
	CHECK_SPAN(labels(&out, "<h1>The mill at Lowmoor</h1>" MILL "<p>We need:", "yyy"),
	    "title text text");
	CHECK_SPAN(labels(&out, "<h1>The mill at Lowmoor</h1><p>See also:<p><a href=/d>The dam</a>",
	    "yyy"), "title text other");
	buffer_free(&out);
}

static void
a_table_beside_a_paragraph_is_of_the_article(void)
{
	static const char table[] = "<h1>The mill at Lowmoor</h1>" MILL
	    "<table><tr><th>Year<th>Sacks<tr><td>1890<td>412<tr><td>1891<td>388</table><p>Mills</p>";
	static const char linked[] = "<h1>The mill at Lowmoor</h1>" MILL
	    "<table><tr><td><a href=/a>Ferry</a><td>May<tr><td><a href=/b>Dam</a><td>June</table>"
	    "<p>Mills</p>";
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, table, "yyn"),
	    "title text table table table table table table boilerplate");
	CHECK_SPAN(labels(&out, linked, "yyn"), "title text nav boilerplate nav boilerplate boilerplate");
	buffer_free(&out);
}

static void
a_cell_of_paragraphs_is_layout(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out,
	    MENU "<td>" MILL WHEEL MILL WHEEL FERRY "<td><a href=/d>Weather</a></table>", "nnnyyyyyn"),
	    "nav nav nav text text text text text nav");
	CHECK_SPAN(labels(&out, MENU
	    "<td>The old mill by the river has been bought by the village, which means to open it.<br><br>"
	    "The wheel of the mill is to turn again in June, the council of the village has said.<br><br>"
	    "The ferry to the island runs twice an hour from May on, and bicycles go free of charge.<br><br>"
	    "The dam above the mill was raised in spring, and the road over it is open again.<br><br>"
	    "A baker has promised to buy as much flour as the stones can grind until the autumn.",
	    "nnnyyyyy"), "nav nav nav text text text text text");
	buffer_free(&out);
}

static void
a_quotation_in_an_article_is_kept_whole(void)
{
	static const char message[] = "<h1>The mill at Lowmoor</h1>" MILL
	    "<blockquote><p>We will be there!</p>- Ann Reed 3 May 2019</blockquote>" WHEEL;
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, message, "yynny"), "title text quote quote text");
	CHECK_SPAN(labels(&out, message, "yynnn"),
	    "title text boilerplate boilerplate boilerplate");
	buffer_free(&out);
}

static void
a_linked_heading_goes_with_its_paragraphs(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<h1>Mills</h1>" MILL "<h2><a href=/wheel>The wheel</a></h2>" WHEEL, "y"),
	    "title text heading text");
	CHECK_SPAN(labels(&out, "<h1>Mills</h1><div>" MILL "</div><h2><a href=/wheel>The wheel</a></h2>"
	    WHEEL, "y"), "title text other text");
	buffer_free(&out);
}

static void
a_block_in_doubt_needs_others_beside_it(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<div>" MILL WHEEL "</div><p>" MORE "</p><div>" FERRY "</div>", "yynd"),
	    "text text boilerplate other");
	CHECK_SPAN(labels(&out, "<div>" MILL WHEEL FERRY "</div>", "yyd"), "text text text");
	CHECK_SPAN(labels(&out, "<h1>Mills</h1><div>" FERRY "</div><p>May</p>" MILL WHEEL, "ydnyy"),
	    "title text boilerplate text text");
	CHECK_SPAN(labels(&out, "<div>" MILL WHEEL "</div><p>" MORE "</p><div>" FERRY "</div>", "ddnd"),
	    "text text boilerplate text");
	buffer_free(&out);
}

/* Long enough that something may stand below it. */
#define ARTICLE "<div>" MILL WHEEL MILL WHEEL "</div>"
#define CANAL "<p>The canal will be closed for two weeks, for a lock is to have new gates.</p>"
#define ENTRY(headline, text) "<li><a href=/x>" headline " in three words</a>" text

static void
entries_that_begin_with_a_link_lead_away(void)
{
	static const char page[] =
	    ARTICLE "<ul>" ENTRY("Ferries", FERRY) ENTRY("Letters", "<p>" MORE) ENTRY("Locks", CANAL);
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, page, "yyyynpnpnp"), "text text text text nav other nav other nav other");
	CHECK_SPAN(labels(&out, page, "yyyynynyny"), "text text text text nav list nav list nav list");
	buffer_free(&out);
}

static void
comments_that_are_counted_are_no_article(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, ARTICLE "<p>13 comments</p>" FERRY, "y"),
	    "text text text text other other");
	CHECK_SPAN(labels(&out, ARTICLE "<p>Discussion</p>" FERRY, "y"),
	    "text text text text text text");
	CHECK_SPAN(labels(&out, ARTICLE "<p><a href=#c>13 comments</a></p>" FERRY, "y"),
	    "text text text text other text");
	buffer_free(&out);
}

static void
a_heading_without_text_is_of_no_article(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<h1>Mills</h1>" MILL "<h2>The wheel</h2>" WHEEL "<h2>Most read</h2>", "y"),
	    "title text heading text other");
	buffer_free(&out);
}

static void
rows_of_paragraphs_are_layout(void)
{
#define SALE "A baker has promised to buy as much flour as the stones can grind until the autumn."
#define ROAD "The dam above the mill was raised in spring, and the road over it is open again."
#define ROW(text) "<tr><td>" text
	static const char page[] = "<h1>Mills</h1><table>" ROW("Section: mills") ROW(SALE) ROW(ROAD)
	    ROW(SALE) ROW(ROAD) ROW(SALE) ROW("Send it to a friend") "</table>";
	static const char data[] = "<h1>Mills</h1><table>" ROW("Baker<td>" SALE) ROW("Dam<td>" ROAD)
	    ROW("Baker<td>" SALE) ROW("Dam<td>" ROAD) ROW("Baker<td>" SALE) "</table>";
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, page, "ynyyyyyn"),
	    "title boilerplate text text text text text boilerplate");
	CHECK_SPAN(labels(&out, data, "yyynynynyny"),
	    "title table table table table table table table table table table");
	buffer_free(&out);
}

static void
what_says_it_is_an_ad_is_none_of_the_text(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out,
	    "<h1>Mills</h1>" MILL "<center>Advertisement<br><br>Save on flour!</center>" WHEEL, "yypdy"),
	    "title text boilerplate boilerplate text");
	/* a paragraph of which the models are sure, a heading, an item */
	CHECK_SPAN(labels(&out, "<h1>Mills</h1>" MILL "<div>- Anzeige -<p></p>" WHEEL "</div>", "y"),
	    "title text boilerplate text");
	CHECK_SPAN(labels(&out, "<h1>Mills</h1>" MILL "<h2>Advertisement</h2>" WHEEL
	    "<ul><li>Advertisement</ul>", "y"), "title text heading text list");
	buffer_free(&out);
}

static void
a_line_about_copyright_is_none_of_the_text(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, MILL "<p>Copyright 2004 The Mill</p><p>(c) 2004 The Mill</p><p>Copyright: "
	    "The Mill</p><p>\xC2\xA9 The Mill</p>", "y"),
	    "text boilerplate boilerplate boilerplate boilerplate");
	CHECK_SPAN(labels(&out, MILL "<p>Copyright is a right.</p><ul><li>Copyright 2004 licence</ul>"
	    "<pre>Copyright 2004 The Mill</pre><p>(c) The third mill is the oldest one.</p>", "y"),
	    "text text list code text");
	buffer_free(&out);
}

static void
the_way_to_a_page_is_none_of_the_text(void)
{
	static const char way[] = "<p><a href=/>Home</a> > <a href=/m>Mills</a> > Lowmoor</p>";
	struct buffer out = BUFFER_INIT, page = BUFFER_INIT;

	buffer_print(&page, "%s<h1>Mills</h1>" MILL, way);
	CHECK_SPAN(labels(&out, page.ptr, "y"), "boilerplate title text");
	buffer_reset(&page);
	buffer_print(&page, "<h1>Mills</h1>" MILL "%s", way);
	CHECK_SPAN(labels(&out, page.ptr, "y"), "title text text");
	buffer_free(&page);
	buffer_free(&out);
}

static void
a_name_behind_by_is_a_byline(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, "<h1>Mills</h1><p>By Ann Reed</p><p>By all means</p>" MILL, "y"),
	    "title byline text text");
	CHECK_SPAN(labels(&out, "<h1>Mills</h1><p>Thu Nov 4, 7:40 AM, news of the mills</p>" MILL, "y"),
	    "title byline text");
	CHECK_SPAN(labels(&out,
	    "<h1>Mills</h1><p>Thu Nov 4, 2004, the news of all the mills</p>" MILL, "y"),
	    "title text text");
	buffer_free(&out);
}

static void
lines_below_a_link_in_one_block_lead_away(void)
{
#define CELL(headline, text) "<tr><td><a href=/x>" headline " in three words</a><br>" text
#define CELLS \
	"<table><tr><td>More of it" CELL("Ferries", FERRY_LINE) CELL("Letters", MORE) \
	CELL("Locks", MORE) "</table>"
#define FERRY_LINE "The ferry to the island runs twice an hour from May on."
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, ARTICLE CELLS, "yyyyp"), "text text text text other other other other");
	CHECK_SPAN(labels(&out, ARTICLE CELLS, "y"), "text text text text text text text text");
	buffer_free(&out);
}

static void
links_below_an_announcement_lead_away(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out,
	    MILL "<div>Mehr zum Thema<ul><li><a href=/d>The dam</a></ul></div>" WHEEL, "y"),
	    "text other other text");
	CHECK_SPAN(labels(&out, MILL "<div>Mehr zum Thema<ul><li>The dam</ul></div>" WHEEL, "y"),
	    "text text list text");
	buffer_free(&out);
}

/* The blocks of a page, parted by bars. */
static struct span
parted(struct buffer *out, const char *source)
{
	struct page page = PAGE_INIT;

	buffer_reset(out);
	page_from_html(&page, span_from(source));
	headline_part(&page);
	for (size_t i = 0; i < page.n_blocks; i++) {
		buffer_add(out, page_block_text(&page, &page.blocks[i]));
		buffer_print(out, "|");
	}
	page_free(&page);
	return buffer_span(out);
}

static void
a_headline_is_parted_from_the_lines_around_it(void)
{
	struct buffer out = BUFFER_INIT;

#define TITLE "<title>Post: The mill at Lowmoor</title>"
	CHECK_SPAN(parted(&out, TITLE
	    "<td>Mills<br><b>The mill at Lowmoor</b><br>By Ann Reed<br>3 May 2004<br>" MORE),
	    "Mills|The mill at Lowmoor|By Ann Reed|3 May 2004|" MORE "|");
	CHECK_SPAN(parted(&out, TITLE "<div>The mill at Lowmoor<br>" MORE "<br>Its wheel"),
	    "The mill at Lowmoor|" MORE "\nIts wheel|");
	/* other lines, a heading, and a second headline */
	CHECK_SPAN(parted(&out, TITLE "<div>The mill of Lowmoor<br>Its wheel"),
	    "The mill of Lowmoor\nIts wheel|");
	CHECK_SPAN(parted(&out, TITLE "<h1>The mill at Lowmoor<br>Its wheel</h1>"),
	    "The mill at Lowmoor\nIts wheel|");
	CHECK_SPAN(parted(&out, TITLE "<p>The mill at Lowmoor<br>One</p><p>The mill at Lowmoor<br>Two</p>"),
	    "The mill at Lowmoor|One|The mill at Lowmoor\nTwo|");
	buffer_free(&out);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(answers_become_labels_by_markup),
		UNIT(what_is_said_twice_is_content_once),
		UNIT(without_an_answer_all_is_boilerplate),
		UNIT(a_sentence_near_a_date_is_no_byline),
		UNIT(the_headline_is_the_title_less_the_name_of_the_site),
		UNIT(an_article_does_not_end_with_what_announces_more),
		UNIT(low_answers_still_tell_an_article),
		UNIT(a_table_beside_a_paragraph_is_of_the_article),
		UNIT(a_cell_of_paragraphs_is_layout),
		UNIT(a_quotation_in_an_article_is_kept_whole),
		UNIT(a_linked_heading_goes_with_its_paragraphs),
		UNIT(a_block_in_doubt_needs_others_beside_it),
		UNIT(entries_that_begin_with_a_link_lead_away),
		UNIT(comments_that_are_counted_are_no_article),
		UNIT(a_heading_without_text_is_of_no_article),
		UNIT(rows_of_paragraphs_are_layout),
		UNIT(what_says_it_is_an_ad_is_none_of_the_text),
		UNIT(a_line_about_copyright_is_none_of_the_text),
		UNIT(the_way_to_a_page_is_none_of_the_text),
		UNIT(a_name_behind_by_is_a_byline),
		UNIT(lines_below_a_link_in_one_block_lead_away),
		UNIT(links_below_an_announcement_lead_away),
		UNIT(a_headline_is_parted_from_the_lines_around_it),
		UNIT_END,
	};

	return unit_run(tests);
}
