/*
 * form - a way a name is written on a page
 */
#include "form.h"

#include "utf8.h"

enum { SLIP_WORD = 5, SLIP_NAME = 8, PHRASE_TOKENS = 9 };

static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady",
	"prof", "professor", "rev", "sen", "rep", "gov", "president", "minister" };

static const char *const small_words[] = { "of", "for", "and", "the", "in", "on", "to", "de", "at" };

static bool
is_among(struct span word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_equal(word, span_from(list[i])))
			return true;
	return false;
}

static bool
is_small(struct span word)
{
	return is_among(word, small_words, sizeof(small_words) / sizeof(small_words[0]));
}

static bool
is_title(struct span word)
{
	if (word.len > 1 && word.ptr[word.len - 1] == '.')
		word.len--;
	return is_among(word, titles, sizeof(titles) / sizeof(titles[0]));
}

static struct span
lower_copy(struct arena *arena, struct span word)
{
	char *out = arena_get(arena, TEXT_LOWER_ROOM(word.len));

	return span_make(out, text_lower_copy(word, out));
}

static void
add_initial(char *initials, uint32_t c)
{
	size_t n = strlen(initials);

	if (n + 1 < FORM_INITIALS && c < 0x80)
		initials[n] = (char)text_upper(c);
}

/* Adds a word's initials: always the first letter, densely the capitals inside too. */
static void
add_initials(struct form *form, struct span word)
{
	size_t at = 0;
	bool lower = false;

	while (at < word.len) {
		bool first = at == 0;
		uint32_t c = utf8_next(word, &at);

		if (first) {
			add_initial(form->initials, c);
			add_initial(form->all, c);
		}
		if (first || (text_class(c) == TEXT_UPPER && lower))
			add_initial(form->dense, c);
		lower = text_class(c) == TEXT_LOWER;
	}
}

static bool
is_all_capitals(struct span word)
{
	size_t at = 0, n = 0, n_lower = 0;
	bool upper = false;

	while (at < word.len) {
		uint32_t c = utf8_next(word, &at);

		upper = text_class(c) == TEXT_UPPER;
		if (!upper && c != '.' && (n == 0 || (c != 'f' && c != 'o' && c != 't' && c != 'a')))
			return false;
		n += c != '.';
		n_lower += !upper && c != '.';
	}
	return n >= 2 && n <= 7 && (n_lower == 0 || (n_lower == 1 && upper && n >= 3));
}

/* Splits a name into lower-case words; a title before it and the possessive are left out. */
static void
split_words(struct form *form, struct span text, struct arena *arena)
{
	size_t at = 0;
	struct span word;

	form->n_words = 0;
	form->text = text;
	while (form->n_words < FORM_WORDS && text_next_word(text, &at, &word)) {
		struct span lower = lower_copy(arena, word);

		if (form->n_words == 0 && is_title(lower) && at < text.len) {
			size_t start = at;

			while (start < text.len && (text.ptr[start] == ' ' || text.ptr[start] == '.'))
				start++;
			form->text = span_slice(text, start, text.len);
			continue;
		}
		if (lower.len > 2 && span_ends(lower, SPAN("'s")))
			lower.len -= 2;
		form->words[form->n_words++] = lower;
		if (!is_small(lower))
			add_initials(form, word);
		else if (form->n_words > 1)
			add_initial(form->all, (unsigned char)lower.ptr[0]);
	}
	form->capitals = form->n_words == 1 && is_all_capitals(form->text);
}

static bool
same_words(const struct form *a, const struct form *b)
{
	if (a->n_words != b->n_words)
		return false;
	for (size_t i = 0; i < a->n_words; i++)
		if (!span_equal(a->words[i], b->words[i]))
			return false;
	return true;
}

uint32_t
form_enter(struct forms *forms, struct span text, enum entity_type type)
{
	struct form form = { .type = (uint8_t)type, .full = FORM_NONE, .count = 1 };

	split_words(&form, text, forms->arena);
	if (form.n_words == 0)
		return FORM_NONE;
	for (size_t i = 0; i < forms->n; i++) {
		if (same_words(&forms->list[i], &form) && forms->list[i].capitals == form.capitals) {
			forms->list[i].count++;
			return (uint32_t)i;
		}
	}
	if (forms->n == forms->capacity) {
		size_t capacity = forms->capacity == 0 ? 64 : forms->capacity * 2;
		struct form *list = arena_get(forms->arena, capacity * sizeof(*list));

		if (forms->n > 0)
			memcpy(list, forms->list, forms->n * sizeof(*list));
		forms->list = list;
		forms->capacity = capacity;
	}
	forms->list[forms->n] = form;
	return (uint32_t)forms->n++;
}

