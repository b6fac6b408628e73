/*
 * markup_place - authors, dates and texts by the place they have in a post
 *
 * A place is the path from the post down to an element, by tags and first classes, with a number
 * where siblings are alike. For each the posts are counted that have it, and in how many it holds
 * a name or a date, and how much text there is. Authors change from post to post, ranks and labels less.
 */
#include "markup_place.h"

#include "markup_kind.h"
#include "markup_value.h"
#include "thread_name.h"
#include "thread_words.h"

enum {
	ALIKE_MAX = 4,       /* siblings that are alike are told apart up to this */
	NAME_MAX_BYTES = 50,
	DATE_MAX_BYTES = 100,
	STRAY = 20,          /* of 100 posts: what so few have at a place does not belong there */
	NEEDED = 60,         /* of 100 posts that must have a name or date at a place */
	CHANGES_MIN = 4,     /* one of so many names differs from the one before, or they are labels */
	TEXT_SHARE = 20,     /* of 100 bytes of the posts that a place of texts holds */
	BODY_SHARE = 75,     /* of 100 bytes of a text that an inner box needs to stand for it */
};

struct post_place {
	uint32_t posts;          /* that have it */
	uint32_t last_post;      /* number of the last of them */
	uint32_t parent;         /* around its last element */
	uint32_t named, changed; /* posts with a name there; with another than the one before */
	uint32_t linked, words;  /* of the names: in links; words in all */
	uint32_t dated, timed;   /* with a date; with a time of day or as an attribute */
	uint32_t heads;          /* posts whose author or date lies in it */
	uint32_t parts;          /* posts with what is asked for in it */
	unsigned long long name; /* hash of the last name */
	unsigned long long text; /* hash of the last text's ends */
	uint64_t bytes;          /* of texts that differ from the post before */
	uint16_t up;             /* the place around it */
	bool box, heading;
};

struct places {
	struct page *page;
	const struct markup_posts *posts;
	struct kind_slots *slots;
	struct post_place *list;
	uint16_t *of; /* the place of each element; 0: none */
	bool authors, dates; /* are looked for */
};

/* The place of an element of a post; its siblings that are like it, before it, are counted. */
static uint16_t
place_of(struct places *places, size_t post, uint32_t element)
{
	uint32_t parent = places->page->elements[element].parent;
	uint32_t first = places->posts->list[post].element;
	bool top = parent == first || parent == places->page->elements[first].parent;
	unsigned long long hash = kind_hash(top ? SPAN_HASH :
	    places->slots->hashes[places->of[parent]], places->page, element, NULL);

	if (!top && places->of[parent] == 0)
		return 0;
	for (unsigned alike = 1; alike <= ALIKE_MAX; alike++, hash = span_hash_byte(hash, 1)) {
		uint16_t slot = kind_slot(places->slots, hash);
		struct post_place *place = &places->list[slot];

		if (slot == 0 || (place->last_post == post + 1 && (!top && place->parent != parent)))
			return 0;
		if (place->last_post == post + 1)
			continue;
		place->posts++;
		place->last_post = (uint32_t)post + 1;
		place->parent = parent;
		place->up = top ? 0 : places->of[parent];
		return slot;
	}
	return 0;
}

static void
count_name(struct post_place *place, const struct page *page, uint32_t element)
{
	struct span text = page_element_text(page, element), name;
	const struct element *here = &page->elements[element];
	unsigned long long hash;

	if (text.len > NAME_MAX_BYTES || !name_is_likely(text) ||
	    value_is_of_user(page, here->text_start, here->text_end))
		return;
	name = value_name(text);
	if (name.len == 0)
		return;
	hash = span_hash(name);
	place->named++;
	place->changed += hash != place->name;
	place->name = hash;
	place->words += (uint32_t)span_count(name, ' ') + 1;
	place->linked += page->elements[element].tag == HTML_A ||
	    page->elements[page->elements[element].parent].tag == HTML_A;
}

/* What all posts say, such as a notice, is no text of theirs. */
static void
count_text(struct post_place *place, struct span text)
{
	size_t part = text.len < NAME_MAX_BYTES ? text.len : NAME_MAX_BYTES;
	unsigned long long hash = span_hash(span_slice(text, 0, part)) * 31 +
	    span_hash(span_slice(text, text.len - part, text.len)) + text.len;

	place->bytes += hash == place->text ? 0 : text.len;
	place->text = hash;
}

