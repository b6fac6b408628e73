/*
 * dictionary_file - the tables of a compiled dictionary, once it has been checked
 */
#include "dictionary_file.h"

uint64_t
dictionary_check(const struct dictionary_header *header)
{
	return span_hash(span_make((const char *)header, offsetof(struct dictionary_header, check)));
}

const char *
dictionary_set_tables(struct dictionary *dictionary)
{
	struct span bytes = dictionary->bytes;
	const struct dictionary_header *header = (const void *)bytes.ptr;
	uint64_t size = sizeof(*header);

	if (bytes.len < sizeof(*header) || !span_starts(bytes, SPAN(DICTIONARY_MAGIC)))
		return "damaged or cut off; compile it again";
	if (header->order != DICTIONARY_ORDER || header->version != DICTIONARY_VERSION)
		return "made by another version or machine; compile it again";
	size += ((uint64_t)header->n_singles + header->n_longer) * sizeof(uint64_t);
	size += ((uint64_t)header->n_slots + DICTIONARY_SPARE) * sizeof(struct dictionary_slot);
	size += header->data_size;
	if (header->check != dictionary_check(header) || header->n_singles == 0 ||
	    header->n_longer == 0 || header->n_slots == 0 || size != bytes.len)
		return "damaged or cut off; compile it again";
	dictionary->header = header;
	dictionary->singles = (const void *)(header + 1);
	dictionary->longer = dictionary->singles + header->n_singles;
	dictionary->slots = (const void *)(dictionary->longer + header->n_longer);
	dictionary->data = span_make((const char *)(dictionary->slots + header->n_slots +
	    DICTIONARY_SPARE), header->data_size);
	return NULL;
}
