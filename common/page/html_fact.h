/*
 * html_fact - what a page says of itself: title, author, dates, address, site, language, subject
 *
 * From the title, meta and link elements, JSON-LD, microdata and the first headings. Facts are
 * collected as they are met; html_fact_finish adds those that need the whole page. The keys are the
 * names of metadata, and besides `type` (of JSON-LD and microdata nodes), `pagetype` (og:type) and
 * `generator`.
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

/* The content of a JSON-LD script: kept in page.json if it is valid, after the usual repairs. */
void html_fact_json(struct page *page, struct span script);

/* The type of a JSON-LD or microdata node: a fact, without the address of its vocabulary. */
void html_fact_type(struct page *page, const char *source, struct span type);

/* Dates of publication in any other script. */
void html_fact_script(struct page *page, struct span script);

/*
 * The text of the article that the JSON-LD node for the page holds, in the arena; empty if there is
 * none. It may be markup.
 */
struct span html_fact_article(struct page *page);

/* Facts of the JSON-LD node that stands for the page. */
void html_fact_linked_data(struct page *page);

/* Facts of the first article in microdata. */
void html_fact_microdata(struct page *page);

#endif
