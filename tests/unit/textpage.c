/* textpage: lines of plain text as blocks */
#include "page.h"
#include "unit.h"

static void
check_block(const struct page *page, size_t i, const char *text, unsigned level, unsigned ordinal,
    bool item)
{
	const struct block *block = &page->blocks[i];

	CHECK(i < page->n_blocks);
	if (i >= page->n_blocks)
		return;
	CHECK_SPAN(page_block_text(page, block), text);
	CHECK_NUMBER(block->level, level);
	CHECK_NUMBER(block->ordinal, ordinal);
	CHECK_NUMBER(block->item, item);
}

static void
each_line_is_a_block(void)
{
	struct page page = PAGE_INIT;

	page_from_text(&page, SPAN("Title\n\nOne line\nand another  \n \t\nend"));
	CHECK_NUMBER(page.n_blocks, 4);
	check_block(&page, 2, "and another", 0, 0, false);
	CHECK_NUMBER(page.blocks[0].gap, 0);
	CHECK_NUMBER(page.blocks[1].gap, 2);
	CHECK_NUMBER(page.blocks[2].gap, 1);
	CHECK_NUMBER(page.blocks[3].gap, 2);
	CHECK_NUMBER(page.n_elements, 1);
	CHECK(page.plain);
	page_free(&page);
}

static void
markers_open_levels_and_columns_close_them(void)
{
	struct page page = PAGE_INIT;

	page_from_text(&page, SPAN("  • Ann\n\n    Body\n    1. Bob\n\n      Reply\n  • Cid\nafter"));
	CHECK_NUMBER(page.n_blocks, 6);
	check_block(&page, 0, "Ann", 1, 0, true);
	check_block(&page, 1, "Body", 1, 0, false);
	check_block(&page, 2, "Bob", 2, 1, true);
	check_block(&page, 3, "Reply", 2, 0, false);
	check_block(&page, 4, "Cid", 1, 0, true);
	check_block(&page, 5, "after", 0, 0, false);
	page_free(&page);
}

static void
marker_alone_belongs_to_the_next_line(void)
{
	struct page page = PAGE_INIT;

	page_from_text(&page, SPAN("  3. \n    late\n  • \n\nno item"));
	CHECK_NUMBER(page.n_blocks, 2);
	check_block(&page, 0, "late", 1, 3, true);
	check_block(&page, 1, "no item", 0, 0, false);
	page_free(&page);
}

static void
dates_dialogue_and_prose_are_no_markers(void)
{
	struct page page = PAGE_INIT;

	page_from_text(&page, SPAN("  2. April 2014\n- Who is there?\n1. Introduction\n  1.5 litres"));
	CHECK_NUMBER(page.n_blocks, 4);
	for (size_t i = 0; i < page.n_blocks; i++)
		CHECK(!page.blocks[i].item);
	page_free(&page);
}

static void
blanks_of_any_kind_alone_are_a_blank_line(void)
{
	struct page page = PAGE_INIT;

	page_from_text(&page, SPAN("a\n\xc2\xa0\xe3\x80\x80\n\xe3\x80\x80" "b\xc2\xa0"));
	CHECK_NUMBER(page.n_blocks, 2);
	CHECK_NUMBER(page.blocks[1].gap, 2);
	check_block(&page, 1, "b", 0, 0, false);
	page_free(&page);
}

static void
deep_indentation_is_bounded(void)
{
	struct page page = PAGE_INIT;
	struct buffer text = BUFFER_INIT;

	for (int i = 0; i < 600; i++) {
		for (int k = 0; k <= i; k++)
			buffer_add_byte(&text, ' ');
		buffer_add(&text, SPAN("* x\n"));
	}
	page_from_text(&page, buffer_span(&text));
	CHECK_NUMBER(page.n_blocks, 600);
	CHECK_NUMBER(page.blocks[599].level, 255);
	CHECK_NUMBER(page.blocks[599].indent, 255);
	page_free(&page);
	buffer_free(&text);
}

static void
cut_blocks_keep_order_and_gaps(void)
{
	static const uint32_t cuts[] = { 0, 4, 9, 13, 99 };
	struct page page = PAGE_INIT;

	page_from_text(&page, SPAN("one two\n\n  • three four"));
	page_cut(&page, cuts, sizeof(cuts) / sizeof(*cuts));
	CHECK_NUMBER(page.n_blocks, 3);
	check_block(&page, 0, "one", 0, 0, false);
	check_block(&page, 1, "two", 0, 0, false);
	check_block(&page, 2, "three four", 1, 0, true);
	CHECK_NUMBER(page.blocks[1].gap, 1);
	CHECK_NUMBER(page.blocks[2].gap, 2);
	CHECK_NUMBER(page.elements[0].end_block, 3);
	page_free(&page);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(each_line_is_a_block),
		UNIT(markers_open_levels_and_columns_close_them),
		UNIT(marker_alone_belongs_to_the_next_line),
		UNIT(dates_dialogue_and_prose_are_no_markers),
		UNIT(blanks_of_any_kind_alone_are_a_blank_line),
		UNIT(deep_indentation_is_bounded),
		UNIT(cut_blocks_keep_order_and_gaps),
		UNIT_END,
	};

	return unit_run(tests);
}
