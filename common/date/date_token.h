/*
 * date_token - numbers, words and marks of a short text that holds a date
 *
 * For date.c and its parts, and for when.c.
 */
#ifndef WINNOW_DATE_TOKEN_H
#define WINNOW_DATE_TOKEN_H

#include "date.h"

enum { DATE_TOKENS_MAX = 96, DATE_TOKENS_PAD = 8 };

enum date_token_kind { DATE_TOKEN_END, DATE_TOKEN_NUMBER, DATE_TOKEN_WORD, DATE_TOKEN_MARK };

struct date_token {
	enum date_token_kind kind;
	struct span text;
	int value;   /* of a NUMBER of up to 9 digits; byte of a MARK (ASCII), else 0 */
	bool spaced; /* white space before it */
};

struct date_tokens {
	struct date_token list[DATE_TOKENS_MAX + DATE_TOKENS_PAD]; /* padded with DATE_TOKEN_END */
	int n;
	struct span language;
	enum date_order order;
};

/* Cuts the first DATE_TEXT_MAX bytes of text. Letters and digits part (Elg24 is two
 * tokens), and words where a capital follows a small letter (readDec). */
void date_token_cut(struct date_tokens *tokens, struct span text);

/*
 * Where the year ends that begins at a byte, if a time of day is glued to it (November 11, 20228:23);
 * text.len if not.
 */
size_t date_token_year_end(struct span text, size_t at);

bool date_token_mark(const struct date_token *token, char mark);

/* Is it one of the alternatives, in small letters and parted by `|`? ASCII case is ignored. */
bool date_token_word(const struct date_token *token, const char *alternatives);

/* A number of min to max digits whose value lies in a range. */
bool date_token_number(const struct date_token *token, size_t min, size_t max, int low, int high);

#endif
