/*
 * arena - memory that lives as long as one record
 */
#include "arena.h"

#include <stdalign.h>

#include "heap.h"

enum {
	FIRST_CHUNK = 64 * 1024,
	CHUNK_MAX = 1024 * 1024, /* unless one piece takes more */
	KEPT_MAX = 4 * CHUNK_MAX, /* for the next record */
};

struct arena_chunk {
	struct arena_chunk *earlier;
	size_t size; /* bytes of data */
	alignas(max_align_t) char data[];
};

static void
add_chunk(struct arena *arena, size_t needed)
{
	size_t size = arena->chunk == NULL ? FIRST_CHUNK : arena->chunk->size * 2;
	struct arena_chunk *chunk;

	if (size > CHUNK_MAX)
		size = CHUNK_MAX;
	if (size < needed)
		size = needed;
	chunk = heap_get(sizeof(*chunk) + size);
	chunk->earlier = arena->chunk;
	chunk->size = size;
	arena->chunk = chunk;
	arena->used = 0;
}

void *
arena_get(struct arena *arena, size_t size)
{
	void *ptr;

	size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (arena->chunk == NULL || arena->chunk->size - arena->used < size)
		add_chunk(arena, size);
	ptr = arena->chunk->data + arena->used;
	arena->used += size;
	return ptr;
}

void *
arena_get_zeroed(struct arena *arena, size_t count, size_t size)
{
	void *ptr = arena_get(arena, count * size);

	memset(ptr, 0, count * size);
	return ptr;
}

void *
arena_grow(struct arena *arena, void *array, size_t *capacity, size_t n, size_t size, size_t first)
{
	void *grown;

	if (n < *capacity)
		return array;
	*capacity = *capacity == 0 ? first : *capacity * 2;
	grown = arena_get(arena, *capacity * size);
	if (n > 0)
		memcpy(grown, array, n * size);
	return grown;
}

struct span
arena_copy(struct arena *arena, struct span text)
{
	char *copy = arena_get(arena, text.len);

	if (text.len > 0)
		memcpy(copy, text.ptr, text.len);
	return span_make(copy, text.len);
}

/* Keeps the last chunk of up to KEPT_MAX bytes: the chunks double, so it is soon enough. */
void
arena_reset(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunk, *kept = NULL, *earlier;

	for (; chunk != NULL; chunk = earlier) {
		earlier = chunk->earlier;
		if (kept == NULL && chunk->size <= KEPT_MAX) {
			kept = chunk;
			kept->earlier = NULL;
		} else {
			heap_free(chunk);
		}
	}
	arena->chunk = kept;
	arena->used = 0;
}

void
arena_free(struct arena *arena)
{
	struct arena_chunk *chunk, *earlier;

	for (chunk = arena->chunk; chunk != NULL; chunk = earlier) {
		earlier = chunk->earlier;
		heap_free(chunk);
	}
	*arena = (struct arena)ARENA_INIT;
}
