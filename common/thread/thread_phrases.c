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

/* Does text begin with the phrase at *list, *len bytes? Moves *list behind the phrase and its `|`. */
static bool
next_front(const char **list, struct span text, size_t *len)
{
	const char *phrase = *list, *at = phrase, *end;
	bool same;

	while (*at != '\0' && *at != '|' && (size_t)(at - phrase) < text.len &&
	    ascii_fold(text.ptr[at - phrase]) == *at)
		at++;
	*len = (size_t)(at - phrase);
	same = *at == '\0' || *at == '|';
	end = strchr(at, '|');
	*list = end == NULL ? "" : end + 1;
	return same;
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

	while (list != NULL && *list != '\0') {
		if (!next_front(&list, text, &len) || len <= best)
			continue;
		if (!whole_word || !continues_word(span_slice(text, len, text.len)))
			best = len;
	}
	return best;
}

bool
phrases_have(const struct phrases *phrases, struct span text)
{
	const char *list = candidates(phrases, text);
	size_t len;

	while (list != NULL && *list != '\0')
		if (next_front(&list, text, &len) && len == text.len)
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
