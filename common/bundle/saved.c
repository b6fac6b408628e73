/*
 * saved - what a browser adds to a page when it saves it
 */
#include "saved.h"

#include "ascii.h"
#include "date.h"
#include "header.h"
#include "plist.h"

enum {
	HEAD_BYTES = 16384,   /* of a message or a part */
	COMMENT_BYTES = 1024, /* into a file, within which the comment stands */
	BASE64_BITS = 6,
};

/* --- transfer encodings --- */

/* Length of the line end, with blanks before it, that text begins with; 0 if it does not. */
static size_t
line_end(struct span text)
{
	size_t at = 0;

	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t' || text.ptr[at] == '\r'))
		at++;
	return at < text.len && text.ptr[at] == '\n' ? at + 1 : 0;
}

/* What is no escape stays as it is. */
static void
add_quoted_printable(struct buffer *out, struct span text)
{
	for (size_t at = 0; at < text.len;) {
		struct span rest = span_slice(text, at + 1, text.len);
		size_t soft = text.ptr[at] == '=' ? line_end(rest) : 0;
		int high = -1, low = -1;

		if (text.ptr[at] == '=' && rest.len >= 2) {
			high = ascii_hex_value(rest.ptr[0]);
			low = ascii_hex_value(rest.ptr[1]);
		}
		if (soft > 0) {
			at += 1 + soft;
		} else if (high >= 0 && low >= 0) {
			buffer_add_byte(out, (char)(high << 4 | low));
			at += 3;
		} else {
			buffer_add_byte(out, text.ptr[at++]);
		}
	}
}

