/*
 * number - what begins with a digit: clock times, numeric dates, ordinals, decades, plain numbers
 */
#ifndef EXTRACT_DATES_NUMBER_H
#define EXTRACT_DATES_NUMBER_H

#include "scan.h"

/*
 * Reads the token at text[at], a digit. False when it is something that has nothing to do with
 * time (a phone number, a version, 3D): then token->end is where it ends.
 */
bool number_read(struct span text, size_t at, struct token *token);

#endif
