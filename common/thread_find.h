/*
 * thread_find - finds the comments or posts of a page
 *
 * Works on the page model, from markup or from plain text. Used by strip-boilerplate, which labels
 * the blocks and writes what it found as `thread`, and by split-comments, which makes records of it.
 *
 * Markup (thread_html.c): candidates by the rows of thread_platform.c (thread_candidates.c; the
 * selectors are those of thread_select.h, made ready by thread_rules.c), else elements that repeat
 * with a date in each (thread_repeat.c) where something speaks for a thread (thread_alike.c).
 * thread_post.c reads author, date and text of each, thread_place.c finds them by where they stand
 * when no class tells, thread_rate.c says how good the outcome is, thread_nest.c who answers whom,
 * thread_reply.c by links where nothing nests.
 * thread_copies.c merges what a page holds twice.
 * thread_generic.c reads pages line by line that give nothing so far. thread_json.c adds what JSON-LD
 * tells.
 *
 * Text (thread_text.c): lines are classified by thread_line.c with the words of thread_words.c and
 * thread_phrases.c, then read as list items (thread_list.c) or as heads that repeat (thread_flat.c,
 * thread_heads.c); thread_signs.c tells threads from lists of articles.
 */
#ifndef WINNOW_THREAD_FIND_H
#define WINNOW_THREAD_FIND_H

#include "thread.h"

/*
 * Finds the thread and labels its blocks COMMENT (bodies; quotes, lists and code keep those
 * labels) and COMMENT_META. Other blocks keep their labels. Spans point into the page.
 */
void thread_find(struct thread *thread, struct page *page);

#endif
