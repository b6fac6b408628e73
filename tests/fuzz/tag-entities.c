/* tag-entities: what has a fixed form lies in the text, in order and apart once settled */
#include <stdint.h>
#include <stdlib.h>

#include "buffer.h"
#include "literal.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	struct buffer buf = BUFFER_INIT;
	struct arena arena = ARENA_INIT;
	struct entities entities = { .arena = &arena };
	struct span text;
	const char *last;

	utf8_repair(span_make((const char *)bytes, size), &buf);
	text = buffer_span(&buf);
	last = text.ptr;
	text_tokenize(&tokens, text);
	literal_find(&entities, 0, text, &tokens);
	entity_settle(&entities);
	for (size_t i = 0; i < entities.n; i++) {
		struct span found = entities.list[i].text;

		if (found.len == 0 || found.ptr < last || found.ptr + found.len > text.ptr + text.len)
			abort();
		last = found.ptr + found.len;
	}
	arena_free(&arena);
	text_tokens_free(&tokens);
	buffer_free(&buf);
	return 0;
}
