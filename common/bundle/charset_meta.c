/*
 * charset_meta - the encoding an HTML or XML document says it is in
 *
 * WHATWG HTML, "prescan a byte stream to determine its encoding", on our tokenizer: declarations
 * inside comments and scripts do not count. Browsers read 1024 bytes and some more of the head;
 * pages are met whose declaration stands behind kilobytes of inline script, so 8 KiB are read.
 */
#include "charset.h"

#include "html.h"

enum { PRESCAN_BYTES = 8192 };

static struct span
skip_space(struct span text)
{
	while (text.len > 0 && (text.ptr[0] == ' ' || (text.ptr[0] >= '\t' && text.ptr[0] <= '\r')))
		text = span_slice(text, 1, text.len);
	return text;
}

/* The value behind `=`: in quotes, or up to white space, `;` or `?`. */
static struct span
value_of(struct span text)
{
	char quote;
	size_t end = 0;

	text = skip_space(text);
	if (text.len == 0 || text.ptr[0] != '=')
		return span_make(NULL, 0);
	text = skip_space(span_slice(text, 1, text.len));
	quote = text.len > 0 ? text.ptr[0] : '\0';
	if (quote == '"' || quote == '\'') {
		text = span_slice(text, 1, text.len);
		while (end < text.len && text.ptr[end] != quote)
			end++;
		return span_slice(text, 0, end);
	}
	while (end < text.len && memchr(" \t\n\f\r;?", text.ptr[end], 7) == NULL)
		end++;
	return span_slice(text, 0, end);
}

/* The value of a `name = value` somewhere in text; ptr NULL if there is none. */
static struct span
find_value(struct span text, struct span name)
{
	struct span value;

	for (;;) {
		size_t at = span_find_nocase(text, name);

		if (at == text.len)
			return span_make(NULL, 0);
		text = span_slice(text, at + name.len, text.len);
		value = value_of(text);
		if (value.ptr != NULL)
			return value;
	}
}

/* A document whose declaration can be read is in neither UTF-16 nor UTF-32, whatever it says. */
static const struct charset *
as_readable(const struct charset *charset)
{
	if (charset != NULL && (span_starts(span_from(charset->name), SPAN("utf-16")) ||
	    span_starts(span_from(charset->name), SPAN("utf-32"))))
		return charset_by_label(SPAN("utf-8"));
	return charset;
}

static struct span
label_of_meta(struct span attributes)
{
	struct span name, value, content = { NULL, 0 };
	bool is_content_type = false;

	while (html_attribute_next(&attributes, &name, &value)) {
		if (span_equal_nocase(name, SPAN("charset")))
			return value;
		if (span_equal_nocase(name, SPAN("content")))
			content = value;
		else if (span_equal_nocase(name, SPAN("http-equiv")))
			is_content_type = span_equal_nocase(span_trim(value), SPAN("content-type"));
	}
	if (!is_content_type || content.ptr == NULL)
		return span_make(NULL, 0);
	return find_value(content, SPAN("charset"));
}

static const struct charset *
xml_declaration(struct span head)
{
	size_t end = span_find(head, SPAN("?>"));

	return charset_by_label(find_value(span_slice(head, 0, end), SPAN("encoding")));
}

const struct charset *
charset_meta(struct span bytes)
{
	struct html_tokenizer tokenizer = { .source = span_slice(bytes, 0, PRESCAN_BYTES) };
	const struct charset *charset = NULL;
	struct html_token token;

	if (span_starts(span_trim(tokenizer.source), SPAN("<?xml")))
		charset = xml_declaration(tokenizer.source);
	while (charset == NULL && html_next(&tokenizer, &token)) {
		if (token.kind != HTML_OPEN)
			continue;
		if (token.tag == HTML_META)
			charset = charset_by_label(label_of_meta(token.attributes));
		else if (token.tag == HTML_BODY)
			break;
	}
	return as_readable(charset);
}
