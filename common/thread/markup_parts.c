/*
 * markup_parts - where in a post its author, date, text and the rest are
 */
#include "markup_parts.h"

#include "ascii.h"
#include "markup_value.h"

static bool
is_name_element(const struct page *page, uint32_t element)
{
	return value_name(value_text(page, element)).len > 0;
}

/* The same where only common words lead to it: not the letter that stands for a picture, nor a
 * number. */
static bool
is_sure_name_element(const struct page *page, uint32_t element)
{
	struct span name = value_name(value_text(page, element));
	size_t letters = 0, digits = 0;

	for (size_t i = 0; i < name.len; i++) {
		letters += ascii_is_word(name.ptr[i]);
		digits += ascii_is_digit(name.ptr[i]);
	}
	return letters > 0 && name.len > 1 && (letters >= digits || letters > 2);
}

static bool
has_text(const struct page *page, uint32_t element)
{
	return page_element_text(page, element).len > 0;
}

static bool
has_no_text(const struct page *page, uint32_t element)
{
	return !has_text(page, element);
}

/* An element that may be what is looked for, in a post. */
struct candidate {
	const struct page *page;
	uint32_t element, top;
	const uint64_t *stems;
};

static void
consider(struct choice *choice, const struct selector *selector, const struct candidate *here,
    bool (*usable)(const struct page *, uint32_t))
{
	unsigned rank;

	if (selector->n == 0)
		return;
	rank = select_match(selector, here->page, here->element, here->top, here->stems);
	if (rank == SELECT_NONE || (choice->element != 0 && rank >= choice->rank))
		return;
	if (usable != NULL && !usable(here->page, here->element))
		return;
	choice->element = here->element;
	choice->rank = rank;
}

static bool
has_attributes(const struct page *page, uint32_t element)
{
	return page->elements[element].n_attributes > 0 || page->elements[element].tag == HTML_CITE;
}

static void
find_own(const struct page *page, const struct markup_posts *posts, size_t at,
    struct post_parts *parts)
{
	const struct markup_post *post = &posts->list[at];
	const struct post_rules *rules = posts->rules;
	size_t nested = at + 1;
	struct candidate here = { page, post->element, post->element, posts->stems };

	if (posts->siblings)
		consider(&parts->author, &rules->author, &here, is_name_element);
	for (uint32_t i = post_next_own(posts, at, &nested, post->element); i < post->end;
	    i = post_next_own(posts, at, &nested, i)) {
		here.element = i;
		consider(&parts->author, &rules->author, &here, is_name_element);
		consider(&parts->date, &rules->date, &here, value_is_date);
		consider(&parts->body, &rules->body, &here, has_text);
		consider(&parts->blank, &rules->body, &here, has_no_text);
		consider(&parts->score, &rules->score, &here, has_text);
		consider(&parts->permalink, &rules->permalink, &here, NULL);
		consider(&parts->level, &rules->level, &here, NULL);
	}
}

/*
 * A post of a picture alone has no text: where most posts have theirs in elements of one kind, an
 * empty one of that kind is the body, rather than a box around it that holds the head, too.
 */
static void
keep_blank_bodies(const struct markup_posts *posts, struct post_parts *parts)
{
	uint32_t ranks[SELECT_NONE + 1] = { 0 };

	for (size_t i = 0; i < posts->n; i++)
		if (parts[i].body.element != 0)
			ranks[parts[i].body.rank]++;
	for (size_t i = 0; i < posts->n; i++) {
		const struct choice *blank = &parts[i].blank;
		struct choice *body = &parts[i].body;

		if (blank->element != 0 && ranks[blank->rank] * 2 > posts->n &&
		    (body->element == 0 || blank->rank < body->rank))
			*body = *blank;
	}
}

/* Names in quotations are those of others. */
static bool
is_quoted(const struct page *page, uint32_t element, uint32_t top)
{
	return page_ancestor(page, element, HTML_BLOCKQUOTE) > top;
}

/* The same with the rows for all programs, for what the platform's row did not find. */
static void
find_general(const struct page *page, const struct markup_posts *posts, size_t at,
    struct post_parts *parts)
{
	const struct markup_post *post = &posts->list[at];
	const struct post_rules *rules = posts->rules;
	bool author = parts->author.element == 0, date = parts->date.element == 0;
	bool body = parts->body.element == 0;
	struct candidate here = { page, post->element, post->element, posts->stems };
	size_t nested = at + 1;

	if (!author && !date && !body)
		return;
	for (uint32_t i = post_next_own(posts, at, &nested, post->element); i < post->end;
	    i = post_next_own(posts, at, &nested, i)) {
		if (!has_attributes(page, i))
			continue;
		here.element = i;
		if (author && !is_quoted(page, i, post->element))
			consider(&parts->author, &rules->any_author, &here, is_sure_name_element);
		if (date)
			consider(&parts->date, &rules->any_date, &here, value_is_date);
		if (body)
			consider(&parts->body, &rules->any_body, &here, has_text);
	}
}

struct post_parts *
parts_find(struct page *page, struct markup_posts *posts)
{
	struct post_parts *parts = arena_get_zeroed(&page->arena, posts->n, sizeof(*parts));

	for (size_t i = 0; i < posts->n; i++)
		find_own(page, posts, i, &parts[i]);
	keep_blank_bodies(posts, parts);
	for (size_t i = 0; i < posts->n; i++) {
		posts->list[i].exact = (uint8_t)((parts[i].author.element != 0) +
		    (parts[i].date.element != 0) + 2 * (parts[i].body.element != 0));
		find_general(page, posts, i, &parts[i]);
	}
	return parts;
}
