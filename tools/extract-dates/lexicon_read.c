/*
 * lexicon_read - the words of a language, read from its embedded file
 *
 * Adding a language: write lexicon_XX.txt, name it in the table of languages below. A word is
 * entered in small letters and, if it has letters outside of ASCII, also capitalised and in
 * capitals, so that the scanner needs to fold ASCII only.
 */
#include "lexicon.h"

#include <stdio.h>

#include "date_names.h"
#include "heap.h"
#include "lexicon_value.h"
#include "utf8.h"

struct language {
	const char *name;
	const char *start, *end;
};

#define LANGUAGES(row) row(en) row(de) row(fr) row(es) row(it) row(nl) row(pt) row(ca) row(el) \
	row(ru) row(uk) row(pl)
#define DECLARE(name) \
	extern const char embedded_lexicon_##name##_txt[], embedded_lexicon_##name##_txt_end[];
#define ROW(name) { #name, embedded_lexicon_##name##_txt, embedded_lexicon_##name##_txt_end },

LANGUAGES(DECLARE)

static const struct language languages[] = { LANGUAGES(ROW) { NULL, NULL, NULL } };

static size_t
first_word(struct span text)
{
	size_t len = lexicon_word_end(text, 0);

	return len > 0 ? len : text.len;
}

static void
grow_table(struct lexicon *lexicon)
{
	struct lexicon_slot *old = lexicon->table;
	uint32_t n = lexicon->mask + 1;

	lexicon->mask = lexicon->mask * 2 + 1;
	lexicon->table = heap_get_zeroed(lexicon->mask + 1, sizeof(*lexicon->table));
	for (uint32_t i = 0; i < n; i++) {
		const struct word *word = &lexicon->words[old[i].word];
		struct span head = span_make(word->text.ptr, word->head_len);

		if (old[i].word != 0)
			*lexicon_slot(lexicon, old[i].hash, head) = old[i];
	}
	heap_free(old);
}

static uint32_t
new_word(struct lexicon *lexicon, struct span text)
{
	struct word *word;

	if (lexicon->n_words == lexicon->capacity)
		lexicon->words = heap_grow(lexicon->words, &lexicon->capacity, lexicon->n_words + 1,
		    sizeof(*lexicon->words));
	word = &lexicon->words[lexicon->n_words];
	memset(word, 0, sizeof(*word));
	word->text = text;
	word->head_len = (uint32_t)first_word(text);
	word->hash = lexicon_hash(text.ptr, word->head_len);
	return (uint32_t)lexicon->n_words++;
}

/* The word of text, made if it is not there: heads of phrases have an entry of their own. */
static struct word *
entry(struct lexicon *lexicon, struct span text)
{
	struct span head = span_slice(text, 0, first_word(text));
	uint32_t hash = lexicon_hash(head.ptr, head.len), index, phrase;
	struct lexicon_slot *slot;

	if (lexicon->n_words * 2 > lexicon->mask)
		grow_table(lexicon);
	slot = lexicon_slot(lexicon, hash, head);
	if (slot->word == 0) {
		*slot = (struct lexicon_slot){ hash, new_word(lexicon, head) };
		lexicon_add_use(lexicon, hash, LEXICON_BESIDE);
	}
	index = slot->word;
	if (head.len == text.len) {
		lexicon->words[index].single = true;
		return &lexicon->words[index];
	}
	for (phrase = lexicon->words[index].next_phrase; phrase != 0;
	     phrase = lexicon->words[phrase].next_phrase)
		if (span_equal(lexicon->words[phrase].text, text))
			return &lexicon->words[phrase];
	phrase = new_word(lexicon, text);
	lexicon->words[index].phrase_letters |= lexicon_letter_bit(text, head.len);
	lexicon->words[phrase].next_phrase = lexicon->words[index].next_phrase;
	lexicon->words[index].next_phrase = phrase;
	return &lexicon->words[phrase];
}

static uint32_t
capital(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	for (uint32_t upper = c > 0x60 ? c - 0x60 : 0; upper < c; upper++)
		if (date_fold(upper) == c)
			return upper;
	return c;
}

