/*
 * pages - how the records of a stream belong together: ids, parents, and that pages are not split
 */
#include "pages.h"

#include "digest.h"

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
	unsigned long long hash;

	if (own)
		page = record_string(rec, "id");
	pages->number = 0;
	if (page.ptr == NULL)
		return true;
	hash = digest_number(page);
	if (!hash_set_has(&pages->ids, hash) && !hash_set_has(&pages->seen, hash)) {
		if (!own)
			hash_set_add(&pages->seen, hash);
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
	unsigned long long number;
	size_t at = 2;

	if (!span_starts(id, page) || !span_starts(rest, SPAN("#c")))
		return 0;
	number = span_take_number(rest, &at, 18);
	return at == rest.len ? number : 0;
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
	if (!hash_set_has(&pages->ids, digest_number(parent)) || comment_number(parent, page) == 0)
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
	if (id.ptr != NULL && !hash_set_add(&pages->ids, digest_number(id)))
		return fail(path, "id", why, id, "is there twice");
	return true;
}

void
pages_free(struct pages *pages)
{
	hash_set_free(&pages->ids);
	hash_set_free(&pages->seen);
}
