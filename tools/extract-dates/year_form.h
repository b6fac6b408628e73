/*
 * year_form - years and what is measured by them: 1984, 480 BC, spring 2010, Q2 2013, the 1990s
 */
#ifndef EXTRACT_DATES_YEAR_FORM_H
#define EXTRACT_DATES_YEAR_FORM_H

#include "form.h"

form year_season;   /* spring, the winter of 2010; fraction_form.c */
form year_fraction; /* the first quarter of 2013, Q2 2013; fraction_form.c */
form year_era;      /* the 19th century, the 1990s */
form year_alone;    /* 1984, the year 2000, 480 BC, FY2013, '98 */
form year_first_bc; /* 499 in "499 to 493 BC" */
form year_second;   /* 45 in "1939-45" */

/* The year behind other parts of a date: [,] [of] 2010; this year. i itself if there is none. */
int year_part(const struct run *run, int i, struct mention *m);

/* Is token i a number of four digits that can be a year? */
bool year_in_digits(const struct run *run, int i);

/* Does a word stand before token i that goes before years: in, since, of, by? */
bool year_preposition(const struct run *run, int i);

/* people's, but not is, this or less: does the word end as the plural of a noun does in English? */
bool year_plural_noun(struct span word);

/* The byte behind token i; a newline at the end of the text. */
char year_byte_after(const struct run *run, int i);

#endif
