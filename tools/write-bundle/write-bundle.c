/*
 * write-bundle - records as the files of a corpus, the same bytes on any machine
 */
#include <stdlib.h>

#include "bag.h"
#include "epoch.h"
#include "heap.h"
#include "input_lines.h"
#include "manifest.h"
#include "options.h"
#include "pack.h"

struct settings {
	const char *directory, *name, *field, *recipe;
	int format, compress;
	unsigned long long shard_bytes, max_record;
	bool replace, bagit;
};

/* A corpus in the making. */
struct writer {
	const struct settings *set;
	const struct pack *pack;
	struct packer packer;
	struct shard shard;
	struct manifest manifest;
	struct buffer page; /* of the last record: the records of a page stay in one file */
	struct record rec;
	struct arena arena; /* of a record */
	struct diag *diag;
};

static const char *const format_names[] = { "jsonl", "tar", "zip", "warc" };
static const char *const compress_names[] = { "gzip", "zstd", "none" };
static const char *const compress_endings[] = { ".gz", ".zst", "" };

static const struct about about = {
	.name = "write-bundle",
	.summary = "write records as the files of a corpus, the same bytes on any machine",
	.operands = "[FILE ...]",
	.example = "write-bundle --output corpus --shard-bytes 256M corpus.jsonl",
};

static void
close_shard(struct writer *writer)
{
	if (!writer->shard.open)
		return;
	writer->pack->finish(&writer->packer);
	shard_close(&writer->shard);
	packer_reset(&writer->packer);
}

/* A file is full when the next page begins and it has its bytes. */
static void
close_full_shard(struct writer *writer)
{
	struct span page = record_page(&writer->rec);
	unsigned long long limit = writer->set->shard_bytes;
	bool full = limit > 0 && shard_bytes(&writer->shard) >= limit;

	if (writer->pack->is_full != NULL)
		full = full || writer->pack->is_full(&writer->packer);
	if (full && (page.ptr == NULL || !span_equal(page, buffer_span(&writer->page))))
		close_shard(writer);
	buffer_reset(&writer->page);
	buffer_add(&writer->page, page);
}

static void
write_record(struct writer *writer, const struct input_lines *lines, struct span line)
{
	struct place place = { .file = input_name(lines->in), .line = lines->number };
	struct buffer message = BUFFER_INIT;
	const char *why;
	size_t at;

	arena_reset(&writer->arena);
	why = record_parse(&writer->rec, line, &writer->arena, &at);
	if (why != NULL) {
		writer->manifest.refused++;
		diag_report(writer->diag, place, "bad-json", "%s (byte %zu)", why, at + 1);
		return;
	}
	close_full_shard(writer);
	if (writer->pack->add(&writer->packer, &writer->rec, line)) {
		writer->manifest.records++;
		return;
	}
	writer->manifest.refused++;
	record_add_no_text(&writer->rec, writer->set->field, &message);
	diag_report(writer->diag, place, "no-text", "%.*s", (int)message.len, message.ptr);
	buffer_free(&message);
}

static void
write_file(struct writer *writer, const char *file)
{
	struct manifest *manifest = &writer->manifest;
	struct manifest_input *input;
	struct input_lines lines;
	struct span line;

	if (!input_lines_open(&lines, file, writer->set->max_record, writer->diag))
		return;
	while (input_lines_next(&lines, &line))
		write_record(writer, &lines, line);
	manifest->refused += lines.n_refused;
	manifest->inputs = heap_grow(manifest->inputs, &manifest->inputs_capacity,
	    manifest->n_inputs + 1, sizeof(*manifest->inputs));
	input = &manifest->inputs[manifest->n_inputs++];
	*input = (struct manifest_input){ .file = file, .bytes = lines.bytes };
	digest_finish(&lines.digest, input->sha256);
	input_lines_close(&lines);
}

