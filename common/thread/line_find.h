/*
 * line_find - the comments of a plain-text page, or of a text rendering of one
 *
 * Two readers of lines: line_list.c takes list items for comments, line_flat.c takes repeated
 * lines that hold a date, and a name in them or beside them, for heads. The one that finds clearly
 * more is believed.
 */
#ifndef WINNOW_LINE_FIND_H
#define WINNOW_LINE_FIND_H

#include "thread.h"

/* Finds them and labels their blocks. The thread stays empty when there are none. */
void thread_find_text(struct thread *thread, struct page *page);

#endif
