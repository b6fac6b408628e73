/*
 * json_scalar - the numbers and words of JSON, by the letter
 */
#include "json_scalar.h"

#include "ascii.h"
#include "simd.h"

/* How many of the eight bytes at ptr are digits before another byte comes. */
static size_t
leading_digits(const char *ptr)
{
	uint64_t word = simd_word(ptr) ^ SIMD_EACH('0');
	uint64_t other = (((word & SIMD_EACH(0x7f)) + SIMD_EACH(0x76)) | word) & SIMD_EACH(0x80);

	return other == 0 ? 8 : (size_t)__builtin_ctzll(other) / 8;
}

/* Eight at a time, as a branch for each digit of numbers of any length is often mispredicted. */
static size_t
skip_digits(struct span text, size_t at)
{
	while (text.len - at >= 8) {
		size_t n = leading_digits(text.ptr + at);

		at += n;
		if (n < 8)
			return at;
	}
	while (at < text.len && ascii_is_digit(text.ptr[at]))
		at++;
	return at;
}

/* Behind the number at the start of text; 0 if there is none. */
static size_t
number_end(struct span text)
{
	size_t at = text.len > 0 && text.ptr[0] == '-', start = at;

	at = skip_digits(text, at);
	if (at == start || (at > start + 1 && text.ptr[start] == '0'))
		return 0;
	if (at < text.len && text.ptr[at] == '.') {
		start = ++at;
		at = skip_digits(text, at);
		if (at == start)
			return 0;
	}
	if (at < text.len && (text.ptr[at] == 'e' || text.ptr[at] == 'E')) {
		at++;
		if (at < text.len && (text.ptr[at] == '+' || text.ptr[at] == '-'))
			at++;
		start = at;
		at = skip_digits(text, at);
		if (at == start)
			return 0;
	}
	return at;
}

static size_t
word_end(struct span text)
{
	static const struct span words[] = { { "true", 4 }, { "false", 5 }, { "null", 4 } };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_starts(text, words[i]))
			return words[i].len;
	return 0;
}

static bool
is_delimiter(char c)
{
	static const bool delimiters[256] = { [' '] = true, ['\t'] = true, ['\n'] = true,
		['\r'] = true, ['{'] = true, ['}'] = true, ['['] = true, [']'] = true, [':'] = true,
		[','] = true, ['"'] = true };

	return delimiters[(unsigned char)c];
}

const char *
json_scalar_mistake(struct span text)
{
	bool number = ascii_is_digit(text.ptr[0]) || text.ptr[0] == '-';
	size_t end = number ? number_end(text) : word_end(text);

	if (end > 0 && (end == text.len || is_delimiter(text.ptr[end])))
		return NULL;
	return number ? "malformed number" : "expected a value";
}
