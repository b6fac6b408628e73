/*
 * tense - the time that the clause around a mention tells of
 */
#ifndef EXTRACT_DATES_TENSE_H
#define EXTRACT_DATES_TENSE_H

#include "cue.h"
#include "expression.h"

/* As cues_tense, with a look at the words right beside the mention. */
enum tense tense_at(const struct cues *cues, size_t *next, const struct expression_request *request,
    const struct mention *mention);

#endif
