/*
 * thread_edge - signs and words at the ends of a line
 */
#include "thread_edge.h"

#include "ascii.h"

/* Signs of more than one byte that part words: general punctuation, bullets, « » · and U+00A0. */
static size_t
sign_length(struct span text)
{
	const unsigned char *p = (const unsigned char *)text.ptr;

	if (text.len >= 2 && p[0] == 0xc2)
		return 2;
	if (text.len >= 3 && p[0] == 0xe2 && p[1] >= 0x80 && p[1] <= 0xaf)
		return 3;
	if (text.len >= 3 && p[0] == 0xef && p[1] >= 0xbb)
		return 3;
	return 0;
}

bool
edge_is(struct span text, struct span prefix)
{
	return text.len >= prefix.len && span_equal_nocase(span_slice(text, 0, prefix.len), prefix);
}

struct span
edge_skip(struct span text, bool digits)
{
	while (text.len > 0) {
		size_t len = sign_length(text);

		if (len == 0 && (ascii_is_word(text.ptr[0]) || (!digits && ascii_is_digit(text.ptr[0]))))
			break;
		text = span_slice(text, len > 0 ? len : 1, text.len);
	}
	return text;
}

struct span
edge_trim(struct span text)
{
	while (text.len > 0) {
		struct span tail;
		char c = text.ptr[text.len - 1];
		size_t cut = 0;

		for (size_t len = 2; len <= 3 && len <= text.len && cut == 0; len++) {
			tail = span_slice(text, text.len - len, text.len);
			cut = sign_length(tail) == len ? len : 0;
		}
		if (cut == 0 && !ascii_is_word(c) && !ascii_is_digit(c) && c != ')' && c != ']' && c != '_')
			cut = 1;
		if (cut == 0)
			break;
		text.len -= cut;
	}
	return text;
}
