/*
 * html_flow - text of HTML into lines and blocks
 *
 * White space is folded as a browser does, and never stands at either end of a block: it is held
 * back until there is text on both sides of it, and so are line breaks and the borders of blocks.
 */
#include "html_build.h"
#include "ascii.h"
#include "heap.h"
#include "html_unseen.h"
#include "simd.h"
#include "utf8.h"

enum {
	PERMALINK_BYTES = 6,
	RUN_IN_BYTES = 100, /* the longest head at the front of a block */
};

enum byte_class { BYTE_PLAIN, BYTE_SPACE, BYTE_CONTROL, BYTE_REFERENCE, BYTE_C2 };

static const uint8_t classes[256] = {
	[0 ... '\b'] = BYTE_CONTROL, ['\t' ... '\r'] = BYTE_SPACE, ['\r' + 1 ... 0x1F] = BYTE_CONTROL,
	[' '] = BYTE_SPACE, ['&'] = BYTE_REFERENCE, [0xC2] = BYTE_C2,
};

static inline enum byte_class
class_of(char c)
{
	return classes[(unsigned char)c];
}

/* U+00AD: shown only where a line is broken, so never here. */
static inline bool
is_soft_hyphen(struct span c)
{
	return c.len == 2 && c.ptr[0] == '\xC2' && c.ptr[1] == '\xAD';
}

static inline bool
is_no_break_space(struct span c)
{
	return c.len == 2 && c.ptr[0] == '\xC2' && c.ptr[1] == '\xA0';
}

/* The character at `at`, a reference decoded into room; returns how many source bytes it takes. */
static size_t
read_char(const char *at, const char *end, char *room, struct span *c)
{
	unsigned char first = (unsigned char)*at;
	size_t len = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

	if (*at == '&') {
		size_t taken = html_reference(at, end, false, room, &c->len);

		c->ptr = room;
		if (taken > 0)
			return taken;
	}
	*c = span_make(at, len < (size_t)(end - at) ? len : (size_t)(end - at));
	return c->len;
}

static const char *
skip_blank(const char *at, const char *end)
{
	char room[HTML_REFERENCE_BYTES];
	struct span c;

	for (;;) {
		size_t taken;

		while (at < end && (class_of(*at) == BYTE_SPACE || class_of(*at) == BYTE_CONTROL))
			at++;
		if (at == end || (*at != '&' && (unsigned char)*at < 0x80))
			return at;
		taken = read_char(at, end, room, &c);
		if (utf8_blank(c) == 0)
			return at;
		at += taken;
	}
}

/* A blank before a plain byte; what is before it is one too. */
static inline bool
is_single_blank(const char *at, const char *end)
{
	return *at == ' ' && at + 1 < end && class_of(at[1]) == BYTE_PLAIN;
}

/*
 * Are the eight bytes at `at`, of nine, as they are to be written: plain, or a blank before a plain one?
 * Other bytes below a blank are taken for white space here, which only makes them wait.
 */
static inline bool
are_plain(const char *at)
{
	uint64_t word = simd_word(at);
	uint64_t blanks = simd_equal(word, ' ');

	return (simd_zeros(word & SIMD_EACH(0xe0u)) | simd_equal(word, '&') | simd_equal(word, 0xC2u) |
	    (blanks & blanks >> 8)) == 0 && (at[7] != ' ' || class_of(at[8]) == BYTE_PLAIN);
}

/*
 * Writes [at, end) to out with white space folded and references decoded. *space says that white
 * space is due before the first character, and afterwards that it is due before the next.
 */
static char *
fold(const char *at, const char *end, char *out, bool *space)
{
	char room[HTML_REFERENCE_BYTES], *start = out;
	struct span c;

	while (at < end) {
		switch (class_of(*at)) {
		case BYTE_SPACE:
			*space = true;
			at++;
			break;
		case BYTE_CONTROL:
			at++;
			break;
		case BYTE_PLAIN:
			if (*space)
				*out++ = ' ';
			*space = false;
			for (; end - at > 8 && are_plain(at); at += 8, out += 8)
				memcpy(out, at, 8);
			while (at < end && (class_of(*at) == BYTE_PLAIN || is_single_blank(at, end)))
				*out++ = *at++;
			break;
		default:
			at += read_char(at, end, room, &c);
			if (*c.ptr == '\xC2')
				c = html_corrected(c, room);
			if (c.len == 1 && class_of(c.ptr[0]) == BYTE_SPACE) {
				*space = true;
			} else if (!is_soft_hyphen(c)) {
				if (*space)
					*out++ = ' ';
				*space = false;
				memcpy(out, c.ptr, c.len);
				out += c.len;
			}
		}
	}
	out = html_drop_unseen(start, out);
	if (out > start && out[-1] == ' ') {
		out--;
		*space = true;
	}
	return out;
}

