/*
 * page_weights - what each feature of page_features.c is worth, as fitted by scripts/train-dates
 */
#ifndef EXTRACT_DATES_PAGE_WEIGHTS_H
#define EXTRACT_DATES_PAGE_WEIGHTS_H

#include <stddef.h>

struct page_weight {
	const char *feature;
	double weight; /* a change of log-odds */
};

/* In byte order of the features. */
extern const struct page_weight page_weights[];
extern const size_t n_page_weights;

#endif
