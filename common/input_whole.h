/*
 * input_whole - streams of an input that are decompressed as a whole; for common/input*.c only
 *
 * In a file of many streams most are small. They are decompressed by other threads before it is their
 * turn, or at once where they lie in the buffer, and then handed out piece by piece.
 */
#ifndef WINNOW_INPUT_WHOLE_H
#define WINNOW_INPUT_WHOLE_H

#include "input_bytes.h"

/* Between two streams: is the next one there already? It becomes `ready` then. */
bool input_take_ahead(struct input *in);

/*
 * At the start of a stream: reads it at once, so that it becomes `ready`. Only from a file, where
 * waiting for more of it costs nothing; false otherwise, and for streams that are large or damaged.
 */
bool input_take_whole(struct input *in);

/* Hands out what is ready. */
void input_give_ready(struct input *in, struct codec_step *step);

void input_whole_free(struct input *in);

#endif
