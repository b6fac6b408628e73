/*
 * simd_x86 - the variants for x86-64 with AVX2
 *
 * UTF-8 is checked by the lookup method of Keiser and Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte" (2021): three table lookups by nibble, on the byte and the one before it,
 * each giving the set of mistakes still possible; what all three leave is wrong.
 */
#include "simd.h"

#ifdef __x86_64__

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 static inline __m256i
load(const char *ptr)
{
	return _mm256_loadu_si256((const void *)ptr);
}

AVX2 static inline uint32_t
equal(__m256i bytes, char byte)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte)));
}

/* A table of 16 bytes, in both halves. */
AVX2 static inline __m256i
table(const unsigned char rows[16])
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)rows));
}

/* Bits of the bytes up to 0x1f. */
AVX2 static inline uint32_t
below_space(__m256i bytes)
{
	__m256i least = _mm256_min_epu8(bytes, _mm256_set1_epi8(0x1f));

	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(least, bytes));
}

static inline uint64_t
join(uint32_t low, uint32_t high)
{
	return low | (uint64_t)high << 32;
}

/* Bits of the bytes that are the row of table for their low nibble. No row has its high bit set
 * but for nothing to match it. */
AVX2 static inline uint32_t
in_table(__m256i bytes, __m256i rows)
{
	__m256i row = _mm256_shuffle_epi8(rows, bytes);

	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(row, bytes));
}

enum { NONE = 0xff };

static const unsigned char spaces[16] = { ' ', NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
	'\t', '\n', NONE, NONE, '\r', NONE, NONE };

/* Looked up with bit 5 set, which makes { } of [ ]. */
static const unsigned char structures[16] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
	NONE, ':', '{', ',', '}', NONE, NONE };

AVX2 static bool
avx2_classify(const char *text, size_t n, struct simd_block *blocks)
{
	const __m256i space_rows = table(spaces), structure_rows = table(structures);
	const __m256i bit5 = _mm256_set1_epi8(0x20);
	__m256i all = _mm256_setzero_si256();

	for (size_t i = 0; i < n; i++, text += SIMD_BLOCK) {
		__m256i a = load(text), b = load(text + 32);
		uint64_t control = join(below_space(a), below_space(b));
		uint64_t structure = join(in_table(_mm256_or_si256(a, bit5), structure_rows),
		    in_table(_mm256_or_si256(b, bit5), structure_rows));

		all = _mm256_or_si256(all, _mm256_or_si256(a, b));
		blocks[i].quote = join(equal(a, '"'), equal(b, '"'));
		blocks[i].backslash = join(equal(a, '\\'), equal(b, '\\'));
		blocks[i].control = control;
		blocks[i].space = join(in_table(a, space_rows), in_table(b, space_rows));
		blocks[i].structure = structure & ~control; /* bit 5 makes , : of two of them */
	}
	return _mm256_movemask_epi8(all) != 0;
}

AVX2 static size_t
avx2_copy_unescaped(struct span text, char *out)
{
	size_t at = 0;

	for (; text.len - at >= 32; at += 32) {
		__m256i bytes = load(text.ptr + at);
		uint32_t special = equal(bytes, '"') | equal(bytes, '\\') | below_space(bytes);

		_mm256_storeu_si256((void *)(out + at), bytes);
		if (special != 0)
			return at + (size_t)__builtin_ctz(special);
	}
	return at + simd_plain.copy_unescaped(span_slice(text, at, text.len), out + at);
}

AVX2 static size_t
avx2_copy_to_backslash(struct span text, char *out)
{
	size_t at = 0;

	for (; text.len - at >= 32; at += 32) {
		__m256i bytes = load(text.ptr + at);
		uint32_t special = equal(bytes, '\\');

		_mm256_storeu_si256((void *)(out + at), bytes);
		if (special != 0)
			return at + (size_t)__builtin_ctz(special);
	}
	return at + simd_plain.copy_to_backslash(span_slice(text, at, text.len), out + at);
}

/* What can be wrong with two bytes that follow each other. */
enum {
	TOO_SHORT = 1 << 0,  /* a lead byte, then no continuation */
	TOO_LONG = 1 << 1,   /* ASCII, then a continuation */
	LONG_3 = 1 << 2,     /* E0 80..9F: fits in two bytes */
	TOO_LARGE = 1 << 3,  /* above U+10FFFF: F4 90..BF, F5.. 90..BF */
	SURROGATE = 1 << 4,  /* ED A0..BF */
	LONG_2 = 1 << 5,     /* C0, C1: fits in one byte */
	LONG_4 = 1 << 6,     /* F0 80..8F: fits in three bytes, and F5.. 80..8F: too large */
	TWO_CONTS = 1 << 7,  /* two continuations: right only as third or fourth byte */
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS, /* what the low nibble says nothing of */
};

