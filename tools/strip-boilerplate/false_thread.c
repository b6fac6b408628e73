/*
 * false_thread - comments that are the article itself
 */
#include "false_thread.h"

enum {
	COMMENTS_MAX = 6,     /* more that repeat are no accident */
	ARTICLE_OUTSIDE = 12, /* words */
	LIKELY = 128,         /* of 255: outside of the thread, may be the article */
	SURE = 160,           /* inside, is the article */
	SUREST = 240,         /* the best of them at least */
	SURE_SHARE = 40,      /* of 100 words of the thread */
};

static uint8_t
answer(const struct answers *answers, size_t i)
{
	return (uint8_t)((answers->article[i] + answers->content[i] + 1) / 2);
}

/* Words of blocks [first, end) with an answer from `cut` on. */
static uint64_t
words_from(const struct features *features, const struct answers *answers, size_t first, size_t end,
    uint8_t cut)
{
	uint64_t words = 0;

	for (size_t i = first; i < end; i++)
		if (answer(answers, i) >= cut)
			words += totals_between(features, i, i + 1).words;
	return words;
}

bool
thread_is_article(const struct thread *thread, const struct page *page,
    const struct features *features, const struct answers *answers)
{
	size_t first = thread->first_block, end = thread->end_block;
	uint64_t outside, sure;

	if (!thread->guessed || thread->n > COMMENTS_MAX)
		return false;
	outside = words_from(features, answers, 0, first, LIKELY) +
	    words_from(features, answers, end, page->n_blocks, LIKELY);
	sure = words_from(features, answers, first, end, SURE);
	return outside < ARTICLE_OUTSIDE && words_from(features, answers, first, end, SUREST) > 0 &&
	    sure * 100 >= totals_between(features, first, end).words * SURE_SHARE;
}

void
thread_forget(struct thread *thread, struct page *page)
{
	for (size_t i = thread->first_block; i < thread->end_block; i++)
		page->blocks[i].label = LABEL_NONE;
	thread_reset(thread);
}