static void
count_date(struct post_place *place, const struct page *page, uint32_t element)
{
	struct when when;

	if (!value_is_date(page, element))
		return;
	place->dated++;
	place->timed += page->elements[element].tag == HTML_TIME ||
	    (value_when(page, element, &when) && when.time);
}

/* One of several a text may be made of. */
static bool
is_paragraph(uint16_t tag)
{
	return tag == HTML_P || tag == HTML_BLOCKQUOTE || tag == HTML_PRE || tag == HTML_UL ||
	    tag == HTML_OL || tag == HTML_TABLE || (tag >= HTML_H1 && tag <= HTML_H6);
}

static void
count_element(struct places *places, size_t post, uint32_t element)
{
	const struct element *here = &places->page->elements[element];
	uint16_t slot = place_of(places, post, element);
	struct post_place *place = &places->list[slot];
	uint32_t end = places->posts->list[post].stop;

	places->of[element] = slot;
	if (slot == 0 || here->text_start >= end)
		return;
	end = here->text_end < end ? here->text_end : end;
	count_text(place, span_slice(buffer_span(&places->page->text), here->text_start, end));
	place->box |= (here->flags & ELEMENT_BLOCK) && !is_paragraph(here->tag);
	place->heading |= here->tag >= HTML_H1 && here->tag <= HTML_H6;
	if (places->authors && page_ancestor(places->page, element, HTML_BLOCKQUOTE) <=
	    places->posts->list[post].element)
		count_name(place, places->page, element);
	if (places->dates && end - here->text_start <= DATE_MAX_BYTES)
		count_date(place, places->page, element);
}

static void
survey(struct places *places)
{
	for (size_t post = 0; post < places->posts->n; post++) {
		const struct markup_post *here = &places->posts->list[post];
		size_t nested = post + 1;
		uint32_t element = here->element;

		if (places->posts->siblings)
			count_element(places, post, element);
		else
			places->of[element] = 0;
		for (element = post_next_own(places->posts, post, &nested, element); element < here->end;
		    element = post_next_own(places->posts, post, &nested, element))
			count_element(places, post, element);
	}
}

static double
rate_author(const struct post_place *place, size_t n_posts)
{
	double named = place->named;

	if (place->named * 100 < n_posts * NEEDED || place->changed * CHANGES_MIN < place->named)
		return 0;
	return 100 * named / (double)n_posts + 50 * place->changed / (double)n_posts +
	    20 * place->linked / named - 15 * (place->words / named - 1) - (place->heading ? 20 : 0);
}

static uint16_t
choose_author(const struct places *places)
{
	uint16_t best = 0;
	double best_rate = 0;

	for (uint16_t i = 0; (i = kind_next(places->slots, i)) != 0;) {
		double rate = rate_author(&places->list[i], places->posts->n);

		if (rate > best_rate) {
			best_rate = rate;
			best = i;
		}
	}
	return best;
}

/* The place with a date in most posts, with a time of day rather than without; of places one in the
 * other, the inner. */
static uint16_t
choose_date(const struct places *places)
{
	uint16_t best = 0;

	for (uint16_t i = 0; (i = kind_next(places->slots, i)) != 0;) {
		const struct post_place *place = &places->list[i], *other = &places->list[best];

		if (place->dated * 100 < places->posts->n * NEEDED)
			continue;
		if (best == 0 || place->dated + place->timed > other->dated + other->timed ||
		    (place->dated + place->timed == other->dated + other->timed &&
			place->bytes < other->bytes))
			best = i;
	}
	return best;
}

/* Counts for the places around an element of a post: they hold more than the text. */
static void
count_heads(struct places *places, size_t post, uint32_t element)
{
	uint32_t top = places->posts->list[post].element;

	for (; element > top; element = places->page->elements[element].parent)
		places->list[places->of[element]].heads++;
}

/* The place with most text that holds neither author nor date; in it the box that holds nearly all. */
static uint16_t
choose_body(const struct places *places)
{
	uint64_t total = 0;
	uint16_t best = 0;

	for (size_t i = 0; i < places->posts->n; i++)
		total += places->posts->list[i].stop - places->posts->list[i].start;
	for (uint16_t i = 0; (i = kind_next(places->slots, i)) != 0;)
		if (places->list[i].box && places->list[i].heads * 100 < places->posts->n * STRAY &&
		    places->list[i].bytes > places->list[best].bytes)
			best = i;
	if (best == 0 || places->list[best].bytes * 100 < total * TEXT_SHARE)
		return 0;
	for (uint16_t i = 0; (i = kind_next(places->slots, i)) != 0;) {
		const struct post_place *inner = &places->list[i], *outer = &places->list[best];

		if (inner->up == best && inner->box && inner->posts * 100 >= outer->posts * 95 &&
		    inner->bytes * 100 >= outer->bytes * BODY_SHARE) {
			best = i;
			i = 0;
		}
	}
	return best;
}