uint32_t
form_root(const struct forms *forms, uint32_t form)
{
	while (forms->list[form].full != FORM_NONE)
		form = forms->list[form].full;
	return form;
}

struct span
form_name(const struct forms *forms, uint32_t form, struct span text)
{
	uint32_t root = form_root(forms, form);
	struct span full = forms->list[root].text;
	char *out;
	size_t len = 0;

	if (root == form)
		full = text;
	if (memchr(full.ptr, '\n', full.len) == NULL)
		return full;
	out = arena_get(forms->arena, full.len);
	for (size_t i = 0; i < full.len; i++) {
		bool space = full.ptr[i] == ' ' || full.ptr[i] == '\n';

		if (!space || (len > 0 && out[len - 1] != ' '))
			out[len++] = space ? ' ' : full.ptr[i];
	}
	return span_make(out, len);
}

/* Do the letters of a word of capitals, full stops and small letters aside, read like the initials? */
static bool
reads_like(struct span word, const char *initials)
{
	size_t n = 0;

	for (size_t i = 0; i < word.len; i++) {
		if (word.ptr[i] == '.')
			continue;
		if (initials[n] == '\0' || (word.ptr[i] & ~32) != initials[n])
			return false;
		n++;
	}
	return initials[n] == '\0';
}

bool
form_is_initials(const struct form *shorter, const struct form *longer)
{
	if (!shorter->capitals || longer->capitals)
		return false;
	return (longer->n_words > 1 && (reads_like(shorter->text, longer->initials) ||
	    reads_like(shorter->text, longer->all))) || reads_like(shorter->text, longer->dense);
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool
is_consonant(char c)
{
	return c >= 'a' && c <= 'z' && !is_vowel(c);
}

bool
form_is_letters(const struct form *shorter, const struct form *longer)
{
	size_t k = 0, n = shorter->text.len;

	if (!shorter->capitals || longer->n_words < 2 || n < 3 || n > 6)
		return false;
	for (size_t w = 0; w < longer->n_words; w++) {
		struct span word = longer->words[w];

		if (is_small(word))
			continue;
		if (k == n || (shorter->text.ptr[k] | 32) != word.ptr[0])
			return false;
		k++;
		for (size_t i = 2; i + 1 < word.len && k < n; i++)
			if ((shorter->text.ptr[k] | 32) == word.ptr[i] && is_consonant(word.ptr[i]) &&
			    is_consonant(word.ptr[i - 1]) && is_vowel(word.ptr[i + 1]) && k + 1 < n)
				k++;
	}
	return k == n;
}

bool
form_rest_is_kind(const struct form *form, size_t n)
{
	static const char *const kinds[] = { "party", "inc", "ltd", "limited", "plc", "corp",
		"corporation", "company", "co", "llc", "gmbh", "ag", "sa", "group", "holdings",
		"university", "college", "council", "bank", "foundation", "association", "institute",
		"union", "club", "fc", "society", "trust", "agency", "board", "committee", "commission",
		"federation", "movement", "government", "department", "ministry", "office", "service",
		"services", "international", "organisation", "organization", "network", "systems",
		"technologies", "software", "airlines", "airways", "motors", "records", "press",
		"newspaper", "magazine", "and", "the", "of" };

	for (; n < form->n_words; n++)
		if (!is_among(form->words[n], kinds, sizeof(kinds) / sizeof(kinds[0])))
			return false;
	return true;
}

bool
form_begins(const struct form *longer, const struct form *shorter)
{
	if (shorter->n_words > longer->n_words)
		return false;
	for (size_t i = 0; i < shorter->n_words; i++)
		if (!span_equal(longer->words[i], shorter->words[i]))
			return false;
	return true;
}

bool
form_ends(const struct form *longer, const struct form *shorter)
{
	size_t skip = (size_t)longer->n_words - shorter->n_words;

	if (shorter->n_words > longer->n_words)
		return false;
	for (size_t i = 0; i < shorter->n_words; i++)
		if (!span_equal(longer->words[skip + i], shorter->words[i]))
			return false;
	return true;
}

bool
form_extends(const struct form *longer, const struct form *shorter)
{
	return longer->n_words > shorter->n_words &&
	    (form_begins(longer, shorter) || form_ends(longer, shorter));
}

/* Is b within one insertion, deletion, change or swap of neighbours of a? In bytes. */
static bool
within_one(struct span a, struct span b)
{
	size_t head = 0, tail = 0;

	if (a.len > b.len) {
		struct span other = a;

		a = b;
		b = other;
	}
	if (b.len - a.len > 1)
		return false;
	while (head < a.len && a.ptr[head] == b.ptr[head])
		head++;
	while (tail < a.len - head && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail])
		tail++;
	if (head + tail >= a.len || (a.len == b.len && head + tail + 1 == a.len))
		return true;
	return a.len == b.len && head + tail + 2 == a.len && a.ptr[head] == b.ptr[head + 1] &&
	    a.ptr[head + 1] == b.ptr[head];
}

