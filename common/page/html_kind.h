/*
 * html_kind - what the kinds of elements mean for the tree and for the flow of text
 *
 * From the HTML standard: the tree construction rules, and the style sheet that browsers bring.
 */
#ifndef WINNOW_HTML_KIND_H
#define WINNOW_HTML_KIND_H

#include <stdint.h>

#include "html_name.h"

enum html_kind {
	KIND_VOID = 1 << 0,      /* has no content and no end tag */
	KIND_BLOCK = 1 << 1,     /* breaks the line before and after */
	KIND_MARGIN = 1 << 2,    /* ... and is set off by a blank line */
	KIND_SPECIAL = 1 << 3,   /* "special" in the standard: end tags of others do not reach through */
	KIND_SCOPE = 1 << 4,     /* bounds the scope of most end tags */
	KIND_TABLE_SCOPE = 1 << 5,  /* bounds the scope of end tags of table parts */
	KIND_LIST = 1 << 6,      /* a list: bounds the scope of `li` */
	KIND_FORMAT = 1 << 7,    /* formatting: its end tag does not close blocks opened inside it */
	KIND_CLOSES_P = 1 << 8,  /* its start tag ends an open paragraph */
	KIND_NAMES_BLOCK = 1 << 9, /* block.tag: said of all text below, whatever lies between */
	KIND_IN_HEAD = 1 << 10,  /* does not end the head */
	KIND_APART = 1 << 11,    /* shown as a thing of its own: parts the words around it */
	KIND_NO_ELEMENT = 1 << 12, /* leaves no element in the page */
	KIND_FALLBACK = 1 << 13, /* its content is not shown */
	KIND_HEADING = 1 << 14,
	KIND_CELL = 1 << 15,
	KIND_ROWS = 1 << 16,     /* tbody and its like */
	KIND_TERM = 1 << 17,     /* dt, dd */
	KIND_OPTION = 1 << 18,   /* option, optgroup */
	KIND_RUBY_TEXT = 1 << 19,
	KIND_EMPHASIS = 1 << 20,
	KIND_RAW = 1 << 21,      /* its content is text, not markup */
	KIND_LI_PASSES = 1 << 22, /* special, but the search for an open `li` goes on through it */
	KIND_SPACE = 1 << 23,    /* white space in it is kept */
	KIND_BUTTON = 1 << 24,
};

extern const uint32_t html_kinds[HTML_TAG_COUNT];

#endif
