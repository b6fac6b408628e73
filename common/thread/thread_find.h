/*
 * thread_find - finds the comments or posts of a page
 *
 * Works on the page model, from markup or from plain text. Used by strip-boilerplate, which labels
 * the blocks and writes what it found as `thread`, and by split-comments, which makes records of it.
 *
 * Markup (markup_find.c): candidates by the rows of markup_platform.c (markup_candidates.c; the
 * selectors are those of markup_select.h, made ready by markup_rules.c), else elements that repeat
 * with a date in each (markup_repeat.c) where something speaks for a thread (markup_alike.c).
 * markup_read.c reads author, date and text of each, markup_place.c finds them by where they stand
 * when no class tells, markup_rate.c says how good the outcome is, markup_nest.c who answers whom,
 * markup_reply.c by links where nothing nests.
 * thread_copies.c merges what a page holds twice.
 * line_markup.c reads pages line by line that give nothing so far. thread_json.c adds what JSON-LD
 * tells.
 *
 * Text (line_find.c): lines are classified by line.c with the words of thread_words.c and
 * thread_phrases.c, then read as list items (line_list.c) or as heads that repeat (line_flat.c,
 * line_heads.c); thread_signs.c tells threads from lists of articles.
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
