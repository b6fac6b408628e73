/*
 * codec_deflate - whole gzip members in memory, through libdeflate where it was there to build with
 *
 * It takes less than half the time zlib takes, but can only read what lies in memory from start to end.
 * For common/codec_gzip.c only.
 */
#ifndef WINNOW_CODEC_DEFLATE_H
#define WINNOW_CODEC_DEFLATE_H

#include <stdbool.h>

#include "buffer.h"
#include "span.h"

struct codec_deflate;

/* NULL in a build without it. */
struct codec_deflate *codec_deflate_open(void);
void codec_deflate_close(struct codec_deflate *deflate);

/* As codec.whole. */
bool codec_deflate_gzip(struct codec_deflate *deflate, struct span in, size_t *used,
    struct buffer *out, size_t limit);

#endif
