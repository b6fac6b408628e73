/*
 * simd_x86_tree - decision trees for x86-64 with AVX2, 32 rows at a time
 *
 * A tree of depth 6 has 64 values. They are looked up in registers: the answers of the first four
 * levels select a byte of each quarter of the values, those of the last two levels the quarter; low
 * and high bytes of the values apart.
 */
#include "simd_x86.h"

#ifdef __x86_64__

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))

enum { DEPTH = 6, IN_QUARTER = 4 /* levels */, ROWS = SIMD_TREE_ROWS };

/* The bytes of the four quarters of the values, each in both halves. */
struct tables {
	__m256i low[4], high[4];
};

AVX2 static inline __m256i
both_halves(const uint8_t *bytes)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const void *)bytes));
}

AVX2 static inline void
read_values(const struct simd_tree *tree, struct tables *tables)
{
	for (int i = 0; i < 4; i++) {
		tables->low[i] = both_halves(tree->low + 16 * i);
		tables->high[i] = both_halves(tree->high + 16 * i);
	}
}

/* What is asked of all rows. */
struct questions {
	__m256i thresholds[DEPTH];
	const uint8_t *columns[DEPTH];
};

/* A flatter tree asks no more than its depth: no byte is greater than the last thresholds. */
AVX2 static inline void
read_questions(const struct simd_tree *tree, const struct simd_rows *rows, struct questions *questions)
{
	for (size_t level = 0; level < DEPTH; level++) {
		bool asked = level < tree->depth;

		questions->thresholds[level] =
		    _mm256_set1_epi8((char)(asked ? tree->thresholds[level] : UINT8_MAX));
		questions->columns[level] = rows->table + tree->columns[asked ? level : 0] * rows->stride;
	}
}

/* All bits of a row where the answer is no. */
AVX2 static inline __m256i
says_no(const struct questions *questions, size_t level, size_t row)
{
	__m256i bytes = _mm256_loadu_si256((const void *)(questions->columns[level] + row));

	return _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, questions->thresholds[level]), bytes);
}

/* The answer to a question as a bit of the index. */
AVX2 static inline __m256i
index_bit(const struct questions *questions, size_t level, size_t row)
{
	return _mm256_andnot_si256(says_no(questions, level, row), _mm256_set1_epi8((char)(1 << level)));
}

AVX2 static inline __m256i
look_up(const __m256i quarters[4], __m256i index, __m256i no_4, __m256i no_5)
{
	__m256i lower = _mm256_blendv_epi8(_mm256_shuffle_epi8(quarters[1], index),
	    _mm256_shuffle_epi8(quarters[0], index), no_4);
	__m256i upper = _mm256_blendv_epi8(_mm256_shuffle_epi8(quarters[3], index),
	    _mm256_shuffle_epi8(quarters[2], index), no_4);

	return _mm256_blendv_epi8(upper, lower, no_5);
}

/* Adds eight values of two bytes. */
AVX2 static inline void
add_eight(__m128i values, int32_t *sums)
{
	__m256i sum = _mm256_loadu_si256((const void *)sums);

	_mm256_storeu_si256((void *)sums, _mm256_add_epi32(sum, _mm256_cvtepi16_epi32(values)));
}

AVX2 static inline void
add_rows(const struct questions *questions, const struct tables *tables, size_t row, int32_t *sums)
{
	__m256i no_4 = says_no(questions, IN_QUARTER, row);
	__m256i no_5 = says_no(questions, IN_QUARTER + 1, row);
	__m256i index = _mm256_or_si256(
	    _mm256_or_si256(index_bit(questions, 0, row), index_bit(questions, 1, row)),
	    _mm256_or_si256(index_bit(questions, 2, row), index_bit(questions, 3, row)));
	__m256i low, high, a, b;

	low = look_up(tables->low, index, no_4, no_5);
	high = look_up(tables->high, index, no_4, no_5);
	a = _mm256_unpacklo_epi8(low, high); /* rows 0 to 7 and 16 to 23 */
	b = _mm256_unpackhi_epi8(low, high); /* rows 8 to 15 and 24 to 31 */
	add_eight(_mm256_castsi256_si128(a), sums + row);
	add_eight(_mm256_castsi256_si128(b), sums + row + 8);
	add_eight(_mm256_extracti128_si256(a, 1), sums + row + 16);
	add_eight(_mm256_extracti128_si256(b, 1), sums + row + 24);
}

AVX2 void
avx2_add_tree(const struct simd_tree *tree, const struct simd_rows *rows, int32_t *sums)
{
	struct questions questions;
	struct tables tables;

	if (tree->depth > DEPTH) {
		simd_plain.add_tree(tree, rows, sums);
		return;
	}
	read_questions(tree, rows, &questions);
	read_values(tree, &tables);
	for (size_t row = 0; row < rows->n; row += ROWS)
		add_rows(&questions, &tables, row, sums);
}

#endif
