/*
 * chunk - digits with the marks that join them, and the dates and times of day they can be
 *
 * The chunk is cut out first, since its shape decides: 2013-03-22 is a date, 1-2 is none, 1.2.3 is
 * a version, 020-7946-0958 a phone number.
 */
#ifndef EXTRACT_DATES_CHUNK_H
#define EXTRACT_DATES_CHUNK_H

#include "scan.h"

enum { GROUPS_MAX = 8 };

/* The groups of digits of a chunk and the mark before each but the first. */
struct chunk {
	struct span text;
	struct span digits[GROUPS_MAX];
	int values[GROUPS_MAX];
	char marks[GROUPS_MAX];
	int n;
	size_t end; /* of the text */
};

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char
byte_at(struct span text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

/* The chunk that begins at text[at], a digit: digits joined by single marks of `- / . : ,`. */
void chunk_cut(struct chunk *chunk, struct span text, size_t at);

/* Is group i there, of min to max digits and a value from low to high? */
bool chunk_group(const struct chunk *chunk, int i, size_t min, size_t max, int low, int high);

/* Where group i ends in the text. */
size_t chunk_group_end(const struct chunk *chunk, int i);

/* Bytes of blanks at `at`, one or two, or a no-break space. */
size_t chunk_blanks(struct span text, size_t at);

/* A stamp that says nothing. */
void chunk_clear_stamp(struct stamp *stamp);

/* 13:55, 1.55pm, 430pm, 5 am, 13h55; *end behind it. */
bool chunk_clock(const struct chunk *chunk, struct stamp *stamp, size_t *end);

/* T13:55:07+01:00 right behind a date at text[at]: its length, 0 if it is not there. */
size_t chunk_joined_clock(struct span text, size_t at, struct stamp *stamp);

/* A date in digits, in token->stamp; token->start is that of the chunk, token->end gets set. */
bool chunk_date(const struct chunk *chunk, struct token *token);

#endif
