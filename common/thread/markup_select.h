/*
 * markup_select - the small selector language of the platform tables
 *
 *	li.comment, div#comment-%, .vcard .fn, [itemprop=text], time[datetime]
 *
 * Alternatives are parted by commas and tried in that order. Each is an element (`tag`, `.class`,
 * `#id`, `[attribute]`, `[attribute=value]`, all of which must hold) and may name one element above
 * it, parted by a space. In class and id `%` stands for digits and a final `*` for anything; a
 * value with a `*` in front is found anywhere in the attribute. ASCII case is ignored.
 */
#ifndef WINNOW_MARKUP_SELECT_H
#define WINNOW_MARKUP_SELECT_H

#include "page.h"

enum { SELECT_WORDS_MAX = 3, SELECT_NONE = 255 };

struct select_element {
	uint16_t tag;       /* HTML_ROOT: any */
	uint16_t attribute; /* ATTR_NONE: none */
	unsigned n_classes;
	uint64_t stems; /* of classes, id and attribute, as bits: what meets it has them all */
	struct span classes[SELECT_WORDS_MAX];
	struct span id, value;
};

struct select_rule {
	struct select_element element, above;
	bool has_above;
};

struct selector {
	struct select_rule *rules;
	size_t n;
	uint64_t stems; /* of all rules, as bits; all bits if a rule can be met without any */
};

/* Parses a selector; NULL gives one that matches nothing. Lives in the arena. */
struct selector select_parse(const char *text, struct arena *arena);

/*
 * The number of the first alternative an element meets, SELECT_NONE if none. Elements above it are
 * looked for up to and including `top`. stems: for each element of the page the bits of all words in
 * its class and id, and of its other attributes; most are seen by them not to meet a rule.
 */
unsigned select_match(const struct selector *selector, const struct page *page, uint32_t element,
    uint32_t top, const uint64_t *stems);

/* Does an element, or one above it, meet the selector? */
bool select_around(const struct selector *selector, const struct page *page, uint32_t element,
    const uint64_t *stems);

/* Does an element have the tag that is asked for? Most are told by that, without a call. */
static inline bool
select_tag(const struct select_element *wanted, const struct page *page, uint32_t element)
{
	return wanted->tag == HTML_ROOT || wanted->tag == page->elements[element].tag;
}

/* Does an element meet one alternative? The stems of those above it are needed only. */
bool select_rule_match(const struct select_rule *rule, const struct page *page, uint32_t element,
    uint32_t top, const uint64_t *stems);

/* Does one word meet a pattern with % and *? */
bool select_word(struct span pattern, struct span word);

/* The hash of the letters a word begins with, case folded. */
unsigned select_stem(struct span word);

/* That hash as one bit of 64. */
static inline uint64_t
select_stem_bit(unsigned stem)
{
	return UINT64_C(1) << (stem & 63);
}

/* A bit for an attribute that an element has; none for class and id, whose words have theirs. */
static inline uint64_t
select_attribute_bit(unsigned attribute)
{
	bool silent = attribute == ATTR_NONE || attribute == ATTR_CLASS || attribute == ATTR_ID;

	return silent ? 0 : UINT64_C(1) << (attribute * 29 & 63);
}

/* The next word of a class attribute. */
bool select_next_word(struct span *rest, struct span *word);

#endif
