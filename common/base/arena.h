/*
 * arena - memory that lives as long as one record
 *
 * Each worker has one, reset before each group of records. Allocation is a pointer bump; after
 * warm-up nothing is asked of the heap. Nothing in it is ever freed singly.
 */
#ifndef WINNOW_ARENA_H
#define WINNOW_ARENA_H

#include "span.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk; /* the one in use, linked to the earlier ones */
	size_t used;               /* bytes of it */
};

#define ARENA_INIT { NULL, 0 }

/* size bytes, aligned for any type, not cleared; good until arena_reset. */
void *arena_get(struct arena *arena, size_t size);

/* The same, all zero. */
void *arena_get_zeroed(struct arena *arena, size_t count, size_t size);

/*
 * Room for n elements of `size` bytes and one more in an array of *capacity elements, which may be NULL:
 * moves it to twice the room when it is full, `first` elements to begin with. Returns the array.
 */
void *arena_grow(struct arena *arena, void *array, size_t *capacity, size_t n, size_t size,
    size_t first);

/* A copy of text. */
struct span arena_copy(struct arena *arena, struct span text);

/* Gives all back at once; the last chunk, of up to 4 MiB, is kept, the rest goes to the heap. */
void arena_reset(struct arena *arena);

void arena_free(struct arena *arena);

#endif
