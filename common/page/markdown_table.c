/*
 * markdown_table - the columns of the rows of a table
 */
#include "markdown_table.h"

#include "ascii.h"

enum { COLSPAN_MAX = 100 };

static bool
is_cell(const struct page *page, uint32_t element)
{
	return page->elements[element].tag == HTML_TD || page->elements[element].tag == HTML_TH;
}

/* The columns that an element takes; 0 if it is no cell. */
static uint32_t
width_of(const struct page *page, uint32_t element)
{
	struct span value = page_attribute(page, element, ATTR_COLSPAN);
	uint32_t n = 0;

	if (!is_cell(page, element))
		return 0;
	for (size_t i = 0; i < value.len && i < 4 && ascii_is_digit(value.ptr[i]); i++)
		n = n * 10 + (uint32_t)(value.ptr[i] - '0');
	return n < 1 ? 1 : n < COLSPAN_MAX ? n : COLSPAN_MAX;
}

/* The cell in which a block stands, 0 if it is in none. */
static uint32_t
cell_of(const struct page *page, const struct block *block)
{
	uint32_t at = block->element;

	while (at > 0 && !is_cell(page, at) && page->elements[at].tag != HTML_TABLE)
		at = page->elements[at].parent;
	return at > 0 && is_cell(page, at) ? at : 0;
}

/* The row of a cell, 0 if it has none. */
static uint32_t
row_of(const struct page *page, uint32_t cell)
{
	uint32_t row = page->elements[cell].parent;

	return cell > 0 && page->elements[row].tag == HTML_TR ? row : 0;
}

/* Columns of a row from an element on. */
static uint32_t
columns_from(const struct page *page, uint32_t row, uint32_t at)
{
	uint32_t n = 0;

	for (; at < page->elements[row].end; at = page->elements[at].end)
		n += width_of(page, at);
	return n;
}

uint32_t
markdown_row_table(const struct page *page, const struct block *block)
{
	uint32_t row = row_of(page, cell_of(page, block));

	return row == 0 ? 0 : page_ancestor(page, row, HTML_TABLE);
}

void
markdown_row_begin(struct markdown_row *row, const struct page *page, const struct block *block)
{
	*row = (struct markdown_row){ .row = row_of(page, cell_of(page, block)) };
	if (row->row == 0)
		return;
	row->table = page_ancestor(page, row->row, HTML_TABLE);
	row->next = row->row + 1;
}

uint32_t
markdown_row_walk(struct markdown_row *row, const struct page *page, const struct block *block)
{
	uint32_t cell = row->row == 0 ? 0 : cell_of(page, block), empty = row->columns - row->cells;

	if (cell == 0 || row_of(page, cell) != row->row || cell < row->next)
		return 0;
	for (; row->next < cell; row->next = page->elements[row->next].end)
		empty += width_of(page, row->next);
	row->cells += empty + 1;
	row->columns = row->cells + width_of(page, cell) - 1;
	row->next = page->elements[cell].end;
	return empty;
}

uint32_t
markdown_row_rest(const struct markdown_row *row, const struct page *page)
{
	uint32_t widest = 0, i = row->table + 1;

	if (row->table == 0)
		return 0;
	while (i < page->elements[row->table].end) {
		uint32_t columns = page->elements[i].tag == HTML_TR ? columns_from(page, i, i + 1) : 0;

		widest = columns > widest ? columns : widest;
		i = page->elements[i].tag == HTML_TABLE ? page->elements[i].end : i + 1;
	}
	return widest > row->cells ? widest - row->cells : 0;
}

bool
markdown_row_is_alone(const struct page *page, uint32_t table, const struct block *block)
{
	uint32_t cell = table == 0 ? 0 : cell_of(page, block), row = row_of(page, cell);
	const struct element *e = &page->elements[row];

	return row > 0 && e->end_block - e->first_block == 1 &&
	    page_ancestor(page, row, HTML_TABLE) == table && columns_from(page, row, row + 1) > 1;
}