/* text with its first letter, or all of them, as capitals; in the arena. */
static struct span
capitalised(struct lexicon *lexicon, struct span text, bool all)
{
	char *out = arena_get(&lexicon->arena, text.len * 2 + 4);
	size_t len = 0;

	for (size_t at = 0; at < text.len;) {
		bool first = at == 0;
		uint32_t c = utf8_next(text, &at);

		len += utf8_encode(first || all ? capital(c) : c, out + len);
	}
	return span_make(out, len);
}

static void
add_sense(struct lexicon *lexicon, struct span text, enum word_class class, int value, bool trigger,
    bool weak)
{
	struct word *word = entry(lexicon, text);
	int i = 0;

	while (i < LEXICON_SENSES - 1 && word->senses[i].class != W_NONE &&
	       !(word->senses[i].class == class && word->senses[i].value == value))
		i++;
	word->senses[i] = (struct sense){ (uint8_t)class, value };
	word->weak = weak && (word->weak || i == 0); /* a line of the file clears an abbreviation */
	word->classes[class >> 6] |= 1ull << (class & 63);
	word->trigger |= trigger && !weak;
}

static struct span
in_small_letters(struct lexicon *lexicon, struct span text)
{
	char *out = arena_get(&lexicon->arena, text.len * 2 + 4);
	size_t len = 0;

	for (size_t at = 0; at < text.len;)
		len += utf8_encode(date_fold(utf8_next(text, &at)), out + len);
	return span_make(out, len);
}

