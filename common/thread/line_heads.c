/*
 * line_heads - the heads of posts that stand one below the other
 *
 * A head is a line with a date, or a number or a phrase that only heads have, and little else than
 * a name. Heads of one thread look alike once name, date and digits are taken out, so the most
 * frequent form wins.
 */
#include "line_heads.h"

#include <stdlib.h>

#include "ascii.h"
#include "line_bare.h"
#include "thread_edge.h"
#include "thread_name.h"
#include "thread_words.h"

enum {
	DOUBLE_REACH = 8,  /* lines between two copies of a head */
	DOUBLE_SHARE = 4,  /* of so many heads one at least has a copy behind it, where posts have two */
	HEAD_REST_MAX = 90, /* bytes of a head besides its date */
	NUMBER_DIGITS = 6, /* of a post */
	HEADS_FIRST = 64,  /* room at the beginning */
};

struct heads {
	const struct lines *lines;
	struct head *list;
	size_t n, capacity;
};

/* Letters and `#` count; labels such as "Thread starter", which only some heads have, do not. */
static unsigned long long
hash_form(unsigned long long hash, struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (ascii_is_letter(c) && (i == 0 || !ascii_is_letter(text.ptr[i - 1]))) {
			size_t label = words_label_length(span_slice(text, i, text.len));

			if (label > 0) {
				i += label - 1;
				continue;
			}
		}
		if (ascii_is_letter(c) || c == '#')
			hash = span_hash_byte(hash, c | 0x20);
	}
	return hash;
}

/* The form of a head: what is left of it without its date and name. */
static unsigned long long
head_form(const struct line *line, const struct head *head)
{
	const struct span parts[] = { line->before, line->after };
	unsigned long long hash = SPAN_HASH;

	for (size_t i = 0; i < 2; i++) {
		struct span part = parts[i];
		const char *end = part.ptr + part.len;

		if (head->author.len > 0 && head->author.ptr >= part.ptr && head->author.ptr < end) {
			hash = hash_form(hash, SPAN("n"));
			hash = hash_form(hash, span_make(part.ptr, (size_t)(head->author.ptr - part.ptr)));
			part = span_make(head->author.ptr + head->author.len,
			    (size_t)(end - head->author.ptr) - head->author.len);
		}
		/* what stands in brackets differs from post to post */
		hash = hash_form(hash, span_slice(part, 0, span_find(part, SPAN("("))));
		hash = hash_form(hash, SPAN("#"));
	}
	return hash;
}

/* "Bob wrote: 3 May 2014", or that in two lines, stands over a quotation. */
static bool
is_of_quotation(const struct lines *lines, size_t at)
{
	const struct line *line = line_at(lines, at);

	return name_says(span_trim(line->before)) ||
	    (at > 0 && name_says(lines->list[at - 1].text));
}

/* 3 for "Post #3 of 7"; 0 if there is none. */
static size_t
number_behind_hash(struct span text)
{
	size_t at = span_find(text, SPAN("#")) + 1;

	return span_take_number(text, &at, NUMBER_DIGITS);
}

static bool
read_dated_head(const struct lines *lines, size_t at, struct head *head)
{
	const struct line *line = line_at(lines, at);
	struct span name = name_in_head(line->before), after = edge_skip(line->after, false);
	bool alone;

	if (line->before.len + line->after.len > HEAD_REST_MAX || name.ptr == NULL)
		return false;
	if (name.len == 0 && after.len > 0 && !ascii_is_digit(after.ptr[0]) &&
	    !words_are_controls(after) && !words_are_user_fact(after, &alone))
		name = name_in_head(after);
	if (name.ptr == NULL)
		return false;
	if (name.len > 0)
		head->author = name;
	head->date = line->when.text;
	head->number = number_behind_hash(line->before) + number_behind_hash(line->after);
	head->numbered = span_starts(line->before, SPAN("Post by ")) ||
	    (head->author.len > 0 && span_ends(span_trim(line->before), SPAN("»"))) ||
	    span_find(line->before, SPAN("#")) < line->before.len ||
	    span_find(line->after, SPAN("#")) < line->after.len;
	head->first = line->when.time && head->author.len > 0 &&
	    span_find(line->before, SPAN("#1 ")) < line->before.len;
	if (line->before.len > 1 && memchr("+-", line->before.ptr[0], 2) != NULL)
		head->score = span_slice(line->before, 0, span_find(line->before, SPAN(" ")));
	head->form = head_form(line, head);
	head->quoted = is_of_quotation(lines, at);
	head->form += head->quoted; /* a form of its own, unless all heads have it */
	return true;
}

static void
add_head(struct heads *heads, struct head head)
{
	heads->list = arena_grow(&heads->lines->page->arena, heads->list, &heads->capacity, heads->n,
	    sizeof(*heads->list), HEADS_FIRST);
	heads->list[heads->n++] = head;
}

