/*
 * markdown_inline - emphasis, code and links inside the blocks of a page, as marks of Markdown
 */
#include "markdown_inline.h"

#include "utf8.h"

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
		[MARK_EMPHASIS] = "*", [MARK_STRUCK] = "~~", [MARK_LINK] = "[", [MARK_CODE] = "" };

	return texts[kind];
}

/* Marks that are some by the characters beside them. */
static bool
is_flanking(enum markdown_kind kind)
{
	return kind == MARK_STRONG || kind == MARK_EMPHASIS || kind == MARK_STRUCK;
}

static bool
is_word(enum text_class class)
{
	return class != TEXT_SPACE && class != TEXT_PUNCT && class != TEXT_SYMBOL;
}

static enum text_class
class_at(const struct page *page, uint32_t at)
{
	size_t i = at;

	return text_class(utf8_next(buffer_span(&page->text), &i));
}

static void
reverse(char *ptr, size_t len)
{
	for (size_t i = 0; i < len / 2; i++) {
		char c = ptr[i];

		ptr[i] = ptr[len - 1 - i];
		ptr[len - 1 - i] = c;
	}
}

/* Moves what was written from byte `end` on in front of what stands from byte `at` on. */
static void
move_back(struct markdown_inline *marks, size_t at, size_t end)
{
	char *ptr = marks->out->ptr + at;
	size_t len = marks->out->len - end;

	reverse(ptr, end - at);
	reverse(ptr + end - at, len);
	reverse(ptr, end - at + len);
	marks->solid += marks->solid >= at ? len : 0;
	marks->word = marks->word >= at ? marks->word + len : 0; /* no mark goes into another pair */
}

/* Takes the opening mark back, as the closing one has no place to stand. */
static void
take_back(struct markdown_inline *marks, const struct markdown_open *open)
{
	size_t len = strlen(mark_of(open->kind)) + open->ticks + open->padded;
	struct buffer *out = marks->out;

	memmove(out->ptr + open->from - len, out->ptr + open->from, out->len - open->from);
	out->len -= len;
	marks->solid -= marks->solid >= open->from ? len : 0;
	marks->word -= marks->word >= open->from ? len : 0;
}

static void
add_ticks(struct markdown_inline *marks, const struct markdown_open *open)
{
	for (uint32_t i = 0; i < open->ticks; i++)
		buffer_add_byte(marks->out, '`');
}

static void
add_closing_mark(struct markdown_inline *marks, const struct markdown_open *open)
{
	if (open->kind == MARK_LINK) {
		buffer_add(marks->out, SPAN("]("));
		add_target(marks->out, span_trim(page_attribute(marks->page, open->element, ATTR_HREF)));
		buffer_add_byte(marks->out, ')');
	} else if (open->kind == MARK_CODE) {
		buffer_add(marks->out, open->padded ? SPAN(" ") : SPAN(""));
		add_ticks(marks, open);
	} else {
		buffer_add(marks->out, span_from(mark_of(open->kind)));
	}
}

/*
 * Closes what is before a character of class `next`. White space stays outside; a mark of emphasis that
 * has a punctuation mark before it and a word behind it goes in front of the former.
 */
static void
close_inline(struct markdown_inline *marks, const struct markdown_open *open, enum text_class next)
{
	size_t at = marks->solid, end = marks->out->len;

	if (!open->written)
		return;
	if (is_flanking(open->kind) && at == end && marks->word != at && is_word(next))
		at = marks->word;
	if (at <= open->from) {
		take_back(marks, open);
		return;
	}
	add_closing_mark(marks, open);
	move_back(marks, at, end);
	if (!is_flanking(open->kind))
		marks->word = 0;
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
		marks->open[marks->n_open++] = (struct markdown_open){ .element = marks->next_element,
			.end = element->text_end, .kind = kind };
	}
}

/* Is there a link or code to open behind mark i? Their marks are punctuation. */
static bool
opens_on_mark(const struct markdown_inline *marks, size_t i)
{
	for (i++; i < marks->n_open; i++)
		if (!is_flanking(marks->open[i].kind) && !marks->open[i].written)
			return true;
	return false;
}

/* One backtick more than there are in a row in the code, and blanks if it has some at an end. */
static void
measure_code(const struct markdown_inline *marks, struct markdown_open *open, uint32_t at)
{
	uint32_t end = open->end < marks->block_end ? open->end : marks->block_end, run = 0;
	struct span code = utf8_trim(span_slice(buffer_span(&marks->page->text), at, end));

	open->ticks = 1;
	for (size_t i = 0; i < code.len; i++) {
		run = code.ptr[i] == '`' ? run + 1 : 0;
		open->ticks = run >= open->ticks ? run + 1 : open->ticks;
	}
	open->padded = span_starts(code, SPAN("`")) || span_ends(code, SPAN("`"));
}

