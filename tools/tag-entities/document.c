/*
 * document - what the rest of a page says about a token
 */
#include "document.h"

#include "heap.h"

/* Where the numbers of each kind of feature begin. */
enum {
	F_SEEN = 0,      /* there is a first pass */
	F_COVERED = 2,   /* by a name found elsewhere */
	F_COVERED_FORM = F_COVERED + 18,
	F_MAJORITY = F_COVERED_FORM + 152,
	F_MAJORITY_FORM = F_MAJORITY + 80,
	F_TAG = F_MAJORITY_FORM + 160,
	F_CASE = F_TAG + 18,
	F_END = F_CASE + 48,
	F_DOCUMENT = 128,
};

_Static_assert((int)F_END <= (int)DOCUMENT_KINDS, "the features have numbers");

static uint64_t
mix(uint64_t value, unsigned feature)
{
	uint64_t h = (value + feature) * 0x9FB21C651E98DF25ull;

	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93ull;
	return h ^ h >> 29;
}

uint64_t
document_key(unsigned feature)
{
	static const unsigned firsts[] = { F_SEEN, F_COVERED, F_COVERED_FORM, F_MAJORITY,
		F_MAJORITY_FORM, F_TAG, F_CASE, F_END };
	unsigned kind = 0;

	while (kind < 6 && feature >= firsts[kind + 1])
		kind++;
	return mix(feature - firsts[kind], kind == 0 ? F_DOCUMENT : F_DOCUMENT << (7 + kind));
}

/* A table of at least twice n slots, all free. */
static uint32_t *
clear_table(uint32_t *table, size_t *slots, size_t n)
{
	size_t wanted = 64;

	while (wanted < 2 * n)
		wanted *= 2;
	if (wanted > *slots) {
		heap_free(table);
		*slots = wanted;
		return heap_get_zeroed(wanted, sizeof(*table));
	}
	/* a page much smaller than the largest so far clears only what it needs */
	memset(table, 0, wanted * sizeof(*table));
	return table;
}

static size_t
table_mask(size_t n)
{
	size_t slots = 64;

	while (slots < 2 * n)
		slots *= 2;
	return slots - 1;
}

static struct document_word *
enter_word(struct document *document, uint64_t lower, size_t mask, uint32_t *number)
{
	size_t slot = (size_t)(lower ^ lower >> 32) & mask;

	while (document->word_table[slot] != 0) {
		*number = document->word_table[slot] - 1;
		if (document->words[*number].lower == lower)
			return &document->words[*number];
		slot = (slot + 1) & mask;
	}
	*number = (uint32_t)document->n_words;
	document->words[document->n_words] = (struct document_word){ .lower = lower };
	document->word_table[slot] = (uint32_t)++document->n_words;
	return &document->words[*number];
}

static struct document_name *
find_name(const struct document *document, uint64_t hash, size_t mask, size_t *slot)
{
	*slot = (size_t)(hash ^ hash >> 32) & mask;
	while (document->name_table[*slot] != 0) {
		struct document_name *name = &document->names[document->name_table[*slot] - 1];

		if (name->hash == hash)
			return name;
		*slot = (*slot + 1) & mask;
	}
	return NULL;
}

static void
count_words(struct document *document)
{
	size_t mask = table_mask(document->n);

	for (size_t i = 0; i < document->n; i++) {
		const struct document_token *token = &document->tokens[i];
		struct document_word *word =
		    enter_word(document, token->lower, mask, &document->word_of[i]);

		word->n++;
		word->tags[token->tag] += word->tags[token->tag] < UINT16_MAX;
		word->begins |= token->tag != TAG_OUTSIDE && !tag_continues(token->tag);
		if (!token->sentence) {
			word->n_lower += token->form == FORM_LOWER;
			word->n_upper += token->form >= FORM_CAPITALISED;
		}
	}
}

/* The end of the name that begins at token i, or i if none does. */
static size_t
name_end(const struct document *document, size_t i)
{
	unsigned tag = document->tokens[i].tag;
	size_t end = i + 1;

	if (tag == TAG_OUTSIDE || tag_continues(tag))
		return i;
	if (!tag_goes_on(tag))
		return end;
	while (end < document->n && tag_may_follow(tag, document->tokens[end].tag)) {
		tag = document->tokens[end++].tag;
		if (!tag_goes_on(tag))
			break;
	}
	return end;
}

static uint64_t
hash_tokens(const struct document *document, size_t start, size_t end)
{
	uint64_t hash = 0;

	for (size_t i = start; i < end; i++)
		hash = lexicon_phrase_hash(hash, document->tokens[i].lower);
	return hash;
}

static void
collect_names(struct document *document)
{
	size_t mask = table_mask(document->n);

	for (size_t i = 0; i < document->n; i++) {
		size_t end = name_end(document, i), slot;
		struct document_name *name;
		uint64_t hash;

		if (end == i || end - i > DOCUMENT_NAME)
			continue;
		hash = hash_tokens(document, i, end);
		name = find_name(document, hash, mask, &slot);
		if (name == NULL) {
			document->name_table[slot] = (uint32_t)document->n_names + 1;
			name = &document->names[document->n_names++];
			*name = (struct document_name){ .hash = hash };
		}
		name->types[tag_type(document->tokens[i].tag)]++;
		i = end - 1;
	}
}

