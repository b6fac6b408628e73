/* saved: a page of any bytes as a browser saves it */
#include <stdint.h>

#include "saved.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct buffer decoded = BUFFER_INIT;
	struct saved_page page;

	saved_read(span_make((const char *)data, size), &arena, &decoded, &page);
	arena_free(&arena);
	buffer_free(&decoded);
	return 0;
}
