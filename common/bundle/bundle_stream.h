/*
 * bundle_stream - bytes of an input of which the first were looked at already; for bundle*.c only
 *
 * bundle_stream_peek keeps what it reads, and bundle_stream_read gives it out again before the rest.
 */
#ifndef WINNOW_BUNDLE_STREAM_H
#define WINNOW_BUNDLE_STREAM_H

#include "buffer.h"
#include "input.h"
#include "span.h"

struct bundle_stream {
	struct input *in;
	struct buffer head;
	size_t head_used;
	unsigned long long produced; /* bytes handed out */
	bool keeps;  /* what is read is kept in head, for bundle_stream_rewind */
	bool ended;
};

/* The first bytes, at least `wanted` of them unless there are no more; nothing is used up. */
struct span bundle_stream_peek(struct bundle_stream *stream, size_t wanted);

/* As input_read. */
size_t bundle_stream_read(struct bundle_stream *stream, char *bytes, size_t size);

/* Goes on at an offset of the file; false when that cannot be done. */
bool bundle_stream_seek(struct bundle_stream *stream, unsigned long long offset);

/* Back to the start, everything read so far having been kept; keeps is off then. */
void bundle_stream_rewind(struct bundle_stream *stream);

#endif
