/*
 * false_thread - comments that are the article itself
 *
 * Threads of unknown programs are found by lines that repeat, a name and a date. So do a few lines of
 * some articles. The models tell: where all they are sure of lies in a few guessed comments, and nothing
 * is left for an article, there are no comments.
 */
#ifndef STRIP_FALSE_THREAD_H
#define STRIP_FALSE_THREAD_H

#include "labels.h"

/* Asked before the labels are assigned. */
bool thread_is_article(const struct thread *thread, const struct page *page,
    const struct features *features, const struct answers *answers);

/* Takes the thread back, and the labels it gave. */
void thread_forget(struct thread *thread, struct page *page);

#endif
