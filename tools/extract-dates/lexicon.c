/*
 * lexicon - finding the words of a language
 */
#include "lexicon.h"

#include <stdlib.h>

#include "ascii.h"
#include "date_names.h"
#include "heap.h"
#include "utf8.h"

struct lexicon_slot *
lexicon_slot(const struct lexicon *lexicon, uint32_t hash, struct span text)
{
	struct lexicon_slot *table = lexicon->table;
	uint32_t at = hash & lexicon->mask;

	for (; table[at].word != 0; at = (at + 1) & lexicon->mask) {
		const struct word *word = &lexicon->words[table[at].word];

		if (table[at].hash == hash &&
		    letters_equal(span_make(word->text.ptr, word->head_len), text))
			break;
	}
	return &table[at];
}

const struct word *
lexicon_find(const struct lexicon *lexicon, uint32_t hash, struct span text)
{
	uint32_t index;

	if (lexicon_use(lexicon, hash) == 0)
		return NULL;
	index = lexicon_slot(lexicon, hash, text)->word;
	return index == 0 ? NULL : &lexicon->words[index];
}

/* White space at text[at]: blanks, one newline, U+00A0 and U+202F; its length. */
static size_t
blank_at(struct span text, size_t at)
{
	size_t end = at;
	bool newline = false;

	while (end < text.len) {
		if (text.ptr[end] == ' ' || text.ptr[end] == '\t')
			end++;
		else if (text.ptr[end] == '\n' && !newline)
			newline = true, end++;
		else if (end + 1 < text.len && memcmp(text.ptr + end, "\xC2\xA0", 2) == 0)
			end += 2;
		else
			break;
	}
	return end - at;
}

/* Length of text that reads as phrase (in small letters), 0 if it does not. */
static size_t
match(struct span phrase, struct span text)
{
	size_t i = 0, at = 0;

	while (i < phrase.len) {
		if (at >= text.len)
			return 0;
		if (phrase.ptr[i] == ' ') {
			size_t blank = blank_at(text, at);

			if (blank == 0)
				return 0;
			at += blank;
			i++;
		} else if (phrase.ptr[i] == '\'' &&
		           span_starts(span_slice(text, at, text.len), SPAN("’"))) {
			at += 3;
			i++;
		} else if ((unsigned char)phrase.ptr[i] < 0x80) {
			if (phrase.ptr[i++] != ascii_fold(text.ptr[at++]))
				return 0;
		} else if (utf8_next(phrase, &i) != date_fold(utf8_next(text, &at))) {
			return 0;
		}
	}
	if (at < text.len && lexicon_word_byte(phrase.ptr[phrase.len - 1]) &&
	    (unsigned char)text.ptr[at] < 0x80 && lexicon_word_byte(text.ptr[at]))
		return 0;
	return at;
}

/* What must follow the first word of a phrase, where two plain letters tell; else 0. */
static uint16_t
second_of(const struct word *phrase)
{
	struct span rest = span_slice(phrase->text, phrase->head_len, phrase->text.len);

	return rest.len > 2 && rest.ptr[0] == ' ' && ascii_is_letter(rest.ptr[1]) &&
	    ascii_is_letter(rest.ptr[2]) ? lexicon_pair(rest.ptr + 1) : 0;
}

static int
compare_phrases(const void *a, const void *b)
{
	const struct phrase *one = a, *other = b;

	return one->second != other->second ? one->second - other->second : one->word - other->word;
}

void
lexicon_list_phrases(struct lexicon *lexicon)
{
	uint32_t n = 0;

	lexicon->phrases = heap_get_zeroed(lexicon->n_words, sizeof(*lexicon->phrases));
	for (size_t i = 1; i < lexicon->n_words; i++) {
		struct word *first = &lexicon->words[i];

		if (first->head_len < first->text.len)
			continue;
		first->phrases = n;
		for (uint32_t k = first->next_phrase; k != 0; k = lexicon->words[k].next_phrase)
			lexicon->phrases[n++] =
			    (struct phrase){ second_of(&lexicon->words[k]), (uint16_t)k };
		first->n_phrases = n - first->phrases;
		qsort(lexicon->phrases + first->phrases, first->n_phrases,
		    sizeof(*lexicon->phrases), compare_phrases);
	}
}

/* The first of phrases in order of `second` that has it or a later one. */
static const struct phrase *
find_second(const struct phrase *phrase, const struct phrase *end, uint16_t second)
{
	while (phrase < end) {
		const struct phrase *middle = phrase + (end - phrase) / 2;

		if (middle->second < second)
			phrase = middle + 1;
		else
			end = middle;
	}
	return phrase;
}

const struct word *
lexicon_phrase(const struct lexicon *lexicon, const struct word *first, struct span text,
    size_t *len)
{
	const struct phrase *phrase = lexicon->phrases + first->phrases;
	const struct phrase *end = phrase + first->n_phrases;
	const struct word *best = first->single ? first : NULL;
	size_t first_len = *len, best_len = first->single ? *len : 0;
	uint16_t second = *len + 2 < text.len && text.ptr[*len] == ' ' ?
	    lexicon_pair(text.ptr + *len + 1) : 0;

	*len = best_len;
	if ((first->phrase_letters & lexicon_letter_bit(text, first_len)) == 0)
		return best;
	for (; phrase < end; phrase++) {
		const struct word *word;
		size_t matched;

		if (second != 0 && phrase->second != 0 && phrase->second < second)
			phrase = find_second(phrase, end, second);
		if (phrase == end || (second != 0 && phrase->second > second))
			break;
		word = &lexicon->words[phrase->word];
		matched = match(word->text, text);
		if (matched > best_len) {
			best = word;
			best_len = matched;
		}
	}
	*len = best_len;
	return best;
}

int
word_value(const struct word *word, enum word_class class)
{
	for (int i = 0; i < LEXICON_SENSES; i++)
		if (word->senses[i].class == class)
			return word->senses[i].value;
	return 0;
}
