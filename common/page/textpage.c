/*
 * textpage - a page from plain text: each line, or wrapped paragraph, becomes a block
 *
 * Understands the layout of text renderings of HTML (and of text written by hand in that way): list
 * items start with a marker (a bullet, or a number with a dot), their further lines are indented
 * deeper than the marker, and a blank line parts paragraphs. The page's text is the source, the lines
 * of its paragraphs joined where they were wrapped; indentation and markers lie outside the blocks.
 */
#include "page.h"

#include "date_names.h"
#include "heap.h"
#include "utf8.h"
#include "wrap.h"

enum { TAB_WIDTH = 8, ORDINAL_DIGITS_MAX = 6 };

struct marker {
	size_t len; /* bytes, the white space behind it included; 0: none */
	uint32_t ordinal;
};

struct reader {
	struct page *page;
	uint8_t columns[UINT8_MAX + 1]; /* marker columns of the open items, rising */
	unsigned n_columns;
	bool blank;            /* a blank line since the last block */
	struct marker waiting; /* stood alone on its line: belongs to the next block */
};

static size_t
count_leading(struct span line, char c)
{
	size_t n = 0;

	while (n < line.len && line.ptr[n] == c)
		n++;
	return n;
}

/* Takes the white space off the front of a line and returns the columns it fills. */
static unsigned
take_indent(struct span *line)
{
	unsigned column = 0;

	while (line->len > 0 && (line->ptr[0] == ' ' || line->ptr[0] == '\t')) {
		column = line->ptr[0] == ' ' ? column + 1 : column + TAB_WIDTH - column % TAB_WIDTH;
		*line = span_slice(*line, 1, line->len);
	}
	return column;
}

static bool
begins_with_month(struct span text)
{
	size_t len = span_find(text, SPAN(" "));

	return len >= 3 && date_month(span_trim(span_slice(text, 0, len)), SPAN("")) > 0;
}

/* "12. " */
static struct marker
number_marker(struct span line)
{
	struct marker marker = { 0, 0 };
	size_t at = 0;
	uint32_t number = (uint32_t)span_take_number(line, &at, ORDINAL_DIGITS_MAX);

	if (at == 0 || number == 0 || at >= line.len || line.ptr[at] != '.')
		return marker;
	at++;
	if (at < line.len && line.ptr[at] != ' ')
		return marker;
	at += count_leading(span_slice(line, at, line.len), ' ');
	if (number <= 31 && begins_with_month(span_slice(line, at, line.len)))
		return marker; /* "2. April 2014" */
	return (struct marker){ at, number };
}

/*
 * The list marker a line begins with. At the left margin only the bullet that renderings use is
 * believed: "- ", "* " and "1. " there are as often a dialogue, a footnote or a heading.
 */
static struct marker
find_marker(struct span line, unsigned column)
{
	static const char *const bullets[] = { "• ", "◦ ", "▪ ", "‣ ", "* ", "- ", "+ " };
	size_t n = column == 0 ? 1 : sizeof(bullets) / sizeof(*bullets);

	for (size_t i = 0; i < n; i++)
		if (span_starts(line, span_from(bullets[i])))
			return (struct marker){ strlen(bullets[i]), 0 };
	/* alone on its line, the space behind it trimmed */
	if (span_equal(line, SPAN("•")))
		return (struct marker){ line.len, 0 };
	return column == 0 ? (struct marker){ 0, 0 } : number_marker(line);
}

/* Closes the items a line at this column cannot belong to. Those left have smaller columns. */
static void
close_items(struct reader *in, unsigned column)
{
	while (in->n_columns > 0 && in->columns[in->n_columns - 1] >= column) {
		in->n_columns--;
		in->waiting = (struct marker){ 0, 0 };
	}
}

static void
add_block(struct reader *in, struct span text, unsigned column, struct marker marker)
{
	struct page *page = in->page;
	struct block *block;

	page->blocks = heap_grow(page->blocks, &page->blocks_capacity, page->n_blocks + 1,
	    sizeof(*page->blocks));
	block = &page->blocks[page->n_blocks];
	*block = (struct block){
		.start = (uint32_t)(text.ptr - page->text.ptr),
		.end = (uint32_t)(text.ptr + text.len - page->text.ptr),
		.gap = page->n_blocks == 0 ? 0 : in->blank ? 2 : 1,
		.item = marker.len > 0,
		.ordinal = marker.ordinal,
		.level = (uint8_t)in->n_columns,
		.indent = (uint8_t)column,
		.tag = in->n_columns > 0 ? HTML_LI : HTML_P,
	};
	page->n_blocks++;
	in->blank = false;
	in->waiting = (struct marker){ 0, 0 };
}

static void
read_line(struct reader *in, struct span line)
{
	unsigned column = take_indent(&line);
	struct marker marker;

	line = utf8_trim(line);
	if (line.len == 0) {
		in->blank = true;
		return;
	}
	if (column > UINT8_MAX)
		column = UINT8_MAX;
	close_items(in, column);
	marker = find_marker(line, column);
	if (marker.len > 0)
		in->columns[in->n_columns++] = (uint8_t)column;
	line = utf8_trim(span_slice(line, marker.len, line.len));
	if (line.len == 0)
		in->waiting = marker;
	else
		add_block(in, line, column, marker.len > 0 ? marker : in->waiting);
}

static void
add_root(struct page *page)
{
	page->elements = heap_grow(page->elements, &page->elements_capacity, 1,
	    sizeof(*page->elements));
	page->elements[0] = (struct element){
		.end = 1,
		.text_end = (uint32_t)page->text.len,
		.end_block = (uint32_t)page->n_blocks,
		.tag = HTML_ROOT,
		.flags = ELEMENT_BLOCK,
	};
	page->n_elements = 1;
}

void
page_from_text(struct page *page, struct span source)
{
	struct reader in = { .page = page };
	struct span rest, line;

	page_reset(page);
	page->plain = true;
	wrap_join(source, &page->text);
	rest = buffer_span(&page->text);
	while (span_split(&rest, '\n', &line))
		read_line(&in, line);
	add_root(page);
}
