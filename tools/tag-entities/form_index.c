/*
 * form_index - which forms of a page may belong together, without comparing each with each
 */
#include "form_index.h"

enum { MOST_KEYS = 2 * FORM_WORDS };

struct keys {
	uint64_t list[MOST_KEYS];
	size_t n;
};

static void
add_key(struct keys *keys, enum form_key kind, uint64_t value)
{
	uint64_t hash = (value ^ (uint64_t)kind << 56) * 0x9E3779B97F4A7C15ull;

	keys->list[keys->n++] = hash ^ hash >> 32;
}

static void
add_letters(struct keys *keys, const char *letters)
{
	if (letters[0] != '\0' && letters[1] != '\0')
		add_key(keys, KEY_INITIALS, span_hash(span_from(letters)));
}

static void
file_part(struct keys *keys, const struct form *form)
{
	for (size_t i = 1; i < form->n_words; i++) {
		add_key(keys, KEY_PART, form_hash_words(form, 0, i));
		add_key(keys, KEY_PART, form_hash_words(form, i, form->n_words));
	}
}

/* The form itself, and a plural's singular. */
static void
look_for_part(struct keys *keys, const struct form *form)
{
	struct form singular = { .words = { form->words[0] }, .n_words = 1 };

	add_key(keys, KEY_PART, form_hash_words(form, 0, form->n_words));
	if (form->n_words > 1 || !span_ends(form->words[0], SPAN("s")))
		return;
	singular.words[0].len--;
	add_key(keys, KEY_PART, form_hash_words(&singular, 0, 1));
}

static void
file_initials(struct keys *keys, const struct form *form)
{
	char before_of[FORM_INITIALS];

	if (form->capitals)
		return;
	add_letters(keys, form->dense);
	if (form->n_words < 2)
		return;
	add_letters(keys, form->initials);
	add_letters(keys, form->all);
	if (form_initials_before_of(form, before_of))
		add_letters(keys, before_of);
}

static void
look_for_initials(struct keys *keys, const struct form *form)
{
	char letters[FORM_INITIALS];

	if (!form->capitals)
		return;
	form_letters(form->text, letters);
	add_letters(keys, letters);
}

static void
add_surname(struct keys *keys, const struct form *form)
{
	if (form->type == ENTITY_PER && form->n_words > 1)
		add_key(keys, KEY_SURNAME, form_hash_words(form, form->n_words - 1u, form->n_words) +
		    (unsigned char)form->words[0].ptr[0]);
}

/* First letter, and the second or the last two: a slip leaves one of these pairs alone. */
static void
add_slips_of_word(struct keys *keys, struct span word)
{
	char pair[3];

	if (word.len < 4)
		return;
	memcpy(pair, word.ptr, 2);
	add_key(keys, KEY_SLIP, span_hash(span_make(pair, 2)));
	memcpy(pair + 1, word.ptr + word.len - 2, 2);
	add_key(keys, KEY_SLIP, span_hash(span_make(pair, 3)));
}

/* All words but one, which keeps its first letter; and all but the small ones. */
static void
add_slips(struct keys *keys, const struct form *form)
{
	uint64_t large = 0;

	if (form->capitals)
		return;
	if (form->n_words == 1) {
		add_slips_of_word(keys, form->words[0]);
		return;
	}
	for (size_t i = 0; i < form->n_words; i++) {
		uint64_t others = form_hash_words(form, 0, i) * 31 +
		    form_hash_words(form, i + 1, form->n_words);

		add_key(keys, KEY_SLIP, others + (unsigned char)form->words[i].ptr[0]);
		if (!form_is_small(form->words[i]))
			large = large * 31 + form_hash_words(form, i, i + 1);
	}
	add_key(keys, KEY_SLIP, large);
}

static void
add_letter(struct keys *keys, const struct form *form)
{
	add_key(keys, KEY_LETTER, (unsigned char)form->words[0].ptr[0]);
}

