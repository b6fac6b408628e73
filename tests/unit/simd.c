/* simd: every variant this CPU can run gives what the plain one gives */
#include <stdlib.h>

#include "heap.h"
#include "simd.h"
#include "unit.h"

enum { ROOM = 512 };

static const char *const alphabets[] = {
	"\"\\ab", "\"\\\n\t\r {}[]:,0\x01\x0c\x1a\x1f\x7f\x20", "\xc3\xa9\xe2\x80\x99 a\xf0\x9f\x98\x80",
	"\\un\"\n letters and \\n escapes", "\x80\xbf\xc0\xc1\xc2\xdf\xe0\xa0\x9f\xed\xef\xf0\x8f\x90\xf4\xf5\xff", "text with no special bytes",
};

/* Bytes at the very end of a block of their own, so that a sanitizer sees any read beyond them. */
static char *
random_bytes(size_t len, int alphabet)
{
	char *bytes = heap_get(len);

	for (size_t i = 0; i < len; i++) {
		const char *chars = alphabet < 6 ? alphabets[alphabet] : NULL;

		bytes[i] = (char)(chars != NULL ? chars[(size_t)rand() % strlen(chars)] : rand());
	}
	return bytes;
}

static void
compare_loops(const struct simd *simd, struct span text)
{
	char out[ROOM], expected[ROOM];
	size_t n = simd_plain.copy_unescaped(text, expected);
	size_t valid, least;

	CHECK_NUMBER(simd->copy_unescaped(text, out), n);
	CHECK(memcmp(out, expected, n) == 0);
	n = simd_plain.copy_to_backslash(text, expected);
	CHECK_NUMBER(simd->copy_to_backslash(text, out), n);
	CHECK(memcmp(out, expected, n) == 0);
	CHECK_NUMBER(simd->utf8_count(text), simd_plain.utf8_count(text));
	valid = simd->utf8_valid(text);
	least = simd_plain.utf8_valid(text);
	CHECK(valid <= text.len && valid + 128 > least);
}

/* What is written stands for what was read of text, and the byte it stops at is no simple one. */
static void
check_escape(const struct simd *simd, struct span text)
{
	char out[2 * ROOM], expected[2 * ROOM];
	size_t taken, n = simd->escape(text, out, &taken), len = 0;

	CHECK(taken <= text.len);
	for (size_t i = 0; i < taken; i++) {
		char letter = simd_letters[(unsigned char)text.ptr[i]];

		CHECK(letter != '\0' || (unsigned char)text.ptr[i] >= ' ');
		if (letter != '\0')
			expected[len++] = '\\';
		expected[len++] = letter != '\0' ? letter : text.ptr[i];
	}
	CHECK_NUMBER(n, len);
	CHECK(memcmp(out, expected, n) == 0);
}

static void
check_unescape(const struct simd *simd, struct span text)
{
	char out[ROOM], expected[ROOM];
	size_t taken, n = simd->unescape(text, out, &taken), len = 0, at = 0;

	while (at < taken) {
		bool escaped = text.ptr[at] == '\\';

		CHECK(!escaped || text.ptr[at + 1] != 'u');
		expected[len++] = escaped ? simd_unescaped(text.ptr[at + 1]) : text.ptr[at];
		at += escaped ? 2 : 1;
	}
	CHECK_NUMBER(at, taken);
	CHECK_NUMBER(n, len);
	CHECK(memcmp(out, expected, n) == 0);
}

static void
compare_blocks(const struct simd *simd, struct span text)
{
	struct simd_block blocks[ROOM / SIMD_BLOCK], expected[ROOM / SIMD_BLOCK];
	size_t n = text.len / SIMD_BLOCK;

	CHECK(simd->classify(text.ptr, n, blocks) == simd_plain.classify(text.ptr, n, expected));
	CHECK(memcmp(blocks, expected, n * sizeof(*blocks)) == 0);
}

