/*
 * lexicon_use - which words the skim may step over
 */
#include "lexicon.h"

#include <string.h>

void
lexicon_add_use(struct lexicon *lexicon, uint32_t hash, enum lexicon_use use)
{
	uint32_t slot = hash % LEXICON_USES, shift = 2 * (slot % 4);
	unsigned four = lexicon->uses[slot / 4];

	if (use > lexicon_use(lexicon, hash))
		lexicon->uses[slot / 4] = (uint8_t)((four & ~(3u << shift)) | use << shift);
}

bool
lexicon_in_run(const struct word *word)
{
	static const struct class_set outside = { .has = {
		[W_FUTURE] = true, [W_PAST] = true, [W_COUNTED] = true, [W_SOON_BEFORE] = true,
		[W_BEFORE_DATE] = true, [W_MODAL] = true, [W_BOUND] = true, [W_BETWEEN] = true,
		[W_FOR] = true, [W_LABEL] = true, [W_VERSION_OF] = true, [W_LASTING] = true,
		[W_MEASURE] = true, [W_PART_OF] = true, [W_ACCOUNTS] = true, [W_OWNER] = true,
		[W_ASKING] = true, [W_THAT] = true, [W_COPULA] = true, [W_AHEAD] = true,
		[W_GAME] = true, [W_COUNTED_ONE] = true, [W_OUTLOOK] = true,
		[W_TO_BE] = true, [W_MORE_THAN] = true } };

	return word_is_other(word, &outside);
}

static bool
tells_of_tense(const struct word *word)
{
	return word_is(word, W_FUTURE, NULL) || word_is(word, W_PAST, NULL) ||
	    word_is(word, W_SOON_BEFORE, NULL);
}

/* Can a run be about it, or does it tell of tense? */
static bool
is_core(const struct word *word)
{
	return word->trigger || tells_of_tense(word);
}

/*
 * All words of a phrase are parts. One of them is made a core where the phrase is one: the longest,
 * which is the rarest, so that text is not looked at closely for each "the" of "the 4th of July".
 */
static void
add_uses_of_phrase(struct lexicon *lexicon, const struct word *phrase)
{
	struct span rest = phrase->text, longest = { NULL, 0 };
	bool has_core = !is_core(phrase);

	if (lexicon_use(lexicon, phrase->hash) == LEXICON_CORE)
		return;
	while (rest.len > 0) {
		size_t len = lexicon_word_end(rest, 0);
		uint32_t hash = lexicon_hash(rest.ptr, len);

		if (len > 0)
			lexicon_add_use(lexicon, hash, LEXICON_PART);
		has_core |= lexicon_use(lexicon, hash) == LEXICON_CORE;
		if (len > longest.len)
			longest = span_slice(rest, 0, len);
		rest = span_slice(rest, len + 1, rest.len);
	}
	if (!has_core)
		lexicon_add_use(lexicon, lexicon_hash(longest.ptr, longest.len), LEXICON_CORE);
}

static void
add_use_of_word(struct lexicon *lexicon, const struct word *word)
{
	if (word->trigger || (lexicon_in_run(word) && tells_of_tense(word)))
		lexicon_add_use(lexicon, word->hash, LEXICON_CORE);
	else if (lexicon_in_run(word))
		lexicon_add_use(lexicon, word->hash, LEXICON_PART);
}

/* Where a word of tense may be taken for one that joins others, the scan has to tell. */
static void
settle_use(struct lexicon *lexicon, const struct word *word)
{
	if (tells_of_tense(word) && lexicon_use(lexicon, word->hash) == LEXICON_PART)
		lexicon_add_use(lexicon, word->hash, LEXICON_CORE);
}

void
lexicon_add_uses(struct lexicon *lexicon)
{
	for (size_t i = 1; i < lexicon->n_words; i++)
		if (lexicon->words[i].single)
			add_use_of_word(lexicon, &lexicon->words[i]);
	for (size_t i = 1; i < lexicon->n_words; i++)
		if (lexicon->words[i].head_len < lexicon->words[i].text.len)
			add_uses_of_phrase(lexicon, &lexicon->words[i]);
	for (size_t i = 1; i < lexicon->n_words; i++)
		if (lexicon->words[i].single)
			settle_use(lexicon, &lexicon->words[i]);
}
