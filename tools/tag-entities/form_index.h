/*
 * form_index - which forms of a page may belong together, without comparing each with each
 *
 * A form is filed under keys made of what others would share with it, and found by them. What is
 * found still has to be compared.
 */
#ifndef WINNOW_FORM_INDEX_H
#define WINNOW_FORM_INDEX_H

#include "form.h"

/*
 * Forms looked at for one other, so that the work on a page is linear in its names. Where more share
 * a key, nothing could tell which is meant.
 */
enum { FORM_INDEX_MOST = 256 };

/* What keys are made of. Longer forms are filed, shorter ones look for them. */
enum form_key {
	KEY_PART,     /* the first words of a name, or the last: all the words of the shorter */
	KEY_INITIALS, /* its initials: the letters of a word of capitals */
	KEY_CAPITALS, /* the other way round: the letters of a word of capitals */
	KEY_LETTER,   /* its first letter, for those of several words: that of a word of capitals */
	KEY_SURNAME,  /* last word and first letter of a person's name: the same */
	KEY_SLIP,     /* what one slip of the pen leaves as it is: the same */
};

/* The forms filed under one key, in the order they came in. */
struct form_list {
	uint64_t key;
	uint32_t first, last, n; /* postings; n is 0 in a free slot */
};

struct form_index {
	struct form_posting {
		uint32_t form, next; /* the next posting of the same key, if it has one */
	} *postings;
	size_t n, capacity;
	struct form_list *lists; /* by key, open addressing */
	size_t n_slots;
	struct arena *arena;
};

/* Files a form by its number. */
void form_index_add(struct form_index *index, enum form_key kind, const struct form *form,
    uint32_t number);

/*
 * Numbers of forms that share a key with the form, ascending, each once. Returns how many; none if
 * they are more than FORM_INDEX_MOST, one that shares two keys counted twice.
 */
size_t form_index_find(const struct form_index *index, enum form_key kind, const struct form *form,
    uint32_t found[FORM_INDEX_MOST]);

#endif
