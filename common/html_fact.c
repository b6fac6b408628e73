/*
 * html_fact - what a page says of itself: title, author, dates, address, site, language, subject
 */
#include "html_fact.h"

#include "html_build.h"

/* Adds a value with white space folded and references decoded, unless it is empty. */
static void
add_folded(struct page *page, const char *key, const char *source, struct span value)
{
	char *copy = arena_get(&page->arena, HTML_DECODED_BYTES(value.len));
	struct span folded = span_make(copy, flow_fold(value, copy));

	if (folded.len > 0)
		page_add_fact(page, key, source, folded);
}

void
html_fact_tag(struct page *page, const struct html_token *token,
    const struct html_pair *attributes)
{
	(void)page, (void)token, (void)attributes;
}

void
html_fact_raw(struct page *page, const struct html_token *token,
    const struct html_pair *attributes)
{
	(void)attributes;
	if (token->tag == HTML_TITLE && page_fact(page, "title").ptr == NULL)
		add_folded(page, "title", "title", token->text);
}

void
html_fact_finish(struct page *page)
{
	(void)page;
}
