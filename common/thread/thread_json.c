/*
 * thread_json - comments that a page tells of in JSON-LD
 */
#include "thread_json.h"

#include "ascii.h"
#include "date.h"
#include "html.h"
#include "json.h"

enum {
	COMMENTS_MAX = 1 << 17,
	NESTING_MAX = 24,   /* of objects and arrays */
	KEY_LETTERS = 32,   /* of a text, by which it is known again */
	SLOTS_MIN = 64,
};

static const char *const authors[] = { "author", "creator", NULL };
static const char *const dates[] = { "dateCreated", "datePublished", NULL };
static const char *const texts[] = { "text", "articleBody", "commentText", "description", NULL };

/* Comments by the first letters of their texts. */
struct known {
	uint32_t *slots; /* numbers of comments, 0: free */
	size_t n_slots;
	const struct thread *thread;
};

/* The text of a string value: references and markup taken out; absent if it is no string. */
static struct span
text_of(struct page *page, struct span value)
{
	struct span text, rest;
	char *copy;
	size_t n = 0;

	if (json_kind(value) != JSON_STRING)
		return (struct span){ NULL, 0 };
	text = json_decode(value, &page->arena);
	copy = arena_get(&page->arena, HTML_DECODED_BYTES(text.len) + 1);
	text = span_make(copy, html_decode_to(text, false, copy));
	for (size_t i = 0; i < text.len; i++) {
		rest = span_slice(text, i, text.len);
		if (rest.len > 1 && rest.ptr[0] == '<' &&
		    (ascii_is_letter(rest.ptr[1]) || rest.ptr[1] == '/')) {
			if (span_starts(rest, SPAN("<br")) || span_starts(rest, SPAN("</p")))
				copy[n++] = '\n';
			i += span_find(rest, SPAN(">"));
		} else {
			copy[n++] = text.ptr[i];
		}
	}
	return span_trim(span_make(copy, n));
}

/* A string, or the name of a person. */
static struct span
name_of(struct page *page, struct span value)
{
	struct json_reader reader = json_read(value);
	struct span key, item;

	if (json_kind(value) == JSON_ARRAY && json_next(&reader, &key, &item))
		value = item;
	if (json_kind(value) == JSON_OBJECT)
		value = json_get(value, "name");
	return text_of(page, value);
}

/* The first of several members a node has. */
static struct span
member(struct span node, const char *const *keys)
{
	struct span value = { NULL, 0 };

	for (; *keys != NULL && value.ptr == NULL; keys++)
		value = json_get(node, *keys);
	return value;
}

static bool
has_type(struct span node, struct span name)
{
	struct span type = json_get(node, "@type"), key, item;
	struct json_reader reader = json_read(type);

	if (json_kind(type) == JSON_ARRAY && json_next(&reader, &key, &item))
		type = item;
	return json_kind(type) == JSON_STRING &&
	    span_ends(span_slice(type, 0, type.len - 1), name);
}

static bool
is_posting(struct span node)
{
	return has_type(node, SPAN("DiscussionForumPosting")) && member(node, texts).ptr != NULL;
}

/* A Comment or Answer of somebody, or of some day: the answers of a list of questions have neither. */
static bool
is_comment(struct span node)
{
	if (!is_posting(node) && !has_type(node, SPAN("Comment")) && !has_type(node, SPAN("Answer")))
		return false;
	return member(node, authors).ptr != NULL || member(node, dates).ptr != NULL;
}

static void
set_date(struct comment *comment, struct page *page)
{
	char iso[DATE_ISO_MAX];
	struct date date;

	if (date_find(comment->date, DATE_DAY_FIRST, SPAN(""), &date, NULL) && !date.swappable)
		comment->created = arena_copy(&page->arena, date_iso(&date, iso));
}

static uint32_t
add_node(struct thread *found, struct page *page, struct span node, uint32_t parent)
{
	struct comment *comment = thread_add(found);
	struct span votes = json_get(node, "upvoteCount"), author = member(node, authors);

	comment->text = text_of(page, member(node, texts));
	comment->author = name_of(page, author);
	comment->author_url = text_of(page, json_get(author, "url"));
	comment->date = text_of(page, member(node, dates));
	comment->permalink = text_of(page, json_get(node, "url"));
	comment->score = json_kind(votes) == JSON_STRING ? text_of(page, votes) : votes;
	comment->parent = parent;
	comment->depth = parent > 0 ? thread_depth_below(found->comments[parent - 1].depth) : 0;
	set_date(comment, page);
	return (uint32_t)found->n;
}

/* Can a node be a comment? Most pages tell of none, and are not searched for them. */
static bool
may_hold_comments(struct span json)
{
	return span_find(json, SPAN("Comment\"")) < json.len ||
	    span_find(json, SPAN("Answer\"")) < json.len ||
	    span_find(json, SPAN("DiscussionForumPosting\"")) < json.len;
}

