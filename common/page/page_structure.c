/*
 * page_structure - what the markup alone says of blocks, and the links in them
 */
#include "page.h"
#include "utf8.h"

static bool
is_last(const struct page *page, const struct block *block)
{
	return block + 1 == page->blocks + page->n_blocks;
}

/* Is it on a line with another cell? Cells of layout tables seldom are. */
static bool
is_in_row(const struct page *page, const struct block *block)
{
	return block->cell || (!is_last(page, block) && block[1].cell);
}

enum block_label
page_structure(const struct page *page, const struct block *block)
{
	switch (block->tag) {
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		return LABEL_HEADING;
	case HTML_PRE:
	case HTML_LISTING:
	case HTML_XMP:
		return LABEL_CODE;
	case HTML_FIGCAPTION:
	case HTML_CAPTION:
		return LABEL_CAPTION;
	case HTML_TD:
	case HTML_TH:
		return is_in_row(page, block) ? LABEL_TABLE : LABEL_TEXT;
	default:
		break;
	}
	if (page_ancestor(page, block->element, HTML_BLOCKQUOTE) > 0)
		return LABEL_QUOTE;
	return block->level > 0 ? LABEL_LIST : LABEL_TEXT;
}

static void
add_link(struct span url, size_t start, size_t end, struct utf8_cursor *cursor,
    struct buffer *out)
{
	struct span surface = span_slice(cursor->text, start, end);

	buffer_add(out, out->len > 1 ? SPAN(",{") : SPAN("{"));
	json_add_key(out, "start");
	buffer_add_number(out, utf8_cursor_chars(cursor, start));
	json_add_key(out, "end");
	buffer_add_number(out, utf8_cursor_chars(cursor, end));
	json_add_key(out, "text");
	json_add_string(out, surface);
	json_add_key(out, "url");
	json_add_string(out, span_trim(url));
	buffer_add_byte(out, '}');
}

/* A link's place in the rendered text, from its place in the page's and the block it begins in. */
static void
place_link(const struct page *page, const struct element *link, struct span url,
    const struct page_span *span, struct utf8_cursor *cursor, struct buffer *out)
{
	const struct block *block = &page->blocks[span->block];
	uint32_t from = link->text_start > block->start ? link->text_start : block->start;
	uint32_t to = link->text_end < block->end ? link->text_end : block->end;

	if (from < to)
		add_link(url, span->start + (from - block->start), span->start + (to - block->start),
		    cursor, out);
}

void
page_set_links(struct page *page, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec)
{
	struct utf8_cursor cursor = { .text = text };
	struct buffer *out = &page->value;
	size_t at = 0;

	buffer_reset(out);
	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < page->n_elements && at < n_spans; i++) {
		const struct element *element = &page->elements[i];
		struct span url;

		if (element->tag != HTML_A || element->first_block == element->end_block)
			continue;
		url = page_attribute(page, i, ATTR_HREF);
		while (at < n_spans && spans[at].block < element->first_block)
			at++;
		if (url.ptr != NULL && at < n_spans && spans[at].block < element->end_block)
			place_link(page, element, url, &spans[at], &cursor, out);
	}
	buffer_add_byte(out, ']');
	record_set(rec, "links", buffer_span(out));
}