size_t
flow_fold(struct span text, char *out)
{
	const char *end;
	bool space = false;

	if (text.len == 0)
		return 0;
	end = text.ptr + text.len;
	return (size_t)(fold(skip_blank(text.ptr, end), end, out, &space) - out);
}

/* Room for the text of a run of source bytes, and a separator before it. */
static char *
reserve(struct buffer *out, size_t len)
{
	size_t room = HTML_DECODED_BYTES(len) + 1;

	return out->capacity - out->len >= room ? out->ptr + out->len : buffer_reserve(out, room);
}

/* Does the block that begins now continue the line of its table row? */
static bool
continues_row(struct builder *b, const struct open_element *top)
{
	const struct open_element *row = &b->stack[top->row];

	return top->cell > top->row && top->row > 0 && b->stack[top->cell].n_blocks == 0 &&
	    row->n_blocks > 0 && !(row->state & OPEN_BROKEN);
}

static void
begin_block(struct builder *b)
{
	const struct open_element *top = builder_top(b);
	struct page *page = b->page;
	struct block *block = &b->block;

	b->in_block = true;
	b->cell = top->cell;
	b->row = top->row;
	b->space = false;
	b->border = BORDER_NONE;
	b->newlines = 0;
	if (page->n_blocks == PAGE_BLOCKS_MAX) {
		*block = page->blocks[--page->n_blocks];
		buffer_add_byte(&page->text, '\n');
		return;
	}
	*block = (struct block){
		.element = top->around,
		.tag = top->block_tag,
		.level = top->level,
		.hidden = (top->flags & (ELEMENT_HIDDEN | ELEMENT_NOSCRIPT)) != 0,
		.cell = continues_row(b, top),
	};
	if (b->item && !block->hidden) {
		block->item = true;
		block->ordinal = b->ordinal;
		b->item = false;
	}
	if (page->text.len > 0) {
		block->gap = block->cell || b->gap == 0 ? 1 : b->gap;
		buffer_add(&page->text, block->cell ? SPAN("\t") : span_make("\n\n", block->gap));
	}
	b->gap = 0;
	block->start = (uint32_t)page->text.len;
}

/* A second block in a cell: its first one no longer continues the line of the row. */
static void
count_in_cell(struct builder *b)
{
	struct open_element *cell = &b->stack[b->cell], *row = &b->stack[b->row];
	struct page *page = b->page;

	if (b->row == 0 || b->cell <= b->row)
		return;
	row->n_blocks++;
	if (cell->n_blocks++ == 0) {
		cell->first_block = (uint32_t)page->n_blocks - 1;
		return;
	}
	row->state |= OPEN_BROKEN;
	if (page->blocks[cell->first_block].cell) {
		page->blocks[cell->first_block].cell = false;
		page->text.ptr[page->blocks[cell->first_block].start - 1] = '\n';
	}
}

static void
end_block(struct builder *b)
{
	struct page *page = b->page;
	struct block *block = &b->block;
	struct span text = span_slice(buffer_span(&page->text), block->start, page->text.len);
	size_t len = utf8_trim_end(text).len;

	/* parts of a character, if it is no UTF-8, can be no blanks one by one */
	block->end = block->start + (uint32_t)(len > 0 ? len : text.len);
	if (block->link_bytes > block->end - block->start)
		block->link_bytes = block->end - block->start;
	if (block->emphasis_bytes > block->end - block->start)
		block->emphasis_bytes = block->end - block->start;
	page->blocks = heap_grow(page->blocks, &page->blocks_capacity, page->n_blocks + 1,
	    sizeof(*page->blocks));
	page->blocks[page->n_blocks++] = *block;
	b->in_block = false;
	count_in_cell(b);
}

void
flow_break(struct builder *b, uint8_t gap)
{
	if (b->aside != 0) {
		b->aside_space = true;
		return;
	}
	if (b->in_block && builder_top(b)->state & OPEN_SPACE) {
		b->newlines = 1;
		return;
	}
	if (b->in_block)
		end_block(b);
	if (gap > b->gap)
		b->gap = gap;
}

void
flow_space(struct builder *b)
{
	if (b->aside != 0)
		b->aside_space = true;
	else
		b->space = true;
}

/* Words at the front of a block can be a head that a style sheet sets on its own line. */
void
flow_end_run_in(struct builder *b)
{
	struct span text;

	if (!b->in_block || b->aside != 0 || b->border != BORDER_NONE)
		return;
	text = span_slice(buffer_span(&b->page->text), b->block.start, b->page->text.len);
	if (text.len <= RUN_IN_BYTES && memchr(text.ptr, ' ', text.len) != NULL)
		b->border = BORDER_SPANS;
}

