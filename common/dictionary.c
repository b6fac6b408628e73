/*
 * dictionary - phrases to look for: the tables and the search in them
 */
#include "dictionary.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dictionary_file.h"
#include "heap.h"
#include "input.h"
#include "utf8.h"

enum { TOKEN_BYTES = 64 /* of a longer token the beginning counts */ };

static uint64_t
hash_token(struct span token)
{
	char lower[TEXT_LOWER_ROOM(TOKEN_BYTES)];
	uint64_t h = 0xCBF29CE484222325ull;
	size_t len;

	if (token.len > TOKEN_BYTES) {
		token.len = TOKEN_BYTES;
		while (token.len > 0 && ((unsigned char)token.ptr[token.len] & 0xC0) == 0x80)
			token.len--;
	}
	len = text_lower_copy(token, lower);
	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)lower[i]) * 0x100000001B3ull;
	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93ull;
	return h ^ h >> 29;
}

void
dictionary_hash(struct span text, const struct text_tokens *tokens, uint64_t *hashes)
{
	for (size_t i = 0; i < tokens->n; i++)
		hashes[i] = hash_token(span_slice(text, tokens->list[i].start, tokens->list[i].end));
}

/* The next field of an entry; absent when it would reach beyond the data of a damaged file. */
static struct span
read_field(struct span *rest)
{
	uint16_t len;
	struct span field;

	if (rest->len < sizeof(len))
		return (struct span){ NULL, 0 };
	memcpy(&len, rest->ptr, sizeof(len));
	if (rest->len - sizeof(len) < len)
		return (struct span){ NULL, 0 };
	field = span_make(rest->ptr + sizeof(len), len);
	*rest = span_slice(*rest, sizeof(len) + len, rest->len);
	return field;
}

/* Is the text written as the entry asks? */
static bool
case_fits(unsigned policy, struct span phrase, struct span text)
{
	bool upper = false, wants_upper = false;

	if (policy == CASE_ANY)
		return true;
	if (policy == CASE_EXACT) {
		/* the same letters, whatever white space and apostrophes stand between */
		size_t a = 0, b = 0;

		for (;;) {
			uint32_t c = 0, d = 0;

			while (a < phrase.len && (c = utf8_next(phrase, &a), !text_in_word(c)))
				c = 0;
			while (b < text.len && (d = utf8_next(text, &b), !text_in_word(d)))
				d = 0;
			if (c != d)
				return false;
			if (c == 0)
				return true;
		}
	}
	for (size_t at = 0; at < text.len && !upper;)
		upper = text_class(utf8_next(text, &at)) == TEXT_UPPER;
	for (size_t at = 0; at < phrase.len && !wants_upper;)
		wants_upper = text_class(utf8_next(phrase, &at)) == TEXT_UPPER;
	return upper || !wants_upper;
}

static bool
read_entry(const struct dictionary *dictionary, const struct dictionary_slot *slot, struct span text,
    struct dictionary_match *match)
{
	struct span data = span_make(dictionary->data, dictionary->header->data_size);
	struct span rest = span_slice(data, (size_t)slot->data + 1, data.len), phrase;

	phrase = read_field(&rest);
	match->type = read_field(&rest);
	match->name = read_field(&rest);
	match->id = read_field(&rest);
	if (phrase.ptr == NULL || match->type.ptr == NULL || match->name.ptr == NULL ||
	    match->id.ptr == NULL || utf8_valid_prefix(phrase) < phrase.len)
		return false;
	if (match->name.len == 0)
		match->name = phrase;
	return case_fits((unsigned char)data.ptr[slot->data], phrase, text);
}

/* What is known of the phrases that begin with this token; NULL if there are none. */
static const struct dictionary_first *
find_first(const struct dictionary *dictionary, uint64_t hash)
{
	const struct dictionary_header *header = dictionary->header;
	size_t slot = (size_t)((hash >> 32) * header->n_first_slots >> 32);

	for (;; slot++) {
		const struct dictionary_first *first = &dictionary->firsts[slot];

		if (first->check == 0)
			return NULL;
		if (first->check == dictionary_check(hash))
			return first;
	}
}

/* Where the search for a phrase begins. */
static const struct dictionary_slot *
first_slot(const struct dictionary *dictionary, uint64_t key)
{
	return &dictionary->slots[(key >> 32) * dictionary->header->n_slots >> 32];
}

static const struct dictionary_slot *
find_phrase(const struct dictionary *dictionary, uint64_t key)
{
	const struct dictionary_slot *slot = first_slot(dictionary, key);

	for (; slot->key != 0; slot++)
		if (slot->key == key)
			return slot;
	return NULL;
}

static bool
passes_filter(const struct dictionary *dictionary, uint64_t key)
{
	uint64_t bits = dictionary_filter_bits(key);

	return (dictionary->filter[dictionary_filter_word(key, dictionary->header->n_filter)] & bits) ==
	    bits;
}

