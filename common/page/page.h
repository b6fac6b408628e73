/*
 * page - a web page as readers and extractors see it: text, elements and blocks
 *
 * HTML and plain text meet here. `text` is all the page shows, hidden parts included but marked, as
 * one UTF-8 string. `elements` is the tree in preorder, with text as byte ranges of `text` rather
 * than nodes. `blocks` are the runs of text between block-level borders (`<br><br>` is one too), in
 * order, never overlapping: the unit that is labelled, kept or dropped.
 *
 * All arrays belong to the page and are reused by the next one; spans point into the page's own
 * memory or into the source handed to page_from_html, which must outlive the page's use. A page is
 * bounded: see the limits below. Beyond them text is still kept, structure is not.
 */
#ifndef WINNOW_PAGE_H
#define WINNOW_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "buffer.h"
#include "html_name.h"
#include "page_class.h"
#include "record.h"
#include "span.h"

enum {
	PAGE_DEPTH_MAX = 512,         /* open elements; deeper ones are flattened into the last */
	PAGE_ELEMENTS_MAX = 1 << 20,  /* further ones leave no element */
	PAGE_BLOCKS_MAX = 1 << 20,    /* further ones become lines of the last */
	PAGE_FACTS_MAX = 1024,
	PAGE_ATTRIBUTES_MAX = 64,     /* of one element; further ones are dropped */
	PAGE_ATTRIBUTE_BYTES = 65536, /* of one value; the rest is dropped */
	PAGE_AUTHORS_MAX = 16,        /* further ones are not told */
};

enum element_flags {
	ELEMENT_HIDDEN = 1,  /* it or an ancestor: hidden, aria-hidden, display:none, template; not so
	                        if there is more text in it than all the page shows */
	ELEMENT_NOSCRIPT = 2, /* inside noscript */
	ELEMENT_BLOCK = 4,   /* block-level: breaks the line */
	ELEMENT_ASIDE = 8,   /* hidden inside a line: its text stands behind all blocks, in none */
	ELEMENT_HIDES = 16,  /* it is itself what hides: hidden or noscript, outermost or not */
};

struct element {
	uint32_t parent; /* index; the root (index 0, tag HTML_ROOT) is its own parent */
	uint32_t end;    /* index one past the last descendant: preorder, so [i + 1, end) is inside */
	uint32_t text_start, text_end; /* bytes of page.text, no white space at the start */
	uint32_t first_block, end_block; /* blocks that lie in it: [first_block, end_block); for an
	                                    element within a line that line's block too */
	uint32_t first_attribute;
	uint16_t n_attributes;
	uint16_t tag;   /* enum html_tag */
	uint16_t depth; /* of the root: 0 */
	uint16_t flags; /* enum element_flags */
};

struct attribute {
	uint16_t name; /* enum html_attribute; attributes not named there are not kept */
	uint32_t number; /* of a class, in page.classes */
	struct span value; /* entities decoded, white space as written */
};

/* What a block is. The order is that of page_label_names and part of no contract. */
enum block_label {
	LABEL_NONE, /* not classified yet */
	LABEL_TITLE,
	LABEL_BYLINE, /* author and date line */
	LABEL_HEADING,
	LABEL_TEXT,
	LABEL_LIST,
	LABEL_QUOTE,
	LABEL_CODE,
	LABEL_TABLE,
	LABEL_CAPTION,
	LABEL_COMMENT,
	LABEL_COMMENT_META, /* author, date, controls of a comment */
	LABEL_OTHER,   /* content that is no article: entries of a list, product texts, boxes */
	LABEL_RELATED, /* related articles, teasers */
	LABEL_NAV,
	LABEL_FORM, /* forms, cookie and legal notices */
	LABEL_BOILERPLATE,
	LABEL_COUNT
};

struct block {
	uint32_t start, end;  /* bytes of page.text, no white space at either end, never empty */
	uint32_t element;     /* the innermost block-level element around it */
	uint32_t link_bytes;  /* of them inside <a href> */
	uint32_t emphasis_bytes; /* inside b, strong, i, em */
	uint16_t tag;         /* enum html_tag: nearest of p h1..h6 li td th dt dd pre blockquote ... */
	uint8_t gap;          /* newlines before it as rendered: 1 or 2, 0 for the first; a table cell
	                         after another in its row: 1 and joined by a tab (see cell) */
	uint8_t label;        /* enum block_label */
	uint8_t level;        /* list nesting: 0 outside lists */
	uint8_t indent;       /* plain text: columns of white space before it, at most 255 */
	bool item;            /* starts a list item */
	bool cell;            /* continues a table row */
	bool hidden;
	uint32_t ordinal;     /* number of the item in an ordered list, 0: bullet or none */
};

/* A fact of the page's head, or of JSON-LD, microdata or the URL: where it stood and what it said. */
struct page_fact {
	const char *key; /* metadata name: title author date modified url sitename description lang ... */
	const char *source; /* "title", "meta", "og", "json-ld", "microdata", "h1", "link" ...; literals */
	struct span value; /* white space folded */
};

/* Who wrote the page: see page_author.h. */
struct page_authors {
	struct span list[PAGE_AUTHORS_MAX];
	size_t n;
	bool known; /* they were looked for */
};

