/*
 * bylines - lines beside the title that name the author or the day
 *
 * They are short, and often links: the models take them for menus. Who wrote the page is known from its
 * head or from other lines; where the name stands near the title, so does the day.
 */
#ifndef STRIP_BYLINES_H
#define STRIP_BYLINES_H

#include "scene.h"

/* Labels BYLINE what is none of the article and near the title. Linear in the length of these lines. */
void bylines_label(const struct scene *scene);

#endif
