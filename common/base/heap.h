/*
 * heap - the one door to malloc
 *
 * None of these returns NULL: running out of memory ends the program here, with a message and exit
 * status 2. Failure is injected in the tests by a malloc that fails, so nothing else may allocate.
 */
#ifndef WINNOW_HEAP_H
#define WINNOW_HEAP_H

#include <stddef.h>

/*
 * Once, before much is asked for: a large piece (256 KiB and more) goes back to the system when it is
 * freed, for good. Left to itself glibc keeps such pieces after the first was freed, and a program that
 * has met pages of 5 MB stays at a third more memory; the time taken is the same.
 */
void heap_return_large(void);

/* size bytes, not cleared; size 0 gives a pointer that may be freed. */
void *heap_get(size_t size);

/* count x size bytes, all zero; an overflowing product counts as out of memory. */
void *heap_get_zeroed(size_t count, size_t size);

/* As realloc. */
void *heap_resize(void *ptr, size_t size);

/*
 * Makes room for at least `needed` elements of `size` bytes in an array of *capacity elements, at
 * least doubling it, so that appending costs amortised constant time. Returns the array.
 */
void *heap_grow(void *array, size_t *capacity, size_t needed, size_t size);

/*
 * size bytes for a table that is read here and there, not cleared: in huge pages where the system has
 * them, so that finding its pages takes no time. To be freed as any other.
 */
void *heap_get_table(size_t size);

void heap_free(void *ptr);

/* Ends the program as out of memory: for libraries that allocate by themselves. */
_Noreturn void heap_fail(void);

#endif
