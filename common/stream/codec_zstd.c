/*
 * codec_zstd - zstd, skippable frames and frames with checksums included
 *
 * A file may begin with a skippable frame that holds the dictionary of all its other frames, as WARC
 * files compressed record by record do (magic number 184D2A5D; the dictionary may itself be
 * compressed). Windows above 128 MiB (zstd --long=28 and up) are refused, as the zstd program does.
 */
#include <zstd.h>
#include <zstd_errors.h>

#include "codec.h"
#include "heap.h"

enum {
	HEADER_BYTES = 8, /* of a skippable frame: magic number and length */
	DICTIONARY_MAX = 64 << 20,
};

static const struct span zstd_magic = SPAN("\x28\xb5\x2f\xfd");
static const struct span dictionary_magic = SPAN("\x5d\x2a\x4d\x18");

struct state {
	ZSTD_DStream *stream;
	bool begins;  /* nothing of the frame has been read */
	bool is_past; /* the first frame of the file */
	bool learns;  /* a dictionary is being read */
	struct buffer frame; /* of the dictionary */
	struct buffer dictionary;
};

static bool
zstd_claims(struct span head)
{
	bool skippable = head.len >= 4 && ((unsigned char)head.ptr[0] & 0xf0) == 0x50 &&
	    memcmp(head.ptr + 1, "\x2a\x4d\x18", 3) == 0;

	return skippable || span_starts(head, zstd_magic);
}

static void *
zstd_open(void)
{
	struct state *state = heap_get_zeroed(1, sizeof(*state));

	state->stream = ZSTD_createDStream();
	if (state->stream == NULL)
		heap_fail();
	state->begins = true;
	return state;
}

static enum codec_result
fail(struct codec_step *step, size_t result)
{
	if (ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation)
		heap_fail();
	step->why = ZSTD_getErrorName(result);
	return CODEC_BAD;
}

static enum codec_result
read_frame(struct state *state, struct codec_step *step)
{
	ZSTD_inBuffer in = { step->in.ptr, step->in.len, 0 };
	ZSTD_outBuffer out = { step->out, step->room, 0 };
	size_t result = ZSTD_decompressStream(state->stream, &out, &in);

	step->in = span_slice(step->in, in.pos, step->in.len);
	step->out += out.pos;
	step->room -= out.pos;
	if (ZSTD_isError(result))
		return fail(step, result);
	return result == 0 ? CODEC_END : CODEC_MORE;
}

/* The content of the frame is a dictionary as it is, or compressed. */
static enum codec_result
learn(struct state *state, struct codec_step *step)
{
	struct span content =
	    span_slice(buffer_span(&state->frame), HEADER_BYTES, state->frame.len);
	unsigned long long len = content.len;
	size_t result;

	if (span_starts(content, zstd_magic))
		len = ZSTD_getFrameContentSize(content.ptr, content.len);
	if (len > DICTIONARY_MAX) {
		step->why = "its dictionary has more than 64 MiB, or no length";
		return CODEC_BAD;
	}
	buffer_reset(&state->dictionary);
	buffer_reserve(&state->dictionary, (size_t)len + 1);
	if (span_starts(content, zstd_magic)) {
		result = ZSTD_decompress(state->dictionary.ptr, (size_t)len, content.ptr, content.len);
		if (ZSTD_isError(result))
			return fail(step, result);
		state->dictionary.len = result;
	} else {
		buffer_add(&state->dictionary, content);
	}
	buffer_free(&state->frame);
	result = ZSTD_DCtx_loadDictionary(state->stream, state->dictionary.ptr, state->dictionary.len);
	return ZSTD_isError(result) ? fail(step, result) : CODEC_END;
}

static size_t
dictionary_frame_bytes(const struct buffer *frame)
{
	const unsigned char *len;

	if (frame->len < HEADER_BYTES)
		return HEADER_BYTES;
	len = (const unsigned char *)frame->ptr + 4;
	return HEADER_BYTES +
	    ((size_t)len[0] | (size_t)len[1] << 8 | (size_t)len[2] << 16 | (size_t)len[3] << 24);
}

static enum codec_result
read_dictionary(struct state *state, struct codec_step *step)
{
	size_t wanted = dictionary_frame_bytes(&state->frame), n = wanted - state->frame.len;

	buffer_add(&state->frame, span_slice(step->in, 0, n));
	step->in = span_slice(step->in, n, step->in.len);
	wanted = dictionary_frame_bytes(&state->frame);
	if (wanted > DICTIONARY_MAX) {
		step->why = "its dictionary has more than 64 MiB";
		return CODEC_BAD;
	}
	if (state->frame.len < wanted)
		return CODEC_MORE;
	state->learns = false;
	return learn(state, step);
}

static enum codec_result
zstd_step(void *argument, struct codec_step *step)
{
	struct state *state = argument;

	if (state->begins) {
		state->learns = !state->is_past && span_starts(step->in, dictionary_magic);
		state->is_past = true;
		state->begins = false;
	}
	return state->learns ? read_dictionary(state, step) : read_frame(state, step);
}

static void
zstd_learn(void *argument, const void *from)
{
	struct state *state = argument;
	const struct state *other = from;

	state->is_past = true;
	if (other->dictionary.len > 0 &&
	    ZSTD_isError(ZSTD_DCtx_loadDictionary(state->stream, other->dictionary.ptr,
		other->dictionary.len)))
		heap_fail();
}

void
codec_pack_zstd(struct span bytes, struct buffer *out)
{
	size_t room = ZSTD_compressBound(bytes.len), len;
	ZSTD_CCtx *context = ZSTD_createCCtx();

	if (context == NULL)
		heap_fail();
	ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, CODEC_LEVEL_ZSTD);
	ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
	len = ZSTD_compress2(context, buffer_reserve(out, room), room, bytes.ptr, bytes.len);
	ZSTD_freeCCtx(context);
	if (ZSTD_isError(len)) /* all else cannot fail: there is room enough */
		heap_fail();
	out->len += len;
}

static void
zstd_restart(void *argument)
{
	struct state *state = argument;

	ZSTD_DCtx_reset(state->stream, ZSTD_reset_session_only);
	state->begins = true;
}

static void
zstd_close(void *argument)
{
	struct state *state = argument;

	ZSTD_freeDStream(state->stream);
	buffer_free(&state->frame);
	buffer_free(&state->dictionary);
	heap_free(state);
}

const struct codec codec_zstd = {
	.name = "zstd",
	.is_light = true,
	.claims = zstd_claims,
	.padding = codec_no_padding,
	.open = zstd_open,
	.step = zstd_step,
	.restart = zstd_restart,
	.learn = zstd_learn,
	.close = zstd_close,
};
