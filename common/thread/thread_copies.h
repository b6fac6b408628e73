/*
 * thread_copies - comments that a page holds twice: for phones, without scripts, as "best of"
 */
#ifndef WINNOW_THREAD_COPIES_H
#define WINNOW_THREAD_COPIES_H

#include "markup_posts.h"
#include "thread.h"

/* Are most of these posts, by their texts, those of a thread that was read already? They may have been
 * found by other markup; none of them lies in, or around, one of the others. */
bool copies_are_posts(struct page *page, const struct markup_posts *posts,
    const struct markup_posts *others);

/*
 * Takes out comments that are there already: of two with the same text, author and date, as far as
 * both have them, one stays, a shown one rather than a hidden one, and gets what it lacks and the
 * other has. Equal comments in a thread that is not shown twice stay unless all is the same, and the
 * two do not follow one another. What stays is in page order.
 */
void copies_merge(struct thread *thread, struct page *page);

#endif
