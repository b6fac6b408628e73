/*
 * markdown_inline - emphasis, code and links inside the blocks of a page, as marks of Markdown
 */
#include "markdown_inline.h"

static enum markdown_kind
kind_of(const struct markdown_inline *marks, uint32_t element)
{
	switch (marks->page->elements[element].tag) {
	case HTML_B:
	case HTML_STRONG:
		return MARK_STRONG;
	case HTML_I:
	case HTML_EM:
		return MARK_EMPHASIS;
	case HTML_CODE:
	case HTML_TT:
	case HTML_KBD:
	case HTML_SAMP:
		return MARK_CODE;
	case HTML_DEL:
	case HTML_S:
	case HTML_STRIKE:
		return MARK_STRUCK;
	case HTML_A:
		return marks->links ? MARK_LINK : MARK_NONE;
	default:
		return MARK_NONE;
	}
}

static bool
is_target(struct span url)
{
	return url.len > 0 && url.ptr[0] != '#' &&
	    !span_equal_nocase(span_slice(url, 0, 11), SPAN("javascript:"));
}

static void
add_target(struct buffer *out, struct span url)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.ptr[i];

		if (c <= ' ' || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\' || c == '|') {
			buffer_add_byte(out, '%');
			buffer_add_byte(out, digits[c >> 4]);
			buffer_add_byte(out, digits[c & 15]);
		} else {
			buffer_add_byte(out, (char)c);
		}
	}
}

static const char *
mark_of(enum markdown_kind kind)
{
	static const char *const texts[] = { [MARK_NONE] = "", [MARK_STRONG] = "**",
		[MARK_EMPHASIS] = "*", [MARK_CODE] = "`", [MARK_STRUCK] = "~~",
		[MARK_LINK] = "[" };

	return texts[kind];
}

static void
close_inline(struct markdown_inline *marks, const struct markdown_open *open)
{
	if (!open->written)
		return;
	if (open->kind != MARK_LINK) {
		buffer_add(marks->out, span_from(mark_of(open->kind)));
		return;
	}
	buffer_add(marks->out, SPAN("]("));
	add_target(marks->out, span_trim(page_attribute(marks->page, open->element, ATTR_HREF)));
	buffer_add_byte(marks->out, ')');
}

static bool
is_open(const struct markdown_inline *marks, enum markdown_kind kind)
{
	for (size_t i = 0; i < marks->n_open; i++)
		if (marks->open[i].kind == kind || marks->open[i].kind == MARK_CODE)
			return true;
	return false;
}

/* Takes the elements that begin at or before `at` into the open ones. */
static void
take_inlines(struct markdown_inline *marks, uint32_t at)
{
	const struct page *page = marks->page;

	for (; marks->next_element < page->n_elements; marks->next_element++) {
		const struct element *element = &page->elements[marks->next_element];
		enum markdown_kind kind;

		if (element->flags & ELEMENT_ASIDE)
			continue;
		if (element->text_start > at)
			break;
		kind = kind_of(marks, marks->next_element);
		if (kind == MARK_NONE || element->text_end <= at || marks->n_open == MARKDOWN_OPEN_MAX ||
		    is_open(marks, kind))
			continue;
		if (kind == MARK_LINK &&
		    !is_target(span_trim(page_attribute(page, marks->next_element, ATTR_HREF))))
			continue;
		marks->open[marks->n_open++] = (struct markdown_open){ marks->next_element,
			element->text_end, kind,
			false };
	}
}

/* Writes the opening marks of what is open and has none in this block yet. */
static void
open_inlines(struct markdown_inline *marks, bool heading)
{
	for (size_t i = 0; i < marks->n_open; i++) {
		if (marks->open[i].written || (heading && marks->open[i].kind == MARK_STRONG))
			continue;
		buffer_add(marks->out, span_from(mark_of(marks->open[i].kind)));
		marks->open[i].written = true;
	}
}

/*
 * Closes what ends at `at`, or everything if the block ends there; what lies inside of that is closed
 * with it and, if it goes on, opened again.
 */
static void
close_inlines(struct markdown_inline *marks, uint32_t at, bool block_end)
{
	size_t first = 0, kept;

	while (!block_end && first < marks->n_open && marks->open[first].end > at)
		first++;
	for (size_t i = marks->n_open; i > first; i--)
		close_inline(marks, &marks->open[i - 1]);
	kept = first;
	for (size_t i = first; i < marks->n_open; i++) {
		marks->open[i].written = false;
		if (marks->open[i].end > at)
			marks->open[kept++] = marks->open[i];
	}
	marks->n_open = kept;
}

bool
markdown_inline_at(struct markdown_inline *marks, uint32_t at, bool heading)
{
	close_inlines(marks, at, false);
	take_inlines(marks, at);
	open_inlines(marks, heading);
	return is_open(marks, MARK_CODE);
}

void
markdown_inline_end(struct markdown_inline *marks, uint32_t at)
{
	close_inlines(marks, at, true);
}
