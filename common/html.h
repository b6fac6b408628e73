/*
 * html - a one-pass tokenizer for HTML as it is found, and the character references
 *
 * Follows the WHATWG tokenizer where it matters for text: raw-text elements, attribute values in all
 * three forms, comments and doctypes, end of file inside any of them. Linear time, no allocation:
 * a token borrows the source. page_from_html (html_page.c) builds the page on it.
 */
#ifndef WINNOW_HTML_H
#define WINNOW_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"
#include "html_name.h"
#include "span.h"

enum html_token_kind { HTML_END, HTML_TEXT, HTML_OPEN, HTML_CLOSE, HTML_COMMENT };

struct html_token {
	enum html_token_kind kind;
	uint16_t tag;            /* enum html_tag: of OPEN and CLOSE */
	bool self_closing;
	struct span text;        /* TEXT: raw (references undecoded unless raw text); COMMENT: inside */
	struct span attributes;  /* OPEN: what lies between name and `>`; read with html_attribute_next */
	bool raw;                /* TEXT of script, style and the like: no references in it */
};

struct html_tokenizer {
	struct span source;
	size_t at;
	uint16_t raw_tag; /* inside this raw-text element */
};

/* Moves to the next token; false at the end. */
bool html_next(struct html_tokenizer *tokenizer, struct html_token *token);

/* Takes the next attribute off *rest: name, and value undecoded (empty if it has none). */
bool html_attribute_next(struct span *rest, struct span *name, struct span *value);

/*
 * Appends text with character references decoded (all named ones of WHATWG, with and without the
 * semicolon as browsers do; numeric ones with the windows-1252 corrections).
 */
void html_decode(struct span text, bool in_attribute, struct buffer *out);

#endif