static void
collect_heads(struct heads *heads)
{
	const struct lines *lines = heads->lines;
	size_t expected = 1;

	for (size_t i = 0; i < lines->n; i++) {
		const struct line *line;
		struct head head = { .at = i, .top = i };

		if (!line_dated(lines, i) && !bare_may_be_head(lines, i))
			continue;
		line = line_at(lines, i);
		if ((line->flags & (LINE_CLOSE | LINE_TEASER | LINE_CONTROL)) ||
		    ((line->flags & LINE_PARTED) == 0 && words_are_post_note(line->text)))
			continue;
		if (((line->flags & (LINE_DATE | LINE_FACT)) == LINE_DATE &&
		    !bare_tells_joining(lines, i) && read_dated_head(lines, i, &head)) ||
		    bare_read_head(lines, i, &expected, &head))
			add_head(heads, head);
	}
}

static int
compare_forms(const void *a, const void *b)
{
	const struct head *one = a, *other = b;

	if (one->form != other->form)
		return one->form < other->form ? -1 : 1;
	return one->at < other->at ? -1 : one->at > other->at;
}

/* How good the form of heads [first, end) is: their number, more if they hold a name. */
static size_t
form_score(const struct heads *all, const struct head *heads, size_t n)
{
	size_t score = 0;

	for (size_t i = 0; i < n; i++) {
		size_t next = i + 1 < n ? heads[i + 1].at : all->lines->n;

		if (next - heads[i].at < 2 && !heads[i].parted)
			continue; /* nothing between this and the next */
		if (heads[i].quoted) {
			score++;
			continue;
		}
		if (heads[i].facts)
			score += 2;
		else if (heads[i].date.len > 0 || heads[i].author.len > 0)
			score += 4 + (heads[i].author.len > 0 ? 2 : 0) + (heads[i].numbered ? 1 : 0);
		else
			score += 3;
	}
	return score;
}

/* Keeps the heads of the best form only, in page order. */
static void
choose_form(struct heads *heads)
{
	size_t best = 0, best_n = 0, best_score = 0;

	qsort(heads->list, heads->n, sizeof(*heads->list), compare_forms);
	for (size_t first = 0, end; first < heads->n; first = end) {
		size_t score;

		end = first + 1;
		while (end < heads->n && heads->list[end].form == heads->list[first].form)
			end++;
		score = form_score(heads, heads->list + first, end - first);
		if (score > best_score) {
			best = first;
			best_n = end - first;
			best_score = score;
		}
	}
	heads->list += best;
	heads->n = best_n;
}

/* Lines from a head to the next if that could be its copy: the same date and no line of text between; 0 if
 * not. */
static size_t
distance_of_copy(const struct heads *heads, size_t i)
{
	const struct head *head = &heads->list[i], *next = head + 1;

	if (i + 1 >= heads->n || head->date.len == 0 || next->at - head->at > DOUBLE_REACH ||
	    !span_equal(head->date, next->date))
		return 0;
	for (size_t k = head->at + 1; k < next->at; k++)
		if (line_at(heads->lines, k)->text.len > RANK_MAX)
			return 0;
	return next->at - head->at;
}

/* The distance at which most heads have a copy; 0: none has. */
static size_t
usual_distance(const struct heads *heads)
{
	size_t counts[DOUBLE_REACH + 1] = { 0 }, usual = 0;

	for (size_t i = 0; i < heads->n; i++)
		counts[distance_of_copy(heads, i)]++;
	counts[0] = 0;
	for (size_t i = 1; i <= DOUBLE_REACH; i++)
		if (counts[i] > counts[usual])
			usual = i;
	return usual;
}

/* Has head i a copy, with a line more or less between them than most? */
static bool
is_copied(const struct heads *heads, size_t i, size_t usual)
{
	size_t distance = distance_of_copy(heads, i);

	return distance > 0 && distance + 1 >= usual && distance <= usual + 1;
}

/* Some programs show the head of a post twice: then the first goes. Where each post has two heads, no head
 * is the copy of one that is a copy itself, as with posts of a few words. */
static void
drop_double_heads(struct heads *heads)
{
	size_t usual = usual_distance(heads), copied = 0, chained = 0, kept = 0;

	for (size_t i = 0; usual > 0 && i < heads->n; i++) {
		copied += is_copied(heads, i, usual);
		chained += is_copied(heads, i, usual) && is_copied(heads, i + 1, usual);
	}
	if (copied * DOUBLE_SHARE < heads->n || chained * 4 > copied || copied == 0)
		return;
	for (size_t i = 0; i < heads->n; i++)
		if (!is_copied(heads, i, usual))
			heads->list[kept++] = heads->list[i];
	heads->n = kept;
}

size_t
heads_find(struct head **list, const struct lines *lines)
{
	struct heads heads = { .lines = lines };

	collect_heads(&heads);
	if (heads.n > 0) {
		choose_form(&heads);
		drop_double_heads(&heads);
	}
	*list = heads.list;
	return heads.n;
}
