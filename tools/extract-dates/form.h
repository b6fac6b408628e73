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

/* A form and the classes it can begin with, ON(...) | ON(...): at other tokens it is not tried. */
struct choice {
	form *read;
	uint64_t first;
};

/* The longest of the forms at token i; the list ends with that whose read is NULL. */
int read_longest(const struct choice *choices, const struct run *run, int i,
    struct mention *mention);

/* The same, but the first of the forms that is there. */
int read_any(const struct choice *choices, const struct run *run, int i, struct mention *mention);

/* The forms that expressions are made of, and what each of them can begin with. */
form read_calendar;  /* Monday, 3 May, Easter: calendar_form.c */
#define CALENDAR_FIRST (ON(W_MONTH) | ON(W_WEEKDAY) | ON(W_UNIT) | ON(W_ORDINAL) | ON(W_NUMBER) | \
	ON(W_DIRECTION) | ON(W_SEASON) | ON(W_THE_YEAR) | ON(W_FRACTION) | ON(W_FISCAL) | \
	ON(W_DECADE) | ON(W_YEARS_OF) | ON(W_DAY_NAME) | ON(W_FINAL) | ON(K_NUMBER) | \
	ON(K_ORDINAL) | ON(K_DATE) | ON(K_DECADE) | ON(K_MARK))
form read_holiday;
#define HOLIDAY_FIRST (ON(W_HOLIDAY) | ON(W_UNIT))
form read_amount;    /* durations, offsets */
#define AMOUNT_FIRST (ON(W_ARTICLE) | ON(W_NUMBER) | ON(W_UNIT) | ON(W_DIRECTION) | \
	ON(W_ORDINAL) | ON(W_SOME) | ON(W_AN) | ON(W_ADJECTIVE) | ON(W_WHOLE) | ON(W_IN_BEFORE) | \
	ON(W_AGO_BEFORE) | ON(W_FISCAL) | ON(W_GLUED_UNIT) | ON(W_LENGTH) | ON(W_VAGUE) | \
	ON(W_FINAL) | ON(K_NUMBER) | ON(K_ORDINAL) | ON(K_DATE) | ON(K_MARK))
form read_set;
#define SET_FIRST (ON(W_ARTICLE) | ON(W_NUMBER) | ON(W_UNIT) | ON(W_ORDINAL) | ON(W_EVERY) | \
	ON(W_TIMES) | ON(W_SOME) | ON(W_AN) | ON(W_FREQUENCY) | ON(W_WEEKDAYS) | ON(W_WEEKDAY) | \
	ON(K_NUMBER) | ON(K_ORDINAL) | ON(K_DATE))
form read_relative;  /* yesterday, last week, recently */
#define RELATIVE_FIRST (ON(W_ARTICLE) | ON(W_REF) | ON(W_REF_NOUN) | ON(W_ADJECTIVE) | \
	ON(W_TONIGHT) | ON(W_DAY) | ON(W_DIRECTION) | ON(W_UNIT) | ON(W_WEEKDAY) | ON(W_MONTH) | \
	ON(W_SEASON) | ON(W_END_OF) | ON(W_UNIT_BEFORE))
form read_clock_time;
#define CLOCK_FIRST (ON(W_NUMBER) | ON(W_CLOCK_PART) | ON(W_CLOCK_NAME) | ON(W_SOME) | ON(W_AN) | \
	ON(K_NUMBER) | ON(K_CLOCK) | ON(K_DATE))
form read_part;
#define PART_FIRST (ON(W_ARTICLE) | ON(W_MOD) | ON(W_NUMBER) | ON(W_PART))

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

/* Has the token one of the classes that expressions begin with? */
static inline bool
token_begins(const struct run *run, int i, uint64_t first)
{
	return i < run->n && (run->list[i].classes[0] & first) != 0;
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

/* and, & */
static inline bool
token_and(const struct run *run, int i)
{
	return token_is(run, i, W_AND) || token_mark(run, i, '&');
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
#define COUNT_FIRST (ON(W_NUMBER) | ON(W_SOME) | ON(W_ARTICLE) | ON(W_AN) | ON(K_NUMBER) | ON(K_DATE))

/* first, 3rd, twenty-first: the token behind it. */
int read_ordinal(const struct run *run, int i, int *value);
#define ORDINAL_FIRST (ON(W_ORDINAL) | ON(W_NUMBER) | ON(K_ORDINAL) | ON(K_NUMBER))

/* A year in words: nineteen eighty-four, two thousand and five; the token behind it. */
int read_year_words(const struct run *run, int i, int *year);

/* The word that follows the token (letters only), absent if something else does. */
struct span word_after(const struct run *run, int i);

#endif
