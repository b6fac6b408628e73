/*
 * html_element - the elements of a page, and the stack of open ones
 */
#include "heap.h"
#include "html_build.h"
#include "html_kind.h"

enum { NOTICE_BYTES = 200 }; /* hidden text of less is never the content of the page */

/* What attributes say of how an element is shown. */
struct look {
	bool hidden, block, link;
	bool streamed; /* hidden until a script moves it to its place, which browsers do at once */
};

static enum html_attribute
attribute_of(struct html_pair pair)
{
	return html_attribute(pair.name);
}

/* Copies a value to the page, cut at its limit and decoded, if it must be. */
static struct span
keep_value(struct page *page, struct span value)
{
	char *copy;

	if (value.len > PAGE_ATTRIBUTE_BYTES) {
		value.len = PAGE_ATTRIBUTE_BYTES;
		while ((value.ptr[value.len] & 0xC0) == 0x80)
			value.len--;
	}
	if (memchr(value.ptr, '&', value.len) == NULL)
		return value;
	copy = arena_get(&page->arena, HTML_DECODED_BYTES(value.len));
	return span_make(copy, html_decode_to(value, true, copy));
}

static bool
is_word(struct span text, struct span word)
{
	return span_equal_nocase(span_trim(text), word);
}

/* The display and visibility that a style attribute sets. */
static void
read_style(struct span style, struct look *look)
{
	struct span declaration, name, value;

	while (span_split(&style, ';', &declaration)) {
		span_split(&declaration, ':', &name);
		if (!span_split(&declaration, '!', &value))
			continue;
		if (is_word(name, SPAN("display"))) {
			look->hidden = is_word(value, SPAN("none"));
			look->block = is_word(value, SPAN("block")) ||
			    is_word(value, SPAN("flex")) ||
			    is_word(value, SPAN("table")) || is_word(value, SPAN("grid"));
		} else if (is_word(name, SPAN("visibility"))) {
			look->hidden |= is_word(value, SPAN("hidden"));
		}
	}
}

static bool
is_icon_font(struct span class)
{
	struct span rest = span_slice(class, span_find(class, SPAN("material-")), class.len);

	return rest.len > 0 && (span_find(rest, SPAN("material-icons")) < rest.len ||
	    span_find(rest, SPAN("material-symbols")) < rest.len);
}

static void
read_look(const struct attribute *attribute, uint32_t kinds, struct look *look)
{
	switch (attribute->name) {
	case ATTR_HREF:
		look->link = true;
		break;
	case ATTR_HIDDEN:
		look->hidden = true;
		break;
	case ATTR_ID: /* <div hidden id="S:0"> of React */
		look->streamed = span_starts(attribute->value, SPAN("S:"));
		break;
	case ATTR_CLASS: /* fonts that draw a word as a picture */
		look->hidden |= !(kinds & KIND_BLOCK) && is_icon_font(attribute->value);
		break;
	case ATTR_ARIA_HIDDEN: /* inside a line it is an ornament that everyone sees */
		look->hidden |= (kinds & KIND_BLOCK) && is_word(attribute->value, SPAN("true"));
		break;
	case ATTR_STYLE:
		read_style(attribute->value, look);
		break;
	default:
		break;
	}
}

static void
add_attributes(struct builder *b, struct element *element, uint32_t n, struct look *look)
{
	struct page *page = b->page;
	uint32_t kinds = html_kinds[element->tag];

	element->first_attribute = (uint32_t)page->n_attributes;
	page->attributes = heap_grow(page->attributes, &page->attributes_capacity,
	    page->n_attributes + n, sizeof(*page->attributes));
	for (uint32_t i = 0; i < n; i++) {
		struct attribute *attribute = &page->attributes[page->n_attributes];
		enum html_attribute name = attribute_of(b->tokenizer.attributes[i]);

		if (name == ATTR_NONE)
			continue;
		attribute->name = (uint16_t)name;
		attribute->value = keep_value(page, b->tokenizer.attributes[i].value);
		if (name == ATTR_CLASS)
			attribute->number = page_class_number(&page->classes, attribute->value);
		page->n_attributes++;
		read_look(attribute, kinds, look);
	}
	element->n_attributes = (uint16_t)(page->n_attributes - element->first_attribute);
}

