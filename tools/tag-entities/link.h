/*
 * link - the forms of a page while they are being linked
 */
#ifndef WINNOW_LINK_H
#define WINNOW_LINK_H

#include "entity.h"
#include "form_index.h"
#include "linker_page.h"

enum { LINK_FORMS = 200000 /* of a page, which bounds memory; names beyond are left as they are */ };

struct linker {
	struct forms forms;
	struct form_index index; /* of the forms entered so far */
	const struct linker_page *page;
	struct entities *entities;
	uint32_t *form_of; /* by entity; FORM_NONE */
};

/* Links form a to form b, unless that would go in a circle. */
void link_forms(struct linker *link, uint32_t a, uint32_t b);

/* As form_enter; FORM_NONE when the page has too many. */
uint32_t link_enter(struct linker *link, struct span text, enum entity_type type);

#endif
