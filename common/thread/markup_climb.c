/*
 * markup_climb - from a part of each post to the whole of it
 */
#include "markup_climb.h"

enum { CLIMB_MAX = 12 }; /* elements between the part of a post that was found and the whole of it */

/* The depth of the innermost element around two others, the second behind the first. */
static uint16_t
shared_depth(const struct page *page, uint32_t first, uint32_t second)
{
	while (page->elements[first].end <= second)
		first = page->elements[first].parent;
	return page->elements[first].depth;
}

/* How far a post may be taken upwards before another one lies in it too. */
static uint32_t
room_above(const struct page *page, const struct markup_posts *posts, size_t at)
{
	uint16_t shared = 0, depth;

	if (at > 0)
		shared = shared_depth(page, posts->list[at - 1].element, posts->list[at].element);
	depth = page->elements[posts->list[at].element].depth;
	if (at + 1 < posts->n) {
		uint16_t next = shared_depth(page, posts->list[at].element,
		    posts->list[at + 1].element);

		shared = next > shared ? next : shared;
	}
	return depth > shared ? depth - shared - 1u : 0;
}

void
posts_climb(const struct page *page, struct markup_posts *posts)
{
	uint32_t counts[CLIMB_MAX + 1] = { 0 }, usual = 0, room;

	for (size_t i = 0; i < posts->n; i++) {
		room = room_above(page, posts, i);
		counts[room < CLIMB_MAX ? room : CLIMB_MAX]++;
	}
	for (uint32_t i = 1; i <= CLIMB_MAX; i++)
		usual = counts[i] > counts[usual] ? i : usual;
	for (size_t i = posts->n; i > 0; i--) {
		struct markup_post *post = &posts->list[i - 1];

		room = room_above(page, posts, i - 1);
		for (uint32_t up = 0; up < usual && up < room; up++)
			post->element = page->elements[post->element].parent;
		post->end = page->elements[post->element].end;
	}
}
