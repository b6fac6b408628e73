/*
 * linker - which mentions on a page are short for a fuller one
 */
#ifndef WINNOW_LINKER_H
#define WINNOW_LINKER_H

#include "entity.h"

struct linker_page {
	const struct span *texts;   /* of the records */
	const struct span *authors; /* ptr NULL where there is none */
	const struct text_tokens *tokens;
	size_t n;
};

/* Sets the name of entities that are short for a fuller one on the page. */
void linker_run(struct entities *entities, const struct linker_page *page);

#endif
