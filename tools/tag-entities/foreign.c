/*
 * foreign - text in a language the model does not know
 */
#include "foreign.h"

#include "feature.h"
#include "utf8.h"

enum {
	STRETCH = 600,     /* bytes judged together, on to the end of a line: some 100 words */
	AMID_FOREIGN = 100, /* the same, of a text in another language, which may quote English */
	LONGEST = 2400,    /* bytes, without an end of line */
	ENOUGH_WORDS = 16, /* of fewer words the dictionary says nothing */
	WORD_BYTES = 64,   /* longer words are not plain */
};

static bool
is_common(const struct lexicon *lexicon, struct span word)
{
	return (lexicon_find(lexicon, feature_hash(word)).lists & LIST_COMMON) != 0;
}

/* Counts the words that are no names and too long for any language's little ones. */
static void
count_words(const struct lexicon *lexicon, struct span text, size_t *n, size_t *n_common)
{
	struct span word;

	for (size_t at = 0, first = 0; text_next_word(text, &at, &word); first = 0) {
		enum text_class class = text_class(utf8_next(word, &first));

		if ((class != TEXT_LOWER || word.len < 4) && class != TEXT_LETTER &&
		    class != TEXT_IDEOGRAPH)
			continue;
		++*n;
		*n_common += is_common(lexicon, word);
	}
}

/*
 * Little words alone may be those of names ("de la"), and the dictionary does not have all English
 * words: both have to say what is not English.
 */
static bool
is_not_english(const struct foreign *foreign, struct span text, bool amid_foreign)
{
	struct span told = language_of(foreign->languages, text, (struct span){ NULL, 0 });
	bool english = span_equal(told, SPAN("en"));
	size_t n = 0, n_common = 0;

	if (told.ptr != NULL && english != amid_foreign)
		return amid_foreign;
	count_words(foreign->lexicon, text, &n, &n_common);
	if (amid_foreign)
		return n_common * 2 <= n;
	return told.ptr != NULL ? n_common * 3 < n : n >= ENOUGH_WORDS && n_common * 5 < n;
}

static bool
is_foreign(const struct foreign *foreign, struct span text, bool amid_foreign)
{
	if (span_equal(foreign->language, SPAN("en")) && is_common(foreign->lexicon, SPAN("there")))
		return is_not_english(foreign, text, amid_foreign);
	return !span_equal(language_of(foreign->languages, text, foreign->language),
	    foreign->language);
}

/* The end of the stretch that begins at `start`; a short rest of the text belongs to it. */
static size_t
stretch_end(struct span text, size_t start, size_t least)
{
	size_t end = start + least, longest = start + LONGEST;

	while (end < text.len && end < longest && text.ptr[end] != '\n')
		end++;
	return text.len < end + least / 2 ? text.len : end;
}

bool
foreign_at(struct foreign_cursor *cursor, size_t at)
{
	if (cursor->foreign->language.ptr == NULL)
		return false;
	while (at >= cursor->end && cursor->end < cursor->text.len) {
		size_t start = cursor->end;
		bool amid_foreign = cursor->n_foreign * 2 > start;

		cursor->end = stretch_end(cursor->text, start, amid_foreign ? AMID_FOREIGN : STRETCH);
		cursor->is_foreign = is_foreign(cursor->foreign,
		    span_slice(cursor->text, start, cursor->end), amid_foreign);
		cursor->n_foreign += cursor->is_foreign ? cursor->end - start : 0;
	}
	return cursor->is_foreign;
}

/* Written small, or a function word of some language. */
static bool
is_plain_word(const struct language_index *languages, struct span word)
{
	char small[TEXT_LOWER_ROOM(WORD_BYTES)];
	size_t second = 0, len;

	if (word.len > WORD_BYTES)
		return false;
	len = text_lower_copy(word, small);
	if (span_equal(word, span_make(small, len)))
		return true;
	utf8_next(word, &second);
	return second < word.len && text_class(utf8_next(word, &second)) == TEXT_LOWER &&
	    language_has_word(languages, span_make(small, len));
}

/* Surnames alone are common nouns in other languages too often. */
static bool
is_listed_person(unsigned first, unsigned last, size_t n)
{
	return n > 1 && (first & (LIST_GIVEN_NAME | LIST_PERSON_PART)) != 0 &&
	    (last & (LIST_SURNAME | LIST_PERSON_PART)) != 0;
}

bool
foreign_is_listed(const struct foreign *foreign, enum name_type type, struct span text,
    const struct text_token *tokens, size_t n)
{
	static const unsigned words[N_TYPES] = { [TYPE_ORG] = LIST_GROUP,
		[TYPE_LOC] = LIST_PLACE | LIST_COUNTRY };
	static const unsigned phrases[N_TYPES] = { PHRASE_PERSON, PHRASE_GROUP, PHRASE_PLACE, 0 };
	const struct lexicon *lexicon = foreign->lexicon;
	unsigned first = 0, last = 0;
	uint64_t hash = 0;

	for (size_t i = 0; i < n && i < PHRASE_WORDS; i++) {
		uint64_t word = feature_hash(span_slice(text, tokens[i].start, tokens[i].end));

		last = lexicon_find(lexicon, word).lists;
		first = i == 0 ? last : first;
		hash = lexicon_phrase_hash(hash, word);
	}
	if (n > PHRASE_WORDS)
		return false;
	if (n == 1)
		return (last & words[type]) != 0 && (last & LIST_COMMON) == 0 &&
		    !is_plain_word(foreign->languages,
		        span_slice(text, tokens[0].start, tokens[0].end));
	return (lexicon_find_phrase(lexicon, hash) & phrases[type]) != 0 ||
	    (type == TYPE_PER && is_listed_person(first, last, n));
}
