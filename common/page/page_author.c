/*
 * page_author - who wrote the page
 */
#include "page_author.h"

#include "ascii.h"
#include "author_shown.h"
#include "utf8.h"

enum { AUTHOR_BYTES = 120 };

static bool
is(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* Open Graph's authors are mostly addresses of profiles: it is believed as little as a citation. */
static int
trust(const char *source)
{
	return page_trust(is(source, "og") ? "citation" : source);
}

/* Names of accounts that nobody has: what a publishing system fills in by itself. */
static bool
is_account(struct span name)
{
	static const char *const names[] = { "administrator", "webmaster", "root", "editor", "user",
		"author", "guest", "unknown", "null", "undefined", "none" };
	size_t admin = name.len > 5 ? name.len - 5 : 0;

	if (span_equal_nocase(span_slice(name, admin, name.len), SPAN("admin")))
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (span_equal_nocase(name, span_from(names[i])))
			return true;
	return false;
}

/* A template that nobody filled in: {{ author }}, ${author.name}, page.head.author. */
static bool
is_template(struct span name)
{
	const char *dot = memchr(name.ptr, '.', name.len);

	if (span_find(name, SPAN("{{")) < name.len || span_find(name, SPAN("${")) < name.len)
		return true;
	return dot != NULL && memchr(name.ptr, ' ', name.len) == NULL &&
	    memchr(dot + 1, '.', (size_t)(name.ptr + name.len - dot) - 1) != NULL;
}

/* Where an address of mail or the web begins, with what leads to it: "Ann Lee - http://..". */
static size_t
contact_at(struct span name)
{
	static const struct span marks[] = { SPAN("http"), SPAN("www."), SPAN("@"), SPAN("[at]"),
		SPAN(".com/") };
	size_t at = name.len;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		at = span_find(span_slice(name, 0, at), marks[i]);
	if (at == name.len)
		return at;
	while (at > 0 && name.ptr[at - 1] != ' ')
		at--;
	while (at > 0 && memchr(" ,;:|-(<", name.ptr[at - 1], 8) != NULL)
		at--;
	return at;
}

static bool
has_letter(struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_word(text.ptr[i]))
			return true;
	return false;
}

/* "By Jane Doe" without the word and without addresses; empty if this is no name. */
static struct span
clean_author(struct span name)
{
	name = author_without_by(name);
	name = utf8_trim(span_slice(name, 0, contact_at(name)));
	if (name.len > AUTHOR_BYTES || !has_letter(name) || is_account(name) || is_template(name) ||
	    span_starts(name, SPAN("©")) || span_equal_nocase(span_slice(name, 0, 9), SPAN("copyright")))
		name.len = 0;
	return name;
}

static void
add(struct page_authors *authors, struct span name)
{
	name = clean_author(name);
	if (name.len == 0 || authors->n == PAGE_AUTHORS_MAX)
		return;
	for (size_t i = 0; i < authors->n; i++)
		if (span_equal_nocase(name, authors->list[i]))
			return;
	authors->list[authors->n++] = name;
}

/* All that the best source in the head of the page names. */
static void
find_told(const struct page *page, struct page_authors *authors)
{
	int best = trust("");

	for (size_t i = 0; i < page->n_facts; i++) {
		const struct page_fact *fact = &page->facts[i];
		int here = trust(fact->source);

		if (!is(fact->key, "author") || here > best || clean_author(fact->value).len == 0)
			continue;
		if (here < best)
			authors->n = 0;
		best = here;
		add(authors, fact->value);
	}
}

/* What cards for messengers show in lines of two: "Written by", and a name. */
static void
find_on_card(const struct page *page, struct page_authors *authors)
{
	static const char *const labels[] = { "written by", "author", "by", "verfasst von",
		"geschrieben von", "écrit par", "escrito por", "scritto da", "geschreven door",
		"napisane przez", "написано автором" };
	static const char *const rows[][2] = { { "label1", "data1" }, { "label2", "data2" } };

	for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++)
		for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
			if (span_equal_nocase(page_fact(page, rows[row][0]), span_from(labels[i])))
				add(authors, page_fact(page, rows[row][1]));
}

