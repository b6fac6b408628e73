/*
 * simd - the plain variants (eight bytes at a time in a register), and which variant runs here
 */
#include "simd.h"

const char simd_letters[256] = { ['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n',
	['\r'] = 'r', ['\t'] = 't' };

/* The eight high bits as one byte, the first byte's lowest. */
static uint64_t
gather(uint64_t high)
{
	return ((high >> 7) * 0x0102040810204080u) >> 56;
}

/* One bit for each mask of struct simd_block. */
enum { QUOTE = 1, BACKSLASH = 2, CONTROL = 4, SPACE = 8, STRUCTURE = 16, LETTER = 32, UNICODE = 64 };

static const unsigned char classes[256] = {
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL | SPACE, CONTROL | SPACE, CONTROL, CONTROL, CONTROL | SPACE, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	[' '] = SPACE, ['"'] = QUOTE | LETTER, ['\\'] = BACKSLASH | LETTER,
	['{'] = STRUCTURE, ['}'] = STRUCTURE, ['['] = STRUCTURE, [']'] = STRUCTURE,
	[':'] = STRUCTURE, [','] = STRUCTURE, ['/'] = LETTER, ['b'] = LETTER, ['f'] = LETTER,
	['n'] = LETTER, ['r'] = LETTER, ['t'] = LETTER, ['u'] = LETTER | UNICODE,
};

/* The classes of eight bytes, one in each byte. */
static uint64_t
class_word(const char *text)
{
	uint64_t word = 0;

	for (int i = 0; i < 8; i++)
		word |= (uint64_t)classes[(unsigned char)text[i]] << (8 * i);
	return word;
}

/* The bits of one class, at the place of the word in its block. */
static uint64_t
class_bits(uint64_t word, unsigned class, int place)
{
	return gather(word * (0x80 / class) & SIMD_EACH(0x80)) << (8 * place);
}

static void
classify_block(const char *text, struct simd_block *block)
{
	*block = (struct simd_block){ 0 };
	for (int place = 0; place < 8; place++) {
		uint64_t word = class_word(text + 8 * place);

		block->quote |= class_bits(word, QUOTE, place);
		block->backslash |= class_bits(word, BACKSLASH, place);
		block->control |= class_bits(word, CONTROL, place);
		block->space |= class_bits(word, SPACE, place);
		block->structure |= class_bits(word, STRUCTURE, place);
		block->letter |= class_bits(word, LETTER, place);
		block->unicode |= class_bits(word, UNICODE, place);
	}
}

static bool
plain_classify(const char *text, size_t n, struct simd_block *blocks)
{
	uint64_t all = 0;

	for (size_t i = 0; i < n * 8; i++)
		all |= simd_word(text + 8 * i);
	for (size_t i = 0; i < n; i++)
		classify_block(text + SIMD_BLOCK * i, &blocks[i]);
	return (all & SIMD_EACH(0x80u)) != 0;
}

static bool
is_special(char c)
{
	return (unsigned char)c < ' ' || c == '"' || c == '\\';
}

/* Copies up to the first byte to be escaped, one by one. */
static size_t
copy_bytes(struct span text, size_t at, char *out)
{
	for (; at < text.len && !is_special(text.ptr[at]); at++)
		out[at] = text.ptr[at];
	return at;
}

/* The last eight bytes overlap those before, which held nothing special. */
static size_t
plain_copy_unescaped(struct span text, char *out)
{
	if (text.len < 8)
		return copy_bytes(text, 0, out);
	for (size_t at = 0; at < text.len; at += 8) {
		uint64_t word, special;

		if (text.len - at < 8)
			at = text.len - 8;
		word = simd_word(text.ptr + at);
		special = simd_escaped(word);
		memcpy(out + at, text.ptr + at, 8);
		if (special != 0)
			return at + (size_t)__builtin_ctzll(special) / 8;
	}
	return text.len;
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

/* Leaves it all to the caller, who goes on as if the end were near. */
static size_t
plain_escape(struct span text, char *out, size_t *taken)
{
	(void)text;
	(void)out;
	*taken = 0;
	return 0;
}

/* Only the ASCII at the start: the caller goes on byte by byte, and comes back behind it. */
static size_t
plain_utf8_valid(struct span text)
{
	size_t at = 0;

	while (text.len - at >= 8 && (simd_word(text.ptr + at) & SIMD_EACH(0x80u)) == 0)
		at += 8;
	return at;
}

static size_t
plain_utf8_count(struct span text)
{
	size_t n = 0, at = 0;

	for (; text.len - at >= 8; at += 8) {
		uint64_t word = simd_word(text.ptr + at);

		n += (size_t)__builtin_popcountll((~word >> 7 | word >> 6) & SIMD_EACH(1));
	}
	for (; at < text.len; at++)
		n += ((unsigned char)text.ptr[at] & 0xc0) != 0x80;
	return n;
}

/* Bytes that are compared at once; the compiler finds the instructions of the machine for it. */
typedef uint8_t lanes __attribute__((vector_size(16), aligned(1), may_alias));

enum { GROUPS = SIMD_TREE_ROWS / sizeof(lanes) };

/* The indices of the values of the rows from `first` on. */
static void
index_rows(const struct simd_tree *tree, const struct simd_rows *rows, size_t first,
    lanes index[GROUPS])
{
	for (size_t level = 0; level < tree->depth; level++) {
		const uint8_t *bytes = rows->table + tree->columns[level] * rows->stride + first;
		const lanes *column = (const lanes *)(const void *)bytes;
		uint8_t threshold = tree->thresholds[level], bit = (uint8_t)(1u << level);

		for (size_t i = 0; i < GROUPS; i++)
			index[i] |= (lanes)(column[i] > threshold) & bit;
	}
}

static void
plain_add_tree(const struct simd_tree *tree, const struct simd_rows *rows, int32_t *sums)
{
	int16_t values[1 << SIMD_TREE_DEPTH_MAX];

	for (size_t i = 0; i < (size_t)1 << tree->depth; i++)
		values[i] = (int16_t)(tree->low[i] | tree->high[i] << 8);
	for (size_t first = 0; first < rows->n; first += SIMD_TREE_ROWS) {
		lanes index[GROUPS] = { { 0 } };
		const uint8_t *indices = (const uint8_t *)index;

		index_rows(tree, rows, first, index);
		for (size_t i = 0; i < SIMD_TREE_ROWS; i++)
			sums[first + i] += values[indices[i]];
	}
}

const struct simd simd_plain = {
	.name = "plain",
	.classify = plain_classify,
	.copy_unescaped = plain_copy_unescaped,
	.copy_to_backslash = plain_copy_to_backslash,
	.utf8_valid = plain_utf8_valid,
	.utf8_count = plain_utf8_count,
	.add_tree = plain_add_tree,
	.escape = plain_escape,
	.unescape = plain_escape,
};

const struct simd *
simd_best(void)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
		return &simd_avx512;
	if (__builtin_cpu_supports("avx2"))
		return &simd_avx2;
#endif
	return &simd_plain;
}

const struct simd *
simd_variant(size_t i)
{
	const struct simd *best = simd_best();

	if (i == 0)
		return &simd_plain;
#ifdef __x86_64__
	if (i == 1 && best != &simd_plain)
		return &simd_avx2;
	if (i == 2 && best == &simd_avx512)
		return best;
#endif
	return NULL;
}
