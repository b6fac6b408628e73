/* page: text, blocks and elements of HTML; facts; rendering; pages from records */
#include "heap.h"
#include "page.h"
#include "unit.h"

/*
 * The blocks of a source, one a line: text in brackets, marked by what sets it off: `_` a blank line,
 * `>` the next cell of a row, `*` or a number a list item, `~` hidden, `\` for a line break in it.
 */
static struct span
blocks(struct buffer *buf, const char *source)
{
	struct page page = PAGE_INIT;

	buffer_reset(buf);
	page_from_html(&page, span_from(source));
	for (size_t i = 0; i < page.n_blocks; i++) {
		const struct block *block = &page.blocks[i];
		struct span text = page_block_text(&page, block);

		buffer_add(buf, block->hidden ? SPAN("~") : SPAN(""));
		buffer_add(buf, block->cell ? SPAN(">") : block->gap == 2 ? SPAN("_") : SPAN(""));
		if (block->item && block->ordinal > 0)
			buffer_add_number(buf, block->ordinal);
		else if (block->item)
			buffer_add_byte(buf, '*');
		for (int level = 1; level < block->level; level++)
			buffer_add_byte(buf, '.');
		buffer_add_byte(buf, '[');
		for (size_t at = 0; at < text.len; at++)
			buffer_add_byte(buf, text.ptr[at] == '\n' ? '\\' : text.ptr[at]);
		buffer_add_byte(buf, ']');
	}
	page_free(&page);
	return buffer_span(buf);
}

static void
folds_white_space(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<p> a \n\t b<b> c </b>d &#32; e</p>"), "[a b c d e]");
	CHECK_SPAN(blocks(&buf, "<p>a<b>b</b><i>c</i></p>"), "[abc]");
	CHECK_SPAN(blocks(&buf, "<p>a&nbsp;&nbsp;b&nbsp;</p><p>&nbsp;</p><p>&nbsp;c"),
	    "[a\xC2\xA0\xC2\xA0" "b]_[c]");
	CHECK_SPAN(blocks(&buf, "<p>\xE3\x80\x80&#x3000;a</p><p>\xE3\x80\x80</p><p>&emsp;</p>"
	    "<p>\v</p><p>b&emsp;"),
	    "[a]_[b]");
	CHECK_SPAN(blocks(&buf, "<p>Donau&shy;dampf\xC2\xAD" "schiff"), "[Donaudampfschiff]");
	buffer_free(&buf);
}

static void
leaves_out_what_no_browser_shows(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<p>Mi\uFEFFll of Low\u2060moor o&#8203;pen"), "[Mill of Lowmoor open]");
	CHECK_SPAN(blocks(&buf, "<p>\u200D</p><p>&zwnj;a \u200Db \u200C</p>"), "[a b]");
	CHECK_SPAN(blocks(&buf, "<p>a\u2028b c \u2029 d\u2028</p>"), "[a b c d]");
	CHECK_SPAN(blocks(&buf, "<p>\x02</p><p>a\x01\x1F b\x0E</p>"), "[a b]");
	CHECK_SPAN(blocks(&buf, "<p>Don\xC2\x92t \xC2\x96 \xC2\x81</p>"), "[Don’t – \xC2\x81]");
	/* what means something: joined pictures, Persian, words of Thai, a dash, a full-width comma */
	CHECK_SPAN(blocks(&buf, "<p>👩\u200D💻 می\u200Cتوان คำ\u200Bคำ a—b，c"),
	    "[👩\u200D💻 می\u200Cتوان คำ\u200Bคำ a—b，c]");
	buffer_free(&buf);
}

