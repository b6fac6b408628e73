/*
 * pages - how the records of a stream belong together: ids, parents, and that pages are not split
 */
#include "pages.h"

#include "digest.h"
#include "heap.h"

static size_t
find_slot(const struct hash_set *set, unsigned long long hash)
{
	size_t at = hash & (set->capacity - 1);

	while (set->slots[at] != 0 && set->slots[at] != hash)
		at = (at + 1) & (set->capacity - 1);
	return at;
}

static void
grow(struct hash_set *set)
{
	struct hash_set larger = { NULL, set->n, set->capacity > 0 ? set->capacity * 2 : 1024 };

	larger.slots = heap_get_zeroed(larger.capacity, sizeof(*larger.slots));
	for (size_t i = 0; i < set->capacity; i++)
		if (set->slots[i] != 0)
			larger.slots[find_slot(&larger, set->slots[i])] = set->slots[i];
	heap_free(set->slots);
	*set = larger;
}

/* 0 means free. */
static unsigned long long
hash(struct span text)
{
	unsigned long long value = digest_number(text);

	return value != 0 ? value : 1;
}

static bool
has(const struct hash_set *set, struct span text)
{
	return set->n > 0 && set->slots[find_slot(set, hash(text))] != 0;
}

/* False if it was there already. */
static bool
add(struct hash_set *set, struct span text)
{
	unsigned long long value = hash(text);
	size_t at;

	if (set->n >= set->capacity / 2)
		grow(set);
	at = find_slot(set, value);
	if (set->slots[at] != 0)
		return false;
	set->slots[at] = value;
	set->n++;
	return true;
}

/* "'VALUE' what"; an absent value is left out. */
static bool
fail(struct buffer *path, const char *field, struct buffer *why, struct span value,
    const char *what)
{
	buffer_add(path, span_from(field));
	if (value.ptr != NULL)
		buffer_print(why, "'%.*s' ", (int)value.len, value.ptr);
	buffer_add(why, span_from(what));
	return false;
}

bool
pages_start(struct pages *pages, struct record *rec, struct buffer *path, struct buffer *why)
{
	struct span page = record_string(rec, "page");
	bool own = page.ptr == NULL; /* the page's own record, which pages_fit notes */

	if (own)
		page = record_string(rec, "id");
	pages->number = 0;
	if (page.ptr == NULL)
		return true;
	if (!has(&pages->ids, page) && !has(&pages->seen, page)) {
		if (!own)
			add(&pages->seen, page);
		return true;
	}
	return fail(path, own ? "id" : "page", why, page,
	    "has other records further up, from which it is parted");
}

/* The number behind `PAGE#c` in the id of a comment; 0 if that is not what it looks like. */
static unsigned long long
comment_number(struct span id, struct span page)
{
	struct span rest = span_slice(id, page.len, id.len);
	unsigned long long number = 0;

	if (!span_starts(id, page) || !span_starts(rest, SPAN("#c")) || rest.len > 20)
		return 0;
	for (size_t i = 2; i < rest.len; i++) {
		if (rest.ptr[i] < '0' || rest.ptr[i] > '9')
			return 0;
		number = number * 10 + (unsigned long long)(rest.ptr[i] - '0');
	}
	return number;
}

static bool
fits_comment(struct pages *pages, struct record *rec, struct buffer *path, struct buffer *why)
{
	struct span page = record_string(rec, "page"), id = record_string(rec, "id");
	struct span parent = record_string(rec, "parent");
	unsigned long long number = page.ptr != NULL ? comment_number(id, page) : 0;

	if (page.ptr == NULL)
		return fail(path, "page", why, page, "is missing from a comment");
	if (number == 0)
		return fail(path, "id", why, id, "is not the page's id, #c and a number");
	if (number <= pages->number)
		return fail(path, "id", why, id, "stands behind a later comment");
	pages->number = number;
	if (parent.ptr == NULL)
		return true;
	if (!has(&pages->ids, parent) || comment_number(parent, page) == 0)
		return fail(path, "parent", why, parent,
		    "is no comment of the page before this one");
	if (!(record_number(rec, "depth", 1) > 0))
		return fail(path, "depth", why, record_raw(rec, "depth"),
		    "is not the depth of a reply");
	return true;
}

bool
pages_fit(struct pages *pages, struct record *rec, struct buffer *path, struct buffer *why)
{
	struct span id = record_string(rec, "id"), kind = record_string(rec, "kind");
	bool comment = span_equal(kind, SPAN("comment")) || span_equal(kind, SPAN("pingback"));

	if (comment && !fits_comment(pages, rec, path, why))
		return false;
	if (id.ptr != NULL && !add(&pages->ids, id))
		return fail(path, "id", why, id, "is there twice");
	return true;
}

void
pages_free(struct pages *pages)
{
	heap_free(pages->ids.slots);
	heap_free(pages->seen.slots);
}