/* "Look![here](..)" would be an image: the exclamation mark before the bracket just written is escaped. */
static void
keep_from_image(struct markdown_inline *marks)
{
	size_t end = marks->out->len;

	if (end < 2 || marks->out->ptr[end - 2] != '!' || marks->solid != end - 1)
		return;
	buffer_add_byte(marks->out, '\\');
	move_back(marks, end - 2, end);
}

static void
open_inline(struct markdown_inline *marks, struct markdown_open *open, uint32_t at)
{
	if (open->kind == MARK_CODE) {
		measure_code(marks, open, at);
		add_ticks(marks, open);
		buffer_add(marks->out, open->padded ? SPAN(" ") : SPAN(""));
	} else {
		buffer_add(marks->out, span_from(mark_of(open->kind)));
	}
	if (open->kind == MARK_LINK)
		keep_from_image(marks);
	open->from = marks->out->len;
	open->written = true;
}

/*
 * Writes the opening marks of what is open and has none in this block yet. None stands before white
 * space; one of emphasis not between a word and a punctuation mark, but behind the latter.
 */
static void
open_inlines(struct markdown_inline *marks, uint32_t at, enum text_class next)
{
	for (size_t i = 0; i < marks->n_open && next != TEXT_SPACE; i++) {
		struct markdown_open *open = &marks->open[i];

		if (open->written || open->left_out || (marks->heading && open->kind == MARK_STRONG))
			continue;
		if (is_flanking(open->kind) && is_word(marks->last)) {
			open->left_out = opens_on_mark(marks, i);
			if (open->left_out)
				continue;
			if (!is_word(next))
				return;
		}
		open_inline(marks, open, at);
	}
}

/* Goes one of the open elements on in another one of its kind, right behind it? */
static bool
goes_on(struct markdown_inline *marks, struct markdown_open *open, uint32_t at)
{
	const struct page *page = marks->page;

	if (marks->last == TEXT_SPACE || open->kind == MARK_LINK)
		return false;
	for (uint32_t i = marks->next_element; i < page->n_elements; i++) {
		const struct element *element = &page->elements[i];

		if (element->flags & ELEMENT_ASIDE)
			continue;
		if (element->text_start > at)
			break;
		if (element->text_end > at && kind_of(marks, i) == open->kind) {
			open->end = element->text_end;
			return true;
		}
	}
	return false;
}

/*
 * Closes what ends at `at`, or everything if the block ends there; what lies inside of that is closed
 * with it and, if it goes on, opened again.
 */
static void
close_inlines(struct markdown_inline *marks, uint32_t at, bool block_end, enum text_class next)
{
	size_t first = 0, kept;

	while (!block_end && first < marks->n_open && (marks->open[first].end > at ||
	    goes_on(marks, &marks->open[first], at)))
		first++;
	for (size_t i = marks->n_open; i > first; i--)
		close_inline(marks, &marks->open[i - 1], next);
	kept = first;
	for (size_t i = first; i < marks->n_open; i++) {
		marks->open[i].written = marks->open[i].left_out = false;
		if (marks->open[i].end > at)
			marks->open[kept++] = marks->open[i];
	}
	marks->n_open = kept;
}

void
markdown_inline_begin(struct markdown_inline *marks, uint32_t end, bool heading)
{
	marks->block_end = end;
	marks->heading = heading;
	marks->last = TEXT_SPACE;
	marks->solid = marks->word = 0;
}

static bool
is_inside(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

bool
markdown_inline_at(struct markdown_inline *marks, uint32_t at)
{
	enum text_class next;

	if (!is_inside(marks->page->text.ptr[at])) {
		next = class_at(marks->page, at);
		close_inlines(marks, at, false, next);
		take_inlines(marks, at);
		open_inlines(marks, at, next);
	}
	return is_open(marks, MARK_CODE);
}

void
markdown_inline_wrote(struct markdown_inline *marks, uint32_t at)
{
	if (!is_inside(marks->page->text.ptr[at]))
		marks->last = class_at(marks->page, at);
	if (marks->last == TEXT_SPACE)
		return;
	marks->solid = marks->out->len;
	marks->word = is_word(marks->last) ? marks->out->len : marks->word;
}

void
markdown_inline_end(struct markdown_inline *marks)
{
	close_inlines(marks, marks->block_end, true, TEXT_SPACE);
}
