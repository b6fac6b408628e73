/*
 * line_find - the comments of a plain-text page, or of a text rendering of one
 */
#include "line_find.h"

#include "line_flat.h"
#include "line_list.h"

/* Does the author or the date of most posts lack? */
static bool
lacks_facts(const struct line_posts *posts)
{
	size_t authors = 0, dates = 0;

	for (size_t i = 0; i < posts->n; i++) {
		authors += posts->list[i].author.len > 0;
		dates += posts->list[i].date.len > 0;
	}
	return authors * 2 < posts->n || dates * 2 < posts->n;
}

/* The head in a list item: *next goes on to the first flat post that begins behind it. NULL if there is
 * none or more than one. */
static const struct line_post *
head_in_item(const struct line_post *item, const struct line_posts *flat, size_t *next)
{
	const struct line_post *found = NULL;
	size_t n = 0;

	while (*next < flat->n && flat->list[*next].body < item->first)
		++*next;
	for (; *next < flat->n && flat->list[*next].body < item->end; ++*next, n++)
		found = &flat->list[*next];
	return n == 1 ? found : NULL;
}

/* Gives a post in a list item what its head tells. */
static void
take_head(struct line_post *item, const struct line_post *head)
{
	if (item->author.len == 0 || (head->author.len > 0 && span_starts(item->author, head->author)))
		item->author = head->author;
	if (item->date.len == 0)
		item->date = head->date;
	if (head->body > item->body && head->body < item->stop)
		item->body = head->body;
	if (head->stop < item->stop && head->stop > item->body)
		item->stop = head->stop;
}

/* Where most items hold one head: takes what the heads tell. */
static bool
take_heads(struct line_posts *list, const struct line_posts *flat)
{
	size_t next = 0, n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += head_in_item(&list->list[i], flat, &next) != NULL;
	if (n * 4 < list->n * 3)
		return false;
	next = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct line_post *head = head_in_item(&list->list[i], flat, &next);

		if (head != NULL)
			take_head(&list->list[i], head);
	}
	return true;
}

/* Are the list items what is to be believed? They tell who answers whom, the heads who wrote what. */
static bool
prefer_list(struct line_posts *list, const struct line_posts *flat)
{
	if (list->n == 0 || list->n * 5 < flat->n * 3)
		return false;
	return !lacks_facts(list) || lacks_facts(flat) || flat->n * 2 < list->n || take_heads(list, flat);
}

void
thread_find_text(struct thread *thread, struct page *page)
{
	struct lines lines = { 0 };
	struct line_posts list = { .announced = -1, .found_by = "list items" };
	struct line_posts flat = { .announced = -1, .found_by = "repeated heads" };
	const struct line_posts *best;

	if (page->n_blocks < 2)
		return;
	lines_of_blocks(&lines, page);
	thread_read_list(&list, &lines);
	thread_read_flat(&flat, &lines);
	best = prefer_list(&list, &flat) ? &list : &flat;
	if (best->n > 0)
		line_posts_take(best, thread, page);
}
