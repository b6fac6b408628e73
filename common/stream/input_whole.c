/*
 * input_whole - streams of an input that are decompressed as a whole
 */
#include "input_whole.h"

#include "input_ahead.h"

enum { MISSES_MAX = 16 /* in a row: it does not pay */ };

static void
stop_reading_ahead(struct input *in)
{
	if (in->ahead != NULL)
		ahead_close(in->ahead);
	in->ahead = NULL;
	in->n_threads = 0;
}

/* Does what has come out so far, with n bytes more, take more watching than whole streams allow? */
static bool
is_dense(const struct input *in, size_t n)
{
	return (in->given + n) / INPUT_AHEAD_RATIO > input_offset(in);
}

bool
input_take_ahead(struct input *in)
{
	struct span bytes;
	uint64_t end;

	if (in->n_threads == 0 || !in->codec->is_light)
		return false;
	if (in->ahead == NULL)
		in->ahead = ahead_open(in->fd, in->codec, in->state, in->size, input_offset(in),
		    in->n_threads);
	if (!ahead_take(in->ahead, input_offset(in), &bytes, &end) || is_dense(in, bytes.len)) {
		if (++in->n_misses == MISSES_MAX)
			stop_reading_ahead(in);
		return false;
	}
	in->n_misses = 0;
	in->ready = bytes;
	in->stream = input_offset(in);
	in->between = in->ended = false;
	in->rest.len = 0;
	in->taken = end;
	in->adrift = true;
	return true;
}

void
input_give_ready(struct input *in, struct codec_step *step)
{
	size_t n = in->ready.len < step->room ? in->ready.len : step->room;

	memcpy(step->out, in->ready.ptr, n);
	step->out += n;
	step->room -= n;
	in->ready = span_slice(in->ready, n, in->ready.len);
	if (in->ready.len == 0) {
		in->ready.ptr = NULL;
		in->between = true;
	}
}

void
input_whole_free(struct input *in)
{
	stop_reading_ahead(in);
}
