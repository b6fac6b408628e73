/*
 * manifest - what a corpus consists of: manifest.json, and SHA256SUMS, which comes last
 */
#include "manifest.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "input_lines.h"
#include "json.h"

static const char manifest_name[] = "manifest.json", sums_name[] = "SHA256SUMS";

static bool
is_empty(const char *directory)
{
	DIR *stream = opendir(directory);
	const struct dirent *entry;
	bool empty = true;

	if (stream == NULL)
		diag_stop("%s: %s", directory, strerror(errno));
	while (empty && (entry = readdir(stream)) != NULL)
		empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	closedir(stream);
	return empty;
}

void
manifest_remove(const char *path)
{
	if (unlink(path) != 0 && errno != ENOENT)
		diag_stop("%s: %s", path, strerror(errno));
}

/* Is it in the directory or the payload of a bag? Others are not ours. */
static bool
is_ours(struct span name)
{
	if (span_starts(name, SPAN(MANIFEST_PAYLOAD)))
		name = span_slice(name, sizeof(MANIFEST_PAYLOAD) - 1, name.len);
	return name.len > 0 && memchr(name.ptr, '/', name.len) == NULL;
}

/* Removes the files that the sums of an earlier corpus name. */
static void
remove_listed(struct arena *arena, const char *directory, const char *sums)
{
	struct diag unheard = DIAG_INIT;
	struct input_lines lines;
	struct span line;

	unheard.quiet = true;
	if (access(sums, F_OK) != 0 || !input_lines_open(&lines, sums, 1 << 16, &unheard))
		return;
	while (input_lines_next(&lines, &line)) {
		struct span name = span_slice(line, DIGEST_HEX + 2, line.len);

		if (is_ours(name))
			manifest_remove(shard_path(arena, directory, name));
	}
	input_lines_close(&lines);
	diag_finish(&unheard);
}

/* Is it one that this run would write, PREFIX-00000 and so on? Left by a run that was stopped. */
static bool
is_shard(struct span name, struct span prefix)
{
	if (!span_starts(name, prefix) || name.len < prefix.len + 6 || name.ptr[prefix.len] != '-')
		return false;
	for (size_t i = prefix.len + 1; i < prefix.len + 6; i++)
		if (name.ptr[i] < '0' || name.ptr[i] > '9')
			return false;
	return true;
}

static void
remove_shards(struct arena *arena, const char *directory, const char *prefix)
{
	DIR *stream = opendir(directory);
	const struct dirent *entry;

	if (stream == NULL && errno == ENOENT)
		return; /* no bag */
	if (stream == NULL)
		diag_stop("%s: %s", directory, strerror(errno));
	while ((entry = readdir(stream)) != NULL)
		if (is_shard(span_from(entry->d_name), span_from(prefix)))
			manifest_remove(shard_path(arena, directory, span_from(entry->d_name)));
	closedir(stream);
}

void
manifest_prepare(const char *directory, const char *prefix, bool replace)
{
	struct arena arena = ARENA_INIT;
	const char *sums = shard_path(&arena, directory, span_from(sums_name));

	if (mkdir(directory, 0777) != 0 && errno != EEXIST)
		diag_stop("%s: %s", directory, strerror(errno));
	if (replace) {
		remove_listed(&arena, directory, sums);
		remove_shards(&arena, directory, prefix);
		remove_shards(&arena, shard_path(&arena, directory, SPAN(MANIFEST_PAYLOAD)), prefix);
		manifest_remove(shard_path(&arena, directory, span_from(manifest_name)));
		manifest_remove(sums);
	} else if (!is_empty(directory)) {
		diag_stop("%s: is not empty (--replace removes an earlier corpus)", directory);
	}
	arena_free(&arena);
}

static struct span
base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return span_from(slash != NULL ? slash + 1 : file);
}

static void
add_inputs(struct buffer *json, const struct manifest *manifest)
{
	json_add_key(json, "inputs");
	buffer_add_byte(json, '[');
	for (size_t i = 0; i < manifest->n_inputs; i++) {
		const struct manifest_input *input = &manifest->inputs[i];

		buffer_add(json, i == 0 ? SPAN("\n{") : SPAN(",\n{"));
		json_add_text(json, "name", base_name(input->file));
		json_add_count(json, "bytes", input->bytes);
		json_add_text(json, "sha256", span_make(input->sha256, DIGEST_HEX));
		buffer_add_byte(json, '}');
	}
	buffer_add_byte(json, ']');
}

static void
add_files(struct buffer *json, const struct shard *shard)
{
	json_add_key(json, "files");
	buffer_add_byte(json, '[');
	for (size_t i = 0; i < shard->n; i++) {
		const struct shard_file *file = &shard->files[i];

		buffer_add(json, i == 0 ? SPAN("\n{") : SPAN(",\n{"));
		json_add_text(json, "name", file->name);
		json_add_count(json, "records", file->records);
		json_add_count(json, "content_bytes", file->content_bytes);
		json_add_text(json, "content_sha256", span_make(file->content_sha256, DIGEST_HEX));
		json_add_count(json, "bytes", file->bytes);
		json_add_text(json, "sha256", span_make(file->sha256, DIGEST_HEX));
		buffer_add_byte(json, '}');
	}
	buffer_add_byte(json, ']');
}

void
manifest_write_file(const char *directory, const char *name, const struct buffer *text)
{
	struct arena arena = ARENA_INIT;
	struct output out;

	output_open(&out, shard_path(&arena, directory, span_from(name)));
	output_write(&out, buffer_span(text));
	output_close(&out);
	arena_free(&arena);
}

void
manifest_write(struct manifest *manifest, const struct shard *shard)
{
	struct buffer json = BUFFER_INIT;

	buffer_add_byte(&json, '{');
	json_add_text(&json, "tool", SPAN("write-bundle " WINNOW_VERSION));
	if (manifest->epoch != NULL)
		json_add_text(&json, "source_date_epoch", span_from(manifest->epoch));
	if (manifest->recipe != NULL)
		json_add_text(&json, "recipe", span_from(manifest->recipe));
	json_add_text(&json, "format", span_from(manifest->format));
	json_add_text(&json, "compress", span_from(manifest->compress));
	json_add_count(&json, "shard_bytes", manifest->shard_bytes);
	json_add_count(&json, "records", manifest->records);
	json_add_count(&json, "refused", manifest->refused);
	add_inputs(&json, manifest);
	add_files(&json, shard);
	buffer_add(&json, SPAN("}\n"));
	manifest_write_file(manifest->directory, manifest_name, &json);
	digest_hex(buffer_span(&json), manifest->sha256);
	buffer_free(&json);
}

void
manifest_write_sums(const struct manifest *manifest, const struct shard *shard)
{
	struct buffer sums = BUFFER_INIT;

	buffer_print(&sums, "%.*s  %s\n", DIGEST_HEX, manifest->sha256, manifest_name);
	for (size_t i = 0; i < shard->n; i++)
		buffer_print(&sums, "%.*s  %.*s\n", DIGEST_HEX, shard->files[i].sha256,
		    (int)shard->files[i].name.len, shard->files[i].name.ptr);
	manifest_write_file(manifest->directory, sums_name, &sums);
	buffer_free(&sums);
}
