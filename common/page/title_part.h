/*
 * title_part - a headline within a title that has more in it
 *
 * "Mill to open in May | Local | The Lowmoor News": which part is the headline, and which the section and
 * the site, tells the place where the page shows the headline alone. No list of sites is needed for that.
 */
#ifndef WINNOW_TITLE_PART_H
#define WINNOW_TITLE_PART_H

#include "span.h"

/*
 * The part of a title that says what text says, blanks compared as one, between the ends of the title or
 * signs that part it ("|", " - ", "_", a blank before an ideograph). ptr NULL if there is none, or it is so
 * small a share of the title that it may be the name of a section, which pages show too.
 */
struct span title_part(struct span title, struct span text);

#endif
