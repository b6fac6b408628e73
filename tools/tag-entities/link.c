/*
 * link - the forms of a page while they are being linked
 */
#include "link.h"

void
link_forms(struct linker *link, uint32_t a, uint32_t b)
{
	if (form_root(&link->forms, b) != a)
		link->forms.list[a].full = b;
}

uint32_t
link_enter(struct linker *link, struct span text, enum entity_type type)
{
	return link->forms.n < LINK_FORMS ? form_enter(&link->forms, text, type) : FORM_NONE;
}
