/*
 * offset_form - what turns an amount of time into a point of time
 */
#ifndef EXTRACT_DATES_OFFSET_FORM_H
#define EXTRACT_DATES_OFFSET_FORM_H

#include "form.h"

/*
 * Behind an amount that ends before token i: ago, later, before, from now, from Tuesday. Makes the
 * mention an offset and returns the token behind it; i where there is none.
 */
int read_offset(const struct run *run, int i, struct mention *mention);

#endif
