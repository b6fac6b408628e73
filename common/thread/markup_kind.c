/*
 * markup_kind - kinds of elements, as those that one template makes, in a table of fixed size
 */
#include "markup_kind.h"

#include "ascii.h"
#include "markup_select.h"

enum { PROBES_MAX = 16 };

uint16_t
kind_slot(struct kind_slots *slots, unsigned long long hash)
{
	hash += hash == 0;
	for (unsigned i = 0; i < PROBES_MAX; i++) {
		uint16_t slot = (uint16_t)((hash + i) % KINDS_MAX);

		if (slot == 0 || (slots->hashes[slot] != 0 && slots->hashes[slot] != hash))
			continue;
		slots->hashes[slot] = hash;
		return slot;
	}
	return 0;
}

unsigned long long
kind_hash(unsigned long long hash, const struct page *page, uint32_t element, bool *classed)
{
	struct span rest = page_attribute(page, element, ATTR_CLASS), word;
	bool any = select_next_word(&rest, &word);

	hash = span_hash_byte(hash, (char)page->elements[element].tag);
	for (size_t i = 0; any && i < word.len; i++)
		if (!ascii_is_digit(word.ptr[i]))
			hash = span_hash_byte(hash, word.ptr[i]);
	if (classed != NULL)
		*classed = any;
	return hash;
}
