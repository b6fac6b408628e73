/*
 * codec_gzip - gzip through zlib, which checks CRC and length of each member
 */
#include <stdio.h>
#include <zlib.h>

#include "codec.h"
#include "heap.h"

static void *
allocate(void *opaque, unsigned count, unsigned size)
{
	(void)opaque;
	return heap_get_zeroed(count, size);
}

static void
release(void *opaque, void *ptr)
{
	(void)opaque;
	heap_free(ptr);
}

static bool
gzip_claims(struct span head)
{
	return span_starts(head, SPAN("\x1f\x8b\x08"));
}

static void *
gzip_open(void)
{
	z_stream *stream = heap_get_zeroed(1, sizeof(*stream));

	stream->zalloc = allocate;
	stream->zfree = release;
	inflateInit2(stream, 15 + 16); /* 16: only gzip; its allocations cannot fail */
	return stream;
}

static enum codec_result
gzip_step(void *state, struct codec_step *step)
{
	enum { MOST = 1 << 30 }; /* zlib counts with unsigned int */
	z_stream *stream = state;
	size_t in = step->in.len < MOST ? step->in.len : MOST, room = step->room < MOST ? step->room : MOST;
	int result;

	stream->next_in = (z_const Bytef *)(size_t)step->in.ptr;
	stream->avail_in = (unsigned)in;
	stream->next_out = (Bytef *)step->out;
	stream->avail_out = (unsigned)room;
	result = inflate(stream, Z_NO_FLUSH);
	step->in = span_slice(step->in, in - stream->avail_in, step->in.len);
	step->out += room - stream->avail_out;
	step->room -= room - stream->avail_out;
	if (result == Z_STREAM_END)
		return CODEC_END;
	if (result == Z_OK || result == Z_BUF_ERROR)
		return CODEC_MORE;
	step->why = stream->msg != NULL ? stream->msg : "damaged data";
	return CODEC_BAD;
}

static void
gzip_restart(void *state)
{
	inflateReset(state);
}

static void
gzip_close(void *state)
{
	inflateEnd(state);
	heap_free(state);
}

static const char *
gzip_library(void)
{
	return "zlib " ZLIB_VERSION;
}

const struct codec codec_gzip = {
	.name = "gzip",
	.claims = gzip_claims,
	.padding = codec_zero_padding,
	.open = gzip_open,
	.step = gzip_step,
	.restart = gzip_restart,
	.close = gzip_close,
	.library = gzip_library,
};
