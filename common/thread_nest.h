/*
 * thread_nest - which post of a page of markup answers which
 */
#ifndef WINNOW_THREAD_NEST_H
#define WINNOW_THREAD_NEST_H

#include "thread_post.h"

/*
 * Sets parent and depth of each post: by the posts it lies in, by lists of replies around it, by the
 * depth it tells, or by how deep it stands. True for a forum, whose posts are all of equal rank.
 */
bool nest_posts(const struct page *page, struct markup_posts *posts);

#endif