bool
dictionary_match(const struct dictionary *dictionary, struct span text,
    const struct text_tokens *tokens, const uint64_t *hashes, size_t i,
    struct dictionary_match *match)
{
	const struct dictionary_first *first = find_first(dictionary, hashes[i]);
	uint64_t keys[DICTIONARY_TOKENS], key = 0;
	bool found = false;
	size_t longest;

	if (first == NULL)
		return false;
	longest = first->longest < tokens->n - i ? first->longest : tokens->n - i;
	for (size_t k = 0; k < longest && k < DICTIONARY_TOKENS; k++) {
		keys[k] = key = dictionary_step(key, hashes[i + k]);
		if (k == 1 && !passes_filter(dictionary, key))
			longest = 1;
		else if (k > 0)
			__builtin_prefetch(first_slot(dictionary, key));
	}
	if (longest == 1 && !first->alone)
		return false;
	for (size_t k = i; k < i + longest && k < i + DICTIONARY_TOKENS; k++) {
		const struct dictionary_slot *slot = find_phrase(dictionary, keys[k - i]);
		struct dictionary_match longer;

		if (slot == NULL || !read_entry(dictionary, slot,
		    span_slice(text, tokens->list[i].start, tokens->list[k].end), &longer))
			continue;
		longer.end = k + 1;
		*match = longer;
		found = true;
	}
	return found;
}

struct span
dictionary_bytes(const struct dictionary *dictionary)
{
	return dictionary->bytes;
}

/* NULL, or what is wrong. Entries are checked when they are read. */
static const char *
set_tables(struct dictionary *dictionary)
{
	struct span bytes = dictionary->bytes;
	const struct dictionary_header *header = (const void *)bytes.ptr;
	uint64_t firsts_size, slots_size, filter_size;

	if (bytes.len < sizeof(*header))
		return "damaged or cut off";
	firsts_size = (uint64_t)header->n_first_slots * sizeof(struct dictionary_first);
	slots_size = (uint64_t)header->n_slots * sizeof(struct dictionary_slot);
	filter_size = (uint64_t)header->n_filter * sizeof(uint64_t);
	if (header->order != DICTIONARY_ORDER || header->version != DICTIONARY_VERSION)
		return "made by another version or machine";
	if (header->n_first_slots == 0 || header->n_slots == 0 || header->n_filter == 0 ||
	    sizeof(*header) + DICTIONARY_SPARE * (sizeof(struct dictionary_first) +
		sizeof(struct dictionary_slot)) + firsts_size + filter_size + slots_size +
		header->data_size != bytes.len)
		return "damaged or cut off";
	dictionary->header = header;
	dictionary->firsts = (const void *)(header + 1);
	dictionary->filter = (const void *)(dictionary->firsts + header->n_first_slots + DICTIONARY_SPARE);
	dictionary->slots = (const void *)(dictionary->filter + header->n_filter);
	dictionary->data = (const char *)(dictionary->slots + header->n_slots + DICTIONARY_SPARE);
	return NULL;
}

static struct dictionary *
report(struct diag *diag, const char *path, const char *what)
{
	diag_report(diag, (struct place){ .file = path }, "bad-dictionary", "%s", what);
	return NULL;
}

/* Maps the file if it is compiled; *text says that it is not. */
static struct dictionary *
map_file(const char *path, struct diag *diag, bool *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct dictionary *dictionary;
	struct stat status;
	char magic[sizeof(DICTIONARY_MAGIC) - 1];
	const char *wrong;
	void *bytes;

	*text = true;
	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) < 0 || !S_ISREG(status.st_mode) ||
	    pread(fd, magic, sizeof(magic), 0) != (ssize_t)sizeof(magic) ||
	    memcmp(magic, DICTIONARY_MAGIC, sizeof(magic)) != 0) {
		close(fd);
		return NULL;
	}
	*text = false;
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (bytes == MAP_FAILED)
		return report(diag, path, "cannot map the dictionary");
	dictionary = heap_get_zeroed(1, sizeof(*dictionary));
	dictionary->bytes = span_make(bytes, (size_t)status.st_size);
	dictionary->mapped = true;
	wrong = set_tables(dictionary);
	if (wrong == NULL)
		return dictionary;
	dictionary_close(dictionary);
	return report(diag, path, wrong);
}

struct dictionary *
dictionary_open(const char *path, struct diag *diag)
{
	struct dictionary *dictionary;
	struct input *in;
	bool text;

	dictionary = map_file(path, diag, &text);
	if (!text)
		return dictionary;
	in = input_open(path, diag);
	if (in == NULL)
		return NULL;
	dictionary = heap_get_zeroed(1, sizeof(*dictionary));
	dictionary->bytes = dictionary_compile(in, diag);
	input_close(in);
	set_tables(dictionary);
	return dictionary;
}

void
dictionary_close(struct dictionary *dictionary)
{
	union { const char *read_only; char *bytes; } owned = { dictionary->bytes.ptr };

	if (dictionary->mapped)
		munmap(owned.bytes, dictionary->bytes.len);
	else
		heap_free(owned.bytes);
	heap_free(dictionary);
}
