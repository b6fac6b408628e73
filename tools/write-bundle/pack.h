/*
 * pack - how records become the content of a shard: as lines, as files of a tar or zip, as WARC
 *
 * Packages hold each record's text in a file of its own and `metadata.csv` at the end. All their
 * files have the same owner, mode and time, so the same records give the same bytes.
 */
#ifndef WINNOW_PACK_H
#define WINNOW_PACK_H

#include "file_name.h"
#include "record.h"
#include "shard.h"

struct packer {
	struct shard *shard;
	const char *field;         /* that holds the text */
	unsigned long long time;   /* of files, seconds since 1970 */
	struct hash_set names;     /* of files of this shard, as all that follows */
	struct buffer name;        /* of the file being added */
	struct buffer csv;
	struct buffer directory;   /* zip */
	struct buffer packed;      /* zip */
	struct buffer head;        /* WARC: of the record being written */
	struct buffer key;         /* WARC: what its id is made of */
	unsigned long long offset; /* zip: bytes written */
	size_t n_entries;
};

struct pack {
	const char *ending;
	/* False if the record has no text. */
	bool (*add)(struct packer *packer, struct record *rec, struct span line);
	void (*finish)(struct packer *packer); /* before a shard is closed */
	bool (*is_full)(const struct packer *packer); /* NULL: only the size counts */
};

extern const struct pack pack_lines, pack_tar, pack_zip, pack_warc;

/* How a package stores one file. */
typedef void pack_file(struct packer *packer, struct span name, struct span content);

/*
 * What tar and zip share: the record's text as a file with a name of its own, and its line in
 * packer->csv. False if it has no text.
 */
bool pack_text(struct packer *packer, struct record *rec, pack_file *write_file);

/* Empties what belongs to the shard that was closed. */
void packer_reset(struct packer *packer);
void packer_free(struct packer *packer);

#endif