static struct keys
keys_to_file(enum form_key kind, const struct form *form)
{
	struct keys keys = { .n = 0 };

	switch (kind) {
	case KEY_PART:
		file_part(&keys, form);
		break;
	case KEY_INITIALS:
		file_initials(&keys, form);
		break;
	case KEY_CAPITALS:
		look_for_initials(&keys, form);
		break;
	case KEY_LETTER:
		if (form->n_words > 1 && form->type != ENTITY_PER)
			add_letter(&keys, form);
		break;
	case KEY_SURNAME:
		add_surname(&keys, form);
		break;
	case KEY_SLIP:
		add_slips(&keys, form);
		break;
	}
	return keys;
}

static struct keys
keys_to_find(enum form_key kind, const struct form *form)
{
	struct keys keys = { .n = 0 };

	switch (kind) {
	case KEY_PART:
		look_for_part(&keys, form);
		break;
	case KEY_INITIALS:
		look_for_initials(&keys, form);
		break;
	case KEY_CAPITALS:
		file_initials(&keys, form);
		break;
	case KEY_LETTER:
		if (form->capitals)
			add_letter(&keys, form);
		break;
	case KEY_SURNAME:
	case KEY_SLIP:
		return keys_to_file(kind, form);
	}
	return keys;
}

/* The list of a key, empty if it is new. */
static struct form_list *
find_list(const struct form_index *index, uint64_t key)
{
	size_t slot = key & (index->n_slots - 1);

	while (index->lists[slot].n > 0 && index->lists[slot].key != key)
		slot = (slot + 1) & (index->n_slots - 1);
	return &index->lists[slot];
}

/* Makes room for twice as many postings, and so for as many keys. */
static void
grow(struct form_index *index)
{
	size_t n_old = index->n_slots;
	struct form_list *old = index->lists;

	index->postings = arena_grow(index->arena, index->postings, &index->capacity, index->n,
	    sizeof(*index->postings), 256);
	index->n_slots = index->capacity * 2;
	index->lists = arena_get_zeroed(index->arena, index->n_slots, sizeof(*index->lists));
	for (size_t i = 0; i < n_old; i++)
		if (old[i].n > 0)
			*find_list(index, old[i].key) = old[i];
}

static void
add_posting(struct form_index *index, uint64_t key, uint32_t number)
{
	uint32_t at = (uint32_t)index->n++;
	struct form_list *list = find_list(index, key);

	index->postings[at] = (struct form_posting){ number, 0 };
	if (list->n == 0)
		*list = (struct form_list){ .key = key, .first = at };
	else
		index->postings[list->last].next = at;
	list->last = at;
	list->n++;
}

void
form_index_add(struct form_index *index, enum form_key kind, const struct form *form,
    uint32_t number)
{
	struct keys keys = keys_to_file(kind, form);

	for (size_t i = 0; i < keys.n; i++) {
		if (index->n == index->capacity)
			grow(index);
		add_posting(index, keys.list[i], number);
	}
}

/* Puts a number in its place among n; returns how many there are then. */
static size_t
insert(uint32_t *found, size_t n, uint32_t number)
{
	size_t at = n;

	while (at > 0 && found[at - 1] > number)
		at--;
	if (at > 0 && found[at - 1] == number)
		return n;
	memmove(&found[at + 1], &found[at], (n - at) * sizeof(*found));
	found[at] = number;
	return n + 1;
}

size_t
form_index_find(const struct form_index *index, enum form_key kind, const struct form *form,
    uint32_t found[FORM_INDEX_MOST])
{
	struct keys keys = keys_to_find(kind, form);
	const struct form_list *lists[MOST_KEYS];
	size_t n = 0, n_all = 0;

	if (index->n == 0)
		return 0;
	for (size_t i = 0; i < keys.n; i++) {
		lists[i] = find_list(index, keys.list[i]);
		n_all += lists[i]->n;
	}
	if (n_all > FORM_INDEX_MOST)
		return 0;
	for (size_t i = 0; i < keys.n; i++) {
		uint32_t at = lists[i]->first;

		for (size_t left = lists[i]->n; left > 0; left--, at = index->postings[at].next)
			n = insert(found, n, index->postings[at].form);
	}
	return n;
}
