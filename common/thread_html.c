/*
 * thread_html - the comments of a page of markup
 *
 * All rows of the platform table look for their posts in one pass over the elements. The row whose
 * posts hold together best (an author or a date, and a text, in each) is taken; its posts are
 * nested by containment, by lists of replies beside them, or by the depth they tell. When no row
 * fits, thread_generic.c looks for containers that repeat.
 */
#include <stdlib.h>

#include "thread.h"
#include "thread_candidates.h"
#include "thread_generic.h"
#include "thread_post.h"
#include "thread_words.h"

enum {
	TRIED_MAX = 6,      /* rows whose posts are read */
	HEADING_REACH = 12, /* blocks between "12 comments" and the first post */
	LEVELS_MAX = 64,    /* open depths when posts tell theirs */
};

/* Posts told apart by their first element only: each goes on to the next sibling that starts one. */
static void
extend_to_siblings(const struct page *page, struct markup_posts *posts)
{
	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];
		uint32_t parent = page->elements[post->element].parent;
		uint32_t limit = page->elements[parent].end;

		if (i + 1 < posts->n && posts->list[i + 1].element < limit)
			limit = posts->list[i + 1].element;
		post->end = limit;
	}
}

static bool
is_pingback(const struct page *page, const struct markup_post *post)
{
	struct span text = span_slice(buffer_span(&page->text), post->start, post->stop);

	return page_has_class(page, post->element, SPAN("pingback")) ||
	    page_has_class(page, post->element, SPAN("trackback")) ||
	    words_are_pingback(span_trim(text));
}

static bool
holds_together(const struct markup_post *post, unsigned flags)
{
	if (post->body_end <= post->body)
		return false;
	if (post->author.len > 0)
		return true;
	return (post->date.len > 0 || post->created.len > 0) && !(flags & PLATFORM_GENERAL);
}

/* How much a row's posts are worth: those that hold together, less those that do not. */
static double
rate_posts(const struct page *page, const struct markup_posts *posts)
{
	unsigned flags = posts->rules.platform->flags;
	double good = 0, dated = 0, exact = 0;

	for (size_t i = 0; i < posts->n; i++) {
		const struct markup_post *post = &posts->list[i];

		good += holds_together(post, flags) || is_pingback(page, post);
		dated += post->author.len > 0 && (post->date.len > 0 || post->created.len > 0);
		exact += post->exact;
	}
	if (good == 0 || good * 2 < (double)posts->n)
		return 0;
	if ((flags & PLATFORM_GENERAL) && (dated * 2 < (double)posts->n || posts->n < 2))
		return 0;
	return good + dated / 2 + exact / 8;
}

/* Where posts have authors, a box with neither author nor date is a heading or a form. */
static void
drop_strangers(const struct page *page, struct markup_posts *posts)
{
	size_t kept = 0, known = 0;

	for (size_t i = 0; i < posts->n; i++)
		known += posts->list[i].author.len > 0;
	for (size_t i = 0; i < posts->n && known > 0; i++) {
		const struct markup_post *post = &posts->list[i];
		struct span text = span_slice(buffer_span(&page->text), post->body, post->body_end);

		if (post->author.len > 0 || post->date.len > 0 || post->created.len > 0 ||
		    words_are_deleted(span_trim(text)) || is_pingback(page, post))
			posts->list[kept++] = *post;
	}
	posts->n = known > 0 ? kept : posts->n;
}

/* Rows of a table, say, of which only the first of each post is marked: is more text between the
 * candidates than in them? */
static bool
are_heads_only(const struct page *page, const struct markup_posts *posts)
{
	const struct element *elements = page->elements;
	size_t inside = 0, between = 0;

	for (size_t i = 0; i + 1 < posts->n; i++) {
		const struct element *here = &elements[posts->list[i].element];
		const struct element *next = &elements[posts->list[i + 1].element];

		if (next->parent != here->parent)
			return false;
		inside += here->text_end - here->text_start;
		between += next->text_start > here->text_end ? next->text_start - here->text_end : 0;
	}
	return between > inside;
}

static void
read_posts(struct page *page, struct markup_posts *posts, const struct platform *platform)
{
	post_rules_init(&posts->rules, platform, &page->arena);
	posts->siblings = platform->flags & PLATFORM_SIBLINGS ||
	    (platform->flags & PLATFORM_GENERAL && posts->n > 1 && are_heads_only(page, posts));
	if (posts->siblings)
		extend_to_siblings(page, posts);
	for (size_t i = 0; i < posts->n; i++)
		post_read(page, posts, i);
	drop_strangers(page, posts);
}

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

