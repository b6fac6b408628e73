/*
 * html_fact - what a page says of itself: title, author, dates, address, site, language, subject
 *
 * From the title, meta and link elements, JSON-LD, microdata and the first heading. Facts are
 * collected as they are met; html_fact_finish adds those that need the whole page.
 */
#ifndef WINNOW_HTML_FACT_H
#define WINNOW_HTML_FACT_H

#include "html.h"
#include "page.h"

/* A meta or link element. */
void html_fact_tag(struct page *page, const struct html_token *token,
    const struct html_pair *attributes);

/* A title or a script, with its content. */
void html_fact_raw(struct page *page, const struct html_token *token,
    const struct html_pair *attributes);

/* The page has been read. */
void html_fact_finish(struct page *page);

#endif
