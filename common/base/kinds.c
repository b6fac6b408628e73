/*
 * kinds - how often each of a few kinds of thing was met
 */
#include "kinds.h"

#include <string.h>

#include "heap.h"

struct kind_count *
kinds_find(struct kinds *kinds, const char *code)
{
	for (size_t i = 0; i < kinds->n; i++)
		if (strcmp(kinds->counts[i].code, code) == 0)
			return &kinds->counts[i];
	kinds->counts =
	    heap_grow(kinds->counts, &kinds->capacity, kinds->n + 1, sizeof(*kinds->counts));
	kinds->counts[kinds->n] = (struct kind_count){ code, 0 };
	return &kinds->counts[kinds->n++];
}

void
kinds_add(struct kinds *kinds, const struct kinds *other)
{
	for (size_t i = 0; i < other->n; i++)
		kinds_find(kinds, other->counts[i].code)->n += other->counts[i].n;
}

void
kinds_reset(struct kinds *kinds)
{
	kinds->n = 0;
}

void
kinds_free(struct kinds *kinds)
{
	heap_free(kinds->counts);
	*kinds = (struct kinds){ .counts = NULL };
}
