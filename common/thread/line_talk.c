/*
 * line_talk - do posts speak to each other?
 */
#include "line_talk.h"

#include "ascii.h"
#include "thread_name.h"

enum {
	SLOTS = 4096,   /* of the set of authors */
	WORDS_MAX = 3,  /* of a name that is looked for */
	NAME_MIN = 4,   /* bytes of it */
	GREETING_MAX = 3, /* words up to the name of whom a line addresses */
	ADDRESS_MIN = 30, /* bytes of such a line */
	FEW = 6,        /* heads of which one post that addresses another is enough */
	FORUM_MAX = 100, /* bytes of a line that tells of a forum */
};

struct author {
	unsigned long long hash;
	bool known;
};

static unsigned long long
hash_name(struct span name)
{
	unsigned long long hash = SPAN_HASH;

	for (size_t i = 0; i < name.len; i++)
		hash = span_hash_byte(hash, name.ptr[i]);
	return hash;
}

static bool
is_name_byte(char c)
{
	return ascii_is_word(c) || ascii_is_digit(c) || c == '_' || c == '-';
}

/* The authors of the post a text stands in and of the next, whose head may begin in it. */
struct writers {
	struct span self, next;
};

/* Bytes of the name of neither of these authors that begins at byte `at`; 0 if none does. */
static size_t
other_name(const struct author *authors, struct span text, size_t at, const struct writers *writers)
{
	unsigned long long hash = SPAN_HASH;
	size_t first = at;

	for (int words = 0; words < WORDS_MAX && at < text.len; words++) {
		const struct author *author;
		struct span name;

		do
			hash = span_hash_byte(hash, text.ptr[at++]);
		while (at < text.len && is_name_byte(text.ptr[at]));
		name = span_slice(text, first, at);
		author = &authors[hash % SLOTS];
		if (name.len >= NAME_MIN && author->known && author->hash == hash)
			return span_equal(name, writers->self) || span_equal(name, writers->next) ? 0 :
			    name.len;
		if (at == text.len || text.ptr[at] != ' ')
			return 0;
	}
	return 0;
}

/* "@Bob", "Hello Bob, ..." , "Bob wrote:" */
static bool
addresses_other(const struct author *authors, struct span text, const struct writers *writers)
{
	struct span quoted = name_of_quoted(text);
	size_t words = 0;

	if (quoted.len > 0 && other_name(authors, quoted, 0, writers) == quoted.len)
		return true;
	for (size_t at = 0, len; at < text.len; at++) {
		bool called = at > 0 && text.ptr[at - 1] == '@';

		if (!is_name_byte(text.ptr[at]) || (at > 0 && is_name_byte(text.ptr[at - 1])))
			continue;
		words++;
		if (!called && (words > GREETING_MAX || text.len < ADDRESS_MIN))
			continue;
		len = other_name(authors, text, at, writers);
		if (len > 0 && (called ||
		    (at + len < text.len && memchr(",!", text.ptr[at + len], 2) != NULL)))
			return true;
	}
	return false;
}

/* Do the lines between a head and the next address another author? */
static bool
post_addresses_other(const struct lines *lines, const struct author *authors, const struct head *head)
{
	struct writers writers = { head->author, head[1].author };

	for (size_t i = head->at + 1; i < head[1].at; i++)
		if (addresses_other(authors, lines->list[i].text, &writers))
			return true;
	return false;
}

bool
talk_to_others(const struct lines *lines, const struct head *heads, size_t n)
{
	struct author *authors = arena_get_zeroed(&lines->page->arena, SLOTS, sizeof(*authors));
	size_t talking = 0;

	for (size_t i = 0; i < n; i++)
		if (heads[i].author.len >= NAME_MIN && !name_is_none(heads[i].author)) {
			unsigned long long hash = hash_name(heads[i].author);

			authors[hash % SLOTS] = (struct author){ hash, true };
		}
	for (size_t i = 0; i + 1 < n; i++)
		talking += post_addresses_other(lines, authors, &heads[i]);
	return n < FEW ? talking > 0 : talking > 1 && talking * 10 >= n;
}

bool
talk_of_forum(const struct lines *lines)
{
	static const char *const words[] = { "forum", "форум", "φόρουμ", "论坛", "論壇", "포럼", "フォーラム",
		"掲示板", "foren", "foros", "fórum" };

	for (size_t i = 0; i < lines->n; i++) {
		struct span text = lines->list[i].text;

		for (size_t k = 0; text.len <= FORUM_MAX && k < sizeof(words) / sizeof(*words); k++)
			if (span_find_nocase(text, span_from(words[k])) < text.len)
				return true;
	}
	return false;
}
