/*
 * simd_x86 - the variants for x86-64 with AVX2 and with AVX-512
 *
 * UTF-8 is checked by the lookup method of Keiser and Lemire, "Validating UTF-8 In Less Than One
 * Instruction Per Byte" (2021): three table lookups by nibble, on the byte and the one before it,
 * each giving the set of mistakes still possible; what all three leave is wrong.
 */
#include "simd_x86.h"

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

/*
 * What may stand behind a backslash, by both nibbles: a byte is one if its rows have a bit in common.
 * Bit 0: " and /, bit 1: backslash, bit 2: b f n, bit 3: r t u.
 */
static const unsigned char letter_low[16] = { [2] = 1 | 4 | 8, [15] = 1, [12] = 2, [6] = 4,
	[14] = 4, [4] = 8, [5] = 8 };
static const unsigned char letter_high[16] = { [2] = 1, [5] = 2, [6] = 4, [7] = 8 };

AVX2 static inline uint32_t
letters(__m256i bytes)
{
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
	__m256i common = _mm256_and_si256(_mm256_shuffle_epi8(table(letter_low), bytes),
	    _mm256_shuffle_epi8(table(letter_high), high));

	return ~equal(common, 0);
}

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
		blocks[i].letter = join(letters(a), letters(b));
		blocks[i].unicode = join(equal(a, 'u'), equal(b, 'u'));
	}
	return _mm256_movemask_epi8(all) != 0;
}

/* Copies 32 bytes; bits of those that must be escaped, or with only_backslash set of backslashes. */
AVX2 static inline uint32_t
copy_block(const char *text, char *out, bool only_backslash)
{
	__m256i bytes = load(text);
	uint32_t special = equal(bytes, '\\');

	_mm256_storeu_si256((void *)out, bytes);
	return only_backslash ? special : special | equal(bytes, '"') | below_space(bytes);
}

/* The last block overlaps the one before, which held nothing special. */
AVX2 static inline size_t
copy(struct span text, char *out, bool only_backslash)
{
	for (size_t at = 0; at < text.len; at += 32) {
		uint32_t special;

		if (text.len - at < 32)
			at = text.len - 32;
		special = copy_block(text.ptr + at, out + at, only_backslash);
		if (special != 0)
			return at + (size_t)__builtin_ctz(special);
	}
	return text.len;
}

AVX2 static size_t
avx2_copy_unescaped(struct span text, char *out)
{
	return text.len < 32 ? simd_plain.copy_unescaped(text, out) : copy(text, out, false);
}

AVX2 static size_t
avx2_copy_to_backslash(struct span text, char *out)
{
	return text.len < 32 ? simd_plain.copy_to_backslash(text, out) : copy(text, out, true);
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

/* Is the end of text, less than 64 bytes, right behind the 32 bytes before? */
AVX2 static bool
valid_tail(struct span tail, __m256i before)
{
	char bytes[64] = { 0 };
	__m256i a, b, wrong;

	memcpy(bytes, tail.ptr, tail.len);
	a = load(bytes);
	b = load(bytes + 32);
	wrong = _mm256_or_si256(utf8_mistakes(a, before), utf8_mistakes(b, a));
	return _mm256_testz_si256(wrong, wrong);
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
	if (at < text.len && text.len - at < 64 &&
	    valid_tail(span_slice(text, at, text.len), before))
		return text.len;
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
	.add_tree = avx2_add_tree,
	.escape = avx2_escape,
	.unescape = avx2_unescape,
};

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx2,bmi,popcnt")))

/* A mask of the lowest n bits, n up to 64. */
static inline uint64_t
low_bits(size_t n)
{
	return n < 64 ? ((uint64_t)1 << n) - 1 : ~(uint64_t)0;
}

/* Up to 64 bytes, zeros behind them; nothing behind them is read. */
AVX512 static inline __m512i
load_512(const char *ptr, size_t len)
{
	return _mm512_maskz_loadu_epi8(low_bits(len), ptr);
}

AVX512 static inline uint64_t
equal_512(__m512i bytes, char byte)
{
	return _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(byte));
}

AVX512 static inline uint64_t
below_space_512(__m512i bytes)
{
	return _mm512_cmplt_epu8_mask(bytes, _mm512_set1_epi8(' '));
}

/* A table of 16 bytes, in all four quarters. */
AVX512 static inline __m512i
table_512(const unsigned char rows[16])
{
	return _mm512_broadcast_i32x4(_mm_loadu_si128((const void *)rows));
}

AVX512 static inline __m512i
high_nibbles(__m512i bytes)
{
	return _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(15));
}