static void
walk(struct thread *found, struct page *page, struct span value, uint32_t parent, int depth)
{
	static const char *const inside[] = { "@graph", "mainEntity", "mainEntityOfPage", "comment",
		"comments", "acceptedAnswer", "suggestedAnswer" };
	struct json_reader reader = json_read(value);
	struct span key, item;

	if (depth == NESTING_MAX || found->n == COMMENTS_MAX)
		return;
	if (json_kind(value) == JSON_ARRAY)
		while (json_next(&reader, &key, &item))
			walk(found, page, item, parent, depth + 1);
	if (json_kind(value) != JSON_OBJECT)
		return;
	if (is_comment(value)) {
		parent = add_node(found, page, value, parent);
		found->forum |= is_posting(value);
		parent = is_posting(value) ? 0 : parent; /* it opens the thread, none answers it */
	}
	for (size_t i = 0; i < sizeof(inside) / sizeof(*inside); i++)
		walk(found, page, json_get(value, inside[i]), parent, depth + 1);
}

/* A hash of the first letters; 0 if there are none. */
static unsigned long long
key_of(struct span text)
{
	unsigned long long hash = SPAN_HASH;
	size_t n = 0;

	for (size_t i = 0; i < text.len && n < KEY_LETTERS; i++)
		if (ascii_is_word(text.ptr[i]) || ascii_is_digit(text.ptr[i])) {
			hash = span_hash_byte(hash, ascii_fold(text.ptr[i]));
			n++;
		}
	return n > 0 ? hash : 0;
}

static void
learn(struct known *known, const struct thread *thread, struct arena *arena)
{
	known->thread = thread;
	for (known->n_slots = SLOTS_MIN; known->n_slots < thread->n * 2; known->n_slots *= 2)
		;
	known->slots = arena_get_zeroed(arena, known->n_slots, sizeof(*known->slots));
	for (uint32_t i = 0; i < thread->n; i++) {
		unsigned long long key = key_of(thread->comments[i].text);
		size_t slot = key % known->n_slots;

		/* of those that begin alike the first is known */
		while (known->slots[slot] != 0 &&
		    key_of(thread->comments[known->slots[slot] - 1].text) != key)
			slot = (slot + 1) % known->n_slots;
		if (known->slots[slot] == 0)
			known->slots[slot] = i + 1;
	}
}

/* The comment whose text begins as this one does; NULL if there is none. */
static struct comment *
look_up(const struct known *known, struct span text)
{
	unsigned long long key = key_of(text);

	if (key == 0)
		return NULL;
	for (size_t slot = key % known->n_slots; known->slots[slot] != 0;
	    slot = (slot + 1) % known->n_slots) {
		struct comment *comment = &known->thread->comments[known->slots[slot] - 1];

		if (key_of(comment->text) == key)
			return comment;
	}
	return NULL;
}

/* Gives comments of the page what they lack and their nodes tell. */
static void
merge(struct thread *thread, const struct page *page, const struct known *known)
{
	for (size_t i = 0; i < thread->n; i++) {
		struct comment *comment = &thread->comments[i];
		const struct comment *node = NULL;

		for (uint32_t k = comment->first_block; k < comment->end_block && node == NULL; k++)
			if (page->blocks[k].label == LABEL_COMMENT)
				node = look_up(known, page_block_text(page, &page->blocks[k]));
		if (node != NULL)
			comment_fill(comment, node);
	}
}

/* Where the page shows the text of a node after all, its blocks are the comment's; nodes in another
 * order than the page has them keep their text. */
static void
find_blocks(const struct known *known, struct page *page)
{
	const struct comment *last = NULL;

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		struct comment *node = look_up(known, page_block_text(page, &page->blocks[i]));

		if (node == NULL || (last != NULL && node <= last) || page->blocks[i].hidden)
			continue;
		last = node;
		node->first_block = i;
		for (; i < page->n_blocks; i++) {
			struct span text = page_block_text(page, &page->blocks[i]);

			if (i > node->first_block && span_find(node->text, text) == node->text.len)
				break;
			page->blocks[i].label = LABEL_COMMENT;
		}
		node->end_block = i--;
		node->text = (struct span){ NULL, 0 };
	}
}

static void
add_found(struct thread *thread, const struct comment *comment)
{
	*thread_add(thread) = *comment;
	if (comment->end_block == 0)
		return;
	if (thread->end_block == 0)
		thread->first_block = comment->first_block;
	thread->end_block = comment->end_block;
}

void
thread_read_json(struct thread *thread, struct page *page)
{
	struct thread found = THREAD_INIT;
	struct known known = { 0 };

	for (size_t i = 0; i < page->n_json; i++)
		if (may_hold_comments(page->json[i]))
			walk(&found, page, page->json[i], 0, 0);
	if (found.n > 0)
		learn(&known, &found, &page->arena);
	if (found.n > 0 && thread->n > 0) {
		merge(thread, page, &known);
	} else if (found.n > 0) {
		find_blocks(&known, page);
		for (size_t i = 0; i < found.n; i++)
			add_found(thread, &found.comments[i]);
		thread->forum = found.forum;
		thread->found_by = "json-ld";
	}
	thread_free(&found);
}
