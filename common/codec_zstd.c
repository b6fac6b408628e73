/*
 * codec_zstd - zstd, skippable frames and frames with checksums included
 *
 * Windows above 128 MiB (zstd --long=28 and up) are refused, as the zstd program does.
 */
#include <zstd.h>
#include <zstd_errors.h>

#include "codec.h"
#include "heap.h"

static bool
zstd_claims(struct span head)
{
	bool skippable = head.len >= 4 && ((unsigned char)head.ptr[0] & 0xf0) == 0x50 &&
	    memcmp(head.ptr + 1, "\x2a\x4d\x18", 3) == 0;

	return skippable || span_starts(head, SPAN("\x28\xb5\x2f\xfd"));
}

static void *
zstd_open(void)
{
	ZSTD_DStream *stream = ZSTD_createDStream();

	if (stream == NULL)
		heap_fail();
	return stream;
}

static enum codec_result
zstd_step(void *state, struct codec_step *step)
{
	ZSTD_inBuffer in = { step->in.ptr, step->in.len, 0 };
	ZSTD_outBuffer out = { step->out, step->room, 0 };
	size_t result = ZSTD_decompressStream(state, &out, &in);

	step->in = span_slice(step->in, in.pos, step->in.len);
	step->out += out.pos;
	step->room -= out.pos;
	if (ZSTD_isError(result)) {
		if (ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation)
			heap_fail();
		step->why = ZSTD_getErrorName(result);
		return CODEC_BAD;
	}
	return result == 0 ? CODEC_END : CODEC_MORE;
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
zstd_restart(void *state)
{
	ZSTD_DCtx_reset(state, ZSTD_reset_session_only);
}

static void
zstd_close(void *state)
{
	ZSTD_freeDStream(state);
}

static const char *
zstd_library(void)
{
	return "zstd " ZSTD_VERSION_STRING;
}

const struct codec codec_zstd = {
	.name = "zstd",
	.is_light = true,
	.claims = zstd_claims,
	.padding = codec_no_padding,
	.open = zstd_open,
	.step = zstd_step,
	.restart = zstd_restart,
	.close = zstd_close,
	.library = zstd_library,
};
