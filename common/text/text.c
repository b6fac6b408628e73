/*
 * text - words and case-mapped copies
 */
#include "text.h"

#include "heap.h"
#include "utf8.h"

bool
text_has_capital(struct span text)
{
	for (size_t at = 0; at < text.len;)
		if (text_class(utf8_next(text, &at)) == TEXT_UPPER)
			return true;
	return false;
}

size_t
text_lower_copy(struct span text, char *out)
{
	size_t at = 0, len = 0;

	while (at < text.len) {
		unsigned char byte = (unsigned char)text.ptr[at];
		uint32_t c;

		if (byte < 0x80) {
			out[len++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
			at++;
			continue;
		}
		c = utf8_next(text, &at);
		if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
			c = '\'';
		len += utf8_encode(text_lower(c), out + len);
	}
	return len;
}

/* The character at `at`, 0 at the end. */
static uint32_t
peek(struct span text, size_t at)
{
	return at < text.len ? utf8_next(text, &at) : 0;
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

bool
text_next_word(struct span text, size_t *at, struct span *word)
{
	while (*at < text.len) {
		size_t start = *at;
		enum text_class class = text_class(utf8_next(text, at));

		if (class == TEXT_IDEOGRAPH) {
			*word = span_slice(text, start, *at);
			return true;
		}
		if (class < TEXT_DIGIT)
			continue;
		for (;;) {
			size_t next = *at;
			uint32_t c = peek(text, next);

			if (is_apostrophe(c)) {
				utf8_next(text, &next);
				c = peek(text, next);
			}
			if (c == 0 || !text_in_word(c))
				break;
			utf8_next(text, &next);
			*at = next;
		}
		*word = span_slice(text, start, *at);
		return true;
	}
	return false;
}

size_t
text_count_words(struct span text)
{
	size_t n = 0, at = 0;
	struct span word;

	while (text_next_word(text, &at, &word))
		n++;
	return n;
}

void
text_tokens_free(struct text_tokens *tokens)
{
	heap_free(tokens->list);
	*tokens = (struct text_tokens)TEXT_TOKENS_INIT;
}
