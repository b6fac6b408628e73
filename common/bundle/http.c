/*
 * http - responses as crawlers store them: the head, and the body with its encodings undone
 */
#include "http.h"

#include <stdint.h>

#include "ascii.h"
#include "codec.h"
#include "header.h"
#include "input.h"
#include "utf8.h"

enum { CODINGS_MAX = 5 };

static long
read_status(struct span line)
{
	size_t at = span_find(line, SPAN(" "));
	size_t start;
	long status;

	while (at < line.len && line.ptr[at] == ' ')
		at++;
	start = at;
	status = (long)span_take_number(line, &at, 3);
	return at - start == 3 ? status : 0;
}

void
http_desk_free(struct http_desk *desk)
{
	buffer_free(&desk->joined);
	buffer_free(&desk->expanded[0]);
	buffer_free(&desk->expanded[1]);
}

bool
http_split(struct span block, struct http_response *response)
{
	size_t len;

	if (!span_starts(block, SPAN("HTTP/")))
		return false;
	len = header_length(block);
	response->head = span_slice(block, 0, len == 0 ? block.len : len);
	response->body = span_slice(block, response->head.len, block.len);
	response->status =
	    read_status(span_slice(block, 0, span_find(response->head, SPAN("\n"))));
	return true;
}

/* Takes `1A;extension CRLF` off the front; false if that is not what stands there. */
static bool
take_chunk_size(struct span *rest, size_t *size)
{
	size_t at = 0, end = span_find(span_slice(*rest, 0, 1024), SPAN("\n"));
	int digit;

	*size = 0;
	while (at < rest->len && (digit = ascii_hex_value(rest->ptr[at])) >= 0) {
		if (*size > (SIZE_MAX >> 8))
			return false;
		*size = *size * 16 + (size_t)digit;
		at++;
	}
	if (at == 0 || end >= rest->len || end == 1024 ||
	    memchr(" ;\t\r\n", rest->ptr[at], 5) == NULL)
		return false;
	*rest = span_slice(*rest, end + 1, rest->len);
	return true;
}

/* False if the body is not in chunks at all. */
static bool
join_chunks(struct span rest, struct buffer *out, bool *cut_off)
{
	size_t size = 0, n_chunks = 0;

	while (take_chunk_size(&rest, &size) && size > 0) {
		*cut_off = size > rest.len;
		buffer_add(out, span_slice(rest, 0, size));
		rest = span_slice(rest, size, rest.len);
		if (span_starts(rest, SPAN("\r\n")))
			rest = span_slice(rest, 2, rest.len);
		else if (span_starts(rest, SPAN("\n")))
			rest = span_slice(rest, 1, rest.len);
		n_chunks++;
	}
	if (n_chunks > 0 && size > 0)
		*cut_off = true;
	return n_chunks > 0 || (size == 0 && rest.len < 4);
}

/* Undoes one coding; what is not coded that way, whatever the head says, stays as it is. */
static const char *
undo(struct span coding, size_t limit, struct http_desk *desk, struct http_body *body)
{
	struct buffer *out = &desk->expanded[body->content.ptr == desk->expanded[0].ptr];
	const char *why;

	buffer_reset(out);
	if (input_is_compressed(body->content))
		why = input_expand(body->content, limit, out);
	else if (span_equal_nocase(coding, SPAN("deflate")))
		why = codec_inflate(body->content, limit, out);
	else if (span_equal_nocase(coding, SPAN("br")) && !codec_has_brotli)
		return "is compressed with brotli, which this build cannot read";
	else if (span_equal_nocase(coding, SPAN("br")))
		why = codec_unbrotli(body->content, limit, out);
	else
		return NULL;
	if (out->len == 0 && why != NULL && utf8_valid_prefix(body->content) < body->content.len)
		return "cannot be decompressed";
	body->too_large = out->len == limit && why != NULL;
	if (body->too_large)
		return why;
	if (out->len > 0) {
		body->content = buffer_span(out);
		body->cut_off = body->cut_off || why != NULL;
	}
	return NULL;
}

/* The codings of a field, the last one applied being the first to be undone. */
static const char *
undo_all(struct span codings, size_t limit, struct http_desk *desk, struct http_body *body)
{
	const char *why = NULL;

	for (size_t n = 0; codings.len > 0 && body->content.len > 0 && why == NULL; n++) {
		const char *comma = memrchr(codings.ptr, ',', codings.len);
		size_t start = comma == NULL ? 0 : (size_t)(comma - codings.ptr) + 1;
		struct span coding = span_trim(span_slice(codings, start, codings.len));

		if (n == CODINGS_MAX)
			return "has too many content codings";
		codings.len = start > 0 ? start - 1 : 0;
		if (!span_equal_nocase(coding, SPAN("identity")) &&
		    !span_equal_nocase(coding, SPAN("chunked")))
			why = undo(coding, limit, desk, body);
	}
	return why;
}

const char *
http_decode(const struct http_response *response, struct arena *arena, size_t limit,
    struct http_desk *desk, struct http_body *body)
{
	struct span transfer = header_field(response->head, SPAN("Transfer-Encoding"), arena);
	const char *why;

	*body = (struct http_body){ .raw = response->body, .plain = response->body,
		.content = response->body, .cut_off = header_length(response->head) == 0 };
	buffer_reset(&desk->joined);
	if (transfer.ptr != NULL && span_find_nocase(transfer, SPAN("chunked")) < transfer.len &&
	    join_chunks(response->body, &desk->joined, &body->cut_off))
		body->content = buffer_span(&desk->joined);
	body->plain = body->content;
	why = undo_all(transfer, limit, desk, body);
	return why != NULL ? why :
	    undo_all(header_field(response->head, SPAN("Content-Encoding"), arena), limit, desk, body);
}
