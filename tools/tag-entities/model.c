/*
 * model - the model file, read in place
 */
#include "model.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"

/* Do `count` things of `size` bytes at `at` lie inside the file? */
static bool
fits(struct span bytes, uint32_t at, uint64_t count, size_t size)
{
	return at % 8 == 0 && at <= bytes.len && count * size <= bytes.len - at;
}

const char *
model_read(struct model *model, struct span bytes)
{
	const struct model_header *header = (const void *)(bytes.ptr + MODEL_TEXT);
	uint64_t n_rows;

	if (bytes.len < MODEL_TEXT + sizeof(*header) || !span_starts(bytes, SPAN(MODEL_MAGIC)))
		return "not a model file";
	if (header->order != 0x01020304)
		return "made for a machine of another byte order";
	if (header->version != MODEL_VERSION)
		return "made by another version";
	n_rows = (uint64_t)header->n_buckets * MODEL_BUCKET;
	if (header->size != bytes.len || header->n_buckets == 0 ||
	    !fits(bytes, header->checks_at, n_rows, sizeof(uint16_t)) ||
	    !fits(bytes, header->rows_at, n_rows, TAG_OUTSIDE) ||
	    !fits(bytes, header->words_at,
		((uint64_t)header->n_word_buckets + LEXICON_SPILL) * LEXICON_BUCKET,
		sizeof(struct lexicon_entry)) ||
	    !fits(bytes, header->paths_at, header->n_clusters, sizeof(uint32_t)) ||
	    !fits(bytes, header->groups_at, header->n_classes, sizeof(uint32_t)) ||
	    !fits(bytes, header->phrases_at, (uint64_t)header->n_phrase_buckets * LEXICON_BUCKET,
		sizeof(uint32_t)))
		return "damaged or cut off";
	model->header = header;
	model->checks = (const void *)(bytes.ptr + header->checks_at);
	model->rows = (const void *)(bytes.ptr + header->rows_at);
	model->lexicon = (struct lexicon){
		(const void *)(bytes.ptr + header->words_at),
		(const void *)(bytes.ptr + header->paths_at),
		(const void *)(bytes.ptr + header->phrases_at),
		(const void *)(bytes.ptr + header->groups_at),
		header->n_word_buckets, header->n_clusters, header->n_phrase_buckets,
		header->n_classes,
	};
	model->text = span_make(bytes.ptr, strnlen(bytes.ptr, MODEL_TEXT));
	return NULL;
}

void
model_open(struct model *model, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	const char *wrong;
	void *bytes;

	if (fd < 0 || fstat(fd, &status) < 0)
		diag_stop("%s: cannot read the model: %m", path);
	if (!S_ISREG(status.st_mode) || status.st_size == 0)
		diag_stop("%s: not a model file", path);
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		diag_stop("%s: cannot map the model: %m", path);
	close(fd);
	wrong = model_read(model, span_make(bytes, (size_t)status.st_size));
	if (wrong != NULL)
		diag_stop("%s: %s", path, wrong);
}
