/*
 * mix - the hashes features are made of
 *
 * They are part of the model format: a model knows its features by them alone.
 */
#ifndef WINNOW_MIX_H
#define WINNOW_MIX_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t
mix(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ (b * 0x9FB21C651E98DF25ull)) * 0xD6E8FEB86659FD93ull;

	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93ull;
	return h ^ h >> 29;
}

static inline uint64_t
mix_bytes(const char *bytes, size_t len)
{
	uint64_t h = 0xCBF29CE484222325ull;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)bytes[i]) * 0x100000001B3ull;
	return mix(h, len);
}

#endif
