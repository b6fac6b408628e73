/*
 * link_untagged - initials of phrases that the tagger did not take for names
 */
#ifndef WINNOW_LINK_UNTAGGED_H
#define WINNOW_LINK_UNTAGGED_H

#include "link.h"

/* Links initials to words that were not tagged and stand in brackets beside them, or before these. */
void link_brackets(struct linker *link);

/*
 * Links the forms of capitals that no tagged name fits to the only capitalised phrase on the page that
 * they are the initials of; the phrase becomes a form.
 */
void link_untagged(struct linker *link);

#endif
