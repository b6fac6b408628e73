/*
 * date_names - months and weekdays in many languages
 *
 * One row a language in date_names.c; adding a language to what date_find understands is adding a
 * row there.
 */
#ifndef WINNOW_DATE_NAMES_H
#define WINNOW_DATE_NAMES_H

#include <stdint.h>

#include "buffer.h"
#include "span.h"

/*
 * Names in lower case, alternatives parted by `|`: full, genitive, abbreviated (no dot). Those that
 * begin with a letter of ASCII come first, and all of them with the same.
 */
struct date_names {
	const char *language; /* ISO 639-1 */
	const char *months[12];
	const char *weekdays[7]; /* Monday first */
};

/* Ends with a row whose language is NULL. */
extern const struct date_names date_names[];

/* The row of a language ("en", "pt-BR": what follows two letters is ignored), NULL if none. */
const struct date_names *date_names_of(struct span language);

/*
 * 1 to 12 when the word is the name of a month, in the language or, if that is absent or does not
 * know it, in any; else 0. Case is ignored in Latin, Greek and Cyrillic letters.
 */
int date_month(struct span word, struct span language);

/*
 * The first language of date_names that calls a month so, for words that are no month in English;
 * else absent.
 */
struct span date_month_language(struct span word);

/* As date_month for days of the week, 1 being Monday. */
int date_weekday(struct span word, struct span language);

/* The small letter of a Latin, Greek or Cyrillic capital; other code points as they are. */
uint32_t date_fold(uint32_t c);

#endif
