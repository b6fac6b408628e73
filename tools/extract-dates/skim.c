/*
 * skim - steps over text in which no time expression can begin
 */
#include "skim.h"

#include "letters.h"

enum { LETTERS_MAX = 24 }; /* longer words are left to the scan */

/*
 * What a byte is between runs. BEHIND_STOPS: right behind letters it makes them part of something
 * the scan has to see. MARK: part of an expression only behind one of its words.
 */
enum byte_use { STOPS, BEHIND_STOPS, LETTER, BLANK, MARK };

static inline enum byte_use
byte_use(char c)
{
	static const uint8_t uses[256] = {
		['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER,
		['0' ... '9'] = BEHIND_STOPS, [0x80 ... 0xFF] = BEHIND_STOPS, [' '] = BLANK,
		[','] = MARK, ['-'] = MARK, ['/'] = MARK, ['('] = MARK, [')'] = MARK, ['"'] = MARK,
	};

	return (enum byte_use)uses[(unsigned char)c];
}

/* The byte at text[at]; one that stops at its end. */
static inline char
byte_at(struct span text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

/* Where words are read: behind skim->at lie only words that join others, the last one in `last`. */
struct reading {
	struct span text;
	size_t at;
	struct span last;
	bool joins; /* there are such words */
};

/*
 * Notes that a word was passed. What can be chosen is chosen, not jumped to: unknown words and words
 * that join others take turns as no CPU can foresee.
 */
static inline void
note_word(struct reading *read, struct span word, bool joins, struct skim *skim)
{
	size_t end = read->at + word.len;

	read->at = end;
	read->last = word;
	read->joins = joins;
	skim->before.ptr = joins ? skim->before.ptr : word.ptr;
	skim->before.len = joins ? skim->before.len : word.len;
	skim->at = joins ? skim->at : end;
	skim->spaced &= joins;
}

/* Passes the word at read->at, with the blank behind it; false if the scan has to see it. */
static inline bool
pass_word(const struct lexicon *lexicon, struct reading *read, struct cues *cues, struct skim *skim)
{
	struct letters letters = letters_read(read->text, read->at, LETTERS_MAX);
	struct span word = span_make(read->text.ptr + read->at, letters.len);
	char behind = byte_at(read->text, read->at + letters.len);
	unsigned use = lexicon_use(lexicon, letters.hash);
	const struct word *known = NULL;

	if (letters.len == 0 || byte_use(behind) == BEHIND_STOPS || use == LEXICON_CORE)
		return false;
	if (use == LEXICON_BESIDE)
		known = lexicon_find(lexicon, letters.hash, word);
	if (known != NULL) {
		if (behind != '-') /* left-wing */
			cues_add_word(cues, lexicon, known, read->last, read->at);
	} else if (lexicon_in_past_tense(lexicon, word)) {
		if (use == LEXICON_PART)
			return false;
		cues_add_past(cues, lexicon, read->last, read->at);
	}
	note_word(read, word, use == LEXICON_PART, skim);
	if (behind == ' ')
		read->at++;
	return true;
}

static inline void
pass_mark(struct reading *read, struct skim *skim)
{
	read->at++;
	if (read->joins)
		return;
	skim->at = read->at;
	skim->spaced = true;
}

/* Passes the next word or byte; false if the scan has to see it. */
static inline bool
pass_next(const struct lexicon *lexicon, struct reading *read, struct cues *cues, struct skim *skim)
{
	switch (byte_use(byte_at(read->text, read->at))) {
	case LETTER:
		return pass_word(lexicon, read, cues, skim);
	case BLANK:
		read->at++;
		return true;
	case MARK:
		pass_mark(read, skim);
		return true;
	default:
		return false;
	}
}

void
skim_text(const struct lexicon *lexicon, struct span text, struct cues *cues, struct skim *skim)
{
	struct reading read = { .text = text, .at = skim->at, .last = skim->before };
	struct skim passed = *skim; /* of its own: kept in registers */

	while (pass_next(lexicon, &read, cues, &passed))
		;
	*skim = passed;
}
