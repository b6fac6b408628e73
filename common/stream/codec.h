/*
 * codec - one kind of compressed stream, read in steps
 *
 * Each library of decompression is behind one of these, in a file of its own. A codec sees one
 * stream (a gzip member, a zstd frame, an xz or bzip2 stream); input.c strings them together.
 */
#ifndef WINNOW_CODEC_H
#define WINNOW_CODEC_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "span.h"

enum codec_result {
	CODEC_MORE, /* wants more input, or more room */
	CODEC_END,  /* the stream is complete, its checksum and length right */
	CODEC_BAD,  /* damaged; why is in the step */
};

struct codec_step {
	struct span in;  /* what is left of the input; taken from the front */
	char *out;       /* where output goes; moved on */
	size_t room;
	const char *why; /* "incorrect data check" */
};

enum { CODEC_MAGIC = 6 /* longest magic number in bytes */ };

struct codec {
	const char *name; /* as in messages: "gzip" */
	bool is_light;    /* a state of it takes little memory: there may be one for each thread */

	/* Do these first bytes start such a stream? */
	bool (*claims)(struct span head);

	/* Bytes at the start of rest that may stand between or behind streams. */
	size_t (*padding)(struct span rest);

	void *(*open)(void);
	enum codec_result (*step)(void *state, struct codec_step *step);
	void (*restart)(void *state); /* for the next stream */
	/* Takes over what the streams of the file before taught another state; may be NULL. */
	void (*learn)(void *state, const void *from);
	void (*close)(void *state);
};

extern const struct codec codec_gzip, codec_zstd, codec_xz, codec_bzip2;

/* "ISA-L 2.30.0" or "zlib 1.2.13", for --version. */
const char *codec_gzip_library(void);

/* The codec whose magic number head starts with; NULL if none. */
const struct codec *codec_find(struct span head);

/*
 * Appends what a whole deflate stream in memory holds, with zlib's wrapping or without it, as HTTP
 * bodies have it. NULL, or what is wrong; out then holds what came before that.
 */
const char *codec_inflate(struct span bytes, size_t limit, struct buffer *out);

/* The same for brotli, which has no magic number, nor a checksum, and which a build may be without. */
extern const bool codec_has_brotli;
const char *codec_unbrotli(struct span bytes, size_t limit, struct buffer *out);

/* "brotli" or "no brotli", for --version. */
const char *codec_brotli_library(void);

/* --- the other way round: bytes in memory as one complete stream, appended --- */

enum { CODEC_LEVEL_GZIP = 6, CODEC_LEVEL_ZSTD = 10 };

/* A gzip member without name and time. */
void codec_pack_gzip(struct span bytes, struct buffer *out);

/* A bare deflate stream, as zip files hold it, and their checksum. */
void codec_pack_deflate(struct span bytes, struct buffer *out);
uint32_t codec_crc32(struct span bytes);

/* A zstd frame with its checksum. */
void codec_pack_zstd(struct span bytes, struct buffer *out);

/* For codecs without padding. */
size_t codec_no_padding(struct span rest);

/* For codecs that fill up with zeros: how many there are. */
size_t codec_zero_padding(struct span rest);

#endif
