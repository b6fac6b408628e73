/*
 * feature - what the tagger looks at
 */
#include "feature.h"

#include "mix.h"

enum {
	MAX_WORD = 48, /* bytes looked at; of longer words the beginning */
	END_BYTES = 4,
	LISTS_OF_NAMES = 0x1FF & ~LIST_COMMON,
};

/* A word's own features by kind; the slot is mixed in. */
enum feature {
	F_LOWER = 1,
	F_EXACT,
	F_SHAPE,
	F_LONG_SHAPE,
	F_CLUSTER,
	F_CLUSTER_WIDE,
	F_CLUSTER_MIDDLE,
	F_CLUSTER_NARROW,
	F_USUAL,
	F_LIST,
	F_LISTS,
	F_KIND,
	F_BAG,
	F_PART,
	F_PART_FIRST,
	F_PART_LAST,
	F_PART_LISTS,
	F_PREFIX = 32,
	F_SUFFIX = 40,
	F_CLASS = 48,
	F_CLASS_WIDE,
	F_CLASS_MIDDLE,
	F_CLASS_FORM,
	F_CONTEXT = 64,
};

const struct word word_before = { .lower = 0x9E3779B97F4A7C15ull, .shape = 1, .is_short = true };
const struct word word_behind = { .lower = 0xC2B2AE3D27D4EB4Full, .shape = 2, .is_short = true };

static struct span
cut_word(struct span word)
{
	if (word.len <= MAX_WORD)
		return word;
	word.len = MAX_WORD;
	while (word.len > 0 && ((unsigned char)word.ptr[word.len] & 0xC0) == 0x80)
		word.len--;
	return word;
}

/* The form words are compared in: lower case, digits as 0; returns its length. */
static size_t
normalise(struct span word, char *out)
{
	size_t len = text_lower_copy(cut_word(word), out);

	for (size_t i = 0; i < len; i++)
		if (out[i] >= '1' && out[i] <= '9')
			out[i] = '0';
	return len;
}

uint64_t
feature_hash(struct span word)
{
	char lower[TEXT_LOWER_ROOM(MAX_WORD)];

	return mix_bytes(lower, normalise(word, lower));
}

/* Adds features to one slot. */
struct adder {
	struct word_features *features;
	enum slot slot;
};

static void
add(struct adder *adder, unsigned feature, uint64_t value)
{
	struct word_features *features = adder->features;
	unsigned n = features->n[adder->slot];

	if (n == FEATURES_PER_SLOT)
		return;
	features->keys[adder->slot][n] = mix(value, feature * N_SLOTS + adder->slot);
	features->n[adder->slot]++;
}

static void
add_affixes(struct adder *adder, const char *lower, size_t len)
{
	for (size_t n = 1; n <= 4 && n < len; n++)
		add(adder, F_PREFIX + (unsigned)n, mix_bytes(lower, n));
	for (size_t n = 1; n <= 5 && n < len; n++)
		add(adder, F_SUFFIX + (unsigned)n, mix_bytes(lower + len - n, n));
}

static void
add_clusters(struct adder *adder, const struct lexicon *lexicon, unsigned cluster)
{
	uint32_t path;

	if (cluster == 0 || cluster > lexicon->n_clusters)
		return;
	path = lexicon->paths[cluster - 1];
	add(adder, F_CLUSTER, cluster);
	add(adder, F_CLUSTER_WIDE, path & 0xFF);
	add(adder, F_CLUSTER_MIDDLE, path & 0xFFFF);
	if (adder->slot == SLOT_HERE)
		add(adder, F_CLUSTER_NARROW, path);
}

static void
add_classes(struct adder *adder, const struct lexicon *lexicon, const struct word *word)
{
	uint32_t groups;

	if (word->class == 0 || word->class > lexicon->n_classes)
		return;
	groups = lexicon->groups[word->class - 1];
	add(adder, F_CLASS, word->class);
	add(adder, F_CLASS_WIDE, groups & 0xFF);
	add(adder, F_CLASS_MIDDLE, groups >> 8);
	if (adder->slot == SLOT_HERE)
		add(adder, F_CLASS_FORM, (groups >> 8) * 8 + word->form);
}

