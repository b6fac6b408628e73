/*
 * kinds - how often each of a few kinds of thing was met
 *
 * Kinds are short constant words: string literals, which are not copied.
 */
#ifndef WINNOW_KINDS_H
#define WINNOW_KINDS_H

#include <stddef.h>

struct kinds {
	struct kind_count {
		const char *code;
		unsigned long long n;
	} *counts; /* in the order in which they were first met */
	size_t n, capacity;
};

/* The count of a kind, good until the next call. */
struct kind_count *kinds_find(struct kinds *kinds, const char *code);

/* Adds all counts of another. */
void kinds_add(struct kinds *kinds, const struct kinds *other);

/* Empty again, with its memory. */
void kinds_reset(struct kinds *kinds);
void kinds_free(struct kinds *kinds);

#endif
