/*
 * text_measure - counts words, sentences, capitals, digits and signs of a short text in any script
 */
#include <string.h>

#include "heap.h"
#include "text_measure.h"
#include "utf8.h"

/* What a code point is for counting. */
enum kind {
	KIND_SIGN, KIND_SPACE, KIND_LOWER, KIND_UPPER, KIND_UNCASED, KIND_IDEOGRAPH, KIND_DIGIT, KIND_STOP,
	KIND_WIDE_STOP,
	KIND_COMMA, KIND_WIDE_COMMA, KIND_COLON, KIND_ELLIPSIS, KIND_QUOTE, KIND_BRACKET, KIND_SEPARATOR,
	KIND_ARROW, KIND_COPYRIGHT, KIND_CURRENCY, KIND_AT, KIND_BRACE
};

static const uint8_t ascii_kinds[0x80] = {
	['a' ... 'z'] = KIND_LOWER, ['A' ... 'Z'] = KIND_UPPER, ['0' ... '9'] = KIND_DIGIT,
	[' '] = KIND_SPACE, ['\t'] = KIND_SPACE, ['\n'] = KIND_SPACE, ['\r'] = KIND_SPACE,
	['\f'] = KIND_SPACE,
	['.'] = KIND_STOP, ['!'] = KIND_STOP, ['?'] = KIND_STOP,
	[','] = KIND_COMMA, [';'] = KIND_COMMA, [':'] = KIND_COLON,
	['"'] = KIND_QUOTE, ['\''] = KIND_QUOTE,
	['('] = KIND_BRACKET, [')'] = KIND_BRACKET, ['['] = KIND_BRACKET, [']'] = KIND_BRACKET,
	['{'] = KIND_BRACE, ['}'] = KIND_BRACE, ['<'] = KIND_BRACE, ['>'] = KIND_BRACE, ['='] = KIND_BRACE,
	['|'] = KIND_SEPARATOR, ['/'] = KIND_SEPARATOR, ['$'] = KIND_CURRENCY, ['@'] = KIND_AT,
};

/* Signs above ASCII that matter; everything else by range. */
static enum kind
sign_above_ascii(uint32_t c)
{
	switch (c) {
	case 0xa0: case 0x2003: case 0x2009: case 0x202f: case 0x3000: return KIND_SPACE;
	case 0xa9: case 0xae: return KIND_COPYRIGHT;
	case 0xa3: case 0xa5: case 0x20ac: case 0x20b9: return KIND_CURRENCY;
	case 0xab: case 0xbb: case 0x201c: case 0x201d: case 0x201e: case 0x2018: case 0x2019:
	case 0x300c: case 0x300d: return KIND_QUOTE;
	case 0x2039: case 0x203a: case 0x2190: case 0x2192: case 0x25b6: case 0x25ba: return KIND_ARROW;
	case 0xb7: case 0x2022: case 0x2758: return KIND_SEPARATOR;
	case 0x2026: return KIND_ELLIPSIS;
	case 0x3002: case 0xff01: case 0xff1f: return KIND_WIDE_STOP;
	case 0x61f: case 0x6d4: case 0x964: return KIND_STOP;
	case 0x3001: case 0xff0c: case 0xff1b: return KIND_WIDE_COMMA;
	case 0x60c: return KIND_COMMA;
	case 0xff1a: return KIND_COLON;
	default: return KIND_SIGN;
	}
}