static bool
is_ascii(struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

static void
add(struct lexicon *lexicon, struct span text, enum word_class class, int value, bool trigger)
{
	bool weak = span_starts(text, SPAN("~"));
	struct span written;

	text = span_trim(span_slice(text, weak, text.len));
	if (text.len == 0)
		return;
	written = text;
	text = in_small_letters(lexicon, text);
	lexicon->plurals |= class == W_PLURAL || class == W_PLURAL_ENDING;
	if (class == W_PAST_ENDING || class == W_PLURAL_ENDING || class == W_PASSIVE) {
		*(class == W_PAST_ENDING ? &lexicon->past_ending :
		    class == W_PASSIVE ? &lexicon->passive : &lexicon->plural_ending) = text;
		if (class == W_PAST_ENDING)
			lexicon->past_last = text.ptr[text.len - 1];
		return;
	}
	if (class == W_ARTICLED_DATES || class == W_ARTICLE_RATES) {
		*(class == W_ARTICLED_DATES ? &lexicon->articled_dates :
		    &lexicon->article_rates) = true;
		return;
	}
	if (class == W_DOTTED_DATES || class == W_DOTTED_TIMES) {
		*(class == W_DOTTED_DATES ? &lexicon->dotted_dates : &lexicon->dotted_times) = true;
		return;
	}
	add_sense(lexicon, text, class, value, trigger, weak);
	if (is_ascii(span_slice(text, 0, first_word(text))))
		return;
	if (!span_equal(written, text)) /* π.Χ. */
		add_sense(lexicon, written, class, value, trigger, weak);
	add_sense(lexicon, capitalised(lexicon, text, false), class, value, trigger, weak);
	add_sense(lexicon, capitalised(lexicon, text, true), class, value, trigger, weak);
}

/* A word; one that ends with `*` is entered with each ending of the language, and with none. */
static void
add_forms(struct lexicon *lexicon, struct span text, enum word_class class, int value, bool trigger)
{
	struct span rest = lexicon->endings, ending;

	text = span_trim(text);
	if (!span_ends(text, SPAN("*"))) {
		add(lexicon, text, class, value, trigger);
		return;
	}
	text.len--;
	add(lexicon, text, class, value, trigger);
	while (rest.ptr != NULL && span_split(&rest, ',', &ending)) {
		char *form = arena_get(&lexicon->arena, text.len + ending.len + 1);

		ending = span_trim(ending);
		memcpy(form, text.ptr, text.len);
		memcpy(form + text.len, ending.ptr, ending.len);
		add(lexicon, span_make(form, text.len + ending.len), class, value, trigger);
	}
}

/* Montagabend: each weekday's name with an ending is the weekday and a part of the day. */
static void
add_compounds(struct lexicon *lexicon, struct span endings, int part)
{
	const struct date_names *names = date_names_of(span_from(lexicon->language));
	struct span ending, rest, name;

	while (span_split(&endings, ',', &ending)) {
		ending = span_trim(ending);
		for (int i = 0; i < 7; i++) {
			for (rest = span_from(names->weekdays[i]); span_split(&rest, '|', &name);) {
				char *word = arena_get(&lexicon->arena, name.len + ending.len + 1);

				if (name.len <= 3)
					continue;
				memcpy(word, name.ptr, name.len);
				memcpy(word + name.len, ending.ptr, ending.len);
				name = span_make(word, name.len + ending.len);
				add(lexicon, name, W_WEEKDAY, i + 1, true);
				add(lexicon, name, W_PART, part, true);
			}
		}
	}
}

/* `class value: word, word` */
static void
add_line(struct lexicon *lexicon, struct span line)
{
	struct span words, word, name, value;
	size_t colon = span_find(line, SPAN(":")), space;
	enum word_class class;
	bool trigger = false;

	if (colon == line.len)
		return;
	name = span_slice(line, 0, colon);
	space = span_find(name, SPAN(" "));
	value = span_trim(span_slice(name, space, name.len));
	name = span_slice(name, 0, space);
	words = span_slice(line, colon + 1, line.len);
	if (span_equal(name, SPAN("endings")))
		lexicon->endings = words;
	if (span_equal(name, SPAN("compound")))
		add_compounds(lexicon, words, lexicon_value(W_PART, value));
	class = lexicon_class(name, &trigger);
	while (class != W_NONE && span_split(&words, ',', &word))
		add_forms(lexicon, word, class, lexicon_value(class, value), trigger);
}

static void
add_names(struct lexicon *lexicon, const char *const *names, int n, enum word_class class)
{
	for (int i = 0; i < n; i++) {
		struct span rest = span_from(names[i]), name;

		for (bool first = true; span_split(&rest, '|', &name); first = false) {
			/* Short forms that are words of their own count beside a number only. */
			bool weak = !first && name.len <= 3;

			if (weak) {
				add_sense(lexicon, name, class, i + 1, true, true);
				entry(lexicon, name)->trigger = true;
			} else {
				add(lexicon, name, class, i + 1, true);
			}
		}
	}
}

struct lexicon *
lexicon_new(struct span language)
{
	struct lexicon *lexicon = heap_get_zeroed(1, sizeof(*lexicon));
	const struct date_names *names = date_names_of(language);
	struct span text = { NULL, 0 }, line;

	if (names == NULL)
		names = date_names_of(SPAN("en"));
	lexicon->language = names->language;
	lexicon->mask = 1023;
	lexicon->table = heap_get_zeroed(lexicon->mask + 1, sizeof(*lexicon->table));
	new_word(lexicon, SPAN(""));
	add_names(lexicon, names->months, 12, W_MONTH);
	add_names(lexicon, names->weekdays, 7, W_WEEKDAY);
	for (int i = 0; languages[i].name != NULL; i++)
		if (strcmp(languages[i].name, names->language) == 0)
			text = span_make(languages[i].start,
			    (size_t)(languages[i].end - languages[i].start));
	lexicon->full = text.ptr != NULL;
	while (span_split(&text, '\n', &line))
		if (!span_starts(line, SPAN("#")))
			add_line(lexicon, line);
	lexicon_list_phrases(lexicon);
	lexicon_add_uses(lexicon);
	return lexicon;
}

void
lexicon_free(struct lexicon *lexicon)
{
	if (lexicon == NULL)
		return;
	heap_free(lexicon->words);
	heap_free(lexicon->phrases);
	heap_free(lexicon->table);
	arena_free(&lexicon->arena);
	heap_free(lexicon);
}
