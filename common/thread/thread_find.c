/*
 * thread_find - finds the comments or posts of a page
 */
#include "thread_find.h"

#include "line_find.h"
#include "markup_find.h"
#include "thread_copies.h"
#include "thread_dates.h"
#include "thread_json.h"
#include "thread_name.h"

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
	dates_read(thread, page);
	copies_merge(thread, page);
	read_quotations(thread, page);
}
