/*
 * markup_find - the comments of a page of markup
 */
#ifndef WINNOW_MARKUP_FIND_H
#define WINNOW_MARKUP_FIND_H

#include "thread.h"

/* Finds them and labels their blocks. The thread stays empty when there are none. */
void thread_find_markup(struct thread *thread, struct page *page);

#endif
