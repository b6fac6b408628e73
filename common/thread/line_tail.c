/*
 * line_tail - what follows the texts of posts: signatures, notes, the rest of the page
 */
#include "line_tail.h"

#include "thread_words.h"

enum {
	SLOTS = 2048,
	NOTE_REACH = 12,   /* lines behind a note about an edit, or a rule, up to the end of the post */
	RULE_MIN = 5,      /* bytes of a rule */
	SIGNATURE_MAX = 8, /* lines of a signature that comes again */
	SIGNATURE_MIN = 25, /* bytes of it; what is shorter may be a greeting */
	LETTERS_MIN = 5,   /* bytes of a line of menus */
};

/* A line with which posts of an author end. */
struct ending {
	unsigned long long hash;
	uint32_t posts, last; /* in how many, and the last of them, counted from 1 */
};

static unsigned long long
hash_ending(struct span author, const struct line *line)
{
	return span_hash(author) ^ (line->hash * 31 + line->text.len);
}

/* "______" */
static bool
is_rule(struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '_')
			return false;
	return text.len >= RULE_MIN;
}

/* The line where a note or a rule ends the text. */
static size_t
note_in(const struct lines *lines, const struct line_post *post)
{
	size_t at = post->stop > NOTE_REACH ? post->stop - NOTE_REACH : 0;

	for (at = at > post->body ? at : post->body + 1u; at < post->stop; at++)
		if (words_are_edit_note(lines->list[at].text) || is_rule(lines->list[at].text))
			return at;
	return post->stop;
}

static void
count_endings(struct ending *endings, const struct lines *lines, const struct line_post *post, size_t i)
{
	for (size_t at = post->stop; at > post->body && post->stop - at < SIGNATURE_MAX; at--) {
		unsigned long long hash = hash_ending(post->author, line_at(lines, at - 1));
		struct ending *ending = &endings[hash % SLOTS];

		if (ending->posts > 0 && (ending->hash != hash || ending->last == i + 1))
			continue;
		ending->hash = hash;
		ending->last = (uint32_t)i + 1;
		ending->posts++;
	}
}

/* The line where a signature that comes again begins; the first line of a text is none. */
static size_t
signature_in(const struct ending *endings, const struct lines *lines, const struct line_post *post)
{
	size_t at = post->stop, bytes = 0;

	while (at > post->body + 1u && post->stop - at < SIGNATURE_MAX) {
		unsigned long long hash = hash_ending(post->author, line_at(lines, at - 1));
		const struct ending *ending = &endings[hash % SLOTS];

		if (ending->hash != hash || ending->posts < 2)
			break;
		bytes += lines->list[--at].text.len;
	}
	return bytes >= SIGNATURE_MIN ? at : post->stop;
}

void
tail_cut(struct line_posts *posts, const struct lines *lines)
{
	struct ending *endings = arena_get_zeroed(&lines->page->arena, SLOTS, sizeof(*endings));

	for (size_t i = 0; i < posts->n; i++) {
		struct line_post *post = &posts->list[i];

		post->stop = (uint32_t)note_in(lines, post);
		if (post->author.len > 0)
			count_endings(endings, lines, post, i);
	}
	for (size_t i = 0; i < posts->n; i++)
		if (posts->list[i].author.len > 0)
			posts->list[i].stop = (uint32_t)signature_in(endings, lines, &posts->list[i]);
}

/* Could a line be one of the page's menus: not a name or fact beside a post? */
static bool
is_of_page(const struct line *line)
{
	return line->text.len >= LETTERS_MIN &&
	    (line->flags & (LINE_BARE | LINE_FACT | LINE_CONTROL | LINE_DATE)) == 0;
}

size_t
tail_of_page(const struct lines *lines, size_t top, size_t at, size_t end)
{
	unsigned long long *above = arena_get_zeroed(&lines->page->arena, SLOTS, sizeof(*above));

	for (size_t i = 0; i < top; i++)
		if (is_of_page(line_at(lines, i)))
			above[lines->list[i].hash % SLOTS] = lines->list[i].hash;
	while (at < end && (!is_of_page(line_at(lines, at)) ||
	    above[lines->list[at].hash % SLOTS] != lines->list[at].hash))
		at++;
	return at < end ? at : end;
}
