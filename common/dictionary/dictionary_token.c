/*
 * dictionary - when tokens and phrases count as the same
 */
#include "dictionary_file.h"
#include "simd.h"
#include "utf8.h"

enum {
	TOKEN_BYTES = 64, /* of a longer token the beginning counts */
	TOKEN_WORDS = TEXT_LOWER_ROOM(TOKEN_BYTES) / 8 + 1,
};

static uint64_t
mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9FB21C651E98DF25ull;
	return hash ^ hash >> 29;
}

/* The lowest bit of every hash says whether there is a capital. */
static uint64_t
finish(uint64_t hash, bool capital)
{
	hash *= 0xD6E8FEB86659FD93ull;
	return ((hash ^ hash >> 32) & ~1ull) | capital;
}

/* 0x80 in each byte that is a capital letter of ASCII; word is all ASCII. */
static uint64_t
capitals(uint64_t word)
{
	uint64_t from_a = word + SIMD_EACH(0x80 - 'A'), behind_z = word + SIMD_EACH(0x80 - 'Z' - 1);

	return (from_a ^ behind_z) & SIMD_EACH(0x80);
}

/* Takes out the full stops of initials ("U.S.") and the one at the end ("Inc."). */
static size_t
drop_stops(char *word, size_t len)
{
	size_t kept = 0;

	for (size_t i = 0; i < len; i++) {
		bool initial = i > 0 && word[i - 1] != '.' && (i < 2 || word[i - 2] == '.');

		if (word[i] != '.' || (!initial && i + 1 < len) || kept == 0)
			word[kept++] = word[i];
	}
	return kept;
}

static uint64_t
hash_any_token(struct span token, enum text_kind kind)
{
	union { uint64_t words[TOKEN_WORDS]; char bytes[TOKEN_WORDS * 8]; } lower = { { 0 } };
	uint64_t hash = 0;
	size_t len;

	if (token.len > TOKEN_BYTES) {
		token.len = TOKEN_BYTES;
		while (token.len > 0 && ((unsigned char)token.ptr[token.len] & 0xC0) == 0x80)
			token.len--;
	}
	len = text_lower_copy(token, lower.bytes);
	if (kind == TOKEN_WORD && memchr(lower.bytes, '.', len) != NULL) {
		size_t kept = drop_stops(lower.bytes, len);

		memset(lower.bytes + kept, 0, len - kept);
		len = kept;
	}
	for (size_t i = 0; i * 8 < len; i++)
		hash = mix(hash, lower.words[i]);
	return finish(hash, text_has_capital(token));
}

/* As above, for tokens of up to 8 bytes with 8 readable ones behind their start. */
static uint64_t
hash_short_token(struct span token, enum text_kind kind)
{
	uint64_t word, upper;

	word = simd_word(token.ptr) << (64 - 8 * token.len) >> (64 - 8 * token.len);
	if ((word & SIMD_EACH(0x80)) != 0 || simd_equal(word, '.') != 0)
		return hash_any_token(token, kind);
	upper = capitals(word);
	return finish(mix(0, htole64(word | upper >> 2)), upper != 0);
}

void
dictionary_hash(struct span text, const struct text_tokens *tokens, uint64_t *hashes)
{
	for (size_t i = 0; i < tokens->n; i++) {
		const struct text_token *at = &tokens->list[i];
		struct span token = span_slice(text, at->start, at->end);

		hashes[i] = token.len <= 8 && token.len > 0 && text.len - at->start >= 8 ?
		    hash_short_token(token, at->kind) : hash_any_token(token, at->kind);
	}
	hashes[tokens->n] = 0;
}

/* The next letter or digit, 0 at the end. */
static uint32_t
next_letter(struct span text, size_t *at, bool fold_case)
{
	while (*at < text.len) {
		uint32_t c = utf8_next(text, at);

		if (text_in_word(c))
			return fold_case ? text_lower(c) : c;
	}
	return 0;
}

bool
dictionary_same_letters(struct span a, struct span b, bool fold_case)
{
	size_t i = 0, k = 0;
	uint32_t c;

	if (span_equal(a, b))
		return true;
	do {
		c = next_letter(a, &i, fold_case);
		if (c != next_letter(b, &k, fold_case))
			return false;
	} while (c != 0);
	return true;
}
