/*
 * markup_alike - elements that are alike: posts of a thread, or teasers, products, dates of a calendar?
 */
#include "markup_alike.h"

#include "ascii.h"
#include "thread_edge.h"
#include "thread_name.h"
#include "thread_signs.h"

enum {
	NEAR_HEADING = 6, /* lines from the heading of a thread to its first post */
	USERS_MIN = 2,    /* posts with links to users */
	TITLE_MAX = 200,  /* bytes of a title */
	TITLE_WORDS_MIN = 3, /* of it that the address repeats */
	WORD_MIN = 3,     /* bytes of such a word */
};

/* The first element behind a post and what stands between it and the next. */
static uint32_t
end_of(const struct page *page, const struct markup_posts *posts, size_t at)
{
	if (at + 1 < posts->n)
		return posts->list[at + 1].element;
	return page->elements[posts->list[at].element].end;
}

/* The lines of each post. */
static struct stretch *
find_stretches(struct page *page, const struct lines *lines, const struct markup_posts *posts)
{
	struct stretch *stretches = arena_get(&page->arena, posts->n * sizeof(*stretches));
	const char *text = page->text.ptr;
	size_t at = 0;

	for (size_t i = 0; i < posts->n; i++) {
		const struct element *here = &page->elements[posts->list[i].element];
		uint32_t stop = i + 1 < posts->n ?
		    page->elements[posts->list[i + 1].element].text_start : here->text_end;

		while (at < lines->n && lines->list[at].text.ptr < text + here->text_start)
			at++;
		stretches[i].first = at;
		while (at < lines->n && lines->list[at].text.ptr < text + stop)
			at++;
		stretches[i].end = at;
	}
	return stretches;
}

static bool
is_heading(const struct page *page, uint32_t element)
{
	return page->elements[element].tag >= HTML_H1 && page->elements[element].tag <= HTML_H6;
}

static bool
is_user_word(struct span text)
{
	static const struct span words[] = { SPAN("member"), SPAN("mitglied"), SPAN("user"),
		SPAN("profil"), SPAN("/people/"), SPAN("/u/") };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text.len >= words[i].len && ascii_fold(text.ptr[0]) == words[i].ptr[0] &&
		    ascii_fold(text.ptr[1]) == words[i].ptr[1] &&
		    span_equal_nocase(span_make(text.ptr, words[i].len), words[i]))
			return true;
	return false;
}

static bool
leads_to_user(struct span address)
{
	for (size_t at = 0; at < address.len; at++) {
		char first = ascii_fold(address.ptr[at]);

		if ((first == 'm' || first == 'u' || first == 'p' || first == '/') &&
		    is_user_word(span_slice(address, at, address.len)))
			return true;
	}
	return false;
}

/* A link to another page, not to a place on this one, nor to a user, nor the name of the author (of
 * unread posts: a name)? */
static bool
leads_away(const struct page *page, uint32_t element, struct span author)
{
	struct span address, text;

	if (page->elements[element].tag != HTML_A)
		return false;
	address = page_attribute(page, element, ATTR_HREF);
	text = page_element_text(page, element);
	if (address.len == 0 || span_find(address, SPAN("#")) < address.len || leads_to_user(address))
		return false;
	return author.len > 0 ? !span_equal(text, author) : !name_is_likely(text);
}

/* Does a link lead to a page whose address repeats the words of the link, as those of articles do? */
static bool
is_title_link(const struct page *page, uint32_t element)
{
	struct span address, rest, word;
	size_t words = 0, repeated = 0;

	if (page->elements[element].tag != HTML_A)
		return false;
	address = page_attribute(page, element, ATTR_HREF);
	rest = page_element_text(page, element);
	if (rest.len > TITLE_MAX || span_find(address, SPAN("#")) < address.len || leads_to_user(address))
		return false;
	while (span_split(&rest, ' ', &word)) {
		word = edge_trim(edge_skip(word, true));
		if (word.len < WORD_MIN)
			continue;
		words++;
		repeated += span_find_nocase(address, word) < address.len;
	}
	return repeated >= TITLE_WORDS_MIN && repeated * 4 >= words * 3;
}

/* The first title that is a link in a post; absent if there is none. */
static struct span
linked_title(const struct page *page, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (is_title_link(page, i))
			return page_element_text(page, i);
	return (struct span){ NULL, 0 };
}

/* Is there a heading in a post that is a link to another page, or in such a link? */
static bool
has_headline(const struct page *page, uint32_t first, uint32_t end, struct span author)
{
	uint32_t heading = 0, link = 0; /* where the last ones end */

	for (uint32_t i = first; i < end; i++) {
		if (is_heading(page, i))
			heading = page->elements[i].end;
		if (leads_away(page, i, author))
			link = page->elements[i].end;
		if (page->elements[i].text_end > page->elements[i].text_start && i < heading && i < link)
			return true;
	}
	return false;
}

static bool
has_user(const struct page *page, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (page->elements[i].tag == HTML_A &&
		    leads_to_user(page_attribute(page, i, ATTR_HREF)))
			return true;
	return false;
}

/* The element around the longest block of a post. */
static uint32_t
text_element(const struct page *page, uint32_t element)
{
	const struct element *here = &page->elements[element];
	uint32_t best = 0, around = element;

	for (uint32_t i = here->first_block; i < here->end_block; i++)
		if (page->blocks[i].end - page->blocks[i].start > best) {
			best = page->blocks[i].end - page->blocks[i].start;
			around = page->blocks[i].element;
		}
	return around;
}

bool
alike_have_headlines(const struct page *page, const struct markup_posts *posts)
{
	struct span title, last = { NULL, 0 };
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++, last = title) {
		uint32_t first = posts->list[i].element, end = end_of(page, posts, i);

		title = linked_title(page, first, end);
		/* posts may have a title too, but then it is that of the thread */
		n += has_headline(page, first, end, posts->list[i].author) ||
		    (title.len > 0 && !span_equal(title, last));
	}
	return n * 2 > posts->n;
}

bool
alike_show_signs(struct page *page, const struct lines *lines, const struct markup_posts *posts)
{
	struct stretch *stretches;
	size_t users = 0, heading;

	if (posts->n == 0 || alike_have_headlines(page, posts))
		return false;
	for (size_t i = 0; i < posts->n; i++)
		users += has_user(page, posts->list[i].element, end_of(page, posts, i));
	if (signs_in_names(page, text_element(page, posts->list[0].element)) ||
	    (users >= USERS_MIN && users * 2 > posts->n))
		return true;
	stretches = find_stretches(page, lines, posts);
	return lines_heading(lines, stretches[0].first, NEAR_HEADING, &heading) ||
	    signs_in_posts(lines, stretches, posts->n);
}
