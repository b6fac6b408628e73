/*
 * letters - runs of ASCII letters, their hash and case, eight bytes at a time
 *
 * For loops that look up every word of a text: one pass finds the end of the word and its hash. The
 * hash differs from span_hash, which goes byte by byte; it is for tables in memory only.
 */
#ifndef WINNOW_LETTERS_H
#define WINNOW_LETTERS_H

#include "simd.h"

struct letters {
	size_t len;    /* 0: none, or too many */
	uint32_t hash; /* letters_hash of them in small letters */
	bool capitals; /* some are */
};

static inline uint64_t
letters_hash_add(uint64_t sum, uint64_t bytes)
{
	sum = (sum ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
	return sum ^ sum >> 32;
}

static inline uint32_t
letters_hash_end(uint64_t sum)
{
	return (uint32_t)(sum * UINT64_C(0xD6E8FEB86659FD93) >> 32);
}

/*
 * Hash of any word: of eight bytes at a time, the last ones, if only none, filled up with zeros. The
 * bits of `set` are set in each byte: 0x20 makes small letters of capitals, and maps other bytes, too.
 */
static inline uint32_t
letters_hash(struct span word, unsigned char set)
{
	uint64_t sum = 0, each = SIMD_EACH(set);
	size_t at = 0;

	for (; at + 8 <= word.len; at += 8)
		sum = letters_hash_add(sum, simd_word(word.ptr + at) | each);
	each &= (UINT64_C(1) << 8 * (word.len - at)) - 1;
	return letters_hash_end(letters_hash_add(sum, simd_few(word.ptr + at, word.len - at) | each));
}

/* The high bit of each of eight bytes that is no letter. */
static inline uint64_t
letters_others(uint64_t word)
{
	uint64_t low = (word | SIMD_EACH(0x20)) & SIMD_EACH(0x7f);
	uint64_t from_a = low + SIMD_EACH(0x80 - 'a'), beyond_z = low + SIMD_EACH(0x7f - 'z');

	return (~from_a | beyond_z | word) & SIMD_EACH(0x80);
}

/* Is text the word `small`, which has no capitals, in large or small letters? */
static inline bool
letters_equal(struct span small, struct span text)
{
	if (small.len != text.len)
		return false;
	for (size_t at = 0; at < text.len; at += 8) {
		uint64_t word = simd_word_at(small, at);
		uint64_t fold = (~letters_others(word) & SIMD_EACH(0x80)) >> 2; /* 0x20 of letters */

		if ((simd_word_at(text, at) | fold) != (word | fold))
			return false;
	}
	return true;
}

/* The letters from text[at] on. Where there are `max` (a multiple of 8) or more, none. */
static inline struct letters
letters_read(struct span text, size_t at, size_t max)
{
	uint64_t word = simd_word_at(text, at), others = letters_others(word), sum = 0, large = 0;
	uint64_t letters; /* all bits of those before the first other byte */
	size_t len = 0;

	while (others == 0) {
		large |= ~word;
		sum = letters_hash_add(sum, word | SIMD_EACH(0x20));
		len += 8;
		if (len == max)
			return (struct letters){ 0 };
		word = simd_word_at(text, at + len);
		others = letters_others(word);
	}
	letters = ((others & -others) >> 7) - 1;
	large |= ~word & letters;
	sum = letters_hash_add(sum, (word | SIMD_EACH(0x20)) & letters);
	return (struct letters){ len + (size_t)__builtin_ctzll(others) / 8, letters_hash_end(sum),
		(large & SIMD_EACH(0x20)) != 0 };
}

#endif