static struct markup_posts *
choose_row(struct page *page, struct candidates *rows)
{
	bool *tried = arena_get_zeroed(&page->arena, rows->n, sizeof(*tried));
	struct markup_posts *best = NULL;
	double best_rate = 0;
	size_t row;

	for (int i = 0; i < TRIED_MAX && (row = next_row(rows, tried)) < rows->n; i++) {
		double rate;

		tried[row] = true;
		read_posts(page, &rows->list[row], &platforms[row]);
		rate = rate_posts(page, &rows->list[row]);
		if (rate > best_rate || (rate == best_rate && rate > 0 && &rows->list[row] < best)) {
			best_rate = rate;
			best = &rows->list[row];
		}
	}
	return best;
}

/* Parents by containment: true if any post lies in another. */
static bool
nest_by_containment(struct markup_posts *posts)
{
	uint32_t open = 0; /* number of the innermost post around */
	bool any = false;

	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];

		while (open > 0 && posts->list[open - 1].end <= post->element)
			open = posts->list[open - 1].parent;
		post->parent = open;
		post->depth = open > 0 ? (uint16_t)(posts->list[open - 1].depth + 1) : 0;
		any |= open > 0;
		open = (uint32_t)i + 1;
	}
	return any;
}

/* Lists of replies around a post, up to the element all posts share. */
static uint32_t
count_reply_lists(const struct page *page, const struct selector *replies, uint32_t element)
{
	uint32_t n = 0;

	for (uint32_t up = page->elements[element].parent; up > 0; up = page->elements[up].parent)
		n += select_match(replies, page, up, 0) != SELECT_NONE;
	return n;
}

/* Parents by the depth that each post tells: the last one before that is less deep. */
static void
nest_by_level(struct markup_posts *posts)
{
	uint32_t levels[LEVELS_MAX], open[LEVELS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];

		while (n > 0 && levels[n - 1] >= post->level)
			n--;
		post->parent = n > 0 ? open[n - 1] : 0;
		post->depth = (uint16_t)n;
		if (n < LEVELS_MAX) {
			levels[n] = post->level;
			open[n++] = (uint32_t)i + 1;
		}
	}
}

static void
nest_posts(const struct page *page, struct markup_posts *posts)
{
	bool nested = nest_by_containment(posts), listed = false;

	if (posts->rules.platform->flags & PLATFORM_FORUM) {
		/* the post around the others is the opening one, not what they reply to */
		for (size_t i = 0; i < posts->n; i++)
			posts->list[i].parent = posts->list[i].depth = 0;
		return;
	}
	if (nested)
		return;
	for (size_t i = 0; i < posts->n; i++) {
		uint32_t lists = count_reply_lists(page, &posts->rules.replies, posts->list[i].element);

		if (lists > 0 && !listed)
			for (size_t k = 0; k < i; k++)
				posts->list[k].level = 0;
		listed |= lists > 0;
		if (listed)
			posts->list[i].level = lists;
	}
	nest_by_level(posts);
}

static int
compare_cuts(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return one < other ? -1 : one > other;
}

/* Makes the bodies begin and end at block borders. */
static void
cut_blocks(struct page *page, const struct markup_posts *posts)
{
	uint32_t *cuts = arena_get(&page->arena, posts->n * 4 * sizeof(*cuts));
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++) {
		const struct markup_post *post = &posts->list[i];
		const uint32_t places[] = { post->start, post->body, post->body_end, post->stop };

		memcpy(cuts + n, places, sizeof(places));
		n += 4;
	}
	qsort(cuts, n, sizeof(*cuts), compare_cuts);
	page_cut(page, cuts, n);
}

/* Labels the blocks of elements that lie in a body without being text: signatures, buttons. */
static void
label_outside(struct page *page, const struct markup_posts *posts, size_t at)
{
	const struct markup_post *post = &posts->list[at];

	for (uint32_t i = post->element + 1; i < post->end; i++) {
		const struct element *element = &page->elements[i];

		if (at + 1 < posts->n && i == posts->list[at + 1].element)
			break;
		if (element->text_start < post->body || element->text_end > post->body_end ||
		    element->text_start == element->text_end ||
		    (element->text_start == post->body && element->text_end == post->body_end))
			continue;
		if (select_match(&posts->rules.outside, page, i, post->element) == SELECT_NONE)
			continue;
		for (uint32_t k = element->first_block; k < element->end_block; k++)
			page->blocks[k].label = LABEL_COMMENT_META;
	}
}

