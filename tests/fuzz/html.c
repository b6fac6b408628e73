/* page_from_html takes any bytes; what it makes holds together */
#include "fuzz.h"
#include "heap.h"
#include "page.h"

static void
check_blocks(const struct page *page)
{
	uint32_t end = 0;

	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		check(block->start >= end && block->end > block->start);
		check(block->end <= page->text.len && block->element < page->n_elements);
		check(block->link_bytes <= block->end - block->start);
		end = block->end;
	}
}

static void
check_elements(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_elements; i++) {
		const struct element *element = &page->elements[i];
		const struct element *parent = &page->elements[element->parent];

		check(element->parent < i || i == 0);
		check(element->end > i && element->end <= parent->end);
		check(element->text_start <= element->text_end);
		check(element->text_end <= page->text.len);
		check(element->first_block <= element->end_block);
		check(element->end_block <= page->n_blocks);
		check(element->first_attribute + element->n_attributes <= page->n_attributes);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page page = PAGE_INIT;
	struct buffer out = BUFFER_INIT;
	struct page_span *spans;
	bool *keep;

	page_from_html(&page, span_make((const char *)data, size));
	check_blocks(&page);
	check_elements(&page);
	keep = heap_get_zeroed(page.n_blocks, 1);
	for (size_t i = 0; i < page.n_blocks; i++)
		keep[i] = i % 3 != 2;
	spans = heap_get_zeroed(page.n_blocks, sizeof(*spans));
	page_render(&page, keep, &out, spans);
	buffer_reset(&out);
	page_render_markdown(&page, keep, true, &out, spans);
	page_title(&page, span_make(NULL, 0));
	heap_free(spans);
	heap_free(keep);
	buffer_free(&out);
	page_free(&page);
	return 0;
}
