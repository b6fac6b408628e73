/*
 * author_shown - the authors that a page shows
 *
 * Near the title, the best sign counts: rel="author", a line that says "By", a class, the address of
 * a link. Far from it only what is marked as a name or stands below a label ("About the author"),
 * and only if all of that names the same author and it is no comment.
 */
#ifndef WINNOW_AUTHOR_SHOWN_H
#define WINNOW_AUTHOR_SHOWN_H

#include "author_name.h"
#include "page.h"

enum author_place { AUTHOR_NOWHERE, AUTHOR_FAR, AUTHOR_BELOW_TITLE };

/* Finds them; names->n is 0 if there are none. Spans point into the page's text. */
enum author_place author_shown(struct page *page, struct author_names *names);

#endif