bool
form_is_slip(const struct form *a, const struct form *b)
{
	size_t n_different = 0, total = 0;

	if (a->n_words != b->n_words || a->capitals || b->capitals)
		return false;
	for (size_t i = 0; i < a->n_words; i++) {
		struct span p = a->words[i], q = b->words[i];

		total += p.len;
		if (span_equal(p, q))
			continue;
		if (++n_different > 1 || !within_one(p, q) || p.ptr[0] != q.ptr[0] ||
		    (a->n_words == 1 && (p.len < SLIP_WORD || q.len < SLIP_WORD)))
			return false;
	}
	return n_different == 1 && (a->n_words == 1 || total >= SLIP_NAME);
}

static struct span
token_text(struct span text, const struct text_token *token)
{
	return span_slice(text, token->start, token->end);
}

static bool
is_capitalised(struct span word)
{
	size_t at = 0;

	return text_class(utf8_next(word, &at)) == TEXT_UPPER;
}

/* Offers the phrase of tokens [first, end) to the forms that wait for one. */
static void
offer_phrase(struct forms *forms, uint32_t n, struct span phrase)
{
	struct form form = { .full = FORM_NONE };
	uint32_t full = FORM_NONE;

	split_words(&form, phrase, forms->arena);
	for (uint32_t i = 0; i < n; i++) {
		if (forms->list[i].full != FORM_NONE || !forms->list[i].capitals ||
		    !form_is_initials(&forms->list[i], &form))
			continue;
		if (full == FORM_NONE)
			full = form_enter(forms, phrase, forms->list[i].type);
		if (full != i)
			forms->list[i].full = full;
	}
}

/* Letters that some waiting form begins with, a bit each. */
static uint32_t
first_letters(const struct forms *forms, uint32_t n)
{
	uint32_t letters = 0;

	for (uint32_t i = 0; i < n; i++)
		if (forms->list[i].full == FORM_NONE && forms->list[i].capitals)
			letters |= 1u << (forms->list[i].text.ptr[0] & 31);
	return letters;
}

void
form_scan_phrases(struct forms *forms, uint32_t n, struct span text,
    const struct text_tokens *tokens)
{
	uint32_t letters = first_letters(forms, n);

	for (size_t i = 0; letters != 0 && i < tokens->n; i++) {
		struct span word = token_text(text, &tokens->list[i]);

		if (tokens->list[i].kind != TOKEN_WORD || !is_capitalised(word) ||
		    (unsigned char)word.ptr[0] >= 0x80 || (letters >> (word.ptr[0] & 31) & 1) == 0 ||
		    is_all_capitals(word))
			continue;
		for (size_t k = i; k < tokens->n && k < i + PHRASE_TOKENS; k++) {
			struct span next = token_text(text, &tokens->list[k]);
			bool capital = tokens->list[k].kind == TOKEN_WORD && is_capitalised(next);

			if (k > i && tokens->list[k].sentence)
				break;
			if (!capital && !is_small(next) && next.ptr[0] != '-' && next.ptr[0] != '\'')
				break;
			if (capital)
				offer_phrase(forms, n, span_slice(text, tokens->list[i].start,
				    tokens->list[k].end));
		}
	}
}
