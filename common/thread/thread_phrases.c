/*
 * thread_phrases - the words of blog and forum programs, in the languages they are seen in
 */
#include "thread_phrases.h"

#include "ascii.h"

/* The phrases that may begin as text does; NULL if there are none. */
static const char *
candidates(const struct phrases *phrases, struct span text)
{
	char first = text.len > 0 ? ascii_fold(text.ptr[0]) : ' ';

	return phrases->by_letter[first >= 'a' && first <= 'z' ? first - 'a' : PHRASES_OTHER];
}

static bool
is_end(char c)
{
	return c == '\0' || c == '|';
}

/* The phrase behind the one at `at`; the end of the list if it is the last. */
static const char *
skip_phrase(const char *at)
{
	const char *end = strchr(at, '|');

	return end == NULL ? "" : end + 1;
}

/* Moves *list behind the next phrase that text begins with, *len bytes; false if there is none. */
static bool
next_front(const char **list, struct span text, size_t *len)
{
	char second = text.len > 1 ? ascii_fold(text.ptr[1]) : '\0';
	const char *phrase, *at;

	if (*list == NULL)
		return false;
	for (phrase = *list; *phrase != '\0'; phrase = skip_phrase(at)) {
		at = phrase + 1;
		if (!is_end(*at) && *at != second)
			continue; /* most */
		for (at = phrase; !is_end(*at) && (size_t)(at - phrase) < text.len &&
		    ascii_fold(text.ptr[at - phrase]) == *at;)
			at++;
		if (!is_end(*at))
			continue;
		*len = (size_t)(at - phrase);
		*list = *at == '|' ? at + 1 : at;
		return true;
	}
	return false;
}

/* Does a letter stand here? U+00A0 and punctuation outside ASCII are none. */
static bool
continues_word(struct span rest)
{
	const unsigned char *p = (const unsigned char *)rest.ptr;

	if (rest.len == 0)
		return false;
	return ascii_is_letter(p[0]) || (p[0] >= 0xc3 && p[0] != 0xe2 && p[0] != 0xef);
}

size_t
phrases_front(const struct phrases *phrases, struct span text, bool whole_word)
{
	const char *list = candidates(phrases, text);
	size_t best = 0, len;

	while (next_front(&list, text, &len))
		if (len > best && (!whole_word || !continues_word(span_slice(text, len, text.len))))
			best = len;
	return best;
}

bool
phrases_have(const struct phrases *phrases, struct span text)
{
	const char *list = candidates(phrases, text);
	size_t len;

	while (next_front(&list, text, &len))
		if (len == text.len)
			return true;
	return false;
}

bool
phrases_cut(struct span *text, const struct phrases *phrases)
{
	/* where the last words begin: a phrase has four at most */
	for (size_t at = text->len, words = 0; at > 0 && words < 5; at--) {
		struct span tail = span_slice(*text, at - 1, text->len);

		if (at > 1 && (ascii_is_letter((unsigned char)text->ptr[at - 2]) ||
		    (unsigned char)text->ptr[at - 2] >= 0x80))
			continue;
		words += text->ptr[at - 1] != ' ';
		if (!phrases_have(phrases, tail))
			continue;
		text->len = at - 1;
		return true;
	}
	return false;
}
