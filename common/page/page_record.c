/*
 * page_record - pages from records, and blocks back into them
 */
#include "heap.h"
#include "page.h"
#include "utf8.h"

/* A number in [0, most]; anything else counts as 0. */
static double
bounded(struct span value, double most)
{
	double number = json_number(value, 0);

	return number >= 0 && number <= most ? number : 0;
}

/* A block as a record has it. */
struct stored_block {
	size_t start, end; /* bytes of the text */
	uint8_t level, label;
	uint16_t tag;
	double links;
};

static struct stored_block
read_block(struct span json, struct utf8_cursor *cursor, struct arena *arena)
{
	struct json_reader reader = json_read(json);
	struct stored_block block = { 0, 0, 0, LABEL_NONE, HTML_OTHER, 0 };
	double start = 0, end = 0;
	struct span key, value;

	while (json_next(&reader, &key, &value)) {
		if (span_equal(key, SPAN("start")))
			start = bounded(value, UINT32_MAX);
		else if (span_equal(key, SPAN("end")))
			end = bounded(value, UINT32_MAX);
		else if (span_equal(key, SPAN("level")))
			block.level = (uint8_t)bounded(value, UINT8_MAX);
		else if (span_equal(key, SPAN("links")))
			block.links = bounded(value, 1);
		else if (span_equal(key, SPAN("tag")))
			block.tag = (uint16_t)html_tag(json_decode(value, arena));
		else if (span_equal(key, SPAN("label")))
			block.label = (uint8_t)page_label(json_decode(value, arena));
	}
	if (block.label == LABEL_COUNT)
		block.label = LABEL_NONE;
	if (end > start && start >= (double)cursor->chars) {
		block.start = utf8_cursor_bytes(cursor, (size_t)start);
		block.end = utf8_cursor_bytes(cursor, (size_t)end);
	}
	return block;
}

/* What stands between two blocks says how they are parted, and whether a list item begins. */
static void
read_gap(struct span between, struct block *block, bool first)
{
	size_t newlines = span_count(between, '\n'), at = 0;

	block->gap = first ? 0 : newlines > 1 ? 2 : 1;
	block->cell = !first && newlines == 0;
	between = span_trim(between);
	block->ordinal = (uint32_t)span_take_number(between, &at, 9);
	block->item = span_ends(between, SPAN(".")) || span_equal(between, SPAN("•"));
}

static void
add_block(struct page *page, const struct stored_block *stored, size_t from)
{
	struct span text = buffer_span(&page->text);
	struct block *block;

	page->blocks = heap_grow(page->blocks, &page->blocks_capacity, page->n_blocks + 1,
	    sizeof(*page->blocks));
	block = &page->blocks[page->n_blocks];
	*block = (struct block){
		.start = (uint32_t)stored->start,
		.end = (uint32_t)stored->end,
		.tag = stored->tag,
		.label = stored->label,
		.level = stored->level,
	};
	block->link_bytes = (uint32_t)(stored->links * (double)(stored->end - stored->start) + 0.5);
	read_gap(span_slice(text, from, stored->start), block, page->n_blocks == 0);
	page->n_blocks++;
}

/* False when the blocks do not fit the text. */
static bool
page_from_blocks(struct page *page, struct span text, struct span blocks)
{
	struct json_reader reader = json_read(blocks);
	struct utf8_cursor cursor = { .text = text };
	struct span key, item;
	size_t from = 0;

	page_reset(page);
	page->plain = true;
	buffer_add(&page->text, text);
	page->elements = heap_grow(page->elements, &page->elements_capacity, 1,
	    sizeof(*page->elements));
	page->n_elements = 1;
	while (json_next(&reader, &key, &item)) {
		struct stored_block stored = read_block(item, &cursor, &page->arena);

		if (stored.end <= stored.start || stored.start < from)
			continue;
		add_block(page, &stored, from);
		from = stored.end;
	}
	page->elements[0] = (struct element){ .end = 1, .tag = HTML_ROOT, .flags = ELEMENT_BLOCK };
	page->elements[0].text_end = (uint32_t)page->text.len;
	page->elements[0].end_block = (uint32_t)page->n_blocks;
	return page->n_blocks > 0;
}

bool
page_from_record(struct page *page, struct record *rec)
{
	struct span html = record_string(rec, "html"), text = record_string(rec, "text");
	struct span blocks = record_raw(rec, "blocks");

	if (html.ptr != NULL)
		page_from_html(page, html);
	else if (text.ptr == NULL)
		return false;
	else if (blocks.ptr == NULL || text.len >= UINT32_MAX ||
	    !page_from_blocks(page, text, blocks))
		page_from_text(page, text);
	return true;
}

static void
add_object(const struct page *page, const struct page_span *span, struct utf8_cursor *cursor,
    struct buffer *out)
{
	const struct block *block = &page->blocks[span->block];
	size_t len = block->end - block->start;
	size_t linked = block->link_bytes < len ? block->link_bytes : len;

	buffer_add_byte(out, '{');
	json_add_key(out, "start");
	buffer_add_number(out, utf8_cursor_chars(cursor, span->start));
	json_add_key(out, "end");
	buffer_add_number(out, utf8_cursor_chars(cursor, span->end));
	json_add_key(out, "label");
	json_add_string(out, span_from(page_label_names[block->label]));
	json_add_key(out, "tag");
	json_add_string(out, html_tag_name((enum html_tag)block->tag));
	json_add_key(out, "level");
	buffer_add_number(out, block->level);
	json_add_key(out, "links");
	json_add_real(out, len > 0 ? (double)linked / (double)len : 0, 2);
	buffer_add_byte(out, '}');
}

void
page_set_blocks(struct page *page, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec)
{
	struct utf8_cursor cursor = { .text = text };
	struct buffer *out = &page->value;

	buffer_reset(out);
	buffer_add_byte(out, '[');
	for (size_t i = 0; i < n_spans; i++) {
		if (i > 0)
			buffer_add_byte(out, ',');
		add_object(page, &spans[i], &cursor, out);
	}
	buffer_add_byte(out, ']');
	record_set(rec, "blocks", buffer_span(out));
}
