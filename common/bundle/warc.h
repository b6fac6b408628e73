/*
 * warc - what a WARC record says of the page in it
 *
 * `response` records hold an HTTP response, whose encodings are undone; `resource` and `conversion`
 * records hold the page itself. Others hold none.
 */
#ifndef WINNOW_WARC_H
#define WINNOW_WARC_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "http.h"
#include "span.h"

struct warc_page {
	struct span type;    /* "response" */
	struct span id;      /* "urn:uuid:...", without brackets */
	struct span url, fetched, truncated;
	struct span block;   /* of the record */
	struct http_response response; /* head.ptr NULL: the record holds none */
	struct span content; /* the page; borrows the block or the buffers */
	struct span mime;    /* as declared, without parameters */
	struct span charset; /* of the transport; ptr NULL if it gives none */
	long status;         /* of HTTP; 0: none */
	bool too_large;      /* it has no content because that would be larger than the limit */
	bool wrong_digest;   /* neither the block nor the payload is what its digest says */
};

/* What the head of the record and of the response say; the content is the block. Spans live in the
 * arena too. */
void warc_describe(struct span head, struct span block, struct arena *arena,
    struct warc_page *page);

/*
 * Then, if the page is wanted: its content, no larger than limit, and whether digests are right.
 * NULL, or why there is none.
 */
const char *warc_read(struct span head, size_t limit, struct http_desk *desk, struct arena *arena,
    struct warc_page *page);

#endif
