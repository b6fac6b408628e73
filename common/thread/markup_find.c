/*
 * markup_find - the comments of a page of markup
 *
 * All rows of the platform table look for their posts in one pass over the elements. The row whose
 * posts hold together best (an author or a date, and a text, in each) is taken; its posts are
 * nested by containment, by lists of replies beside them, or by the depth they tell. When no row
 * fits, line_markup.c looks for containers that repeat.
 */
#include "markup_find.h"

#include "line_markup.h"
#include "markup_candidates.h"
#include "markup_comments.h"
#include "markup_nest.h"
#include "markup_rate.h"
#include "markup_repeat.h"
#include "thread_copies.h"

enum {
	TRIED_MAX = 6,          /* rows whose posts are read */
	REPEATED_TRIED_MAX = 3, /* groups of repeated elements */
	PARTS_MAX = 3,          /* dates in a post */
};

/* The row with the most candidates that was not tried yet; n_rows if none is left. */
static size_t
next_row(const struct candidates *rows, const bool *tried)
{
	size_t best = rows->n;

	for (size_t i = 0; i < rows->n; i++)
		if (!tried[i] && rows->list[i].n > 0 &&
		    (best == rows->n || rows->list[i].n > rows->list[best].n))
			best = i;
	return best;
}

/* The row whose posts are the best thread, the earlier of two; NULL if none are one. */
static struct markup_posts *
choose_row(struct page *page, const struct lines *lines, struct candidates *rows)
{
	bool *tried = arena_get_zeroed(&page->arena, rows->n, sizeof(*tried));
	struct markup_posts *best = NULL;
	double best_rate = 0;
	size_t row;

	for (int i = 0; i < TRIED_MAX && (row = next_row(rows, tried)) < rows->n; i++) {
		struct markup_posts *posts = &rows->list[row];

		tried[row] = true;
		rate_posts(page, lines, posts);
		if (posts->rate > best_rate ||
		    (posts->rate == best_rate && posts->rate > 0 && posts < best)) {
			best_rate = posts->rate;
			best = posts;
		}
	}
	return best;
}

static void
find_copies(struct page *page, struct candidates *rows, struct markup_thread *found)
{
	for (size_t i = 0; i < rows->n && found->n < MARKUP_COPIES_MAX; i++)
		if (rows->list[i].rate > 0 && &rows->list[i] != found->posts[0] &&
		    copies_are_posts(page, &rows->list[i], found->posts[0]))
			found->posts[found->n++] = &rows->list[i];
}

/* Reads repeated elements as posts in three ways, and takes the best. */
static struct markup_posts
read_repeated(const struct repeat *repeat, const struct lines *lines, struct markup_posts posts)
{
	struct markup_posts best = posts;
	unsigned kind = 0, last;

	for (uint32_t part = 1; part <= PARTS_MAX; part++) {
		last = kind;
		kind = repeat_find(repeat, part, &posts);
		if (kind == last)
			continue;
		rate_posts(repeat->page, lines, &posts);
		if (part == 1 || posts.rate > best.rate)
			best = posts;
	}
	return best;
}

/* Posts of no known program; NULL if there are none. */
static struct markup_posts *
find_repeated(struct page *page, const struct lines *lines, const struct thread_rules *rules,
    const uint64_t *stems)
{
	struct markup_posts *posts = arena_get(&page->arena, sizeof(*posts));
	struct repeat repeat;

	if (!repeat_start(&repeat, page, lines, rules, stems))
		return NULL;
	for (int i = 0; i < REPEATED_TRIED_MAX; i++) {
		*posts = read_repeated(&repeat, lines,
		    (struct markup_posts){ .rules = &rules->repeated, .stems = stems });
		if (posts->rate > 0)
			return posts;
		if (posts->n == 0)
			return NULL;
		repeat_forget(&repeat, posts);
	}
	return NULL;
}

/* The posts of the page; none when its elements do not tell. */
static struct markup_thread
find_posts(struct page *page, const struct lines *lines, const struct thread_rules *rules)
{
	struct markup_thread found = { .n = 0 };
	struct candidates rows = { 0 };
	struct markup_posts *posts;

	candidates_find(&rows, page, rules);
	posts = choose_row(page, lines, &rows);
	if (posts == NULL)
		posts = find_repeated(page, lines, rules, rows.stems);
	if (posts == NULL)
		return found;
	found.posts[found.n++] = posts;
	find_copies(page, &rows, &found);
	return found;
}

void
thread_find_markup(struct thread *thread, struct page *page)
{
	struct lines lines = { 0 };
	struct markup_thread found;

	lines_of_markup(&lines, page);
	if (thread->rules == NULL)
		thread->rules = thread_rules_new();
	found = find_posts(page, &lines, thread->rules);
	if (found.n == 0) {
		thread_find_by_lines(thread, page, &lines);
		return;
	}
	for (size_t i = 0; i < found.n; i++) {
		rate_drop_empty(page, found.posts[i]);
		/* of copies, the first tells what the thread is */
		found.forum |= nest_posts(page, found.posts[i]) && i == 0;
	}
	markup_take(&found, thread, page);
}
