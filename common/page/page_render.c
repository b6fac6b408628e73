/*
 * page_render - the chosen blocks of a page as text
 */
#include "page.h"

enum { COLUMNS_A_LEVEL = 2 };

/* What parts a block from the one written before it. */
static void
add_gap(const struct block *block, uint8_t gap, bool adjacent, struct buffer *out)
{
	if (out->len == 0)
		return;
	if (block->cell && adjacent)
		buffer_add_byte(out, '\t');
	else
		buffer_add(out, span_make("\n\n", gap > 1 ? 2 : 1));
}

/* Indentation and the marker of a list item, or the indentation that its other lines have. */
static void
add_marker(const struct block *block, struct buffer *out)
{
	unsigned columns = block->level * COLUMNS_A_LEVEL;

	if (block->level == 0)
		return;
	if (block->item)
		columns -= COLUMNS_A_LEVEL;
	while (columns-- > 0)
		buffer_add_byte(out, ' ');
	if (!block->item)
		return;
	if (block->ordinal > 0)
		buffer_print(out, "%u. ", block->ordinal);
	else
		buffer_add(out, SPAN("• "));
}

size_t
page_render(const struct page *page, const bool *keep, struct buffer *out,
    struct page_span *spans)
{
	size_t n = 0;
	uint8_t gap = 1;

	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		bool adjacent = i > 0 && keep[i - 1];

		if (block->gap > gap)
			gap = block->gap;
		if (!keep[i])
			continue;
		add_gap(block, gap, adjacent, out);
		if (!(block->cell && adjacent))
			add_marker(block, out);
		spans[n].block = (uint32_t)i;
		spans[n].start = (uint32_t)out->len;
		buffer_add(out, page_block_text(page, block));
		spans[n++].end = (uint32_t)out->len;
		gap = 1;
	}
	return n;
}
