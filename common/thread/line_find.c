/*
 * line_find - the comments of a plain-text page, or of a text rendering of one
 */
#include "line_find.h"

#include "line_flat.h"
#include "line_list.h"

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
	best = list.n > 0 && list.n * 5 >= flat.n * 3 ? &list : &flat;
	if (best->n > 0)
		line_posts_take(best, thread, page);
}
