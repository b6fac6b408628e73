/*
 * date_iso - dates as ISO 8601 writes them
 */
#include "date.h"

#include "ascii.h"
#include "calendar.h"

/* A mark, unless it is NUL, and the last digits of a number. */
static char *
write_part(char *out, char mark, int value, int digits)
{
	if (mark != '\0')
		*out++ = mark;
	for (int i = digits - 1; i >= 0; i--) {
		out[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return out + digits;
}

static char *
write_time(char *out, const struct date *date)
{
	int zone = date->zone < 0 ? -date->zone : date->zone;

	out = write_part(out, 'T', date->hour, 2);
	out = write_part(out, ':', date->minute, 2);
	if (date->second >= 0)
		out = write_part(out, ':', date->second, 2);
	if (!date->zoned)
		return out;
	if (zone == 0) {
		*out++ = 'Z';
		return out;
	}
	out = write_part(out, date->zone < 0 ? '-' : '+', zone / 60, 2);
	return write_part(out, ':', zone % 60, 2);
}

struct span
date_iso(const struct date *date, char out[DATE_ISO_MAX])
{
	char *end = write_part(out, '\0', date->year, 4);

	if (date->month > 0)
		end = write_part(end, '-', date->month, 2);
	if (date->day > 0)
		end = write_part(end, '-', date->day, 2);
	if (date->hour >= 0)
		end = write_time(end, date);
	*end = '\0';
	return span_make(out, (size_t)(end - out));
}

/* Text that is being read from the front. */
struct reading {
	struct span rest;
	bool wrong; /* something else stood there */
};

static bool
take_mark(struct reading *read, char mark)
{
	if (read->rest.len == 0 || read->rest.ptr[0] != mark)
		return false;
	read->rest = span_slice(read->rest, 1, read->rest.len);
	return true;
}

/* A mark, unless it is NUL, and a number of so many digits that lies between low and high. */
static int
take_part(struct reading *read, char mark, size_t digits, int low, int high)
{
	int value = 0;

	read->wrong = read->wrong || (mark != '\0' && !take_mark(read, mark)) ||
	    read->rest.len < digits;
	for (size_t i = 0; i < digits && !read->wrong; i++) {
		read->wrong = !ascii_is_digit(read->rest.ptr[i]);
		value = value * 10 + (read->rest.ptr[i] - '0');
	}
	read->rest = span_slice(read->rest, digits, read->rest.len);
	read->wrong = read->wrong || value < low || value > high;
	return value;
}

static void
take_zone(struct reading *read, struct date *date)
{
	bool west = take_mark(read, '-');

	date->zoned = true;
	if (!west && !take_mark(read, '+')) {
		read->wrong = read->wrong || !take_mark(read, 'Z');
		return;
	}
	date->zone = take_part(read, '\0', 2, 0, 13) * 60;
	date->zone += take_part(read, ':', 2, 0, 59);
	date->zone *= west ? -1 : 1;
}

bool
date_read_iso(struct span text, struct date *date)
{
	struct date found = { .hour = -1, .minute = -1, .second = -1 };
	struct reading read = { .rest = text };

	found.year = take_part(&read, '\0', 4, 1000, 2999);
	found.month = take_part(&read, '-', 2, 1, 12);
	found.day = take_part(&read, '-', 2, 1, 31);
	if (!read.wrong && read.rest.len > 0) {
		found.hour = take_part(&read, 'T', 2, 0, 23);
		found.minute = take_part(&read, ':', 2, 0, 59);
		if (read.rest.len > 0 && read.rest.ptr[0] == ':')
			found.second = take_part(&read, ':', 2, 0, 59);
		if (read.rest.len > 0)
			take_zone(&read, &found);
	}
	if (read.wrong || read.rest.len > 0 || !calendar_valid(found.year, found.month, found.day))
		return false;
	*date = found;
	return true;
}
