/*
 * page_markdown - the chosen blocks of a page as Markdown
 *
 * CommonMark with the tables and strike-through of GitHub's dialect: headings, lists, quotations, code,
 * tables, emphasis and links. Characters that would be read as markup are escaped, and no others.
 */
#include "ascii.h"
#include "html_kind.h"
#include "markdown_inline.h"
#include "markdown_table.h"
#include "page.h"

enum {
	LEVELS_MAX = 16, /* of lists and quotations that indent */
	FENCE_MIN = 3,
	ENTITY_MAX = 34, /* bytes of the longest name of a character, and a few */
};

struct writer {
	const struct page *page;
	struct buffer *out;
	struct markdown_inline marks;
	uint8_t widths[LEVELS_MAX]; /* of the markers of the open list items, by level; 0: not open */
	struct markdown_row row;    /* the one being written, or the last one of the table */
	uint32_t row_cells;         /* cells of it, */
	const struct block *row_block; /* and one of its blocks */
	bool in_row;     /* the block before stands in a row of a table, */
	bool has_header; /* whose first row has ended */
	unsigned quotes; /* depth of quotations of the block before, */
	uint32_t quotation; /* the outermost of them, */
	unsigned outside; /* and how many levels of lists are around it */
};

static unsigned
heading_level(const struct block *block)
{
	if (block->tag >= HTML_H1 && block->tag <= HTML_H6)
		return block->tag - HTML_H1 + 1u;
	if (block->label == LABEL_TITLE)
		return 1;
	return block->label == LABEL_HEADING ? 2 : 0;
}

static bool
is_code(const struct block *block)
{
	return block->tag == HTML_PRE || block->tag == HTML_LISTING || block->tag == HTML_XMP ||
	    block->label == LABEL_CODE;
}

static unsigned
quote_depth(const struct page *page, const struct block *block)
{
	unsigned depth = 0;
	uint32_t at = page_ancestor(page, block->element, HTML_BLOCKQUOTE);

	while (at > 0 && depth < LEVELS_MAX) {
		depth++;
		at = page_ancestor(page, page->elements[at].parent, HTML_BLOCKQUOTE);
	}
	return depth == 0 && block->label == LABEL_QUOTE ? 1 : depth;
}

/* "&ndash;", "&#8211;": would the text begin with a character by its name or number? */
static bool
is_entity(struct span text)
{
	size_t at = 1;

	while (at < text.len && at < ENTITY_MAX &&
	    (text.ptr[at] == '#' || ascii_is_word_or_digit(text.ptr[at])))
		at++;
	return at > 2 && at < text.len && text.ptr[at] == ';';
}

/* Would the character at `at` be read as markup? */
static bool
needs_escape(struct span text, size_t at)
{
	char c = text.ptr[at], before = at > 0 ? text.ptr[at - 1] : ' ';
	char after = at + 1 < text.len ? text.ptr[at + 1] : ' ';

	switch (c) {
	case '*':
	case '`':
	case '[':
	case ']':
		return true;
	case '_':
		return !ascii_is_word_or_digit(before) || !ascii_is_word_or_digit(after);
	case '<':
		return ascii_is_word_or_digit(after) || after == '/' || after == '!' || after == '?';
	case '~':
		return after == '~' || before == '~';
	case '&':
		return is_entity(span_slice(text, at, text.len));
	case '\\':
		return !ascii_is_word_or_digit(after) && after != ' ' && after != '\n';
	default:
		return false;
	}
}

/* Would the line that begins at `at` be read as a heading, list, quotation or rule? */
static bool
starts_markup(struct span line)
{
	size_t n = 0;

	if (line.len == 0)
		return false;
	if (line.ptr[0] == '>')
		return true;
	if (line.ptr[0] == '#' || line.ptr[0] == '-' || line.ptr[0] == '+' || line.ptr[0] == '=') {
		while (n < line.len && line.ptr[n] == line.ptr[0])
			n++;
		return n == line.len || line.ptr[n] == ' ' || line.ptr[n] == '\n';
	}
	return false;
}

/* The digits of "12. " or "12) " at the start of a line, 0 if it does not start like that. */
static size_t
number_at(struct span line)
{
	size_t n = 0;

	while (n < line.len && n < 9 && line.ptr[n] >= '0' && line.ptr[n] <= '9')
		n++;
	if (n == 0 || n + 1 >= line.len || (line.ptr[n] != '.' && line.ptr[n] != ')'))
		return 0;
	return line.ptr[n + 1] == ' ' ? n : 0;
}

/* The outermost quotation that holds the block, 0 if none does. */
static uint32_t
quotation_of(const struct page *page, const struct block *block)
{
	uint32_t quote = 0, at;

	for (at = page_ancestor(page, block->element, HTML_BLOCKQUOTE); at > 0;
	    at = page_ancestor(page, page->elements[at].parent, HTML_BLOCKQUOTE))
		quote = at;
	return quote;
}

