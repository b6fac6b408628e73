/*
 * markup_reply - which post answers which, by links and attributes that name the one answered
 */
#ifndef WINNOW_MARKUP_REPLY_H
#define WINNOW_MARKUP_REPLY_H

#include "markup_posts.h"

/*
 * Sets parent and depth of the posts that name an earlier one: by a link to it that says so in its
 * class ("in-reply-to") or in words ("in reply to Bob", "@Bob"), or by an attribute (data-parent-id).
 * The posts lie beside one another, without parents so far.
 */
void nest_by_replies(struct page *page, struct markup_posts *posts);

#endif
