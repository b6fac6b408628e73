/*
 * month_language - the language of a text too short to tell it otherwise, by a month it names
 */
#ifndef EXTRACT_DATES_MONTH_LANGUAGE_H
#define EXTRACT_DATES_MONTH_LANGUAGE_H

#include "span.h"

/* The language of the first month beside a number that English calls otherwise; absent if none. */
struct span month_language(struct span text);

#endif