static void
add_lists(struct adder *adder, const struct word *word)
{
	for (unsigned bit = 0; bit < 12; bit++)
		if ((word->lists >> bit & 1) != 0)
			add(adder, F_LIST, bit * 8 + word->form);
	add(adder, F_LISTS, (word->lists & 0xFFFu) * 8u + word->form);
}

/* The parts of "BBCNews": names of accounts and products are made so. */
static void
add_parts(struct adder *adder, const struct lexicon *lexicon, struct span token)
{
	struct span parts[SHAPE_PARTS];
	size_t n = shape_split(token, parts);

	for (size_t i = 0; n > 1 && i < n; i++) {
		uint64_t part = feature_hash(parts[i]);
		unsigned lists = lexicon_find(lexicon, part).lists & 0xFFFu;

		add(adder, F_PART, part);
		if (i == 0 || i + 1 == n) {
			add(adder, i == 0 ? F_PART_FIRST : F_PART_LAST, part);
			add(adder, F_PART_LISTS, lists * 2 + (i == 0));
		}
	}
}

static void
add_here(struct adder *adder, const struct word *word, struct span token, uint64_t full_shape,
    struct span lower)
{
	add(adder, F_LOWER, word->lower);
	if (word->form == FORM_UPPER || word->form == FORM_MIXED || word->form == FORM_CAPITALISED)
		add(adder, F_EXACT, mix_bytes(token.ptr, token.len));
	add(adder, F_SHAPE, word->shape);
	add(adder, F_LONG_SHAPE, full_shape);
	if (word->kind != TOKEN_WORD)
		add(adder, F_KIND, word->kind);
	else
		add_affixes(adder, lower.ptr, lower.len);
	add(adder, F_USUAL, word->usual * 8u + word->form);
	add_lists(adder, word);
}

static void
add_near(struct adder *adder, const struct word *word, struct span lower)
{
	add(adder, F_LOWER, word->lower);
	add(adder, F_SHAPE, word->shape);
	add(adder, F_USUAL, word->usual * 8u + word->form);
	if (lower.len > 3)
		add(adder, F_SUFFIX + 3, mix_bytes(lower.ptr + lower.len - 3, 3));
	if (word->lists != 0)
		add(adder, F_LISTS, (word->lists & 0xFFFu) * 8u + word->form);
}

static void
list_features(const struct lexicon *lexicon, const struct word *word, struct span token,
    uint64_t full_shape, struct span lower, struct word_features *features)
{
	struct adder adder = { features, SLOT_HERE };

	memset(features->n, 0, sizeof(features->n));
	add_here(&adder, word, token, full_shape, lower);
	if (word->kind == TOKEN_WORD || word->kind == TOKEN_HASHTAG)
		add_parts(&adder, lexicon, token);
	add_clusters(&adder, lexicon, word->cluster);
	add_classes(&adder, lexicon, word);
	for (adder.slot = SLOT_LEFT; adder.slot <= SLOT_RIGHT2; adder.slot++) {
		if (adder.slot <= SLOT_RIGHT) {
			add_near(&adder, word, lower);
			add_classes(&adder, lexicon, word);
		} else {
			add(&adder, F_LOWER, word->lower);
			add(&adder, F_SHAPE, word->shape);
		}
		add_clusters(&adder, lexicon, word->cluster);
	}
	for (; adder.slot < N_SLOTS; adder.slot++)
		add(&adder, F_BAG, word->lower);
}

void
feature_of_border(const struct word *border, struct word_features *features)
{
	struct adder adder = { features, SLOT_HERE };

	memset(features->n, 0, sizeof(features->n));
	for (adder.slot = SLOT_LEFT; adder.slot <= SLOT_RIGHT2; adder.slot++)
		add(&adder, F_LOWER, border->lower);
}

/* What a token stands for: links and handles are all alike, a hashtag is its word. */
static struct span
canonical(struct span token, enum text_kind kind)
{
	if (kind == TOKEN_URL)
		return SPAN("<url>");
	if (kind == TOKEN_EMAIL)
		return SPAN("<email>");
	if (kind == TOKEN_HANDLE)
		return SPAN("<handle>");
	if (kind == TOKEN_HASHTAG && token.len > 1)
		return span_slice(token, 1, token.len);
	return token;
}