static void
parts_words_at_block_borders(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "a<div>b</div>c<p>d<p>e"), "[a][b][c]_[d]_[e]");
	CHECK_SPAN(blocks(&buf, "<h1>a</h1>b<blockquote>c</blockquote>"), "[a]_[b]_[c]");
	CHECK_SPAN(blocks(&buf, "<a href=x>a</a><a href=y>b</a><a href=z>c</a>"), "[a b c]");
	CHECK_SPAN(blocks(&buf, "Elg<time>24 March</time>at"), "[Elg 24 March at]");
	CHECK_SPAN(blocks(&buf, "<b>Ann</b><i>Leeds</i><b>2019</b><i>Up</i>"), "[Ann Leeds 2019 Up]");
	CHECK_SPAN(blocks(&buf, "<b>T</b><i>he</i> m<sup>2</sup><b>o</b><i>f</i> You<b>Tube</b>"),
	    "[The m2of YouTube]");
	CHECK_SPAN(blocks(&buf, "<p><i><b>Safe by design</b></i>Doors<p><b>Mac</b>Book"
	    "<p>A <b>big Mac</b>Book"), "[Safe by design Doors]_[MacBook]_[A big MacBook]");
	CHECK_SPAN(blocks(&buf, "<h2>Black Kettle<span>Boils in a minute</span></h2><p>You<span>Tube"),
	    "[Black Kettle Boils in a minute]_[YouTube]");
	CHECK_SPAN(blocks(&buf, "<i class=material-icons>menu</i>Menu"), "[Menu]");
	CHECK_SPAN(blocks(&buf, "<b>12:01</b><i>04.01.2012</i> <b>1</b><i>2:3</i><b>4</b>"),
	    "[12:01 04.01.2012 12:34]");
	CHECK_SPAN(blocks(&buf, "<h1>Use<a href=#u>¶</a></h1><h2><a href=#v>#</a>C#</h2>"
	    "<p><a href=#1>#</a>"), "[Use]_[C#]_[#]");
	CHECK_SPAN(blocks(&buf, "a<img src=x>b<button>c</button>d"), "[a b c d]");
	CHECK_SPAN(blocks(&buf, "<select><option>a<option>b</select>c"), "[a b][c]");
	CHECK_SPAN(blocks(&buf, "<span style='display: block'>a</span>b"), "[a][b]");
	buffer_free(&buf);
}

static void
breaks_lines(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "a<br>b<br> <br/>c<br>"), "[a\\b]_[c]");
	CHECK_SPAN(blocks(&buf, "<p>a</br>b <br> c"), "[a\\b\\c]");
	CHECK_SPAN(blocks(&buf, "a<hr>b"), "[a]_[b]");
	buffer_free(&buf);
}

static void
keeps_preformatted_text(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<pre>\na  b\n\n c&lt;\n</pre>d"), "[a  b\\\\ c<]_[d]");
	CHECK_SPAN(blocks(&buf, "<pre><div>a</div><div> b</div>c<br>d</pre>"), "[a\\ b\\c\\d]");
	CHECK_SPAN(blocks(&buf, "<textarea>\n a\n  b</textarea>"), "[a\\  b]");
	buffer_free(&buf);
}

static void
numbers_list_items(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"), "*[a]*[b]*.[c]*[d]");
	CHECK_SPAN(blocks(&buf, "<ol start=3><li>a<li value=9>b<li><p>c<p>d</ol>"),
	    "3[a]9[b]_10[c]_[d]");
	CHECK_SPAN(blocks(&buf, "<li><div>a</div><div>b</div>"), "*[a][b]");
	CHECK_SPAN(blocks(&buf, "<ul><li></li></ul>a"), "[a]");
	CHECK_SPAN(blocks(&buf, "<dl><dt>a<dd>b<dt>c<dd>d</dl>"), "[a][b][c][d]");
	buffer_free(&buf);
}

static void
keeps_cells_apart(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<table><tr><td>a<td>b<tr><th>c</th><td></td><td>d</table>e"),
	    "[a]>[b][c]>[d]_[e]");
	CHECK_SPAN(blocks(&buf, "<table><thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody>\n<tr>"
	                        "<td>c</td><td>d</td></tr></tbody></table>"), "[a]>[b][c]>[d]");
	CHECK_SPAN(blocks(&buf, "<table><td>a<td><p>b<p>c<td>d</table>"), "[a]_[b]_[c]_[d]");
	CHECK_SPAN(blocks(&buf, "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>"),
	    "[a]_[b]>[c]_[d]");
	CHECK_SPAN(blocks(&buf, "<table><tr><td colspan=9000000000000000>a<td>b</table>"), "[a]>[b]");
	buffer_free(&buf);
}

