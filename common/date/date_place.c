/*
 * date_place - where on the page a date stands: beside the title, far from it, among comments
 *
 * Sidebars, footers, lists of other articles and comments are known by tags, by the words of class
 * and id on the way up, and by the labels of blocks where they are set.
 */
#include "date_place.h"

#include "date_phrase.h"

enum {
	NAMES_BYTES = 200, /* of a class or id that are looked at */
	BESIDE_TITLE = 3,  /* blocks */
	NEAR_TITLE = 8,
	BELOW_TITLE = 20,
};

enum surroundings { AROUND_UNKNOWN, AROUND_PLAIN, AROUND_COMMENT, AROUND_OTHER };

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

/* What the words of a class or id say; those of an element itself do not tell of comments. */
static enum surroundings
by_names(struct span names, bool is_itself)
{
	static const char *const comment[DATE_WORDS] = {
		['c'] = "comment",
		['d'] = "dsq-",
		['r'] = "reply|respond",
	};
	static const char *const other[DATE_WORDS] = {
		['a'] = "archive",
		['c'] = "copyright|calendar|carousel|card",
		['f'] = "footer",
		['l'] = "latest",
		['m'] = "more-|menu",
		['n'] = "nav|newsletter",
		['p'] = "popular|promo",
		['r'] = "related|recent|recommend",
		['s'] = "sidebar",
		['t'] = "teaser|trending|ticker",
		['u'] = "upcoming",
		['w'] = "widget",
	};

	names = span_slice(names, 0, NAMES_BYTES);
	if (names.len == 0)
		return AROUND_UNKNOWN;
	if (!is_itself && date_phrase_any(names, comment))
		return AROUND_COMMENT;
	return date_phrase_any(names, other) ? AROUND_OTHER : AROUND_UNKNOWN;
}

/* What an element alone says. */
static enum surroundings
by_element(const struct page *page, uint32_t element, bool is_itself)
{
	enum surroundings found;

	switch (page->elements[element].tag) {
	case HTML_BODY: case HTML_MAIN: case HTML_HTML:
		return AROUND_PLAIN;
	case HTML_NAV: case HTML_FOOTER: case HTML_ASIDE:
		return AROUND_OTHER;
	}
	found = by_names(page_attribute(page, element, ATTR_CLASS), is_itself);
	return found != AROUND_UNKNOWN ? found :
	    by_names(page_attribute(page, element, ATTR_ID), is_itself);
}

/* What the element or the nearest one above that says anything says. */
static enum surroundings
from_element(struct date_places *places, uint32_t element)
{
	const struct element *elements = places->page->elements;
	enum surroundings found = AROUND_UNKNOWN;
	uint32_t at = element;

	while (at != 0 && (found = places->around[at]) == AROUND_UNKNOWN &&
	    (found = by_element(places->page, at, false)) == AROUND_UNKNOWN)
		at = elements[at].parent;
	if (found == AROUND_UNKNOWN)
		found = AROUND_PLAIN;
	places->around[at] = (unsigned char)found;
	for (; element != at; element = elements[element].parent)
		places->around[element] = (unsigned char)found;
	return found;
}

static enum surroundings
surroundings_of(struct date_places *places, uint32_t element)
{
	enum surroundings own = by_element(places->page, element, true);

	return own != AROUND_UNKNOWN ? own : from_element(places, places->page->elements[element].parent);
}

/* The place of a block by its distance from the title. */
static enum date_place
distance(const struct date_places *places, uint32_t block)
{
	uint32_t title = places->title, apart = block > title ? block - title : title - block;

	if (title == places->page->n_blocks)
		return DATE_PLACE_FAR;
	if (block < title)
		return apart <= NEAR_TITLE ? DATE_PLACE_BEFORE : DATE_PLACE_ABOVE;
	if (apart <= BESIDE_TITLE)
		return DATE_PLACE_TITLE;
	if (apart <= NEAR_TITLE)
		return DATE_PLACE_NEAR;
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

void
date_place_begin(struct date_places *places, struct page *page)
{
	places->page = page;
	places->title = date_place_title(page);
	places->around = arena_get_zeroed(&page->arena, page->n_elements, 1);
}

enum date_place
date_place_element(struct date_places *places, uint32_t element)
{
	uint32_t block = places->page->elements[element].first_block;

	return join(surroundings_of(places, element),
	    distance(places, block < places->page->n_blocks ? block : 0));
}

enum date_place
date_place_block(struct date_places *places, uint32_t block)
{
	enum surroundings around;

	switch ((enum block_label)places->page->blocks[block].label) {
	case LABEL_COMMENT: case LABEL_COMMENT_META:
		around = AROUND_COMMENT;
		break;
	case LABEL_RELATED: case LABEL_NAV: case LABEL_FORM:
		around = AROUND_OTHER;
		break;
	default:
		around = surroundings_of(places, places->page->blocks[block].element);
		break;
	}
	return join(around, distance(places, block));
}
