/*
 * json_scalar - the numbers and words of JSON: a part of json_scan
 */
#ifndef WINNOW_JSON_SCALAR_H
#define WINNOW_JSON_SCALAR_H

#include "span.h"

/*
 * What is wrong with the number, true, false or null that text (not empty) should start with, up to
 * white space or structure; NULL if nothing is.
 */
const char *json_scalar_mistake(struct span text);

#endif
