/*
 * number - what begins with a digit
 *
 * The chunk (digits with the marks that join them) is cut out first, since its shape decides:
 * 2013-03-22 is a date, 1-2 is none, 1.2.3 is a version, 020-7946-0958 a phone number.
 */
#include "number.h"

#include "calendar.h"

enum { GROUPS_MAX = 8 };

/* The groups of digits of a chunk and the mark before each but the first. */
struct chunk {
	struct span text;
	struct span digits[GROUPS_MAX];
	int values[GROUPS_MAX];
	char marks[GROUPS_MAX];
	int n;
	size_t end; /* of the text */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
byte_at(struct span text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

static void
add_group(struct chunk *chunk, size_t start, size_t end)
{
	int value = 0;

	for (size_t i = start; i < end && i < start + 9; i++)
		value = value * 10 + (chunk->text.ptr[i] - '0');
	chunk->digits[chunk->n] = span_slice(chunk->text, start, end);
	chunk->values[chunk->n++] = value;
	chunk->end = end;
}

/* Digits joined by single marks of `- / . : ,` that have digits on both sides. */
static void
cut(struct chunk *chunk, struct span text, size_t at)
{
	chunk->text = text;
	chunk->n = 0;
	for (;;) {
		size_t start = at;

		while (is_digit(byte_at(text, at)))
			at++;
		add_group(chunk, start, at);
		if (chunk->n == GROUPS_MAX || !is_digit(byte_at(text, at + 1)) ||
		    memchr("-/.:,", byte_at(text, at), 5) == NULL || byte_at(text, at) == '\0')
			return;
		chunk->marks[chunk->n] = text.ptr[at++];
	}
}

static bool
group_in(const struct chunk *chunk, int i, size_t min, size_t max, int low, int high)
{
	return i < chunk->n && chunk->digits[i].len >= min && chunk->digits[i].len <= max &&
	    chunk->values[i] >= low && chunk->values[i] <= high;
}

static bool
valid_day(int year, int month, int day)
{
	return calendar_valid(year == 0 ? 2000 : year, month, day);
}

static void
clear(struct stamp *stamp)
{
	*stamp = (struct stamp){ .hour = -1, .minute = -1, .second = -1 };
}

static size_t
group_end(const struct chunk *chunk, int i)
{
	return (size_t)(chunk->digits[i].ptr + chunk->digits[i].len - chunk->text.ptr);
}

/* 2013-03-22 with any one mark; groups 0 to 2. */
static bool
year_first(const struct chunk *chunk, struct stamp *stamp)
{
	if (!group_in(chunk, 0, 4, 4, 1000, 2999) || !group_in(chunk, 1, 1, 2, 1, 12) ||
	    !group_in(chunk, 2, 1, 2, 1, 31) || chunk->marks[1] != chunk->marks[2] ||
	    memchr("-/.", chunk->marks[1], 3) == NULL)
		return false;
	clear(stamp);
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

	if (!group_in(chunk, 0, 1, 2, 1, 31) || !group_in(chunk, 1, 1, 2, 1, 31) ||
	    chunk->marks[1] != chunk->marks[2] || memchr("-/.", chunk->marks[1], 3) == NULL)
		return false;
	if (group_in(chunk, 2, 4, 4, 1000, 2999))
		year = chunk->values[2];
	else if (group_in(chunk, 2, 2, 2, 0, 99))
		year = chunk->values[2] + (chunk->values[2] < 50 ? 2000 : 1900);
	else
		return false;
	clear(stamp);
	stamp->year = (int16_t)year;
	/* open: first as month, second as day */
	stamp->month = (int8_t)(a > 12 ? b : a);
	stamp->day = (int8_t)(a > 12 ? a : b);
	stamp->open = a <= 12 && b <= 12 && a != b;
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

	if (chunk->n != 2 || chunk->marks[1] != '/' || !group_in(chunk, 0, 1, 2, 1, 31) ||
	    !group_in(chunk, 1, 1, 2, 1, 31) || (a > 12 && b > 12))
		return false;
	clear(stamp);
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
	bool first = group_in(chunk, 0, 4, 4, 1500, 2999) && group_in(chunk, 1, 2, 2, 1, 12) &&
	    memchr("-/", chunk->marks[1], 2) != NULL;
	bool last = group_in(chunk, 1, 4, 4, 1500, 2999) && group_in(chunk, 0, 1, 2, 1, 12) &&
	    memchr("/.-", chunk->marks[1], 3) != NULL;

	if (chunk->n != 2 || (!first && !last))
		return false;
	/* 2005-06 is far more often two years than a June */
	if (first && chunk->marks[1] != '/' && chunk->values[1] == chunk->values[0] % 100 + 1)
		return false;
	clear(stamp);
	stamp->year = (int16_t)chunk->values[first ? 0 : 1];
	stamp->month = (int8_t)chunk->values[first ? 1 : 0];
	return true;
}

/* am, pm, a.m., P.M. at `at`: 1 or 2, with its length. */
static int
half_at(struct span text, size_t at, size_t *len)
{
	char c = (char)(byte_at(text, at) | 0x20);
	bool dots = byte_at(text, at + 1) == '.';
	size_t m = at + 1 + dots;

	if ((c != 'a' && c != 'p') || (byte_at(text, m) | 0x20) != 'm')
		return 0;
	*len = m + 1 - at;
	if (is_letter(byte_at(text, m + 1)) || is_digit(byte_at(text, m + 1)))
		return 0;
	if (dots && byte_at(text, m + 1) == '.')
		(*len)++;
	return c == 'a' ? 1 : 2;
}

static size_t
blanks(struct span text, size_t at)
{
	size_t end = at;

	while (byte_at(text, end) == ' ' && end < at + 2)
		end++;
	if (end == at && span_starts(span_slice(text, at, text.len), SPAN("\xC2\xA0")))
		end += 2;
	return end - at;
}

/* Z, +01:00, +0100 right behind an ISO stamp. */
static size_t
zone_at(struct span text, size_t at, struct stamp *stamp)
{
	char sign = byte_at(text, at);
	int hours, minutes = 0;
	size_t end = at + 3;

	if (sign == 'Z' && !is_letter(byte_at(text, at + 1))) {
		stamp->zoned = true;
		return 1;
	}
	if ((sign != '+' && sign != '-') || !is_digit(byte_at(text, at + 1)) ||
	    !is_digit(byte_at(text, at + 2)))
		return 0;
	hours = (text.ptr[at + 1] - '0') * 10 + text.ptr[at + 2] - '0';
	end += byte_at(text, end) == ':';
	if (is_digit(byte_at(text, end)) && is_digit(byte_at(text, end + 1))) {
		minutes = (text.ptr[end] - '0') * 10 + text.ptr[end + 1] - '0';
		end += 2;
	}
	if (hours > 14 || minutes > 59)
		return 0;
	stamp->zoned = true;
	stamp->zone = (int16_t)((hours * 60 + minutes) * (sign == '-' ? -1 : 1));
	return end - at;
}

/* The clock time in groups i and on: 13:55[:07[.123]]; the groups it takes, 0 if it is none. */
static int
clock_groups(const struct chunk *chunk, int i, struct stamp *stamp)
{
	int n = 2;

	if (!group_in(chunk, i, 1, 2, 0, 24) || !group_in(chunk, i + 1, 2, 2, 0, 59) ||
	    chunk->marks[i + 1] != ':')
		return 0;
	if (chunk->values[i] == 24 && chunk->values[i + 1] != 0)
		return 0;
	stamp->hour = (int8_t)chunk->values[i];
	stamp->minute = (int8_t)chunk->values[i + 1];
	if (group_in(chunk, i + 2, 2, 2, 0, 59) && chunk->marks[i + 2] == ':') {
		stamp->second = (int8_t)chunk->values[i + 2];
		n = 3;
		if (i + 3 < chunk->n && (chunk->marks[i + 3] == '.' || chunk->marks[i + 3] == ','))
			n = 4;
	}
	return n;
}

static bool
set_half(struct stamp *stamp, int half)
{
	if (stamp->hour > 12 && half == 1)
		return false;
	if (stamp->hour <= 12)
		stamp->hour = (int8_t)(stamp->hour % 12 + (half == 2 ? 12 : 0));
	stamp->half_known = true;
	return true;
}

/* 13:55, 1.55pm, 430pm, 5 am, 13h55; *end behind it. */
static bool
read_clock(const struct chunk *chunk, struct stamp *stamp, size_t *end)
{
	struct span text = chunk->text;
	int n, half;
	size_t len, at, blank;

	clear(stamp);
	n = clock_groups(chunk, 0, stamp);
	if (n == 0 && group_in(chunk, 0, 1, 2, 0, 23) && group_in(chunk, 1, 2, 2, 0, 59) &&
	    chunk->marks[1] == '.') {
		stamp->hour = (int8_t)chunk->values[0];
		stamp->minute = (int8_t)chunk->values[1];
		n = -2; /* only with am or pm */
	} else if (n == 0 && group_in(chunk, 0, 1, 2, 0, 23)) {
		stamp->hour = (int8_t)chunk->values[0];
		stamp->minute = 0;
		n = -1;
	} else if (n == 0 && group_in(chunk, 0, 3, 4, 100, 2359) && chunk->values[0] % 100 < 60) {
		stamp->hour = (int8_t)(chunk->values[0] / 100);
		stamp->minute = (int8_t)(chunk->values[0] % 100);
		n = -1;
	}
	if (n == 0)
		return false;
	at = group_end(chunk, (n < 0 ? -n : n) - 1);
	if ((n < 0 ? -n : n) < chunk->n && chunk->marks[n < 0 ? -n : n] != '-')
		return false;
	*end = at;
	blank = blanks(text, at);
	half = half_at(text, at + blank, &len);
	if (half > 0 && set_half(stamp, half)) {
		*end = at + blank + len;
		return true;
	}
	if (n == -1 && chunk->digits[0].len <= 2 && (byte_at(text, at) | 0x20) == 'h' &&
	    is_digit(byte_at(text, at + 1)) && is_digit(byte_at(text, at + 2)) &&
	    !is_digit(byte_at(text, at + 3)) && byte_at(text, at + 1) < '6') {
		stamp->minute = (int8_t)((text.ptr[at + 1] - '0') * 10 + text.ptr[at + 2] - '0');
		*end = at + 3;
		return true;
	}
	return n > 0;
}

/* T13:55:07+01:00 or blank and 13:55 behind a full date. */
static size_t
joined_clock(struct span text, size_t at, struct stamp *stamp)
{
	struct chunk chunk;
	size_t start = at, end;
	int n;

	if (byte_at(text, at) != 'T' || !is_digit(byte_at(text, at + 1)))
		return 0;
	cut(&chunk, text, at + 1);
	n = clock_groups(&chunk, 0, stamp);
	if (n == 0)
		return 0;
	end = group_end(&chunk, n - 1);
	return end + zone_at(text, end, stamp) - start;
}

static bool
ordinal_suffix(struct span text, size_t at)
{
	static const char suffixes[] = "stndrdth";
	char a = (char)(byte_at(text, at) | 0x20), b = (char)(byte_at(text, at + 1) | 0x20);

	for (int i = 0; i < 8; i += 2)
		if (a == suffixes[i] && b == suffixes[i + 1])
			return !is_letter(byte_at(text, at + 2)) && !is_digit(byte_at(text, at + 2));
	return false;
}

/* 1990s, 90s, 1990's */
static bool
decade_suffix(const struct chunk *chunk, size_t *end)
{
	struct span text = chunk->text;
	size_t at = chunk->end;

	if (chunk->n != 1 || chunk->values[0] % 10 != 0 ||
	    !(group_in(chunk, 0, 4, 4, 1000, 2090) || group_in(chunk, 0, 2, 2, 10, 90)))
		return false;
	if (byte_at(text, at) == '\'')
		at++;
	else if (span_starts(span_slice(text, at, text.len), SPAN("’")))
		at += 3;
	if ((byte_at(text, at) != 's' && byte_at(text, at) != 'S') || is_letter(byte_at(text, at + 1)) ||
	    is_digit(byte_at(text, at + 1)))
		return false;
	if (at > chunk->end && chunk->digits[0].len == 2)
		return false;
	*end = at + 1;
	return true;
}

/* 年月日 and 년월일 behind the digits at `at`: a date in digits of Chinese, Japanese, Korean. */
static bool
read_wide(struct span text, size_t at, struct stamp *stamp, size_t *end)
{
	static const char *const marks[3][2] = { { "年", "년" }, { "月", "월" }, { "日", "일" } };
	int values[3] = { 0, 0, 0 }, n = 0;

	while (n < 3) {
		size_t start = at;
		struct span rest;

		while (is_digit(byte_at(text, at)) && at < start + 5)
			values[n] = values[n] * 10 + text.ptr[at++] - '0';
		rest = span_slice(text, at, text.len);
		if (at == start || !(span_starts(rest, span_from(marks[n][0])) ||
		    span_starts(rest, span_from(marks[n][1]))))
			break;
		at += 3;
		*end = at;
		n++;
		if (n < 3)
			at += blanks(text, at);
	}
	clear(stamp);
	stamp->year = (int16_t)values[0];
	stamp->month = (int8_t)(n > 1 ? values[1] : 0);
	stamp->day = (int8_t)(n > 2 ? values[2] : 0);
	if (n == 0 || values[0] < 1000 || values[0] > 2999)
		return false;
	return n == 1 || (n == 2 ? values[1] <= 12 && values[1] > 0 :
	    valid_day(values[0], values[1], values[2]));
}

/* 20130322 of these decades, not part of a longer word */
static bool
compact(const struct chunk *chunk, struct stamp *stamp)
{
	int value = chunk->values[0];

	if (!group_in(chunk, 0, 8, 8, 19900101, 20391231) ||
	    (is_letter(byte_at(chunk->text, chunk->end)) && byte_at(chunk->text, chunk->end) != 'T'))
		return false;
	clear(stamp);
	stamp->year = (int16_t)(value / 10000);
	stamp->month = (int8_t)(value / 100 % 100);
	stamp->day = (int8_t)(value % 100);
	return valid_day(stamp->year, stamp->month, stamp->day);
}

static bool
date_token(const struct chunk *chunk, struct token *token)
{
	struct stamp *stamp = &token->stamp;
	size_t end = 0;

	if (read_wide(chunk->text, token->start, stamp, &end)) {
		token->end = (uint32_t)end;
		return true;
	}
	if (chunk->n == 1 && compact(chunk, stamp)) {
		token->end = (uint32_t)chunk->end;
		token->end += (uint32_t)joined_clock(chunk->text, chunk->end, stamp);
		return true;
	}
	if (chunk->n == 3 && (year_first(chunk, stamp) || year_last(chunk, stamp))) {
		token->end = (uint32_t)chunk->end;
		token->end += (uint32_t)joined_clock(chunk->text, chunk->end, stamp);
		return true;
	}
	/* "22/03/2013:13:55:36" and "2013-03-22-13:55" are left alone; "3/22", "06/2015" are not */
	if (no_year(chunk, stamp) || month_and_year(chunk, stamp)) {
		token->end = (uint32_t)chunk->end;
		return true;
	}
	return false;
}

/* A plain number: 12, 1,000, 2.5; false for what has another shape. */
static bool
plain_number(const struct chunk *chunk, struct token *token)
{
	token->kind = T_NUMBER;
	token->digits = (uint8_t)(chunk->digits[0].len < 10 ? chunk->digits[0].len : 10);
	token->value = chunk->values[0];
	token->end = (uint32_t)group_end(chunk, 0);
	if (chunk->n == 1)
		return chunk->digits[0].len <= 8;
	if (chunk->marks[1] == '-' || chunk->marks[1] == '/' || chunk->marks[1] == ':')
		return chunk->n <= 3 && chunk->marks[1] != ':'; /* a range: the first number of it */
	if (chunk->marks[1] == '.' && chunk->n == 2) {
		token->decimal = true;
		token->value = chunk->values[0] % 10000 * 100 + (chunk->digits[1].len == 1 ?
		    chunk->values[1] * 10 : chunk->values[1] % 100);
		token->end = (uint32_t)chunk->end;
		return chunk->digits[1].len <= 2;
	}
	if (chunk->marks[1] == ',' && chunk->digits[1].len == 3) {
		token->digits = 9; /* no year */
		for (int i = 1; i < chunk->n && chunk->marks[i] == ',' && chunk->digits[i].len == 3; i++) {
			token->value = token->value % 1000000 * 1000 + chunk->values[i];
			token->end = (uint32_t)group_end(chunk, i);
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

	cut(&chunk, text, at);
	token->start = (uint32_t)at;
	token->end = (uint32_t)chunk.end;
	if (chunk.n >= GROUPS_MAX)
		return false;
	if (read_clock(&chunk, &token->stamp, &end)) {
		token->kind = T_CLOCK;
	} else if (date_token(&chunk, token)) {
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
