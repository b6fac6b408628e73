/*
 * line_markup - threads in markup that no platform row fits
 */
#ifndef WINNOW_LINE_MARKUP_H
#define WINNOW_LINE_MARKUP_H

#include "line.h"
#include "thread.h"

/* Adds the comments found, and labels their blocks; nothing if there is no thread. */
void thread_find_by_lines(struct thread *thread, struct page *page, const struct lines *lines);

#endif
