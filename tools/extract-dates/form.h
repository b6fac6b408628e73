/*
 * form - what an expression may look like, and what all such forms are made with
 *
 * A form reads tokens of a run by the classes of their words, so that one form serves all languages.
 * Forms are made of others: days and months of years, weeks of days, sets of clock times. None needs
 * the grammar that puts the longest of them together.
 */
#ifndef EXTRACT_DATES_FORM_H
#define EXTRACT_DATES_FORM_H

#include "mention.h"

/*
 * A form: tries to read at token i, fills in what it says and returns the token behind it, 0 if it
 * is not there.
 */
typedef int form(const struct run *run, int i, struct mention *mention);

/* The longest of the forms at token i; the list ends with NULL. */
int read_longest(form *const *forms, const struct run *run, int i, struct mention *mention);

form read_calendar;  /* Monday, 3 May, Easter: calendar_form.c */
form read_holiday;
form read_amount;    /* durations, offsets */
form read_set;
form read_relative;  /* yesterday, last week, recently */
form read_clock_time;
form read_part;

/* Helpers of forms. */
static inline const struct token *
token_at(const struct run *run, int i)
{
	return &run->list[i];
}

static inline bool
token_is(const struct run *run, int i, enum word_class class)
{
	return i < run->n && (run->list[i].classes[class >> 6] >> (class & 63) & 1) != 0;
}

/* Has the token one of the classes? */
static inline bool
token_is_any(const struct run *run, int i, const struct class_set *set)
{
	return i < run->n && run->list[i].kind == T_WORD && word_is_any(run->list[i].word, set);
}

static inline int
token_value(const struct run *run, int i, enum word_class class)
{
	int value = 0;

	word_is(run->list[i].word, class, &value);
	return value;
}

static inline bool
token_mark(const struct run *run, int i, char mark)
{
	return i < run->n && run->list[i].kind == T_MARK && run->list[i].value == mark;
}

static inline bool
token_kind(const struct run *run, int i, enum token_kind kind)
{
	return i >= RUN_START && i < run->n && run->list[i].kind == kind;
}

/* Does the token end outside of ASCII: 3月22日? */
static inline bool
token_is_wide(const struct run *run, int i)
{
	return (unsigned char)run->text.ptr[run->list[i].end - 1] >= 0x80;
}

/*
 * An amount: 3, 2.5, twenty-five, a hundred, a few, an; the token behind it, 0 if none. *count is
 * below 0 for "several". with_an: a lone article counts as one.
 */
int read_count(const struct run *run, int i, bool with_an, double *count);

/* first, 3rd, twenty-first: the token behind it. */
int read_ordinal(const struct run *run, int i, int *value);

/* A year in words: nineteen eighty-four, two thousand and five; the token behind it. */
int read_year_words(const struct run *run, int i, int *year);

/* The word that follows the token (letters only), absent if something else does. */
struct span word_after(const struct run *run, int i);

#endif
