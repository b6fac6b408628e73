/*
 * markdown_inline - emphasis, code and links inside the blocks of a page, as marks of Markdown
 *
 * Elements are in the order of their text, so one walk over them and the text together is enough.
 */
#ifndef WINNOW_MARKDOWN_INLINE_H
#define WINNOW_MARKDOWN_INLINE_H

#include "page.h"

enum { MARKDOWN_OPEN_MAX = 32 }; /* at a time; further marks are left out */

enum markdown_kind { MARK_NONE, MARK_STRONG, MARK_EMPHASIS, MARK_CODE, MARK_STRUCK, MARK_LINK };

struct markdown_open {
	uint32_t element, end; /* end: byte of page.text */
	enum markdown_kind kind;
	bool written; /* its opening mark stands in this block */
};

/* All zero but for the first three members before the first use. */
struct markdown_inline {
	const struct page *page;
	struct buffer *out;
	bool links; /* write links with their addresses */
	uint32_t next_element; /* the first that has not been looked at */
	struct markdown_open open[MARKDOWN_OPEN_MAX];
	size_t n_open;
};

/*
 * Writes the marks that stand before byte `at` of page.text; in a heading none for strong text, as
 * it is strong already. True if this byte is inside code, where nothing is escaped. Ascending calls.
 */
bool markdown_inline_at(struct markdown_inline *marks, uint32_t at, bool heading);

/* Writes the closing marks at the end of a block. What goes on is opened again in the next one. */
void markdown_inline_end(struct markdown_inline *marks, uint32_t at);

#endif
