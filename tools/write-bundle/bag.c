/*
 * bag - the corpus as a bag for archives: BagIt 1.0 (RFC 8493)
 */
#include "bag.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "epoch.h"

/* Tag files in the order they are written. The last holds the digests of the others. */
static const char declaration_name[] = "bagit.txt", info_name[] = "bag-info.txt",
		  payload_name[] = "manifest-sha256.txt", tags_name[] = "tagmanifest-sha256.txt";

void
bag_prepare(const char *directory)
{
	struct arena arena = ARENA_INIT;
	const char *payload = shard_path(&arena, directory, SPAN(MANIFEST_PAYLOAD));

	if (mkdir(payload, 0777) != 0 && errno != EEXIST)
		diag_stop("%s: %s", payload, strerror(errno));
	arena_free(&arena);
}

void
bag_remove(const char *directory)
{
	static const char *const names[] = { declaration_name, info_name, payload_name, tags_name };
	struct arena arena = ARENA_INIT;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		manifest_remove(shard_path(&arena, directory, span_from(names[i])));
	rmdir(shard_path(&arena, directory, SPAN(MANIFEST_PAYLOAD)));
	arena_free(&arena);
}

/* Writes a tag file and adds its line to the digests of them. */
static void
write_tag(const struct manifest *manifest, const char *name, struct buffer *text,
    struct buffer *digests)
{
	char hex[DIGEST_HEX];

	manifest_write_file(manifest->directory, name, text);
	digest_hex(buffer_span(text), hex);
	buffer_print(digests, "%.*s  %s\n", DIGEST_HEX, hex, name);
	buffer_reset(text);
}

/* The day of SOURCE_DATE_EPOCH; without it there is no date, so that bags are the same every day. */
static void
add_date(struct buffer *text, const struct manifest *manifest)
{
	if (manifest->epoch == NULL)
		return;
	buffer_add(text, SPAN("Bagging-Date: "));
	epoch_add_day(text, manifest->time);
	buffer_add_byte(text, '\n');
}

static void
add_info(struct buffer *text, const struct manifest *manifest, const struct shard *shard)
{
	unsigned long long bytes = 0;

	for (size_t i = 0; i < shard->n; i++)
		bytes += shard->files[i].bytes;
	buffer_print(text, "Bag-Software-Agent: write-bundle %s\n", WINNOW_VERSION);
	add_date(text, manifest);
	buffer_print(text, "Payload-Oxum: %llu.%zu\n", bytes, shard->n);
}

void
bag_write(const struct manifest *manifest, const struct shard *shard)
{
	struct buffer text = BUFFER_INIT, digests = BUFFER_INIT;

	buffer_add(&text, SPAN("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
	write_tag(manifest, declaration_name, &text, &digests);
	add_info(&text, manifest, shard);
	write_tag(manifest, info_name, &text, &digests);
	for (size_t i = 0; i < shard->n; i++)
		buffer_print(&text, "%.*s  %.*s\n", DIGEST_HEX, shard->files[i].sha256,
		    (int)shard->files[i].name.len, shard->files[i].name.ptr);
	write_tag(manifest, payload_name, &text, &digests);
	manifest_write_file(manifest->directory, tags_name, &digests);
	buffer_free(&text);
	buffer_free(&digests);
}
