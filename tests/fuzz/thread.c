/* thread_find takes any page, as markup and as text; what it finds lies in the page and in order */
#include "fuzz.h"
#include "thread_find.h"

static void
check_thread(const struct thread *thread, const struct page *page)
{
	check(thread->first_block <= thread->end_block && thread->end_block <= page->n_blocks);
	for (size_t i = 0; i < thread->n; i++) {
		const struct comment *comment = &thread->comments[i];

		check(comment->first_block <= comment->end_block);
		check(comment->end_block <= page->n_blocks);
		check(comment->parent <= i);
		check(comment->parent == 0 ||
		    comment->depth == thread->comments[comment->parent - 1].depth + 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span source = span_make((const char *)data, size);
	struct thread thread = THREAD_INIT;
	struct page page = PAGE_INIT;

	page_from_html(&page, source);
	thread_find(&thread, &page);
	check_thread(&thread, &page);
	page_from_text(&page, source);
	thread_find(&thread, &page);
	check_thread(&thread, &page);
	thread_free(&thread);
	page_free(&page);
	return 0;
}
