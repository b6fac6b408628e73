/*
 * word_weights - how much words and pairs of words speak for content, or against it
 */
#include <stdbool.h>
#include <stdlib.h>

#include "word_weights.h"

static int
weight_at(const struct word_weights *weights, size_t slot)
{
	return (signed char)weights->slots[slot * WORD_SLOT_BYTES + 2];
}

static uint32_t
check_at(const struct word_weights *weights, size_t slot)
{
	const unsigned char *bytes = (const unsigned char *)weights->slots + slot * WORD_SLOT_BYTES;

	return bytes[0] | (uint32_t)bytes[1] << 8;
}

/* Without a free slot a search would have no end. */
static bool
has_free_slot(const struct word_weights *weights)
{
	for (size_t i = 0; i < weights->n; i++)
		if (weight_at(weights, i) == 0)
			return true;
	return false;
}

const char *
word_weights_read(struct word_weights *weights, struct span file)
{
	struct span head = span_slice(file, 0, span_find(file, SPAN("\n\n")) + 1), line;
	size_t start = head.len + 1, n = 0;

	*weights = (struct word_weights){ 0 };
	if (!span_starts(file, SPAN("winnow words 1\n")))
		return "not a list of words of this version";
	while (span_split(&head, '\n', &line))
		if (span_starts(line, SPAN("slots: "))) /* it ends at a newline, so strtoul stops there */
			n = strtoul(line.ptr + 7, NULL, 10);
	if (n == 0 || n > WORD_SLOTS_MAX || (n & (n - 1)) != 0)
		return "its number of slots is no power of two";
	if (start > file.len || file.len - start < n * WORD_SLOT_BYTES)
		return "the file ends before the last slot";
	*weights = (struct word_weights){ file.ptr + start, n };
	return has_free_slot(weights) ? NULL : "it has no free slot";
}

int
word_weights_of(const struct word_weights *weights, uint32_t hash)
{
	if (weights->n == 0)
		return 0;
	for (size_t slot = hash & (weights->n - 1);; slot = (slot + 1) & (weights->n - 1)) {
		int weight = weight_at(weights, slot);

		if (weight == 0 || check_at(weights, slot) == hash >> 16)
			return weight;
	}
}
