/*
 * markup_nest - which post of a page of markup answers which
 */
#include "markup_nest.h"

#include "markup_reply.h"
#include "thread.h"
#include "thread_signs.h"

enum {
	LEVELS_MAX = 64, /* open depths when posts tell theirs */
	REPLIES_MIN = 3, /* to one post and to no other are too many */
};

/* Parents by containment: true if any post lies in another. */
static bool
nest_by_containment(struct markup_posts *posts)
{
	uint32_t open = 0; /* number of the innermost post around */
	bool any = false;

	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];

		while (open > 0 && posts->list[open - 1].end <= post->element)
			open = posts->list[open - 1].parent;
		post->parent = open;
		post->depth = open > 0 ? thread_depth_below(posts->list[open - 1].depth) : 0;
		any |= open > 0;
		open = (uint32_t)i + 1;
	}
	return any;
}

/* Lists of replies around a post, up to the element all posts share. */
static uint32_t
count_reply_lists(const struct page *page, const struct markup_posts *posts, uint32_t element)
{
	uint32_t n = 0;

	for (uint32_t up = page->elements[element].parent; up > 0; up = page->elements[up].parent)
		n += select_match(&posts->rules->replies, page, up, 0, posts->stems) !=
		    SELECT_NONE;
	return n;
}

/* Parents by the depth that each post tells: the last one before that is less deep. True if any is. */
static bool
nest_by_level(struct markup_posts *posts)
{
	uint32_t levels[LEVELS_MAX], open[LEVELS_MAX];
	bool any = false;
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];

		while (n > 0 && levels[n - 1] >= post->level)
			n--;
		post->parent = n > 0 ? open[n - 1] : 0;
		post->depth = (uint16_t)n;
		any |= n > 0;
		if (n < LEVELS_MAX) {
			levels[n] = post->level;
			open[n++] = (uint32_t)i + 1;
		}
	}
	return any;
}

/* Takes the number of lists of replies around each post for the depth it tells, if there are any. */
static void
tell_by_lists(const struct page *page, struct markup_posts *posts)
{
	bool listed = false;

	for (size_t i = 0; i < posts->n; i++) {
		uint32_t lists = count_reply_lists(page, posts, posts->list[i].element);

		if (lists > 0 && !listed)
			for (size_t k = 0; k < i; k++)
				posts->list[k].level = 0;
		listed |= lists > 0;
		if (listed)
			posts->list[i].level = lists;
	}
}

/*
 * Where posts tell no depth, takes that of their elements: replies stand in a box behind what they
 * answer. Not so if the first post alone stands higher: it opens the thread.
 */
static void
tell_by_standing(const struct page *page, struct markup_posts *posts)
{
	uint16_t lowest = UINT16_MAX;
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++) {
		uint16_t depth = page->elements[posts->list[i].element].depth;

		if (posts->list[i].level > 0)
			return;
		n = depth < lowest ? 1 : n + (depth == lowest);
		lowest = depth < lowest ? depth : lowest;
	}
	if (n < 2 || page->elements[posts->list[0].element].depth > lowest)
		return;
	for (size_t i = 0; i < posts->n; i++)
		posts->list[i].level = page->elements[posts->list[i].element].depth - lowest;
}

static void
make_flat(struct markup_posts *posts)
{
	for (size_t i = 0; i < posts->n; i++)
		posts->list[i].parent = posts->list[i].depth = 0;
}

/* Do all other posts lie in the first? It is the opening one then, not what they reply to. */
static bool
is_opening_around(const struct markup_posts *posts)
{
	for (size_t i = 1; i < posts->n; i++)
		if (posts->list[i].parent != 1)
			return false;
	return posts->n > REPLIES_MIN;
}

bool
nest_posts(struct page *page, struct markup_posts *posts)
{
	unsigned flags = posts->rules->platform->flags;
	bool forum = flags & PLATFORM_FORUM ||
	    (flags & PLATFORM_GENERAL && signs_of_forum(page));

	if (nest_by_containment(posts)) {
		if ((flags & PLATFORM_FORUM) == 0 &&
		    ((flags & PLATFORM_GENERAL) == 0 || !is_opening_around(posts)))
			return false;
		make_flat(posts);
	}
	if (forum) {
		nest_by_replies(page, posts);
		return true;
	}
	tell_by_lists(page, posts);
	if (flags & PLATFORM_GENERAL)
		tell_by_standing(page, posts);
	if (!nest_by_level(posts))
		nest_by_replies(page, posts);
	return false;
}