static enum kind
letter_above_ascii(uint32_t c)
{
	if (c < 0x100)
		return c == 0xd7 || c == 0xf7 ? KIND_SIGN : c < 0xdf ? KIND_UPPER : KIND_LOWER;
	if (c < 0x180 || (c >= 0x460 && c < 0x530) || (c >= 0x1e00 && c < 0x1f00))
		return c & 1 ? KIND_LOWER : KIND_UPPER;
	if (c >= 0x370 && c < 0x400)
		return (c >= 0x386 && c < 0x390) || (c >= 0x391 && c < 0x3ac) ? KIND_UPPER : KIND_LOWER;
	if (c >= 0x400 && c < 0x460)
		return c < 0x430 ? KIND_UPPER : KIND_LOWER;
	if ((c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
	    c >= 0x20000)
		return KIND_IDEOGRAPH;
	return KIND_UNCASED;
}

static enum kind
kind_above_ascii(uint32_t c)
{
	enum kind kind = sign_above_ascii(c);

	if (kind != KIND_SIGN || c < 0xc0)
		return kind;
	if ((c >= 0x2000 && c < 0x2c00) || (c >= 0x3000 && c < 0x3040) || c >= 0x1f000)
		return c >= 0x20000 && c < 0x32000 ? KIND_IDEOGRAPH : KIND_SIGN;
	return letter_above_ascii(c);
}

static inline enum kind
kind_of(uint32_t c)
{
	return c < 0x80 ? ascii_kinds[c] : kind_above_ascii(c);
}

static uint8_t
sign_of_kind(enum kind kind)
{
	static const uint8_t signs[] = {
		[KIND_LOWER] = SIGN_LOWER, [KIND_UPPER] = SIGN_UPPER, [KIND_UNCASED] = SIGN_UNCASED,
		[KIND_IDEOGRAPH] = SIGN_UNCASED, [KIND_DIGIT] = SIGN_DIGIT, [KIND_STOP] = SIGN_STOP,
		[KIND_WIDE_STOP] = SIGN_STOP, [KIND_COMMA] = SIGN_COMMA, [KIND_WIDE_COMMA] = SIGN_COMMA,
		[KIND_COLON] = SIGN_COLON, [KIND_ELLIPSIS] = SIGN_ELLIPSIS, [KIND_QUOTE] = SIGN_QUOTE,
		[KIND_BRACKET] = SIGN_BRACKET, [KIND_SIGN] = SIGN_OTHER,
	};

	return kind < sizeof signs && signs[kind] != 0 ? signs[kind] : SIGN_OTHER;
}

static bool
is_word(enum kind kind)
{
	return kind >= KIND_LOWER && kind <= KIND_DIGIT;
}

static uint32_t
word_hash_add(uint32_t hash, uint32_t c)
{
	if (c - 'A' < 26 || (c >= 0x410 && c < 0x430) || (c >= 0x391 && c < 0x3aa) ||
	    (c >= 0xc0 && c < 0xdf))
		c += 32;
	return (hash ^ c) * 0x01000193u;
}

static uint32_t
word_hash_end(uint32_t hash)
{
	hash = (hash ^ hash >> 15) * 0x85ebca6bu;
	return hash == 0 ? 1 : hash;
}

static bool
set_has(const struct word_set *set, uint32_t hash)
{
	for (uint32_t i = hash;; i++) {
		uint32_t slot = set->slots[i % WORD_SET_SIZE];

		if (slot == hash || slot == 0)
			return slot != 0;
	}
}

static void
set_put(struct word_set *set, uint32_t hash)
{
	uint32_t i = hash;

	if (set->n >= WORD_SET_SIZE * 3 / 4 || set_has(set, hash))
		return;
	while (set->slots[i % WORD_SET_SIZE] != 0)
		i++;
	set->slots[i % WORD_SET_SIZE] = hash;
	set->n++;
}

static uint32_t
read_char(struct span text, size_t *at)
{
	unsigned char byte = (unsigned char)text.ptr[*at];

	if (byte < 0x80) {
		++*at;
		return byte;
	}
	return utf8_next(text, at);
}

void
word_set_add(struct word_set *set, struct span text)
{
	uint32_t hash = 0x811c9dc5u;
	bool inside = false;

	for (size_t at = 0; at < text.len;) {
		uint32_t c = read_char(text, &at);
		enum kind kind = kind_of(c);

		if (is_word(kind) && kind != KIND_IDEOGRAPH) {
			hash = word_hash_add(hash, c);
			inside = true;
			continue;
		}
		if (inside)
			set_put(set, word_hash_end(hash));
		hash = 0x811c9dc5u;
		inside = false;
		if (kind == KIND_IDEOGRAPH)
			set_put(set, word_hash_end(word_hash_add(hash, c)));
	}
	if (inside)
		set_put(set, word_hash_end(hash));
}

size_t
text_word_hashes(struct span text, uint32_t *hashes, size_t n)
{
	uint32_t hash = 0x811c9dc5u;
	bool letters = false;
	size_t found = 0;

	for (size_t at = 0; at < text.len && found < n;) {
		uint32_t c = read_char(text, &at);
		enum kind kind = kind_of(c);
		bool inside = is_word(kind) && kind != KIND_IDEOGRAPH;

		if (inside) {
			hash = word_hash_add(hash, c);
			letters |= kind != KIND_DIGIT;
		}
		if (letters && (!inside || at == text.len))
			hashes[found++] = word_hash_end(hash);
		if (inside)
			continue;
		hash = 0x811c9dc5u;
		letters = false;
		if (kind == KIND_IDEOGRAPH && found < n)
			hashes[found++] = word_hash_end(word_hash_add(hash, c));
	}
	return found;
}

/* What is gathered while a text is read. */
struct measure {
	struct text_stats *stats;
	const struct text_search *search;
	uint32_t last[SHINGLE_WORDS - 1]; /* hashes of the last words: word n is at n modulo their number */
	uint32_t n_words;
	uint32_t hash, n_ideographs;
	uint32_t word_len, word_digits, digits_value;
	enum kind word_first, previous;
};

/* Takes a word into the run of the last five; the run is sampled by its hash, wherever it stands. */
static void
add_shingle(struct measure *m, uint32_t word)
{
	struct shingles *shingles = m->search->shingles;
	uint32_t run = 0, before = SHINGLE_WORDS - 1, n = m->n_words++;

	for (uint32_t i = 0; i < before; i++)
		run = (run ^ m->last[(n + i) % before]) * 0x85ebca6bu;
	m->last[n % before] = word;
	if (n < before)
		return;
	run = (run ^ word) * 0x85ebca6bu;
	run ^= run >> 16;
	if (run % SHINGLE_SAMPLE != 0)
		return;
	shingles->list = heap_grow(shingles->list, &shingles->capacity, shingles->n + 1,
	    sizeof *shingles->list);
	shingles->list[shingles->n++] = run;
}

static void
end_word(struct measure *m)
{
	struct text_stats *stats = m->stats;
	uint32_t hash;

	if (m->word_len == 0)
		return;
	hash = word_hash_end(m->hash);
	m->hash = 0x811c9dc5u;
	stats->words++;
	stats->capitals += m->word_first == KIND_UPPER;
	stats->lower_words += m->word_first == KIND_LOWER;
	if (m->word_len == 4 && m->word_digits == 4 && m->digits_value >= 1900 && m->digits_value < 2040)
		stats->signs |= HAS_YEAR;
	stats->hash = (stats->hash ^ hash) * 0x01000193u;
	for (int i = 0; i < m->search->n_sets; i++)
		m->search->found[i] += set_has(&m->search->sets[i], hash);
	add_shingle(m, hash);
	m->word_len = m->word_digits = m->digits_value = 0;
}

static void
add_ideograph(struct measure *m, uint32_t c)
{
	end_word(m);
	m->hash = word_hash_add(m->hash, c);
	m->word_len = 1;
	m->word_first = KIND_UNCASED;
	end_word(m);
	m->stats->words--;
	m->n_ideographs++;
}

static bool
ends_sentence(struct span text, size_t at)
{
	unsigned char byte;

	if (at >= text.len)
		return true;
	byte = (unsigned char)text.ptr[at];
	return byte <= ' ' || byte == '"' || byte == '\'' || byte == ')' || byte >= 0x80;
}

static void
add_sign(struct measure *m, enum kind kind, struct span text, size_t at)
{
	bool space_follows = ends_sentence(text, at);
	struct text_stats *stats = m->stats;

	switch (kind) {
	case KIND_STOP:
		stats->sentences += space_follows && m->previous != KIND_SPACE && m->previous != KIND_STOP;
		break;
	case KIND_WIDE_STOP:
		stats->sentences++;
		break;
	case KIND_COMMA:
	case KIND_WIDE_COMMA:
		stats->commas++;
		break;
	case KIND_COLON:
		if (m->previous == KIND_DIGIT && !space_follows)
			stats->signs |= HAS_CLOCK;
		if (span_starts(span_slice(text, at - 1, text.len), SPAN("://")))
			stats->signs |= HAS_URL;
		break;
	case KIND_SEPARATOR: stats->separators++; break;
	case KIND_ARROW: stats->signs |= HAS_ARROW; break;
	case KIND_COPYRIGHT: stats->signs |= HAS_COPYRIGHT; break;
	case KIND_CURRENCY: stats->signs |= HAS_CURRENCY; break;
	case KIND_AT: stats->signs |= HAS_AT; break;
	case KIND_BRACE: stats->signs |= HAS_BRACES; break;
	default: break;
	}
}

static void
add_letter(struct measure *m, enum kind kind, uint32_t c)
{
	if (m->word_len == 0)
		m->word_first = kind;
	m->word_len++;
	if (kind == KIND_DIGIT) {
		m->word_digits++;
		m->stats->digits++;
		m->digits_value = m->word_digits <= 4 ? m->digits_value * 10 + (c & 15) : 0;
	} else {
		m->stats->letters++;
		m->stats->upper += kind == KIND_UPPER;
	}
	m->hash = word_hash_add(m->hash, c);
}

static void
add_char(struct measure *m, uint32_t c, struct span text, size_t at)
{
	enum kind kind = kind_of(c);
	struct text_stats *stats = m->stats;

	if (kind != KIND_SPACE) {
		if (stats->first == SIGN_NONE)
			stats->first = sign_of_kind(kind);
		stats->last = sign_of_kind(kind);
		stats->chars += kind == KIND_IDEOGRAPH ? 3 : 1;
	}
	if (kind == KIND_IDEOGRAPH) {
		add_ideograph(m, c);
	} else if (is_word(kind)) {
		add_letter(m, kind, c);
	} else {
		end_word(m);
		add_sign(m, kind, text, at);
	}
	m->previous = kind;
}

static void
add_space(struct measure *m)
{
	end_word(m);
	m->previous = KIND_SPACE;
}

/* Takes in the small letters from `at` on, most of any text; returns where they end. */
static size_t
add_small_letters(struct measure *m, struct span text, size_t at)
{
	struct text_stats *stats = m->stats;
	uint32_t hash = m->hash, n;
	size_t start = at;

	for (; at < text.len && (unsigned char)(text.ptr[at] - 'a') < 26; at++)
		hash = (hash ^ (unsigned char)text.ptr[at]) * 0x01000193u;
	n = (uint32_t)(at - start);
	if (n == 0)
		return at;
	m->hash = hash;
	if (m->word_len == 0)
		m->word_first = KIND_LOWER;
	m->word_len += n;
	m->previous = KIND_LOWER;
	stats->letters += n;
	stats->chars += n;
	if (stats->first == SIGN_NONE)
		stats->first = SIGN_LOWER;
	stats->last = SIGN_LOWER;
	return at;
}

void
text_measure(struct span text, struct text_stats *stats, const struct text_search *search)
{
	struct measure m = { .stats = stats,
		.search = search,
		.hash = 0x811c9dc5u,
		.previous = KIND_SPACE };

	*stats = (struct text_stats){ .hash = 0x811c9dc5u };
	for (int i = 0; i < search->n_sets; i++)
		search->found[i] = 0;
	for (size_t at = 0; (at = add_small_letters(&m, text, at)) < text.len;) {
		uint32_t c = read_char(text, &at);

		if (c == ' ')
			add_space(&m); /* what add_char does, for most of the signs */
		else
			add_char(&m, c, text, at);
	}
	end_word(&m);
	stats->words += (m.n_ideographs + 1) / 2;
}
