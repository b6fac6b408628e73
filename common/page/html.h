/*
 * html - a one-pass tokenizer for HTML as it is found, and the character references
 *
 * Follows the WHATWG tokenizer where it matters for text: raw-text elements, attribute values in
 * all three forms, comments and doctypes, end of file inside any of them. Linear time, no allocation:
 * a token borrows the source. page_from_html (html_page.c) builds the page on it.
 */
#ifndef WINNOW_HTML_H
#define WINNOW_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "html_name.h"
#include "span.h"

enum {
	HTML_ATTRIBUTES_MAX = 64, /* of one tag; further ones are read over */
	HTML_REFERENCE_BYTES = 8, /* the longest text a character reference stands for, and room */
};

enum html_token_kind { HTML_TEXT, HTML_OPEN, HTML_CLOSE };

struct html_pair {
	struct span name;  /* as written */
	struct span value; /* without quotes, references undecoded; empty if there is none */
};

struct html_token {
	enum html_token_kind kind;
	uint16_t tag;       /* enum html_tag: of OPEN and CLOSE */
	bool self_closing;  /* ends in `/>`, which means something in svg and math only */
	struct span name;   /* OPEN, CLOSE: as written */
	struct span text;   /* TEXT: references undecoded. OPEN of a raw-text element: its content */
	struct span attributes; /* OPEN: all of them, for html_attribute_next */
	uint32_t n_attributes;  /* OPEN: how many the tokenizer holds split */
};

struct html_tokenizer {
	struct span source;
	size_t at;
	bool foreign; /* inside svg or math: no element is raw text */
	struct html_pair attributes[HTML_ATTRIBUTES_MAX]; /* of the last OPEN token */
};

/*
 * Moves to the next token; false at the end. Comments, doctypes and the like are passed over. The
 * elements script style textarea title iframe noembed xmp plaintext come as one OPEN token
 * with their content, and have no CLOSE. A tag that the source ends in is none, as in browsers.
 */
bool html_next(struct html_tokenizer *tokenizer, struct html_token *token);

/* Takes the next attribute off *rest: name, and value undecoded (empty if it has none). */
bool html_attribute_next(struct span *rest, struct span *name, struct span *value);

/*
 * The character of windows-1252 that was meant by one of U+0080 to U+009F, written to out (4 bytes); any
 * other character as it is.
 */
struct span html_corrected(struct span c, char *out);

/*
 * Reads the character reference at `at`, where an `&` is: writes what it stands for to out (room for
 * HTML_REFERENCE_BYTES) and its length to *n_out, and returns how many source bytes it takes; 0 when
 * there is none and the `&` stands for itself. All named ones of WHATWG, with and without semicolon
 * as browsers do; numeric ones with the windows-1252 corrections.
 */
size_t html_reference(const char *at, const char *end, bool in_attribute, char *out,
    size_t *n_out);

/* Room that decoding len bytes needs: two references are shorter than what they stand for. */
#define HTML_DECODED_BYTES(len) ((len) + (len) / 5 + HTML_REFERENCE_BYTES)

/* Writes text with its character references decoded to out, and returns its length. */
size_t html_decode_to(struct span text, bool in_attribute, char *out);

/* The same, appended to a buffer. */
void html_decode(struct span text, bool in_attribute, struct buffer *out);

#endif
