/*
 * features_page - what kind of page it is: size, links, declared type, address, forms; its thread
 */
#include <string.h>

#include "features_parts.h"

/* og:type in an order trees can cut. */
static uint8_t
declared_type(const struct page *page, uint32_t element)
{
	struct span name = page_attribute(page, element, ATTR_PROPERTY);
	struct span value = page_attribute(page, element, ATTR_CONTENT);

	if (name.ptr == NULL || !span_equal_nocase(name, SPAN("og:type")) || value.ptr == NULL)
		return 0;
	if (span_equal_nocase(value, SPAN("article")))
		return 4;
	if (span_find_nocase(value, SPAN("product")) < value.len)
		return 2;
	return span_equal_nocase(value, SPAN("website")) ? 1 : 3;
}

/* How many parts the path of an address has; 0 for a home page. */
static uint8_t
path_parts(struct span url)
{
	size_t at = span_find(url, SPAN("://"));
	uint8_t n = 0;

	for (size_t i = at + 3; i < url.len; i++)
		n = (uint8_t)(n + (url.ptr[i] == '/' && i + 1 < url.len && n < 250));
	return n;
}

struct counts {
	uint32_t headings[3], paragraphs, articles, forms, images, items, cells, scripts;
	uint8_t type;
};

static void
count_element(const struct page *page, uint32_t i, struct counts *counts)
{
	switch (page->elements[i].tag) {
	case HTML_H1: counts->headings[0]++; break;
	case HTML_H2: counts->headings[1]++; break;
	case HTML_H3: counts->headings[2]++; break;
	case HTML_P: counts->paragraphs++; break;
	case HTML_ARTICLE: counts->articles++; break;
	case HTML_FORM: counts->forms++; break;
	case HTML_IMG: counts->images++; break;
	case HTML_LI: counts->items++; break;
	case HTML_TD: counts->cells++; break;
	case HTML_META:
		if (counts->type == 0)
			counts->type = declared_type(page, i);
		break;
	default: break;
	}
}

static bool
has_fact(const struct page *page, const char *source)
{
	for (size_t i = 0; i < page->n_facts; i++)
		if (span_equal(span_from(page->facts[i].source), span_from(source)))
			return true;
	return false;
}

/* What JSON-LD says the page is: a bit for each kind. */
static uint8_t
json_kinds(const struct page *page)
{
	static const char *const kinds[][4] = {
		{ "Article\"", "BlogPosting\"" },
		{ "Product\"", "Offer\"" },
		{ "DiscussionForumPosting\"", "QAPage\"", "Question\"" },
		{ "ItemList\"", "CollectionPage\"", "SearchResultsPage\"" },
	};
	uint8_t found = 0;

	for (size_t i = 0; i < page->n_json; i++)
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			for (size_t w = 0; w < 4 && kinds[k][w] != NULL; w++)
				if (span_find(page->json[i], span_from(kinds[k][w])) < page->json[i].len)
					found |= (uint8_t)(1 << k);
	return found;
}

/* Shares of the blocks that hold a price, a date, nothing but a link. */
static void
count_signs(const struct features *features, uint8_t shares[3])
{
	size_t n = features->n_blocks, prices = 0, dates = 0, links = 0;

	for (size_t i = 0; i < n; i++) {
		const struct text_stats *s = &features->stats[i];

		prices += (s->signs & HAS_CURRENCY) != 0;
		dates += (s->signs & (HAS_YEAR | HAS_CLOCK)) != 0;
		links += s->words > 0 && s->links >= s->words;
	}
	shares[0] = bin_ratio(prices, n);
	shares[1] = bin_ratio(dates, n);
	shares[2] = bin_ratio(links, n);
}

void
features_page(struct features *features, const struct page *page)
{
	struct counts counts = { 0 };
	const struct totals *t = &features->totals[page->n_blocks];
	struct span url = page_fact(page, "url");
	uint8_t shares[3];

	for (uint32_t i = 1; i < page->n_elements; i++)
		count_element(page, i, &counts);
	count_signs(features, shares);
	const uint8_t values[] = {
		bin_log(page->n_blocks), bin_log(t->words), bin_ratio(t->link_words, t->words),
		bin_ratio(t->para_words, t->words), bin_log(t->para_words), bin_log(t->para_blocks),
		bin_log(page->n_elements), bin_clip(counts.headings[0]), bin_log(counts.headings[1]),
		bin_log(counts.headings[2]), bin_log(counts.paragraphs), bin_log(counts.articles),
		bin_log(counts.forms), bin_log(counts.images), bin_log(counts.items), bin_log(counts.cells),
		counts.type, url.ptr == NULL ? 255 : path_parts(url),
		(uint8_t)(has_fact(page, "json-ld") + 2 * (page_fact(page, "date").ptr != NULL) +
		    4 * (page_fact(page, "author").ptr != NULL)),
		json_kinds(page), shares[0], shares[1], shares[2],
	};

	for (size_t k = 0; k < sizeof values; k++)
		memset(features_column(features, F_PAGE + k), values[k], page->n_blocks);
	_Static_assert(sizeof values == F_THREAD_PAGE - F_PAGE, "a column for each value");
}

/* For each block: outside the thread, between its comments, a comment's head or controls, its text. */
static void
place_in_thread(const struct features *features, const struct page *page, const struct thread *thread)
{
	uint8_t *column = features_column(features, F_THREAD);
	uint8_t forum = thread->forum ? 4 : 0;

	for (size_t i = thread->first_block; i < thread->end_block && i < page->n_blocks; i++)
		column[i] = (uint8_t)(forum + 1);
	for (size_t c = 0; c < thread->n; c++) {
		const struct comment *comment = &thread->comments[c];

		for (size_t i = comment->first_block; i < comment->end_block && i < page->n_blocks; i++)
			column[i] =
			    (uint8_t)(forum + (page->blocks[i].label == LABEL_COMMENT_META ? 2 : 3));
	}
}

void
features_thread(struct features *features, const struct page *page, const struct thread *thread)
{
	uint32_t words = 0;
	const uint8_t *column = features_column(features, F_THREAD);

	if (thread->n == 0)
		return;
	place_in_thread(features, page, thread);
	for (size_t i = 0; i < page->n_blocks; i++)
		words += (column[i] & 3) >= 2 ? features->stats[i].words : 0;
	memset(features_column(features, F_THREAD_PAGE), bin_log(thread->n), page->n_blocks);
	memset(features_column(features, F_THREAD_PAGE + 1),
	    bin_ratio(words, features->totals[page->n_blocks].words), page->n_blocks);
}
