/*
 * page_author - the author that a page shows beside its title
 *
 * An element marked as author or byline, or a line that begins with "By", whose text is shaped like
 * a name: up to five words with capitals, no digits, no sentence.
 */
#include "ascii.h"
#include "date_place.h"
#include "page.h"

enum {
	BEFORE_TITLE = 3, /* blocks */
	AFTER_TITLE = 6,
	LINE_BYTES = 120,
	NAME_BYTES = 50,
	WORDS_MAX = 5,
};

static bool
is_among(struct span word, const char *const *list)
{
	for (int i = 0; list[i] != NULL; i++)
		if (span_equal_nocase(word, span_from(list[i])))
			return true;
	return false;
}

/* What stands before a name: "By", "Written by:", "Von". Longer ones first. */
static bool
skip_by(struct span *text)
{
	static const char *const words[] = { "written by", "posted by", "published by", "words by",
		"story by", "article by", "author", "autor", "by", "von", "par", "por", "di", "door",
		NULL };

	*text = span_trim(*text);
	for (int i = 0; words[i] != NULL; i++) {
		struct span word = span_from(words[i]);
		struct span rest = span_slice(*text, word.len, text->len);

		if (!span_equal_nocase(span_slice(*text, 0, word.len), word) || rest.len == 0)
			continue;
		if (span_starts(rest, SPAN("\xC2\xA0")))
			rest = span_slice(rest, 2, rest.len);
		else if (rest.ptr[0] == ' ' || rest.ptr[0] == ':' || rest.ptr[0] == '\n')
			rest = span_slice(rest, 1, rest.len);
		else
			continue;
		*text = span_trim(rest);
		return true;
	}
	return false;
}

/* Cuts text where something else than a name begins: a bar, a bullet, a dash, a comma, "on". */
static struct span
cut_name(struct span text)
{
	static const char *const ends[] = { "\n", "\t", "|", "•", "·", " - ", " – ", " — ", ",", "(",
		"/", ":", " on ", " in ", " for ", " am ", NULL };

	for (int i = 0; ends[i] != NULL; i++)
		text = span_slice(text, 0, span_find(text, span_from(ends[i])));
	return span_trim(text);
}

static bool
begins_name(struct span word)
{
	static const char *const particles[] = { "de", "da", "di", "do", "del", "della", "der", "den",
		"van", "von", "la", "le", "and", "und", "et", "y", "e", "al", "bin", NULL };
	unsigned char first = (unsigned char)word.ptr[0];

	return first >= 0x80 || (first >= 'A' && first <= 'Z') || is_among(word, particles);
}

/* Two to five words with capitals. */
static bool
is_name(struct span text)
{
	static const char *const others[] = { "read", "min", "share", "posted", "published", "updated",
		"comments", "editorial", "staff", "team", "admin", "guest", "the", "about", "more",
		"author", "authors", "by", "reviewed", "written", "follow", "last", "home", "blog",
		NULL };
	struct span rest = text, word;
	int n = 0;

	if (text.len == 0 || text.len > NAME_BYTES || !begins_name(text))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_digit(text.ptr[i]) || strchr("!?;@#%&=<>{}[]_\"", text.ptr[i]) != NULL)
			return false;
	while (span_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (++n > WORDS_MAX || !begins_name(word) || is_among(word, others))
			return false;
	}
	return n >= 2;
}

/* "author" or "byline" in a list of names, but not "authorized". */
static bool
names_author(struct span names)
{
	size_t at = span_find_nocase(names, SPAN("author"));

	if (at < names.len && span_find_nocase(names, SPAN("authoriz")) == names.len)
		return true;
	return span_find_nocase(names, SPAN("byline")) < names.len;
}

/* Does rel, class or itemprop say that the element is the author? */
static bool
is_marked(const struct page *page, uint32_t element)
{
	static const enum html_attribute names[] = { ATTR_REL, ATTR_ITEMPROP, ATTR_CLASS };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct span value = page_attribute(page, element, names[i]);

		if (value.len > 0 && names_author(value))
			return true;
	}
	return false;
}

/* The name in a marked element, or in a line if it begins with "By"; else empty. */
static struct span
name_in(struct span text, bool marked)
{
	bool by;

	if (text.len == 0 || text.len > LINE_BYTES)
		return SPAN("");
	by = skip_by(&text);
	text = cut_name(text);
	return (by || marked) && is_name(text) ? text : SPAN("");
}

bool
page_is_author_line(struct span text)
{
	return name_in(text, false).len > 0;
}

struct span
page_author_shown(const struct page *page)
{
	uint32_t title = date_place_title(page);
	uint32_t first = title > BEFORE_TITLE ? title - BEFORE_TITLE : 0;
	uint32_t last = title + AFTER_TITLE;
	struct span name;

	if (title == page->n_blocks)
		return SPAN("");
	for (uint32_t i = 1; i < page->n_elements; i++) {
		const struct element *e = &page->elements[i];

		if (e->first_block < first || e->first_block > last || e->n_attributes == 0 ||
		    e->flags & ELEMENT_HIDDEN || e->text_end - e->text_start > LINE_BYTES ||
		    !is_marked(page, i))
			continue;
		name = name_in(page_element_text(page, i), true);
		if (name.len > 0)
			return name;
	}
	for (uint32_t i = first; i <= last && i < page->n_blocks; i++) {
		if (i == title || page->blocks[i].hidden)
			continue;
		name = name_in(page_block_text(page, &page->blocks[i]), false);
		if (name.len > 0)
			return name;
	}
	return SPAN("");
}
