/*
 * gap - the words between expressions, and right before them
 */
#include "gap.h"

static bool
in_classes(const struct lexicon *lexicon, struct span text, const enum word_class *classes)
{
	const struct word *word = lexicon_word(lexicon, text);

	for (int i = 0; classes[i] != W_NONE; i++)
		if (word_is(word, classes[i], NULL))
			return true;
	return false;
}

bool
gap_holds(const struct lexicon *lexicon, struct span gap, const enum word_class *classes,
    const char *marks)
{
	for (size_t at = 0; at < gap.len;) {
		size_t end = lexicon_word_end(gap, at);

		if (end > at && !in_classes(lexicon, span_slice(gap, at, end), classes))
			return false;
		if (end == at && gap.ptr[at] != ' ' && strchr(marks, gap.ptr[at]) == NULL)
			return false;
		at = end > at ? end : at + 1;
	}
	return true;
}

struct span
gap_first_word(struct span gap)
{
	struct span words = span_trim(gap);

	return span_slice(words, 0, lexicon_word_end(words, 0));
}

/* The word or phrase that all of words is, NULL if none. */
static const struct word *
find_phrase(const struct lexicon *lexicon, struct span words)
{
	size_t len = lexicon_word_end(words, 0);
	const struct word *word = lexicon_word(lexicon, span_slice(words, 0, len));

	if (word != NULL)
		word = lexicon_phrase(lexicon, word, words, &len);
	return len == words.len ? word : NULL;
}

int
gap_bound(const struct lexicon *lexicon, struct span gap)
{
	struct span words = span_trim(gap);
	int bound = BOUND_NONE;

	if (words.len > 0)
		word_is(find_phrase(lexicon, words), W_BOUND, &bound);
	return bound;
}

uint32_t
gap_words_before(struct span text, uint32_t at, int n)
{
	uint32_t start = at;

	while (n-- > 0) {
		uint32_t end = start;

		while (end > 0 && text.ptr[end - 1] == ' ')
			end--;
		start = end;
		while (start > 0 && lexicon_word_byte(text.ptr[start - 1]))
			start--;
		if (start == end)
			return at;
	}
	return start;
}

bool
gap_word_before_is(const struct lexicon *lexicon, struct span text, uint32_t at,
    enum word_class class)
{
	uint32_t start = gap_words_before(text, at, 1);

	return lexicon_says(lexicon, span_trim(span_slice(text, start, at)), class);
}

uint32_t
gap_bound_before(const struct lexicon *lexicon, struct span text, uint32_t at, int *bound)
{
	enum { BOUND_WORDS = 4 };
	uint32_t found = 0;

	for (int n = 1; n <= BOUND_WORDS; n++) {
		uint32_t start = gap_words_before(text, at, n);
		struct span words = span_trim(span_slice(text, start, at));

		if (words.len == 0)
			break;
		if (word_is(find_phrase(lexicon, words), W_BOUND, bound))
			found = at - start;
	}
	return found;
}
