/*
 * skim - steps over text in which no time expression can begin
 */
#include "skim.h"

#include "simd.h"

enum { LETTERS_MAX = 24 }; /* of a word; longer ones are left to the scan */

/* The high bit of each byte of word that is no ASCII letter. */
static uint64_t
not_letters(uint64_t word)
{
	uint64_t low = (word | SIMD_EACH(0x20)) & SIMD_EACH(0x7f);
	uint64_t from_a = low + SIMD_EACH(0x80 - 'a'), beyond_z = low + SIMD_EACH(0x7f - 'z');

	return (~from_a | beyond_z | word) & SIMD_EACH(0x80);
}

/* Eight bytes of text; zeros behind its end. */
static inline uint64_t
eight_bytes(struct span text, size_t at)
{
	char rest[8] = { 0 };

	if (at + 8 <= text.len)
		return simd_word(text.ptr + at);
	if (at < text.len)
		memcpy(rest, text.ptr + at, text.len - at);
	return simd_word(rest);
}

/* How many letters stand at text[at], and their hash; 0 if there are LETTERS_MAX or more. */
static inline size_t
read_letters(struct span text, size_t at, uint32_t *hash)
{
	uint64_t sum = 0;

	for (size_t len = 0; len < LETTERS_MAX; len += 8) {
		uint64_t word = eight_bytes(text, at + len), ends = not_letters(word);

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

/*
 * What a byte is between runs. BEHIND_STOPS: right behind letters it makes them part of something
 * the scan has to see. MARK: part of an expression only behind one of its words.
 */
enum byte_use { STOPS, BEHIND_STOPS, LETTER, BLANK, MARK };

static inline enum byte_use
byte_use(struct span text, size_t at)
{
	static const uint8_t uses[256] = {
		['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, [' '] = BLANK,
		['0' ... '9'] = BEHIND_STOPS, [0x80 ... 0xFF] = BEHIND_STOPS,
		[','] = MARK, ['-'] = MARK, ['/'] = MARK, ['('] = MARK, [')'] = MARK, ['"'] = MARK,
	};

	return at < text.len ? (enum byte_use)uses[(unsigned char)text.ptr[at]] : STOPS;
}

/* Where words are read: behind skim->at lie only words that join others, the last one in `last`. */
struct reading {
	struct span text;
	size_t at;
	struct span last;
	bool joins; /* there are such words */
};

/* Passes the word at read->at; false if the scan has to see it. */
static inline bool
pass_word(const struct lexicon *lexicon, struct reading *read, struct cues *cues, struct skim *skim)
{
	uint32_t hash = 0;
	size_t len = read_letters(read->text, read->at, &hash);
	unsigned use = lexicon_use(lexicon, hash);
	struct span word = span_make(read->text.ptr + read->at, len);
	const struct word *known = NULL;

	if (len == 0 || use == LEXICON_CORE || byte_use(read->text, read->at + len) == BEHIND_STOPS)
		return false;
	if (use == LEXICON_BESIDE)
		known = lexicon_find(lexicon, hash, word);
	if (known != NULL) {
		cues_add_word(cues, lexicon, known, read->last, read->at);
	} else if (lexicon_in_past_tense(lexicon, word)) {
		if (use == LEXICON_PART)
			return false;
		cues_add_past(cues, lexicon, read->last, read->at);
	}
	read->at += len;
	read->last = word;
	read->joins = use == LEXICON_PART;
	if (!read->joins) {
		skim->before = word;
		skim->spaced = false;
		skim->at = read->at;
	}
	return true;
}

void
skim_text(const struct lexicon *lexicon, struct span text, struct cues *cues, struct skim *skim)
{
	struct reading read = { .text = text, .at = skim->at, .last = skim->before };
	enum byte_use use;

	while ((use = byte_use(text, read.at)) >= LETTER) {
		if (use == LETTER) {
			if (!pass_word(lexicon, &read, cues, skim))
				return;
			continue;
		}
		read.at++;
		if (use == MARK && !read.joins) {
			skim->at = read.at;
			skim->spaced = true;
		}
	}
}
