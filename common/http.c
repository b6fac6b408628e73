/*
 * http - responses as crawlers store them: the head, and the body with its encodings undone
 */
#include "http.h"

#include <stdint.h>

#include "ascii.h"
#include "codec.h"
#include "header.h"
#include "input.h"

static long
read_status(struct span line)
{
	size_t at = span_find(line, SPAN(" "));
	long status = 0;

	while (at < line.len && line.ptr[at] == ' ')
		at++;
	for (size_t i = 0; i < 3; i++) {
		if (at + i >= line.len || !ascii_is_digit(line.ptr[at + i]))
			return 0;
		status = status * 10 + (line.ptr[at + i] - '0');
	}
	return status;
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

static int
hex_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Takes `1A;extension CRLF` off the front; false if that is not what stands there. */
static bool
take_chunk_size(struct span *rest, size_t *size)
{
	size_t at = 0, end = span_find(span_slice(*rest, 0, 1024), SPAN("\n"));
	int digit;

	*size = 0;
	while (at < rest->len && (digit = hex_value(rest->ptr[at])) >= 0) {
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

static const char *
decompress(struct span encoding, size_t limit, struct buffer *expanded, struct http_body *body)
{
	const char *why;

	if (encoding.len == 0 || span_equal_nocase(encoding, SPAN("identity")) || body->plain.len == 0)
		return NULL;
	buffer_reset(expanded);
	if (input_is_compressed(body->plain))
		why = input_expand(body->plain, limit, expanded);
	else if (span_equal_nocase(encoding, SPAN("deflate")))
		why = codec_inflate(body->plain, limit, expanded);
	else
		return span_equal_nocase(encoding, SPAN("br")) ? "is compressed with brotli" : NULL;
	if (expanded->len == limit && why != NULL)
		return "is larger than the limit when decompressed (see --max-member)";
	if (expanded->len > 0) {
		body->content = buffer_span(expanded);
		body->cut_off = body->cut_off || why != NULL;
	}
	return NULL;
}

const char *
http_decode(const struct http_response *response, struct arena *arena, size_t limit,
    struct buffer *joined, struct buffer *expanded, struct http_body *body)
{
	struct span transfer = header_field(response->head, SPAN("Transfer-Encoding"), arena);
	struct span encoding = header_field(response->head, SPAN("Content-Encoding"), arena);

	*body = (struct http_body){ response->body, response->body, response->body, false };
	buffer_reset(joined);
	if (transfer.ptr != NULL && span_find_nocase(transfer, SPAN("chunked")) < transfer.len &&
	    join_chunks(response->body, joined, &body->cut_off))
		body->plain = body->content = buffer_span(joined);
	return decompress(encoding, limit, expanded, body);
}
