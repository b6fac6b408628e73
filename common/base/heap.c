/*
 * heap - the one door to malloc
 */
#include "heap.h"

#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { LARGE = 256 * 1024, HUGE_PAGE = 2 << 20 };

void
heap_return_large(void)
{
	mallopt(M_MMAP_THRESHOLD, LARGE);
}

static void
out_of_memory(size_t size)
{
	fprintf(stderr, "%s: out of memory (%zu bytes asked for)\n", program_invocation_short_name,
	    size);
	_Exit(2);
}

void *
heap_get(size_t size)
{
	return heap_resize(NULL, size);
}

void *
heap_get_zeroed(size_t count, size_t size)
{
	void *ptr = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

	if (ptr == NULL)
		out_of_memory(count > 0 && size > SIZE_MAX / count ? SIZE_MAX : count * size);
	return ptr;
}

void *
heap_get_table(size_t size)
{
	size_t whole = (size + HUGE_PAGE - 1) & ~(size_t)(HUGE_PAGE - 1);
	void *ptr = aligned_alloc(HUGE_PAGE, whole);

	if (ptr == NULL)
		out_of_memory(size);
	madvise(ptr, whole, MADV_HUGEPAGE); /* where there are none, small ones do */
	return ptr;
}

void *
heap_resize(void *ptr, size_t size)
{
	void *moved = realloc(ptr, size > 0 ? size : 1);

	if (moved == NULL)
		out_of_memory(size);
	return moved;
}

void *
heap_grow(void *array, size_t *capacity, size_t needed, size_t size)
{
	size_t room = *capacity > 0 ? *capacity : 16;

	if (needed <= *capacity)
		return array;
	while (room < needed)
		room = room > SIZE_MAX / 2 ? needed : room * 2;
	if (room > SIZE_MAX / size)
		out_of_memory(SIZE_MAX);
	*capacity = room;
	return heap_resize(array, room * size);
}

void
heap_free(void *ptr)
{
	free(ptr);
}

_Noreturn void
heap_fail(void)
{
	fprintf(stderr, "%s: out of memory\n", program_invocation_short_name);
	_Exit(2);
}
