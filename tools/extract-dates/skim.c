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
enum byte_use { STOPS, BEHIND_STOPS, BLANK, MARK };

static inline enum byte_use
byte_use(struct span text, size_t at)
{
	static const uint8_t uses[256] = {
		['0' ... '9'] = BEHIND_STOPS, [0x80 ... 0xFF] = BEHIND_STOPS, [' '] = BLANK,
		[','] = MARK, ['-'] = MARK, ['/'] = MARK, ['('] = MARK, [')'] = MARK, ['"'] = MARK,
	};

	return at < text.len ? (enum byte_use)uses[(unsigned char)text.ptr[at]] : STOPS;
}

/* Where words are read: behind skim->at lie only words that join others, the last one in `last`. */
struct reading {
	struct span text;
	size_t at;
	struct span last;
	bool joins; /* there are such words */
};

/* Passes the letters at read->at; false if the scan has to see them. */
static inline bool
pass_word(const struct lexicon *lexicon, struct reading *read, struct letters letters,
    struct cues *cues, struct skim *skim)
{
	unsigned use = lexicon_use(lexicon, letters.hash);
	struct span word = span_make(read->text.ptr + read->at, letters.len);
	const struct word *known = NULL;
	char behind = word.ptr + word.len < read->text.ptr + read->text.len ? word.ptr[word.len] : ' ';

	if (use == LEXICON_CORE)
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
	read->at += word.len;
	read->last = word;
	read->joins = use == LEXICON_PART;
	if (!read->joins) {
		skim->before = word;
		skim->spaced = false;
		skim->at = read->at;
	}
	return true;
}

/* Passes a byte that is no letter; false if the scan has to see it. */
static inline bool
pass_byte(struct reading *read, struct skim *skim)
{
	enum byte_use use = byte_use(read->text, read->at);

	if (use != BLANK && use != MARK)
		return false;
	read->at++;
	if (use == MARK && !read->joins) {
		skim->at = read->at;
		skim->spaced = true;
	}
	return true;
}

/* Passes the next word, with the blank behind it, or byte; false if the scan has to see it. */
static inline bool
pass_next(const struct lexicon *lexicon, struct reading *read, struct cues *cues, struct skim *skim)
{
	struct letters letters = letters_read(read->text, read->at, LETTERS_MAX);
	enum byte_use behind;

	if (letters.len == 0)
		return pass_byte(read, skim);
	behind = byte_use(read->text, read->at + letters.len);
	if (behind == BEHIND_STOPS || !pass_word(lexicon, read, letters, cues, skim))
		return false;
	read->at += behind == BLANK;
	return true;
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
