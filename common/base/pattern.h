/*
 * pattern - PCRE2 with the limits that make it safe on text from anywhere
 *
 * Patterns are UTF-8 aware and never use UCP (18 times slower; write \p{..} where it is meant).
 * JIT where PCRE2 has it. Match limit 100,000 and heap limit 64 MiB: a pattern that backtracks
 * without end is an error, not a hang. Lists of words do not belong here but in a dictionary: an
 * alternation of a thousand of them takes 80 ms for a megabyte.
 */
#ifndef WINNOW_PATTERN_H
#define WINNOW_PATTERN_H

#include <stdbool.h>

#include "buffer.h"
#include "span.h"

struct pattern;       /* compiled: shared by threads, read only */
struct pattern_match; /* one per worker */

/*
 * nocase: letters match in either case. NULL on a mistake in the pattern, told in why ("at offset 3:
 * missing closing parenthesis").
 */
struct pattern *pattern_compile(struct span text, bool nocase, struct buffer *why);
void pattern_free(struct pattern *pattern);

/* How many groups it has. */
unsigned pattern_groups(const struct pattern *pattern);

struct pattern_match *pattern_match_new(const struct pattern *pattern);
void pattern_match_free(struct pattern_match *match);

enum pattern_result { PATTERN_NONE, PATTERN_FOUND, PATTERN_LIMIT };

/* First match in subject (valid UTF-8) at byte `start` or later. */
enum pattern_result pattern_find(const struct pattern *pattern, struct pattern_match *match,
    struct span subject, size_t start);

/* Group n of the last match (0 is all of it); absent if it took no part. Borrows the subject. */
struct span pattern_group(const struct pattern_match *match, struct span subject, unsigned n);

/* "PCRE2 10.42", for --version. */
const char *pattern_library(void);

#endif
