/*
 * refuse_beside - the words and bytes beside a mention that tell whether it is one
 */
#include "refuse.h"

#include "form.h"
#include "gap.h"

struct span
refuse_nth_word_before(const struct run *run, int i, int n)
{
	uint32_t end = run->list[i].start, start;

	for (; n > 1; n--)
		end = gap_words_before(run->text, end, 1);
	start = gap_words_before(run->text, end, 1);
	return start < end ? span_trim(span_slice(run->text, start, end)) : (struct span){ NULL, 0 };
}

struct span
refuse_word_before(const struct run *run, int i)
{
	return refuse_nth_word_before(run, i, 1);
}

bool
refuse_before(const struct run *run, int i, enum word_class class)
{
	return lexicon_says(run->lexicon, refuse_word_before(run, i), class);
}

bool
refuse_behind(const struct run *run, int end, enum word_class class)
{
	return lexicon_says(run->lexicon, word_after(run, end - 1), class);
}

char
refuse_byte_before(const struct run *run, int i)
{
	uint32_t start = run->list[i].start;

	return start > 0 ? run->text.ptr[start - 1] : '\n';
}

char
refuse_byte_behind(const struct run *run, int end)
{
	uint32_t at = run->list[end - 1].end;

	return at < run->text.len ? run->text.ptr[at] : '\n';
}
