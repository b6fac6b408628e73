/*
 * http - responses as crawlers store them: the head, and the body with its encodings undone
 *
 * Crawlers differ: some undo chunking or compression and leave the fields that announce it. A body
 * that is not what its head says is taken as it is.
 */
#ifndef WINNOW_HTTP_H
#define WINNOW_HTTP_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "span.h"

struct http_response {
	long status;      /* 200; 0 if it cannot be read */
	struct span head; /* with the blank line */
	struct span body; /* as stored */
};

/* False if block does not begin as a response does. */
bool http_split(struct span block, struct http_response *response);

/* Buffers kept between responses. */
struct http_desk {
	struct buffer joined;
	struct buffer expanded[2]; /* in turns */
};

struct http_body {
	struct span raw;     /* as stored */
	struct span plain;   /* chunks joined; the same as raw if there were none */
	struct span content; /* decompressed too */
	bool cut_off;        /* the end of it is missing */
	bool too_large;      /* there is no content because it would be larger than the limit */
};

/*
 * Undoes Transfer-Encoding and Content-Encoding: chunked, gzip, deflate, br, zstd, one behind the other.
 * The spans borrow the response or the buffers. NULL, or why there is no content.
 */
const char *http_decode(const struct http_response *response, struct arena *arena, size_t limit,
    struct http_desk *desk, struct http_body *body);

void http_desk_free(struct http_desk *desk);

#endif
