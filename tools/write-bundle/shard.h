/*
 * shard - the files of a corpus, numbered, compressed and hashed while they are written
 *
 * Content is compressed in blocks of about 1 MiB, each a complete gzip member or zstd frame that ends
 * with a record, so that a reader may start at any of them. A file appears when it is complete.
 */
#ifndef WINNOW_SHARD_H
#define WINNOW_SHARD_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "digest.h"
#include "output.h"

enum shard_compress { COMPRESS_GZIP, COMPRESS_ZSTD, COMPRESS_NONE };

struct shard_file {
	struct span name;
	unsigned long long records;
	unsigned long long content_bytes; /* before compression */
	unsigned long long bytes;
	char content_sha256[DIGEST_HEX], sha256[DIGEST_HEX];
};

struct shard {
	/* DIRECTORY/FOLDER/PREFIX-00000ENDING; folder: "" or with a slash behind it */
	const char *directory, *folder, *prefix, *ending;
	enum shard_compress compress;
	struct arena *arena; /* of names, for as long as the shard lives */
	bool open;
	struct output out;
	struct digest content, file;
	struct buffer block;  /* content not compressed yet */
	struct buffer packed;
	struct shard_file *files; /* the last one is being written, if open */
	size_t n, capacity;
};

/* DIRECTORY/NAME as a C string in the arena. */
const char *shard_path(struct arena *arena, const char *directory, struct span name);

/* Adds content to the open file; opens the next one if none is. */
void shard_write(struct shard *shard, struct span content);

/* A record ends here. */
void shard_end_record(struct shard *shard);

/* What was written since the last block is one: a gzip member or zstd frame of its own. */
void shard_end_block(struct shard *shard);

/* The name of the open file, without its folder. */
struct span shard_name(const struct shard *shard);

/* Content bytes of the open file, 0 if none is. */
unsigned long long shard_bytes(const struct shard *shard);

/* Completes the open file, if there is one. */
void shard_close(struct shard *shard);

void shard_free(struct shard *shard);

#endif
