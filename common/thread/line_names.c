/*
 * line_names - the names of authors in lines beside the heads of their posts
 */
#include "line_names.h"

#include "ascii.h"
#include "thread_edge.h"
#include "thread_name.h"
#include "thread_words.h"

enum {
	REACH = 14,       /* lines from a head to the name that belongs to it */
	RATED_MAX = 512,  /* heads that places are rated by */
	LONG = 100,       /* bytes of a line behind which there is none */
	MENTIONED = 4096, /* slots of the set of names that lines mention */
	ONE_NAME_MIN = 3, /* heads that hold the same word where a name could be */
	MENTION_WORDS = 3, /* of a name at the end of a line */
	TAILS = 256,      /* slots of the table of words behind names */
	TAIL_MIN = 3,     /* names that have the same words behind them */
	TAIL_SHARE = 12,  /* of so many heads one at least has them */
	ASIDE = 3,        /* places beside the one of most names */
};

/* Where a name may stand: the n-th line that says something above (n < 0) or below a head, or the
 * border that is farthest above it. */
struct name_place {
	int n;
	bool border;
	bool own; /* lines that most posts have do not count */
};

struct names {
	const struct lines *lines;
	struct head *heads;
	size_t n;
	struct frame *frame;
	size_t *borders; /* the first border above each head */
	unsigned long long *called;    /* hashes of the names that posts quote or address, 0: free */
	unsigned long long *mentioned; /* of what may be a name at the end of a line */
};

static void
mention(unsigned long long *set, struct span name)
{
	unsigned long long hash = span_hash_nocase(name);

	if (name.len > 1)
		set[hash % MENTIONED] = hash;
}

static bool
is_in(const unsigned long long *set, struct span name)
{
	unsigned long long hash = span_hash_nocase(name);

	return set[hash % MENTIONED] == hash;
}

/* "@Bob" */
static void
mention_addressed(struct names *names, struct span text)
{
	for (size_t at = 0, end; at < text.len; at = end + 1) {
		at += span_find(span_slice(text, at, text.len), SPAN("@"));
		end = at + 1;
		while (end < text.len && (ascii_is_word(text.ptr[end]) || ascii_is_digit(text.ptr[end]) ||
		    memchr("_-", text.ptr[end], 2) != NULL))
			end++;
		if (at < text.len)
			mention(names->called, span_slice(text, at + 1, end));
	}
}

/* "Find more posts by Bob Reed", "Reply to Bob": the last words of a line, but not all of it. */
static void
mention_last(struct names *names, struct span text)
{
	size_t at = text.len;

	for (int words = 0; words < MENTION_WORDS && at > 0; words++) {
		while (at > 0 && text.ptr[at - 1] != ' ')
			at--;
		if (at > 0)
			mention(names->mentioned, span_slice(text, at, text.len));
		while (at > 0 && text.ptr[at - 1] == ' ')
			at--;
	}
}

/* Notes the names that posts quote or address, and what may be one at the end of short lines. */
static void
collect_mentioned(struct names *names)
{
	const struct lines *lines = names->lines;

	names->called = arena_get_zeroed(&lines->page->arena, MENTIONED, sizeof(*names->called));
	names->mentioned = arena_get_zeroed(&lines->page->arena, MENTIONED, sizeof(*names->mentioned));
	for (size_t i = names->heads[0].at; i < lines->n; i++) {
		struct span text = lines->list[i].text;

		mention(names->called, name_of_quoted(text));
		mention_addressed(names, text);
		if (text.len <= LONG)
			mention_last(names, text);
	}
}

/* Does a line say something: no sign, control, number or date, nor a fact? */
static bool
is_telling(const struct names *names, size_t at, size_t above, bool own)
{
	const struct line *line = line_at(names->lines, at);

	if ((line->flags & (LINE_BARE | LINE_CONTROL | LINE_FACT)) ||
	    words_are_post_note(edge_skip(line->text, false)))
		return false;
	if (!own)
		return true;
	return ((line->flags & LINE_DATE) == 0 || line->before.len + line->after.len > 0) &&
	    !frame_repeats_mostly(names->frame, at, above);
}

/* The line at a place beside head i, or lines.n. */
static size_t
line_in_place(const struct names *names, size_t i, struct name_place place)
{
	size_t n = names->lines->n, at = names->heads[i].at, above = i + (place.n > 0);
	int step = place.n > 0 ? 1 : -1, seen = 0;

	if (place.border) {
		above = i;
		at = names->borders[i];
	}
	for (int k = 0; k < REACH; k++) {
		if ((step < 0 && at == 0) || (step > 0 && at + 1 >= n))
			return n;
		at += (size_t)step;
		if (names->lines->list[at].text.len > LONG)
			return n;
		seen += is_telling(names, at, above, place.own) ? step : 0;
		if (seen == place.n)
			return at;
	}
	return n;
}

