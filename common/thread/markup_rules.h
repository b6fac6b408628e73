/*
 * markup_rules - the platform tables, made ready for use on pages
 *
 * Parsing the selectors of all rows costs more than most pages do, so each worker does it once.
 */
#ifndef WINNOW_MARKUP_RULES_H
#define WINNOW_MARKUP_RULES_H

#include "markup_platform.h"
#include "markup_select.h"

/* The selectors of a row, and the general ones. */
struct post_rules {
	const struct platform *platform;
	struct selector author, date, body, score, permalink, level;
	struct selector any_author, any_date, any_body, outside, replies;
};

/* One alternative of a row's post selector. */
struct post_entry {
	struct select_rule rule;
	uint16_t row;
	uint16_t next; /* in its chain; 0: none */
};

enum { RULE_BUCKETS = 4096 };

struct thread_rules {
	struct arena arena;
	struct post_rules *rows;   /* as in `platforms` */
	size_t n_rows;
	struct post_rules repeated; /* for posts of no known program */
	struct selector avoid;

	/* post selectors, by the letters the id or first class they ask for begins with */
	struct post_entry *entries; /* from 1 */
	size_t n_entries;
	uint16_t buckets[RULE_BUCKETS];
	uint16_t attribute; /* chain of entries that name an attribute only */
	uint16_t loose[HTML_TAG_COUNT]; /* of those that name a tag only */
};

struct thread_rules *thread_rules_new(void);
void thread_rules_free(struct thread_rules *rules); /* NULL is fine */

#endif
