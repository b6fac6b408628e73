/*
 * digest - SHA-256 of bytes, through nettle
 */
#include "digest.h"

#include <nettle/base16.h>

void
digest_init(struct digest *digest)
{
	sha256_init(&digest->sha256);
}

void
digest_add(struct digest *digest, struct span bytes)
{
	if (bytes.len > 0)
		sha256_update(&digest->sha256, bytes.len, (const uint8_t *)bytes.ptr);
}

void
digest_finish(struct digest *digest, char hex[static DIGEST_HEX])
{
	uint8_t bytes[SHA256_DIGEST_SIZE];

	sha256_digest(&digest->sha256, sizeof(bytes), bytes);
	base16_encode_update(hex, sizeof(bytes), bytes);
}

void
digest_hex(struct span bytes, char hex[static DIGEST_HEX])
{
	struct digest digest;

	digest_init(&digest);
	digest_add(&digest, bytes);
	digest_finish(&digest, hex);
}

unsigned long long
digest_number(struct span bytes)
{
	uint8_t first[sizeof(unsigned long long)];
	struct digest digest;
	unsigned long long number = 0;

	digest_init(&digest);
	digest_add(&digest, bytes);
	sha256_digest(&digest.sha256, sizeof(first), first);
	for (size_t i = 0; i < sizeof(first); i++)
		number = number << 8 | first[i];
	return number;
}
