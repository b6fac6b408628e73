/*
 * html_fact - what a page says of itself: title, author, dates, address, site, language, subject
 */
#include "html_fact.h"

#include "html_build.h"

enum { NAME_BYTES = 40, HEADINGS_MAX = 5, HEADING_BYTES = 400, TYPE_BYTES = 400 };

/*
 * Names of meta elements, whichever attribute they stand in, as letters and digits only: `og:title`,
 * `dc.title` and `DC_Title` are written in many ways. In byte order.
 */
static const struct meta_name {
	const char *name, *key;
} meta_names[] = {
	{ "abstract", "description" }, { "applemobilewebapptitle", "sitename" },
	{ "applicationname", "sitename" }, { "articleauthor", "author" },
	{ "articleauthorname", "author" }, { "articlecreated", "date" },
	{ "articledateoriginal", "date" }, { "articledateupdated", "modified" },
	{ "articlemodified", "modified" }, { "articlemodifiedtime", "modified" },
	{ "articlepublicationdate", "date" }, { "articlepublished", "date" },
	{ "articlepublishedtime", "date" }, { "articlepublishername", "sitename" },
	{ "articlesection", "categories" }, { "articletag", "tags" },
	{ "articleupdated", "modified" }, { "author", "author" }, { "authors", "author" },
	{ "bookauthor", "author" }, { "bookreleasedate", "date" }, { "byl", "author" },
	{ "byline", "author" }, { "category", "categories" }, { "cgcategory", "categories" },
	{ "citationauthor", "author" }, { "citationdate", "date" }, { "citationkeywords", "tags" },
	{ "citationonlinedate", "date" }, { "citationpublicationdate", "date" },
	{ "citationtitle", "title" }, { "contentlanguage", "lang" }, { "created", "date" },
	{ "creationdate", "date" }, { "creator", "author" }, { "cxenseparseauthor", "author" },
	{ "cxenseparsepublishtime", "date" },
	{ "cxenseparserecspublishtime", "date" }, { "date", "date" }, { "dateavailable", "date" },
	{ "datecreated", "date" },
	{ "datemodified", "modified" }, { "datepub", "date" }, { "datepublished", "date" },
	{ "dateupdate", "modified" }, { "dateupdated", "modified" },
	{ "dccontributor", "author" }, { "dccreated", "date" }, { "dccreator", "author" },
	{ "dcdate", "date" }, { "dcdatecreated", "date" }, { "dcdateissued", "date" },
	{ "dcdatemodified", "modified" }, { "dcdescription", "description" },
	{ "dcidentifierurl", "url" }, { "dcissued", "date" }, { "dclanguage", "lang" },
	{ "dcmodified", "modified" }, { "dcpublisher", "sitename" }, { "dcsubject", "tags" },
	{ "dctermsabstract", "description" }, { "dctermscreated", "date" },
	{ "dctermscreator", "author" }, { "dctermsdate", "date" },
	{ "dctermsdescription", "description" }, { "dctermsissued", "date" },
	{ "dctermslanguage", "lang" }, { "dctermsmodified", "modified" },
	{ "dctermspublisher", "sitename" }, { "dctermssubject", "tags" },
	{ "dctermstitle", "title" }, { "dctermstype", "pagetype" }, { "dctitle", "title" },
	{ "dctype", "pagetype" }, { "description", "description" }, { "displaydate", "date" },
	{ "generator", "generator" }, { "gentime", "date" }, { "hdl", "title" },
	{ "headline", "title" }, { "inlanguage", "lang" }, { "iso8601publishdate", "date" },
	{ "issued", "date" }, { "keywords", "tags" }, { "language", "lang" },
	{ "lastmod", "modified" }, { "lastmodified", "modified" }, { "lastupdate", "modified" },
	{ "lastupdated", "modified" }, { "lead", "description" }, { "moddate", "modified" }, { "modified", "modified" },
	{ "modifiedtime", "modified" }, { "newskeywords", "tags" },
	{ "ogarticleauthor", "author" }, { "ogarticlemodifiedtime", "modified" },
	{ "ogarticlepublishedtime", "date" }, { "ogarticlesection", "categories" },
	{ "ogarticletag", "tags" }, { "ogauthor", "author" }, { "ogdescription", "description" },
	{ "ogheadline", "title" }, { "ogimage", "image" }, { "ogimagesecureurl", "image" },
	{ "ogimageurl", "image" }, { "oglocale", "lang" }, { "ogmodifiedtime", "modified" },
	{ "ogpublishedtime", "date" }, { "ogsitename", "sitename" }, { "ogtitle", "title" },
	{ "ogtype", "pagetype" }, { "ogupdatedtime", "modified" }, { "ogurl", "url" },
	{ "originalpublicationdate", "date" }, { "pagecategory", "categories" },
	{ "parselyauthor", "author" }, { "parselyimageurl", "image" }, { "parselylink", "url" },
	{ "parselypubdate", "date" }, { "parselysection", "categories" },
	{ "parselytags", "tags" }, { "parselytitle", "title" }, { "parselytype", "pagetype" },
	{ "pdate", "date" }, { "postdate", "date" }, { "ptime", "date" }, { "pubdate", "date" },
	{ "pubdatetime", "date" }, { "publicationdate", "date" }, { "publishdate", "date" },
	{ "published", "date" }, { "publishedat", "date" }, { "publisheddate", "date" },
	{ "publishedtime", "date" }, { "publisher", "sitename" }, { "publishtime", "date" },
	{ "rbauthor", "author" }, { "rbctitle", "title" }, { "releasedate", "date" },
	{ "revised", "modified" }, { "rnewsdatepublished", "date" },
	{ "sailthruauthor", "author" }, { "sailthrudate", "date" },
	{ "sailthrudescription", "description" }, { "sailthruimagefull", "image" },
	{ "sailthrutags", "tags" }, { "sailthrutitle", "title" }, { "section", "categories" },
	{ "tags", "tags" }, { "thumbnail", "image" }, { "thumbnailurl", "image" },
	{ "title", "title" }, { "twitterdata1", "data1" },
	{ "twitterdata2", "data2" },
	{ "twitterdescription", "description" }, { "twitterimage", "image" },
	{ "twitterimagesrc", "image" }, { "twitterlabel1", "label1" },
	{ "twitterlabel2", "label2" }, { "twittertitle", "title" }, { "twitterurl", "url" },
	{ "updated", "modified" }, { "updatedtime", "modified" }, { "utime", "modified" }, { "videoreleasedate", "date" },
	{ "weiboarticlecreateat", "date" }, { "xpubdate", "date" },
};