static void
marks_what_is_hidden(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<div hidden>a</div><div style='DISPLAY : none !important'>b</div>c"),
	    "~[a]~[b][c]");
	CHECK_SPAN(blocks(&buf, "<template><p>a</template><p style=visibility:hidden>b"), "~[a]~_[b]");
	CHECK_SPAN(blocks(&buf, "<p>a <span style='display:none'>b <i>c</i></span>d"), "[a d]");
	CHECK_SPAN(blocks(&buf, "<p>a<noscript><img>b</noscript>c</p><noscript>d</noscript>e"),
	    "[ac]~_[d][e]");
	CHECK_SPAN(blocks(&buf, "<frameset><frame src=a><noframes><p>no frames</noframes>"),
	    "~[no frames]");
	CHECK_SPAN(blocks(&buf, "<video>no player</video><body style=display:none>a"), "[a]");
	CHECK_SPAN(blocks(&buf, "<script>a</script><style>b</style><iframe>c</iframe>d"), "[d]");
	CHECK_SPAN(blocks(&buf, "a<svg><title>t</title><style/><text>u</text></svg>b"), "[a b]");
	CHECK_SPAN(blocks(&buf, "<div><svg><g></div><p>c"), "[c]");
	buffer_free(&buf);
}

static void
shows_hidden_content_that_is_most_of_the_page(void)
{
	struct page page = PAGE_INIT;
	struct buffer buf = BUFFER_INIT;

	buffer_add(&buf, SPAN("<p>loading</p><noscript><p hidden>a</p>"));
	for (int i = 0; i < 100; i++)
		buffer_add(&buf, SPAN("<p>content</p>"));
	buffer_add(&buf, SPAN("</noscript><div hidden>b</div><div hidden id='S:1'>c</div>"));
	page_from_html(&page, buffer_span(&buf));
	CHECK_NUMBER(page.n_blocks, 104);
	CHECK(!page.blocks[0].hidden && page.blocks[1].hidden && !page.blocks[2].hidden);
	CHECK(page.blocks[102].hidden && !page.blocks[103].hidden);
	buffer_reset(&buf);
	buffer_add(&buf, SPAN("<title>t</title><frameset><frame src=a><noframes><body>"));
	for (int i = 0; i < 100; i++)
		buffer_add(&buf, SPAN("<p>content</p>"));
	buffer_add(&buf, SPAN("</body></noframes></frameset>"));
	page_from_html(&page, buffer_span(&buf));
	CHECK(page.n_blocks == 100 && !page.blocks[0].hidden);
	buffer_free(&buf);
	page_free(&page);
}

#define SHELL(body) "<head><title>Mill</title><script type='application/ld+json'>{\"@type\":" \
	"\"NewsArticle\",\"articleBody\":\"" body "\"}</script></head><body><p>Menu<div id=root></div>"
#define FORTY "The mill by the river turns once more, "

static void
reads_the_article_of_a_shell_from_its_data(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, SHELL(FORTY FORTY FORTY "so.\\n\\nIt &amp; the " FORTY FORTY FORTY "so.")),
	    "[Menu]_[" FORTY FORTY FORTY "so.]_[It & the " FORTY FORTY FORTY "so.]");
	CHECK_SPAN(blocks(&buf, SHELL("<p>" FORTY FORTY FORTY "<i>so</i>.<p>" FORTY FORTY FORTY "so.")),
	    "[Menu]_[" FORTY FORTY FORTY "so.]_[" FORTY FORTY FORTY "so.]");
	/* a teaser; a page that shows a good part of it */
	CHECK_SPAN(blocks(&buf, SHELL(FORTY "so.")), "[Menu]");
	CHECK_SPAN(blocks(&buf, SHELL(FORTY FORTY FORTY FORTY FORTY FORTY "so.") "<p>" FORTY FORTY "so."),
	    "[Menu]_[" FORTY FORTY "so.]");
	buffer_free(&buf);
}

static void
keeps_text_hidden_inside_a_line_in_its_element(void)
{
	struct page page = PAGE_INIT;
	uint32_t span = 0;

	page_from_html(&page, SPAN("<p>a<span hidden> b <i>c</i></span> d</p>"));
	for (uint32_t i = 0; i < page.n_elements; i++)
		if (page.elements[i].tag == HTML_SPAN)
			span = i;
	CHECK_SPAN(page_element_text(&page, span), "b c");
	CHECK_SPAN(page_element_text(&page, span + 1), "c");
	CHECK_SPAN(page_element_text(&page, span - 1), "a d");
	CHECK_NUMBER(page.elements[span].first_block, page.elements[span].end_block);
	page_free(&page);
}

