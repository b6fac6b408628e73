/*
 * dictionary - from keys and data to the bytes of the file
 */
#include "dictionary_build.h"

#include <stdlib.h>

#include "heap.h"

enum { KEYS_PER_WORD = 5 /* of a filter: one token in a hundred passes by chance */ };

void
dictionary_build_add(struct dictionary_build *build, const struct dictionary_node *node)
{
	build->list = heap_grow(build->list, &build->capacity, build->n + 1, sizeof(*build->list));
	build->list[build->n++] = *node;
}

void
dictionary_build_free(struct dictionary_build *build)
{
	heap_free(build->list);
	buffer_free(&build->data);
}

static int
by_key(const void *a, const void *b)
{
	const struct dictionary_node *p = a, *q = b;

	return p->key < q->key ? -1 : p->key > q->key;
}

/* Adds what another node of the same key says. */
static void
merge_node(struct dictionary_node *node, const struct dictionary_node *other)
{
	if (other->longest > node->longest)
		node->longest = other->longest;
	if (other->data != 0) {
		node->data = other->data;
		node->capital = other->capital;
	}
}

/* Makes one node of those with the same key. */
static void
merge_nodes(struct dictionary_build *build)
{
	struct dictionary_node *list = build->list;
	size_t n = 0;

	if (build->n > 0)
		qsort(list, build->n, sizeof(*list), by_key);
	for (size_t i = 0; i < build->n; i++) {
		if (n > 0 && list[n - 1].key == list[i].key)
			merge_node(&list[n - 1], &list[i]);
		else
			list[n++] = list[i];
	}
	build->n = n;
}

static size_t
count_singles(const struct dictionary_build *build)
{
	size_t n = 0;

	for (size_t i = 0; i < build->n; i++)
		n += build->list[i].n_tokens == 1;
	return n;
}

static void
add_to_filter(uint64_t *filter, uint32_t n, uint64_t key)
{
	filter[dictionary_place(key, n)] |= dictionary_bits(key);
}

static void
fill_filters(const struct dictionary_build *build, const struct dictionary_header *header,
    uint64_t *singles, uint64_t *longer)
{
	for (size_t i = 0; i < build->n; i++) {
		if (build->list[i].n_tokens == 1)
			add_to_filter(singles, header->n_singles, build->list[i].key);
		else
			add_to_filter(longer, header->n_longer, build->list[i].key);
	}
}

static void
fill_slots(const struct dictionary_build *build, struct dictionary_slot *slots, uint32_t n_slots,
    const char *path)
{
	for (size_t i = 0; i < build->n; i++) {
		const struct dictionary_node *node = &build->list[i];
		struct dictionary_slot *slot = &slots[dictionary_place(node->key, n_slots)];
		const struct dictionary_slot *end = slot + DICTIONARY_SPARE - 1;

		while (slot->tag != 0 && slot < end)
			slot++;
		if (slot == end)
			diag_stop("%s: too many phrases have the same hash", path);
		*slot = (struct dictionary_slot){ dictionary_tag(node->key) | node->longest |
			(node->capital ? SLOT_CAPITAL : 0), (uint32_t)node->data };
	}
}

struct span
dictionary_build_finish(struct dictionary_build *build, const char *path)
{
	struct dictionary_header header = { .magic = DICTIONARY_MAGIC, .order = DICTIONARY_ORDER,
		.version = DICTIONARY_VERSION, .n_entries = build->n_entries };
	size_t n_singles, singles_at = sizeof(header), longer_at, slots_at, data_at;
	char *bytes;

	merge_nodes(build);
	if (build->data.len > UINT32_MAX || build->n > UINT32_MAX / 2)
		diag_stop("%s: more than 4 GiB of phrases", path);
	n_singles = count_singles(build);
	header.n_singles = (uint32_t)(n_singles / KEYS_PER_WORD + 1);
	header.n_longer = (uint32_t)((build->n - n_singles) / KEYS_PER_WORD + 1);
	header.n_slots = (uint32_t)(build->n * 3 / 2 + 1);
	header.data_size = (uint32_t)build->data.len;
	header.check = dictionary_check(&header);
	longer_at = singles_at + header.n_singles * sizeof(uint64_t);
	slots_at = longer_at + header.n_longer * sizeof(uint64_t);
	data_at = slots_at + ((size_t)header.n_slots + DICTIONARY_SPARE) * sizeof(struct dictionary_slot);
	bytes = heap_get_zeroed(1, data_at + build->data.len);
	memcpy(bytes, &header, sizeof(header));
	fill_filters(build, &header, (void *)(bytes + singles_at), (void *)(bytes + longer_at));
	fill_slots(build, (void *)(bytes + slots_at), header.n_slots, path);
	memcpy(bytes + data_at, build->data.ptr, build->data.len);
	return span_make(bytes, data_at + build->data.len);
}
