/*
 * thread - the comments or posts of a page: who, when, in reply to whom, and which blocks
 */
#include "thread.h"

#include "calendar.h"
#include "date.h"
#include "date_names.h"
#include "heap.h"
#include "thread_copies.h"
#include "thread_json.h"
#include "thread_rules.h"
#include "thread_name.h"

void
thread_reset(struct thread *thread)
{
	thread->n = 0;
	thread->forum = thread->guessed = false;
	thread->announced = -1;
	thread->first_block = thread->end_block = 0;
	thread->found_by = NULL;
}

void
thread_free(struct thread *thread)
{
	heap_free(thread->comments);
	buffer_free(&thread->value);
	thread_rules_free(thread->rules);
	*thread = (struct thread)THREAD_INIT;
}

struct comment *
thread_add(struct thread *thread)
{
	thread->comments = heap_grow(thread->comments, &thread->capacity, thread->n + 1,
	    sizeof(*thread->comments));
	thread->comments[thread->n] = (struct comment){ 0 };
	return &thread->comments[thread->n++];
}

static size_t
read_number(struct span text, size_t at, int *number)
{
	*number = 0;
	while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9' && *number < 100000)
		*number = *number * 10 + text.ptr[at++] - '0';
	return at;
}

/* What "29.09.2019" and "9/29/2019" tell of the order of days and months: 1 month first, -1 day
 * first, 0 nothing. */
static int
numeric_order(struct span date)
{
	size_t at = 0, next;
	int first, second;

	while (at < date.len && (date.ptr[at] < '0' || date.ptr[at] > '9'))
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

/* Fills in `created` where only the raw date is known. */
static void
read_dates(struct thread *thread, struct page *page)
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

/* "Bob wrote:" at the head of a comment's text: a hint whom it answers. */
static void
read_quotations(struct thread *thread, const struct page *page)
{
	for (size_t i = 0; i < thread->n; i++) {
		struct comment *comment = &thread->comments[i];
		uint32_t at = comment->first_block;
		struct span line, rest;

		while (at < comment->end_block && page->blocks[at].label != LABEL_COMMENT)
			at++;
		if (at == comment->end_block)
			continue;
		rest = page_block_text(page, &page->blocks[at]);
		if (span_split(&rest, '\n', &line))
			comment->reply_to = name_of_quoted(span_trim(line));
	}
}

void
thread_find(struct thread *thread, struct page *page)
{
	thread_reset(thread);
	if (page->plain)
		thread_find_text(thread, page);
	else
		thread_find_markup(thread, page);
	if (page->n_json > 0)
		thread_read_json(thread, page);
	read_dates(thread, page);
	copies_merge(thread, page);
	read_quotations(thread, page);
}
