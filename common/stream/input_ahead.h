/*
 * input_ahead - streams of a compressed file, decompressed by other threads before it is their turn
 *
 * For files of many streams (a gzip member for each record of a WARC, the blocks of bgzip): threads look
 * for streams in pieces of the file and decompress those that are complete and right. Where streams
 * really begin only the reader knows who goes from one to the next; it asks for the stream at an offset,
 * and reads by itself what is not there. So its output never depends on the threads. Memory is
 * bounded by the threads times a few MiB. For input.c only.
 */
#ifndef WINNOW_INPUT_AHEAD_H
#define WINNOW_INPUT_AHEAD_H

#include <stdbool.h>
#include <stdint.h>

#include "codec.h"
#include "span.h"

struct ahead;

/*
 * Starts on the streams of a regular file of `size` bytes, from offset `from` on, up to which the codec's
 * state has read it.
 */
struct ahead *ahead_open(int fd, const struct codec *codec, const void *state, uint64_t size,
    uint64_t from, long n_threads);

/*
 * What the stream at an offset decompresses to, and the offset where it ends. The bytes are good until
 * the next call. Offsets must ascend. False if it is not known: damaged, very large, or no stream.
 */
bool ahead_take(struct ahead *ahead, uint64_t at, struct span *bytes, uint64_t *end);

void ahead_close(struct ahead *ahead);

#endif
