/*
 * sniff - is a file HTML, plain text, or neither
 *
 * Content decides, the name helps where content leaves it open: `.txt` is text whatever is in it,
 * scripts, style sheets, feeds (`.css .js .json .xml ...`) and hidden files are neither unless they
 * hold an HTML document, a name without a known ending is judged by content alone. Binary is what
 * has a known magic number or more than 2 % control characters in its first 4 KiB.
 */
#ifndef WINNOW_SNIFF_H
#define WINNOW_SNIFF_H

#include "span.h"

enum sniff { SNIFF_HTML, SNIFF_TEXT, SNIFF_OTHER };

enum sniff sniff(struct span name, struct span bytes);

#endif
