/*
 * markup_value - names, dates and numbers in the elements and attributes of a post
 */
#ifndef WINNOW_MARKUP_VALUE_H
#define WINNOW_MARKUP_VALUE_H

#include "page.h"
#include "when.h"

/* What an element shows, or its content attribute if it shows nothing. */
struct span value_text(const struct page *page, uint32_t element);

/* Up to the end of a line, or a tab. */
struct span value_first_line(struct span text);

/* The name in the text of an author element; absent if there is none. */
struct span value_name(struct span text);

/* The date an attribute gives, as written; absent if none does. */
struct span value_date(const struct page *page, uint32_t element);

/* Seconds since 1970 in an attribute, as programs that show relative times give them; 0: none. */
long long value_epoch(const struct page *page, uint32_t element);

/* The date in the text that an element shows. */
bool value_when(const struct page *page, uint32_t element, struct when *when);

/* Do bytes of the page's text stand in a line with a fact about a user, or below "Joined"? */
bool value_is_of_user(const struct page *page, size_t start, size_t end);

/* Does an element show or give a date in any of these ways, which is not that of a user's joining? */
bool value_is_date(const struct page *page, uint32_t element);

/* The first number of a text: "40px", "margin-left: 40px". */
uint32_t value_number(struct span text);

#endif
