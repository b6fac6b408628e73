/*
 * pack_warc - texts as WARC 1.1 records of type conversion (ISO 28500:2017, section 6.7), the form of
 * Common Crawl's WET files
 *
 * A file begins with a warcinfo record; each record is a gzip member or zstd frame of its own, so that
 * readers can begin at any. Ids are made from what a record says, dates are those of the capture.
 */
#include <stdio.h>

#include "ascii.h"
#include "digest_label.h"
#include "epoch.h"
#include "pack.h"

enum { UUID_DIGITS = 32 };

/* `<urn:uuid:...>` of version 8 (RFC 9562): the first 122 free bits of a SHA-256. */
static void
add_uuid(struct buffer *out, const char hex[static DIGEST_HEX])
{
	char digits[UUID_DIGITS];

	memcpy(digits, hex, UUID_DIGITS);
	digits[12] = '8';
	digits[16] = "89ab"[hex[16] & 3];
	buffer_print(out, "<urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s>", digits, digits + 8, digits + 12,
	    digits + 16, digits + 20);
}

/* What a URI cannot hold, as %XX: no line of a header ends early. */
static void
add_uri(struct buffer *out, struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c <= ' ' || c >= 0x7F || memchr("\"<>\\^`{|}", c, 9) != NULL)
			buffer_print(out, "%%%02X", c);
		else
			buffer_add_byte(out, (char)c);
	}
}

static void
add_digest(struct buffer *out, struct span block)
{
	char label[DIGEST_LABEL_MADE];

	digest_label_make(block, label);
	buffer_add(out, SPAN("WARC-Block-Digest: "));
	buffer_add(out, span_make(label, sizeof(label)));
	buffer_add(out, SPAN("\r\n"));
}

/* Ends the header in packer->head, writes it and its block as a member or frame. */
static void
write_warc(struct packer *packer, const char *type, struct span block)
{
	struct buffer *head = &packer->head;

	add_digest(head, block);
	buffer_print(head, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n", type, block.len);
	shard_write(packer->shard, buffer_span(head));
	shard_write(packer->shard, block);
	shard_write(packer->shard, SPAN("\r\n\r\n"));
	shard_end_block(packer->shard);
}

/* What stands before the block of a record: type, id made of `key`, date. */
static void
begin_head(struct packer *packer, const char *type, struct span key)
{
	struct buffer *head = &packer->head;
	char hex[DIGEST_HEX];

	digest_hex(key, hex);
	buffer_reset(head);
	buffer_print(head, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: ", type);
	add_uuid(head, hex);
	buffer_add(head, SPAN("\r\nWARC-Date: "));
}

static void
write_warcinfo(struct packer *packer)
{
	static const char fields[] = "software: write-bundle/" WINNOW_VERSION "\r\n"
	    "format: WARC File Format 1.1\r\n"
	    "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/"
	    "warc-1.1/\r\n";
	struct span name;

	shard_write(packer->shard, SPAN(""));
	name = shard_name(packer->shard);
	begin_head(packer, "warcinfo", name);
	epoch_add_instant(&packer->head, packer->time);
	buffer_print(&packer->head, "\r\nWARC-Filename: %.*s\r\n", (int)name.len, name.ptr);
	write_warc(packer, "application/warc-fields", span_from(fields));
}

/* The key of a record's id: its own id and text, a NUL between them. */
static struct span
key_of(struct packer *packer, struct span id, struct span text)
{
	struct buffer *key = &packer->key;

	buffer_reset(key);
	buffer_add(key, id);
	buffer_add_byte(key, '\0');
	buffer_add(key, text);
	return buffer_span(key);
}

/* 2013-03-22T13:55:36Z, with a fraction or not: a date WARC takes. */
static bool
is_instant(struct span text)
{
	static const char form[] = "dddd-dd-ddTdd:dd:dd";

	if (text.len < sizeof(form) || text.ptr[text.len - 1] != 'Z')
		return false;
	for (size_t i = 0; i < sizeof(form) - 1; i++)
		if (form[i] == 'd' ? !ascii_is_digit(text.ptr[i]) : text.ptr[i] != form[i])
			return false;
	for (size_t i = sizeof(form) - 1; i < text.len - 1; i++)
		if (!ascii_is_digit(text.ptr[i]) && text.ptr[i] != '.')
			return false;
	return true;
}

static void
add_target(struct buffer *head, struct record *rec, struct span id)
{
	struct span url = record_string(rec, "metadata.url");

	if (url.len == 0)
		url = record_string(rec, "metadata.permalink");
	buffer_add(head, SPAN("\r\nWARC-Target-URI: "));
	if (url.len == 0)
		buffer_add(head, SPAN("x-winnow:"));
	add_uri(head, url.len == 0 ? id : url);
	buffer_add(head, SPAN("\r\n"));
}

static bool
add_conversion(struct packer *packer, struct record *rec, struct span line)
{
	struct span text = record_string(rec, packer->field), id = record_string(rec, "id");
	struct span fetched = record_string(rec, "metadata.fetched");
	struct span origin = record_string(rec, "metadata.warc_id");
	struct buffer *head = &packer->head;

	(void)line;
	if (text.ptr == NULL)
		return false;
	if (packer->n_entries++ == 0)
		write_warcinfo(packer);
	begin_head(packer, "conversion", key_of(packer, id, text));
	if (is_instant(fetched))
		buffer_add(head, fetched);
	else
		epoch_add_instant(head, packer->time);
	add_target(head, rec, id);
	if (origin.len > 0) {
		buffer_add(head, SPAN("WARC-Refers-To: <"));
		add_uri(head, origin);
		buffer_add(head, SPAN(">\r\n"));
	}
	write_warc(packer, "text/plain; charset=utf-8", text);
	shard_end_record(packer->shard);
	return true;
}

static void
finish(struct packer *packer)
{
	(void)packer;
}

const struct pack pack_warc = { ".warc", add_conversion, finish, NULL };
