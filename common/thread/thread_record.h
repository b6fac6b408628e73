/*
 * thread_record - threads into the field `thread` of a record and back, and the page's author
 */
#ifndef WINNOW_THREAD_RECORD_H
#define WINNOW_THREAD_RECORD_H

#include "thread.h"

/* Reads back what thread_set wrote; true if the record has a `thread`. */
bool thread_from_record(struct thread *thread, struct page *page, struct record *rec);

/*
 * Writes `thread`: one object a comment, all with the same keys (absent ones ""), offsets into text
 * in code points of the first and last kept block of it.
 */
void thread_set(struct thread *thread, const struct page_span *spans, size_t n_spans,
    struct span text, struct record *rec);

/*
 * metadata.author of a forum's page that has none: who wrote the first post, if no article is above it. The
 * page's blocks should have their labels, if they get any.
 */
void thread_set_author(const struct thread *thread, const struct page *page, struct record *rec);

#endif