/* Has the line that ends here nothing but blanks, as in `<br>&nbsp;<br>`? */
static bool
in_blank_line(const struct builder *b)
{
	struct span text = span_slice(buffer_span(&b->page->text), b->block.start, b->page->text.len);
	size_t end = utf8_trim_end(text).len;

	return memchr(text.ptr + end, '\n', text.len - end) != NULL;
}

void
flow_newline(struct builder *b)
{
	if (b->aside != 0)
		b->aside_space = true;
	else if (builder_top(b)->state & OPEN_SPACE)
		flow_text(b, SPAN("\n"));
	else if (!b->in_block)
		b->gap = b->gap == 0 ? 1 : 2;
	else if (++b->newlines == 2 || in_blank_line(b))
		flow_break(b, 2);
}

/* Text from `before` on has been added; what parts it from the text before does not count. */
static void
count_bytes(struct builder *b, size_t before)
{
	const struct buffer *text = &b->page->text;
	size_t n = text->len - before;

	if (n > 0 && class_of(text->ptr[before]) == BYTE_SPACE)
		n--;
	if (b->link != 0)
		b->block.link_bytes += (uint32_t)n;
	if (b->n_emphasis > 0)
		b->block.emphasis_bytes += (uint32_t)n;
}

/* Text whose white space is kept. */
static void
add_preformatted(struct builder *b, const char *at, const char *end)
{
	struct buffer *text = &b->page->text;
	size_t before = text->len;

	reserve(text, (size_t)(end - at));
	if (b->newlines > 0 && before > 0 && text->ptr[before - 1] != '\n')
		buffer_add_byte(text, '\n');
	b->newlines = 0;
	html_decode(span_make(at, (size_t)(end - at)), false, text);
	count_bytes(b, before);
}

static bool
words_meet(uint8_t border, char left, char right)
{
	if (border == BORDER_WORDS)
		return ascii_is_word_or_digit(left) && ascii_is_word_or_digit(right);
	if (left >= 'a' && left <= 'z')
		return (right >= 'A' && right <= 'Z') || (right >= '0' && right <= '9');
	return left >= '0' && left <= '9' && right >= 'A' && right <= 'Z';
}

static inline bool
is_digit_byte(char c)
{
	return c >= '0' && c <= '9';
}

/* `<b>12:01</b><i>04.01.2012</i>`: nothing goes on behind the minutes. */
static bool
clock_meets_number(struct span before, char right)
{
	const char *end = before.ptr + before.len;

	return is_digit_byte(right) && before.len >= 4 && end[-3] == ':' && is_digit_byte(end[-4]) &&
	    is_digit_byte(end[-2]) && is_digit_byte(end[-1]);
}

static void
add_folded(struct builder *b, const char *at, const char *end)
{
	struct buffer *text = &b->page->text;
	size_t before = text->len;
	char *out = reserve(text, (size_t)(end - at));

	if (b->newlines > 0) {
		while (at < end && class_of(*at) == BYTE_SPACE)
			at++;
		if (at == end)
			return;
		*out++ = '\n';
		b->newlines = 0;
		b->space = false;
	} else if (b->border != BORDER_NONE && before > 0 && (words_meet(b->border, out[-1], *at) ||
	           clock_meets_number(buffer_span(text), *at))) {
		b->space = true;
	}
	b->border = BORDER_NONE;
	out = fold(at, end, out, &b->space);
	text->len = (size_t)(out - text->ptr);
	count_bytes(b, before);
}

/* The sign by which a heading or a definition links to itself. */
static bool
is_permalink(struct builder *b, struct span text)
{
	uint16_t tag = builder_top(b)->block_tag;
	bool heading = tag >= HTML_H1 && tag <= HTML_H6;

	return b->link != 0 && (span_equal(text, SPAN("¶")) ||
	    span_equal(text, SPAN("&para;")) || span_equal(text, SPAN("\xE2\x80\x8B")) ||
	    (heading && span_equal(text, SPAN("#"))));
}

void
flow_text(struct builder *b, struct span text)
{
	const char *at = text.ptr, *end = text.ptr + text.len;
	struct buffer *aside = &b->page->aside;

	if (text.len <= PERMALINK_BYTES && is_permalink(b, text))
		return;
	if (b->aside != 0) {
		char *out = reserve(aside, text.len);

		aside->len = (size_t)(fold(at, end, out, &b->aside_space) - aside->ptr);
		return;
	}
	if (!b->in_block) {
		at = skip_blank(at, end);
		if (at == end)
			return;
		begin_block(b);
	}
	if (builder_top(b)->state & OPEN_SPACE)
		add_preformatted(b, at, end);
	else
		add_folded(b, at, end);
}
