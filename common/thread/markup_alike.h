/*
 * markup_alike - elements that are alike: posts of a thread, or teasers, products, dates of a calendar?
 */
#ifndef WINNOW_MARKUP_ALIKE_H
#define WINNOW_MARKUP_ALIKE_H

#include "line.h"
#include "markup_posts.h"

/* Have most a headline that leads to another page? A name in a heading is none: that of the author
 * if it was read. */
bool alike_have_headlines(const struct page *page, const struct markup_posts *posts);

/*
 * Does anything but their likeness say that these elements are posts: a class, a heading over them,
 * links to users, numbers, facts about users, controls? Not if they have headlines. Asked before
 * they are read, which costs more.
 */
bool alike_show_signs(struct page *page, const struct lines *lines,
    const struct markup_posts *posts);

#endif
