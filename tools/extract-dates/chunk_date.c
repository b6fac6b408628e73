/*
 * chunk_date - dates in digits: 2013-03-22, 22/03/2013, 3/22, 06/2015, 20130322
 */
#include "calendar.h"
#include "chunk.h"

static bool
valid_day(int year, int month, int day)
{
	return calendar_valid(year == 0 ? 2000 : year, month, day);
}

/* 2013-03-22 with any one mark; groups 0 to 2. */
static bool
year_first(const struct chunk *chunk, struct stamp *stamp)
{
	if (!chunk_group(chunk, 0, 4, 4, 1000, 2999) || !chunk_group(chunk, 1, 1, 2, 1, 12) ||
	    !chunk_group(chunk, 2, 1, 2, 1, 31) || chunk->marks[1] != chunk->marks[2] ||
	    memchr("-/.", chunk->marks[1], 3) == NULL)
		return false;
	chunk_clear_stamp(stamp);
	stamp->year = (int16_t)chunk->values[0];
	stamp->month = (int8_t)chunk->values[1];
	stamp->day = (int8_t)chunk->values[2];
	return valid_day(stamp->year, stamp->month, stamp->day);
}

/* 22/03/2013, 3.22.13: groups 0 to 2, the order of the first two open unless the numbers tell. */
static bool
year_last(const struct chunk *chunk, struct stamp *stamp)
{
	int a = chunk->values[0], b = chunk->values[1], year;

	if (!chunk_group(chunk, 0, 1, 2, 1, 31) || !chunk_group(chunk, 1, 1, 2, 1, 31) ||
	    chunk->marks[1] != chunk->marks[2] || memchr("-/.", chunk->marks[1], 3) == NULL)
		return false;
	if (chunk_group(chunk, 2, 4, 4, 1000, 2999))
		year = chunk->values[2];
	else if (chunk_group(chunk, 2, 2, 2, 0, 99))
		year = chunk->values[2] + (chunk->values[2] < 50 ? 2000 : 1900);
	else
		return false;
	chunk_clear_stamp(stamp);
	stamp->year = (int16_t)year;
	/* open: first as month, second as day */
	stamp->month = (int8_t)(a > 12 ? b : a);
	stamp->day = (int8_t)(a > 12 ? a : b);
	stamp->open = a <= 12 && b <= 12 && a != b;
	stamp->dotted = chunk->marks[1] == '.';
	stamp->told = a > 12 ? 1 : b > 12 ? 2 : 0;
	if (stamp->open) /* as written: first, second */
		return true;
	return valid_day(year, stamp->month, stamp->day);
}

/* 3/22, 22.3.: only with a slash or a dot; what it is depends on what stands around it. */
static bool
no_year(const struct chunk *chunk, struct stamp *stamp)
{
	int a = chunk->values[0], b = chunk->values[1];

	if (chunk->n != 2 || chunk->marks[1] != '/' || !chunk_group(chunk, 0, 1, 2, 1, 31) ||
	    !chunk_group(chunk, 1, 1, 2, 1, 31) || (a > 12 && b > 12))
		return false;
	chunk_clear_stamp(stamp);
	/* open: first as month, second as day */
	stamp->month = (int8_t)(a > 12 ? b : a);
	stamp->day = (int8_t)(a > 12 ? a : b);
	stamp->open = a <= 12 && b <= 12 && a != b;
	return true;
}

/* 06/2015, 2015-06, 2015/6 */
static bool
month_and_year(const struct chunk *chunk, struct stamp *stamp)
{
	bool first = chunk_group(chunk, 0, 4, 4, 1500, 2999) &&
	    chunk_group(chunk, 1, 2, 2, 1, 12) && memchr("-/", chunk->marks[1], 2) != NULL;
	bool last = chunk_group(chunk, 1, 4, 4, 1500, 2999) &&
	    chunk_group(chunk, 0, 1, 2, 1, 12) && memchr("/.-", chunk->marks[1], 3) != NULL;

	if (chunk->n != 2 || (!first && !last))
		return false;
	/* 2005-06 is far more often two years than a June */
	if (first && chunk->marks[1] != '/' && chunk->values[1] == chunk->values[0] % 100 + 1)
		return false;
	chunk_clear_stamp(stamp);
	stamp->year = (int16_t)chunk->values[first ? 0 : 1];
	stamp->month = (int8_t)chunk->values[first ? 1 : 0];
	return true;
}

/*
 * Numbers from text[at] on, each of up to `most` digits with the mark of Chinese, Japanese and Korean
 * behind it: from values[first] on a year, a month and a day. Returns how many of the three are known.
 */
