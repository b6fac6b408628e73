/*
 * thread_find - finds the comments or posts of a page
 *
 * Works on the page model, from markup or from plain text. Used by strip-boilerplate, which labels
 * the blocks and writes what it found as `thread`, and by split-comments, which makes records of it.
 *
 * The files of this folder, each above those it uses; markup_* takes elements for posts, line_* takes
 * lines, thread_* is for both:
 *
 *	thread_find           asks the readers, then does what is the same for all pages
 *	  thread_json           comments that JSON-LD tells of
 *	  thread_dates          dates as shown, as points in time
 *	  thread_copies         makes one of what the page holds twice
 *
 *	markup_find           markup: elements that are posts
 *	  markup_candidates     those that a row of the table of programs describes,
 *	    markup_platform       the table,
 *	    markup_select         the language of its selectors,
 *	    markup_rules          and both made ready for use
 *	  markup_repeat         else those of one kind that repeat, with a date in each
 *	    markup_kind           which elements are of one kind
 *	  markup_climb          from a part of each post to the whole of it
 *	  markup_rate           are they a thread, and how good a one?
 *	    markup_alike          or teasers, products, a calendar?
 *	    markup_read           author, date and text of each post
 *	      markup_parts          the elements that hold them, by selectors,
 *	      markup_place          else by the place they have in most posts
 *	      markup_value          what an element or attribute says
 *	  markup_nest           who answers whom: by nesting, lists and depths,
 *	    markup_reply          else by links and attributes
 *	  markup_comments       from posts to comments and labelled blocks
 *	  line_markup           when no elements tell: its lines, read as those of a text
 *	  markup_posts          struct markup_post
 *
 *	line_find             text: lines that are posts
 *	  line_list             list items
 *	  line_flat             one below the other, told apart by a head that repeats
 *	    line_heads            the heads,
 *	    line_bare             and those that have lost their date
 *	    line_names            the names in lines beside them
 *	    line_frame            what most posts have around their texts: ranks, counts, controls
 *	    line_tail             where texts end: signatures, notes, the menus below the thread
 *	    line_talk             do the posts speak to each other, as articles do not?
 *	  line_posts            from posts to comments and labelled blocks
 *	  line                  struct line: what a line may be
 *
 *	thread_signs          what tells threads from lists of articles
 *	thread_name           names of people in heads
 *	thread_words          controls, headings and notices around comments
 *	  thread_phrases        words in many languages, listed in thread_phrase_lists.c
 *	  thread_edge           signs at the ends of a line
 *	thread                struct thread and struct comment
 *	thread_record         the same as the field `thread` of a record
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
