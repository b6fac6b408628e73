/*
 * teasers - parts of a page that lead to other pages or belong to readers
 *
 * A heading such as "You may also like" says in words what no class may tell; the models see no
 * words. A list in which the page's own title is one of the items is a list of all that is new. Entries
 * side by side that each begin with a link, in blocks of their own or as lines of one, are teasers where
 * the models are not sure of them, and what stands below "13 comments" is no article, whether or not
 * the comments were told apart.
 */
#ifndef STRIP_TEASERS_H
#define STRIP_TEASERS_H

#include "scene.h"

/* Lowers the answers of such blocks below the cut of the article. Linear in the size of the page. */
void teasers_drop(struct scene *scene);

#endif
