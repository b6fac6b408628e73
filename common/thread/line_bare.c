/*
 * line_bare - heads of posts that have lost their date in a text rendering
 */
#include "line_bare.h"

#include "ascii.h"
#include "thread_edge.h"
#include "thread_name.h"
#include "thread_words.h"

enum {
	HEAD_MAX = 90, /* bytes */
	NUMBER_DIGITS = 5,
	NAME_REACH = 6, /* lines from the facts about a user up to his name */
	FACTS_MIN = 3, /* lines: two facts, the value of one below it or beside */
};

/* Heads of one form are heads of one thread, so each kind has its own. */
enum form { FORM_FRONT, FORM_HASH = 16, FORM_COUNTED, FORM_WORDS, FORM_AVATAR, FORM_SAID, FORM_POSTED,
	FORM_FACTS, FORM_PARTED };

/* Programs whose heads are unmistakable. */
static bool
read_front(struct span text, struct head *head)
{
	static const char *const fronts[] = { "[–]", "[-]", "[+]", "Post by ", "» by " };

	for (size_t i = 0; i < sizeof(fronts) / sizeof(*fronts); i++) {
		struct span front = span_from(fronts[i]);

		if (!span_starts(text, front))
			continue;
		if (i >= 3 && !span_ends(text, SPAN("»")))
			continue;
		head->author = name_in_head(span_slice(text, front.len, text.len));
		if (i < 3 && span_find(head->author, SPAN(" ")) < head->author.len)
			return false; /* a button before a heading */
		head->form = FORM_FRONT + i + 1;
		return true;
	}
	return false;
}

/* "#4", "#4 ·", or the bare number that comes next. */
static bool
read_number(struct span text, size_t *expected, struct head *head)
{
	bool hash = text.len > 1 && text.ptr[0] == '#';
	size_t at = hash, first = at, number = span_take_number(text, &at, NUMBER_DIGITS);

	if (at == first || edge_skip(span_slice(text, at, text.len), true).len > 0)
		return false;
	if (!hash && (number != *expected || at < text.len))
		return false;
	*expected = number + 1;
	head->number = number;
	head->bare = !hash;
	head->numbered = true;
	head->form = hash ? FORM_HASH : FORM_COUNTED;
	return true;
}

/* "message 3: by Bob (new)", "Comment number 3." */
static bool
read_counted_words(struct span text, struct head *head)
{
	static const char *const words[] = { "message ", "comment number ", "comment #", "kommentar nr. " };
	struct span rest = { NULL, 0 };
	size_t digits = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words) && rest.ptr == NULL; i++)
		if (edge_is(text, span_from(words[i])))
			rest = span_slice(text, strlen(words[i]), text.len);
	head->number = span_take_number(rest, &digits, NUMBER_DIGITS);
	if (digits == 0)
		return false;
	rest = edge_skip(span_slice(rest, digits, rest.len), false);
	if (rest.len > 0)
		head->author = name_in_head(rest);
	if (rest.len > 0 && head->author.len == 0)
		return false;
	head->numbered = true;
	head->form = FORM_WORDS;
	return true;
}

/* "Bob's avatar" */
static bool
read_avatar(struct span text, struct head *head)
{
	static const char *const ends[] = { "'s avatar", "’s avatar" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		if (!span_ends(text, span_from(ends[i])))
			continue;
		head->author = name_trim(span_slice(text, 0, text.len - strlen(ends[i])));
		head->form = FORM_AVATAR;
		return head->author.len > 0 && !span_equal(head->author, SPAN("User"));
	}
	return false;
}

/* "Bob said..." */
static bool
read_said(struct span text, struct head *head)
{
	if (!name_says_dots(text))
		return false;
	head->author = name_trim(text);
	head->form = FORM_SAID;
	return true;
}

/* "Posted" under a name; it often comes twice. */
static bool
read_posted(const struct lines *lines, size_t at, struct head *head)
{
	static const char *const words[] = { "Posted", "Geschrieben", "Inviato", "Publicado", "Postado",
		"Napisano", "Опубликовано" };
	const struct line *above;

	if (at == 0)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!span_equal(lines->list[at].text, span_from(words[i])))
			continue;
		above = line_at(lines, at - 1);
		if ((above->flags & LINE_NAME) == 0)
			return false;
		head->author = name_trim(above->text);
		head->form = FORM_POSTED;
		return true;
	}
	return false;
}

/* The name that begins the lines about a user, the first below a blank line or a border. */
static void
read_name_above(const struct lines *lines, size_t at, struct head *head)
{
	size_t first = at, name;

	while (first > 0 && at - first < NAME_REACH && lines->page->blocks[first].gap < 2 &&
	    (lines->list[first].flags & LINE_PARTED) == 0)
		first--;
	for (name = first; name < at && (line_at(lines, name)->flags & (LINE_BARE | LINE_CONTROL));)
		name++;
	if (name == at || (line_at(lines, name)->flags & LINE_NAME) == 0)
		return;
	head->author = name_trim(lines->list[name].text);
	head->top = first;
}

static bool
is_count(const struct lines *lines, size_t at)
{
	const struct line *line = line_at(lines, at);

	return (line->flags & (LINE_BARE | LINE_DATE)) == LINE_BARE && ascii_is_digit(line->text.ptr[0]);
}

bool
bare_tells_joining(const struct lines *lines, size_t at)
{
	const struct line *line = line_at(lines, at);

	return lines->page->plain && (line->flags & LINE_DATE) && !line->when.time &&
	    line->when.text.len == line->text.len && at + 2 < lines->n && is_count(lines, at + 1) &&
	    is_count(lines, at + 2);
}

/* Are there facts from line `at` on, one of which only members of forums have? */
static bool
are_member_facts(const struct lines *lines, size_t at)
{
	bool member = false;
	size_t n = 0;

	if (line_at(lines, at - 1)->flags & LINE_FACT)
		return false;
	for (; at + n < lines->n && (line_at(lines, at + n)->flags & LINE_FACT); n++)
		member |= words_are_member_fact(lines->list[at + n].text);
	return member && n >= FACTS_MIN;
}

static bool
read_facts(const struct lines *lines, size_t at, struct head *head)
{
	if (at == 0 || (!bare_tells_joining(lines, at) && !are_member_facts(lines, at)))
		return false;
	read_name_above(lines, at, head);
	head->form = FORM_FACTS;
	head->facts = true;
	return true;
}

bool
bare_may_be_head(const struct lines *lines, size_t at)
{
	struct span text = lines->list[at].text;
	unsigned char first = text.len > 0 ? (unsigned char)text.ptr[0] : ' ';

	return (lines->list[at].flags & LINE_PARTED) || first == '[' || first == 'P' || first >= 0x80 ||
	    (lines->page->plain && text.len <= HEAD_MAX);
}

bool
bare_read_head(const struct lines *lines, size_t at, size_t *expected, struct head *head)
{
	struct span text = lines->list[at].text;

	if (text.len <= HEAD_MAX && read_front(text, head))
		return true;
	if (!lines->page->plain)
		return false;
	if (text.len <= HEAD_MAX && (read_number(text, expected, head) ||
	    read_counted_words(text, head) || read_avatar(text, head) || read_said(text, head) ||
	    read_posted(lines, at, head) || read_facts(lines, at, head)))
		return true;
	if ((line_at(lines, at)->flags & LINE_PARTED) == 0)
		return false;
	*head = (struct head){ .at = at, .top = at, .form = FORM_PARTED, .parted = true };
	return true;
}
