/*
 * markup_value - names, dates and numbers in the elements and attributes of a post
 */
#include "markup_value.h"

#include "ascii.h"
#include "date.h"
#include "thread_name.h"
#include "thread_words.h"

enum { NAME_MAX_BYTES = 80, DATE_TEXT_BYTES = 160, LINE_BYTES = 100 };

struct span
value_text(const struct page *page, uint32_t element)
{
	struct span content = page_attribute(page, element, ATTR_CONTENT);
	struct span text = page_element_text(page, element);

	return text.len > 0 || content.ptr == NULL ? text : span_trim(content);
}

struct span
value_first_line(struct span text)
{
	size_t end = 0;

	while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\t')
		end++;
	return span_trim(span_slice(text, 0, end));
}

struct span
value_name(struct span text)
{
	struct span name = value_first_line(text), rest, absent = { NULL, 0 };
	struct when when;

	if (name.len > WHEN_LINE_MAX)
		return absent;
	if (when_find(name, &when)) {
		rest = span_make(name.ptr, (size_t)(when.text.ptr - name.ptr));
		if (name_in_head(rest).len > 0)
			return name_in_head(rest);
		rest = span_slice(name, rest.len + when.text.len, name.len);
		return name_in_head(rest);
	}
	name = name_as_shown(name);
	return name.len == 0 || name.len > NAME_MAX_BYTES ? absent : name;
}

struct span
value_date(const struct page *page, uint32_t element)
{
	static const enum html_attribute names[] = { ATTR_DATETIME, ATTR_TITLE, ATTR_CONTENT };
	struct date date;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct span value = page_attribute(page, element, names[i]);

		if (value.len >= 6 && value.len < DATE_TEXT_MAX &&
		    date_find(value, DATE_DAY_FIRST, SPAN(""), &date, NULL))
			return span_trim(value);
	}
	return (struct span){ NULL, 0 };
}

long long
value_epoch(const struct page *page, uint32_t element)
{
	static const enum html_attribute names[] = { ATTR_DATA_TIME, ATTR_DATA_TIMESTAMP,
		ATTR_DATA_UTIME };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct span value = span_trim(page_attribute(page, element, names[i]));
		size_t at = 0;

		if (value.len >= 9 && value.len <= 13 && span_digits(value) == value.len)
			return (long long)span_take_number(value, &at, 10);
	}
	return 0;
}

bool
value_when(const struct page *page, uint32_t element, struct when *when)
{
	struct span text = page_element_text(page, element);

	if (text.len == 0 || text.len > DATE_TEXT_BYTES)
		return false;
	return when_find(text, when);
}

/* The line of text that ends at or goes on behind a byte, up to `end`. */
static struct span
line_before(struct span text, size_t at, size_t end)
{
	size_t start = at;

	while (start > 0 && at - start < LINE_BYTES && text.ptr[start - 1] != '\n')
		start--;
	return span_trim(span_slice(text, start, end));
}

bool
value_is_of_user(const struct page *page, size_t start, size_t end)
{
	struct span text = buffer_span(&page->text), line;
	size_t above;
	bool alone;

	line = line_before(text, start, end);
	if (line.len == 0 || words_are_user_fact(line, &alone))
		return line.len > 0;
	above = (size_t)(line.ptr - text.ptr);
	while (above > 0 && text.ptr[above - 1] == '\n')
		above--;
	line = line_before(text, above, above);
	return line.len > 0 && words_tell_joining(line);
}

/* Is the date that an element shows or gives that of the day a user joined? */
static bool
is_date_of_user(const struct page *page, uint32_t element, const struct when *when)
{
	size_t start = page->elements[element].text_start, end = page->elements[element].text_end;

	if (when != NULL) {
		start = (size_t)(when->text.ptr - page->text.ptr);
		end = start + when->text.len;
	}
	return value_is_of_user(page, start, end);
}

bool
value_is_date(const struct page *page, uint32_t element)
{
	struct when when;
	bool shown = value_when(page, element, &when);

	if (!shown && value_date(page, element).ptr == NULL && value_epoch(page, element) == 0)
		return false;
	return !is_date_of_user(page, element, shown ? &when : NULL);
}

uint32_t
value_number(struct span text)
{
	size_t at = 0;

	while (at < text.len && !ascii_is_digit(text.ptr[at]))
		at++;
	return (uint32_t)span_take_number(text, &at, 6);
}