static void
variants_agree_at_every_length(void)
{
	const struct simd *simd;

	srand(11);
	for (size_t i = 0; (simd = simd_variant(i)) != NULL; i++) {
		for (size_t len = 0; len <= 200; len++) {
			for (int alphabet = 0; alphabet < 7; alphabet++) {
				char *bytes = random_bytes(len + 64, alphabet);

				for (size_t shift = 0; shift < 64; shift += 7) {
					struct span text = span_make(bytes + 64 - shift, len + shift);

					compare_loops(simd, text);
					check_escape(simd, text);
					check_unescape(simd, text);
				}
				compare_blocks(simd, span_make(bytes + len % 64, len));
				heap_free(bytes);
			}
		}
	}
}

/* Trees of every depth with random questions; thresholds and bytes at both ends of their range too. */
static void
trees_agree_at_every_depth(void)
{
	enum { ROWS = 3 * SIMD_TREE_ROWS, N_COLUMNS = 8 };
	char *bytes = random_bytes(N_COLUMNS * ROWS, 6);
	uint8_t *values = (uint8_t *)random_bytes(512, 6);
	const struct simd *simd;

	bytes[0] = bytes[1] = (char)0xff;
	bytes[2] = bytes[3] = 0;
	for (size_t variant = 0; (simd = simd_variant(variant)) != NULL; variant++) {
		for (size_t depth = 1; depth <= SIMD_TREE_DEPTH_MAX; depth++) {
			struct simd_tree tree = { .depth = depth, .low = values, .high = values + 256 };
			struct simd_rows rows = { (const uint8_t *)bytes, ROWS, ROWS };
			int32_t sums[ROWS] = { 7 }, expected[ROWS] = { 7 };

			for (size_t level = 0; level < depth; level++) {
				tree.columns[level] = (uint16_t)((level + depth) % N_COLUMNS);
				tree.thresholds[level] = (uint8_t)(level == 0 ? 0 :
					level == 1 ? 255 : rand());
			}
			simd->add_tree(&tree, &rows, sums);
			for (size_t row = 0; row < ROWS; row++) {
				size_t index = 0;

				for (size_t level = 0; level < depth; level++)
					index |= (size_t)(rows.table[tree.columns[level] * ROWS + row] >
						     tree.thresholds[level]) << level;
				expected[row] += (int16_t)(tree.low[index] | tree.high[index] << 8);
			}
			CHECK(memcmp(sums, expected, sizeof(sums)) == 0);
		}
	}
	heap_free(bytes);
	heap_free(values);
}

/* Every byte on every place of a block, alone among letters. */
static void
classifies_every_byte(void)
{
	const struct simd *simd;

	for (size_t i = 0; (simd = simd_variant(i)) != NULL; i++) {
		for (unsigned at = 0; at < SIMD_BLOCK; at++) {
			for (int c = 0; c < 256; c++) {
				char text[SIMD_BLOCK];
				struct simd_block block;
				uint64_t bit = (uint64_t)1 << at;

				memset(text, 'x', sizeof(text));
				text[at] = (char)c;
				CHECK(simd->classify(text, 1, &block) == (c >= 0x80));
				CHECK(block.quote == (c == '"' ? bit : 0));
				CHECK(block.backslash == (c == '\\' ? bit : 0));
				CHECK(block.control == (c < 0x20 ? bit : 0));
				CHECK(block.space == (c != 0 && strchr(" \t\r\n", c) ? bit : 0));
				CHECK(block.letter == (c != 0 && strchr("\"\\/bfnrtu", c) ? bit : 0));
				CHECK(block.unicode == (c == 'u' ? bit : 0));
				CHECK(block.structure == (c != 0 && strchr("{}[]:,", c) ? bit : 0));
			}
		}
	}
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(variants_agree_at_every_length),
		UNIT(trees_agree_at_every_depth),
		UNIT(classifies_every_byte),
		UNIT_END,
	};

	return unit_run(tests);
}
