/*
 * date_place - where on the page a date stands: beside the title, far from it, among comments
 *
 * Sidebars, footers, lists of other articles and comments are known by tags, by the words of class
 * and id on the way up, and by the labels of blocks where they are set.
 */
#include "date_place.h"

#include "date_phrase.h"

enum {
	ANCESTORS_MAX = 12,
	NAMES_BYTES = 200,    /* of a class or id that are looked at */
	BESIDE_TITLE = 3,     /* blocks */
	NEAR_TITLE = 8,
	BELOW_TITLE = 20,
};

enum surroundings { AROUND_PLAIN, AROUND_COMMENT, AROUND_OTHER };

uint32_t
date_place_title(const struct page *page)
{
	struct span title = page_title(page, (struct span){ NULL, 0 });
	uint32_t heading = (uint32_t)page->n_blocks, same = heading;

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		if (block->label == LABEL_TITLE)
			return i;
		if (block->tag == HTML_H1 && heading == page->n_blocks && !block->hidden)
			heading = i;
		if (same == page->n_blocks && block->end - block->start == title.len &&
		    span_equal(page_block_text(page, block), title) && block->tag != HTML_TITLE)
			same = i;
	}
	return same < page->n_blocks ? same : heading;
}

static enum surroundings
named_surroundings(struct span names, bool is_itself)
{
	static const char *const comment[] = { "comment", "dsq-", "reply", "respond", NULL };
	static const char *const other[] = { "related", "sidebar", "footer", "widget", "teaser",
		"nav", "recent", "popular", "latest", "copyright", "promo", "recommend", "more-",
		"trending", "newsletter", "calendar", "archive", "ticker", "upcoming", "menu",
		"carousel", "card", NULL };

	names = span_slice(names, 0, NAMES_BYTES);
	if (names.len == 0)
		return AROUND_PLAIN;
	if (!is_itself && date_phrase_any(names, comment))
		return AROUND_COMMENT;
	return date_phrase_any(names, other) ? AROUND_OTHER : AROUND_PLAIN;
}

/* What tags and the words of class and id upwards from an element say. */
static enum surroundings
surroundings_of(const struct page *page, uint32_t element)
{
	for (int n = 0; element != 0 && n < ANCESTORS_MAX; n++) {
		const struct element *e = &page->elements[element];
		enum surroundings here;

		if (e->tag == HTML_BODY || e->tag == HTML_MAIN || e->tag == HTML_HTML)
			return AROUND_PLAIN;
		if (e->tag == HTML_NAV || e->tag == HTML_FOOTER || e->tag == HTML_ASIDE)
			return AROUND_OTHER;
		here = named_surroundings(page_attribute(page, element, ATTR_CLASS), n == 0);
		if (here == AROUND_PLAIN)
			here = named_surroundings(page_attribute(page, element, ATTR_ID), n == 0);
		if (here != AROUND_PLAIN)
			return here;
		element = e->parent;
	}
	return AROUND_PLAIN;
}

/* The place of a block by its distance from the title. */
static enum date_place
distance(const struct page *page, uint32_t title, uint32_t block)
{
	uint32_t apart = block > title ? block - title : title - block;

	if (title == page->n_blocks)
		return DATE_PLACE_FAR;
	if (apart <= BESIDE_TITLE)
		return DATE_PLACE_TITLE;
	if (apart <= NEAR_TITLE)
		return DATE_PLACE_NEAR;
	if (block < title)
		return DATE_PLACE_ABOVE;
	return apart <= BELOW_TITLE ? DATE_PLACE_BELOW : DATE_PLACE_FAR;
}

/*
 * Near the title the words of a class do not count: themes name the boxes around an article with
 * the same ones (card, widget).
 */
static enum date_place
join(enum surroundings around, enum date_place place)
{
	if (around == AROUND_COMMENT)
		return DATE_PLACE_COMMENT;
	return around == AROUND_OTHER && place > DATE_PLACE_NEAR ? DATE_PLACE_ASIDE : place;
}

enum date_place
date_place_element(const struct page *page, uint32_t title, uint32_t element)
{
	uint32_t block = page->elements[element].first_block;

	return join(surroundings_of(page, element),
	    distance(page, title, block < page->n_blocks ? block : 0));
}

enum date_place
date_place_block(const struct page *page, uint32_t title, uint32_t block)
{
	enum surroundings around;

	switch ((enum block_label)page->blocks[block].label) {
	case LABEL_COMMENT: case LABEL_COMMENT_META:
		around = AROUND_COMMENT;
		break;
	case LABEL_RELATED: case LABEL_NAV: case LABEL_FORM:
		around = AROUND_OTHER;
		break;
	default:
		around = surroundings_of(page, page->blocks[block].element);
		break;
	}
	return join(around, distance(page, title, block));
}
