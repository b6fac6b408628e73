/*
 * markup_comments - from posts of a page of markup to the comments of a thread
 */
#include "markup_comments.h"

#include <stdlib.h>

#include "markup_rate.h"
#include "thread_name.h"
#include "thread_words.h"

enum { HEADING_REACH = 12 /* blocks between "12 comments" and the first post */ };

static int
compare_cuts(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return one < other ? -1 : one > other;
}

/* "Bob wrote:" before a quotation: a line of its own. */
static bool
is_citation(const struct page *page, uint32_t element)
{
	return page->elements[element].tag == HTML_CITE &&
	    page_ancestor(page, element, HTML_BLOCKQUOTE) > 0 &&
	    name_says(page_element_text(page, element));
}

/* Makes the bodies, and what they quote, begin and end at block borders. */
static void
cut_blocks(struct page *page, const struct markup_thread *found)
{
	size_t n = 0, most = 0;
	uint32_t *cuts;

	for (size_t i = 0; i < found->n; i++)
		most += found->posts[i]->n * 4;
	for (uint32_t i = 1; i < page->n_elements; i++)
		most += is_citation(page, i);
	cuts = arena_get(&page->arena, most * sizeof(*cuts));
	for (uint32_t i = 1; i < page->n_elements; i++)
		if (is_citation(page, i))
			cuts[n++] = page->elements[i].text_end;
	for (size_t i = 0; i < found->n; i++)
		for (size_t k = 0; k < found->posts[i]->n; k++) {
			const struct markup_post *post = &found->posts[i]->list[k];
			const uint32_t places[] = { post->start, post->body, post->body_end,
				post->stop };

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
		if (select_match(&posts->rules->outside, page, i, post->element, posts->stems) ==
		    SELECT_NONE)
			continue;
		for (uint32_t k = element->first_block; k < element->end_block; k++)
			page->blocks[k].label = LABEL_COMMENT_META;
	}
}

/* Takes the number of a post, its head, controls and facts about the user off the ends of its body. */
static void
label_ends(struct page *page, uint32_t first, uint32_t end, const struct markup_post *post,
    size_t number)
{
	bool alone;

	while (end > first && (page->blocks[end - 1].label != LABEL_COMMENT ||
	    words_are_controls(page_block_text(page, &page->blocks[end - 1])) ||
	    words_are_edit_note(page_block_text(page, &page->blocks[end - 1]))))
		page->blocks[--end].label = LABEL_COMMENT_META;
	while (first + 1 < end && (words_are_controls(page_block_text(page, &page->blocks[first])) ||
	    span_equal(page_block_text(page, &page->blocks[first]), post->date) ||
	    span_equal(page_block_text(page, &page->blocks[first]), post->author) ||
	    words_are_number(page_block_text(page, &page->blocks[first]), number) ||
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
	comment->kind = post_is_pingback(page, post) ? PINGBACK : COMMENT;
	if (comment->kind == PINGBACK) {
		body = comment->first_block;
		end = comment->end_block;
	}
	label_body(page, body, end);
	label_outside(page, posts, at);
	label_ends(page, body, end, post, at + 1);
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

/* Adds posts behind the comments that are there; copies_merge puts them in order. */
static void
add_comments(struct thread *thread, struct page *page, const struct markup_posts *posts)
{
	uint32_t before = (uint32_t)thread->n;

	for (size_t i = 0; i < posts->n; i++) {
		add_comment(thread, page, posts, i);
		if (posts->list[i].parent > 0)
			thread->comments[thread->n - 1].parent += before;
	}
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

/* Where the thread begins and ends, and what kind of one it is. */
static void
set_thread(struct thread *thread, const struct markup_thread *found)
{
	const struct platform *platform = found->posts[0]->rules->platform;

	thread->found_by = platform->name;
	thread->guessed = (platform->flags & PLATFORM_GENERAL) != 0;
	thread->forum = found->forum;
	thread->first_block = thread->comments[0].first_block;
	for (size_t i = 0; i < thread->n; i++)
		if (thread->comments[i].end_block > thread->end_block)
			thread->end_block = thread->comments[i].end_block;
}

void
markup_take(const struct markup_thread *found, struct thread *thread, struct page *page)
{
	cut_blocks(page, found);
	add_comments(thread, page, found->posts[0]);
	set_thread(thread, found);
	label_between(page, thread);
	find_heading(thread, page);
	for (size_t i = 1; i < found->n; i++)
		add_comments(thread, page, found->posts[i]);
}
