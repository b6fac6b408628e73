/*
 * html_fact_micro - facts from microdata: the properties of the first article of the page
 */
#include "html_fact.h"

enum { PROPERTIES_MAX = 1000, VALUE_BYTES = 1000 };

static const struct property {
	struct span name;
	const char *key;
} properties[] = {
	{ { "headline", 8 }, "title" },       { { "author", 6 }, "author" },
	{ { "datePublished", 13 }, "date" },  { { "dateModified", 12 }, "modified" },
	{ { "dateCreated", 11 }, "date" },    { { "articleSection", 14 }, "categories" },
	{ { "keywords", 8 }, "tags" },        { { "inLanguage", 10 }, "lang" },
	{ { "creator", 7 }, "author" },
};

static const char *
property_key(struct span names)
{
	struct span name;

	while (span_split(&names, ' ', &name))
		for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
			if (span_equal_nocase(name, properties[i].name))
				return properties[i].key;
	return NULL;
}

/* The nearest element above that starts an item with a type; 0 if there is none. */
static uint32_t
find_scope(const struct page *page, uint32_t element)
{
	uint32_t at = element;

	while (at > 0) {
		at = page->elements[at].parent;
		if (page_attribute(page, at, ATTR_ITEMTYPE).ptr != NULL)
			break;
	}
	return at;
}

static bool
is_article(struct span type)
{
	return span_find(type, SPAN("Article")) < type.len ||
	    span_find(type, SPAN("Posting")) < type.len ||
	    span_find(type, SPAN("/Recipe")) < type.len || span_find(type, SPAN("/Review")) < type.len ||
	    span_find(type, SPAN("/Question")) < type.len;
}

/* A person's name inside an author item; the item itself if it has none. */
static uint32_t
find_name(const struct page *page, uint32_t item)
{
	uint32_t end = page->elements[item].end;

	if (page_attribute(page, item, ATTR_ITEMSCOPE).ptr == NULL)
		return item;
	if (end > item + 64)
		end = item + 64;
	for (uint32_t i = item + 1; i < end; i++)
		if (span_equal_nocase(page_attribute(page, i, ATTR_ITEMPROP), SPAN("name")))
			return i;
	return item;
}

static struct span
value_of(const struct page *page, uint32_t element)
{
	static const enum html_attribute names[] = { ATTR_CONTENT, ATTR_DATETIME };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct span value = page_attribute(page, element, names[i]);

		if (value.ptr != NULL)
			return value;
	}
	return page_element_text(page, element);
}

static bool
is_date(const char *key)
{
	return strcmp(key, "date") == 0 || strcmp(key, "modified") == 0;
}

/* Where the page has a heading, an article without it is another one, shown beside the page's own. */
static bool
is_beside(const struct page *page, uint32_t article, uint32_t heading)
{
	return heading != 0 && (heading < article || heading >= page->elements[article].end);
}

static uint32_t
find_heading(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_elements; i++)
		if (page->elements[i].tag == HTML_H1 && !(page->elements[i].flags & ELEMENT_HIDDEN))
			return i;
	return 0;
}

/* The article whose properties are the page's. */
struct article {
	uint32_t element; /* 0: not known */
	bool beside;
};

/* The article that holds the page's heading, else the first. */
static void
find_article(const struct page *page, struct article *article)
{
	uint32_t heading = find_heading(page);

	for (uint32_t i = 1; i < page->n_elements; i++) {
		bool beside = is_beside(page, i, heading);

		if (page->elements[i].n_attributes == 0 || (beside && article->element != 0) ||
		    !is_article(page_attribute(page, i, ATTR_ITEMTYPE)))
			continue;
		article->element = i;
		article->beside = beside;
		if (!beside)
			return;
	}
}

static void
read_property(struct page *page, uint32_t element, struct span names, struct article *article)
{
	const char *key = property_key(names);
	struct span value;
	uint32_t scope;
	bool beside;

	if (key == NULL)
		return;
	scope = find_scope(page, element);
	if (article->element == 0 && is_article(page_attribute(page, scope, ATTR_ITEMTYPE)))
		find_article(page, article);
	if (scope != article->element && !(scope == 0 && is_date(key) &&
	    page->elements[element].tag == HTML_META))
		return;
	beside = article->beside && scope != 0 && is_date(key);
	value = value_of(page, find_name(page, element));
	if (value.len > 0 && value.len < VALUE_BYTES)
		page_add_fact(page, key, beside ? "microdata-far" : "microdata", value);
}

/* Most pages have none, which is soon seen. */
static bool
has_items(const struct page *page)
{
	for (size_t i = 0; i < page->n_attributes; i++)
		if (page->attributes[i].name == ATTR_ITEMPROP ||
		    page->attributes[i].name == ATTR_ITEMTYPE)
			return true;
	return false;
}

void
html_fact_microdata(struct page *page)
{
	struct article article = { .element = 0 };
	int n = 0;

	if (!has_items(page))
		return;
	for (uint32_t i = 0; i < page->n_elements && n < PROPERTIES_MAX; i++) {
		const struct element *e = &page->elements[i];
		struct span names = { NULL, 0 }, type = { NULL, 0 };

		for (uint32_t k = e->first_attribute; k < e->first_attribute + e->n_attributes; k++) {
			if (page->attributes[k].name == ATTR_ITEMPROP)
				names = page->attributes[k].value;
			else if (page->attributes[k].name == ATTR_ITEMTYPE)
				type = page->attributes[k].value;
		}
		if (type.ptr != NULL)
			html_fact_type(page, "microdata", type);
		if (names.ptr != NULL)
			read_property(page, i, names, &article);
		n += names.ptr != NULL || type.ptr != NULL;
	}
}
