/*
 * codec_xz - xz through liblzma
 *
 * A stream that needs more than 256 MiB to be read (xz -9 needs 65) is refused.
 */
#include <lzma.h>

#include "codec.h"
#include "heap.h"

enum { MEMORY_LIMIT = 256 << 20 };

static bool
xz_claims(struct span head)
{
	return span_starts(head, span_make("\xfd" "7zXZ", 6));
}

static void
start(lzma_stream *stream)
{
	if (lzma_stream_decoder(stream, MEMORY_LIMIT, 0) != LZMA_OK)
		heap_fail();
}

static void *
xz_open(void)
{
	lzma_stream *stream = heap_get_zeroed(1, sizeof(*stream));

	start(stream);
	return stream;
}

static const char *
reason(lzma_ret result)
{
	switch (result) {
	case LZMA_MEMLIMIT_ERROR:
		return "needs more than 256 MiB of memory";
	case LZMA_OPTIONS_ERROR:
		return "unsupported options";
	case LZMA_FORMAT_ERROR:
		return "not in xz format";
	default:
		return "damaged data";
	}
}

static enum codec_result
xz_step(void *state, struct codec_step *step)
{
	lzma_stream *stream = state;
	lzma_ret result;

	stream->next_in = (const uint8_t *)step->in.ptr;
	stream->avail_in = step->in.len;
	stream->next_out = (uint8_t *)step->out;
	stream->avail_out = step->room;
	result = lzma_code(stream, LZMA_RUN);
	step->in = span_slice(step->in, step->in.len - stream->avail_in, step->in.len);
	step->out += step->room - stream->avail_out;
	step->room = stream->avail_out;
	if (result == LZMA_STREAM_END)
		return CODEC_END;
	if (result == LZMA_OK || result == LZMA_BUF_ERROR)
		return CODEC_MORE;
	if (result == LZMA_MEM_ERROR)
		heap_fail();
	step->why = reason(result);
	return CODEC_BAD;
}

static void
xz_restart(void *state)
{
	start(state);
}

static void
xz_close(void *state)
{
	lzma_end(state);
	heap_free(state);
}

const struct codec codec_xz = {
	.name = "xz",
	.claims = xz_claims,
	.padding = codec_zero_padding,
	.open = xz_open,
	.step = xz_step,
	.restart = xz_restart,
	.close = xz_close,
};
