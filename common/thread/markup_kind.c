/*
 * markup_kind - kinds of elements, as those that one template makes, in a table of fixed size
 */
#include "markup_kind.h"

#include "ascii.h"
#include "markup_select.h"

enum { PROBES_MAX = 16 };

struct kind_slots *
kind_slots_new(struct arena *arena, size_t entry_bytes)
{
	struct kind_slots *slots = arena_get(arena, sizeof(*slots));

	slots->entries = arena_get(arena, KINDS_MAX * entry_bytes);
	slots->entry_bytes = entry_bytes;
	memset(slots->entries, 0, entry_bytes);
	kind_slots_reset(slots);
	return slots;
}

void
kind_slots_reset(struct kind_slots *slots)
{
	memset(slots->taken, 0, sizeof(slots->taken));
}

static bool
is_taken(const struct kind_slots *slots, uint16_t slot)
{
	return slots->taken[slot / 64] >> slot % 64 & 1;
}

static void
take(struct kind_slots *slots, uint16_t slot, unsigned long long hash)
{
	slots->taken[slot / 64] |= UINT64_C(1) << slot % 64;
	slots->hashes[slot] = hash;
	memset(slots->entries + slot * slots->entry_bytes, 0, slots->entry_bytes);
}

uint16_t
kind_slot(struct kind_slots *slots, unsigned long long hash)
{
	for (unsigned i = 0; i < PROBES_MAX; i++) {
		uint16_t slot = (uint16_t)((hash + i) % KINDS_MAX);

		if (slot == 0)
			continue;
		if (!is_taken(slots, slot))
			take(slots, slot, hash);
		if (slots->hashes[slot] == hash)
			return slot;
	}
	return 0;
}

uint16_t
kind_next(const struct kind_slots *slots, uint16_t slot)
{
	uint64_t bits = slots->taken[slot / 64] & (~UINT64_C(1) << slot % 64);
	unsigned word = slot / 64u;

	while (bits == 0 && ++word < KINDS_MAX / 64)
		bits = slots->taken[word];
	return bits == 0 ? 0 : (uint16_t)(word * 64 + (unsigned)__builtin_ctzll(bits));
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
