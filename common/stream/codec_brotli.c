/*
 * codec_brotli - brotli, as HTTP bodies have it, where libbrotlidec was there to build with
 */
#include "codec.h"
#include "heap.h"

#ifdef WINNOW_BROTLI

#include <brotli/decode.h>

enum { PIECE = 64 * 1024 };

const bool codec_has_brotli = true;

static void *
allocate(void *opaque, size_t size)
{
	(void)opaque;
	return heap_get(size);
}

static void
release(void *opaque, void *ptr)
{
	(void)opaque;
	heap_free(ptr);
}

const char *
codec_unbrotli(struct span bytes, size_t limit, struct buffer *out)
{
	BrotliDecoderState *state = BrotliDecoderCreateInstance(allocate, release, NULL);
	BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
	const uint8_t *in = (const uint8_t *)bytes.ptr;
	size_t left = bytes.len, start = out->len;

	while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out->len - start <= limit) {
		size_t room = PIECE;
		uint8_t *to = (uint8_t *)buffer_reserve(out, room);

		result = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, NULL);
		out->len += PIECE - room;
	}
	BrotliDecoderDestroyInstance(state);
	if (out->len - start > limit) {
		out->len = start + limit;
		return "has more than the limit";
	}
	if (result == BROTLI_DECODER_RESULT_SUCCESS)
		return NULL;
	return result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? "the stream is cut off" :
	                                                          "damaged data";
}

const char *
codec_brotli_library(void)
{
	return "brotli";
}

#else

const bool codec_has_brotli = false;

const char *
codec_unbrotli(struct span bytes, size_t limit, struct buffer *out)
{
	(void)bytes;
	(void)limit;
	(void)out;
	return "built without brotli";
}

const char *
codec_brotli_library(void)
{
	return "no brotli";
}

#endif
