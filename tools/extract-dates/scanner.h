/*
 * scanner - what the parts of a scan share
 */
#ifndef EXTRACT_DATES_SCANNER_H
#define EXTRACT_DATES_SCANNER_H

#include "scan.h"

enum byte_class { B_OTHER, B_LETTER, B_HIGH, B_DIGIT, B_SPACE, B_NEWLINE, B_MARK, B_STOP };

static inline enum byte_class
byte_class(unsigned char c)
{
	static const uint8_t classes[256] = {
		['\t'] = B_STOP, ['\n'] = B_NEWLINE, ['\v'] = B_NEWLINE, ['\f'] = B_NEWLINE,
		['\r'] = B_SPACE, [' '] = B_SPACE,
		['0' ... '9'] = B_DIGIT, ['A' ... 'Z'] = B_LETTER, ['a' ... 'z'] = B_LETTER,
		['-'] = B_MARK, [','] = B_MARK, ['/'] = B_MARK, ['\''] = B_MARK, ['+'] = B_MARK,
		['~'] = B_MARK, ['&'] = B_MARK, ['('] = B_MARK, [')'] = B_MARK, ['"'] = B_MARK,
		['.'] = B_STOP, ['!'] = B_STOP, ['?'] = B_STOP, [';'] = B_STOP, [':'] = B_STOP,
		[0x80 ... 0xFF] = B_HIGH,
	};

	return (enum byte_class)classes[c];
}

static inline char
scanner_byte(const struct scanner *s, size_t at)
{
	return at < s->text.len ? s->text.ptr[at] : '\0';
}

static inline bool
scanner_capital(const struct scanner *s, size_t at)
{
	char c = scanner_byte(s, at);

	return c >= 'A' && c <= 'Z';
}

static inline bool
scanner_letter(const struct scanner *s, size_t at)
{
	enum byte_class class = byte_class((unsigned char)scanner_byte(s, at));

	return at < s->text.len && (class == B_LETTER || class == B_HIGH);
}

/* Hands the run on if it is worth it, and begins a new one. */
void scanner_end_run(struct scanner *s);

/* Adds a token of text[start..end) to the run; the scan goes on behind it. Words set their classes. */
struct token *scanner_push(struct scanner *s, size_t start, size_t end, enum token_kind kind);

/* Where the letters and digits from `at` on end. */
size_t scanner_skip_word(const struct scanner *s, size_t at);

/* Where the letters from `at` on end. */
size_t scanner_word_end(const struct scanner *s, size_t at);

/* Multi-byte white space and marks at `at`: its length, *space telling which; 0 for letters. */
size_t scanner_wide_mark(const struct scanner *s, size_t at, bool *space);

/* Read the word or the number at s->at. scan_token.c */
void scanner_read_word(struct scanner *s);
void scanner_read_digits(struct scanner *s);

#endif
