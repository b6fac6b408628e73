/*
 * html_build - what page_from_html keeps while it reads a page
 *
 * html_page.c decides what a tag means, html_element.c keeps the elements and the stack of open
 * ones, html_flow.c turns text into lines and blocks. Nothing here outlives the call.
 */
#ifndef WINNOW_HTML_BUILD_H
#define WINNOW_HTML_BUILD_H

#include "html.h"
#include "page.h"

enum open_state {
	OPEN_OWNS = 1,      /* has an element (none once there are too many) */
	OPEN_ENDED = 2,     /* its end tag was met, but could not close what is open inside it */
	OPEN_LINK = 4,      /* a[href] */
	OPEN_EMPHASIS = 8,
	OPEN_BLOCK = 16,
	OPEN_SPACE = 32,    /* white space is kept in it: inherited */
	OPEN_ASIDE = 64,    /* its text goes to page.aside: set on the outermost only */
	OPEN_BROKEN = 128,  /* a row with cells of several blocks: not written as a line */
};

/* An open element. What says "inherited" is handed down to the elements inside. */
struct open_element {
	struct span name;     /* of HTML_OTHER */
	uint32_t element;     /* index in page.elements */
	uint32_t around;      /* the innermost block-level element, inherited */
	uint32_t ordinal;     /* ol: number of the last item */
	uint32_t n_blocks;    /* rows and cells: blocks so far */
	uint32_t first_block; /* cells: the first of them */
	uint16_t tag;
	uint16_t block_tag;   /* inherited */
	uint16_t list, row, cell; /* innermost, as indices of the stack; 0: none; inherited */
	uint8_t state;        /* enum open_state */
	uint8_t flags;        /* enum element_flags, inherited but for ELEMENT_BLOCK */
	uint8_t level;        /* of lists, inherited */
};

/* Inline elements meet without white space: when is one put between their words? */
enum border {
	BORDER_NONE,
	BORDER_SPANS, /* one ends, one starts, or a run-in head ends: before a capital after a small
	                 letter or digit, and before a digit after a small letter */
	BORDER_WORDS, /* links, times: always */
};

struct builder {
	struct page *page;
	struct html_tokenizer tokenizer;
	struct open_element stack[PAGE_DEPTH_MAX]; /* stack[0] is the root */
	uint32_t n_open;
	uint32_t n_deeper;   /* block-level elements open beyond the limit */
	uint32_t n_tag[HTML_TAG_COUNT]; /* open and not ended */
	uint32_t aside;      /* index in the stack of the outermost OPEN_ASIDE, 0: none */
	uint32_t n_emphasis; /* open and not ended */
	uint32_t link;       /* index of the open a[href], 0: none */

	/* the flow of text */
	struct block block;  /* the one being filled, if in_block */
	bool in_block;
	uint16_t cell, row;  /* where it began, as indices of the stack */
	bool space;          /* white space is due before the next text */
	bool aside_space;
	uint8_t border;      /* enum border: what stands between the last text and the next */
	uint8_t newlines;    /* due within the block */
	uint8_t gap;         /* newlines due before the next block */
	bool item;           /* the next block starts a list item */
	uint32_t ordinal;    /* its number */
	uint32_t link_end;   /* where the last link ended */
	uint32_t inline_end; /* where the last inline element ended */
};

static inline struct open_element *
builder_top(struct builder *b)
{
	return &b->stack[b->n_open - 1];
}

/* An empty page whose root is open. Source beyond 4 GiB is not read. */
void build_start(struct builder *b, struct page *page, struct span source);

/* Opens an element inside the innermost one; the caller has seen to it that there is room. */
void build_push(struct builder *b, const struct html_token *token);

/* Adds an element without content. */
void build_add_void(struct builder *b, const struct html_token *token);

/* Closes the innermost element; all from stack[index] on. */
void build_pop(struct builder *b);
void build_pop_to(struct builder *b, uint32_t index);

/* What an open element counts for ends with its end tag, even if others are still open inside. */
void build_end(struct builder *b, uint32_t index);

/* Closes all that is open. */
void build_finish(struct builder *b);

/* Newlines that set a block-level element off from what is around it. */
uint8_t build_margin(uint16_t tag, uint8_t list_level);

/* Text between tags, references undecoded. */
void flow_text(struct builder *b, struct span text);

/* The border of a block: the next one is set off by at least gap newlines. */
void flow_break(struct builder *b, uint8_t gap);

/*
 * An inline element ends that began with the block, or one starts: what stands before is a run-in head
 * if it is of several words.
 */
void flow_end_run_in(struct builder *b);

/* Something that is no text stands here: the words around it do not meet. */
void flow_space(struct builder *b);

/* `<br>`: two of them are a border. */
void flow_newline(struct builder *b);

/* Writes text to out (room: HTML_DECODED_BYTES), white space folded, trimmed in front, decoded. */
size_t flow_fold(struct span text, char *out);

#endif