/* Is a word of one name also in the other? */
static bool
share_word(struct span a, struct span b)
{
	struct span word, other, rest;

	while (span_split(&a, ' ', &word))
		for (rest = b; word.len > 1 && span_split(&rest, ' ', &other);)
			if (span_equal_nocase(word, other))
				return true;
	return false;
}

/* Do both name somebody who may be the same? */
static bool
agree(const struct page_authors *told, const struct author_names *shown)
{
	for (size_t i = 0; i < told->n; i++)
		for (size_t k = 0; k < shown->n; k++)
			if (share_word(told->list[i], shown->list[k]))
				return true;
	return false;
}

/* Posts have authors that are as near to the title as a byline. */
static bool
is_discussion(const struct page *page)
{
	static const char *const types[] = { "DiscussionForumPosting", "QAPage", "Question", "Comment" };

	for (size_t i = 0; i < page->n_facts; i++)
		for (size_t k = 0; k < sizeof(types) / sizeof(types[0]); k++)
			if (is(page->facts[i].key, "type") && span_is(page->facts[i].value, types[k]))
				return true;
	return false;
}

/* With blanks for those that do not break a line. */
static struct span
plain_blanks(struct page *page, struct span name)
{
	struct span rest = name, word;
	char *copy, *end;

	if (span_find(name, SPAN("\xC2\xA0")) == name.len)
		return name;
	copy = end = arena_get(&page->arena, name.len);
	while (rest.len > 0) {
		word = span_slice(rest, 0, span_find(rest, SPAN("\xC2\xA0")));
		memcpy(end, word.ptr, word.len);
		end += word.len;
		rest = span_slice(rest, word.len + 2, rest.len);
		if (rest.len > 0)
			*end++ = ' ';
	}
	return span_make(copy, (size_t)(end - copy));
}

/* Is what is shown more than what the head of the page tells? A single word may be anything. */
static bool
corrects(const struct page *page, enum author_place place, const struct page_authors *told,
    const struct author_names *shown)
{
	return place == AUTHOR_BELOW_TITLE && memchr(shown->list[0].ptr, ' ', shown->list[0].len) != NULL &&
	    !agree(told, shown) && !is_discussion(page);
}

/* Those shown take the place of those told, if there are none or they seem to be wrong. */
static void
compare_shown(struct page *page, struct page_authors *authors)
{
	struct author_names shown;
	enum author_place place = author_shown(page, &shown);

	for (size_t i = 0; i < shown.n; i++)
		shown.list[i] = plain_blanks(page, shown.list[i]);
	if (shown.n == 0 || (authors->n > 0 && !corrects(page, place, authors, &shown)))
		return;
	authors->n = 0;
	for (size_t i = 0; i < shown.n; i++)
		add(authors, shown.list[i]);
}

const struct page_authors *
page_authors(struct page *page)
{
	struct page_authors *authors = &page->authors;

	if (authors->known)
		return authors;
	authors->known = true;
	authors->n = 0;
	find_told(page, authors);
	if (authors->n == 0)
		find_on_card(page, authors);
	compare_shown(page, authors);
	return authors;
}

void
page_set_author(struct page *page, struct record *rec)
{
	const struct page_authors *authors;
	struct buffer *out = &page->value;

	if (record_raw(rec, "metadata.author").ptr != NULL)
		return;
	authors = page_authors(page);
	buffer_reset(out);
	for (size_t i = 0; i < authors->n; i++) {
		if (i > 0)
			buffer_add(out, SPAN("; "));
		buffer_add(out, authors->list[i]);
	}
	if (out->len > 0)
		record_set_string(rec, "metadata.author", arena_copy(rec->arena, buffer_span(out)));
}
