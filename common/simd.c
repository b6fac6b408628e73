/*
 * simd - the plain variants (eight bytes at a time in a register), and which variant runs here
 */
#include "simd.h"

#include <endian.h>

#define EACH(byte) (0x0101010101010101u * (byte))

static uint64_t
load(const char *ptr)
{
	uint64_t word;

	memcpy(&word, ptr, sizeof(word));
	return le64toh(word);
}

/* The high bit of each byte of word that is zero. */
static uint64_t
zeros(uint64_t word)
{
	return ~(((word & EACH(0x7f)) + EACH(0x7f)) | word | EACH(0x7f));
}

static uint64_t
equal(uint64_t word, unsigned char byte)
{
	return zeros(word ^ EACH(byte));
}

static uint64_t
below_space(uint64_t word)
{
	return zeros(word & EACH(0xe0u));
}

/* The eight high bits as one byte, the first byte's lowest. */
static uint64_t
gather(uint64_t high)
{
	return ((high >> 7) * 0x0102040810204080u) >> 56;
}

static bool
plain_classify(const char *text, size_t n, struct simd_block *blocks)
{
	uint64_t all = 0;

	memset(blocks, 0, n * sizeof(*blocks));
	for (size_t i = 0; i < n * 8; i++) {
		struct simd_block *block = &blocks[i / 8];
		uint64_t word = load(text + 8 * i), lower = word | EACH(0x20);
		uint64_t space = equal(word, ' ') | equal(word, '\n') | equal(word, '\r') |
		    equal(word, '\t');
		uint64_t structure = equal(word, ',') | equal(word, ':') | equal(lower, '{') |
		    equal(lower, '}');
		int shift = (int)(i % 8) * 8;

		all |= word;
		block->quote |= gather(equal(word, '"')) << shift;
		block->backslash |= gather(equal(word, '\\')) << shift;
		block->control |= gather(below_space(word)) << shift;
		block->space |= gather(space) << shift;
		block->structure |= gather(structure) << shift;
	}
	return (all & EACH(0x80u)) != 0;
}

static bool
is_special(char c)
{
	return (unsigned char)c < ' ' || c == '"' || c == '\\';
}

static size_t
plain_copy_unescaped(struct span text, char *out)
{
	size_t at = 0;

	for (; text.len - at >= 8; at += 8) {
		uint64_t word = load(text.ptr + at);

		memcpy(out + at, text.ptr + at, 8);
		if ((equal(word, '"') | equal(word, '\\') | below_space(word)) != 0)
			break;
	}
	for (; at < text.len && !is_special(text.ptr[at]); at++)
		out[at] = text.ptr[at];
	return at;
}

static size_t
plain_copy_to_backslash(struct span text, char *out)
{
	const char *end = text.len == 0 ? NULL : memchr(text.ptr, '\\', text.len);
	size_t len = end == NULL ? text.len : (size_t)(end - text.ptr);

	if (len > 0)
		memcpy(out, text.ptr, len);
	return len;
}

/* Only the ASCII at the start: the caller goes on byte by byte, and comes back behind it. */
static size_t
plain_utf8_valid(struct span text)
{
	size_t at = 0;

	while (text.len - at >= 8 && (load(text.ptr + at) & EACH(0x80u)) == 0)
		at += 8;
	return at;
}

static size_t
plain_utf8_count(struct span text)
{
	size_t n = 0, at = 0;

	for (; text.len - at >= 8; at += 8) {
		uint64_t word = load(text.ptr + at);

		n += (size_t)__builtin_popcountll((~word >> 7 | word >> 6) & EACH(1));
	}
	for (; at < text.len; at++)
		n += ((unsigned char)text.ptr[at] & 0xc0) != 0x80;
	return n;
}

const struct simd simd_plain = {
	.name = "plain",
	.classify = plain_classify,
	.copy_unescaped = plain_copy_unescaped,
	.copy_to_backslash = plain_copy_to_backslash,
	.utf8_valid = plain_utf8_valid,
	.utf8_count = plain_utf8_count,
};

const struct simd *
simd_best(void)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2"))
		return &simd_avx2;
#endif
	return &simd_plain;
}

const struct simd *
simd_variant(size_t i)
{
	if (i == 0)
		return &simd_plain;
	return i == 1 && simd_best() != &simd_plain ? simd_best() : NULL;
}
