/*
 * month_language - the language of a text too short to tell it otherwise, by a month it names
 */
#include "month_language.h"

#include "chunk.h"
#include "date_names.h"
#include "lexicon.h"

enum {
	TEXT_MAX = 1000, /* bytes that are looked at: longer texts tell by their words */
	JOINT_MAX = 4, /* bytes between a month and its day or year: " de " */
	WORD_MIN = 4 /* shorter names are those of several languages, or other words */
};

/* Is a digit among the bytes from one to another? */
static bool
holds_digit(struct span text, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < text.len; i++)
		if (is_digit(text.ptr[i]))
			return true;
	return false;
}

struct span
month_language(struct span text)
{
	text = span_slice(text, 0, TEXT_MAX);
	for (size_t at = 0, end; at < text.len; at = end + 1) {
		struct span word, language;

		for (end = at; end < text.len && !is_digit(text.ptr[end]) &&
		    lexicon_word_byte(text.ptr[end]);)
			end++;
		word = span_slice(text, at, end);
		if (word.len < WORD_MIN ||
		    !(holds_digit(text, at > JOINT_MAX ? at - JOINT_MAX : 0, at) ||
		    holds_digit(text, end, end + JOINT_MAX)))
			continue;
		language = date_month_language(word);
		if (language.len > 0)
			return language;
	}
	return (struct span){ NULL, 0 };
}