/* The levels of lists around a quotation; all where a block is a quotation by its label. */
static unsigned
levels_outside(const struct page *page, uint32_t quotation)
{
	unsigned levels = 0;
	uint32_t at;

	if (quotation == 0)
		return LEVELS_MAX;
	for (at = page->elements[quotation].parent; at > 0; at = page->elements[at].parent)
		levels += levels < LEVELS_MAX && html_kinds[page->elements[at].tag] & KIND_LIST ? 1 : 0;
	return levels;
}

static void
add_columns(struct writer *w, unsigned from, unsigned to)
{
	for (unsigned level = from; level < to; level++)
		for (unsigned i = 0; i < w->widths[level]; i++)
			buffer_add_byte(w->out, ' ');
}

static void
add_marker(struct writer *w, const struct block *block)
{
	size_t before = w->out->len;

	if (block->ordinal > 0)
		buffer_print(w->out, "%u. ", block->ordinal);
	else
		buffer_add(w->out, SPAN("- "));
	w->widths[block->level - 1] = (uint8_t)(w->out->len - before);
}

/*
 * What every line of a block starts with: the columns of the lists it is in, or the marker of an item,
 * and quotation marks between those of the lists around and inside of the quotation.
 */
static void
add_prefix(struct writer *w, const struct block *block, unsigned quotes, bool marker)
{
	unsigned levels = block->level < LEVELS_MAX ? block->level : LEVELS_MAX;
	unsigned outside = w->outside < levels ? w->outside : levels;

	marker = marker && block->item && block->level > 0 && block->level <= LEVELS_MAX;
	add_columns(w, 0, marker && outside == levels ? levels - 1 : outside);
	if (marker && outside == levels)
		add_marker(w, block);
	for (unsigned i = 0; i < quotes; i++)
		buffer_add(w->out, SPAN("> "));
	add_columns(w, outside, marker && outside < levels ? levels - 1 : levels);
	if (marker && outside < levels)
		add_marker(w, block);
}

/* Lists that the block is not in, or in a new item of, are closed. */
static void
close_lists(struct writer *w, const struct block *block)
{
	unsigned level = block->item && block->level > 0 ? block->level - 1u : block->level;

	for (; level < LEVELS_MAX; level++)
		w->widths[level] = 0;
}

/* The text of a block with its inline markup. */
static void
add_inline(struct writer *w, const struct block *block, unsigned quotes)
{
	struct span text = page_block_text(w->page, block);
	bool heading = heading_level(block) > 0, line_start = !w->in_row && !heading;

	markdown_inline_begin(&w->marks, block->end, heading);
	for (size_t i = 0; i < text.len; i++) {
		uint32_t at = block->start + (uint32_t)i;
		struct span rest = span_slice(text, i, text.len);
		size_t digits = line_start ? number_at(rest) : 0;
		bool code;

		code = markdown_inline_at(&w->marks, at);
		if (line_start && i > 0 && (text.ptr[i] == ' ' || text.ptr[i] == '\t'))
			continue; /* four of them would make it code */
		if (text.ptr[i] == '\n') {
			buffer_add(w->out, w->in_row || heading ? SPAN(" ") : SPAN("  \n"));
			if (!w->in_row && !heading)
				add_prefix(w, block, quotes, false);
			line_start = !w->in_row && !heading;
			markdown_inline_wrote(&w->marks, at);
			continue;
		}
		if ((!code && needs_escape(text, i)) || (w->in_row && text.ptr[i] == '|') ||
		    (line_start && starts_markup(rest)))
			buffer_add_byte(w->out, '\\');
		if (digits > 0) {
			buffer_add(w->out, span_slice(rest, 0, digits));
			buffer_add_byte(w->out, '\\');
			i += digits;
		}
		buffer_add_byte(w->out, text.ptr[i]);
		markdown_inline_wrote(&w->marks, block->start + (uint32_t)i);
		line_start = false;
	}
	markdown_inline_end(&w->marks);
}