static int
read_wide_numbers(struct span text, size_t at, int first, size_t most, int values[3], size_t *end)
{
	static const char *const marks[3][2] = { { "年", "년" }, { "月", "월" }, { "日", "일" } };

	for (int n = first; n < 3; n++) {
		size_t start = at;
		struct span rest;

		values[n] = (int)span_take_number(text, &at, most);
		rest = span_slice(text, at, text.len);
		if (at == start || !(span_starts(rest, span_from(marks[n][0])) ||
		    span_starts(rest, span_from(marks[n][1]))))
			return n;
		*end = at += 3;
		at += chunk_blanks(text, at);
	}
	return 3;
}

/* 2013年3月22日, 2013년 3월: a date in digits that begins with the year */
static bool
read_wide(struct span text, size_t at, struct stamp *stamp, size_t *end)
{
	enum { DIGITS_MAX = 5 };
	int values[3] = { 0, 0, 0 }, n = read_wide_numbers(text, at, 0, DIGITS_MAX, values, end);

	if (n == 0 || values[0] < 1000 || values[0] > 2999)
		return false;
	chunk_clear_stamp(stamp);
	stamp->year = (int16_t)values[0];
	stamp->month = (int8_t)(n > 1 ? values[1] : 0);
	stamp->day = (int8_t)(n > 2 ? values[2] : 0);
	return n == 1 || (n == 2 ? values[1] <= 12 && values[1] > 0 :
	    valid_day(values[0], values[1], values[2]));
}

/* 3月22日, 3월 22일: a month and a day; 3月 alone is a month or a number of them */
static bool
read_wide_day(struct span text, size_t at, struct stamp *stamp, size_t *end)
{
	int values[3];

	if (read_wide_numbers(text, at, 1, 2, values, end) < 3)
		return false;
	chunk_clear_stamp(stamp);
	stamp->month = (int8_t)values[1];
	stamp->day = (int8_t)values[2];
	return valid_day(0, values[1], values[2]);
}

/* 20130322 of these decades, not part of a longer word */
static bool
compact(const struct chunk *chunk, struct stamp *stamp)
{
	int value = chunk->values[0];

	if (!chunk_group(chunk, 0, 8, 8, 19900101, 20391231) ||
	    (is_letter(byte_at(chunk->text, chunk->end)) &&
	    byte_at(chunk->text, chunk->end) != 'T'))
		return false;
	chunk_clear_stamp(stamp);
	stamp->year = (int16_t)(value / 10000);
	stamp->month = (int8_t)(value / 100 % 100);
	stamp->day = (int8_t)(value % 100);
	return valid_day(stamp->year, stamp->month, stamp->day);
}

/*
 * 10/1-11/7, 10/1-11/7/2018, 10/1/2018-10/7/2018, 10-1-2018-10-7-2018: two dates; how many groups
 * the first one has, 0 if it is no range.
 */
static int
first_of_range(const struct chunk *chunk)
{
	int first = 0, dashes = 0;

	if (chunk->n < 4 || chunk->n > 6)
		return 0;
	for (int i = 1; i < chunk->n; i++) {
		if (chunk->marks[i] != '/' && chunk->marks[i] != '-')
			return 0;
		if (chunk->marks[i] != '-')
			continue;
		dashes++;
		if (first == 0)
			first = i;
	}
	if (dashes == 5 && chunk->digits[2].len == 4 && chunk->digits[5].len == 4)
		return 3;
	return dashes == 1 && first >= 2 && chunk->n - first >= first ? first : 0;
}

bool
chunk_date(const struct chunk *chunk, struct token *token)
{
	struct stamp *stamp = &token->stamp;
	size_t end = 0;
	int first;

	if (read_wide(chunk->text, token->start, stamp, &end) ||
	    read_wide_day(chunk->text, token->start, stamp, &end)) {
		token->end = (uint32_t)end;
		return true;
	}
	if (chunk->n == 1 && compact(chunk, stamp)) {
		token->end = (uint32_t)chunk->end;
		token->end += (uint32_t)chunk_joined_clock(chunk->text, chunk->end, stamp);
		return true;
	}
	first = first_of_range(chunk);
	if (first > 0) {
		struct chunk start = *chunk;

		start.n = first;
		start.end = chunk_group_end(chunk, first - 1);
		return chunk_date(&start, token);
	}
	if (chunk->n == 3 && (year_first(chunk, stamp) || year_last(chunk, stamp))) {
		token->end = (uint32_t)chunk->end;
		token->end += (uint32_t)chunk_joined_clock(chunk->text, chunk->end, stamp);
		return true;
	}
	/* "22/03/2013:13:55:36" and "2013-03-22-13:55" are left alone; "3/22", "06/2015" are not */
	if (no_year(chunk, stamp) || month_and_year(chunk, stamp)) {
		token->end = (uint32_t)chunk->end;
		return true;
	}
	return false;
}
