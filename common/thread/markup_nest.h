/*
 * markup_nest - which post of a page of markup answers which
 */
#ifndef WINNOW_MARKUP_NEST_H
#define WINNOW_MARKUP_NEST_H

#include "markup_posts.h"

/*
 * Sets parent and depth of each post: by the posts it lies in, by lists of replies around it, by the
 * depth it tells, by how deep it stands, or by a link to the one it answers. True for a forum, whose
 * posts are of equal rank but for such links.
 */
bool nest_posts(struct page *page, struct markup_posts *posts);

#endif
