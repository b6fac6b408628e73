/*
 * author_name - names of authors in a short text: "By Ann Lee and Bo Chan | 3 May 2013"
 *
 * A name is two to five words with capitals or of a script that has none, with particles in between
 * (van, de la), without digits and without words that bylines hold besides names (read, share, posted).
 */
#ifndef WINNOW_AUTHOR_NAME_H
#define WINNOW_AUTHOR_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

enum { AUTHOR_NAMES_MAX = 6 };

struct author_names {
	struct span list[AUTHOR_NAMES_MAX]; /* in the text they were found in */
	size_t n;
};

/* How sure it is without its shape that a text holds a name. */
enum author_mark {
	AUTHOR_UNMARKED,
	AUTHOR_MARKED,       /* class="byline": a name, or what a line would have to say */
	AUTHOR_MARKED_NAME,  /* rel="author", class="author-name": the name alone, be it of one word */
};

/* What the words of a class, rel or itemprop tell; reviews, quotations and comments have authors too. */
enum author_mark author_mark_of(struct span names);

/*
 * "Written by", "Author:", "About the author" and nothing else, white space included: the name stands
 * in the next line.
 */
bool author_is_label(struct span line);

/* "By Ann Lee", "Posted by Ann Lee": the text without these words. */
struct span author_without_by(struct span text);

/* Does the text begin with "By", in one of some languages, and a name? */
bool author_begins_line(struct span line);

/* The names in a text: behind "By", or as good as marked. None if there are none. */
void author_names_in(struct span text, enum author_mark mark, struct author_names *names);

/* Those in a line that signs a text wherever it stands: "Posted by Ann at noon", "Written by Bo Chan". */
void author_names_signed(struct span line, struct author_names *names);

bool author_names_equal(const struct author_names *a, const struct author_names *b);

#endif