static const unsigned char first_high[16] = {
	TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
	TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS,
	TOO_SHORT | LONG_2, TOO_SHORT, TOO_SHORT | LONG_3 | SURROGATE,
	TOO_SHORT | TOO_LARGE | LONG_4,
};

static const unsigned char first_low[16] = {
	CARRY | LONG_3 | LONG_2 | LONG_4, CARRY | LONG_2, CARRY, CARRY,
	CARRY | TOO_LARGE, CARRY | TOO_LARGE | LONG_4, CARRY | TOO_LARGE | LONG_4,
	CARRY | TOO_LARGE | LONG_4, CARRY | TOO_LARGE | LONG_4, CARRY | TOO_LARGE | LONG_4,
	CARRY | TOO_LARGE | LONG_4, CARRY | TOO_LARGE | LONG_4, CARRY | TOO_LARGE | LONG_4,
	CARRY | TOO_LARGE | LONG_4 | SURROGATE, CARRY | TOO_LARGE | LONG_4,
	CARRY | TOO_LARGE | LONG_4,
};

static const unsigned char second_high[16] = {
	TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
	TOO_LONG | LONG_2 | TWO_CONTS | LONG_3 | LONG_4,
	TOO_LONG | LONG_2 | TWO_CONTS | LONG_3 | TOO_LARGE,
	TOO_LONG | LONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
	TOO_LONG | LONG_2 | TWO_CONTS | SURROGATE | TOO_LARGE,
	TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
};

/* bytes moved up by n, with the last n of before in front */
#define SHIFTED(bytes, before, n) \
	_mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(before, bytes, 0x21), 16 - (n))

/* Non-zero bytes where something is wrong; before: the 32 bytes in front. */
AVX2 static inline __m256i
utf8_mistakes(__m256i bytes, __m256i before)
{
	const __m256i nibble = _mm256_set1_epi8(0x0f);
	__m256i first = SHIFTED(bytes, before, 1);
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(first, 4), nibble);
	__m256i low = _mm256_and_si256(first, nibble);
	__m256i second = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble);
	__m256i wrong = _mm256_and_si256(_mm256_shuffle_epi8(table(first_high), high),
	    _mm256_and_si256(_mm256_shuffle_epi8(table(first_low), low),
	        _mm256_shuffle_epi8(table(second_high), second)));
	__m256i third = _mm256_subs_epu8(SHIFTED(bytes, before, 2), _mm256_set1_epi8(0xe0 - 0x80));
	__m256i fourth = _mm256_subs_epu8(SHIFTED(bytes, before, 3), _mm256_set1_epi8(0xf0 - 0x80));
	__m256i must_continue = _mm256_and_si256(_mm256_or_si256(third, fourth),
	    _mm256_set1_epi8((char)0x80));

	return _mm256_xor_si256(wrong, must_continue);
}

/* Start of the code point that the last bytes of text[0..at] may leave unfinished. */
static size_t
whole_code_points(const char *text, size_t at)
{
	for (size_t back = 1; back <= 3 && back <= at; back++) {
		unsigned char c = (unsigned char)text[at - back];

		if (c < 0x80)
			return at;
		if (c >= 0xc0)
			return at - back;
	}
	return at;
}

AVX2 static size_t
avx2_utf8_valid(struct span text)
{
	__m256i before = _mm256_setzero_si256();
	bool open = false; /* the last block was not ASCII and may have left a code point open */
	size_t at = 0;

	for (; text.len - at >= 64; at += 64) {
		__m256i a = load(text.ptr + at), b = load(text.ptr + at + 32);
		bool ascii = _mm256_movemask_epi8(_mm256_or_si256(a, b)) == 0;

		if (!ascii || open) {
			__m256i wrong = _mm256_or_si256(utf8_mistakes(a, before), utf8_mistakes(b, a));

			if (!_mm256_testz_si256(wrong, wrong))
				break;
		}
		open = !ascii;
		before = b;
	}
	return open ? whole_code_points(text.ptr, at) : at;
}

AVX2 static size_t
avx2_utf8_count(struct span text)
{
	const __m256i last_continuation = _mm256_set1_epi8((char)0xbf);
	size_t n = 0, at = 0;

	for (; text.len - at >= 32; at += 32) {
		__m256i lead = _mm256_cmpgt_epi8(load(text.ptr + at), last_continuation);

		n += (size_t)__builtin_popcount((uint32_t)_mm256_movemask_epi8(lead));
	}
	return n + simd_plain.utf8_count(span_slice(text, at, text.len));
}

const struct simd simd_avx2 = {
	.name = "avx2",
	.classify = avx2_classify,
	.copy_unescaped = avx2_copy_unescaped,
	.copy_to_backslash = avx2_copy_to_backslash,
	.utf8_valid = avx2_utf8_valid,
	.utf8_count = avx2_utf8_count,
};

#endif
