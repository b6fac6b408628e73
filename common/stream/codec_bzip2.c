/*
 * codec_bzip2 - bzip2 through libbz2
 */
#include <bzlib.h>
#include <limits.h>

#include "codec.h"
#include "heap.h"

static void *
allocate(void *opaque, int count, int size)
{
	(void)opaque;
	return heap_get_zeroed((size_t)count, (size_t)size);
}

static void
release(void *opaque, void *ptr)
{
	(void)opaque;
	heap_free(ptr);
}

/* "BZh", the size of blocks, and the start of a block or of the end of an empty stream. */
static bool
bzip2_claims(struct span head)
{
	return head.len >= 6 && span_starts(head, SPAN("BZh")) && head.ptr[3] >= '1' &&
	    head.ptr[3] <= '9' &&
	    (memcmp(head.ptr + 4, "1A", 2) == 0 || memcmp(head.ptr + 4, "\x17\x72", 2) == 0);
}

static void
start(bz_stream *stream)
{
	*stream = (bz_stream){ .bzalloc = allocate, .bzfree = release };
	BZ2_bzDecompressInit(stream, 0, 0); /* its allocations cannot fail */
}

static void *
bzip2_open(void)
{
	bz_stream *stream = heap_get(sizeof(*stream));

	start(stream);
	return stream;
}

static enum codec_result
bzip2_step(void *state, struct codec_step *step)
{
	bz_stream *stream = state;
	size_t in = step->in.len < INT_MAX ? step->in.len : INT_MAX;
	size_t room = step->room < INT_MAX ? step->room : INT_MAX;
	int result;

	stream->next_in = (char *)(size_t)step->in.ptr;
	stream->avail_in = (unsigned)in;
	stream->next_out = step->out;
	stream->avail_out = (unsigned)room;
	result = BZ2_bzDecompress(stream);
	step->in = span_slice(step->in, in - stream->avail_in, step->in.len);
	step->out += room - stream->avail_out;
	step->room -= room - stream->avail_out;
	if (result == BZ_STREAM_END)
		return CODEC_END;
	if (result == BZ_OK)
		return CODEC_MORE;
	step->why = "damaged data";
	return CODEC_BAD;
}

static void
bzip2_restart(void *state)
{
	BZ2_bzDecompressEnd(state);
	start(state);
}

static void
bzip2_close(void *state)
{
	BZ2_bzDecompressEnd(state);
	heap_free(state);
}

const struct codec codec_bzip2 = {
	.name = "bzip2",
	.is_light = true,
	.claims = bzip2_claims,
	.padding = codec_no_padding,
	.open = bzip2_open,
	.step = bzip2_step,
	.restart = bzip2_restart,
	.close = bzip2_close,
};
