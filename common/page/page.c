/*
 * page - a web page as readers and extractors see it: text, elements and blocks
 */
#include "page.h"

#include "heap.h"
#include "utf8.h"

enum { KEPT_BYTES = 8 << 20 }; /* of one array, for the next page */

const char *const page_label_names[LABEL_COUNT] = {
	[LABEL_NONE] = "",
	[LABEL_TITLE] = "title",
	[LABEL_BYLINE] = "byline",
	[LABEL_HEADING] = "heading",
	[LABEL_TEXT] = "text",
	[LABEL_LIST] = "list",
	[LABEL_QUOTE] = "quote",
	[LABEL_CODE] = "code",
	[LABEL_TABLE] = "table",
	[LABEL_CAPTION] = "caption",
	[LABEL_COMMENT] = "comment",
	[LABEL_COMMENT_META] = "comment-meta",
	[LABEL_OTHER] = "other",
	[LABEL_RELATED] = "related",
	[LABEL_NAV] = "nav",
	[LABEL_FORM] = "form",
	[LABEL_BOILERPLATE] = "boilerplate",
};

/* Empties an array; an uncommonly large one goes back to the heap. */
static void *
reset_array(void *array, size_t *n, size_t *capacity, size_t size)
{
	*n = 0;
	if (*capacity * size <= KEPT_BYTES)
		return array;
	heap_free(array);
	*capacity = 0;
	return NULL;
}

void
page_reset(struct page *page)
{
	page->text.ptr = reset_array(page->text.ptr, &page->text.len, &page->text.capacity, 1);
	page->aside.ptr = reset_array(page->aside.ptr, &page->aside.len, &page->aside.capacity, 1);
	page->elements = reset_array(page->elements, &page->n_elements, &page->elements_capacity,
	    sizeof(*page->elements));
	page->attributes = reset_array(page->attributes, &page->n_attributes,
	    &page->attributes_capacity, sizeof(*page->attributes));
	page->blocks = reset_array(page->blocks, &page->n_blocks, &page->blocks_capacity,
	    sizeof(*page->blocks));
	page_classes_reset(&page->classes);
	page->n_facts = page->n_json = 0;
	page->nodes = NULL;
	page->authors.known = page->has_title = false;
	page->plain = false;
	arena_reset(&page->arena);
}

void
page_free(struct page *page)
{
	buffer_free(&page->text);
	buffer_free(&page->aside);
	buffer_free(&page->value);
	heap_free(page->elements);
	heap_free(page->attributes);
	page_classes_free(&page->classes);
	heap_free(page->blocks);
	heap_free(page->facts);
	heap_free(page->json);
	arena_free(&page->arena);
	*page = (struct page)PAGE_INIT;
}

struct span
page_attribute(const struct page *page, uint32_t element, enum html_attribute name)
{
	const struct element *here = &page->elements[element];
	const struct attribute *attribute;

	for (uint32_t i = 0; i < here->n_attributes; i++) {
		attribute = &page->attributes[here->first_attribute + i];
		if (attribute->name == name)
			return attribute->value;
	}
	return span_make(NULL, 0);
}

bool
page_has_class(const struct page *page, uint32_t element, struct span word)
{
	struct span class = page_attribute(page, element, ATTR_CLASS);
	size_t at = 0, start;

	while (at < class.len) {
		while (at < class.len && (class.ptr[at] == ' ' || (unsigned char)(class.ptr[at] - 9) < 5))
			at++;
		start = at;
		while (at < class.len && class.ptr[at] != ' ' && (unsigned char)(class.ptr[at] - 9) >= 5)
			at++;
		if (at > start && span_equal_nocase(span_slice(class, start, at), word))
			return true;
	}
	return false;
}

struct span
page_element_text(const struct page *page, uint32_t element)
{
	const struct element *here = &page->elements[element];

	return utf8_trim(span_slice(buffer_span(&page->text), here->text_start, here->text_end));
}

struct span
page_block_text(const struct page *page, const struct block *block)
{
	return span_slice(buffer_span(&page->text), block->start, block->end);
}

uint32_t
page_block_at(const struct page *page, size_t byte)
{
	size_t low = 0, high = page->n_blocks;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (page->blocks[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

uint32_t
page_ancestor(const struct page *page, uint32_t element, enum html_tag tag)
{
	while (element > 0 && page->elements[element].tag != tag)
		element = page->elements[element].parent;
	return element;
}

/* The bytes of the white space at `at`: ASCII or no-break; 0 if there is none. */
static size_t
space_at(struct span text, size_t at)
{
	if (text.ptr[at] == ' ' || (text.ptr[at] >= '\t' && text.ptr[at] <= '\r'))
		return 1;
	return span_starts(span_slice(text, at, text.len), SPAN("\xC2\xA0")) ? 2 : 0;
}

/* The value with each run of white space as one space, none at the ends. In the arena. */
static struct span
fold_space(struct page *page, struct span value)
{
	char *copy = arena_get(&page->arena, value.len);
	size_t n = 0;

	for (size_t at = 0, len; at < value.len; at += len) {
		len = space_at(value, at);
		if (len == 0) {
			copy[n++] = value.ptr[at];
			len = 1;
		} else if (n > 0 && copy[n - 1] != ' ') {
			copy[n++] = ' ';
		}
	}
	return span_trim(span_make(copy, n));
}

void
page_add_fact(struct page *page, const char *key, const char *source, struct span value)
{
	if (page->n_facts == PAGE_FACTS_MAX)
		return;
	value = fold_space(page, value);
	for (size_t i = 0; i < page->n_facts; i++) {
		const struct page_fact *fact = &page->facts[i];

		if (span_equal(fact->value, value) &&
		    span_equal(span_from(fact->key), span_from(key)) &&
		    span_equal(span_from(fact->source), span_from(source)))
			return;
	}
	page->facts = heap_grow(page->facts, &page->facts_capacity, page->n_facts + 1,
	    sizeof(*page->facts));
	page->facts[page->n_facts++] = (struct page_fact){ key, source, value };
}

int
page_trust(const char *source)
{
	static const char *const order[] = { "og", "json-ld", "link", "meta", "microdata", "html",
		"citation", "dc", "twitter" };
	int n = sizeof(order) / sizeof(order[0]);

	for (int i = 0; i < n; i++)
		if (source[0] == order[i][0] && strcmp(source, order[i]) == 0)
			return i;
	return n;
}

struct span
page_fact(const struct page *page, const char *key)
{
	for (size_t i = 0; i < page->n_facts; i++)
		if (span_equal(span_from(page->facts[i].key), span_from(key)))
			return page->facts[i].value;
	return span_make(NULL, 0);
}

enum block_label
page_label(struct span name)
{
	for (int label = LABEL_NONE + 1; label < LABEL_COUNT; label++)
		if (span_equal(name, span_from(page_label_names[label])))
			return (enum block_label)label;
	return LABEL_COUNT;
}
