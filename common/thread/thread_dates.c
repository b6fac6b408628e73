/*
 * thread_dates - the dates of a page's comments as points in time
 */
#include "thread_dates.h"

#include "ascii.h"
#include "calendar.h"
#include "date.h"
#include "date_names.h"

static size_t
read_number(struct span text, size_t at, int *number)
{
	*number = (int)span_take_number(text, &at, 6);
	return at;
}

/* What "29.09.2019" and "9/29/2019" tell of the order of days and months: 1 month first, -1 day
 * first, 0 nothing. */
static int
numeric_order(struct span date)
{
	size_t at = 0, next;
	int first, second;

	while (at < date.len && !ascii_is_digit(date.ptr[at]))
		at++;
	next = read_number(date, at, &first);
	if (next == at || next + 1 >= date.len || memchr("/.-", date.ptr[next], 3) == NULL)
		return 0;
	if (date.ptr[next] == '.')
		return -1;
	read_number(date, next + 1, &second);
	if (first > 12 && first < 32)
		return -1;
	return second > 12 && second < 32 && first > 0 && first <= 12 ? 1 : 0;
}

/* The same of "Fri, 05/02/2014": the weekday tells. */
static int
weekday_order(struct span date)
{
	struct date read;
	struct span rest = date, word;
	int weekday = 0;

	while (weekday == 0 && span_split(&rest, ' ', &word))
		weekday = date_weekday(span_slice(word, 0, span_find(word, SPAN(","))), SPAN(""));
	if (weekday == 0 || !date_find(date, DATE_MONTH_FIRST, SPAN(""), &read, NULL) || !read.swappable)
		return 0;
	if (calendar_weekday(calendar_number(read.year, read.month, read.day)) == weekday)
		return 1;
	return calendar_weekday(calendar_number(read.year, read.day, read.month)) == weekday ? -1 : 0;
}

static enum date_order
page_order(const struct thread *thread, struct span language)
{
	for (size_t i = 0; i < thread->n; i++) {
		int order = numeric_order(thread->comments[i].date);

		if (order == 0)
			order = weekday_order(thread->comments[i].date);
		if (order != 0)
			return order > 0 ? DATE_MONTH_FIRST : DATE_DAY_FIRST;
	}
	return date_order_of(language);
}

void
dates_read(struct thread *thread, struct page *page)
{
	struct span language = page_fact(page, "lang");
	enum date_order order = page_order(thread, language);

	for (size_t i = 0; i < thread->n; i++) {
		struct comment *comment = &thread->comments[i];
		char iso[DATE_ISO_MAX];
		struct date date;

		if (comment->created.ptr != NULL || comment->date.len == 0 ||
		    !date_find(comment->date, order, language, &date, NULL))
			continue;
		comment->created = arena_copy(&page->arena, date_iso(&date, iso));
	}
}
