/*
 * page_cut - blocks cut at given places, so that a part of one can be labelled
 */
#include "page.h"

#include "heap.h"

/* Where block indices have moved to: to[i] for the old index i. */
static void
move_elements(struct page *page, const uint32_t *to)
{
	for (size_t i = 0; i < page->n_elements; i++) {
		struct element *element = &page->elements[i];

		element->first_block = to[element->first_block];
		element->end_block = to[element->end_block];
	}
}

static struct span
trimmed_piece(const struct page *page, uint32_t start, uint32_t end)
{
	return span_trim(span_slice(buffer_span(&page->text), start, end));
}

/* Copies a block in the pieces that the cuts inside it make; returns how many were written. */
static size_t
copy_pieces(const struct page *page, const struct block *block, const uint32_t **cut,
    const uint32_t *last, struct block *out)
{
	uint32_t start = block->start;
	size_t n = 0;

	while (*cut < last && **cut <= block->start)
		++*cut;
	for (;;) {
		bool inside = *cut < last && **cut < block->end;
		uint32_t end = inside ? **cut : block->end;
		struct span piece = trimmed_piece(page, start, end);

		if (piece.len > 0) {
			out[n] = *block;
			out[n].start = (uint32_t)(piece.ptr - page->text.ptr);
			out[n].end = out[n].start + (uint32_t)piece.len;
			out[n].item = n == 0 && block->item;
			out[n].gap = n == 0 ? block->gap : 1;
			out[n].link_bytes = n == 0 ? block->link_bytes : 0;
			n++;
		}
		if (!inside)
			return n;
		start = end;
		++*cut;
	}
}

void
page_cut(struct page *page, const uint32_t *cuts, size_t n_cuts)
{
	const uint32_t *cut = cuts, *last = cuts + n_cuts;
	size_t n_old = page->n_blocks, n = 0;
	struct block *old;
	uint32_t *to;

	if (n_cuts == 0)
		return;
	old = arena_get(&page->arena, n_old * sizeof(*old));
	memcpy(old, page->blocks, n_old * sizeof(*old));
	to = arena_get(&page->arena, (n_old + 1) * sizeof(*to));
	page->blocks = heap_grow(page->blocks, &page->blocks_capacity, n_old + n_cuts,
	    sizeof(*page->blocks));
	for (size_t i = 0; i < n_old; i++) {
		to[i] = (uint32_t)n;
		n += copy_pieces(page, &old[i], &cut, last, page->blocks + n);
	}
	to[n_old] = (uint32_t)n;
	page->n_blocks = n;
	move_elements(page, to);
}
