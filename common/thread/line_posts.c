/*
 * line_posts - comments as the readers of lines find them, before they are a thread
 */
#include "line_posts.h"

#include "thread_words.h"

/* Labels the blocks of a post and makes a comment of it. */
static void
add_post(struct thread *thread, struct page *page, const struct line_post *post)
{
	struct comment *comment = thread_add(thread);
	struct span body = { NULL, 0 };

	for (uint32_t i = post->first; i < post->end; i++) {
		bool inside = i >= post->body && i < post->stop;

		page->blocks[i].label = inside ? LABEL_COMMENT : LABEL_COMMENT_META;
	}
	if (post->body < post->stop)
		body = page_block_text(page, &page->blocks[post->body]);
	comment->parent = post->parent;
	comment->depth = post->depth;
	comment->kind = post->kind;
	comment->author = post->author;
	comment->author_url = post->author_url;
	comment->date = post->date;
	comment->score = post->score;
	comment->first_block = post->first;
	comment->end_block = post->end;
	if (post->stop == post->body + 1 && words_are_deleted(body))
		comment->state = COMMENT_DELETED;
	else if (body.ptr != NULL && words_are_moderated(body))
		comment->state = COMMENT_MODERATED;
}

void
line_posts_take(const struct line_posts *posts, struct thread *thread, struct page *page)
{
	for (uint32_t i = posts->first_block; i < posts->end_block; i++)
		page->blocks[i].label = LABEL_COMMENT_META;
	for (size_t i = 0; i < posts->n; i++)
		add_post(thread, page, &posts->list[i]);
	thread->announced = posts->announced;
	thread->forum = posts->forum;
	thread->found_by = posts->found_by;
	thread->first_block = posts->first_block;
	thread->end_block = posts->end_block;
}
