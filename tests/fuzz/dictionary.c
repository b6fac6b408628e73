/* dictionary: any bytes as a compiled file or a list, searched in itself; what is found lies in the text */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dictionary_file.h"
#include "heap.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Makes the checksum of a compiled file right, so that what lies behind it is read. */
static void
correct_check(struct buffer *file)
{
	struct dictionary_header header;

	if (file->len < sizeof(header) || !span_starts(buffer_span(file), SPAN(DICTIONARY_MAGIC)))
		return;
	memcpy(&header, file->ptr, sizeof(header));
	header.check = dictionary_check(&header);
	memcpy(file->ptr, &header, sizeof(header));
}

static struct dictionary *
open_bytes(struct span bytes, struct diag *diag)
{
	struct dictionary *dictionary;
	char name[40];
	int fd = memfd_create("dictionary", MFD_CLOEXEC);

	if (fd < 0 || write(fd, bytes.ptr, bytes.len) != (ssize_t)bytes.len)
		abort();
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	dictionary = dictionary_open(name, diag);
	close(fd);
	return dictionary;
}

static void
search(struct dictionary *dictionary, struct span text)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	uint64_t *hashes;

	text_tokenize(&tokens, text);
	hashes = heap_get((tokens.n + 1) * sizeof(*hashes));
	dictionary_hash(text, &tokens, hashes);
	for (size_t i = 0; i < tokens.n; i++) {
		bool marks[DICTIONARY_BLOCK] = { false };
		struct dictionary_match match;

		dictionary_mark(dictionary, &hashes[i], i + 1 < tokens.n ? 2 : 1, marks);
		if (dictionary_match(dictionary, text, &tokens, hashes, i, &match) &&
		    (!marks[0] || match.end <= i || match.end > tokens.n ||
			utf8_valid_prefix(match.name) < match.name.len))
			abort();
	}
	heap_free(hashes);
	text_tokens_free(&tokens);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer file = BUFFER_INIT, text = BUFFER_INIT;
	struct diag diag = DIAG_INIT;
	struct dictionary *dictionary;

	diag.quiet = true;
	buffer_add(&file, span_make((const char *)data, size));
	correct_check(&file);
	utf8_repair(buffer_span(&file), &text);
	dictionary = open_bytes(buffer_span(&file), &diag);
	if (dictionary != NULL) {
		search(dictionary, buffer_span(&text));
		dictionary_close(dictionary);
	}
	buffer_free(&file);
	buffer_free(&text);
	diag_finish(&diag);
	return 0;
}