/* A new element inside the open ones; false when there are too many. */
static bool
add_element(struct builder *b, const struct html_token *token, struct look *look)
{
	const struct open_element *top = builder_top(b);
	struct page *page = b->page;
	struct element *element;

	if (page->n_elements == PAGE_ELEMENTS_MAX)
		return false;
	page->elements = heap_grow(page->elements, &page->elements_capacity, page->n_elements + 1,
	    sizeof(*page->elements));
	element = &page->elements[page->n_elements++];
	*element = (struct element){
		.parent = top->element,
		.end = (uint32_t)page->n_elements,
		.first_block = (uint32_t)page->n_blocks,
		.end_block = (uint32_t)page->n_blocks,
		.tag = token->tag,
		.depth = (uint16_t)(page->elements[top->element].depth + 1),
		.flags = top->flags & (uint8_t)~ELEMENT_HIDES,
	};
	element->text_start = (uint32_t)(b->aside != 0 ? page->aside.len : page->text.len);
	element->text_end = element->text_start;
	if (token->n_attributes > 0)
		add_attributes(b, element, token->n_attributes, look);
	return true;
}

/* Its text, blocks and descendants are known now. */
static void
finish_element(struct builder *b, const struct open_element *open)
{
	struct page *page = b->page;
	struct element *element = &page->elements[open->element];
	const struct buffer *text = element->flags & ELEMENT_ASIDE ? &page->aside : &page->text;

	element->end = (uint32_t)page->n_elements;
	element->text_end = (uint32_t)text->len;
	for (int i = 0; i < 2 && element->text_start < element->text_end; i++) {
		char c = text->ptr[element->text_start];

		if (c == ' ' || c == '\n' || c == '\t')
			element->text_start++;
	}
	element->end_block = (uint32_t)page->n_blocks;
	if (b->in_block && !(element->flags & ELEMENT_ASIDE) &&
	    element->text_end > element->text_start)
		element->end_block++;
}

void
build_end(struct builder *b, uint32_t index)
{
	struct open_element *open = &b->stack[index];

	if (open->state & OPEN_ENDED)
		return;
	open->state |= OPEN_ENDED;
	b->n_tag[open->tag]--;
	if (open->state & OPEN_EMPHASIS)
		b->n_emphasis--;
	if (b->link == index)
		b->link = 0;
}

uint8_t
build_margin(uint16_t tag, uint8_t list_level)
{
	uint32_t kinds = html_kinds[tag];

	if (kinds & KIND_LIST && list_level > 1)
		return 1;
	return kinds & KIND_MARGIN ? 2 : 1;
}

void
build_pop(struct builder *b)
{
	uint32_t index = b->n_open - 1;
	struct open_element *open = &b->stack[index];

	build_end(b, index);
	b->n_open--;
	if (open->tag == HTML_LI)
		b->item = false;
	if (open->state & OPEN_BLOCK)
		flow_break(b, build_margin(open->tag, open->level));
	else if (html_kinds[open->tag] & KIND_APART)
		flow_space(b);
	if (open->state & OPEN_OWNS)
		finish_element(b, open);
	if (b->aside == index)
		b->aside = 0;
	if (open->tag == HTML_A && open->state & OPEN_LINK)
		b->link_end = (uint32_t)b->page->text.len;
	if (open->tag == HTML_TIME)
		b->border = BORDER_WORDS;
	if (!(open->state & OPEN_BLOCK) && open->state & OPEN_OWNS &&
	    b->page->elements[open->element].text_start <= b->block.start)
		flow_end_run_in(b);
	b->inline_end = (uint32_t)b->page->text.len;
}

void
build_pop_to(struct builder *b, uint32_t index)
{
	while (b->n_open > index)
		build_pop(b);
}

static uint32_t
attribute_number(const struct page *page, uint32_t element, enum html_attribute name,
    uint32_t otherwise)
{
	struct span value = span_trim(page_attribute(page, element, name));
	size_t at = 0;
	uint32_t number = (uint32_t)span_take_number(value, &at, 9);

	return at == 9 || (at > 0 && at == value.len) ? number : otherwise;
}

static void
start_item(struct builder *b, struct open_element *open)
{
	struct open_element *list = &b->stack[open->list];

	if (open->level == 0)
		open->level = 1;
	b->item = true;
	b->ordinal = 0;
	if (open->list == 0 || list->tag != HTML_OL)
		return;
	list->ordinal++;
	if (open->state & OPEN_OWNS)
		list->ordinal = attribute_number(b->page, open->element, ATTR_VALUE, list->ordinal);
	b->ordinal = list->ordinal;
}

