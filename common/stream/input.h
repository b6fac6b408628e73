/*
 * input - bytes from a file or standard input, decompressed by their magic number
 *
 * gzip (several members), zstd, xz and bzip2 are recognised by their first bytes, never by name.
 * Checksums and lengths are verified and trailing garbage after a compressed stream is reported.
 */
#ifndef WINNOW_INPUT_H
#define WINNOW_INPUT_H

#include <stdbool.h>
#include <sys/types.h>

#include "buffer.h"
#include "diag.h"
#include "span.h"

enum {
	INPUT_BUFFER = 256 * 1024,
	/*
	 * A file that unpacks to more is not read ahead, so that who watches input_position for such meets
	 * a limit at or above it at the same byte.
	 */
	INPUT_AHEAD_RATIO = 100,
};

struct input; /* opaque */

/*
 * Opens a file, or standard input for NULL and "-". A file that cannot be opened, or a directory,
 * is reported to diag (code "cannot-open") and NULL is returned.
 */
struct input *input_open(const char *name, struct diag *diag);

/* As input_open, but the bytes are given as they are: for readers that decompress by themselves. */
struct input *input_open_raw(const char *name, struct diag *diag);

/*
 * Reads up to size decompressed bytes. 0 is the end. Damage (a wrong CRC, a cut-off stream, a read
 * error) is reported to diag with the byte offset, what came before it has been handed out, and the
 * end is returned.
 */
size_t input_read(struct input *in, char *bytes, size_t size);

/*
 * Appends all of a file that is needed as a whole: rules, a model, a schema. False if it cannot be opened
 * or is damaged, which has been reported.
 */
bool input_read_file(const char *name, struct buffer *out, struct diag *diag);

/*
 * Right after input_open: a file of many compressed streams may be decompressed by so many threads
 * besides, with the same result. Nothing happens where that cannot be done, or does not pay.
 */
void input_read_ahead(struct input *in, long n_threads);

/*
 * Goes on at an offset of the file as it is stored; where it is compressed, a stream is looked for
 * there. False if the file cannot be read but in order.
 */
bool input_seek(struct input *in, unsigned long long offset);

/* Is the file compressed? Known once something has been read. */
bool input_is_packed(const struct input *in);

/* Does a compressed stream of the input's kind begin at an offset of the file? */
bool input_has_stream_at(const struct input *in, unsigned long long offset);

/* True once damage has been reported: the end was not a proper one. */
bool input_damaged(const struct input *in);

/* True when input_read would not wait: bytes are buffered, or the descriptor is readable. */
bool input_ready(struct input *in);

/* The same, but gives bytes up to timeout_ms to arrive. */
bool input_wait(struct input *in, int timeout_ms);

/*
 * For readers that can go on behind damage in a compressed file of many streams. It is not reported
 * any more: input_read returns 0, input_damage says what is wrong (NULL: nothing, it is the end), and
 * input_resume goes on with the next stream that can be found, false if there is none.
 */
void input_let_resume(struct input *in);
const char *input_damage(const struct input *in);
bool input_resume(struct input *in);

/* Is all that was read of complete compressed streams? Then damage is behind them. */
bool input_is_between(const struct input *in);

/*
 * The file offset of the compressed stream that the last bytes read came from; 0 if they are not
 * compressed. The bytes of one input_read are never of two streams.
 */
unsigned long long input_stream(const struct input *in);

/* Does memory hold a compressed stream, by the magic numbers above? */
bool input_is_compressed(struct span bytes);

/*
 * Appends what the whole compressed stream in memory decompresses to. NULL, or what is wrong with it
 * ("wrong CRC", "has more than the limit"): out then holds what came before that.
 */
const char *input_expand(struct span bytes, size_t limit, struct buffer *out);

/* As named by the user; "-" for standard input. */
const char *input_name(const struct input *in);

/* Compressed bytes consumed and total (0 if unknown), for progress. */
void input_position(const struct input *in, unsigned long long *at, unsigned long long *total);

void input_close(struct input *in);

#endif
