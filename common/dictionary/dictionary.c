/*
 * dictionary - opening one, from a compiled file or from text
 */
#include "dictionary.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dictionary_file.h"
#include "heap.h"

static void
report(struct diag *diag, const char *path, const char *what)
{
	diag_report(diag, (struct place){ .file = path }, "bad-dictionary", "%s", what);
}

/* Descriptor and size of a compiled dictionary; -1 if the file is none. */
static int
open_compiled(const char *path, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char magic[sizeof(DICTIONARY_MAGIC) - 1];
	struct stat status;

	if (fd < 0)
		return -1;
	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode) ||
	    pread(fd, magic, sizeof(magic), 0) != (ssize_t)sizeof(magic) ||
	    memcmp(magic, DICTIONARY_MAGIC, sizeof(magic)) != 0) {
		close(fd);
		return -1;
	}
	*size = (size_t)status.st_size;
	return fd;
}

/* Sets the tables of a compiled dictionary; false if that cannot be done, which has been reported. */
static bool
map_file(struct dictionary *dictionary, int fd, size_t size)
{
	void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	const char *wrong;

	close(fd);
	if (bytes == MAP_FAILED) {
		report(dictionary->diag, dictionary->path, "cannot be mapped into memory");
		return false;
	}
	dictionary->bytes = span_make(bytes, size);
	dictionary->mapped = true;
	wrong = dictionary_set_tables(dictionary);
	if (wrong != NULL)
		report(dictionary->diag, dictionary->path, wrong);
	return wrong == NULL;
}

static bool
compile_file(struct dictionary *dictionary)
{
	dictionary->bytes = dictionary_compile(dictionary->path, dictionary->diag);
	if (dictionary->bytes.ptr == NULL)
		return false;
	dictionary_set_tables(dictionary);
	return true;
}

struct dictionary *
dictionary_open(const char *path, struct diag *diag)
{
	struct dictionary *dictionary = heap_get_zeroed(1, sizeof(*dictionary));
	size_t path_size = strlen(path) + 1, size;
	int fd = open_compiled(path, &size);

	dictionary->diag = diag;
	dictionary->path = heap_get(path_size);
	memcpy(dictionary->path, path, path_size);
	if (fd >= 0 ? map_file(dictionary, fd, size) : compile_file(dictionary))
		return dictionary;
	dictionary_close(dictionary);
	return NULL;
}

void
dictionary_close(struct dictionary *dictionary)
{
	union { const char *read_only; char *bytes; } owned = { dictionary->bytes.ptr };

	if (dictionary->mapped)
		munmap(owned.bytes, dictionary->bytes.len);
	else
		heap_free(owned.bytes);
	heap_free(dictionary->path);
	heap_free(dictionary);
}

struct span
dictionary_bytes(const struct dictionary *dictionary)
{
	return dictionary->bytes;
}