static void
closes_elements_as_browsers_do(void)
{
	struct buffer buf = BUFFER_INIT;

	CHECK_SPAN(blocks(&buf, "<div>a</p>b</div>"), "[ab]");
	CHECK_SPAN(blocks(&buf, "<b><p>a</b>b</p><p>c"), "[ab]_[c]");
	CHECK_SPAN(blocks(&buf, "<ul><li>a<div>b<li>c</ul>"), "*[a][b]*[c]");
	CHECK_SPAN(blocks(&buf, "<form><div>a</form>b</div>c"), "[ab][c]");
	CHECK_SPAN(blocks(&buf, "<head><title>t</title><p>a</head>b"), "[ab]");
	CHECK_SPAN(blocks(&buf, "<div>a<table><tr><td>b</div>c</table>d"), "[a]_[bc]_[d]");
	buffer_free(&buf);
}

static void
counts_link_and_emphasis_bytes(void)
{
	struct page page = PAGE_INIT;

	page_from_html(&page, SPAN("<p>a <a href=x>bcd</a> <b>ef</b><p><a name=x>a<p>b"));
	CHECK_NUMBER(page.n_blocks, 3);
	CHECK_NUMBER(page.blocks[0].link_bytes, 3);
	CHECK_NUMBER(page.blocks[0].emphasis_bytes, 2);
	CHECK_NUMBER(page.blocks[1].link_bytes, 0);
	page_from_html(&page, SPAN("<a href=x><b>a<p>b</a>c</p>d<p>e"));
	CHECK_NUMBER(page.blocks[1].link_bytes, 1);
	CHECK_NUMBER(page.blocks[2].link_bytes, 0);
	page_free(&page);
}

static void
links_elements_to_text_and_blocks(void)
{
	struct page page = PAGE_INIT;
	const struct element *div;

	page_from_html(&page, SPAN("<div class=' A b' id=c>x<p>y&amp;<b title='&lt;'>z</b></div><p>w"));
	div = &page.elements[1];
	CHECK_NUMBER(page.n_elements, 5);
	CHECK_NUMBER(page.elements[0].end, 5);
	CHECK_NUMBER(div->end, 4);
	CHECK_NUMBER(div->first_block, 0);
	CHECK_NUMBER(div->end_block, 2);
	CHECK_SPAN(page_element_text(&page, 2), "y&z");
	CHECK_SPAN(page_element_text(&page, 3), "z");
	CHECK_NUMBER(page.elements[3].end_block, 2);
	CHECK_SPAN(page_attribute(&page, 3, ATTR_TITLE), "<");
	CHECK(page_attribute(&page, 3, ATTR_ID).ptr == NULL);
	CHECK(page_has_class(&page, 1, SPAN("a")) && page_has_class(&page, 1, SPAN("b")));
	CHECK(!page_has_class(&page, 1, SPAN("c")));
	CHECK_NUMBER(page_ancestor(&page, 3, HTML_DIV), 1);
	CHECK_NUMBER(page_ancestor(&page, 4, HTML_DIV), 0);
	CHECK_NUMBER(page.blocks[1].element, 2);
	CHECK_NUMBER(page.blocks[1].tag, HTML_P);
	page_free(&page);
}

/* Every class has its number, however many there are, and elements with the same one share it. */
static void
numbers_classes(void)
{
	enum { CLASSES = 3000 };
	struct page page = PAGE_INIT;
	struct buffer buf = BUFFER_INIT;

	for (int round = 0; round < 2; round++)
		for (int i = 0; i < CLASSES; i++)
			buffer_print(&buf, "<b class='%s%d'>a</b>", i % 2 ? "c" : "a longer class ", i);
	page_from_html(&page, buffer_span(&buf));
	CHECK_NUMBER(page.n_attributes, 2 * CLASSES);
	CHECK(page.classes.n >= CLASSES && page.classes.n < CLASSES + CLASSES / 10);
	for (size_t i = 0; i < page.n_attributes; i++)
		CHECK(span_equal(page.classes.values[page.attributes[i].number],
		    page.attributes[i].value));
	page_from_html(&page, SPAN("<b class=x><b class=y><b class=x>"));
	CHECK_NUMBER(page.classes.n, 2);
	CHECK_NUMBER(page.attributes[0].number, page.attributes[2].number);
	buffer_free(&buf);
	page_free(&page);
}

static void
bounds_depth(void)
{
	struct page page = PAGE_INIT;
	struct buffer buf = BUFFER_INIT;

	for (int i = 0; i < 2000; i++)
		buffer_add(&buf, SPAN("<div>a"));
	for (int i = 0; i < 2000; i++)
		buffer_add(&buf, SPAN("</div>b"));
	page_from_html(&page, buffer_span(&buf));
	CHECK_NUMBER(page.n_elements, PAGE_DEPTH_MAX);
	CHECK_NUMBER(page.n_blocks, 4000);
	CHECK_NUMBER(page.blocks[3999].element, 0);
	buffer_free(&buf);
	page_free(&page);
}

