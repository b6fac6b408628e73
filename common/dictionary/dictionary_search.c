/*
 * dictionary - looking for phrases
 *
 * The table of a large dictionary does not fit a cache, so a search that begins there waits for
 * memory at every word. Marking asks the filters first, for a block of tokens at once, and fetches
 * ahead what matching will need.
 */
#include "dictionary_file.h"
#include "utf8.h"

static const struct dictionary_slot *
first_slot(const struct dictionary *dictionary, uint64_t key)
{
	return &dictionary->slots[dictionary_place(key, dictionary->header->n_slots)];
}

static const struct dictionary_slot *
find_slot(const struct dictionary *dictionary, uint64_t key)
{
	const struct dictionary_slot *slot = first_slot(dictionary, key);
	const struct dictionary_slot *end = slot + DICTIONARY_SPARE;
	uint32_t tag = dictionary_tag(key);

	for (; slot < end && slot->tag != 0; slot++)
		if ((slot->tag & ~(uint32_t)(SLOT_KEY - 1)) == tag)
			return slot;
	return NULL;
}

/* Where a phrase may start: the keys of the token alone and with the next one. */
struct start {
	uint64_t single, pair;
	uint32_t place; /* of the token in the block */
	bool alone, paired; /* may stand in the table */
};

static void
set_starts(const struct dictionary *dictionary, const uint64_t *hashes, size_t n, struct start *starts)
{
	for (size_t i = 0; i < n; i++) {
		uint64_t single = dictionary_step(0, hashes[i]);
		uint64_t pair = dictionary_step(single, hashes[i + 1]);

		starts[i] = (struct start){ .single = single, .pair = pair, .place = (uint32_t)i };
		__builtin_prefetch(&dictionary->longer[dictionary_place(pair,
		    dictionary->header->n_longer)]);
	}
}

/* Keeps those that pass a filter; how many. */
static size_t
filter_starts(const struct dictionary *dictionary, struct start *starts, size_t n)
{
	const struct dictionary_header *header = dictionary->header;
	size_t n_kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct start start = starts[i];

		start.alone = dictionary_passes(dictionary->singles, header->n_singles, start.single);
		start.paired = dictionary_passes(dictionary->longer, header->n_longer, start.pair);
		starts[n_kept] = start;
		n_kept += start.alone | start.paired;
	}
	return n_kept;
}

static void
fetch_slots(const struct dictionary *dictionary, const struct start *starts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (starts[i].alone)
			__builtin_prefetch(first_slot(dictionary, starts[i].single));
		if (starts[i].paired)
			__builtin_prefetch(first_slot(dictionary, starts[i].pair));
	}
}

/* Is there a phrase that these tokens could be, or begin? */
static bool
may_match(const struct dictionary *dictionary, uint64_t key, bool capital)
{
	const struct dictionary_slot *slot = find_slot(dictionary, key);

	if (slot == NULL)
		return false;
	if (slot->data < dictionary->data.len)
		__builtin_prefetch(dictionary->data.ptr + slot->data);
	return capital || (slot->tag & SLOT_CAPITAL) == 0 || (slot->tag & SLOT_TOKENS) > 2;
}

void
dictionary_mark(const struct dictionary *dictionary, const uint64_t *hashes, size_t n,
    bool marks[DICTIONARY_BLOCK])
{
	struct start starts[DICTIONARY_BLOCK];

	n = n < DICTIONARY_BLOCK ? n : DICTIONARY_BLOCK;
	set_starts(dictionary, hashes, n, starts);
	n = filter_starts(dictionary, starts, n);
	fetch_slots(dictionary, starts, n);
	for (size_t i = 0; i < n; i++) {
		const uint64_t *first = &hashes[starts[i].place];
		bool capital = dictionary_has_capital(first[0]);

		if ((starts[i].alone && may_match(dictionary, starts[i].single, capital)) ||
		    (starts[i].paired && may_match(dictionary, starts[i].pair,
			capital || dictionary_has_capital(first[1]))))
			marks[starts[i].place] = true;
	}
}

static void
report_damage(struct dictionary *dictionary)
{
	if (!atomic_exchange(&dictionary->damaged, true))
		diag_report(dictionary->diag, (struct place){ .file = dictionary->path },
		    "bad-dictionary", "damaged: phrases are missing; compile it again");
}

/* The next field of an entry; absent when it would reach beyond the data or is no text. */
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
	return utf8_valid_prefix(field) == len ? field : (struct span){ NULL, 0 };
}

