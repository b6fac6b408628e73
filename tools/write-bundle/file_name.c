/*
 * file_name - names for the files of a tar or zip, made from the ids of records
 */
#include "file_name.h"

#include "ascii.h"

enum { PART_BYTES = 180 };

static char
clean(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7F || memchr("\\:*?\"<>|", c, 8) != NULL ? '_' : c;
}

/* The part up to `/`, cut between characters. */
static void
add_part(struct span part, struct buffer *out)
{
	size_t len = part.len;

	if (len > PART_BYTES)
		for (len = PART_BYTES; len > 0 && (part.ptr[len] & 0xC0) == 0x80;)
			len--;
	for (size_t i = 0; i < len; i++)
		buffer_add_byte(out, clean(part.ptr[i]));
	/* what is cut off still tells names apart */
	if (len < part.len)
		buffer_print(out, "~%08llx", span_hash(part) & 0xFFFFFFFF);
}

static void
add_parts(struct span id, struct buffer *out)
{
	size_t start = out->len;
	struct span part;

	while (span_split(&id, '/', &part)) {
		if (part.len == 0 || span_equal(part, SPAN(".")) || span_equal(part, SPAN("..")))
			continue;
		if (out->len > start)
			buffer_add_byte(out, '/');
		add_part(part, out);
	}
	if (out->len == start)
		buffer_add(out, SPAN("unnamed"));
}

void
file_name_add(struct hash_set *taken, struct span id, const char *ending, struct buffer *out)
{
	size_t start = out->len, stem;

	add_parts(id, out);
	stem = out->len;
	buffer_add(out, span_from(ending));
	for (unsigned n = 2;
	     !hash_set_add(taken, span_hash_nocase(span_slice(buffer_span(out), start, out->len))); n++) {
		out->len = stem;
		buffer_print(out, "~%u%s", n, ending);
	}
}
