/*
 * chunk - digits with the marks that join them
 */
#include "chunk.h"

static void
add_group(struct chunk *chunk, size_t start, size_t end)
{
	int value = 0;

	for (size_t i = start; i < end && i < start + 9; i++)
		value = value * 10 + (chunk->text.ptr[i] - '0');
	chunk->digits[chunk->n] = span_slice(chunk->text, start, end);
	chunk->values[chunk->n++] = value;
	chunk->end = end;
}

void
chunk_cut(struct chunk *chunk, struct span text, size_t at)
{
	chunk->text = text;
	chunk->n = 0;
	for (;;) {
		size_t start = at;

		while (is_digit(byte_at(text, at)))
			at++;
		add_group(chunk, start, at);
		if (chunk->n == GROUPS_MAX || !is_digit(byte_at(text, at + 1)) ||
		    memchr("-/.:,", byte_at(text, at), 5) == NULL || byte_at(text, at) == '\0')
			return;
		chunk->marks[chunk->n] = text.ptr[at++];
	}
}

bool
chunk_group(const struct chunk *chunk, int i, size_t min, size_t max, int low, int high)
{
	return i < chunk->n && chunk->digits[i].len >= min && chunk->digits[i].len <= max &&
	    chunk->values[i] >= low && chunk->values[i] <= high;
}

size_t
chunk_group_end(const struct chunk *chunk, int i)
{
	return (size_t)(chunk->digits[i].ptr + chunk->digits[i].len - chunk->text.ptr);
}

size_t
chunk_blanks(struct span text, size_t at)
{
	size_t end = at;

	while (byte_at(text, end) == ' ' && end < at + 2)
		end++;
	if (end == at && span_starts(span_slice(text, at, text.len), SPAN("\xC2\xA0")))
		end += 2;
	return end - at;
}

void
chunk_clear_stamp(struct stamp *stamp)
{
	*stamp = (struct stamp){ .hour = -1, .minute = -1, .second = -1 };
}