/* Takes controls and facts about the user off both ends of a body. */
static void
label_ends(struct page *page, uint32_t first, uint32_t end)
{
	bool alone;

	while (end > first && (page->blocks[end - 1].label != LABEL_COMMENT ||
	    words_are_controls(page_block_text(page, &page->blocks[end - 1])) ||
	    words_are_edit_note(page_block_text(page, &page->blocks[end - 1]))))
		page->blocks[--end].label = LABEL_COMMENT_META;
	while (first + 1 < end && (words_are_controls(page_block_text(page, &page->blocks[first])) ||
	    words_are_user_fact(page_block_text(page, &page->blocks[first]), &alone)))
		page->blocks[first++].label = LABEL_COMMENT_META;
}

static void
set_state(const struct page *page, struct comment *comment)
{
	for (uint32_t i = comment->first_block; i < comment->end_block; i++) {
		struct span text = page_block_text(page, &page->blocks[i]);

		if (words_are_moderated(text))
			comment->state = COMMENT_MODERATED;
		else if (page->blocks[i].label == LABEL_COMMENT && words_are_deleted(text))
			comment->state = COMMENT_DELETED;
		else if (page->blocks[i].label == LABEL_COMMENT)
			break;
	}
}

/* Hidden parts of a body are left out, unless all of it is hidden (a thread inside noscript). */
static void
label_body(struct page *page, uint32_t first, uint32_t end)
{
	bool shown = false;

	for (uint32_t i = first; i < end; i++)
		shown |= !page->blocks[i].hidden;
	for (uint32_t i = first; i < end; i++)
		if (!shown || !page->blocks[i].hidden)
			page->blocks[i].label = LABEL_COMMENT;
}

static void
add_comment(struct thread *thread, struct page *page, const struct markup_posts *posts, size_t at)
{
	const struct markup_post *post = &posts->list[at];
	struct comment *comment = thread_add(thread);
	uint32_t body, end;

	comment->first_block = page_block_at(page, post->start);
	comment->end_block = page_block_at(page, post->stop);
	for (uint32_t i = comment->first_block; i < comment->end_block; i++)
		page->blocks[i].label = LABEL_COMMENT_META;
	body = page_block_at(page, post->body);
	end = page_block_at(page, post->body_end);
	comment->kind = is_pingback(page, post) ? PINGBACK : COMMENT;
	if (comment->kind == PINGBACK) {
		body = comment->first_block;
		end = comment->end_block;
	}
	label_body(page, body, end);
	label_outside(page, posts, at);
	label_ends(page, body, end);
	comment->parent = post->parent;
	comment->depth = post->depth;
	comment->author = post->author;
	comment->author_url = post->author_url;
	comment->date = post->date;
	comment->created = post->created;
	comment->score = post->score;
	comment->permalink = post->permalink;
	comment->id = post->id;
	set_state(page, comment);
}

/* The heading over the thread, and what it tells of the number of comments. */
static void
find_heading(struct thread *thread, struct page *page)
{
	uint32_t first = thread->first_block;

	for (uint32_t i = first; i > 0 && first - i < HEADING_REACH; i--) {
		long announced;

		if (!words_open_thread(page_block_text(page, &page->blocks[i - 1]), &announced))
			continue;
		thread->first_block = i - 1;
		thread->announced = announced;
		break;
	}
	for (uint32_t i = thread->first_block; i < first; i++)
		page->blocks[i].label = LABEL_COMMENT_META;
}

/* What lies in the element around all posts is no article text, if it is the thread's own. */
static void
label_between(struct page *page, const struct thread *thread)
{
	for (uint32_t i = thread->first_block; i < thread->end_block; i++)
		if (page->blocks[i].label != LABEL_COMMENT)
			page->blocks[i].label = LABEL_COMMENT_META;
}

void
thread_find_markup(struct thread *thread, struct page *page)
{
	struct candidates rows = { 0 };
	struct markup_posts *posts;

	candidates_find(&rows, page);
	posts = choose_row(page, &rows);
	if (posts == NULL) {
		thread_find_generic(thread, page);
		return;
	}
	nest_posts(page, posts);
	cut_blocks(page, posts);
	for (size_t i = 0; i < posts->n; i++)
		add_comment(thread, page, posts, i);
	thread->found_by = posts->rules.platform->name;
	thread->forum = (posts->rules.platform->flags & PLATFORM_FORUM) != 0;
	thread->first_block = thread->comments[0].first_block;
	for (size_t i = 0; i < thread->n; i++)
		if (thread->comments[i].end_block > thread->end_block)
			thread->end_block = thread->comments[i].end_block;
	label_between(page, thread);
	find_heading(thread, page);
}