static int
base64_value(char c)
{
	if (ascii_is_capital(c))
		return c - 'A';
	if (ascii_is_letter(c))
		return c - 'a' + 26;
	if (ascii_is_digit(c))
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static void
add_base64(struct buffer *out, struct span text)
{
	unsigned bits = 0, n_bits = 0;

	for (size_t at = 0; at < text.len && text.ptr[at] != '='; at++) {
		int value = base64_value(text.ptr[at]);

		if (value < 0)
			continue;
		bits = (bits << BASE64_BITS | (unsigned)value) & 0xFFFF;
		n_bits += BASE64_BITS;
		if (n_bits < 8)
			continue;
		n_bits -= 8;
		buffer_add_byte(out, (char)(bits >> n_bits));
	}
}

/* --- the parts of a message --- */

static struct span
head_of(struct span text)
{
	return span_slice(text, 0, header_length(span_slice(text, 0, HEAD_BYTES)));
}

/*
 * Takes the text up to the next line that is the boundary off *rest; false when there is none, and
 * all of it was taken. A boundary holds no line end: where one is found inside of a line, the next
 * cannot begin before its end.
 */
static bool
take_part(struct span *rest, struct span boundary, struct span *part)
{
	struct span text = *rest;
	size_t at = 0;

	for (; at < text.len; at += boundary.len) {
		at += span_find(span_slice(text, at, text.len), boundary);
		if (at < text.len && at >= 2 && memcmp(text.ptr + at - 2, "--", 2) == 0 &&
		    (at == 2 || text.ptr[at - 3] == '\n'))
			break;
	}
	*part = span_slice(text, 0, at < text.len ? at - 2 : text.len);
	*rest = span_slice(text, at + boundary.len, text.len);
	return at < text.len;
}

static bool
is_html(struct span type)
{
	struct span word = header_word(type);

	return span_equal_nocase(word, SPAN("text/html")) ||
	    span_equal_nocase(word, SPAN("application/xhtml+xml"));
}

/* The page in a message or one of its parts. */
static void
read_part(struct span head, struct span body, struct arena *arena, struct buffer *decoded,
    struct saved_page *page)
{
	struct span encoding = header_field(head, SPAN("Content-Transfer-Encoding"), arena);
	struct span url = header_field(head, SPAN("Content-Location"), arena);

	buffer_reset(decoded);
	page->content = body;
	page->message = true;
	if (span_equal_nocase(encoding, SPAN("quoted-printable")))
		add_quoted_printable(decoded, body);
	else if (span_equal_nocase(encoding, SPAN("base64")))
		add_base64(decoded, body);
	if (decoded->len > 0)
		page->content = buffer_span(decoded);
	page->charset = header_parameter(header_field(head, SPAN("Content-Type"), arena),
	    SPAN("charset"));
	if (url.len > 0)
		page->url = url;
}

static bool
read_parts(struct span rest, struct span boundary, struct arena *arena, struct buffer *decoded,
    struct saved_page *page)
{
	struct span part, head;
	bool more = take_part(&rest, boundary, &part);

	while (more) {
		rest = span_slice(rest, line_end(rest), rest.len);
		more = take_part(&rest, boundary, &part);
		head = head_of(part);
		if (!is_html(header_field(head, SPAN("Content-Type"), arena)))
			continue;
		page->cut_off = !more;
		read_part(head, span_slice(part, head.len, part.len), arena, decoded, page);
		return true;
	}
	return false;
}

/* A day and time in English, in ISO 8601; absent if there is none. */
static struct span
date_of(struct span text, struct arena *arena)
{
	struct date date;
	char iso[DATE_ISO_MAX];

	if (text.ptr == NULL || !date_find(text, DATE_DAY_FIRST, SPAN("en"), &date, NULL))
		return span_make(NULL, 0);
	return arena_copy(arena, date_iso(&date, iso));
}

static bool
read_message(struct span file, struct arena *arena, struct buffer *decoded,
    struct saved_page *page)
{
	struct span head = head_of(file), type, boundary;

	if (header_field(head, SPAN("MIME-Version"), arena).ptr == NULL)
		return false;
	type = header_field(head, SPAN("Content-Type"), arena);
	boundary = header_parameter(type, SPAN("boundary"));
	page->url = header_field(head, SPAN("Snapshot-Content-Location"), arena);
	page->fetched = date_of(header_field(head, SPAN("Date"), arena), arena);
	if (span_equal_nocase(header_word(type), SPAN("multipart/related")) && boundary.len > 0)
		return read_parts(span_slice(file, head.len, file.len), boundary, arena, decoded, page);
	if (!is_html(type))
		return false;
	read_part(head, span_slice(file, head.len, file.len), arena, decoded, page);
	return true;
}

/* Safari's web archive: a property list with the page, its address, and what else it loaded. */
static bool
read_webarchive(struct span file, struct saved_page *page)
{
	struct plist list;
	plist_object top, main, value;

	if (!plist_open(&list, file, &top) || !plist_find(&list, top, SPAN("WebMainResource"), &main) ||
	    !plist_find(&list, main, SPAN("WebResourceMIMEType"), &value) ||
	    !is_html(plist_bytes(&list, value)) ||
	    !plist_find(&list, main, SPAN("WebResourceData"), &value))
		return false;
	page->content = plist_bytes(&list, value);
	page->message = true;
	if (plist_find(&list, main, SPAN("WebResourceTextEncodingName"), &value))
		page->charset = plist_bytes(&list, value);
	if (plist_find(&list, main, SPAN("WebResourceURL"), &value))
		page->url = plist_bytes(&list, value);
	return page->content.ptr != NULL;
}

/* Is it an address, and nothing that could end the comment it stands in? */
static bool
is_address(struct span url)
{
	for (size_t i = 0; i < url.len; i++)
		if (ascii_is_space(url.ptr[i]) || url.ptr[i] == '>')
			return false;
	return span_find(url, SPAN("://")) < url.len;
}

/* The rest of the line behind a label that begins it, blanks aside; absent if there is no such line. */
static struct span
labelled(struct span text, struct span label)
{
	struct span line;

	while (span_split(&text, '\n', &line)) {
		line = span_trim(line);
		if (span_starts(line, label))
			return span_trim(span_slice(line, label.len, line.len));
	}
	return span_make(NULL, 0);
}

/* What the extension SingleFile writes: `Page saved with SingleFile`, then its address and the time. */
static bool
read_note(struct span head, struct arena *arena, struct saved_page *page)
{
	struct span note = span_slice(head, span_find(head, SPAN("Page saved with SingleFile")), head.len);
	struct span url;

	note = span_slice(note, 0, span_find(note, SPAN("-->")));
	url = labelled(note, SPAN("url:"));
	if (!is_address(url))
		return false;
	page->url = url;
	page->fetched = date_of(labelled(note, SPAN("saved date:")), arena);
	return true;
}

/* The address in the comment that browsers put at the start of a page. */
static bool
read_comment(struct span head, struct saved_page *page)
{
	const struct span mark = SPAN("<!-- saved from url=(");
	size_t at = span_find(head, mark) + mark.len, len = span_take_number(head, &at, 9);

	if (at >= head.len || head.ptr[at] != ')')
		return false;
	page->url = span_slice(head, at + 1, at + 1 + len);
	return page->url.len == len && is_address(page->url);
}

bool
saved_read(struct span file, struct arena *arena, struct buffer *decoded, struct saved_page *page)
{
	struct span head = span_slice(file, 0, COMMENT_BYTES);

	*page = (struct saved_page){ .content = file };
	if (span_starts(file, SPAN("bplist")))
		return read_webarchive(file, page);
	if (file.len > 0 && ascii_is_letter(file.ptr[0]))
		return read_message(file, arena, decoded, page);
	return read_comment(head, page) || read_note(head, arena, page);
}
