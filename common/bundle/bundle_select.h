/*
 * bundle_select - which pages of a bundle are wanted, by what is known of them without reading them
 *
 * A condition is `FIELD=PATTERN`, or `FIELD!=PATTERN` for what must not be. The pattern (see
 * pattern.h) is searched for in the field, so that `^` and `$` are written where all of it is meant.
 * Conditions on one field are alternatives; a page is wanted when for each field that has any
 *
 *	one of its `=` conditions holds, if there are some, and
 *	none of its `!=` conditions does.
 *
 * A field that a page does not have (the URL of a member of an archive) matches nothing.
 */
#ifndef WINNOW_BUNDLE_SELECT_H
#define WINNOW_BUNDLE_SELECT_H

#include "buffer.h"
#include "span.h"

enum select_field {
	SELECT_MIME,   /* "text/html", any case, without parameters */
	SELECT_STATUS, /* of HTTP: "200" */
	SELECT_URL,
	SELECT_NAME,   /* the member's */
	SELECT_FIELDS,
};

/* Read only once compiled: shared by all workers. */
struct bundle_select;

/* Conditions parted by newlines. A mistake in one ends the program with a message. */
struct bundle_select *bundle_select_new(const char *conditions);
void bundle_select_free(struct bundle_select *select);

/* What a worker needs. */
struct select_desk {
	struct pattern_match **matches;
	struct buffer clean;
};
void select_desk_open(struct select_desk *desk, const struct bundle_select *select);
void select_desk_close(struct select_desk *desk, const struct bundle_select *select);

enum selected {
	SELECT_YES,
	SELECT_NO,
	SELECT_GIVEN_UP, /* a pattern went beyond the limits of backtracking */
};

/* Do the conditions on a field hold? text may be absent, and need not be UTF-8. */
enum selected bundle_select(const struct bundle_select *select, struct select_desk *desk,
    enum select_field field, struct span text);

#endif
