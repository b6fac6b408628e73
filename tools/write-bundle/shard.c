/*
 * shard - the files of a corpus, numbered, compressed and hashed while they are written
 */
#include "shard.h"

#include <stdio.h>

#include "codec.h"
#include "heap.h"

enum { BLOCK_BYTES = 1 << 20 };

const char *
shard_path(struct arena *arena, const char *directory, struct span name)
{
	struct span head = span_from(directory);
	char *path = arena_get(arena, head.len + name.len + 2);

	memcpy(path, head.ptr, head.len);
	path[head.len] = '/';
	memcpy(path + head.len + 1, name.ptr, name.len);
	path[head.len + 1 + name.len] = '\0';
	return path;
}

static void
open_next(struct shard *shard)
{
	struct shard_file *file;
	struct buffer name = BUFFER_INIT;

	shard->files = heap_grow(shard->files, &shard->capacity, shard->n + 1, sizeof(*shard->files));
	buffer_print(&name, "%s%s-%05zu%s", shard->folder, shard->prefix, shard->n, shard->ending);
	file = &shard->files[shard->n++];
	*file = (struct shard_file){ .name = arena_copy(shard->arena, buffer_span(&name)) };
	buffer_free(&name);
	output_open(&shard->out, shard_path(shard->arena, shard->directory, file->name));
	digest_init(&shard->content);
	digest_init(&shard->file);
	shard->open = true;
}

static void
write_block(struct shard *shard)
{
	struct span bytes = buffer_span(&shard->block);
	struct shard_file *file = &shard->files[shard->n - 1];

	buffer_reset(&shard->packed);
	digest_add(&shard->content, bytes);
	if (shard->compress == COMPRESS_GZIP)
		codec_pack_gzip(bytes, &shard->packed);
	else if (shard->compress == COMPRESS_ZSTD)
		codec_pack_zstd(bytes, &shard->packed);
	if (shard->compress != COMPRESS_NONE)
		bytes = buffer_span(&shard->packed);
	digest_add(&shard->file, bytes);
	output_write(&shard->out, bytes);
	file->bytes += bytes.len;
	buffer_reset(&shard->block);
}

void
shard_write(struct shard *shard, struct span content)
{
	if (!shard->open)
		open_next(shard);
	buffer_add(&shard->block, content);
	shard->files[shard->n - 1].content_bytes += content.len;
}

void
shard_end_record(struct shard *shard)
{
	shard->files[shard->n - 1].records++;
	if (shard->block.len >= BLOCK_BYTES)
		write_block(shard);
}

void
shard_end_block(struct shard *shard)
{
	write_block(shard);
}

struct span
shard_name(const struct shard *shard)
{
	struct span name = shard->files[shard->n - 1].name;

	return span_slice(name, strlen(shard->folder), name.len);
}

unsigned long long
shard_bytes(const struct shard *shard)
{
	return shard->open ? shard->files[shard->n - 1].content_bytes : 0;
}

void
shard_close(struct shard *shard)
{
	struct shard_file *file;

	if (!shard->open)
		return;
	if (shard->block.len > 0)
		write_block(shard);
	file = &shard->files[shard->n - 1];
	digest_finish(&shard->content, file->content_sha256);
	digest_finish(&shard->file, file->sha256);
	output_close(&shard->out);
	shard->open = false;
}

void
shard_free(struct shard *shard)
{
	buffer_free(&shard->block);
	buffer_free(&shard->packed);
	heap_free(shard->files);
}
