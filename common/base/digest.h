/*
 * digest - SHA-256 of bytes, through nettle
 */
#ifndef WINNOW_DIGEST_H
#define WINNOW_DIGEST_H

#include <nettle/sha2.h>

#include "span.h"

enum { DIGEST_HEX = 2 * SHA256_DIGEST_SIZE /* characters, no NUL behind them */ };

struct digest {
	struct sha256_ctx sha256;
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, struct span bytes);

/* Writes the digest of all added bytes in lower-case hexadecimal; digest is as new afterwards. */
void digest_finish(struct digest *digest, char hex[static DIGEST_HEX]);

/* All in one. */
void digest_hex(struct span bytes, char hex[static DIGEST_HEX]);

/* Its first 64 bits: a hash for which nobody makes up a crowd of names that collide. */
unsigned long long digest_number(struct span bytes);

#endif
