/*
 * plist - binary property lists, as far as web archives take it
 *
 * Safari saves a page as one (`page.webarchive`): dictionaries whose values are data, strings and other
 * dictionaries. Strings outside of ASCII, numbers, dates and arrays are not read. The file is looked at
 * in place; whatever is in it, a look-up costs no more than the entries that the dictionary can have.
 */
#ifndef WINNOW_PLIST_H
#define WINNOW_PLIST_H

#include <stdbool.h>
#include <stdint.h>

#include "span.h"

struct plist {
	struct span file;
	size_t table;        /* where the offsets of objects stand */
	size_t offset_bytes; /* of each */
	size_t number_bytes; /* of the number by which one object refers to another */
	uint64_t n_objects;
};

/* An object of the list, by its number. */
typedef uint64_t plist_object;

/* Opens a list, which borrows the file. False if it is none; *top is its outermost object. */
bool plist_open(struct plist *list, struct span file, plist_object *top);

/* What a dictionary has under a key. False if it has no such entry, or is no dictionary. */
bool plist_find(const struct plist *list, plist_object dictionary, struct span key,
    plist_object *value);

/* The bytes of data or of a string in ASCII; absent (ptr NULL) for other objects and damage. */
struct span plist_bytes(const struct plist *list, plist_object object);

#endif