/* What lists and tables need to know of their parts. */
static void
set_container(struct builder *b, struct open_element *open)
{
	uint32_t kinds = html_kinds[open->tag];
	uint16_t index = (uint16_t)(open - b->stack);

	if (kinds & KIND_LIST) {
		open->list = index;
		open->level += open->level < UINT8_MAX;
		if (open->tag == HTML_OL && open->state & OPEN_OWNS)
			open->ordinal =
			    attribute_number(b->page, open->element, ATTR_START, 1) - 1;
	} else if (open->tag == HTML_LI) {
		start_item(b, open);
	} else if (open->tag == HTML_TR) {
		open->row = index;
	} else if (kinds & KIND_CELL) {
		open->cell = index;
	} else if (open->tag == HTML_TABLE) {
		b->stack[open->row].state |= open->row > 0 ? OPEN_BROKEN : 0;
		open->row = open->cell = 0;
	}
}

/* How its text is shown: hidden, in a block of its own, apart from the flow. */
static void
set_look(struct builder *b, struct open_element *open, const struct look *look)
{
	uint32_t kinds = html_kinds[open->tag];
	uint32_t index = (uint32_t)(open - b->stack);
	bool hidden = (look->hidden && open->tag > HTML_BODY && !look->streamed) ||
	    kinds & KIND_FALLBACK;

	if (kinds & KIND_BLOCK || look->block)
		open->state |= OPEN_BLOCK;
	if (hidden)
		open->flags |= ELEMENT_HIDDEN | ELEMENT_HIDES;
	if (open->tag == HTML_NOSCRIPT) {
		open->flags |= ELEMENT_NOSCRIPT | ELEMENT_HIDES;
		hidden = b->in_block;
		open->state |= b->in_block ? 0 : OPEN_BLOCK;
	}
	if (hidden && !(open->state & OPEN_BLOCK) && b->aside == 0) {
		b->aside = index;
		b->aside_space = b->page->aside.len > 0;
		open->flags |= ELEMENT_ASIDE;
	}
	if (kinds & KIND_SPACE)
		open->state |= OPEN_SPACE;
}

static void
set_inline(struct builder *b, struct open_element *open, const struct look *look)
{
	uint32_t index = (uint32_t)(open - b->stack);

	if (html_kinds[open->tag] & KIND_EMPHASIS) {
		open->state |= OPEN_EMPHASIS;
		b->n_emphasis++;
	}
	if (open->tag == HTML_A && look->link) {
		open->state |= OPEN_LINK;
		b->link = index;
		if (b->link_end == b->page->text.len)
			b->border = BORDER_WORDS;
	}
	if (open->tag == HTML_TIME)
		b->border = BORDER_WORDS;
	else if (b->border == BORDER_NONE && b->inline_end == b->page->text.len &&
	    open->tag != HTML_SUP && open->tag != HTML_SUB)
		b->border = BORDER_SPANS;
	else if (open->tag == HTML_SPAN)
		flow_end_run_in(b);
	if (html_kinds[open->tag] & KIND_APART)
		flow_space(b);
}

/* block.tag of the text inside: of containers without a meaning of their own only if nothing else. */
static uint16_t
block_tag(const struct open_element *top, uint16_t tag)
{
	uint32_t kinds = html_kinds[tag];

	if (kinds & KIND_NAMES_BLOCK)
		return tag;
	return kinds & KIND_BLOCK && !(html_kinds[top->block_tag] & KIND_NAMES_BLOCK)
	    ? tag
	    : top->block_tag;
}

