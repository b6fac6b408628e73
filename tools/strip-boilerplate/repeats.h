/*
 * repeats - what a page says twice is content once
 *
 * Slides that are cloned to turn in a circle, boxes for wide and for narrow screens, posts quoted by
 * later ones: a block that says the same, word for word, as one before it is no content. Copies in
 * one container are none of these but the refrain of a song, so they stay; in a plain text, where
 * containers cannot be told, only paragraphs go. So do code and cells of tables, which repeat by nature.
 */
#ifndef STRIP_REPEATS_H
#define STRIP_REPEATS_H

#include "scene.h"

/* Moves answers on content below the cut of the scene. Linear in the size of the page. */
void repeats_drop(struct scene *scene);

#endif
