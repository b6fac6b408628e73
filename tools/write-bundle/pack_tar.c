/*
 * pack_tar - texts in a tar: ustar, with a pax header for names that ustar cannot hold
 */
#include <stdio.h>

#include "pack.h"

enum {
	BLOCK = 512,
	NAME_BYTES = 100,
	CHECKSUM_AT = 148,
	TYPE_AT = 156,
};

static void
pad(struct packer *packer, size_t len)
{
	static const char zeros[BLOCK];

	shard_write(packer->shard, span_make(zeros, (BLOCK - len % BLOCK) % BLOCK));
}

/* Octal digits, the last byte stays zero. */
static void
put_octal(char *field, size_t size, unsigned long long number)
{
	for (size_t i = size - 1; i-- > 0; number /= 8)
		field[i] = (char)('0' + number % 8);
}

static void
write_header(struct packer *packer, struct span name, size_t size, char type)
{
	char header[BLOCK] = "";
	unsigned sum = 0;

	memcpy(header, name.ptr, name.len < NAME_BYTES ? name.len : NAME_BYTES);
	put_octal(header + 100, 8, 0644);
	put_octal(header + 108, 8, 0);
	put_octal(header + 116, 8, 0);
	put_octal(header + 124, 12, size);
	put_octal(header + 136, 12, packer->time);
	header[TYPE_AT] = type;
	memcpy(header + 257, "ustar\0" "00", 8);
	memset(header + CHECKSUM_AT, ' ', 8);
	for (size_t i = 0; i < BLOCK; i++)
		sum += (unsigned char)header[i];
	put_octal(header + CHECKSUM_AT, 7, sum);
	shard_write(packer->shard, span_make(header, BLOCK));
}

static bool
fits_ustar(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.ptr[i] >= 0x80)
			return false;
	return name.len <= NAME_BYTES;
}

/* `LENGTH path=NAME\n`, LENGTH counting its own digits. */
static void
write_pax_name(struct packer *packer, struct span name)
{
	struct buffer line = BUFFER_INIT;
	size_t rest = name.len + sizeof(" path=\n") - 1, length = rest + 1, before;

	do {
		before = length;
		length = rest + (size_t)snprintf(NULL, 0, "%zu", before);
	} while (length != before);
	buffer_print(&line, "%zu path=", length);
	buffer_add(&line, name);
	buffer_add_byte(&line, '\n');
	write_header(packer, SPAN("pax-header"), line.len, 'x');
	shard_write(packer->shard, buffer_span(&line));
	pad(packer, line.len);
	buffer_free(&line);
}

static void
write_file(struct packer *packer, struct span name, struct span content)
{
	if (!fits_ustar(name))
		write_pax_name(packer, name);
	write_header(packer, name, content.len, '0');
	shard_write(packer->shard, content);
	pad(packer, content.len);
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
	static const char zeros[2 * BLOCK];

	write_file(packer, SPAN("metadata.csv"), buffer_span(&packer->csv));
	shard_write(packer->shard, span_make(zeros, sizeof(zeros)));
}

const struct pack pack_tar = { ".tar", add_text, finish, NULL };
