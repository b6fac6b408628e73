/*
 * thread_json - comments that a page tells of in JSON-LD
 */
#ifndef WINNOW_THREAD_JSON_H
#define WINNOW_THREAD_JSON_H

#include "thread.h"

/*
 * Reads Comment and Answer nodes, with those nested in them as replies. Comments found before get
 * what they lack from the node with the same text; if there are none, the nodes are the thread: its
 * blocks where the page shows them, else the text alone.
 */
void thread_read_json(struct thread *thread, struct page *page);

#endif
