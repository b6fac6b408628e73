/*
 * shape - how a word is written
 */
#ifndef WINNOW_SHAPE_H
#define WINNOW_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "span.h"

enum word_form {
	FORM_OTHER, /* digits, signs */
	FORM_LOWER,
	FORM_INITIAL, /* one capital, or one with a full stop */
	FORM_CAPITALISED,
	FORM_UPPER,
	FORM_MIXED,
};

/* What a look at each character gives. */
struct shape {
	uint64_t brief, full; /* hashes of the classes of characters, runs cut to 1 and to 4 */
	unsigned n, n_upper, n_lower, n_digits;
	bool upper_first;
};

void shape_find(struct span word, struct shape *shape);

enum word_form shape_form(const struct shape *shape);

/*
 * Splits what is written as one word, "BBCNews", "acme_official", "Kim4Mayor", at underscores,
 * inner capitals and digits. Returns the number of parts; those from SHAPE_PARTS on are left out.
 */
enum { SHAPE_PARTS = 6 };
size_t shape_split(struct span word, struct span parts[SHAPE_PARTS]);

#endif
