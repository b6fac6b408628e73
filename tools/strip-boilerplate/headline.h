/*
 * headline - a headline that shares its block with what stands below it
 *
 * Where lines are broken by <br> alone, the headline, the author and the date are lines of one block, or
 * the first lines of a text. The headline is known by what <title> says.
 */
#ifndef STRIP_HEADLINE_H
#define STRIP_HEADLINE_H

#include "page.h"

/* Cuts the headline and the short lines next to it apart, in the first block that begins with them. */
void headline_part(struct page *page);

#endif
