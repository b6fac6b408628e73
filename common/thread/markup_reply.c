/*
 * markup_reply - which post answers which, by links and attributes that name the one answered
 *
 * Posts go by the ids of their elements and of those around them, by anchors in or before them, and
 * by the numbers in their own ids, as attributes give them without the letters.
 */
#include "markup_reply.h"

#include <stdlib.h>

#include "ascii.h"
#include "thread.h"
#include "thread_phrases.h"

enum { FRONT_MAX = 80 }; /* bytes before a link that are looked at for words */

/* A name that a post goes by. */
struct reply_name {
	struct span name;
	uint32_t post; /* its number */
};

struct reply_names {
	struct reply_name *list;
	size_t n;
};

/* Elements from around the first post to the end of the last, each with the post it belongs to: the
 * one it lies in, else the one it stands before or around. */
struct reply_walk {
	const struct page *page;
	const struct markup_posts *posts;
	uint32_t element;
	size_t post; /* index */
};

/* Begins within the nearest element around both of the first two posts. */
static struct reply_walk
walk_start(const struct page *page, const struct markup_posts *posts)
{
	uint32_t around = page->elements[posts->list[0].element].parent;

	while (around > 0 && page->elements[around].end <= posts->list[1].element)
		around = page->elements[around].parent;
	return (struct reply_walk){ page, posts, around, 0 };
}

static bool
walk_next(struct reply_walk *walk)
{
	walk->element++;
	while (walk->post < walk->posts->n && walk->element >= walk->posts->list[walk->post].end)
		walk->post++;
	return walk->post < walk->posts->n;
}

static int
compare_spans(struct span a, struct span b)
{
	int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int
compare_names(const void *a, const void *b)
{
	const struct reply_name *one = a, *other = b;
	int order = compare_spans(one->name, other->name);

	return order != 0 ? order : (one->post > other->post) - (one->post < other->post);
}

/* The digits that a name ends with. */
static struct span
last_digits(struct span name)
{
	size_t at = name.len;

	while (at > 0 && ascii_is_digit((unsigned char)name.ptr[at - 1]))
		at--;
	return span_slice(name, at, name.len);
}

static void
add_name(struct reply_names *names, struct span name, size_t post)
{
	if (name.len > 0)
		names->list[names->n++] = (struct reply_name){ name, (uint32_t)post + 1 };
}

static struct reply_names
collect_names(struct page *page, const struct markup_posts *posts)
{
	static const enum html_attribute numbers[] = { ATTR_ID, ATTR_DATA_ID, ATTR_DATA_COMMENT_ID,
		ATTR_DATA_POST_ID };
	struct reply_walk walk = walk_start(page, posts);
	struct reply_names names = { 0 };

	names.list = arena_get(&page->arena, (page->n_attributes * 2 + 1) * sizeof(*names.list));
	while (walk_next(&walk)) {
		add_name(&names, page_attribute(page, walk.element, ATTR_ID), walk.post);
		if (page->elements[walk.element].tag == HTML_A)
			add_name(&names, page_attribute(page, walk.element, ATTR_NAME), walk.post);
		if (walk.element > posts->list[walk.post].element)
			continue;
		for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
			add_name(&names, last_digits(page_attribute(page, walk.element, numbers[i])),
			    walk.post);
	}
	qsort(names.list, names.n, sizeof(*names.list), compare_names);
	return names;
}

/* The number of the first post that goes by a name, 0 if none does. */
static uint32_t
look_up(const struct reply_names *names, struct span name)
{
	size_t low = 0, high = names->n;

	if (name.len == 0)
		return 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_spans(names->list[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->n && span_equal(names->list[low].name, name) ? names->list[low].post : 0;
}

/* The same for a name, or for the number in it. */
static uint32_t
post_named(const struct reply_names *names, struct span name)
{
	uint32_t post = look_up(names, name);

	return post > 0 ? post : look_up(names, last_digits(name));
}

/* The name behind the `#` of a link's address; empty if there is none. */
static struct span
link_target(const struct page *page, uint32_t element)
{
	struct span href = span_trim(page_attribute(page, element, ATTR_HREF));
	size_t at = span_find(href, SPAN("#"));

	return span_slice(href, at + (at < href.len), href.len);
}

/* Does a class of the element speak of what is answered? */
static bool
class_says_reply(const struct page *page, uint32_t element)
{
	static const char *const words[] = { "in-reply-to", "in_reply_to", "inreplyto", "reply-to",
		"reply_to", "replyto", "replying-to", "replied-to", "comment-parent", "parent-comment",
		"comment__parent", "parent-link", "parent" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (page_has_class(page, element, span_from(words[i])))
			return true;
	return false;
}

/* Does the link begin with words such as "in reply to", or stand right behind them? */
static bool
words_say_reply(const struct page *page, uint32_t element)
{
	struct span text = page_element_text(page, element), front;
	size_t start = page->elements[element].text_start;

	if (phrases_front(&phrases_reply_to, text, false) > 0)
		return true;
	while (start > 0 && page->text.ptr[start - 1] != '\n' &&
	    page->elements[element].text_start - start < FRONT_MAX)
		start--;
	front = span_trim(span_slice(buffer_span(&page->text), start,
	    page->elements[element].text_start));
	if (front.len > 0 && front.ptr[front.len - 1] == ':')
		front = span_trim(span_slice(front, 0, front.len - 1));
	return phrases_cut(&front, &phrases_reply_to);
}

/* The post a link says is answered, 0 if it says so of none. */
static uint32_t
answered_by_link(const struct page *page, const struct reply_names *names, uint32_t element,
    uint32_t top)
{
	uint32_t around = page->elements[element].parent, post;

	if (page->elements[element].tag != HTML_A)
		return 0;
	post = post_named(names, link_target(page, element));
	if (post == 0 || page_ancestor(page, element, HTML_BLOCKQUOTE) > top)
		return 0;
	if (class_says_reply(page, element) || words_say_reply(page, element))
		return post;
	return around > top && class_says_reply(page, around) ? post : 0;
}

static uint32_t
answered_by_attribute(const struct page *page, const struct reply_names *names, uint32_t element)
{
	static const enum html_attribute attributes[] = { ATTR_DATA_PARENT_ID, ATTR_DATA_PARENT,
		ATTR_DATA_REPLY_TO };
	uint32_t post = 0;

	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes) && post == 0; i++)
		post = post_named(names, page_attribute(page, element, attributes[i]));
	return post;
}

void
nest_by_replies(struct page *page, struct markup_posts *posts)
{
	struct reply_names names;
	struct reply_walk walk;

	if (posts->n < 2)
		return;
	names = collect_names(page, posts);
	walk = walk_start(page, posts);
	while (walk_next(&walk)) {
		struct markup_post *post = &posts->list[walk.post];
		uint32_t answered;

		if (post->parent > 0)
			continue;
		answered = answered_by_attribute(page, &names, walk.element);
		if (answered == 0)
			answered = answered_by_link(page, &names, walk.element, post->element);
		/* a button to answer names its own post */
		if (answered == 0 || answered > walk.post)
			continue;
		post->parent = answered;
		post->depth = thread_depth_below(posts->list[answered - 1].depth);
	}
}
