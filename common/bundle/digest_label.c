/*
 * digest_label - digests as WARC files give them
 */
#include "digest_label.h"

#include <nettle/base16.h>
#include <nettle/nettle-meta.h>

enum {
	SUM_MAX = 64,
	CONTEXT_MAX = 512, /* bytes, of the largest below; checked */
	TEXT_MAX = 2 * SUM_MAX,
};

/* Names are compared by letters and digits: `sha-256` and `SHA256` are the same. */
static const struct nettle_hash *
find_hash(struct span name)
{
	static const struct nettle_hash *const hashes[] = { &nettle_sha1, &nettle_sha256, &nettle_md5,
		&nettle_sha512 };
	char plain[16];
	size_t len = 0;

	for (size_t i = 0; i < name.len && len < sizeof(plain); i++)
		if (name.ptr[i] != '-')
			plain[len++] = name.ptr[i];
	for (size_t i = 0; i < sizeof(hashes) / sizeof(hashes[0]); i++)
		if (span_equal_nocase(span_make(plain, len), span_from(hashes[i]->name)))
			return hashes[i];
	return NULL;
}

static void
hash_bytes(const struct nettle_hash *hash, struct span bytes, uint8_t sum[static SUM_MAX])
{
	_Alignas(16) uint8_t context[CONTEXT_MAX];

	hash->init(context);
	if (bytes.len > 0)
		hash->update(context, bytes.len, (const uint8_t *)bytes.ptr);
	hash->digest(context, hash->digest_size, sum);
}

/* Without padding; returns the number of characters. */
static size_t
encode_base32(const uint8_t *sum, size_t n_bytes, char *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	size_t n = (n_bytes * 8 + 4) / 5;

	for (size_t i = 0; i < n; i++) {
		size_t bit = i * 5;
		unsigned next = bit / 8 + 1 < n_bytes ? sum[bit / 8 + 1] : 0;
		unsigned pair = (unsigned)sum[bit / 8] << 8 | next;

		text[i] = letters[pair >> (11 - bit % 8) & 31];
	}
	return n;
}

void
digest_label_make(struct span bytes, char label[static DIGEST_LABEL_MADE])
{
	uint8_t sum[SUM_MAX];

	memcpy(label, "sha1:", 5);
	hash_bytes(&nettle_sha1, bytes, sum);
	encode_base32(sum, nettle_sha1.digest_size, label + 5);
}

bool
digest_label_fits(struct span label, struct span bytes)
{
	size_t colon = span_find(label, SPAN(":"));
	const struct nettle_hash *hash = find_hash(span_slice(label, 0, colon));
	struct span given = span_trim(span_slice(label, colon + 1, label.len));
	uint8_t sum[SUM_MAX];
	char text[TEXT_MAX];
	size_t len;

	if (hash == NULL || hash->context_size > CONTEXT_MAX)
		return true;
	while (given.len > 0 && given.ptr[given.len - 1] == '=')
		given.len--;
	len = hash->digest_size * 2;
	if (given.len != len && given.len != (hash->digest_size * 8 + 4) / 5)
		return true;
	hash_bytes(hash, bytes, sum);
	if (given.len == len)
		base16_encode_update(text, hash->digest_size, sum);
	else
		len = encode_base32(sum, hash->digest_size, text);
	return span_equal_nocase(given, span_make(text, len));
}