static struct choice *
choice_of(struct post_parts *parts, size_t which)
{
	return (struct choice *)((char *)parts + which);
}

/* The element of a post at a place; 0 if it has none, or one without text. */
static uint32_t
element_at(const struct places *places, size_t post, uint16_t place)
{
	const struct markup_post *here = &places->posts->list[post];
	size_t nested = post + 1;

	for (uint32_t i = here->element; i < here->end;
	    i = post_next_own(places->posts, post, &nested, i))
		if (places->of[i] == place &&
		    places->page->elements[i].text_end > places->page->elements[i].text_start)
			return i;
	return 0;
}

/* Fills in what is at a place for the posts that have nothing yet. */
static void
set_found(const struct places *places, uint16_t place, struct post_parts *parts, size_t which)
{
	for (size_t post = 0; place != 0 && post < places->posts->n; post++) {
		struct choice *choice = choice_of(&parts[post], which);

		if (choice->element == 0)
			*choice = (struct choice){ element_at(places, post, place), SELECT_NONE };
	}
}

/* The place where most posts have a part, and how many have it there. */
static uint16_t
usual_place(const struct places *places, struct post_parts *parts, size_t which, size_t *n)
{
	uint16_t best = 0;

	for (uint16_t i = 0; (i = kind_next(places->slots, i)) != 0;)
		places->list[i].parts = 0;
	for (size_t post = 0; post < places->posts->n; post++)
		places->list[places->of[choice_of(&parts[post], which)->element]].parts++;
	for (uint16_t i = 0; (i = kind_next(places->slots, i)) != 0;)
		if (best == 0 || places->list[i].parts > places->list[best].parts)
			best = i;
	*n = best == 0 ? 0 : places->list[best].parts;
	return best;
}

/* What the general rows found elsewhere than in most posts is a mention in a text, a quotation's. */
static void
drop_strays(const struct places *places, struct post_parts *parts, size_t which)
{
	size_t n;
	uint16_t usual = usual_place(places, parts, which, &n);

	if (n * 100 < places->posts->n * NEEDED)
		return;
	for (size_t post = 0; post < places->posts->n; post++) {
		struct choice *choice = choice_of(&parts[post], which);
		uint32_t element;

		if (choice->element == 0 || places->of[choice->element] == usual)
			continue;
		element = element_at(places, post, usual);
		if (element != 0)
			choice->element = element;
	}
}

static bool
most_have(const struct markup_posts *posts, struct post_parts *parts, size_t which)
{
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++)
		n += choice_of(&parts[i], which)->element != 0;
	return n * 100 >= posts->n * NEEDED;
}

void
places_find(struct page *page, const struct markup_posts *posts, struct post_parts *parts)
{
	static const size_t author = offsetof(struct post_parts, author);
	static const size_t date = offsetof(struct post_parts, date);
	static const size_t body = offsetof(struct post_parts, body);
	struct places places = { .page = page, .posts = posts };
	bool general = (posts->rules->platform->flags & PLATFORM_GENERAL) != 0, bodies;

	places.authors = !most_have(posts, parts, author);
	places.dates = !most_have(posts, parts, date);
	bodies = !most_have(posts, parts, body);
	if (posts->n < 2 || (!places.authors && !places.dates && !bodies && !general))
		return;
	places.slots = kind_slots_new(&page->arena, sizeof(*places.list));
	places.list = (struct post_place *)(void *)places.slots->entries;
	places.of = arena_get_zeroed(&page->arena, page->n_elements, sizeof(*places.of));
	survey(&places);
	if (places.dates)
		set_found(&places, choose_date(&places), parts, date);
	if (places.authors)
		set_found(&places, choose_author(&places), parts, author);
	if (general) {
		drop_strays(&places, parts, author);
		drop_strays(&places, parts, date);
		drop_strays(&places, parts, body);
	}
	for (size_t i = 0; i < posts->n; i++) {
		count_heads(&places, i, parts[i].author.element);
		count_heads(&places, i, parts[i].date.element);
	}
	if (bodies)
		set_found(&places, choose_body(&places), parts, body);
}
