/*
 * file_name - names for the files of a tar or zip, made from the ids of records
 */
#include "file_name.h"

#include "heap.h"

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

static unsigned long long
folded_hash(struct span name)
{
	unsigned long long hash = 14695981039346656037ull;

	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 1099511628211ull;
	}
	return hash == 0 ? 1 : hash;
}

static size_t
slot_of(const unsigned long long *hashes, size_t capacity, unsigned long long hash)
{
	size_t slot = (size_t)hash & (capacity - 1);

	while (hashes[slot] != 0 && hashes[slot] != hash)
		slot = (slot + 1) & (capacity - 1);
	return slot;
}

static void
grow(struct file_names *names)
{
	size_t capacity = names->capacity == 0 ? 1024 : names->capacity * 2;
	unsigned long long *hashes = heap_get_zeroed(capacity, sizeof(*hashes));

	for (size_t i = 0; i < names->capacity; i++)
		if (names->hashes[i] != 0)
			hashes[slot_of(hashes, capacity, names->hashes[i])] = names->hashes[i];
	heap_free(names->hashes);
	names->hashes = hashes;
	names->capacity = capacity;
}

/* False if the name was taken already. */
static bool
take(struct file_names *names, struct span name)
{
	unsigned long long hash = folded_hash(name);
	size_t slot;

	if (names->n * 2 >= names->capacity)
		grow(names);
	slot = slot_of(names->hashes, names->capacity, hash);
	if (names->hashes[slot] == hash)
		return false;
	names->hashes[slot] = hash;
	names->n++;
	return true;
}

void
file_name_add(struct file_names *names, struct span id, const char *ending, struct buffer *out)
{
	size_t start = out->len, stem;

	add_parts(id, out);
	stem = out->len;
	buffer_add(out, span_from(ending));
	for (unsigned n = 2; !take(names, span_slice(buffer_span(out), start, out->len)); n++) {
		out->len = stem;
		buffer_print(out, "~%u%s", n, ending);
	}
}

void
file_names_reset(struct file_names *names)
{
	if (names->capacity > 0)
		memset(names->hashes, 0, names->capacity * sizeof(*names->hashes));
	names->n = 0;
}

void
file_names_free(struct file_names *names)
{
	heap_free(names->hashes);
}