/* Cuts a line where facts about the user begin: "Bob  12", "Bob Posts: 14", "Bob 6 replies". */
static struct span
cut_facts(struct span text)
{
	for (size_t at = 1; at + 1 < text.len; at++) {
		struct span rest = span_slice(text, at, text.len);
		bool alone;

		if (text.ptr[at] != ' ')
			continue;
		rest = span_trim(rest);
		if (rest.len > 0 && (ascii_is_digit(rest.ptr[0]) || words_are_user_fact(rest, &alone)))
			return span_slice(text, 0, at);
	}
	return text;
}

/* The first of several pieces of a line that are set apart by white space. */
static struct span
first_piece(struct span text)
{
	for (size_t at = 1; at + 1 < text.len; at++) {
		struct span rest = span_slice(text, at, text.len);

		if (text.ptr[at] == '\t' || span_starts(rest, SPAN("  ")) ||
		    span_starts(rest, SPAN(" \xc2\xa0")) || span_starts(rest, SPAN("\xc2\xa0\xc2\xa0")))
			return span_slice(text, 0, at);
	}
	return text;
}

/* "Bob Member" before facts: the words that posts call the author by; all of it if they call none. */
static struct span
cut_called(const struct names *names, struct span name)
{
	for (size_t at = 1; at < name.len && !is_in(names->called, name); at++)
		if (name.ptr[at] == ' ' && is_in(names->called, span_slice(name, 0, at)))
			return span_slice(name, 0, at);
	return name;
}

/* "518 helpful votes" */
static bool
is_counted(struct span text)
{
	size_t at = 0;

	while (at < text.len && (ascii_is_digit(text.ptr[at]) || memchr(",.", text.ptr[at], 2) != NULL))
		at++;
	return at > 0 && at < text.len && text.ptr[at] == ' ';
}

/* The name that a line shows; absent if it shows none. */
static struct span
name_in_line(const struct names *names, size_t at)
{
	const struct lines *lines = names->lines;
	const struct span absent = { NULL, 0 };
	const struct line *line;
	struct span name;

	if (at >= lines->n)
		return absent;
	line = line_at(lines, at);
	if ((line->flags & (LINE_FACT | LINE_DATE | LINE_OPEN | LINE_SAYS)) || line->text.ptr[0] == '(' ||
	    words_are_post_note(line->text) || is_counted(line->text))
		return absent;
	name = first_piece(line->text);
	if ((line->flags & LINE_NAME) || (name.len < line->text.len && name_is_likely(name)))
		return name_trim(name);
	name = name_trim(cut_facts(name));
	if (name.len < line->text.len && name_is_likely(name))
		return cut_called(names, name);
	name = name_in_head(line->text);
	return name.len > 0 ? name : absent;
}

/* Does a line come twice, as names beside pictures do? */
static bool
is_double(const struct lines *lines, size_t at)
{
	struct span text = lines->list[at].text;

	return (at > 0 && span_equal(lines->list[at - 1].text, text)) ||
	    (at + 1 < lines->n && span_equal(lines->list[at + 1].text, text));
}

/* Of the first heads: how many have a name at a place; few different ones for many heads are ranks. */
static size_t
rate_place(const struct names *names, struct name_place place)
{
	size_t n = names->n < RATED_MAX ? names->n : RATED_MAX;
	size_t found = 0, different = 0, called = 0, mentioned = 0;
	unsigned long long last = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = line_in_place(names, i, place);
		struct span name = name_in_line(names, at);
		unsigned long long hash = span_hash_nocase(name);

		if (name.len == 0)
			continue;
		found++;
		different += hash != last;
		called += is_in(names->called, name) || is_double(names->lines, at);
		mentioned += is_in(names->mentioned, name);
		last = hash;
	}
	if (found * 2 < n || (different * 3 < found && (called + mentioned) * 2 < found && found > 2))
		return 0;
	return found + 2 * (different + called) + mentioned;
}

