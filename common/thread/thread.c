/*
 * thread - the comments or posts of a page: who, when, in reply to whom, and which blocks
 */
#include "thread.h"

#include "heap.h"
#include "markup_rules.h"

const char *const comment_state_names[COMMENT_STATES] = { "", "deleted", "moderated" };

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

static void
fill_in(struct span *field, struct span value)
{
	if (field->len == 0)
		*field = value;
}

void
comment_fill(struct comment *comment, const struct comment *other)
{
	fill_in(&comment->author, other->author);
	fill_in(&comment->author_url, other->author_url);
	fill_in(&comment->date, other->date);
	fill_in(&comment->created, other->created);
	fill_in(&comment->score, other->score);
	fill_in(&comment->permalink, other->permalink);
	fill_in(&comment->id, other->id);
}