static void
begin(struct writer *writer, const struct settings *set, struct arena *names)
{
	static const struct pack *const packs[] = { &pack_lines, &pack_tar, &pack_zip,
		&pack_warc };
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	unsigned long long time = epoch_read(epoch);
	int compress = packs[set->format] == &pack_zip ? COMPRESS_NONE : set->compress;
	struct buffer ending = BUFFER_INIT;

	writer->set = set;
	writer->pack = packs[set->format];
	buffer_print(&ending, "%s%s", writer->pack->ending, compress_endings[compress]);
	buffer_add_byte(&ending, '\0');
	writer->shard = (struct shard){ .directory = set->directory,
		.folder = set->bagit ? MANIFEST_PAYLOAD : "", .prefix = set->name,
		.ending = arena_copy(names, buffer_span(&ending)).ptr,
		.compress = (enum shard_compress)compress, .arena = names };
	buffer_free(&ending);
	writer->packer = (struct packer){ .shard = &writer->shard, .field = set->field,
		.time = time };
	writer->manifest = (struct manifest){ .directory = set->directory,
		.format = format_names[set->format], .compress = compress_names[compress],
		.recipe = set->recipe, .epoch = epoch, .time = time, .shard_bytes = set->shard_bytes };
	manifest_prepare(set->directory, set->name, set->replace);
	if (set->replace)
		bag_remove(set->directory);
	if (set->bagit)
		bag_prepare(set->directory);
}

static void
end(struct writer *writer)
{
	close_shard(writer);
	manifest_write(&writer->manifest, &writer->shard);
	if (writer->set->bagit)
		bag_write(&writer->manifest, &writer->shard);
	manifest_write_sums(&writer->manifest, &writer->shard);
	shard_free(&writer->shard);
	packer_free(&writer->packer);
	record_free(&writer->rec);
	arena_free(&writer->arena);
	buffer_free(&writer->page);
	heap_free(writer->manifest.inputs);
}

int
main(int argc, char **argv)
{
	static const char *const standard_input[] = { "-", NULL };
	struct settings set = { .name = "part", .field = "text", .shard_bytes = 256 << 20,
		.max_record = 64 << 20 };
	struct diag diag = DIAG_INIT;
	struct writer writer = { .diag = &diag };
	struct arena names = ARENA_INIT;
	const struct opt options[] = {
		OPT_STRING('o', "output", &set.directory, "DIR", "write the files of the corpus to DIR"),
		OPT_CHOICE(0, "format", &set.format, "jsonl|tar|zip|warc",
		    "write lines, tar or zip files of texts with a metadata.csv, or WARC records"),
		OPT_CHOICE(0, "compress", &set.compress, "gzip|zstd|none",
		    "compress all but zip files"),
		OPT_SIZE(0, "shard-bytes", &set.shard_bytes, "SIZE",
		    "begin another file after SIZE bytes of content, 0: never"),
		OPT_STRING(0, "name", &set.name, "NAME", "call the files NAME-00000 and so on"),
		OPT_STRING('f', "field", &set.field, "NAME",
		    "the field with the text, for tar, zip and WARC"),
		OPT_STRING(0, "recipe", &set.recipe, "TEXT",
		    "note in the manifest how the records were made"),
		OPT_FLAG(0, "bagit", &set.bagit, "make DIR a bag for archives (BagIt 1.0)"),
		OPT_FLAG(0, "replace", &set.replace, "remove the corpus that is in DIR first"),
		OPT_SIZE(0, "max-record", &set.max_record, "SIZE", "refuse lines longer than SIZE"),
		OPT_FLAG('q', "quiet", &diag.quiet, "count bad input without telling of it"),
		OPT_FLAG(0, "strict", &diag.strict, "stop at the first bad input with exit status 2"),
		OPT_FLAG(0, "exit-zero", &diag.exit_zero,
		    "exit with status 0, not 1, when some input was bad"),
		OPT_END,
	};
	const char *const *files = (const char *const *)options_parse(&about, options, argc, argv);

	if (set.directory == NULL)
		options_mistake("--output DIR is missing");
	if (strchr(set.name, '/') != NULL)
		options_mistake("--name '%s': the name of a file cannot hold a slash", set.name);
	begin(&writer, &set, &names);
	for (files = *files != NULL ? files : standard_input; *files != NULL; files++)
		write_file(&writer, *files);
	end(&writer);
	arena_free(&names);
	return diag_finish(&diag);
}
