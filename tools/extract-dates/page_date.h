/*
 * page_date - when a page was published and modified, or nothing
 */
#ifndef EXTRACT_DATES_PAGE_DATE_H
#define EXTRACT_DATES_PAGE_DATE_H

#include "record.h"
#include "expression.h"

/* The page itself or its article, not a comment. */
bool page_is_main(struct record *rec);

/*
 * Sets `created`, `modified`, `metadata.date_source` and `metadata.date_confidence` of the main
 * record among the records of one page where they are absent and the signals say enough.
 */
void page_date_set(struct record *recs, size_t n);

/*
 * Sets `date_features` of the main record to what page_date_set weighs, for scripts/train-dates:
 * {"none":[FEATURE ...],"days":[{"day":DAY,"features":[FEATURE ...]} ...]}.
 */
void page_date_set_features(struct record *recs, size_t n);

/* How 3/4/2013 is usually read where the page comes from: by language and country of the host. */
enum date_order page_usual_order(struct record *rec, struct span language);

#endif
