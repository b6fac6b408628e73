/*
 * line_markup - threads in markup that no platform row fits
 */
#ifndef WINNOW_LINE_MARKUP_H
#define WINNOW_LINE_MARKUP_H

#include "thread.h"
#include "line.h"

/* Adds the comments found, and labels their blocks; nothing if there is no thread. */
void thread_find_generic(struct thread *thread, struct page *page, const struct lines *lines);

#endif
