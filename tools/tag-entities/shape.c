/*
 * shape - how a word is written
 */
#include "shape.h"

#include "ascii.h"
#include "mix.h"
#include "text.h"
#include "utf8.h"

void
shape_find(struct span word, struct shape *shape)
{
	unsigned run = 0;
	uint32_t last = 0;

	*shape = (struct shape){ .brief = 3, .full = 4 };
	for (size_t at = 0; at < word.len;) {
		uint32_t c = utf8_next(word, &at);
		uint32_t class = text_class(c);
		uint32_t sign = class == TEXT_PUNCT || class == TEXT_SYMBOL ? 256 + c : class;

		run = sign == last ? run + 1 : 1;
		last = sign;
		if (shape->n++ == 0)
			shape->upper_first = class == TEXT_UPPER;
		shape->n_upper += class == TEXT_UPPER;
		shape->n_lower += class == TEXT_LOWER || class == TEXT_LETTER;
		shape->n_digits += class == TEXT_DIGIT;
		if (run == 1)
			shape->brief = mix(shape->brief, sign);
		if (run <= 4)
			shape->full = mix(shape->full, sign);
	}
}

enum word_form
shape_form(const struct shape *shape)
{
	if (shape->n_upper + shape->n_lower == 0)
		return FORM_OTHER;
	if (shape->n_upper == 0)
		return FORM_LOWER;
	if (shape->n_upper == 1 && shape->upper_first)
		return shape->n_lower == 0 && shape->n_digits == 0 ? FORM_INITIAL : FORM_CAPITALISED;
	return shape->n_lower == 0 ? FORM_UPPER : FORM_MIXED;
}

static bool
is_lower(char c)
{
	return ascii_is_letter(c) && !ascii_is_capital(c);
}

/* Does a new part begin at byte i, which is not the first? */
static bool
begins_part(struct span word, size_t i)
{
	char last = word.ptr[i - 1], c = word.ptr[i];

	if (last == '_' || ascii_is_digit(c) != ascii_is_digit(last))
		return true;
	return ascii_is_capital(c) && (is_lower(last) ||
	    (ascii_is_capital(last) && i + 1 < word.len && is_lower(word.ptr[i + 1])));
}

size_t
shape_split(struct span word, struct span parts[SHAPE_PARTS])
{
	size_t n = 0;

	for (size_t start = 0, end; start < word.len && n < SHAPE_PARTS; start = end) {
		end = start + 1;
		while (end < word.len && word.ptr[end] != '_' && !begins_part(word, end))
			end++;
		if (word.ptr[start] != '_')
			parts[n++] = span_slice(word, start, end);
	}
	return n;
}
