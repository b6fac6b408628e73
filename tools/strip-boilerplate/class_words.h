/*
 * class_words - what the words in class, id, role and itemprop say an element is for
 *
 * A word list in groups (nav, share, related, footer ...) is compiled to one automaton over letters, so
 * that a name is read once whatever the number of words. Classes repeat a lot on a page: answers
 * are kept by the number of the class while the page lasts.
 */
#ifndef STRIP_CLASS_WORDS_H
#define STRIP_CLASS_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "page.h"
#include "span.h"

/* By class words first, then by tag or role. Bits of a mask; columns of the features. */
enum group {
	GROUP_NAV, GROUP_MENU, GROUP_BREADCRUMB, GROUP_HEADER, GROUP_FOOTER, GROUP_SIDEBAR, GROUP_WIDGET,
	GROUP_SHARE, GROUP_RELATED, GROUP_POPULAR, GROUP_TEASER, GROUP_LIST, GROUP_COOKIE, GROUP_NEWSLETTER,
	GROUP_LOGIN, GROUP_SEARCH, GROUP_FORM, GROUP_AD, GROUP_SPONSOR, GROUP_AUTHOR, GROUP_DATE,
	GROUP_META,
	GROUP_TAGS, GROUP_COMMENT, GROUP_POST, GROUP_ARTICLE, GROUP_BODY, GROUP_CONTENT, GROUP_MAIN,
	GROUP_TITLE, GROUP_LEAD, GROUP_CAPTION, GROUP_GALLERY, GROUP_VIDEO, GROUP_QUOTE, GROUP_CODE,
	GROUP_TABLE_OF_CONTENTS, GROUP_PAGER, GROUP_BUTTON, GROUP_POPUP, GROUP_HIDDEN, GROUP_PRODUCT,
	GROUP_PRICE, GROUP_REVIEW, GROUP_LEGAL, GROUP_PROMO, GROUP_HERO, GROUP_CARD, GROUP_SECTION,
	GROUP_NOTE,
	GROUP_TAG_ARTICLE, GROUP_TAG_MAIN, GROUP_TAG_ASIDE, GROUP_TAG_NAV, GROUP_TAG_HEADER,
	GROUP_TAG_FOOTER, GROUP_TAG_FORM, GROUP_TAG_TABLE, GROUP_TAG_LIST, GROUP_TAG_FIGURE,
	GROUP_TAG_SECTION, GROUP_TAG_BUTTON,
	GROUP_TAG_QUOTE, GROUP_TAG_LINK,
	GROUP_COUNT
};

struct class_memo;

struct class_words {
	uint16_t *next;     /* automaton: for each state 27 successors */
	uint64_t *found;    /* for each state the groups that end there */
	size_t n_states, next_capacity, found_capacity;
	struct class_memo *memo; /* by number of the class */
	size_t n_memo;
	uint32_t page; /* entries of earlier pages are stale */
};

void class_words_init(struct class_words *words);
void class_words_free(struct class_words *words);

/* Begins a page. */
void class_words_page(struct class_words *words, const struct page *page);

/*
 * The groups an element belongs to by its tag and attributes. *key becomes a hash of tag and
 * class, the same for elements built alike.
 */
uint64_t class_words_element(struct class_words *words, const struct page *page, uint32_t element,
    uint32_t *key);

#endif
