/*
 * simd_x86_string - text into JSON strings and back, for x86-64 with AVX2, 32 bytes at a time
 *
 * Markup has something to escape every twenty bytes. So a block is classified once, and what lies
 * between two such bytes is written as a whole block, whose end is written over by what follows.
 */
#include "simd_x86.h"

#ifdef __x86_64__

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi")))

enum { BLOCK = 32 };

AVX2 static inline void
copy_block(const char *from, char *to)
{
	_mm256_storeu_si256((void *)to, _mm256_loadu_si256((const void *)from));
}

/* Bits of the bytes that a JSON string escapes. */
AVX2 static inline uint32_t
find_escaped(const char *block)
{
	__m256i bytes = _mm256_loadu_si256((const void *)block);
	__m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(' ' - 1)), bytes);
	__m256i sign = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')),
	    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));

	return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(control, sign));
}

/* Bits of the backslashes. */
AVX2 static inline uint32_t
find_backslashes(const char *block)
{
	__m256i bytes = _mm256_loadu_si256((const void *)block);

	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\')));
}

AVX2 size_t
avx2_escape(struct span text, char *out, size_t *taken)
{
	char *to = out;

	for (*taken = 0; text.len - *taken >= 2 * BLOCK;) {
		const char *at = text.ptr + *taken, *end = at + BLOCK;
		uint32_t escaped = find_escaped(at);

		for (; escaped != 0; escaped &= escaped - 1) {
			const char *next = end - BLOCK + __builtin_ctz(escaped);
			char letter = simd_letters[(unsigned char)*next];

			copy_block(at, to);
			to += next - at;
			if (letter == '\0') {
				*taken = (size_t)(next - text.ptr);
				return (size_t)(to - out);
			}
			to[0] = '\\';
			to[1] = letter;
			to += 2;
			at = next + 1;
		}
		copy_block(at, to);
		to += end - at;
		*taken += BLOCK;
	}
	return (size_t)(to - out);
}

AVX2 size_t
avx2_unescape(struct span text, char *out, size_t *taken)
{
	char *to = out;

	for (*taken = 0; text.len - *taken >= 2 * BLOCK;) {
		const char *at = text.ptr + *taken, *end = at + BLOCK;
		uint32_t found = find_backslashes(at);

		for (; found != 0; found &= found - 1) {
			const char *next = end - BLOCK + __builtin_ctz(found);

			if (next < at)
				continue; /* the second of two */
			copy_block(at, to);
			to += next - at;
			if (next[1] == 'u') {
				*taken = (size_t)(next - text.ptr);
				return (size_t)(to - out);
			}
			*to++ = simd_unescaped(next[1]);
			at = next + 2;
		}
		if (at < end) {
			copy_block(at, to);
			to += end - at;
			at = end;
		}
		*taken = (size_t)(at - text.ptr);
	}
	return (size_t)(to - out);
}

#endif
