/*
 * text - characters, words, tokens and sentence ends of natural-language text
 *
 * All text is valid UTF-8 and positions are bytes. Classes and case mappings cover the scripts of
 * Europe (Latin, Greek, Cyrillic, Armenian, Georgian); letters of other scripts are TEXT_LETTER,
 * and those written without spaces between words TEXT_IDEOGRAPH. Everything is linear in the text
 * and keeps no state.
 */
#ifndef WINNOW_TEXT_H
#define WINNOW_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "span.h"

enum text_class {
	TEXT_SYMBOL, /* signs, emoji, controls, unassigned */
	TEXT_SPACE,
	TEXT_PUNCT,
	TEXT_DIGIT,
	TEXT_LOWER,
	TEXT_UPPER,
	TEXT_LETTER,    /* a letter without case */
	TEXT_MARK,      /* combining marks and joiners: part of the word they follow */
	TEXT_IDEOGRAPH, /* Han and kana: each a word of its own */
};

enum text_class text_class(uint32_t c);

/* Letters, digits and marks: what words are made of. */
bool text_in_word(uint32_t c);

/* Is there a capital letter in text? */
bool text_has_capital(struct span text);

/* Simple case mapping; c itself where there is none. */
uint32_t text_lower(uint32_t c);
uint32_t text_upper(uint32_t c);

/*
 * Writes text in lower case to out, which holds at least TEXT_LOWER_ROOM(text.len) bytes, and
 * returns the length. Typographic apostrophes become `'`.
 */
#define TEXT_LOWER_ROOM(len) (2 * (len) + 4)
size_t text_lower_copy(struct span text, char *out);

/*
 * The next word (a run of letters, digits and marks; one ideograph) at byte *at or later, which is
 * moved behind it. False at the end. `don't` is one word, hyphens part words.
 */
bool text_next_word(struct span text, size_t *at, struct span *word);

size_t text_count_words(struct span text);

enum text_kind {
	TOKEN_WORD,   /* "O'Brien", "U.S.", "Inc.", "AT&T", "3rd"; also "'s" and "n't" */
	TOKEN_NUMBER, /* "1,000.50", "10:30" */
	TOKEN_PUNCT,  /* a run of one character: "...", "," */
	TOKEN_SYMBOL,
	TOKEN_URL,    /* with scheme or "www." */
	TOKEN_EMAIL,
	TOKEN_HANDLE, /* "@name" */
	TOKEN_HASHTAG,
};

struct text_token {
	uint32_t start, end;
	uint8_t kind;     /* enum text_kind */
	bool sentence;    /* begins a sentence */
	bool after_space; /* white space, or nothing, stands before it */
};

struct text_tokens {
	struct text_token *list;
	size_t n, capacity;
};

#define TEXT_TOKENS_INIT { NULL, 0, 0 }

/*
 * Splits text (below 4 GiB) into tokens. Abbreviations and initials keep their full stop, clitics
 * ("'s", "n't", "'ll") and hyphens are tokens of their own. A sentence ends at `.`, `!`, `?` or an
 * ellipsis before what can begin one, at a blank line, and at a line end unless the line is long
 * and the next one goes on in lower case, or the text is wrapped (see wrap.h) and the line was full.
 */
void text_tokenize(struct text_tokens *tokens, struct span text);

void text_tokens_free(struct text_tokens *tokens);

#endif
