/*
 * simd - the inner loops that have one variant for each kind of CPU
 *
 * All variants of a loop give the same result for the same bytes, and none reads beyond the bytes
 * it is given. simd_best asks the CPU each time (a load and a test), so there is no state.
 */
#ifndef WINNOW_SIMD_H
#define WINNOW_SIMD_H

#include <endian.h>
#include <stdbool.h>
#include <stdint.h>

#include "span.h"

/* The classes of 64 bytes of JSON: bit i belongs to byte i. */
struct simd_block {
	uint64_t quote, backslash;
	uint64_t control;   /* below 0x20 */
	uint64_t space;     /* of JSON: blank, tab, newline, carriage return */
	uint64_t structure; /* { } [ ] : , */
	uint64_t letter;    /* what may stand behind a backslash: " \ / b f n r t u */
	uint64_t unicode;   /* u */
};

enum { SIMD_BLOCK = 64 /* bytes */, SIMD_TREE_DEPTH_MAX = 8, SIMD_TREE_VALUES = 64, SIMD_TREE_ROWS = 32 };

/*
 * A decision tree whose nodes of one level all ask the same: is the row's byte in the column greater
 * than the threshold? The answers, that of the first level lowest, are the index of the row's value.
 */
struct simd_tree {
	uint16_t columns[SIMD_TREE_DEPTH_MAX];
	uint8_t thresholds[SIMD_TREE_DEPTH_MAX];
	size_t depth;
	/* the low and the high bytes of the 2^depth values; each may be read up to SIMD_TREE_VALUES */
	const uint8_t *low, *high;
};

/*
 * Bytes in columns: that of row r in column c is table[c * stride + r]. n is a multiple of
 * SIMD_TREE_ROWS.
 */
struct simd_rows {
	const uint8_t *table;
	size_t stride, n;
};

struct simd {
	const char *name;

	/* Classifies n blocks. True if one of the bytes is not ASCII. */
	bool (*classify)(const char *text, size_t n, struct simd_block *blocks);

	/*
	 * Copies text up to the first byte that a JSON string must escape (quote, backslash, control),
	 * or up to the first backslash; returns how many bytes. out has room for all of text, and what
	 * stands behind the copied bytes there means nothing.
	 */
	size_t (*copy_unescaped)(struct span text, char *out);
	size_t (*copy_to_backslash)(struct span text, char *out);

	/*
	 * Length of a valid prefix of text that ends between two code points. Where text is valid but
	 * for a mistake, it may stop up to 128 bytes before that.
	 */
	size_t (*utf8_valid)(struct span text);

	/* Bytes that are no continuation bytes (10xxxxxx). */
	size_t (*utf8_count)(struct span text);

	/*
	 * Writes text as a JSON string holds it, or what such a string stands for, and returns how many
	 * bytes that is. It stops before a byte that is written as \u, or before such an escape, and may
	 * stop anywhere near the end: *taken gets how many bytes of text were read. out has room as above,
	 * for twice as much where escapes are written.
	 */
	size_t (*escape)(struct span text, char *out, size_t *taken);
	size_t (*unescape)(struct span text, char *out, size_t *taken);

	/* Adds to each sum the value that the tree has for its row. */
	void (*add_tree)(const struct simd_tree *tree, const struct simd_rows *rows, int32_t *sums);
};

/* The letters that stand behind a backslash for bytes that a JSON string escapes; '\0' for \u and none. */
extern const char simd_letters[256];

/* What a letter behind a backslash, which is no u, stands for. */
static inline char
simd_unescaped(char letter)
{
	static const char controls[256] = { ['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r',
		['t'] = '\t' };
	char control = controls[(unsigned char)letter];

	return control != '\0' ? control : letter;
}

/* Eight bytes as a number, the first one lowest, and what can be asked of all of them at once. */
#define SIMD_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t
simd_word(const char *ptr)
{
	uint64_t word;

	memcpy(&word, ptr, sizeof(word));
	return le64toh(word);
}

/* The n bytes at ptr, fewer than eight; zeros stand for the others. */
static inline uint64_t
simd_few(const char *ptr, size_t n)
{
	const unsigned char *bytes = (const unsigned char *)ptr;
	uint32_t first, last;

	if (n < 4)
		return n == 0 ? 0 : bytes[0] | (uint64_t)bytes[n / 2] << 8 * (n / 2) |
			(uint64_t)bytes[n - 1] << 8 * (n - 1);
	memcpy(&first, ptr, 4);
	memcpy(&last, ptr + n - 4, 4);
	return le32toh(first) | (uint64_t)le32toh(last) << 8 * (n - 4);
}

/* The eight bytes at text[at]; zeros stand for those behind its end. */
static inline uint64_t
simd_word_at(struct span text, size_t at)
{
	if (at + 8 <= text.len)
		return simd_word(text.ptr + at);
	return at < text.len ? simd_few(text.ptr + at, text.len - at) : 0;
}

/* The high bit of each byte of word that is zero. */
static inline uint64_t
simd_zeros(uint64_t word)
{
	return ~(((word & SIMD_EACH(0x7f)) + SIMD_EACH(0x7f)) | word | SIMD_EACH(0x7f));
}

static inline uint64_t
simd_equal(uint64_t word, unsigned char byte)
{
	return simd_zeros(word ^ SIMD_EACH(byte));
}

static inline uint64_t
simd_below_space(uint64_t word)
{
	return simd_zeros(word & SIMD_EACH(0xe0u));
}

/* What a JSON string must escape: quote, backslash, control. */
static inline uint64_t
simd_escaped(uint64_t word)
{
	return simd_equal(word, '"') | simd_equal(word, '\\') | simd_below_space(word);
}

/* The variant for this CPU. */
const struct simd *simd_best(void);

/* Variant i of those this CPU can run, the plain one first; NULL behind the last. For the tests. */
const struct simd *simd_variant(size_t i);

/* The variants. simd_x86*.c are empty on other machines. */
extern const struct simd simd_plain, simd_avx2, simd_avx512;

#endif
