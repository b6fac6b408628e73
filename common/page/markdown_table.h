/*
 * markdown_table - the columns of the rows of a table
 *
 * Cells without text have no blocks. In Markdown they need their place all the same, and the first row
 * must be as wide as the widest, as what lies beyond it is not shown.
 */
#ifndef WINNOW_MARKDOWN_TABLE_H
#define WINNOW_MARKDOWN_TABLE_H

#include "page.h"

/* A row that is walked through. All zero: none. */
struct markdown_row {
	uint32_t table, row; /* elements; 0: the row is none of a table's */
	uint32_t next;       /* the element behind the last cell walked through */
	uint32_t columns, cells; /* up to there: a cell may take several columns, the others being empty */
};

/* The table in which a block has a cell, 0 if in none. */
uint32_t markdown_row_table(const struct page *page, const struct block *block);

/* Begins the row in which a block stands. */
void markdown_row_begin(struct markdown_row *row, const struct page *page, const struct block *block);

/* Walks on to the cell of a block of the row; returns how many cells without text lie before it. */
uint32_t markdown_row_walk(struct markdown_row *row, const struct page *page,
    const struct block *block);

/* How many cells the widest row of the table has more than were walked through. */
uint32_t markdown_row_rest(const struct markdown_row *row, const struct page *page);

/* Is the block the only one of a row of this table with several cells? */
bool markdown_row_is_alone(const struct page *page, uint32_t table, const struct block *block);

#endif
