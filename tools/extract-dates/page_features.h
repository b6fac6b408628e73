/*
 * page_features - what speaks for a day as that of a page's publication, and for answering none
 *
 * Features are names that hold or do not; page_weights.c says what each is worth.
 */
#ifndef EXTRACT_DATES_PAGE_FEATURES_H
#define EXTRACT_DATES_PAGE_FEATURES_H

#include "page_votes.h"

enum { PAGE_FEATURES_MAX = 64 };

struct page_features {
	struct span list[PAGE_FEATURES_MAX]; /* spans of the votes or literals */
	int n;
};

/*
 * For a day: the sources that vote for it, and
 *	first-shown, first-marked the first date that is shown, or that markup marks as a date
 *	first-near                the first one near the title that is not called that of a change, or
 *	                          the first of those that are
 *	first-behind              the first one near the title and behind it that is not that of a change
 *	at-title, only-at-title   shown beside the title, and no other day is
 *	other-at-title            another day is
 *	other-head                the head names other days only
 *	head-and-shown, two-heads different signals agree
 *	next-day-shown            the head names it, near the title is the day before or after
 *	next-day-before           the same, only before the title
 *	other-head-shown          another day is named by the head and shown near the title, it is not
 *	only-change-shown         the head names it, near the title is only another one, of a change
 *	change-within-year        of these, by how much later the change is
 *	change-years-later
 *	shown-is-change           the head calls it a change, near the title it is not called so
 *	change-is-shown           the head names it, near the title is only such a change
 *	change, change-only       it is also, or only, that of a change
 *	never-change              it is shown, never as that of a change
 *	year-end                  January 1st or December 31st
 *	before-comments           the comments are dated, none before it
 *	url-month-agrees, image-month-agrees
 */
void page_features_of_day(const struct votes *votes, long day, struct page_features *features);

/*
 * For answering none, all beginning with "none": what kind of page it is by its address, og:type
 * and schema.org types, whether it names an author or in its title a year, whether only the head
 * has a date, and how its dates are spread.
 */
void page_features_of_none(struct record *rec, const struct votes *votes,
    struct page_features *features);

/* What a feature is worth, as a change of log-odds; 0 for one that the table does not know. */
double page_feature_weight(struct span feature);

/* The sum of their weights. */
double page_features_score(const struct page_features *features);

#endif
