/* record: edits of any valid line give a valid line, and the same one when made again */
#include <stdint.h>
#include <stdlib.h>

#include "record.h"

static const char *
edit(struct span line, struct buffer *out)
{
	struct arena arena = ARENA_INIT;
	struct record rec = { 0 };
	size_t at;
	const char *why = record_parse(&rec, line, &arena, &at);

	if (why == NULL) {
		record_string(&rec, "metadata.title");
		record_set_string(&rec, "text", SPAN("a \"b\" \n"));
		record_set(&rec, "metadata.date", SPAN("\"2013\""));
		record_remove(&rec, "id");
		record_remove(&rec, "metadata.url");
		record_set_string_if_absent(&rec, "created", SPAN("2013"));
		record_write(&rec, out);
	}
	record_free(&rec);
	arena_free(&arena);
	return why;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer once = BUFFER_INIT, twice = BUFFER_INIT;

	if (edit(span_make((const char *)data, size), &once) == NULL)
		if (edit(span_make(once.ptr, once.len - 1), &twice) != NULL ||
		    !span_equal(buffer_span(&once), buffer_span(&twice)))
			abort();
	buffer_free(&once);
	buffer_free(&twice);
	return 0;
}
