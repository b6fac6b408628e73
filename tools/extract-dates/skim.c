/*
 * skim - steps over text in which no time expression can begin
 */
#include "skim.h"

#include "simd.h"

enum {
	LETTERS_MAX = 24,            /* of a word; longer ones are left to the scan */
	ROOM = LETTERS_MAX + 8 + 1,  /* bytes that may be read from the start of a word on */
};

/* The high bit of each byte of word that is no ASCII letter. */
static uint64_t
not_letters(uint64_t word)
{
	uint64_t low = (word | SIMD_EACH(0x20)) & SIMD_EACH(0x7f);
	uint64_t from_a = low + SIMD_EACH(0x80 - 'a'), beyond_z = low + SIMD_EACH(0x7f - 'z');

	return (~from_a | beyond_z | word) & SIMD_EACH(0x80);
}

/* How many letters stand at ptr, and their hash; 0 if there are LETTERS_MAX or more. */
static size_t
read_letters(const char *ptr, uint32_t *hash)
{
	uint64_t sum = 0;

	for (size_t len = 0; len < LETTERS_MAX; len += 8) {
		uint64_t word = simd_word(ptr + len), ends = not_letters(word);

		if (ends != 0) {
			unsigned bits = (unsigned)__builtin_ctzll(ends) & ~7u;

			if (bits > 0)
				sum = lexicon_hash_add(sum,
				    (word | SIMD_EACH(0x20)) & ~UINT64_C(0) >> (64 - bits));
			*hash = lexicon_hash_end(sum);
			return len + bits / 8;
		}
		sum = lexicon_hash_add(sum, word | SIMD_EACH(0x20));
	}
	return 0;
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Does a byte right behind letters make them part of something the scan has to see? */
static bool
goes_on(char c)
{
	return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9');
}

/* Marks that are part of an expression only behind one of its words. */
static bool
is_mark(char c)
{
	return c == ',' || c == '-' || c == '/' || c == '(' || c == ')' || c == '"';
}

void
skim_text(const struct lexicon *lexicon, struct span text, struct cues *cues, struct skim *skim)
{
	size_t at = skim->at;
	bool joins = false; /* words that join others have been passed since skim->at */
	struct span last = skim->before;

	while (at + ROOM <= text.len) {
		uint32_t hash;
		size_t len;
		unsigned use;
		struct span word;

		if (text.ptr[at] == ' ') {
			at++;
			continue;
		}
		if (is_mark(text.ptr[at])) {
			at++;
			if (!joins) {
				skim->at = at;
				skim->spaced = true;
			}
			continue;
		}
		if (!is_letter(text.ptr[at]))
			break;
		len = read_letters(text.ptr + at, &hash);
		if (len == 0 || goes_on(text.ptr[at + len]))
			break;
		word = span_make(text.ptr + at, len);
		use = lexicon_use(lexicon, hash);
		if (use == LEXICON_CORE)
			break;
		if (lexicon_in_past_tense(lexicon, word)) {
			if (use != 0)
				break;
			if (!lexicon_makes_passive(lexicon, last))
				cues_add(cues, at, CUE_PAST);
		}
		at += len;
		last = word;
		joins = use == LEXICON_PART;
		if (!joins) {
			skim->before = word;
			skim->spaced = false;
			skim->at = at;
		}
	}
}