/* Hashes of the first and the last part of a word, or of the letters at its ends. */
static void
find_ends(struct span token, struct span lower, struct word *word)
{
	struct span parts[SHAPE_PARTS];
	size_t n = shape_split(token, parts), len = lower.len < END_BYTES ? lower.len : END_BYTES;

	word->head = n > 1 ? feature_hash(parts[0]) : mix_bytes(lower.ptr, len);
	word->tail = n > 1 ? feature_hash(parts[n - 1]) : mix_bytes(lower.ptr + lower.len - len, len);
}

static bool
is_small(struct span lower)
{
	static const char *const words[] = { "of", "and", "the", "for", "&", "de", "la", "du", "von",
		"van", "'s", "in" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (span_equal(lower, span_from(words[i])))
			return true;
	return false;
}

void
feature_of_word(const struct lexicon *lexicon, struct span token, enum text_kind kind,
    struct word *word, struct word_features *features)
{
	char lower[TEXT_LOWER_ROOM(MAX_WORD)];
	struct shape shape;
	struct lexicon_entry entry;
	size_t len;

	token = cut_word(canonical(token, kind));
	len = normalise(token, lower);
	shape_find(token, &shape);
	word->lower = mix_bytes(lower, len);
	entry = lexicon_find(lexicon, word->lower);
	word->shape = (uint32_t)mix(shape.brief, kind == TOKEN_HASHTAG);
	word->cluster = entry.cluster;
	word->class = entry.class;
	word->lists = entry.lists & 0xFFFu;
	word->form = (uint8_t)shape_form(&shape);
	word->kind = (uint8_t)kind;
	word->usual = (uint8_t)lexicon_case(entry);
	word->is_small = len <= 3 && is_small(span_make(lower, len));
	word->is_short = shape.n <= 3 || kind != TOKEN_WORD;
	word->is_mark = len == 1 && (lower[0] == '@' || lower[0] == '#');
	find_ends(token, span_make(lower, len), word);
	if (features != NULL)
		list_features(lexicon, word, token, shape.full, span_make(lower, len), features);
}

enum line_case
feature_line_case(const struct word *const *words, size_t n)
{
	size_t n_long = 0, n_lower = 0, n_upper = 0, n_any = 0;

	for (size_t i = 0; i < n; i++) {
		if (words[i]->form == FORM_OTHER)
			continue;
		n_any += words[i]->form != FORM_LOWER;
		if (words[i]->is_short)
			continue;
		n_long++;
		n_lower += words[i]->form == FORM_LOWER;
		n_upper += words[i]->form == FORM_UPPER;
	}
	if (n_any == 0)
		return LINE_LOWER;
	if (n_long >= 2 && n_upper * 4 >= n_long * 3)
		return LINE_UPPER;
	if (n_long >= 3 && n_lower * 4 <= n_long)
		return LINE_TITLE;
	return LINE_NORMAL;
}

void
feature_mark_phrases(const struct lexicon *lexicon, const struct word *const *words, size_t n,
    uint8_t *marks)
{
	memset(marks, 0, n);
	for (size_t i = 0; i < n;) {
		uint64_t hash = 0;
		size_t end = i + 1;
		unsigned lists = 0;

		if ((words[i]->lists & LIST_PHRASE) == 0) {
			i++;
			continue;
		}
		for (size_t k = i; k < n && k < i + PHRASE_WORDS; k++) {
			unsigned found;

			hash = lexicon_phrase_hash(hash, words[k]->lower);
			found = k > i ? lexicon_find_phrase(lexicon, hash) : 0;
			if (found != 0) {
				lists = found;
				end = k + 1;
			}
		}
		for (size_t k = i; lists != 0 && k < end; k++)
			marks[k] = (uint8_t)(lists * 4 + (k == i ? 1 : k + 1 == end ? 3 : 2));
		i = end;
	}
}

static bool
in_run(const struct word *word)
{
	return word->form >= FORM_INITIAL;
}

void
feature_mark_runs(const struct word *const *words, size_t n, struct run *runs)
{
	for (size_t i = 0; i < n;) {
		size_t last = i;

		if (!in_run(words[i])) {
			runs[i++] = (struct run){ 0, 0, 0, 0 };
			continue;
		}
		for (size_t k = i + 1; k < n; k++) {
			if (in_run(words[k]))
				last = k;
			else if (!words[k]->is_small || k >= last + 3)
				break;
		}
		for (size_t k = i; k <= last; k++)
			runs[k] = (struct run){ words[i]->lower, words[last]->lower,
				(uint8_t)(k == i ? 0 : k == last ? 2 : 1),
				(uint8_t)(last - i + 1 > 7 ? 7 : last - i + 1) };
		i = last + 1;
	}
}

size_t
feature_of_context(const struct word *const window[5], enum line_case line, unsigned phrase,
    const struct run *run, uint64_t keys[FEATURES_OF_CONTEXT])
{
	const struct word *w = window[2], *left = window[1], *right = window[3];
	uint64_t near = mix(left->shape, w->shape), wide = mix(near, right->shape);
	size_t n = 0;

	keys[n++] = mix(mix(left->lower, w->lower), F_CONTEXT);
	keys[n++] = mix(mix(w->lower, right->lower), F_CONTEXT + 1);
	keys[n++] = mix(mix(left->lower, right->lower), F_CONTEXT + 2);
	keys[n++] = mix(near, F_CONTEXT + 3);
	keys[n++] = mix(mix(w->shape, right->shape), F_CONTEXT + 4);
	keys[n++] = mix(wide, F_CONTEXT + 5);
	keys[n++] = mix(mix(window[0]->shape, mix(wide, window[4]->shape)), F_CONTEXT + 6);
	keys[n++] = mix(mix(left->lower, w->shape), F_CONTEXT + 7);
	keys[n++] = mix(mix(w->shape, right->lower), F_CONTEXT + 8);
	keys[n++] = mix(mix(window[0]->lower, left->lower), F_CONTEXT + 9);
	keys[n++] = mix(mix(right->lower, window[4]->lower), F_CONTEXT + 10);
	keys[n++] = mix(line * 64u + w->usual * 8u + w->form, F_CONTEXT + 11);
	if (w->cluster != 0) {
		keys[n++] = mix((uint64_t)left->cluster << 16 | w->cluster, F_CONTEXT + 12);
		keys[n++] = mix((uint64_t)w->cluster << 16 | right->cluster, F_CONTEXT + 13);
		keys[n++] = mix((uint64_t)line << 32 | (uint32_t)w->form << 16 | w->cluster,
		    F_CONTEXT + 14);
	}
	if (left->is_mark) {
		keys[n++] = mix(w->head, F_CONTEXT + 32);
		keys[n++] = mix(w->tail, F_CONTEXT + 33);
		keys[n++] = mix(w->lists, F_CONTEXT + 34);
		keys[n++] = mix(w->cluster, F_CONTEXT + 35);
		keys[n++] = mix((uint64_t)w->usual * 8 + w->form, F_CONTEXT + 36);
	}
	if (line != LINE_NORMAL)
		keys[n++] = mix(w->lower, F_CONTEXT + 37 + line);
	if (left->lower == word_before.lower)
		keys[n++] = mix(((uint64_t)w->cluster * 8 + w->usual) * 8 + w->form, F_CONTEXT + 41);
	if (run->n > 1) {
		keys[n++] = mix(run->last, F_CONTEXT + 20 + run->at);
		keys[n++] = mix(run->first, F_CONTEXT + 24 + run->at);
		keys[n++] = mix(run->n * 4u + run->at, F_CONTEXT + 28 + line);
	}
	if ((w->lists & LISTS_OF_NAMES) != 0) {
		uint64_t lists = (uint64_t)(w->lists & LISTS_OF_NAMES) << 16;

		keys[n++] = mix(lists | (right->lists & LISTS_OF_NAMES) << 4 | right->form,
		    F_CONTEXT + 17);
		keys[n++] = mix(lists | (left->lists & LISTS_OF_NAMES) << 4 | left->form,
		    F_CONTEXT + 18);
	}
	if (phrase != 0) {
		keys[n++] = mix(phrase, F_CONTEXT + 15);
		keys[n++] = mix(phrase * 64u + line * 8u + w->form, F_CONTEXT + 16);
	}
	return n;
}
