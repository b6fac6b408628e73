/*
 * markup_climb - from a part of each post to the whole of it
 */
#ifndef WINNOW_MARKUP_CLIMB_H
#define WINNOW_MARKUP_CLIMB_H

#include "markup_posts.h"

/*
 * Takes the elements of all posts upwards, by as many steps as most can be taken before another post
 * lies in the same element, and sets where they end. Posts of one page differ (the opening one, those
 * of guests), so what is alike in them may be a part only.
 */
void posts_climb(const struct page *page, struct markup_posts *posts);

#endif