/* One more backtick than the longest run in the code. */
static size_t
fence_length(struct span code)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < code.len; i++) {
		run = code.ptr[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest < FENCE_MIN ? FENCE_MIN : longest + 1;
}

/* The word behind `language-` or `lang-` in a class of the element or of its first child. */
static struct span
code_language(const struct page *page, uint32_t element)
{
	for (uint32_t i = element; i < page->elements[element].end && i <= element + 1; i++) {
		struct span class = page_attribute(page, i, ATTR_CLASS), word;

		while (span_split(&class, ' ', &word)) {
			size_t at = span_starts(word, SPAN("language-")) ? 9
			    : span_starts(word, SPAN("lang-"))           ? 5
			                                                 : 0;

			if (at > 0 && memchr(word.ptr, '`', word.len) == NULL)
				return span_slice(word, at, word.len);
		}
	}
	return SPAN("");
}

static void
add_fence(struct writer *w, size_t length)
{
	while (length-- > 0)
		buffer_add_byte(w->out, '`');
}

static void
add_code(struct writer *w, const struct block *block, unsigned quotes, struct page_span *span)
{
	struct span code = page_block_text(w->page, block), line;
	size_t fence = fence_length(code);

	add_fence(w, fence);
	buffer_add(w->out, span_trim(code_language(w->page, block->element)));
	while (span_split(&code, '\n', &line)) {
		buffer_add_byte(w->out, '\n');
		add_prefix(w, block, quotes, false);
		if (span->start == 0)
			span->start = (uint32_t)w->out->len;
		buffer_add(w->out, line);
	}
	span->end = (uint32_t)w->out->len;
	buffer_add_byte(w->out, '\n');
	add_prefix(w, block, quotes, false);
	add_fence(w, fence);
}

static void
add_empty_cells(struct writer *w, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		buffer_add(w->out, SPAN(" |"));
	w->row_cells += n;
}

/* Ends a row, and behind the first one writes the line that makes it the head of the table. */
static void
end_row(struct writer *w)
{
	if (!w->in_row)
		return;
	buffer_add(w->out, SPAN(" |"));
	if (!w->has_header) {
		add_empty_cells(w, markdown_row_rest(&w->row, w->page));
		buffer_add_byte(w->out, '\n');
		add_prefix(w, w->row_block, w->quotes, false);
		buffer_add_byte(w->out, '|');
		for (uint32_t i = 0; i < w->row_cells; i++)
			buffer_add(w->out, SPAN(" --- |"));
	}
	w->has_header = true;
	w->in_row = false;
}

/* Does the block stand in a row with others that are kept, or alone in the next one of a table? */
static bool
in_row(const struct writer *w, size_t i, const bool *keep)
{
	const struct page *page = w->page;

	return (page->blocks[i].cell && i > 0 && keep[i - 1]) ||
	    (i + 1 < page->n_blocks && page->blocks[i + 1].cell && keep[i + 1]) ||
	    (w->in_row && markdown_row_is_alone(page, w->row.table, &page->blocks[i]));
}

/* Is the block the next row of the table whose row ends before it? */
static bool
goes_on_table(const struct writer *w, const struct block *block, bool row)
{
	return row && w->in_row && markdown_row_table(w->page, block) == w->row.table;
}

/* Parts a block from the one before: by a newline in lists and tables, else by a blank line. */
static void
add_gap(struct writer *w, const struct block *block, uint8_t gap, bool row, unsigned quotes)
{
	uint32_t quotation = quotation_of(w->page, block);
	unsigned common = quotation != w->quotation ? 0 : quotes < w->quotes ? quotes : w->quotes;
	bool next_row = goes_on_table(w, block, row);
	bool close = gap < 2 && quotes == w->quotes && quotation == w->quotation &&
	    (row ? next_row : block->item && block->level > 0);

	end_row(w);
	close_lists(w, block);
	w->quotation = quotation;
	w->outside = levels_outside(w->page, quotation);
	w->has_header = row && close;
	w->quotes = quotes;
	if (w->out->len == 0)
		return;
	buffer_add_byte(w->out, '\n');
	if (close)
		return;
	if (common > 0)
		add_columns(w, 0, w->outside);
	for (unsigned i = 0; i < common; i++)
		buffer_add(w->out, i + 1 < common ? SPAN("> ") : SPAN(">"));
	buffer_add_byte(w->out, '\n');
}

/* Begins a cell, in its column. */
static void
begin_cell(struct writer *w, const struct block *block, bool continues)
{
	if (!continues) {
		buffer_add_byte(w->out, '|');
		w->row_block = block;
		w->row_cells = 0;
		markdown_row_begin(&w->row, w->page, block);
	}
	add_empty_cells(w, markdown_row_walk(&w->row, w->page, block));
	buffer_add_byte(w->out, ' ');
	w->row_cells++;
}

static void
add_block(struct writer *w, size_t i, uint8_t gap, bool row, bool continues, struct page_span *span)
{
	const struct block *block = &w->page->blocks[i];
	unsigned quotes = quote_depth(w->page, block);

	if (continues) {
		buffer_add(w->out, SPAN(" |"));
	} else {
		add_gap(w, block, gap, row, quotes);
		add_prefix(w, block, quotes, true);
		w->in_row = row;
	}
	if (row)
		begin_cell(w, block, continues);
	for (unsigned level = row ? 0 : heading_level(block); level > 0; level--)
		buffer_add(w->out, level > 1 ? SPAN("#") : SPAN("# "));
	span->start = 0;
	if (is_code(block) && !row) {
		add_code(w, block, quotes, span);
		return;
	}
	span->start = (uint32_t)w->out->len;
	add_inline(w, block, quotes);
	span->end = (uint32_t)w->out->len;
}

size_t
page_render_markdown(const struct page *page, const bool *keep, bool links, struct buffer *out,
    struct page_span *spans)
{
	struct writer w = { .page = page, .out = out };
	uint8_t gap = 1;
	size_t n = 0;

	w.marks.page = page;
	w.marks.out = out;
	w.marks.links = links;
	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		if (block->gap > gap)
			gap = block->gap;
		if (!keep[i])
			continue;
		spans[n].block = (uint32_t)i;
		add_block(&w, i, gap, in_row(&w, i, keep), block->cell && i > 0 && keep[i - 1],
		    &spans[n++]);
		gap = 1;
	}
	end_row(&w);
	return n;
}