struct entry {
	unsigned flags;
	struct span phrase, type, name, id;
};

/* Takes the next entry off the data; false if it is damaged. */
static bool
read_entry(struct span *rest, struct entry *entry)
{
	if (rest->len == 0)
		return false;
	entry->flags = (unsigned char)rest->ptr[0];
	*rest = span_slice(*rest, 1, rest->len);
	entry->phrase = read_field(rest);
	entry->type = read_field(rest);
	entry->name = read_field(rest);
	entry->id = read_field(rest);
	return entry->phrase.ptr != NULL && entry->type.ptr != NULL && entry->name.ptr != NULL &&
	    entry->id.ptr != NULL;
}

static bool
has_blank_line(struct span text)
{
	const char *end = text.ptr + text.len, *at = memchr(text.ptr, '\n', text.len);

	while (at != NULL) {
		const char *next = memchr(at + 1, '\n', (size_t)(end - at) - 1);

		if (next != NULL && span_trim(span_make(at, (size_t)(next - at))).len == 0)
			return true;
		at = next;
	}
	return false;
}

/* Is the text written as the entry asks? */
static bool
fits(const struct entry *entry, struct span text, bool capital)
{
	enum case_policy policy = entry->flags & ENTRY_POLICY;

	if (policy == CASE_CAPITAL && !capital)
		return false;
	return dictionary_same_letters(entry->phrase, text, policy != CASE_EXACT) &&
	    !has_blank_line(text);
}

/* The first entry of a slot that fits the text. */
static bool
match_slot(struct dictionary *dictionary, const struct dictionary_slot *slot, struct span text,
    bool capital, struct dictionary_match *match)
{
	struct span rest = span_slice(dictionary->data, slot->data, dictionary->data.len);
	struct entry entry;

	do {
		if (!read_entry(&rest, &entry)) {
			report_damage(dictionary);
			return false;
		}
		if (fits(&entry, text, capital)) {
			match->type = entry.type;
			match->name = entry.name.len > 0 ? entry.name : entry.phrase;
			match->id = entry.id;
			return true;
		}
	} while ((entry.flags & ENTRY_LAST) == 0);
	return false;
}

/* The slots of the phrases that the tokens at `hashes` begin with, by length - 1; how many. */
static size_t
find_slots(const struct dictionary *dictionary, const uint64_t *hashes, size_t n,
    const struct dictionary_slot *slots[DICTIONARY_TOKENS])
{
	const struct dictionary_header *header = dictionary->header;
	uint64_t key = dictionary_step(0, hashes[0]);
	size_t longest;

	slots[0] = dictionary_passes(dictionary->singles, header->n_singles, key) ?
	    find_slot(dictionary, key) : NULL;
	if (n < 2)
		return 1;
	key = dictionary_step(key, hashes[1]);
	slots[1] = dictionary_passes(dictionary->longer, header->n_longer, key) ?
	    find_slot(dictionary, key) : NULL;
	if (slots[1] == NULL)
		return 1;
	longest = slots[1]->tag & SLOT_TOKENS;
	if (longest > DICTIONARY_TOKENS)
		longest = DICTIONARY_TOKENS;
	for (size_t k = 2; k < longest && k < n; k++) {
		key = dictionary_step(key, hashes[k]);
		slots[k] = dictionary_passes(dictionary->longer, header->n_longer, key) ?
		    find_slot(dictionary, key) : NULL;
	}
	return longest < 2 ? 2 : longest < n ? longest : n;
}

bool
dictionary_match(struct dictionary *dictionary, struct span text, const struct text_tokens *tokens,
    const uint64_t *hashes, size_t i, struct dictionary_match *match)
{
	const struct dictionary_slot *slots[DICTIONARY_TOKENS];
	size_t n = find_slots(dictionary, &hashes[i], tokens->n - i, slots);

	for (; n > 0; n--) {
		const struct dictionary_slot *slot = slots[n - 1];
		bool capital = false;

		if (slot == NULL || slot->data == 0)
			continue;
		for (size_t k = 0; k < n; k++)
			capital |= dictionary_has_capital(hashes[i + k]);
		if ((slot->tag & SLOT_CAPITAL) != 0 && !capital)
			continue;
		match->end = i + n;
		if (match_slot(dictionary, slot, span_slice(text, tokens->list[i].start,
		    tokens->list[i + n - 1].end), capital, match))
			return true;
	}
	return false;
}
