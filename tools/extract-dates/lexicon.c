/*
 * lexicon - the words of a language: finding them, and guessing which language it is
 */
#include "lexicon.h"

#include "date_names.h"
#include "utf8.h"

bool
lexicon_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c >= 0x80;
}

uint32_t *
lexicon_slot(const struct lexicon *lexicon, uint32_t hash, struct span text)
{
	uint32_t slot = hash & lexicon->mask;

	while (lexicon->table[slot] != 0) {
		const struct word *word = &lexicon->words[lexicon->table[slot]];

		if (word->hash == hash &&
		    span_equal_nocase(span_make(word->text.ptr, word->head_len), text))
			break;
		slot = (slot + 1) & lexicon->mask;
	}
	return &lexicon->table[slot];
}

/*
 * The bit of the letter behind a blank at `at`; all bits when something else stands there. What
 * follows a word tells in one test that no phrase begins with it.
 */
uint32_t
lexicon_letter_bit(struct span text, size_t at)
{
	unsigned letter;

	if (at + 1 >= text.len || text.ptr[at] != ' ')
		return ~0u;
	letter = ((unsigned)text.ptr[at + 1] | 0x20u) - 'a';
	return letter < 26 ? 1u << letter : ~0u;
}

const struct word *
lexicon_find(const struct lexicon *lexicon, uint32_t hash, struct span text)
{
	uint32_t index;

	if (!lexicon_may_have(lexicon, hash))
		return NULL;
	index = *lexicon_slot(lexicon, hash, text);
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
		} else if (utf8_next(phrase, &i) != date_fold(utf8_next(text, &at))) {
			return 0;
		}
	}
	if (at < text.len && lexicon_word_byte((unsigned char)phrase.ptr[phrase.len - 1]) &&
	    (unsigned char)text.ptr[at] < 0x80 && lexicon_word_byte((unsigned char)text.ptr[at]))
		return 0;
	return at;
}

const struct word *
lexicon_phrase(const struct lexicon *lexicon, const struct word *first, struct span text,
    size_t *len)
{
	const struct word *best = first->single ? first : NULL;
	size_t best_len = first->single ? *len : 0;
	const char *behind = text.ptr + *len;
	bool plain = *len + 2 < text.len && behind[0] == ' ';

	if ((first->phrase_letters & lexicon_letter_bit(text, *len)) == 0) {
		*len = best_len;
		return best;
	}
	for (uint32_t i = first->next_phrase; i != 0; i = lexicon->words[i].next_phrase) {
		const struct word *phrase = &lexicon->words[i];
		size_t matched;

		if (plain && phrase->second[0] != '\0' &&
		    (phrase->second[0] != (behind[1] | 0x20) ||
		    phrase->second[1] != (behind[2] | 0x20)))
			continue;
		matched = match(phrase->text, text);

		if (matched > best_len) {
			best = phrase;
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

bool
lexicon_says(const struct lexicon *lexicon, struct span text, enum word_class class)
{
	return text.len > 0 &&
	    word_is(lexicon_find(lexicon, lexicon_hash(text.ptr, text.len), text), class, NULL);
}

/* The commonest words of each language that are not as common in another. */
static const struct {
	const char *language, *words;
} common_words[] = {
	{ "en", " the and of to is that for it with was you this are have not " },
	{ "de", " der die und das ist nicht den von mit ein sich auf für eine dem auch wird " },
	{ "fr", " le les des est et une dans que pour pas qui sur au du avec plus par " },
	{ "es", " el los las que una por con para del se su es como más pero " },
	{ "it", " il di che è per una sono della non con del gli alla anche nel " },
	{ "nl", " de het een van en dat niet zijn voor met op aan ook er bij naar " },
	{ "pt", " o os uma que não para com do da em por mais dos ao são " },
	{ "pl", " w na z się nie jest że do to jak po ale oraz przez dla " },
	{ "ru", " и в на не что с по это как его к из для от она " },
	{ "el", " και το να του η της με για την από που στην των είναι στο " },
	{ "sv", " och att det som är på för av inte med till har den ett " },
	{ "tr", " ve bir bu için ile de da olarak çok daha olan " },
	{ NULL, NULL },
};

enum { GUESS_WORDS = 100 };

struct span
lexicon_guess(struct span text)
{
	int counts[16] = { 0 }, best = 0, n = 0;
	struct span rest = span_slice(text, 0, 4096), word;

	while (n < GUESS_WORDS && span_split(&rest, ' ', &word)) {
		char padded[16] = " ";

		if (word.len == 0 || word.len > 8)
			continue;
		memcpy(padded + 1, word.ptr, word.len);
		padded[word.len + 1] = ' ';
		for (int i = 0; common_words[i].language != NULL; i++) {
			struct span list = span_from(common_words[i].words);

			counts[i] += span_find(list, span_make(padded, word.len + 2)) < list.len;
		}
		n++;
	}
	for (int i = 1; common_words[i].language != NULL; i++)
		if (counts[i] > counts[best])
			best = i;
	if (counts[best] < 3 || counts[best] * 20 < n)
		return (struct span){ NULL, 0 };
	return span_from(common_words[best].language);
}