/* Adds a value with white space folded and references decoded, unless it is empty. */
static void
add_value(struct page *page, const char *key, const char *source, struct span value)
{
	char *copy = arena_get(&page->arena, HTML_DECODED_BYTES(value.len));
	struct span folded = span_make(copy, flow_fold(value, copy));

	if (folded.len > 0)
		page_add_fact(page, key, source, folded);
}

/* The letters and digits of a name in lower case; 0 when they do not fit. */
static size_t
simplify(struct span name, char out[NAME_BYTES])
{
	size_t n = 0;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			continue;
		if (n == NAME_BYTES)
			return 0;
		out[n++] = c;
	}
	return n;
}

/* The key that a name of our table stands for, NULL if it is none. */
static const char *
listed_key(struct span simple)
{
	size_t low = 0, high = sizeof(meta_names) / sizeof(meta_names[0]);

	while (low < high) {
		size_t middle = (low + high) / 2;
		struct span here = span_from(meta_names[middle].name);
		size_t shorter = here.len < simple.len ? here.len : simple.len;
		int order = memcmp(here.ptr, simple.ptr, shorter);

		if (order == 0 && here.len == simple.len)
			return meta_names[middle].key;
		if (order < 0 || (order == 0 && here.len < simple.len))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool
holds(struct span text, const char *word)
{
	return span_find(text, span_from(word)) < text.len;
}

/* Publishers make up names for dates: zdf_publicationDate, w-published-date, bt:pubDate. */
static const char *
date_key(struct span simple)
{
	if (!holds(simple, "date") && !holds(simple, "time"))
		return NULL;
	if (holds(simple, "publish") || holds(simple, "publication") || holds(simple, "pubdate") ||
	    holds(simple, "uploaddate") || holds(simple, "releasedate"))
		return "date";
	if (holds(simple, "modifi") || holds(simple, "moddate") || holds(simple, "lastupdate"))
		return "modified";
	return NULL;
}

/* The key that a meta name stands for, NULL if it is none of ours. */
static const char *
meta_key(struct span name)
{
	char room[NAME_BYTES];
	struct span simple = span_make(room, simplify(name, room));
	const char *key;

	if (simple.len == 0)
		return NULL;
	key = listed_key(simple);
	return key != NULL ? key : date_key(simple);
}

static struct span
find_attribute(const struct html_pair *attributes, uint32_t n, enum html_attribute name)
{
	for (uint32_t i = 0; i < n; i++)
		if (html_attribute(attributes[i].name) == name)
			return attributes[i].value;
	return span_make(NULL, 0);
}

static const char *
meta_source(struct span name)
{
	static const struct {
		struct span prefix;
		const char *source;
	} rows[] = {
		{ { "og:", 3 }, "og" }, { { "article:", 8 }, "og" }, { { "twitter:", 8 }, "twitter" },
		{ { "dc", 2 }, "dc" }, { { "citation_", 9 }, "citation" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (span_equal_nocase(span_slice(name, 0, rows[i].prefix.len), rows[i].prefix))
			return rows[i].source;
	return "meta";
}

/* Lists of tags are split at commas. */
static void
add_list(struct page *page, const char *key, const char *source, struct span list)
{
	struct span item;

	while (span_split(&list, ',', &item))
		add_value(page, key, source, item);
}

static void
read_meta(struct page *page, const struct html_pair *attributes, uint32_t n)
{
	static const enum html_attribute names[] = { ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP,
		ATTR_HTTP_EQUIV };
	struct span content = find_attribute(attributes, n, ATTR_CONTENT);

	for (size_t i = 0; content.len > 0 && i < sizeof(names) / sizeof(names[0]); i++) {
		struct span name = find_attribute(attributes, n, names[i]);
		const char *key = meta_key(name), *source = meta_source(name);

		if (key == NULL)
			continue;
		if (names[i] == ATTR_ITEMPROP && (strcmp(key, "date") == 0 || strcmp(key, "modified") == 0))
			return;
		if (names[i] == ATTR_ITEMPROP)
			source = "microdata";
		if (span_equal(span_from(key), SPAN("tags")) &&
		    !span_equal(span_from(source), SPAN("og")))
			add_list(page, key, source, content);
		else
			add_value(page, key, source, content);
		return;
	}
}

static void
read_link(struct page *page, const struct html_pair *attributes, uint32_t n)
{
	struct span rel = span_trim(find_attribute(attributes, n, ATTR_REL));
	struct span href = find_attribute(attributes, n, ATTR_HREF);

	if (span_equal_nocase(rel, SPAN("canonical")))
		add_value(page, "url", "link", href);
	else if (span_equal_nocase(rel, SPAN("image_src")))
		add_value(page, "image", "link", href);
}

void
html_fact_tag(struct page *page, const struct html_token *token,
    const struct html_pair *attributes)
{
	if (token->tag == HTML_META)
		read_meta(page, attributes, token->n_attributes);
	else
		read_link(page, attributes, token->n_attributes);
}

void
html_fact_raw(struct page *page, const struct html_token *token,
    const struct html_pair *attributes)
{
	struct span type;

	if (token->tag == HTML_TITLE) {
		if (!page->has_title)
			add_value(page, "title", "title", token->text);
		page->has_title = true;
	} else if (token->tag == HTML_SCRIPT) {
		type = find_attribute(attributes, token->n_attributes, ATTR_TYPE);
		if (span_find_nocase(type, SPAN("ld+json")) < type.len)
			html_fact_json(page, token->text);
		else
			html_fact_script(page, token->text);
	}
}

static void
add_headings(struct page *page)
{
	int n = 0;

	for (uint32_t i = 0; i < page->n_elements && n < HEADINGS_MAX; i++) {
		struct span text;

		if (page->elements[i].tag != HTML_H1 || page->elements[i].flags & ELEMENT_HIDDEN)
			continue;
		text = page_element_text(page, i);
		if (text.len == 0 || text.len > HEADING_BYTES)
			continue;
		page_add_fact(page, "title", "h1", text);
		n++;
	}
}

/* Of the html element, else of the body. */
static void
add_language(struct page *page)
{
	for (uint32_t i = 1; i < page->n_elements && i < 4; i++) {
		struct span lang = page_attribute(page, i, ATTR_LANG);

		if ((page->elements[i].tag == HTML_HTML || page->elements[i].tag == HTML_BODY) &&
		    lang.len > 0)
			page_add_fact(page, "lang", "html", lang);
	}
}

void
html_fact_type(struct page *page, const char *source, struct span type)
{
	const char *slash = memrchr(type.ptr, '/', type.len);

	if (slash != NULL)
		type = span_slice(type, (size_t)(slash - type.ptr) + 1, type.len);
	if (type.len > 0 && type.len < TYPE_BYTES)
		page_add_fact(page, "type", source, type);
}

void
html_fact_finish(struct page *page)
{
	add_language(page);
	html_fact_linked_data(page);
	html_fact_microdata(page);
	add_headings(page);
}
