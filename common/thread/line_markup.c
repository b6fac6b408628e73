/*
 * line_markup - threads in markup that no platform row fits: heads that repeat, line by line
 *
 * The lines of the page (blocks, cut where a <br> ends a line) are read as those of a text rendering:
 * posts begin where a line with a date, and a name in it or beside it, comes again and again.
 */
#include "line_markup.h"

#include "line_flat.h"

/* The block that begins where line i does; behind the last line: where the last one's ends. */
static uint32_t
block_of_line(const struct page *page, const struct lines *lines, uint32_t i)
{
	const char *at;

	if (i < lines->n)
		at = lines->list[i].text.ptr;
	else
		at = lines->list[lines->n - 1].text.ptr + lines->list[lines->n - 1].text.len;
	return page_block_at(page, (size_t)(at - page->text.ptr));
}

/* Cuts the blocks at the lines the posts begin and end with, and turns lines into blocks. */
static void
lines_to_blocks(struct page *page, const struct lines *lines, struct line_posts *posts)
{
	uint32_t *cuts = arena_get(&page->arena, lines->n * sizeof(*cuts));

	for (size_t i = 0; i < lines->n; i++)
		cuts[i] = (uint32_t)(lines->list[i].text.ptr - page->text.ptr);
	page_cut(page, cuts, lines->n);
	for (size_t i = 0; i < posts->n; i++) {
		struct line_post *post = &posts->list[i];

		post->first = block_of_line(page, lines, post->first);
		post->end = block_of_line(page, lines, post->end);
		post->body = block_of_line(page, lines, post->body);
		post->stop = block_of_line(page, lines, post->stop);
	}
	posts->first_block = block_of_line(page, lines, posts->first_block);
	posts->end_block = block_of_line(page, lines, posts->end_block);
}

void
thread_find_by_lines(struct thread *thread, struct page *page, const struct lines *lines)
{
	struct line_posts posts = { .announced = -1, .found_by = "repeated heads" };

	if (lines->n < 4)
		return;
	thread_read_flat(&posts, lines);
	if (posts.n == 0)
		return;
	lines_to_blocks(page, lines, &posts);
	line_posts_take(&posts, thread, page);
	thread->guessed = true;
}
