/*
 * pack_zip - texts in a zip, deflated where that makes them smaller
 *
 * Without zip64: a shard is full at 1 GiB or 65,000 files.
 */
#include <stdint.h>
#include <time.h>

#include "codec.h"
#include "pack.h"

enum {
	MAX_ENTRIES = 65000,
	VERSION = 20,
	FLAG_UTF8 = 1 << 11,
	METHOD_STORED = 0,
	METHOD_DEFLATED = 8,
	MADE_ON_UNIX = 3 << 8,
};

#define MAX_BYTES (1ull << 30)

static void
add_16(struct buffer *out, unsigned number)
{
	buffer_add_byte(out, (char)(number & 255));
	buffer_add_byte(out, (char)(number >> 8 & 255));
}

static void
add_32(struct buffer *out, uint32_t number)
{
	add_16(out, number & 0xFFFF);
	add_16(out, number >> 16);
}

/* The time of DOS: from 1980 on, in steps of two seconds. */
static uint32_t
dos_time(unsigned long long seconds)
{
	time_t when = (time_t)seconds;
	struct tm tm;

	if (gmtime_r(&when, &tm) == NULL || tm.tm_year < 80)
		return 1 << 21 | 1 << 16;
	return (uint32_t)(tm.tm_year - 80) << 25 | (uint32_t)(tm.tm_mon + 1) << 21 |
	    (uint32_t)tm.tm_mday << 16 | (uint32_t)tm.tm_hour << 11 | (uint32_t)tm.tm_min << 5 |
	    (uint32_t)tm.tm_sec / 2;
}

/* What the header before a file and its line in the directory have in common. */
static void
add_common(struct buffer *out, const struct packer *packer, unsigned method, struct span content,
    size_t stored, size_t name_len)
{
	add_16(out, VERSION);
	add_16(out, FLAG_UTF8);
	add_16(out, method);
	add_32(out, dos_time(packer->time));
	add_32(out, codec_crc32(content));
	add_32(out, (uint32_t)stored);
	add_32(out, (uint32_t)content.len);
	add_16(out, (unsigned)name_len);
	add_16(out, 0); /* no extra field */
}

static void
write_file(struct packer *packer, struct span name, struct span content)
{
	struct buffer *directory = &packer->directory, header = BUFFER_INIT;
	unsigned method = METHOD_DEFLATED;
	struct span stored;

	buffer_reset(&packer->packed);
	codec_pack_deflate(content, &packer->packed);
	stored = buffer_span(&packer->packed);
	if (stored.len >= content.len) {
		method = METHOD_STORED;
		stored = content;
	}
	buffer_add(&header, SPAN("PK\3\4"));
	add_common(&header, packer, method, content, stored.len, name.len);
	buffer_add(&header, name);

	buffer_add(directory, SPAN("PK\1\2"));
	add_16(directory, MADE_ON_UNIX | VERSION);
	add_common(directory, packer, method, content, stored.len, name.len);
	add_16(directory, 0); /* no comment */
	add_16(directory, 0); /* first disk */
	add_16(directory, 0);
	add_32(directory, (uint32_t)0100644 << 16);
	add_32(directory, (uint32_t)packer->offset);
	buffer_add(directory, name);

	shard_write(packer->shard, buffer_span(&header));
	shard_write(packer->shard, stored);
	packer->offset += header.len + stored.len;
	packer->n_entries++;
	buffer_free(&header);
}

static bool
add_text(struct packer *packer, struct record *rec, struct span line)
{
	(void)line;
	return pack_text(packer, rec, write_file);
}

static void
finish(struct packer *packer)
{
	struct buffer end = BUFFER_INIT;

	write_file(packer, SPAN("metadata.csv"), buffer_span(&packer->csv));
	shard_write(packer->shard, buffer_span(&packer->directory));
	buffer_add(&end, SPAN("PK\5\6\0\0\0\0"));
	add_16(&end, (unsigned)packer->n_entries);
	add_16(&end, (unsigned)packer->n_entries);
	add_32(&end, (uint32_t)packer->directory.len);
	add_32(&end, (uint32_t)packer->offset);
	add_16(&end, 0); /* no comment */
	shard_write(packer->shard, buffer_span(&end));
	buffer_free(&end);
}

static bool
is_full(const struct packer *packer)
{
	return packer->n_entries >= MAX_ENTRIES || packer->offset + packer->csv.len >= MAX_BYTES;
}

const struct pack pack_zip = { ".zip", add_text, finish, is_full };
