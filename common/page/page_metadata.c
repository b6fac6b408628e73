/*
 * page_metadata - the facts of a page as metadata of its record
 *
 * For each key the sources are asked in order of how far they can be trusted. What the record
 * already has is kept.
 */
#include "ascii.h"
#include "date_signal.h"
#include "page.h"
#include "page_author.h"

enum { LIST_MAX = 50, ITEM_BYTES = 200 };

static bool
is(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

static const struct page_fact *
best_fact(const struct page *page, const char *key)
{
	const struct page_fact *best = NULL;

	for (size_t i = 0; i < page->n_facts; i++)
		if (is(page->facts[i].key, key) &&
		    (best == NULL || page_trust(page->facts[i].source) < page_trust(best->source)))
			best = &page->facts[i];
	return best;
}

static bool
is_address(struct span text)
{
	return span_equal_nocase(span_slice(text, 0, 4), SPAN("http")) ||
	    span_equal_nocase(span_slice(text, 0, 4), SPAN("www."));
}

static bool
is_absolute(struct span url)
{
	return span_starts(url, SPAN("http://")) || span_starts(url, SPAN("https://"));
}

/* The page's own address: the canonical one, else og:url and others; absolute ones only. */
static struct span
page_address(const struct page *page)
{
	const struct page_fact *best = NULL;

	for (size_t i = 0; i < page->n_facts; i++) {
		const struct page_fact *fact = &page->facts[i];

		if (!is(fact->key, "url") || !is_absolute(fact->value))
			continue;
		if (best == NULL || is(fact->source, "link"))
			best = fact;
	}
	return best != NULL ? best->value : span_make(NULL, 0);
}

static struct span
host_of(struct span url)
{
	size_t at = span_find(url, SPAN("://")), end;

	if (at == url.len)
		return span_make(NULL, 0);
	for (end = at += 3; end < url.len && memchr("/?#:", url.ptr[end], 4) == NULL;)
		end++;
	return span_slice(url, at, end);
}

static bool
is_among(struct span value, const struct span *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_equal_nocase(value, list[i]))
			return true;
	return false;
}

static void
set_list(struct page *page, const char *key, const char *path, struct record *rec)
{
	struct span items[LIST_MAX];
	struct buffer *out = &page->value;
	size_t n = 0;

	if (record_raw(rec, path).ptr != NULL)
		return;
	for (size_t i = 0; i < page->n_facts && n < LIST_MAX; i++) {
		struct span value = page->facts[i].value;

		if (is(page->facts[i].key, key) && value.len > 0 && value.len <= ITEM_BYTES &&
		    !is_address(value) && !is_among(value, items, n))
			items[n++] = value;
	}
	if (n == 0)
		return;
	buffer_reset(out);
	for (size_t i = 0; i < n; i++) {
		buffer_add_byte(out, i == 0 ? '[' : ',');
		json_add_string(out, items[i]);
	}
	buffer_add_byte(out, ']');
	record_set(rec, path, buffer_span(out));
}

struct span
page_language(const struct page *page, struct arena *arena)
{
	const struct page_fact *best = NULL;
	char *tag;
	size_t n = 0;

	for (size_t i = 0; i < page->n_facts; i++)
		if (is(page->facts[i].key, "lang") &&
		    (best == NULL || is(page->facts[i].source, "html")))
			best = &page->facts[i];
	while (best != NULL && n < best->value.len && ascii_is_letter(best->value.ptr[n]))
		n++;
	if (n < 2 || n > 3 || span_equal_nocase(span_slice(best->value, 0, 3), SPAN("utf")))
		return (struct span){ NULL, 0 };
	tag = arena_get(arena, n);
	for (size_t i = 0; i < n; i++)
		tag[i] = ascii_fold(best->value.ptr[i]);
	return span_make(tag, n);
}

static void
set_string(struct record *rec, const char *path, struct span value)
{
	if (value.len > 0)
		record_set_string_if_absent(rec, path, arena_copy(rec->arena, value));
}

static void
set_best(const struct page *page, const char *key, const char *path, struct record *rec)
{
	const struct page_fact *best = best_fact(page, key);

	if (best != NULL)
		set_string(rec, path, best->value);
}

void
page_set_metadata(struct page *page, struct record *rec)
{
	struct span url = record_string(rec, "metadata.url"), host;

	if (url.ptr == NULL)
		url = page_address(page);
	host = host_of(url);
	set_string(rec, "metadata.url", url);
	set_string(rec, "metadata.hostname", host);
	set_string(rec, "metadata.title", page_title_shown(page, host));
	page_set_author(page, rec);
	set_best(page, "sitename", "metadata.sitename", rec);
	set_best(page, "description", "metadata.description", rec);
	set_list(page, "categories", "metadata.categories", rec);
	set_list(page, "tags", "metadata.tags", rec);
	set_string(rec, "metadata.lang", page_language(page, rec->arena));
	set_best(page, "image", "metadata.image", rec);
	set_best(page, "pagetype", "metadata.pagetype", rec);
	set_list(page, "type", "metadata.schema_types", rec);
	date_signal_set(page, rec);
}
