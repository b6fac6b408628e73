/*
 * thread_html - the comments of a page of markup
 */
#ifndef WINNOW_THREAD_HTML_H
#define WINNOW_THREAD_HTML_H

#include "thread.h"

/* Finds them and labels their blocks. The thread stays empty when there are none. */
void thread_find_markup(struct thread *thread, struct page *page);

#endif
