/*
 * linker - which mentions on a page are short for a fuller one
 */
#ifndef WINNOW_LINKER_H
#define WINNOW_LINKER_H

#include "entity.h"
#include "linker_page.h"

/*
 * Adds the words of three capitals and more that were not tagged but are the initials of a name on
 * the page, with its type.
 */
void linker_add_initials(struct entities *entities, const struct linker_page *page);

/*
 * Sets the name of entities that are short for a fuller one on the page; initials get its type. The
 * entities are in order.
 */
void linker_run(struct entities *entities, const struct linker_page *page);

#endif
