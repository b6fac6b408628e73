/* text: tokens are in order, not empty, and together hold all that is not white space */
#include <stdint.h>
#include <stdlib.h>

#include "buffer.h"
#include "text.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	struct buffer buf = BUFFER_INIT;
	struct span text;
	size_t at = 0;

	utf8_repair(span_make((const char *)bytes, size), &buf);
	text = buffer_span(&buf);
	text_tokenize(&tokens, text);
	for (size_t i = 0; i < tokens.n; i++) {
		if (tokens.list[i].start < at || tokens.list[i].end <= tokens.list[i].start)
			abort();
		while (at < tokens.list[i].start)
			if (text_class(utf8_next(text, &at)) != TEXT_SPACE)
				abort();
		at = tokens.list[i].end;
	}
	text_tokens_free(&tokens);
	buffer_free(&buf);
	return 0;
}
