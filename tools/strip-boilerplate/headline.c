/*
 * headline - a headline that shares its block with what stands below it
 */
#include <string.h>

#include "headline.h"

enum {
	LEAST_BYTES = 15, /* a shorter line may stand in any title */
	MOST_BYTES = 300,
	TITLE_BYTES = 1000, /* of a title that are looked at */
	LINE_BYTES = 60, /* a longer line beside the headline is text */
	LINES = 4,
};

/* In which several lines are several things, not a heading broken for its looks, an item or code. */
static bool
may_hold_lines(const struct block *block)
{
	switch (block->tag) {
	case HTML_H1: case HTML_H2: case HTML_H3: case HTML_H4: case HTML_H5: case HTML_H6:
	case HTML_LI: case HTML_TH: case HTML_PRE: case HTML_SELECT: case HTML_TEXTAREA: return false;
	default: return !block->hidden && !block->item && block->link_bytes == 0;
	}
}

/* The title of the document. */
static struct span
document_title(const struct page *page)
{
	for (size_t i = 0; i < page->n_facts; i++)
		if (span_equal(span_from(page->facts[i].key), SPAN("title")) &&
		    span_equal(span_from(page->facts[i].source), SPAN("title")))
			return span_slice(page->facts[i].value, 0, TITLE_BYTES);
	return SPAN("");
}

/* Takes the next line off the text; false when there are no more lines behind it. */
static bool
next_line(struct span *text, struct span *line)
{
	size_t len = span_find(span_slice(*text, 0, MOST_BYTES), SPAN("\n"));

	*line = span_slice(*text, 0, len);
	*text = span_slice(*text, len + 1, text->len);
	return text->len > 0;
}

static bool
is_headline(struct span line, struct span title)
{
	return line.len >= LEAST_BYTES && span_find_nocase(title, line) + line.len <= title.len;
}

/*
 * Where the lines end down to the headline, which may be below the name of a section, and the short ones
 * below it. None if there is no headline.
 */
static size_t
find_cuts(const struct page *page, const struct block *block, struct span title, uint32_t cuts[LINES])
{
	struct span rest = page_block_text(page, block), line;
	bool found = false;
	size_t n = 0;

	while (n < LINES && next_line(&rest, &line)) {
		bool headline = !found && is_headline(span_trim(line), title);

		if (line.len > LINE_BYTES && !headline)
			break;
		found |= headline;
		cuts[n++] = (uint32_t)(rest.ptr - page->text.ptr);
	}
	return found ? n : 0;
}

void
headline_part(struct page *page)
{
	struct span title = document_title(page);
	uint32_t cuts[LINES];
	size_t n_cuts = 0;

	if (title.len < LEAST_BYTES)
		return;
	for (size_t i = 0; i < page->n_blocks && n_cuts == 0; i++)
		if (may_hold_lines(&page->blocks[i]))
			n_cuts = find_cuts(page, &page->blocks[i], title, cuts);
	page_cut(page, cuts, n_cuts);
}
