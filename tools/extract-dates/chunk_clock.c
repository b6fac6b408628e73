/*
 * chunk_clock - times of day in digits: 13:55, 1.55pm, 13h55, T13:55:07+01:00
 */
#include "chunk.h"

/* The letter of 7p and 9:00a: 1 or 2. */
static int
half_letter_at(struct span text, size_t at)
{
	char c = byte_at(text, at), next = byte_at(text, at + 1);

	if ((c != 'a' && c != 'p') || is_letter(next) || is_digit(next))
		return 0;
	return c == 'a' ? 1 : 2;
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

	if (!chunk_group(chunk, i, 1, 2, 0, 24) || !chunk_group(chunk, i + 1, 2, 2, 0, 59) ||
	    chunk->marks[i + 1] != ':')
		return 0;
	if (chunk->values[i] == 24 && chunk->values[i + 1] != 0)
		return 0;
	stamp->hour = (int8_t)chunk->values[i];
	stamp->minute = (int8_t)chunk->values[i + 1];
	if (chunk_group(chunk, i + 2, 2, 2, 0, 59) && chunk->marks[i + 2] == ':') {
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

bool
chunk_clock(const struct chunk *chunk, struct stamp *stamp, size_t *end)
{
	struct span text = chunk->text;
	int n, half;
	size_t len, at, blank;

	chunk_clear_stamp(stamp);
	n = clock_groups(chunk, 0, stamp);
	if (n == 0 && chunk_group(chunk, 0, 1, 2, 0, 23) && chunk_group(chunk, 1, 2, 2, 0, 59) &&
	    chunk->marks[1] == '.') {
		stamp->hour = (int8_t)chunk->values[0];
		stamp->minute = (int8_t)chunk->values[1];
		n = -2; /* only with am or pm */
	} else if (n == 0 && chunk_group(chunk, 0, 1, 2, 0, 23)) {
		stamp->hour = (int8_t)chunk->values[0];
		stamp->minute = 0;
		stamp->on_hour = true;
		n = -1;
	} else if (n == 0 && chunk_group(chunk, 0, 3, 4, 100, 2359) &&
	    chunk->values[0] % 100 < 60) {
		stamp->hour = (int8_t)(chunk->values[0] / 100);
		stamp->minute = (int8_t)(chunk->values[0] % 100);
		n = -1;
	}
	if (n == 0)
		return false;
	at = chunk_group_end(chunk, (n < 0 ? -n : n) - 1);
	if ((n < 0 ? -n : n) < chunk->n && chunk->marks[n < 0 ? -n : n] != '-')
		return false;
	*end = at;
	blank = chunk_blanks(text, at);
	half = half_at(text, at + blank, &len);
	if (half > 0 && set_half(stamp, half)) {
		*end = at + blank + len;
		return true;
	}
	half = n > 0 || chunk->digits[0].len <= 2 ? half_letter_at(text, at) : 0;
	if (half > 0 && set_half(stamp, half)) {
		stamp->terse = n < 0;
		*end = at + 1;
		return true;
	}
	if (n == -1 && chunk->digits[0].len <= 2 && (byte_at(text, at) | 0x20) == 'h' &&
	    is_digit(byte_at(text, at + 1)) && is_digit(byte_at(text, at + 2)) &&
	    !is_digit(byte_at(text, at + 3)) && byte_at(text, at + 1) < '6') {
		stamp->on_hour = false;
		stamp->minute = (int8_t)((text.ptr[at + 1] - '0') * 10 + text.ptr[at + 2] - '0');
		*end = at + 3;
		return true;
	}
	return n > 0;
}

size_t
chunk_joined_clock(struct span text, size_t at, struct stamp *stamp)
{
	struct chunk chunk;
	size_t start = at, end;
	int n;

	if (byte_at(text, at) != 'T' || !is_digit(byte_at(text, at + 1)))
		return 0;
	chunk_cut(&chunk, text, at + 1);
	n = clock_groups(&chunk, 0, stamp);
	if (n == 0)
		return 0;
	end = chunk_group_end(&chunk, n - 1);
	return end + zone_at(text, end, stamp) - start;
}