/* The type a name has elsewhere, N_TYPES if it stands only here. */
static unsigned
type_elsewhere(const struct document *document, const struct document_name *name, size_t start,
    size_t end)
{
	unsigned best = N_TYPES, most = 0;
	bool here = name_end(document, start) == end;

	for (unsigned type = 0; type < N_TYPES; type++) {
		unsigned n = name->types[type];

		n -= here && tag_type(document->tokens[start].tag) == type && n > 0;
		if (n > most) {
			most = n;
			best = type;
		}
	}
	return best;
}

static void
cover_tokens(struct document *document)
{
	size_t mask = table_mask(document->n);

	memset(document->covered, 0, document->n);
	for (size_t i = 0; i < document->n;) {
		size_t end = i;
		unsigned type = N_TYPES;
		uint64_t hash = 0;

		for (size_t k = i; document->words[document->word_of[i]].begins && k < document->n &&
		    k < i + DOCUMENT_NAME; k++) {
			struct document_name *name;
			unsigned found;
			size_t slot;

			hash = lexicon_phrase_hash(hash, document->tokens[k].lower);
			name = find_name(document, hash, mask, &slot);
			found = name == NULL ? N_TYPES : type_elsewhere(document, name, i, k + 1);
			if (found < N_TYPES) {
				type = found;
				end = k + 1;
			}
		}
		for (size_t k = i; k < end; k++)
			document->covered[k] = (uint8_t)(1 + tag_of(type, end == i + 1 ? PART_SINGLE :
			    k == i ? PART_BEGIN : k + 1 == end ? PART_END : PART_INSIDE));
		i = end > i ? end : i + 1;
	}
}

void
document_read(struct document *document)
{
	size_t n = document->n;

	document->words = heap_grow(document->words, &document->words_capacity, n,
	    sizeof(*document->words));
	document->names = heap_grow(document->names, &document->names_capacity, n,
	    sizeof(*document->names));
	document->word_of = heap_grow(document->word_of, &document->word_of_capacity, n,
	    sizeof(*document->word_of));
	document->covered = heap_grow(document->covered, &document->covered_capacity, n, 1);
	document->word_table = clear_table(document->word_table, &document->word_slots, n);
	document->name_table = clear_table(document->name_table, &document->name_slots, n);
	document->n_words = document->n_names = 0;
	count_words(document);
	collect_names(document);
	cover_tokens(document);
}

/* The tag other occurrences have most often, and how clearly. */
static void
majority(const struct document_word *word, unsigned own, unsigned *best_type, unsigned *best_tag,
    unsigned *clear)
{
	unsigned types[N_TYPES + 1] = { 0 }, most = 0, total = word->n - 1;

	*best_tag = TAG_OUTSIDE;
	for (unsigned tag = 0; tag < N_TAGS; tag++) {
		unsigned n = word->tags[tag] - (tag == own);

		types[tag == TAG_OUTSIDE ? N_TYPES : tag_type(tag)] += n;
		if (n > most) {
			most = n;
			*best_tag = tag;
		}
	}
	*best_type = N_TYPES;
	for (unsigned type = 0; type < N_TYPES; type++)
		if (types[type] > types[*best_type])
			*best_type = type;
	*clear = types[*best_type] == total ? 2 : types[*best_type] * 3 >= total * 2;
}

size_t
document_features(const struct document *document, size_t i, uint16_t features[DOCUMENT_FEATURES])
{
	const struct document_token *token = &document->tokens[i];
	const struct document_word *word = &document->words[document->word_of[i]];
	unsigned form = token->form, covered = document->covered[i];
	bool own_case = form >= FORM_CAPITALISED && !token->sentence;
	size_t n = 0;

	features[n++] = F_SEEN + 1;
	if (covered != 0) {
		features[n++] = (uint16_t)(F_COVERED + covered);
		features[n++] = (uint16_t)(F_COVERED_FORM + covered * 8 + form);
	}
	if (word->n > 1) {
		unsigned type, tag, clear, many = word->n > 4 ? 3 : word->n > 2 ? 2 : 1;

		majority(word, token->tag, &type, &tag, &clear);
		features[n++] = (uint16_t)(F_MAJORITY + (type * 4 + clear) * 4 + many);
		features[n++] = (uint16_t)(F_MAJORITY_FORM + (type * 4 + clear) * 8 + form);
		features[n++] = (uint16_t)(F_TAG + tag);
	}
	if (form != FORM_OTHER) {
		bool lower = word->n_lower > (form == FORM_LOWER && !token->sentence);
		bool upper = word->n_upper > own_case;

		features[n++] = (uint16_t)(F_CASE + ((form * 2u + token->sentence) * 2 + lower) * 2 +
		    upper);
	}
	return n;
}

void
document_free(struct document *document)
{
	heap_free(document->tokens);
	heap_free(document->words);
	heap_free(document->names);
	heap_free(document->word_table);
	heap_free(document->name_table);
	heap_free(document->word_of);
	heap_free(document->covered);
	*document = (struct document){ .tokens = NULL };
}
