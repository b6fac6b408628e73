/*
 * comment_date - when a comment was written whose page says only "3 days ago" or "Yesterday at 10:11"
 */
#ifndef EXTRACT_DATES_COMMENT_DATE_H
#define EXTRACT_DATES_COMMENT_DATE_H

#include "expression.h"
#include "record.h"

/*
 * Sets `created` of a comment that has none from its raw date (metadata.date), counted back from the
 * time its page was fetched. Nothing is set when that time is not known, or the day would lie behind
 * it. state is used and overwritten.
 */
void comment_date_set(struct record *rec, struct anchor fetched, const struct lexicon *lexicon,
    struct expressions *state);

#endif
