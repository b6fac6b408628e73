/*
 * codec_deflate - whole gzip members in memory, through libdeflate where it was there to build with
 */
#include "codec_deflate.h"

#include "heap.h"

#ifdef WINNOW_LIBDEFLATE

#include <libdeflate.h>

enum {
	ROOM_FIRST = 256 * 1024, /* for a member; if it needs more, four times as much is tried */
	FLAG_HEADER_CRC = 2,     /* which libdeflate does not check */
};

struct codec_deflate {
	struct libdeflate_decompressor *decompressor;
	size_t room; /* that the largest member so far needed */
};

struct codec_deflate *
codec_deflate_open(void)
{
	struct codec_deflate *deflate = heap_get(sizeof(*deflate));

	deflate->decompressor = libdeflate_alloc_decompressor();
	if (deflate->decompressor == NULL)
		heap_fail();
	deflate->room = ROOM_FIRST;
	return deflate;
}

void
codec_deflate_close(struct codec_deflate *deflate)
{
	libdeflate_free_decompressor(deflate->decompressor);
	heap_free(deflate);
}

bool
codec_deflate_gzip(struct codec_deflate *deflate, struct span in, size_t *used, struct buffer *out,
    size_t limit)
{
	size_t room = deflate->room < limit ? deflate->room : limit, len;
	enum libdeflate_result result;

	if (in.len < 4 || ((unsigned char)in.ptr[3] & FLAG_HEADER_CRC) != 0)
		return false;
	while ((result = libdeflate_gzip_decompress_ex(deflate->decompressor, in.ptr, in.len,
		    buffer_reserve(out, room), room, used, &len)) == LIBDEFLATE_INSUFFICIENT_SPACE &&
	    room < limit)
		room = room < limit / 4 ? room * 4 : limit;
	if (result != LIBDEFLATE_SUCCESS)
		return false;
	if (room > deflate->room)
		deflate->room = room;
	out->len += len;
	return true;
}

#else

struct codec_deflate *
codec_deflate_open(void)
{
	return NULL;
}

void
codec_deflate_close(struct codec_deflate *deflate)
{
	(void)deflate;
}

bool
codec_deflate_gzip(struct codec_deflate *deflate, struct span in, size_t *used, struct buffer *out,
    size_t limit)
{
	(void)deflate;
	(void)in;
	(void)used;
	(void)out;
	(void)limit;
	return false;
}

#endif
