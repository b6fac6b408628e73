/*
 * number - what begins with a digit
 */
#include "number.h"

#include "chunk.h"
#include "date_token.h"

static bool
ordinal_suffix(struct span text, size_t at)
{
	static const char suffixes[] = "stndrdth";
	char a = (char)(byte_at(text, at) | 0x20), b = (char)(byte_at(text, at + 1) | 0x20);

	for (int i = 0; i < 8; i += 2)
		if (a == suffixes[i] && b == suffixes[i + 1])
			return !is_letter(byte_at(text, at + 2)) &&
			    !is_digit(byte_at(text, at + 2));
	return false;
}

/* 1990s, 90s, 1990's */
/* 1990-х, 1990-е, 1920-ті: the length of such an ending, 0 if there is none. */
static size_t
cyrillic_decade(struct span text, size_t at)
{
	static const struct span endings[] = { SPAN("-х"), SPAN("-е"), SPAN("-ті") };
	struct span rest = span_slice(text, at, text.len);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (span_starts(rest, endings[i]) &&
		    (unsigned char)byte_at(rest, endings[i].len) < 0x80)
			return endings[i].len;
	return 0;
}

static bool
decade_suffix(const struct chunk *chunk, size_t *end)
{
	struct span text = chunk->text;
	size_t at = chunk->end;

	if (chunk->n != 1 || chunk->values[0] % 10 != 0 ||
	    !(chunk_group(chunk, 0, 4, 4, 1000, 2090) || chunk_group(chunk, 0, 2, 2, 10, 90)))
		return false;
	*end = at + cyrillic_decade(text, at);
	if (*end > at)
		return true;
	if (byte_at(text, at) == '\'')
		at++;
	else if (span_starts(span_slice(text, at, text.len), SPAN("’")))
		at += 3;
	if (chunk->end == at && byte_at(text, at) == 'e' && byte_at(text, at + 1) == 'r' &&
	    (byte_at(text, at + 2) == ' ' || byte_at(text, at + 2) == '-')) {
		*end = at + 2; /* 80er Jahre */
		return true;
	}
	if ((byte_at(text, at) != 's' && byte_at(text, at) != 'S') ||
	    is_letter(byte_at(text, at + 1)) || is_digit(byte_at(text, at + 1)))
		return false;
	if (at > chunk->end && chunk->digits[0].len == 2)
		return false;
	*end = at + 1;
	return true;
}

/* A plain number: 12, 1,000, 2.5; false for what has another shape. */
static bool
plain_number(const struct chunk *chunk, struct token *token)
{
	token->kind = T_NUMBER;
	token->digits = (uint8_t)(chunk->digits[0].len < 10 ? chunk->digits[0].len : 10);
	token->value = chunk->values[0];
	token->end = (uint32_t)chunk_group_end(chunk, 0);
	if (chunk->n == 1)
		return chunk->digits[0].len <= 8;
	if (chunk->marks[1] == '-' || chunk->marks[1] == '/' || chunk->marks[1] == ':')
		return chunk->n <= 3 && chunk->marks[1] != ':'; /* the first number of a range */
	if (chunk->marks[1] == '.' && chunk->n == 2) {
		token->decimal = true;
		token->value = chunk->values[0] % 10000 * 100 + (chunk->digits[1].len == 1 ?
		    chunk->values[1] * 10 : chunk->values[1] % 100);
		token->end = (uint32_t)chunk->end;
		return chunk->digits[1].len <= 2;
	}
	if (chunk->marks[1] == ',' && chunk->digits[1].len == 3) {
		token->digits = 8; /* no year */
		for (int i = 1; i < chunk->n; i++) {
			if (chunk->marks[i] != ',' || chunk->digits[i].len != 3)
				break;
			token->value = token->value % 1000000 * 1000 + chunk->values[i];
			token->end = (uint32_t)chunk_group_end(chunk, i);
		}
		return true;
	}
	return chunk->marks[1] == ','; /* "9,10 May": the first of a list */
}

bool
number_read(struct span text, size_t at, struct token *token)
{
	struct chunk chunk;
	size_t end = 0;

	text.len = date_token_year_end(text, at); /* 20228:23 PM */
	chunk_cut(&chunk, text, at);
	token->start = (uint32_t)at;
	token->end = (uint32_t)chunk.end;
	if (chunk.n >= GROUPS_MAX)
		return false;
	if (chunk_clock(&chunk, &token->stamp, &end)) {
		token->kind = T_CLOCK;
	} else if (chunk_date(&chunk, token)) {
		token->kind = T_DATE;
		return true;
	} else if (decade_suffix(&chunk, &end)) {
		token->kind = T_DECADE;
		token->value = chunk.values[0];
	} else if (chunk.n == 1 && ordinal_suffix(text, chunk.end)) {
		token->kind = T_ORDINAL;
		token->value = chunk.values[0];
		end = chunk.end + 2;
	} else {
		return plain_number(&chunk, token);
	}
	token->end = (uint32_t)end;
	return true;
}
