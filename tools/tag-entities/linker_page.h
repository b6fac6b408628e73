/*
 * linker_page - what is known of a page when its names are linked
 */
#ifndef WINNOW_LINKER_PAGE_H
#define WINNOW_LINKER_PAGE_H

#include "tagger.h"

struct linker_page {
	const struct tagger_page *tagged;
	const struct span *authors; /* by record; ptr NULL where there is none */
};

#endif