AVX512 static bool
avx512_classify(const char *text, size_t n, struct simd_block *blocks)
{
	const __m512i space_rows = table_512(spaces), structure_rows = table_512(structures);
	const __m512i low_rows = table_512(letter_low), high_rows = table_512(letter_high);
	uint64_t all = 0;

	for (size_t i = 0; i < n; i++, text += SIMD_BLOCK) {
		__m512i bytes = _mm512_loadu_si512(text);
		__m512i lower = _mm512_or_si512(bytes, _mm512_set1_epi8(0x20));

		all |= _mm512_movepi8_mask(bytes);
		blocks[i].quote = equal_512(bytes, '"');
		blocks[i].backslash = equal_512(bytes, '\\');
		blocks[i].control = below_space_512(bytes);
		blocks[i].space = _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(space_rows, bytes), bytes);
		blocks[i].structure = ~blocks[i].control &
		    _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(structure_rows, lower), lower);
		blocks[i].letter = _mm512_test_epi8_mask(_mm512_shuffle_epi8(low_rows, bytes),
		    _mm512_shuffle_epi8(high_rows, high_nibbles(bytes)));
		blocks[i].unicode = equal_512(bytes, 'u');
	}
	return all != 0;
}

AVX512 static inline size_t
copy_512(struct span text, char *out, bool only_backslash)
{
	for (size_t at = 0; at < text.len; at += 64) {
		size_t len = text.len - at < 64 ? text.len - at : 64;
		__m512i bytes = load_512(text.ptr + at, len);
		uint64_t special = equal_512(bytes, '\\');

		if (!only_backslash)
			special |= equal_512(bytes, '"') | below_space_512(bytes);
		special &= low_bits(len);
		_mm512_mask_storeu_epi8(out + at, low_bits(len), bytes);
		if (special != 0)
			return at + (size_t)__builtin_ctzll(special);
	}
	return text.len;
}

AVX512 static size_t
avx512_copy_unescaped(struct span text, char *out)
{
	return copy_512(text, out, false);
}

AVX512 static size_t
avx512_copy_to_backslash(struct span text, char *out)
{
	return copy_512(text, out, true);
}

/* bytes moved up by n, with the last n of before in front */
#define SHIFTED_512(bytes, before, n) \
	_mm512_alignr_epi8(bytes, _mm512_alignr_epi64(bytes, before, 6), 16 - (n))

/* As utf8_mistakes. */
AVX512 static inline bool
has_mistakes_512(__m512i bytes, __m512i before)
{
	__m512i first = SHIFTED_512(bytes, before, 1);
	__m512i wrong = _mm512_and_si512(
	    _mm512_shuffle_epi8(table_512(first_high), high_nibbles(first)),
	    _mm512_shuffle_epi8(table_512(first_low),
	        _mm512_and_si512(first, _mm512_set1_epi8(15))));
	__m512i third = _mm512_subs_epu8(SHIFTED_512(bytes, before, 2), _mm512_set1_epi8(0x60));
	__m512i fourth = _mm512_subs_epu8(SHIFTED_512(bytes, before, 3), _mm512_set1_epi8(0x70));
	__m512i must_continue = _mm512_and_si512(_mm512_or_si512(third, fourth),
	    _mm512_set1_epi8((char)0x80));

	wrong = _mm512_and_si512(wrong,
	    _mm512_shuffle_epi8(table_512(second_high), high_nibbles(bytes)));
	return _mm512_test_epi8_mask(_mm512_xor_si512(wrong, must_continue),
	    _mm512_set1_epi8((char)0xff)) != 0;
}

AVX512 static size_t
avx512_utf8_valid(struct span text)
{
	__m512i before = _mm512_setzero_si512();
	bool open = false; /* as in avx2_utf8_valid */
	size_t at = 0;

	for (; at < text.len; at += 64) {
		size_t len = text.len - at < 64 ? text.len - at : 64;
		__m512i bytes = load_512(text.ptr + at, len);
		bool ascii = _mm512_movepi8_mask(bytes) == 0;

		if ((!ascii || open) && has_mistakes_512(bytes, before))
			break;
		if (len < 64)
			return text.len;
		open = !ascii;
		before = bytes;
	}
	return open ? whole_code_points(text.ptr, at) : at;
}

AVX512 static size_t
avx512_utf8_count(struct span text)
{
	const __m512i last_continuation = _mm512_set1_epi8((char)0xbf);
	size_t n = 0;

	for (size_t at = 0; at < text.len; at += 64) {
		size_t len = text.len - at < 64 ? text.len - at : 64;
		uint64_t lead = _mm512_cmpgt_epi8_mask(load_512(text.ptr + at, len), last_continuation);

		n += (size_t)__builtin_popcountll(lead & low_bits(len));
	}
	return n;
}

const struct simd simd_avx512 = {
	.name = "avx512",
	.classify = avx512_classify,
	.copy_unescaped = avx512_copy_unescaped,
	.copy_to_backslash = avx512_copy_to_backslash,
	.utf8_valid = avx512_utf8_valid,
	.utf8_count = avx512_utf8_count,
	.add_tree = avx2_add_tree,
	.escape = avx2_escape,
	.unescape = avx2_unescape,
};

#endif