void
build_push(struct builder *b, const struct html_token *token)
{
	const struct open_element *top = builder_top(b);
	struct open_element *open = &b->stack[b->n_open];
	struct look look = { false, false, false, false };
	struct element *element;

	*open = (struct open_element){
		.name = token->name,
		.element = top->element,
		.around = top->around,
		.tag = token->tag,
		.block_tag = block_tag(top, token->tag),
		.list = top->list,
		.row = top->row,
		.cell = top->cell,
		.state = top->state & OPEN_SPACE,
		.flags = top->flags & (uint8_t)~ELEMENT_HIDES,
		.level = top->level,
	};
	if (add_element(b, token, &look)) {
		open->element = (uint32_t)b->page->n_elements - 1;
		open->state |= OPEN_OWNS;
	}
	set_look(b, open, &look);
	set_inline(b, open, &look);
	set_container(b, open);
	b->n_tag[token->tag]++;
	b->n_open++;
	if (!(open->state & OPEN_OWNS))
		return;
	element = &b->page->elements[open->element];
	element->flags = open->flags;
	if (open->state & OPEN_BLOCK) {
		element->flags |= ELEMENT_BLOCK;
		open->around = open->element;
	}
	if (open->flags & ELEMENT_ASIDE)
		element->text_start = (uint32_t)b->page->aside.len;
}

void
build_add_void(struct builder *b, const struct html_token *token)
{
	uint32_t kinds = html_kinds[token->tag];
	struct look look = { false, false, false, false };

	if (kinds & KIND_APART)
		flow_space(b);
	if (kinds & KIND_NO_ELEMENT)
		return;
	if (add_element(b, token, &look) && look.hidden)
		b->page->elements[b->page->n_elements - 1].flags |= ELEMENT_HIDDEN;
}

/* Puts what was hidden inside lines behind all blocks. */
static void
append_aside(struct page *page)
{
	uint32_t base = (uint32_t)page->text.len + 1;

	if (page->aside.len == 0)
		return;
	buffer_add_byte(&page->text, '\n');
	buffer_add(&page->text, buffer_span(&page->aside));
	for (size_t i = 0; i < page->n_elements; i++)
		if (page->elements[i].flags & ELEMENT_ASIDE) {
			page->elements[i].text_start += base;
			page->elements[i].text_end += base;
		}
}

void
build_start(struct builder *b, struct page *page, struct span source)
{
	const struct html_token root = { .kind = HTML_OPEN, .tag = HTML_ROOT };

	memset(b, 0, sizeof(*b));
	b->page = page;
	b->tokenizer.source = span_slice(source, 0, UINT32_MAX);
	b->n_open = 1;
	b->link_end = b->inline_end = UINT32_MAX;
	add_element(b, &root, NULL);
	page->elements[0].depth = 0;
	b->stack[0].state = OPEN_OWNS | OPEN_BLOCK;
}

static size_t
visible_bytes(const struct page *page)
{
	size_t n = 0;

	for (size_t i = 0; i < page->n_blocks; i++)
		if (!page->blocks[i].hidden)
			n += page->blocks[i].end - page->blocks[i].start;
	return n;
}

/*
 * A page that hides more than it shows is shown by a script: content waits under display:none, in a
 * `main` behind an open dialog, or in noscript. Each outermost hidden element with more text than
 * is visible so far is taken for visible.
 */
static void
show_hidden_content(struct page *page)
{
	size_t visible = visible_bytes(page) + NOTICE_BYTES;
	bool changed = false;

	if (visible >= page->text.len)
		return;
	for (size_t i = 1; i < page->n_elements; i++) {
		struct element *element = &page->elements[i];
		uint16_t above = page->elements[element->parent].flags &
		    (ELEMENT_HIDDEN | ELEMENT_NOSCRIPT);

		if (element->flags & ELEMENT_ASIDE)
			continue;
		if (element->flags & ELEMENT_HIDES && above == 0 && element->tag != HTML_TEMPLATE &&
		    element->text_end - element->text_start > visible) {
			visible += element->text_end - element->text_start;
			element->flags &= (uint16_t)~ELEMENT_HIDES;
			changed = true;
		}
		if (!(element->flags & ELEMENT_HIDES))
			element->flags = (uint16_t)((element->flags &
			                                ~(ELEMENT_HIDDEN | ELEMENT_NOSCRIPT)) |
			    above);
	}
	for (size_t i = 0; changed && i < page->n_blocks; i++)
		page->blocks[i].hidden = (page->elements[page->blocks[i].element].flags &
		                             (ELEMENT_HIDDEN | ELEMENT_NOSCRIPT)) != 0;
}

void
build_finish(struct builder *b)
{
	build_pop_to(b, 1);
	flow_break(b, 0);
	finish_element(b, &b->stack[0]);
	show_hidden_content(b->page);
	append_aside(b->page);
}
