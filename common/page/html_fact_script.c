/*
 * html_fact_script - dates of publication in the data that scripts carry
 *
 * {"publishedDate":"2016-11-04T20:37:27Z"}, {\"datePublished\":\"...\"}, publish_date = '...': the
 * state of an application or what is sent to count visits, in no form that could be parsed as one.
 */
#include "html_fact.h"

#include "ascii.h"
#include "date_line.h"

enum {
	STRETCH = 64,     /* bytes of a script that are tested at once */
	VALUE_BYTES = 40,
	DATES_MAX = 2,    /* of a script; what is farther down belongs to other pages */
};

/* Does `ubl` begin in the first n bytes? There are two more behind them. */
static bool
has_mark(const char *bytes, size_t n)
{
	unsigned char any = 0;

	for (size_t i = 0; i < n; i++)
		any |= (bytes[i] == 'u') & (bytes[i + 1] == 'b') & (bytes[i + 2] == 'l');
	return any != 0;
}

/* The next `ubl` at or behind a byte, script.len if there is none. Most of a script has none. */
static size_t
find_mark(struct span script, size_t at)
{
	while (at + STRETCH + 2 <= script.len && !has_mark(script.ptr + at, STRETCH))
		at += STRETCH;
	return at + span_find(span_slice(script, at, script.len), SPAN("ubl"));
}

static bool
is_name_byte(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == '_' || c == '-';
}

/* Bytes of quotes, escapes and blanks at the start. */
static size_t
skip_marks(struct span text)
{
	size_t n = 0;

	while (n < text.len && memchr("\"'\\ \t\n", text.ptr[n], 6) != NULL)
		n++;
	return n;
}

/* The value behind a name, absent if it is no date. */
static struct span
value_behind(struct span text)
{
	size_t end = 0;

	text = span_slice(text, skip_marks(text), text.len);
	if (text.len == 0 || (text.ptr[0] != ':' && text.ptr[0] != '='))
		return span_make(NULL, 0);
	text = span_slice(text, 1, text.len);
	text = span_slice(text, skip_marks(text), text.len);
	while (end < text.len && end < VALUE_BYTES && memchr("\"'\\;{}", text.ptr[end], 6) == NULL)
		end++;
	text = span_slice(text, 0, end);
	return date_line_may_hold(text) ? text : span_make(NULL, 0);
}

static bool
names_publication(struct span name)
{
	return (span_find_nocase(name, SPAN("publish")) < name.len &&
	    span_find_nocase(name, SPAN("publisher")) == name.len) ||
	    span_find_nocase(name, SPAN("publication")) < name.len;
}

void
html_fact_script(struct page *page, struct span script)
{
	int n = 0;

	for (size_t at = find_mark(script, 0); at < script.len && n < DATES_MAX;
	    at = find_mark(script, at)) {
		struct span value;
		size_t start = at;

		while (start > 0 && is_name_byte(script.ptr[start - 1]))
			start--;
		while (at < script.len && is_name_byte(script.ptr[at]))
			at++;
		if (!names_publication(span_slice(script, start, at)))
			continue;
		value = value_behind(span_slice(script, at, script.len));
		if (value.ptr == NULL)
			continue;
		page_add_fact(page, "script-date", "script", value);
		n++;
	}
}
