/*
 * html_fact_micro - facts from microdata: the properties of the first article of the page
 */
#include "html_fact.h"

enum { PROPERTIES_MAX = 1000, VALUE_BYTES = 1000, TITLE_BYTES = 400 };

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
	    span_find(type, SPAN("/Recipe")) < type.len || span_find(type, SPAN("/Review")) < type.len;
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

/* A type is a fact too, without the address of its vocabulary. */
static void
add_type(struct page *page, struct span type)
{
	const char *slash = memrchr(type.ptr, '/', type.len);

	if (slash != NULL)
		type = span_slice(type, (size_t)(slash - type.ptr) + 1, type.len);
	if (type.len > 0 && type.len < TITLE_BYTES)
		page_add_fact(page, "type", "microdata", type);
}

static void
read_property(struct page *page, uint32_t element, struct span names, uint32_t *article)
{
	const char *key = property_key(names);
	struct span value;
	uint32_t scope;

	if (key == NULL)
		return;
	scope = find_scope(page, element);
	if (*article == 0 && is_article(page_attribute(page, scope, ATTR_ITEMTYPE)))
		*article = scope;
	if (scope != *article || scope == 0)
		return;
	value = value_of(page, find_name(page, element));
	if (value.len > 0 && value.len < VALUE_BYTES)
		page_add_fact(page, key, "microdata", value);
}

void
html_fact_microdata(struct page *page)
{
	uint32_t article = 0;
	int n = 0;

	for (uint32_t i = 0; i < page->n_elements && n < PROPERTIES_MAX; i++) {
		struct span names, type;

		if (page->elements[i].n_attributes == 0)
			continue;
		names = page_attribute(page, i, ATTR_ITEMPROP);
		type = page_attribute(page, i, ATTR_ITEMTYPE);
		if (type.ptr != NULL)
			add_type(page, type);
		if (names.ptr != NULL)
			read_property(page, i, names, &article);
		n += names.ptr != NULL || type.ptr != NULL;
	}
}
