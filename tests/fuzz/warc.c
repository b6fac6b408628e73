/* warc: a record of any bytes, its HTTP response included */
#include <stdint.h>

#include "header.h"
#include "warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span record = span_make((const char *)data, size);
	size_t len = header_length(record);
	struct http_desk desk = { .joined = BUFFER_INIT };
	struct arena arena = ARENA_INIT;
	struct warc_page page;

	warc_describe(span_slice(record, 0, len), span_slice(record, len, record.len), &arena, &page);
	warc_read(span_slice(record, 0, len), 1 << 20, &desk, &arena, &page);
	arena_free(&arena);
	http_desk_free(&desk);
	return 0;
}
