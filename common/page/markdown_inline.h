/*
 * markdown_inline - emphasis, code and links inside the blocks of a page, as marks of Markdown
 *
 * Elements are in the order of their text, so one walk over them and the text together is enough. Marks
 * stand where CommonMark takes them for marks (spec 0.31, sections 6.1 and 6.2): `<b>Size: </b>8` is
 * `**Size:** 8` and `<b>Size:</b>8` is `**Size**:8`. Elements of one kind side by side are one, and
 * marks with no place to stand are left out.
 */
#ifndef WINNOW_MARKDOWN_INLINE_H
#define WINNOW_MARKDOWN_INLINE_H

#include "page.h"
#include "text.h"

enum { MARKDOWN_OPEN_MAX = 32 }; /* at a time; further marks are left out */

enum markdown_kind { MARK_NONE, MARK_STRONG, MARK_EMPHASIS, MARK_CODE, MARK_STRUCK, MARK_LINK };

struct markdown_open {
	uint32_t element, end; /* end: byte of page.text */
	enum markdown_kind kind;
	bool written;   /* its opening mark stands in this block, */
	bool left_out;  /* or it will have none */
	bool padded;    /* code with a blank inside of both marks */
	uint32_t ticks; /* of the marks of code */
	size_t from;    /* byte of out behind the opening mark */
};

/* All zero but for the first three members before the first use. */
struct markdown_inline {
	const struct page *page;
	struct buffer *out;
	bool links; /* write links with their addresses */
	uint32_t next_element; /* the first that has not been looked at */
	struct markdown_open open[MARKDOWN_OPEN_MAX];
	size_t n_open;
	uint32_t block_end; /* byte of page.text */
	bool heading;
	enum text_class last; /* the character before, a space at the start of a block */
	size_t solid, word; /* bytes of out behind the last character that is no space, and behind the last
	                       of a word; word is 0 if a mark of a link or of code was written since */
};

/* A block begins, whose text ends at byte `end`; in a heading strong text has no marks, being strong. */
void markdown_inline_begin(struct markdown_inline *marks, uint32_t end, bool heading);

/*
 * Writes the marks that stand before byte `at` of page.text. True if this byte is inside code, where
 * nothing is escaped. Ascending calls.
 */
bool markdown_inline_at(struct markdown_inline *marks, uint32_t at);

/* The byte at `at` was written. */
void markdown_inline_wrote(struct markdown_inline *marks, uint32_t at);

/* Writes the closing marks at the end of a block. What goes on is opened again in the next one. */
void markdown_inline_end(struct markdown_inline *marks);

#endif
