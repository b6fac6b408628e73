/*
 * input_bytes - an input, and its bytes as they are stored; for input*.c only
 */
#ifndef WINNOW_INPUT_BYTES_H
#define WINNOW_INPUT_BYTES_H

#include "codec.h"
#include "input.h"

struct input {
	int fd;
	const char *name;
	struct diag *diag;
	const struct codec *codec; /* NULL: bytes as they are */
	void *state;               /* of the codec */
	bool between;              /* compressed: a stream has ended */
	bool undecided;            /* the magic number has not been looked at */
	bool ended;                /* end of file, or damage */
	const char *damage;        /* what is wrong, NULL if nothing */
	bool resumes;              /* the caller deals with damage in compressed streams */
	char *buffer;              /* INPUT_BUFFER bytes */
	struct span rest;          /* of it, not handed on yet */
	unsigned long long taken;  /* bytes read from the file */
	unsigned long long stream; /* offset in the file of the compressed stream being read */
	unsigned long long size;   /* of the file, 0 if unknown */
	unsigned long long given;  /* bytes handed out */
	long n_threads;            /* that may read ahead, once there is a second stream */
	struct ahead *ahead;       /* at work, or NULL */
	int n_misses;
	struct span ready;         /* of a stream read ahead; ptr NULL: there is none */
	bool adrift;               /* the file is not positioned where `taken` is */
};

/* As read, with interruptions and descriptors that do not block dealt with; errors are reported. */
size_t input_read_bytes(struct input *in, char *bytes, size_t size);

/* As input_wait, of what is not buffered; without end for -1. */
bool input_wait_bytes(struct input *in, int timeout_ms);

/* Until there are `needed` bytes in the buffer, or the file ends. True if they are there. */
bool input_fill(struct input *in, size_t needed);

/* Where the rest starts in the file. */
static inline unsigned long long
input_offset(const struct input *in)
{
	return in->taken - in->rest.len;
}

static inline void
input_take(struct input *in, size_t n)
{
	in->rest = span_slice(in->rest, n, in->rest.len);
}

#endif
