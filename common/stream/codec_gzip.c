/*
 * codec_gzip - gzip through zlib, which checks CRC and length of each member
 *
 * Builds that have ISA-L read gzip through it; zlib remains for bodies of HTTP responses and for
 * packing.
 */
#include <zlib.h>

#include "codec.h"
#include "codec_isal.h"
#include "heap.h"

enum { PACK_PIECE = 256 * 1024 };

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

/* Three of the flags must be zero, which finds streams in damaged files more surely. */
static bool
gzip_claims(struct span head)
{
	return span_starts(head, SPAN("\x1f\x8b\x08")) &&
	    (head.len < 4 || ((unsigned char)head.ptr[3] & 0xe0) == 0);
}

static void *
gzip_open(void)
{
	z_stream *stream;

	if (codec_isal_library != NULL)
		return codec_isal_open();
	stream = heap_get_zeroed(1, sizeof(*stream));
	stream->zalloc = allocate;
	stream->zfree = release;
	inflateInit2(stream, 15 + 16); /* 16: only gzip; its allocations cannot fail */
	return stream;
}

static enum codec_result
inflate_step(z_stream *stream, struct codec_step *step)
{
	enum { MOST = 1 << 30 }; /* zlib counts with unsigned int */
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

static enum codec_result
gzip_step(void *state, struct codec_step *step)
{
	return codec_isal_library != NULL ? codec_isal_step(state, step) : inflate_step(state, step);
}

/* A zlib wrapping: method 8, and a first word that 31 divides. */
static bool
has_zlib_head(struct span bytes)
{
	const unsigned char *b = (const unsigned char *)bytes.ptr;

	return bytes.len > 2 && (b[0] & 15) == 8 && (b[0] * 256 + b[1]) % 31 == 0;
}

const char *
codec_inflate(struct span bytes, size_t limit, struct buffer *out)
{
	enum { PIECE = 64 * 1024 };
	z_stream stream = { .zalloc = allocate, .zfree = release };
	struct codec_step step = { .in = bytes };
	enum codec_result result = CODEC_MORE;
	size_t start = out->len;

	inflateInit2(&stream, has_zlib_head(bytes) ? 15 : -15);
	while (result == CODEC_MORE && out->len - start <= limit) {
		size_t left = step.in.len;

		step.out = buffer_reserve(out, PIECE);
		step.room = PIECE;
		result = inflate_step(&stream, &step);
		out->len += PIECE - step.room;
		if (result == CODEC_MORE && left == step.in.len && step.room == PIECE) {
			result = CODEC_BAD;
			step.why = "the stream is cut off";
		}
	}
	inflateEnd(&stream);
	if (out->len - start > limit) {
		out->len = start + limit;
		return "has more than the limit";
	}
	return result == CODEC_END ? NULL : step.why;
}

static void
pack(struct span bytes, int window_bits, struct buffer *out)
{
	z_stream stream = { .zalloc = allocate, .zfree = release };
	size_t room;
	int result;

	deflateInit2(&stream, CODEC_LEVEL_GZIP, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
	stream.next_in = (z_const Bytef *)(size_t)bytes.ptr;
	do {
		size_t piece = bytes.len < PACK_PIECE ? bytes.len : PACK_PIECE;

		stream.avail_in += (unsigned)piece;
		bytes = span_slice(bytes, piece, bytes.len);
		do {
			room = PACK_PIECE;
			stream.next_out = (Bytef *)buffer_reserve(out, room);
			stream.avail_out = (unsigned)room;
			result = deflate(&stream, bytes.len > 0 ? Z_NO_FLUSH : Z_FINISH);
			out->len += room - stream.avail_out;
		} while (stream.avail_out == 0);
	} while (result != Z_STREAM_END);
	deflateEnd(&stream);
}

void
codec_pack_gzip(struct span bytes, struct buffer *out)
{
	pack(bytes, 15 + 16, out);
}

void
codec_pack_deflate(struct span bytes, struct buffer *out)
{
	pack(bytes, -15, out);
}

uint32_t
codec_crc32(struct span bytes)
{
	return (uint32_t)crc32_z(0, (const Bytef *)bytes.ptr, bytes.len);
}

static void
gzip_restart(void *state)
{
	if (codec_isal_library != NULL)
		codec_isal_restart(state);
	else
		inflateReset(state);
}

static void
gzip_close(void *state)
{
	if (codec_isal_library != NULL) {
		codec_isal_close(state);
		return;
	}
	inflateEnd(state);
	heap_free(state);
}

const char *
codec_gzip_library(void)
{
	return codec_isal_library != NULL ? codec_isal_library : "zlib " ZLIB_VERSION;
}

const struct codec codec_gzip = {
	.name = "gzip",
	.is_light = true,
	.claims = gzip_claims,
	.padding = codec_zero_padding,
	.open = gzip_open,
	.step = gzip_step,
	.restart = gzip_restart,
	.close = gzip_close,
};
