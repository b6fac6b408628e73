/*
 * date_address - the date in the address of a page
 */
#ifndef WINNOW_DATE_ADDRESS_H
#define WINNOW_DATE_ADDRESS_H

#include "date.h"

/*
 * The date that an address (may be absent) holds between marks: /2013/03/22/, 2013-03-22, 20130322,
 * /2020/oct/02/; or /2013/03/, then day is 0. False if there is none.
 */
bool date_address(struct span url, struct date *date);

/* The same without names of months; the address of an image, say. Not absent. */
bool date_address_digits(struct span url, struct date *date);

#endif
