/*
 * date_token - numbers, words and marks of a short text that holds a date
 */
#include "date_token.h"

#include "ascii.h"
#include "utf8.h"

static bool
is_wide(struct span text, size_t at)
{
	return (unsigned char)text.ptr[at] >= 0x80;
}

/* U+00A0, U+2000 to U+200A, U+202F and U+3000; the length or 0. */
static size_t
wide_space_at(struct span text, size_t at)
{
	struct span rest = span_slice(text, at, text.len);

	if (span_starts(rest, SPAN("\xC2\xA0")))
		return 2;
	if (span_starts(rest, SPAN("\xE2\x80\xAF")) || span_starts(rest, SPAN("\xE3\x80\x80")))
		return 3;
	return span_starts(rest, SPAN("\xE2\x80")) && rest.len > 2 && (unsigned char)rest.ptr[2] <= 0x8A ?
	    3 : 0;
}

/* The same, and white space in ASCII. */
static inline size_t
space_at(struct span text, size_t at)
{
	return is_wide(text, at) ? wide_space_at(text, at) : ascii_is_space(text.ptr[at]);
}

/* Marks outside of ASCII that must not glue to words: dashes, bullets, 年月日 and 년월일. */
static size_t
wide_mark_at(struct span text, size_t at)
{
	static const char *const marks[] = {
		"·", "•", "–", "—", "→", "«", "»", "“", "”", "’", "…", "年", "月", "日", "년", "월", "일",
		"時", "时", "分", "，", "：", NULL,
	};
	unsigned char first = (unsigned char)text.ptr[at];
	struct span rest = span_slice(text, at, text.len);

	if (first < 0xE2 && first != 0xC2)
		return 0; /* most letters of alphabets need no look at the list */
	for (int i = 0; marks[i] != NULL; i++)
		if (span_starts_as(rest, marks[i]))
			return strlen(marks[i]);
	return 0;
}

/* "readDec 1, 2025": a capital behind a small letter, where a rendering joined two words. */
static bool
is_join(struct span text, size_t at)
{
	return text.ptr[at] >= 'A' && text.ptr[at] <= 'Z' && text.ptr[at - 1] >= 'a' &&
	    text.ptr[at - 1] <= 'z';
}

/* A letter, or a byte of a character outside of ASCII that neither is white space nor a mark. */
static inline bool
is_word_at(struct span text, size_t at)
{
	if (!is_wide(text, at))
		return ascii_is_letter(text.ptr[at]);
	return wide_space_at(text, at) == 0 && wide_mark_at(text, at) == 0;
}

size_t
date_token_year_end(struct span text, size_t at)
{
	enum { YEAR_DIGITS = 4, FIRST = 1990, LAST = 2099, HOURS = 24, CLOCK = 3 };
	size_t end = at, colon;
	unsigned long long year = span_take_number(text, &end, YEAR_DIGITS), hour;

	if (end - at != YEAR_DIGITS || year < FIRST || year > LAST)
		return text.len;
	colon = end;
	hour = span_take_number(text, &colon, 2);
	if (colon == end || hour >= HOURS || text.len - colon < CLOCK || text.ptr[colon] != ':' ||
	    !ascii_is_digit(text.ptr[colon + 1]) || !ascii_is_digit(text.ptr[colon + 2]))
		return text.len;
	return end;
}

static size_t
token_length(struct span text, size_t at)
{
	size_t end = at, wide;

	if (ascii_is_digit(text.ptr[at])) {
		text.len = date_token_year_end(text, at);
		while (end < text.len && ascii_is_digit(text.ptr[end]))
			end++;
		return end - at;
	}
	wide = is_wide(text, at) ? wide_mark_at(text, at) : 0;
	if (wide > 0)
		return wide;
	while (end < text.len && is_word_at(text, end) && !(end > at && is_join(text, end)))
		end++;
	return end > at ? end - at : 1;
}

static int
number_value(struct span digits)
{
	int value = 0;

	for (size_t i = 0; i < digits.len && i < 9; i++)
		value = value * 10 + (digits.ptr[i] - '0');
	return value;
}

void
date_token_cut(struct date_tokens *tokens, struct span text)
{
	size_t at = 0, space;
	bool spaced = true;

	text = span_slice(text, 0, DATE_TEXT_MAX);
	text.len = utf8_valid_prefix(text);
	tokens->n = 0;
	while (at < text.len && tokens->n < DATE_TOKENS_MAX) {
		struct date_token *token = &tokens->list[tokens->n];

		space = space_at(text, at);
		if (space > 0) {
			at += space;
			spaced = true;
			continue;
		}
		token->text = span_make(text.ptr + at, token_length(text, at));
		token->spaced = spaced;
		token->kind = ascii_is_digit(text.ptr[at]) ? DATE_TOKEN_NUMBER :
		    is_word_at(text, at) ? DATE_TOKEN_WORD : DATE_TOKEN_MARK;
		token->value = token->kind == DATE_TOKEN_NUMBER ? number_value(token->text) :
		    token->text.len == 1 ? token->text.ptr[0] : 0;
		at += token->text.len;
		spaced = false;
		tokens->n++;
	}
	memset(tokens->list + tokens->n, 0, DATE_TOKENS_PAD * sizeof(tokens->list[0]));
}

bool
date_token_mark(const struct date_token *token, char mark)
{
	return token->kind == DATE_TOKEN_MARK && token->value == mark;
}

bool
date_token_word(const struct date_token *token, const char *alternatives)
{
	struct span text = token->text;
	char first;

	if (token->kind == DATE_TOKEN_END || token->kind == DATE_TOKEN_NUMBER)
		return false;
	first = ascii_fold(text.ptr[0]);
	for (const char *at = alternatives; (at = strchr(at, first)) != NULL && *at != '\0'; at++) {
		size_t same = 1;

		if (at > alternatives && at[-1] != '|')
			continue;
		while (same < text.len && at[same] == ascii_fold(text.ptr[same]))
			same++;
		if (same == text.len && (at[same] == '|' || at[same] == '\0'))
			return true;
	}
	return false;
}

/* A number of min to max digits whose value lies in a range. */
bool
date_token_number(const struct date_token *token, size_t min, size_t max, int low, int high)
{
	return token->kind == DATE_TOKEN_NUMBER && token->text.len >= min &&
	    token->text.len <= max && token->value >= low && token->value <= high;
}
