/*
 * thread_signs - what tells a thread from other lists of names and dates, as of articles
 */
#include "thread_signs.h"

#include "ascii.h"

enum {
	NUMBER_MAX = 8,      /* bytes of "#1234" */
	FORUM_WORDS_MIN = 3, /* classes and ids of a page that speak of a forum */
};

static bool
is_number(const struct lines *lines, size_t i)
{
	struct span text = lines->list[i].text;

	return text.len > 1 && text.len < NUMBER_MAX && text.ptr[0] == '#' &&
	    ascii_is_digit(text.ptr[1]);
}

/* How many posts have at least `least` lines of a kind. */
static size_t
count_posts(const struct lines *lines, const struct stretch *posts, size_t n,
    bool (*is_kind)(const struct lines *, size_t), unsigned least)
{
	size_t with = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned found = 0;

		for (size_t k = posts[i].first; k < posts[i].end && found < least; k++)
			found += is_kind(lines, k);
		with += found == least;
	}
	return with;
}

static bool
has_word(struct span name, const char *const *words)
{
	for (; *words != NULL; words++)
		if (span_find_nocase(name, span_from(*words)) < name.len)
			return true;
	return false;
}

bool
signs_of_forum(const struct page *page)
{
	static const char *const words[] = { "forum", "discussion-", "thread", NULL };
	size_t n = 0;

	for (size_t i = 0; i < page->n_attributes && n < FORUM_WORDS_MIN; i++) {
		const struct attribute *attribute = &page->attributes[i];

		if (attribute->name == ATTR_CLASS || attribute->name == ATTR_ID)
			n += has_word(attribute->value, words);
	}
	return n >= FORUM_WORDS_MIN;
}

bool
signs_in_posts(const struct lines *lines, const struct stretch *posts, size_t n)
{
	return count_posts(lines, posts, n, is_number, 1) * 2 > n ||
	    count_posts(lines, posts, n, line_is_fact, 2) * 4 >= n * 3 ||
	    count_posts(lines, posts, n, line_is_answer, 1) * 4 >= n * 3;
}

bool
signs_in_names(const struct page *page, uint32_t element)
{
	static const char *const words[] = { "comment", "kommentar", "coment", "commento", "reply",
		"replies", "response", "discuss", "forum", "thread", "reaction", "reactie", "answer",
		"opini", "feedback", "guestbook", "gaestebuch", "messages", "talkback", NULL };

	for (; element > 0 && page->elements[element].tag != HTML_BODY;
	    element = page->elements[element].parent)
		if (has_word(page_attribute(page, element, ATTR_CLASS), words) ||
		    has_word(page_attribute(page, element, ATTR_ID), words))
			return true;
	return false;
}
