/*
 * ascii - classes and case of single bytes, whatever the locale
 *
 * Formats that define their own white space (HTML, JSON) keep their own test beside their parser;
 * text in other scripts is classed by text.h.
 */
#ifndef WINNOW_ASCII_H
#define WINNOW_ASCII_H

#include <stdbool.h>

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline char
ascii_fold(char c)
{
	return ascii_is_capital(c) ? (char)(c + 32) : c;
}

static inline bool
ascii_is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* A letter, or a byte of a character outside of ASCII: good enough to find where words end. */
static inline bool
ascii_is_word(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* The same, or a digit. */
static inline bool
ascii_is_word_or_digit(char c)
{
	return ascii_is_word(c) || ascii_is_digit(c);
}

/* Of a hexadecimal digit, large or small; -1 of anything else. */
static inline int
ascii_hex_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Space, tab, newline, vertical tab, form feed, carriage return. */
static inline bool
ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