static void
renders_lists_and_rows(void)
{
	static const bool all[8] = { true, true, true, true, true, true, true, true };
	static const bool some[8] = { true, false, true, false, true, true, false, true };
	struct page page = PAGE_INIT;
	struct buffer out = BUFFER_INIT;
	struct page_span spans[8];

	page_from_html(&page, SPAN("<p>a<ol><li>b<ul><li>c</ul><li><p>d</p>e</ol>"
	                           "<table><tr><td>f<td>g<td>h</table>"));
	CHECK_NUMBER(page.n_blocks, 8);
	CHECK_NUMBER(page_render(&page, all, &out, spans), 8);
	CHECK_SPAN(buffer_span(&out), "a\n\n1. b\n  • c\n\n2. d\n\n  e\n\nf\tg\th");
	CHECK_SPAN(span_slice(buffer_span(&out), spans[2].start, spans[2].end), "c");
	buffer_reset(&out);
	CHECK_NUMBER(page_render(&page, some, &out, spans), 5);
	CHECK_SPAN(buffer_span(&out), "a\n\n  • c\n\n  e\n\nf\nh");
	CHECK_NUMBER(spans[1].block, 2);
	buffer_free(&out);
	page_free(&page);
}

static void
gathers_facts(void)
{
	struct page page = PAGE_INIT;

	page_from_html(&page, SPAN(
	    "<html lang=de-AT><title> A &amp; B  | Site</title><meta property='og:title' content='A &amp; B'>"
	    "<meta name=DC.Creator content='By Ann'><link rel=canonical href='https://x.test/a?b&amp;c'>"
	    "<meta name=keywords content='k, l,,m'>"
	    "<script type='application/ld+json'>//<![CDATA[\n{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#p\","
	    "\"name\":\"Bea\"},{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2020-01-02\",\"author\":"
	    "{\"@id\":\"#p\"},\"headline\":\"A\tB\"}]}\n//]]></script><h1>A &amp; B</h1>"));
	CHECK_SPAN(page_fact(&page, "title"), "A & B | Site");
	CHECK_SPAN(page_fact(&page, "url"), "https://x.test/a?b&c");
	CHECK_SPAN(page_fact(&page, "lang"), "de-AT");
	CHECK_SPAN(page_fact(&page, "date"), "2020-01-02");
	CHECK_SPAN(page_fact(&page, "tags"), "k");
	CHECK(page_fact(&page, "sitename").ptr == NULL);
	CHECK_SPAN(page_title(&page, SPAN("")), "A & B");
	for (size_t i = 0, n = 0; i < page.n_facts; i++)
		if (span_equal(span_from(page.facts[i].key), SPAN("author")))
			CHECK_SPAN(page.facts[i].value, n++ == 0 ? "By Ann" : "Bea");
	page_free(&page);
}

static void
reads_microdata_of_the_first_article(void)
{
	struct page page = PAGE_INIT;

	page_from_html(&page, SPAN(
	    "<div itemscope itemtype='http://schema.org/Article'><b itemprop=headline>H</b>"
	    "<span itemprop=author itemscope itemtype='http://schema.org/Person'>by <i itemprop=name>Ann</i>"
	    "</span><time itemprop=datePublished datetime=2020-01-02>then</time>"
	    "<div itemscope itemtype='http://schema.org/Comment'><i itemprop=author>Bob</i></div></div>"
	    "<div itemscope itemtype='http://schema.org/Article'><b itemprop=headline>I</b></div>"));
	CHECK_SPAN(page_fact(&page, "title"), "H");
	CHECK_SPAN(page_fact(&page, "author"), "Ann");
	CHECK_SPAN(page_fact(&page, "date"), "2020-01-02");
	CHECK_SPAN(page_title(&page, SPAN("")), "H");
	for (size_t i = 0; i < page.n_facts; i++)
		CHECK(!span_equal(page.facts[i].value, SPAN("Bob")));
	page_free(&page);
}

static struct record *
record_of(const char *line, struct arena *arena)
{
	struct record *rec = record_new(arena);
	size_t at;

	CHECK(record_parse(rec, span_from(line), arena, &at) == NULL);
	return rec;
}

