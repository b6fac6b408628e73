/*
 * number_words - amounts and ordinals made of several tokens
 */
#include "form.h"

/* 6,5 hours: a decimal comma, where a unit follows; 9,10 May are two days. */
static int
read_decimal_comma(const struct run *run, int i, double *count)
{
	const struct token *tail = token_at(run, i + 2);

	if (!token_kind(run, i, T_NUMBER) || token_at(run, i)->decimal ||
	    !token_mark(run, i + 1, ',') || token_at(run, i + 1)->spaced ||
	    !token_kind(run, i + 2, T_NUMBER) || tail->spaced || tail->decimal ||
	    tail->digits > 2 || !token_is(run, i + 3, W_UNIT))
		return 0;
	*count = token_at(run, i)->value + tail->value / (tail->digits == 1 ? 10.0 : 100.0);
	return i + 3;
}

/* One numeral: digits or a word. */
static int
read_simple(const struct run *run, int i, double *count)
{
	const struct token *token = token_at(run, i);
	int end = read_decimal_comma(run, i, count);

	if (end > 0)
		return end;
	if (token_kind(run, i, T_NUMBER) && !token->glued &&
	    !(token_mark(run, i - 1, '-') && run->text.ptr[token->start] == '0')) {
		*count = token->decimal ? token->value / 100.0 : token->value;
		return i + 1;
	}
	if (token_is(run, i, W_NUMBER)) {
		*count = token_value(run, i, W_NUMBER) / 2.0;
		return i + 1;
	}
	/* 1/2 day, which looks like a date */
	if (token_kind(run, i, T_DATE) && token->stamp.year == 0 && token->stamp.open &&
	    token->stamp.day <= 4 && token_is(run, i + 1, W_UNIT)) {
		*count = (double)token->stamp.month / token->stamp.day;
		return i + 1;
	}
	return 0;
}

/* Words behind the first: twenty-five, two hundred (and fifty), three thousand. */
static int
extend(const struct run *run, int i, double *count)
{
	double more;
	int skip;

	for (;;) {
		skip = i + (token_mark(run, i, '-') && !token_at(run, i + 1)->spaced);
		if (!token_is(run, skip, W_NUMBER) || read_simple(run, skip, &more) == 0)
			return i;
		if (more >= 100)
			*count *= more;
		else if ((*count >= 20 && more < 10) || *count >= 100)
			*count += more;
		else
			return i;
		i = skip + 1;
	}
}

/* hundred, dozen behind several; thousands of behind tens of: the token behind them */
static int
skip_large_number(const struct run *run, int i)
{
	enum { DOZEN = 12 };
	bool some = token_is(run, i, W_MOD); /* some 20: about as many */

	i++;
	if (!some && token_is(run, i, W_NUMBER) && (token_value(run, i, W_NUMBER) / 2 >= 100 ||
	    token_value(run, i, W_NUMBER) / 2 == DOZEN))
		i++;
	return i + (!some && token_is(run, i, W_SOME) && !token_is(run, i, W_MOD));
}

int
read_count(const struct run *run, int i, bool with_an, double *count)
{
	int j = i;
	double second;

	if (token_is(run, j, W_ARTICLE) && token_is(run, j + 1, W_SOME))
		j++;
	if (token_is(run, j, W_SOME)) {
		*count = -1;
		return skip_large_number(run, j);
	}
	if (token_is(run, j, W_AN) && token_is(run, j + 1, W_NUMBER) &&
	    token_value(run, j + 1, W_NUMBER) >= 200)
		j++;
	j = read_simple(run, j, count);
	if (j == 0)
		return with_an && token_is(run, i, W_AN) ? (*count = 1, i + 1) : 0;
	j = extend(run, j, count);
	if (token_mark(run, j, '+'))
		j++;
	if (token_kind(run, i, T_NUMBER) && token_at(run, i)->digits == 4 &&
	    token_mark(run, j, '-') && (j > i + 1 || token_kind(run, j + 1, T_NUMBER)))
		return 0; /* the 2006-07 season */
	/* two or three, 2-3, 5 to 10 */
	if ((token_is(run, j, W_OR) || token_is(run, j, W_TO) || token_mark(run, j, '-')) &&
	    read_simple(run, j + 1, &second) > 0)
		j = extend(run, read_simple(run, j + 1, count), count);
	return j;
}

int
read_ordinal(const struct run *run, int i, int *value)
{
	double tens;
	int j;

	if (token_kind(run, i, T_ORDINAL)) {
		*value = token_at(run, i)->value;
		return i + 1;
	}
	if (token_is(run, i, W_ORDINAL)) {
		*value = token_value(run, i, W_ORDINAL);
		return i + 1;
	}
	if (token_kind(run, i, T_NUMBER) && token_mark(run, i + 1, '.') &&
	    run->lexicon->dotted_dates && (token_is(run, i + 2, W_UNIT) ||
	    token_is(run, i + 2, W_QUARTER) || token_is(run, i + 2, W_HALF))) {
		*value = token_at(run, i)->value; /* 19. Jahrhundert */
		return i + 2;
	}
	j = token_is(run, i, W_NUMBER) ? read_simple(run, i, &tens) : 0;
	if (j == 0 || tens < 20 || tens > 90)
		return 0;
	j += token_mark(run, j, '-');
	if (!token_is(run, j, W_ORDINAL))
		return 0;
	*value = (int)tens + token_value(run, j, W_ORDINAL);
	return j + 1;
}

/* A number below 100 in words at i. */
static int
read_small(const struct run *run, int i, double *count)
{
	int j = token_is(run, i, W_NUMBER) ? read_simple(run, i, count) : 0;

	return j > 0 && *count < 100 && *count >= 1 ? extend(run, j, count) : 0;
}

int
read_year_words(const struct run *run, int i, int *year)
{
	double first, second = 0;
	int j = token_is(run, i, W_NUMBER) ? read_simple(run, i, &first) : 0, k;
	int scale = j > 0 && token_is(run, j, W_NUMBER) ? token_value(run, j, W_NUMBER) / 2 : 0;

	if (j == 0 || first != (int)first)
		return 0;
	if (scale == 1000 && first <= 2) {
		*year = (int)first * 1000;
		k = read_small(run, j + 1 + token_is(run, j + 1, W_AND), &second);
		*year += k > 0 ? (int)second : 0;
		return k > 0 ? k : j + 1;
	}
	if (first < 10 || first > 20)
		return 0;
	k = scale == 100 ? read_small(run, j + 1 + token_is(run, j + 1, W_AND), &second) :
	    read_small(run, j, &second);
	*year = (int)first * 100 + (int)second;
	if (scale == 100)
		return k > 0 ? k : j + 1;
	return k > 0 && second >= 10 ? k : 0;
}

struct span
word_after(const struct run *run, int i)
{
	size_t at = run->list[i].end, end;
	struct span text = run->text;

	while (at < text.len && text.ptr[at] == ' ')
		at++;
	end = at;
	while (end < text.len && ((text.ptr[end] >= 'a' && text.ptr[end] <= 'z') ||
	       (text.ptr[end] >= 'A' && text.ptr[end] <= 'Z')))
		end++;
	return span_slice(text, at, end);
}
