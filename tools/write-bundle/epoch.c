/*
 * epoch - SOURCE_DATE_EPOCH, the time of all that is written
 */
#include "epoch.h"

#include <errno.h>
#include <stdlib.h>

#include "ascii.h"
#include "calendar.h"
#include "diag.h"

enum { BITS = 33 /* to the year 2242, which every format can hold */ };

unsigned long long
epoch_read(const char *text)
{
	char *end = NULL;
	unsigned long long seconds = 0;

	if (text == NULL)
		return 0;
	errno = 0;
	if (ascii_is_digit(*text))
		seconds = strtoull(text, &end, 10);
	if (end == NULL || *end != '\0' || errno != 0 || seconds >> BITS != 0)
		diag_stop("SOURCE_DATE_EPOCH is not a number of seconds: %s", text);
	return seconds;
}

void
epoch_add_day(struct buffer *out, unsigned long long seconds)
{
	struct calendar_day day = calendar_day((long)(seconds / 86400));

	buffer_print(out, "%04d-%02d-%02d", day.year, day.month, day.day);
}

void
epoch_add_instant(struct buffer *out, unsigned long long seconds)
{
	unsigned rest = seconds % 86400;

	epoch_add_day(out, seconds);
	buffer_print(out, "T%02u:%02u:%02uZ", rest / 3600, rest / 60 % 60, rest % 60);
}
