/*
 * form - a way a name is written on a page: reading and entering it
 */
#include "form.h"

#include "utf8.h"

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

bool
form_is_small(struct span word)
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

bool
form_is_capitals(struct span word)
{
	size_t at = 0, n = 0, n_lower = 0;
	bool upper = false;

	while (at < word.len) {
		uint32_t c = utf8_next(word, &at);

		if (c == '.' || c == '&')
			continue;
		upper = text_class(c) == TEXT_UPPER;
		if (!upper && (n == 0 || (c != 'f' && c != 'o' && c != 't' && c != 'a')))
			return false;
		n++;
		n_lower += !upper;
	}
	return n >= 2 && n <= 7 && (n_lower == 0 || (n_lower == 1 && upper && n >= 3));
}

void
form_letters(struct span word, char letters[FORM_INITIALS])
{
	memset(letters, 0, FORM_INITIALS);
	for (size_t at = 0; at < word.len;) {
		uint32_t c = utf8_next(word, &at);

		if (text_in_word(c))
			add_initial(letters, c);
	}
}

/* Makes one word, without full stops, of a name in capitals: "U.S." is "US". */
static void
join_capitals(struct form *form, struct arena *arena)
{
	struct span lower = lower_copy(arena, form->text);
	char *out = arena_get(arena, lower.len);
	size_t len = 0;

	for (size_t i = 0; i < lower.len; i++)
		if (lower.ptr[i] != '.')
			out[len++] = lower.ptr[i];
	form->words[0] = span_make(out, len);
	form->n_words = 1;
	form->capitals = true;
}

/* Adds a word in lower case without its possessive, and its initials. */
static void
add_word(struct form *form, struct span word, struct span lower)
{
	if (lower.len > 2 && span_ends(lower, SPAN("'s")))
		lower.len -= 2;
	form->words[form->n_words++] = lower;
	if (!form_is_small(lower))
		add_initials(form, word);
	else if (form->n_words > 1)
		add_initial(form->all, (unsigned char)lower.ptr[0]);
}

struct form
form_read(struct span text, enum entity_type type, struct arena *arena)
{
	struct form form = { .text = text, .type = (uint8_t)type, .full = FORM_NONE, .count = 1 };
	size_t at = 0;
	struct span word;

	if (form_is_capitals(text)) {
		join_capitals(&form, arena);
		return form;
	}
	while (form.n_words < FORM_WORDS && text_next_word(text, &at, &word)) {
		struct span lower = lower_copy(arena, word);

		if (form.n_words > 0 || !is_title(lower) || at == text.len) {
			add_word(&form, word, lower);
			continue;
		}
		while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '.'))
			at++;
		form.text = span_slice(text, at, text.len);
	}
	return form;
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

uint64_t
form_hash_words(const struct form *form, size_t first, size_t end)
{
	uint64_t hash = 0;

	for (size_t i = first; i < end; i++)
		hash = (hash ^ span_hash(form->words[i])) * 0x9E3779B97F4A7C15ull;
	return hash ^ hash >> 32;
}

/* The slot of a form, free if it is new. */
static uint32_t *
find_slot(const struct forms *forms, const struct form *form)
{
	size_t slot = form_hash_words(form, 0, form->n_words) & (forms->n_slots - 1);

	for (;; slot = (slot + 1) & (forms->n_slots - 1)) {
		const struct form *other;

		if (forms->slots[slot] == 0)
			return &forms->slots[slot];
		other = &forms->list[forms->slots[slot] - 1];
		if (same_words(other, form) && other->capitals == form->capitals)
			return &forms->slots[slot];
	}
}

/* Makes room for one more form. */
static void
grow(struct forms *forms)
{
	forms->list = arena_grow(forms->arena, forms->list, &forms->capacity, forms->n,
	    sizeof(*forms->list), 64);
	forms->n_slots = forms->capacity * 2;
	forms->slots = arena_get(forms->arena, forms->n_slots * sizeof(*forms->slots));
	memset(forms->slots, 0, forms->n_slots * sizeof(*forms->slots));
	for (uint32_t i = 0; i < forms->n; i++)
		*find_slot(forms, &forms->list[i]) = i + 1;
}

uint32_t
form_enter(struct forms *forms, struct span text, enum entity_type type)
{
	struct form form = form_read(text, type, forms->arena);
	uint32_t *slot;

	if (form.n_words == 0)
		return FORM_NONE;
	if (forms->n == forms->capacity)
		grow(forms);
	slot = find_slot(forms, &form);
	if (*slot != 0) {
		forms->list[*slot - 1].count++;
		return *slot - 1;
	}
	forms->list[forms->n++] = form;
	*slot = (uint32_t)forms->n;
	return *slot - 1;
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