struct page {
	struct buffer text;
	struct buffer aside; /* used while reading: text hidden inside lines, later added to text */
	struct buffer value; /* used while writing: a field of a record */
	struct element *elements;
	size_t n_elements, elements_capacity;
	struct attribute *attributes;
	size_t n_attributes, attributes_capacity;
	struct page_classes classes;
	struct block *blocks;
	size_t n_blocks, blocks_capacity;
	struct page_fact *facts;
	size_t n_facts, facts_capacity;
	struct span *json; /* JSON-LD of the page: valid, in the source or the arena */
	size_t n_json, json_capacity;
	struct page_nodes *nodes; /* what html_fact_json.c read of it, in the arena; NULL: nothing yet */
	struct page_authors authors;
	bool has_title;
	bool plain; /* made from plain text: elements is the root alone */
	struct arena arena; /* decoded attribute values and facts */
};

#define PAGE_INIT \
	{ .text = BUFFER_INIT, .aside = BUFFER_INIT, .value = BUFFER_INIT, .arena = ARENA_INIT }

void page_reset(struct page *page);
void page_free(struct page *page);

/* From decoded markup: valid UTF-8 of up to 4 GiB. Never fails; linear in source.len. html_page.c */
void page_from_html(struct page *page, struct span source);

/* From the plain text of a page, or from a rendering of one. In textpage.c. */
void page_from_text(struct page *page, struct span source);

/*
 * From a record: `html` if there, else `text` with `blocks`, else `text` alone. False when it has
 * none of them. Text and markup are borrowed from the record.
 */
bool page_from_record(struct page *page, struct record *rec);

/* The value of an attribute of an element; ptr NULL if absent. */
struct span page_attribute(const struct page *page, uint32_t element, enum html_attribute name);

/* Is `word` one of the space-separated words of class? ASCII case ignored. */
bool page_has_class(const struct page *page, uint32_t element, struct span word);

/* Text between an element's tags. */
struct span page_element_text(const struct page *page, uint32_t element);

struct span page_block_text(const struct page *page, const struct block *block);

/* The first block that starts at or behind a byte of the text; n_blocks if none does. */
uint32_t page_block_at(const struct page *page, size_t byte);

/* The nearest element upwards from (and including) `element` with the tag; 0 if none. */
uint32_t page_ancestor(const struct page *page, uint32_t element, enum html_tag tag);

/* Adds a fact unless the same key, source and value is there. value is copied. */
void page_add_fact(struct page *page, const char *key, const char *source, struct span value);

/* How far the source of a fact can be trusted: the place in an order of sources, 0 for the best. */
int page_trust(const char *source);

/* The first fact with the key; ptr NULL if none. */
struct span page_fact(const struct page *page, const char *key);

/* The title, out of all facts that claim to be it; host (may be absent) helps to know the site's name. */
struct span page_title(const struct page *page, struct span host);

/*
 * The same, less what else stands in it ("Headline | Section | Site") where the block labelled as the title
 * shows the headline alone. (On 928 news pages of 2012 one title in five had such a rest.)
 */
struct span page_title_shown(const struct page *page, struct span host);

/* Have two texts the same words, one at least, in either case and whatever stands between them? */
bool page_same_words(struct span a, struct span b);

/*
 * Writes the chosen blocks as text: gaps as they were (a blank line stays one), list items with
 * their markers ("• ", "1. ") and two columns for each level, cells parted by tabs. For each block
 * written, spans[i] gets its byte range in out, marker not included. keep has n_blocks flags.
 */
struct page_span { uint32_t block, start, end; };
size_t page_render(const struct page *page, const bool *keep, struct buffer *out,
    struct page_span *spans);

/*
 * Cuts blocks at byte offsets of text (ascending; those outside of blocks do nothing), so that a
 * part of one can be labelled. Block indices change, those of elements with them. page_cut.c
 */
void page_cut(struct page *page, const uint32_t *cuts, size_t n_cuts);

/*
 * The same as Markdown: headings, lists, quotations, code, tables, emphasis and, if asked for, links
 * to their addresses as written. spans[i] gets the text of the block with its inline markup.
 */
size_t page_render_markdown(const struct page *page, const bool *keep, bool links,
    struct buffer *out, struct page_span *spans);

/* "title", "byline", "heading", ..., "comment-meta", ... */
extern const char *const page_label_names[LABEL_COUNT];

/* LABEL_COUNT if it is no label. */
enum block_label page_label(struct span name);

/*
 * Writes `blocks` of a record from spans in text: code-point offsets into text, one key set for
 * all: start, end, label, tag, level, links (share of the text that is link text, two places).
 */
void page_set_blocks(struct page *page, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec);

/*
 * Writes `links` of a record from the same spans: start, end, text, url (as written) of each link
 * with text, in code points of text.
 */
void page_set_links(struct page *page, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec);

/*
 * What the markup alone says a block is: LABEL_HEADING, _LIST, _QUOTE, _CODE, _TABLE (rows of more
 * than one cell), _CAPTION, else LABEL_TEXT.
 */
enum block_label page_structure(const struct page *page, const struct block *block);

/*
 * The language that the page declares: the primary subtag in small letters ("en" of "en-US"), in the
 * arena; absent where it declares none. Themes are seldom translated, so the text may disagree.
 */
struct span page_language(const struct page *page, struct arena *arena);

/* Writes the facts into `metadata` where it has no such key yet, and `metadata.date_signals`. */
void page_set_metadata(struct page *page, struct record *rec);

#endif
