/*
 * settle - answers that their surroundings decide
 *
 * The models ask about each block by itself. Here the answers of a page are looked at together: the
 * cells of a table, the items of a list and the paragraphs of a quotation are kept or dropped as one; a
 * linked heading goes with the text around it; a block in doubt that stands alone is dropped where the
 * article is clear.
 */
#ifndef STRIP_SETTLE_H
#define STRIP_SETTLE_H

#include "scene.h"

/* Moves answers across the cuts of the scene. Linear in the size of the page. */
void settle(struct scene *scene);

#endif