/* The place where most heads have a name; its n is 0 if there is none. */
static struct name_place
best_place(const struct names *names)
{
	static const struct name_place places[] = { { 1, false, false }, { 1, true, true },
		{ -1, true, true }, { -2, true, true }, { -1, false, false }, { 2, false, false }, { -2, false, false },
		{ 3, false, false }, { -3, false, false }, { 1, false, true }, { -1, false, true },
		{ 2, false, true }, { -2, false, true } };
	struct name_place found = { .n = 0 };
	size_t best = 0, n = names->n < RATED_MAX ? names->n : RATED_MAX;

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		size_t rate = rate_place(names, places[i]);

		if (rate <= best + n / 4)
			continue;
		best = rate;
		found = places[i];
	}
	return best < n * 3 / 2 ? (struct name_place){ .n = 0 } : found;
}

struct tail {
	unsigned long long hash, name;
	size_t n;
};

/* Counts the words behind the first of a name; the same name again does not count. */
static void
count_tails(struct tail *tails, struct span name)
{
	unsigned long long front = span_hash_nocase(span_slice(name, 0, span_find(name, SPAN(" "))));

	for (size_t at = 1; at < name.len; at++) {
		unsigned long long hash;
		struct tail *tail;

		if (name.ptr[at] != ' ')
			continue;
		hash = span_hash_nocase(span_slice(name, at, name.len));
		tail = &tails[hash % TAILS];
		if (tail->n > 0 && (tail->hash != hash || tail->name == front))
			continue;
		tail->hash = hash;
		tail->name = front;
		tail->n++;
	}
}

/* Takes off the end of a name the words that stand behind many: "Bob Senior Member". */
static struct span
cut_tail(const struct names *names, const struct tail *tails, struct span name)
{
	for (size_t at = 1; at < name.len; at++) {
		unsigned long long hash = span_hash_nocase(span_slice(name, at, name.len));
		const struct tail *tail = &tails[hash % TAILS];

		if (name.ptr[at] == ' ' && tail->hash == hash && tail->n >= TAIL_MIN &&
		    tail->n * TAIL_SHARE >= names->n)
			return span_slice(name, 0, at);
	}
	return name;
}

/* The name in place beside head i; if nobody calls it, one that somebody calls in the places beside. */
static struct span
name_in_place(const struct names *names, size_t i, struct name_place place)
{
	struct span name = name_in_line(names, line_in_place(names, i, place));
	int farthest = place.n + (place.n > 0 ? ASIDE : -ASIDE), step = place.n > 0 ? 1 : -1;

	if (names->heads[i].parted || (name.len > 0 && is_in(names->called, name)))
		return name;
	for (place.n = step; place.n != farthest; place.n += step) {
		struct span other = name_in_line(names, line_in_place(names, i, place));

		if (other.len > 0 && is_in(names->called, other))
			return other;
	}
	return name;
}

static void
take_names(struct names *names, struct name_place place)
{
	struct tail *tails = arena_get_zeroed(&names->lines->page->arena, TAILS, sizeof(*tails));

	for (size_t i = 0; i < names->n; i++) {
		struct span name = name_in_place(names, i, place);

		if (name.len > 0)
			names->heads[i].author = name;
		count_tails(tails, name);
	}
	for (size_t i = 0; i < names->n; i++)
		names->heads[i].author = cut_tail(names, tails, names->heads[i].author);
}

/* Do all heads hold the same? Then it is a word of theirs ("Old 14 February"), or one man wrote all. */
static bool
hold_one_name(const struct head *heads, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (heads[i].author.len == 0 || !span_equal(heads[i].author, heads[0].author))
			return false;
	return n >= ONE_NAME_MIN;
}

static void
set_authors(struct head *heads, size_t n, struct span author)
{
	for (size_t i = 0; i < n; i++)
		heads[i].author = author;
}

void
names_find(struct head *heads, size_t n, const struct lines *lines, struct frame *frame)
{
	struct names names = { .lines = lines, .heads = heads, .n = n, .frame = frame };
	struct span one = { NULL, 0 };
	struct name_place place;
	size_t inside = 0;

	for (size_t i = 0; i < n; i++)
		inside += heads[i].author.len > 0;
	if (hold_one_name(heads, n) && lines->page->plain) {
		one = heads[0].author;
		set_authors(heads, n, (struct span){ NULL, 0 });
	} else if (inside * 2 >= n) {
		return;
	}
	frame_learn(frame, lines, heads, n);
	names.borders = arena_get(&lines->page->arena, n * sizeof(*names.borders));
	for (size_t i = 0; i < n; i++)
		names.borders[i] = frame_above(frame, i, i > 0 ? heads[i - 1].at + 1 : 0);
	collect_mentioned(&names);
	place = best_place(&names);
	if (place.n != 0)
		take_names(&names, place);
	else if (one.len > 0)
		set_authors(heads, n, one);
}
