/*
 * utf8 - validate, repair, count and step through UTF-8
 *
 * Offsets of records are code points; inside the program everything is bytes, and this module turns
 * one into the other. SIMD where the CPU has it (chosen at run time), plain C otherwise.
 */
#ifndef WINNOW_UTF8_H
#define WINNOW_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "span.h"

/* Length of the valid prefix: text.len when all of it is valid UTF-8 (RFC 3629). */
size_t utf8_valid_prefix(struct span text);

/*
 * Appends text with each maximal invalid subpart (Unicode 15, section 3.9; WHATWG) and each NUL
 * replaced by U+FFFD. Returns how many were replaced.
 */
size_t utf8_repair(struct span text, struct buffer *out);

/* Code points in valid UTF-8. */
size_t utf8_count(struct span text);

/* Byte offset of code point n; text.len when there are fewer. */
size_t utf8_offset(struct span text, size_t n);

/* The code point at *at of valid text; moves *at past it. *at < text.len. */
uint32_t utf8_next(struct span text, size_t *at);

/*
 * Bytes of the character at the start of text if it is a blank: white space as Unicode has it, or one
 * without width (soft hyphen, zero-width space, joiners, byte order mark); 0 otherwise.
 */
size_t utf8_blank(struct span text);

/* Valid text without the blanks at either end, and without those at its end. */
struct span utf8_trim(struct span text);
struct span utf8_trim_end(struct span text);

/*
 * Writes code point c (U+FFFD for surrogates and values above 10FFFF) to 4 bytes of room; returns its
 * length.
 */
size_t utf8_encode(uint32_t c, char *out);

/*
 * Turns ascending byte offsets into code-point offsets in one pass over the text:
 *	struct utf8_cursor cursor = { text };
 *	start = utf8_cursor_chars(&cursor, byte_start);
 * An offset below the last one starts again from the beginning.
 */
struct utf8_cursor {
	struct span text;
	size_t byte, chars;
};
size_t utf8_cursor_chars(struct utf8_cursor *cursor, size_t byte);

/* The other way round: ascending code-point offsets to bytes. */
size_t utf8_cursor_bytes(struct utf8_cursor *cursor, size_t chars);

#endif
