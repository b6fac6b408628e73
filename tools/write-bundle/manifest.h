/*
 * manifest - what a corpus consists of: manifest.json, and SHA256SUMS, which comes last
 *
 * Nothing in them depends on the machine, the day or the number of threads: inputs are called by
 * their base names, and the time is that of SOURCE_DATE_EPOCH or absent.
 */
#ifndef WINNOW_MANIFEST_H
#define WINNOW_MANIFEST_H

#include "shard.h"

struct manifest_input {
	const char *file;
	unsigned long long bytes; /* decompressed */
	char sha256[DIGEST_HEX];  /* of them */
};

struct manifest {
	const char *directory;
	const char *format, *compress;
	const char *recipe;           /* NULL: none given */
	const char *epoch;            /* SOURCE_DATE_EPOCH, NULL if unset */
	unsigned long long time;      /* the same as a number, 0 then */
	unsigned long long shard_bytes, records, refused;
	struct manifest_input *inputs;
	size_t n_inputs, inputs_capacity;
	char sha256[DIGEST_HEX]; /* of manifest.json, once it is written */
};

/* The folder of the files in a bag, a slash behind it. */
#define MANIFEST_PAYLOAD "data/"

/*
 * Makes the directory ready: it is new or empty, or `replace` says that an earlier corpus in it may
 * go. Ends the program if not.
 */
void manifest_prepare(const char *directory, const char *prefix, bool replace);

/* Writes manifest.json; then, when all else is there, SHA256SUMS. */
void manifest_write(struct manifest *manifest, const struct shard *shard);
void manifest_write_sums(const struct manifest *manifest, const struct shard *shard);

/* Writes a file of the corpus whole; removes one, if it is there. A failure ends the program. */
void manifest_write_file(const char *directory, const char *name, const struct buffer *text);
void manifest_remove(const char *path);

#endif
