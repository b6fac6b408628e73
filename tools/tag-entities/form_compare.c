/*
 * form - how two ways a name is written compare
 */
#include "form.h"

enum { SLIP_WORD = 5, SLIP_NAME = 8 /* letters; shorter ones are names of their own too often */ };

bool
form_initials_before_of(const struct form *form, char letters[FORM_INITIALS])
{
	size_t n = 0;

	memset(letters, 0, FORM_INITIALS);
	if (form->type != ENTITY_LOC)
		return false;
	for (size_t i = 0; i < form->n_words; i++) {
		if (span_equal(form->words[i], SPAN("of")) && n > 1) {
			memcpy(letters, form->initials, n < FORM_INITIALS ? n : FORM_INITIALS - 1);
			return true;
		}
		n += !form_is_small(form->words[i]);
	}
	return false;
}

bool
form_is_initials(const struct form *shorter, const struct form *longer)
{
	char letters[FORM_INITIALS], before_of[FORM_INITIALS];

	if (!shorter->capitals || longer->capitals)
		return false;
	form_letters(shorter->text, letters);
	if (strcmp(letters, longer->dense) == 0)
		return true;
	return longer->n_words > 1 && (strcmp(letters, longer->initials) == 0 ||
	    strcmp(letters, longer->all) == 0 ||
	    (form_initials_before_of(longer, before_of) && strcmp(letters, before_of) == 0));
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

		if (form_is_small(word))
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

/* Does the word say only what kind of organisation it is ("Party", "Ltd")? */
static bool
is_kind(struct span word)
{
	static const char *const kinds[] = { "party", "inc", "ltd", "limited", "plc", "corp",
		"corporation", "company", "co", "llc", "gmbh", "ag", "sa", "group", "holdings",
		"university", "college", "council", "bank", "foundation", "association", "institute",
		"union", "club", "football", "fc", "society", "trust", "agency", "board", "committee",
		"commission", "federation", "movement", "government", "department", "ministry", "office",
		"service", "services", "international", "organisation", "organization", "network",
		"systems", "technologies", "software", "airlines", "airways", "motors", "records",
		"press", "newspaper", "magazine", "plus", "and", "the", "of" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (span_equal(word, span_from(kinds[i])))
			return true;
	return false;
}

static bool
rest_is_kind(const struct form *form, size_t n)
{
	for (; n < form->n_words; n++)
		if (!is_kind(form->words[n]))
			return false;
	return true;
}

static bool
begins(const struct form *longer, const struct form *shorter)
{
	if (shorter->n_words > longer->n_words)
		return false;
	for (size_t i = 0; i < shorter->n_words; i++)
		if (!span_equal(longer->words[i], shorter->words[i]))
			return false;
	return true;
}

static bool
ends(const struct form *longer, const struct form *shorter)
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
form_is_part_of_person(const struct form *shorter, const struct form *longer)
{
	if (shorter->type != ENTITY_PER || longer->type != ENTITY_PER ||
	    shorter->n_words >= longer->n_words)
		return false;
	return ends(longer, shorter) || (begins(longer, shorter) &&
	    memchr(shorter->text.ptr, ' ', shorter->text.len) == NULL);
}

/* Are the two the same given name, or one the initial of the other? */
static bool
given_names_agree(struct span a, struct span b)
{
	return span_equal(a, b) || ((a.len == 1 || b.len == 1) && a.ptr[0] == b.ptr[0]);
}

static size_t
count_letters(const struct form *form)
{
	size_t n = 0;

	for (size_t i = 0; i < form->n_words; i++)
		n += form->words[i].len;
	return n;
}

bool
form_is_less_full(const struct form *shorter, const struct form *longer)
{
	size_t n = shorter->n_words, m = longer->n_words, k = 1;

	if (shorter->type != ENTITY_PER || longer->type != ENTITY_PER || n < 2 || m < n ||
	    count_letters(shorter) >= count_letters(longer) ||
	    !span_equal(shorter->words[n - 1], longer->words[m - 1]) ||
	    !given_names_agree(shorter->words[0], longer->words[0]))
		return false;
	for (size_t i = 1; i + 1 < n; i++, k++) {
		while (k + 1 < m && !given_names_agree(shorter->words[i], longer->words[k]))
			k++;
		if (k + 1 >= m)
			return false;
	}
	return true;
}

/* "Guardian.co" is the beginning of an address, no longer name of the Guardian. */
static bool
has_inner_stop(struct span text)
{
	for (size_t i = 1; i + 1 < text.len; i++)
		if (text.ptr[i] == '.' && text.ptr[i + 1] != ' ')
			return true;
	return false;
}

static bool
is_plural(struct span word, struct span singular)
{
	return word.len == singular.len + 1 && span_starts(word, singular) && word.ptr[word.len - 1] == 's';
}

bool
form_is_part_of_group(const struct form *shorter, const struct form *longer)
{
	size_t n = shorter->n_words;

	if (longer->type != ENTITY_ORG || n >= longer->n_words || shorter->capitals ||
	    has_inner_stop(longer->text))
		return false;
	if (shorter->type == ENTITY_ORG && (begins(longer, shorter) || (n == 1 &&
	    is_plural(shorter->words[0], longer->words[0]))))
		return rest_is_kind(longer, n) || span_equal(longer->words[n], SPAN("of")) ||
		    span_equal(longer->words[n], SPAN("for"));
	if (n > 1 || (shorter->type != ENTITY_ORG && shorter->type != ENTITY_MISC))
		return false;
	if (longer->n_words > 2 && ends(longer, shorter))
		return true;
	/* "Conservative" is a people's name to the tagger */
	return longer->n_words == 2 && begins(longer, shorter) &&
	    span_equal(longer->words[1], SPAN("party"));
}

bool
form_extends(const struct form *longer, const struct form *shorter)
{
	return longer->n_words > shorter->n_words &&
	    (begins(longer, shorter) || ends(longer, shorter));
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

/* Are these the same two words or more, but for small ones? */
static bool
same_but_small(const struct form *a, const struct form *b)
{
	size_t i = 0, k = 0, n = 0;

	for (;; i++, k++, n++) {
		while (i < a->n_words && form_is_small(a->words[i]))
			i++;
		while (k < b->n_words && form_is_small(b->words[k]))
			k++;
		if (i == a->n_words || k == b->n_words)
			return i == a->n_words && k == b->n_words && n > 1;
		if (!span_equal(a->words[i], b->words[k]))
			return false;
	}
}

bool
form_is_slip(const struct form *a, const struct form *b)
{
	size_t n_different = 0, total = 0;

	if (a->capitals || b->capitals)
		return false;
	if (same_but_small(a, b))
		return true;
	if (a->n_words != b->n_words)
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
