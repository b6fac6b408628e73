/*
 * input_whole - streams of an input that are decompressed as a whole; for input*.c only
 *
 * In a file of many streams most are small. They are decompressed by other threads before it is their
 * turn, and then handed out piece by piece.
 */
#ifndef WINNOW_INPUT_WHOLE_H
#define WINNOW_INPUT_WHOLE_H

#include "input_bytes.h"

/* Between two streams: is the next one there already? It becomes `ready` then. */
bool input_take_ahead(struct input *in);

/* Hands out what is ready. */
void input_give_ready(struct input *in, struct codec_step *step);

void input_whole_free(struct input *in);

#endif
