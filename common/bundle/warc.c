/*
 * warc - what a WARC record says of the page in it
 */
#include "warc.h"

#include "digest_label.h"
#include "header.h"
#include "http.h"

/* URLs and ids stand in angle brackets in some versions. */
static struct span
unbracket(struct span value)
{
	if (span_starts(value, SPAN("<")) && span_ends(value, SPAN(">")))
		return span_slice(value, 1, value.len - 1);
	return value;
}

/*
 * Crawlers differ in what the payload is: the body as sent, with chunks joined, or decompressed too.
 * A block digest that is right vouches for all.
 */
static bool
has_wrong_digest(struct span head, struct span block, const struct http_body *body,
    struct arena *arena)
{
	struct span field = header_field(head, SPAN("WARC-Block-Digest"), arena);

	if (field.ptr != NULL)
		return !digest_label_fits(field, block);
	field = header_field(head, SPAN("WARC-Payload-Digest"), arena);
	if (field.ptr == NULL || digest_label_fits(field, body->raw))
		return false;
	return (body->plain.ptr == body->raw.ptr || !digest_label_fits(field, body->plain)) &&
	    (body->content.ptr == body->plain.ptr || !digest_label_fits(field, body->content));
}

static void
set_type(struct warc_page *page, struct span content_type)
{
	page->mime = header_word(content_type);
	page->charset = header_parameter(content_type, SPAN("charset"));
}

/* A record must have a date: the first second of 1970 stands where it is not known. */
static struct span
date_of(struct span head, struct arena *arena)
{
	struct span date = header_field(head, SPAN("WARC-Date"), arena);

	return span_equal(date, SPAN("1970-01-01T00:00:00Z")) ? span_make(NULL, 0) : date;
}

void
warc_describe(struct span head, struct span block, struct arena *arena, struct warc_page *page)
{
	*page = (struct warc_page){
		.type = header_field(head, SPAN("WARC-Type"), arena),
		.id = unbracket(header_field(head, SPAN("WARC-Record-ID"), arena)),
		.url = unbracket(header_field(head, SPAN("WARC-Target-URI"), arena)),
		.fetched = date_of(head, arena),
		.truncated = header_field(head, SPAN("WARC-Truncated"), arena),
		.block = block,
		.content = block,
	};
	if (span_equal_nocase(page->type, SPAN("response")) && http_split(block, &page->response)) {
		set_type(page, header_field(page->response.head, SPAN("Content-Type"), arena));
		page->status = page->response.status;
	} else {
		set_type(page, header_field(head, SPAN("Content-Type"), arena));
	}
}

const char *
warc_read(struct span head, size_t limit, struct http_desk *desk, struct arena *arena,
    struct warc_page *page)
{
	struct http_body body = { .raw = page->block, .plain = page->block, .content = page->block };
	const char *why = NULL;

	if (page->response.head.ptr != NULL)
		why = http_decode(&page->response, arena, limit, desk, &body);
	page->content = body.content;
	page->too_large = body.too_large;
	if (header_field(head, SPAN("WARC-Segment-Number"), arena).ptr != NULL)
		body.cut_off = true;
	if (body.cut_off && page->truncated.ptr == NULL)
		page->truncated = SPAN("unspecified");
	page->wrong_digest =
	    page->truncated.ptr == NULL && has_wrong_digest(head, page->block, &body, arena);
	return why;
}
