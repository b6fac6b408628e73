/*
 * notices - lines that say of themselves that they are none of the text
 *
 * "Advertisement" between two paragraphs, and what it stands over; "Copyright 2004 ... All rights
 * reserved" below the last one; "Home > Sport > Cup" above the title. In layouts of tables nothing but
 * the words tells them from the text around.
 */
#ifndef STRIP_NOTICES_H
#define STRIP_NOTICES_H

#include "scene.h"

/* Lowers the answers of such blocks to zero. Linear in the size of the page. */
void notices_drop(struct scene *scene);

#endif
