/*
 * lookup - the phrases of dictionaries in a record
 */
#include "lookup.h"

/* The longest match of any dictionary at token i. */
static bool
best_match(struct span text, const struct text_tokens *tokens, const uint64_t *hashes, size_t i,
    struct dictionary *const *dictionaries, size_t n, struct dictionary_match *best)
{
	bool found = false;

	for (size_t k = 0; k < n; k++) {
		struct dictionary_match match;

		if (!dictionary_match(dictionaries[k], text, tokens, hashes, i, &match) ||
		    (found && match.end <= best->end))
			continue;
		*best = match;
		found = true;
	}
	return found;
}

static void
add_match(struct entities *entities, uint32_t record, struct span phrase,
    const struct dictionary_match *match, unsigned wanted)
{
	unsigned type = 0;
	struct entity *entity;

	while (type < N_ENTITY_TYPES &&
	    !span_equal(match->type, span_from(entity_type_names[type])))
		type++;
	if (type < N_ENTITY_TYPES && (wanted >> type & 1) == 0)
		return;
	entity = entity_add(entities, type < N_ENTITY_TYPES ? type : ENTITY_MISC, record, phrase);
	if (type == N_ENTITY_TYPES)
		entity->own_type = match->type;
	entity->listed = true;
	entity->name = match->name;
	entity->id = match->id;
}

void
lookup_find(struct entities *entities, uint32_t record, struct span text,
    const struct text_tokens *tokens, struct dictionary *const *dictionaries, size_t n, unsigned wanted)
{
	bool marks[DICTIONARY_BLOCK];
	uint64_t *hashes;
	size_t end = 0; /* of the tokens marked */

	if (n == 0)
		return;
	hashes = arena_get(entities->arena, (tokens->n + 1) * sizeof(*hashes));
	dictionary_hash(text, tokens, hashes);
	for (size_t i = 0; i < tokens->n;) {
		struct dictionary_match match = { .end = i + 1 };

		if (i >= end) {
			memset(marks, 0, sizeof(marks));
			for (size_t k = 0; k < n; k++)
				dictionary_mark(dictionaries[k], &hashes[i], tokens->n - i, marks);
			end = i + DICTIONARY_BLOCK;
		}
		if (marks[i + DICTIONARY_BLOCK - end] &&
		    best_match(text, tokens, hashes, i, dictionaries, n, &match))
			add_match(entities, record, span_slice(text, tokens->list[i].start,
			    tokens->list[match.end - 1].end), &match, wanted);
		i = match.end;
	}
}
