/*
 * author_shown - the authors that a page shows
 */
#include "author_shown.h"

#include "date_place.h"

enum {
	BEFORE_TITLE = 3, /* blocks */
	AFTER_TITLE = 8,
	LINE_BYTES = 160, /* of a byline */
	FAR_MAX = 1000,   /* names far from the title that are looked at */
};

/* What tells that there is a name, the best first. */
enum sign { SIGN_REL, SIGN_BY, SIGN_LABEL, SIGN_CLASS, SIGN_ADDRESS, SIGN_ABOVE, SIGN_FAR, SIGN_NONE };

struct search {
	struct page *page;
	uint32_t title, first, last; /* blocks: the title, and those beside it */
	enum sign best;
	struct author_names names; /* by that sign */
	bool several;          /* far from the title, more than one author is named */
	int n_far;             /* names found there */
	unsigned char *classes; /* enum author_mark + 1 of each number of a class, 0: not known yet */
	struct date_places places;
};

/* Takes names if they are found by a better sign than those before. */
static void
take(struct search *s, enum sign sign, const struct author_names *names)
{
	if (names->n == 0)
		return;
	s->n_far += sign == SIGN_FAR;
	if (sign == SIGN_FAR && s->best == SIGN_FAR)
		s->several |= !author_names_equal(&s->names, names);
	if (sign < s->best) {
		s->best = sign;
		s->names = *names;
	}
}

static bool
is_near(const struct search *s, uint32_t block)
{
	return block >= s->first && block <= s->last;
}

/* Can names far from the title still tell anything? */
static bool
far_counts(const struct search *s)
{
	return s->best >= SIGN_FAR && !s->several && s->n_far < FAR_MAX;
}

/* Is the block a part of a comment? Their heads look like bylines. */
static bool
is_of_comment(const struct search *s, uint32_t block)
{
	return block < s->page->n_blocks && (s->page->blocks[block].label == LABEL_COMMENT ||
	    s->page->blocks[block].label == LABEL_COMMENT_META);
}

/* Takes names of a block near the title; what stands above it may belong to a teaser. */
static void
take_near(struct search *s, uint32_t block, enum sign sign, const struct author_names *names)
{
	take(s, block < s->title ? SIGN_ABOVE : sign, names);
}

static enum author_mark
mark_of_class(struct search *s, const struct attribute *attribute)
{
	unsigned char *known = &s->classes[attribute->number];

	if (*known == 0)
		*known = (unsigned char)(1 + author_mark_of(attribute->value));
	return (enum author_mark)(*known - 1);
}

/* Is it the address of an author's page? */
static bool
is_author_address(struct span url)
{
	static const char *const folders[] = { "/author/", "/authors/", "/autor/", "/contributor/",
		"/contributors/", "/writer/", "/writers/", NULL };

	for (int i = 0; folders[i] != NULL; i++)
		if (span_find(url, span_from(folders[i])) < url.len)
			return true;
	return false;
}

/* What the attributes of an element say, and by which sign. Addresses count near the title alone. */
static enum author_mark
mark_of(struct search *s, const struct element *e, bool near, enum sign *sign)
{
	enum author_mark best = AUTHOR_UNMARKED, mark;

	*sign = SIGN_NONE;
	for (uint32_t i = e->first_attribute; i < e->first_attribute + e->n_attributes; i++) {
		const struct attribute *attribute = &s->page->attributes[i];
		enum sign here = SIGN_CLASS;

		mark = AUTHOR_UNMARKED;
		if (attribute->name == ATTR_CLASS) {
			mark = mark_of_class(s, attribute);
		} else if (attribute->name == ATTR_REL || attribute->name == ATTR_ITEMPROP) {
			if (author_mark_of(attribute->value) != AUTHOR_UNMARKED)
				mark = AUTHOR_MARKED_NAME;
			here = SIGN_REL;
		} else if (near && attribute->name == ATTR_HREF && is_author_address(attribute->value)) {
			mark = AUTHOR_MARKED;
			here = SIGN_ADDRESS;
		}
		if (mark != AUTHOR_UNMARKED && here < *sign)
			*sign = here;
		best = mark > best ? mark : best;
	}
	return best;
}

static void
look_at_element(struct search *s, uint32_t i)
{
	const struct element *e = &s->page->elements[i];
	struct author_names names;
	enum author_mark mark;
	enum sign sign;
	bool near;

	if (e->n_attributes == 0 || e->flags & ELEMENT_HIDDEN || e->text_end == e->text_start ||
	    e->text_end - e->text_start > LINE_BYTES)
		return;
	near = is_near(s, e->first_block);
	if (is_of_comment(s, e->first_block) || (!near && !far_counts(s)))
		return;
	mark = mark_of(s, e, near, &sign);
	if (mark == AUTHOR_UNMARKED || (near ? sign >= s->best : mark != AUTHOR_MARKED_NAME))
		return;
	if (!near && sign != SIGN_REL)
		mark = AUTHOR_MARKED;
	author_names_in(page_element_text(s->page, i), mark, &names);
	if (names.n == 0 || page_ancestor(s->page, i, HTML_FIGURE) != 0)
		return; /* photographers have a figure */
	if (near)
		take_near(s, e->first_block, sign, &names);
	else if (date_place_element(&s->places, i) < DATE_PLACE_ASIDE)
		take(s, SIGN_FAR, &names);
}

/* What a line says of its own: "By Ann Lee", or "About the author" above another one. */
static void
look_at_block(struct search *s, uint32_t i)
{
	const struct block *block = &s->page->blocks[i];
	struct span text = page_block_text(s->page, block);
	struct author_names names = { .n = 0 };
	enum sign sign = SIGN_BY;
	bool near = is_near(s, i);

	if (block->hidden || text.len > LINE_BYTES || i == s->title || is_of_comment(s, i) ||
	    (!near && !far_counts(s)))
		return;
	if (author_is_label(text) && i + 1 < s->page->n_blocks) {
		author_names_in(page_block_text(s->page, block + 1), AUTHOR_MARKED, &names);
		sign = SIGN_LABEL;
	} else {
		author_names_signed(text, &names);
		if (names.n == 0 && near)
			author_names_in(text, AUTHOR_UNMARKED, &names);
	}
	if (near)
		take_near(s, i, sign, &names);
	else if (names.n > 0 && date_place_block(&s->places, i) != DATE_PLACE_COMMENT)
		take(s, SIGN_FAR, &names);
}

enum author_place
author_shown(struct page *page, struct author_names *names)
{
	struct search s = { .page = page, .best = SIGN_NONE };

	names->n = 0;
	date_place_begin(&s.places, page);
	s.title = s.places.title;
	if (s.title == page->n_blocks)
		return AUTHOR_NOWHERE;
	s.first = s.title > BEFORE_TITLE ? s.title - BEFORE_TITLE : 0;
	s.last = s.title + AFTER_TITLE;
	s.classes = arena_get_zeroed(&page->arena, page->classes.n, 1);
	for (uint32_t i = 1; i < page->n_elements; i++)
		look_at_element(&s, i);
	for (uint32_t i = s.first; i < page->n_blocks; i++)
		look_at_block(&s, i);
	if (s.best == SIGN_NONE || (s.best == SIGN_FAR && s.several))
		return AUTHOR_NOWHERE;
	*names = s.names;
	return s.best >= SIGN_ABOVE ? AUTHOR_FAR : AUTHOR_BELOW_TITLE;
}
