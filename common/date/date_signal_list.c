/*
 * date_signal_list - the signals of a page, each once, dates of unsure order settled by the others
 */
#include "date_signal.h"

enum { PER_SOURCE_MAX = 4, YEAR_MIN = 1990, YEAR_MAX = 2099 };

static bool
same_time(const struct date *a, const struct date *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day &&
	    a->hour == b->hour && a->minute == b->minute && a->second == b->second &&
	    a->zoned == b->zoned && a->zone == b->zone;
}

/* The name of a source, put together from its parts, with a NUL; what does not fit is cut off. */
static void
join(const char *const parts[3], char out[DATE_SOURCE_MAX])
{
	size_t len = 0;

	for (int i = 0; i < 3; i++)
		for (const char *at = parts[i]; *at != '\0' && len + 1 < DATE_SOURCE_MAX; at++)
			out[len++] = *at;
	out[len] = '\0';
}

void
date_signal_add(struct date_signals *signals, const char *source, const char *place, bool modified,
    const struct date *date)
{
	struct date_signal signal = { .date = *date };
	int same = 0;

	if (signals->n == DATE_SIGNALS_MAX || date->year < YEAR_MIN || date->year > YEAR_MAX)
		return;
	join((const char *[3]){ source, place, modified ? "-modified" : "" }, signal.source);
	for (int i = 0; i < signals->n; i++) {
		if (strcmp(signals->list[i].source, signal.source) != 0)
			continue;
		if (same_time(&signals->list[i].date, date) || ++same == PER_SOURCE_MAX)
			return;
	}
	signals->list[signals->n++] = signal;
}

static bool
same_day(const struct date *a, const struct date *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* What another date says of one that is open: 1 that it is right, -1 that it is swapped. */
static int
evidence(const struct date *open, const struct date *other)
{
	struct date swapped = *open;

	if (other->swappable)
		return 0;
	if (other->ordered)
		return other->day_first == open->day_first ? 1 : -1;
	date_swap(&swapped);
	return same_day(open, other) - same_day(&swapped, other);
}

void
date_signal_settle(struct date_signals *signals)
{
	int sum = 0;

	for (int i = 0; i < signals->n; i++)
		for (int k = 0; signals->list[i].date.swappable && k < signals->n; k++)
			sum += evidence(&signals->list[i].date, &signals->list[k].date);
	for (int i = 0; sum < 0 && i < signals->n; i++)
		if (signals->list[i].date.swappable)
			date_swap(&signals->list[i].date);
}