static void
reads_records_back(void)
{
	struct arena arena = ARENA_INIT;
	struct page page = PAGE_INIT;
	struct page_span spans[4];
	static const bool all[4] = { true, true, true, true };
	struct buffer out = BUFFER_INIT;
	struct record *rec = record_of("{\"text\":\"é a\\n\\n1. b\\n  • c\\td\",\"blocks\":["
	                               "{\"start\":0,\"end\":3,\"label\":\"title\",\"tag\":\"h1\",\"level\":0,\"links\":0.5},"
	                               "{\"start\":8,\"end\":9,\"label\":\"list\",\"tag\":\"li\",\"level\":1,\"links\":0},"
	                               "{\"start\":14,\"end\":15,\"label\":\"x\",\"tag\":\"\",\"level\":2,\"links\":0},"
	                               "{\"start\":16,\"end\":17,\"label\":\"text\",\"tag\":\"td\",\"level\":0,\"links\":1}]}",
	    &arena);

	CHECK(page_from_record(&page, rec));
	CHECK_NUMBER(page.n_blocks, 4);
	CHECK_SPAN(page_block_text(&page, &page.blocks[0]), "é a");
	CHECK_NUMBER(page.blocks[0].label, LABEL_TITLE);
	CHECK_NUMBER(page.blocks[0].tag, HTML_H1);
	CHECK_NUMBER(page.blocks[0].link_bytes, 2);
	CHECK_NUMBER(page.blocks[1].gap, 2);
	CHECK_NUMBER(page.blocks[1].ordinal, 1);
	CHECK(page.blocks[2].item && page.blocks[2].ordinal == 0 && page.blocks[2].level == 2);
	CHECK(page.blocks[3].cell);
	page_render(&page, all, &out, spans);
	CHECK_SPAN(buffer_span(&out), "é a\n\n1. b\n  • c\td");
	page_set_blocks(&page, spans, 1, buffer_span(&out), rec);
	CHECK_SPAN(record_raw(rec, "blocks"),
	    "[{\"start\":0,\"end\":3,\"label\":\"title\",\"tag\":\"h1\",\"level\":0,\"links\":0.5}]");
	record_free(rec);
	CHECK(!page_from_record(&page, record_new(&arena)));
	buffer_free(&out);
	page_free(&page);
	arena_free(&arena);
}

static void
sets_metadata_that_is_absent(void)
{
	struct arena arena = ARENA_INIT;
	struct page page = PAGE_INIT;
	struct record *rec = record_of("{\"metadata\":{\"title\":\"kept\"}}", &arena);

	page_from_html(&page, SPAN(
	    "<html lang=EN-us><link rel=canonical href=https://www.x.test:80/a><meta name=author content='by Ann'>"
	    "<meta property=article:author content=https://social.test/ann><meta name=keywords content='a, b, A'>"));
	page_set_metadata(&page, rec);
	CHECK_SPAN(record_string(rec, "metadata.title"), "kept");
	CHECK_SPAN(record_string(rec, "metadata.author"), "Ann");
	CHECK_SPAN(record_string(rec, "metadata.hostname"), "www.x.test");
	CHECK_SPAN(record_string(rec, "metadata.lang"), "en");
	CHECK_SPAN(record_raw(rec, "metadata.tags"), "[\"a\",\"b\"]");
	CHECK(record_raw(rec, "metadata.categories").ptr == NULL);
	record_free(rec);
	page_free(&page);
	arena_free(&arena);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(folds_white_space),
		UNIT(leaves_out_what_no_browser_shows),
		UNIT(parts_words_at_block_borders),
		UNIT(breaks_lines),
		UNIT(keeps_preformatted_text),
		UNIT(numbers_list_items),
		UNIT(keeps_cells_apart),
		UNIT(marks_what_is_hidden),
		UNIT(shows_hidden_content_that_is_most_of_the_page),
		UNIT(reads_the_article_of_a_shell_from_its_data),
		UNIT(keeps_text_hidden_inside_a_line_in_its_element),
		UNIT(closes_elements_as_browsers_do),
		UNIT(counts_link_and_emphasis_bytes),
		UNIT(links_elements_to_text_and_blocks),
		UNIT(numbers_classes),
		UNIT(bounds_depth),
		UNIT(renders_lists_and_rows),
		UNIT(gathers_facts),
		UNIT(reads_microdata_of_the_first_article),
		UNIT(reads_records_back),
		UNIT(sets_metadata_that_is_absent),
		UNIT_END,
	};

	return unit_run(tests);
}
