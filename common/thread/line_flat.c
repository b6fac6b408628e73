/*
 * line_flat - posts one below the other, told apart by a head that repeats
 */
#include "line_flat.h"

#include "line_frame.h"
#include "line_heads.h"
#include "line_names.h"
#include "line_tail.h"
#include "line_talk.h"
#include "thread_name.h"
#include "thread_signs.h"
#include "thread_words.h"

enum {
	NOISE_REACH = 24,  /* lines around a head that may be part of it */
	HEADING_REACH = 40,
	COUNTED_REACH = 16, /* the same if it tells a number that fits */
	NEAR_HEADING = 6,  /* lines from the heading of a thread to its first head */
	TITLE_MAX = 90,    /* bytes */
	SENTENCE_MIN = 15,
	COUNTED_MIN = 3,   /* posts that are told by their numbers alone */
	ARTICLE_LINES = 5, /* of prose above the posts */
};

struct flat {
	const struct lines *lines;
	struct head *heads;
	size_t n;
	size_t first; /* line of the first post */
	bool forum;   /* no heading says that these are comments on something */
	struct frame frame; /* what stands around the posts */
};

static bool
is_author_of(const struct head *head, const struct line *line)
{
	return head->author.len > 0 &&
	    (span_equal(line->text, head->author) ||
	    (line->text.len < head->author.len + 12 && span_starts(line->text, head->author)));
}

static bool
is_noise(const struct flat *flat, const struct head *head, size_t at)
{
	const struct line *line = line_at(flat->lines, at);

	if (line->flags & (LINE_FACT | LINE_CONTROL | LINE_BARE))
		return true;
	if (!head->parted && span_equal(line->text, flat->lines->list[head->at].text))
		return true; /* "Posted", twice */
	if (line->text.len <= RANK_MAX && words_are_post_note(line->text))
		return true;
	if ((line->flags & LINE_DATE) && line->before.len + line->after.len < 30)
		return true;
	return is_author_of(head, line) ||
	    frame_repeats(&flat->frame, at, (size_t)(head - flat->heads) + (at > head->at));
}

/* A short line, no sentence, with facts about the user close behind (or before) it: a rank, a motto. */
static bool
is_rank(const struct flat *flat, size_t at, size_t limit, int step)
{
	struct span text = line_at(flat->lines, at)->text;

	if (text.len > RANK_MAX || memchr(".!?", text.ptr[text.len - 1], 3) != NULL)
		return false;
	for (int i = 0; i < 4 && at != limit; i++, at += (size_t)step)
		if (line_at(flat->lines, at)->flags & LINE_FACT)
			return true;
	return false;
}

/* The first line of text behind a head. */
static size_t
body_start(const struct flat *flat, const struct head *head, size_t end)
{
	size_t at = frame_below(&flat->frame, (size_t)(head - flat->heads), end);

	while (at < end && at - head->at < NOISE_REACH &&
	    (is_noise(flat, head, at) || is_rank(flat, at, end, 1)))
		at++;
	return at;
}

/* Is this the author's name, with a blank line above it? */
static bool
opens_head(const struct flat *flat, const struct head *head, size_t at)
{
	const struct page *page = flat->lines->page;

	return page->plain && page->blocks[at].gap > 1 && is_author_of(head, line_at(flat->lines, at));
}

/* The first line that belongs to a head from above; ranks: short lines near facts do, too. */
static size_t
head_start(const struct flat *flat, const struct head *head, size_t low, bool ranks)
{
	size_t at = frame_above(&flat->frame, (size_t)(head - flat->heads), low);

	while (at > low && head->at - at < NOISE_REACH && (is_noise(flat, head, at - 1) ||
	    (ranks && !opens_head(flat, head, at) && is_rank(flat, at - 1, low, -1))))
		at--;
	return at;
}

/* Where post i ends and the head of the next begins: what would leave it no text stays with it. */
static size_t
post_end(const struct flat *flat, size_t i)
{
	const struct head *head = &flat->heads[i], *next = head + 1;
	size_t end = head_start(flat, next, head->at + 1, true);

	return body_start(flat, head, end) < end ? end : head_start(flat, next, head->at + 1, false);
}

static size_t
first_control(const struct flat *flat, size_t at, size_t end)
{
	while (at < end && (line_at(flat->lines, at)->flags & LINE_CONTROL) == 0)
		at++;
	return at;
}

/* A date alone on a line behind the text and before line `end`; absent if there is none. */
static struct span
date_below(const struct flat *flat, const struct line_post *post, size_t end)
{
	for (size_t i = post->stop; i < end; i++) {
		const struct line *line = line_at(flat->lines, i);

		if ((line->flags & LINE_DATE) && line->when.text.len == line->text.len)
			return line->when.text;
	}
	return (struct span){ NULL, 0 };
}

static void
fill_post(const struct flat *flat, size_t i, size_t start, size_t end, struct line_post *post)
{
	const struct head *head = &flat->heads[i];

	*post = (struct line_post){
		.first = (uint32_t)start,
		.end = (uint32_t)end,
		.body = (uint32_t)body_start(flat, head, end),
		.stop = (uint32_t)end,
		.author = head->author,
		.date = head->date,
		.score = head->score,
	};
	while (post->stop > post->body &&
	    (is_noise(flat, head, post->stop - 1u) &&
	    (line_at(flat->lines, post->stop - 1)->flags & LINE_BARE) == 0))
		post->stop--;
	if (post->date.len == 0)
		post->date = date_below(flat, post, i + 1 < flat->n ? head[1].at : end);
}

/* The end of the last post: where others end with a control it does too; else a closing line. */
static size_t
last_end(const struct flat *flat, size_t n_controlled)
{
	const struct head *head = &flat->heads[flat->n - 1];
	size_t first = head->at + 1, at, end = flat->lines->n;

	if (flat->lines->page->plain) {
		size_t behind = body_start(flat, head, end) + 1;

		end = frame_end(&flat->frame, behind, end);
		if (flat->forum)
			end = tail_of_page(flat->lines, flat->first, behind, end);
	}
	for (at = first; at < end; at++) {
		const struct line *line = line_at(flat->lines, at);

		if ((line->flags & LINE_CLOSE) && at > first)
			break;
		if ((line->flags & LINE_CONTROL) && at > first + 1 && n_controlled * 2 >= flat->n)
			break;
	}
	return at;
}

/* Heads above the heading of the thread belong to the article; none is dropped without one. */
static void
drop_heads_above_heading(struct flat *flat, struct line_posts *posts)
{
	const struct lines *lines = flat->lines;
	size_t limit = flat->n > 1 ? flat->heads[flat->n / 2].at : flat->heads[0].at;
	size_t heading;

	posts->first_block = (uint32_t)flat->heads[0].at;
	posts->forum = true;
	if (!lines_heading(lines, limit, limit, &heading))
		return;
	posts->announced = line_at(lines, heading)->announced;
	if (heading + HEADING_REACH < flat->heads[0].at)
		return;
	posts->forum = false;
	posts->first_block = (uint32_t)heading;
	while (flat->n > 1 && flat->heads[0].at < heading) {
		flat->heads++;
		flat->n--;
	}
}

/* The lines that may belong to a post: those up to the heads before and behind. */
static struct stretch
lines_around(const struct flat *flat, size_t i)
{
	size_t at = flat->heads[i].at, n = flat->lines->n;
	size_t low = i > 0 ? flat->heads[i - 1].at + 1 : at > NOISE_REACH ? at - NOISE_REACH : 0;
	size_t high = i + 1 < flat->n ? flat->heads[i + 1].at : at + NOISE_REACH;

	return (struct stretch){ low, high < n ? high : n };
}

/* A line that ends like a sentence, or is longer than most titles. */
static bool
is_prose(struct span text)
{
	return text.len > TITLE_MAX ||
	    (text.len > SENTENCE_MIN && memchr(".!?", text.ptr[text.len - 1], 3) != NULL);
}

/* A line that could be a title: short, no sentence, and not what most posts have. */
static bool
is_title(const struct flat *flat, size_t at, size_t above)
{
	const struct line *line = line_at(flat->lines, at);
	struct span text = line->text;

	return text.len <= TITLE_MAX && (line->flags & (LINE_BARE | LINE_CONTROL | LINE_FACT)) == 0 &&
	    memchr(".!?:;)…", text.ptr[text.len - 1], 9) == NULL && !frame_repeats(&flat->frame, at, above);
}

/* Does a title stand above the heads of most posts? */
static bool
has_titles(const struct flat *flat)
{
	size_t titles = 0;

	for (size_t i = 1; i < flat->n; i++) {
		size_t low = flat->heads[i - 1].at + 1, top = head_start(flat, &flat->heads[i], low, true);

		titles += top > low && is_title(flat, top - 1, i);
	}
	return titles * 2 >= flat->n;
}

/* Is the text of two posts in three more than a title? */
static bool
has_prose(const struct flat *flat)
{
	size_t prose = 0;

	for (size_t i = 0; i + 1 < flat->n; i++) {
		size_t end = post_end(flat, i), at = body_start(flat, &flat->heads[i], end);

		while (at < end && !is_prose(flat->lines->list[at].text))
			at++;
		prose += at < end;
	}
	return prose * 3 >= (flat->n - 1) * 2 && prose > 0;
}

/* Do most heads tell the time of day, or how long ago it was? */
static bool
are_timed(const struct flat *flat)
{
	size_t timed = 0;

	for (size_t i = 0; i < flat->n; i++) {
		const struct when *when = &flat->lines->list[flat->heads[i].at].when;

		timed += when->time || when->relative;
	}
	return timed * 2 > flat->n;
}

/* Are the posts numbered, or do they show facts about the users, or controls? */
static bool
has_signs(const struct flat *flat)
{
	struct stretch *stretches = arena_get(&flat->lines->page->arena, flat->n * sizeof(*stretches));
	bool plain = flat->lines->page->plain;
	size_t numbered = 0;

	for (size_t i = 0; i < flat->n; i++) {
		const struct head *head = &flat->heads[i];
		const struct when *when = &flat->lines->list[head->at].when;

		stretches[i] = lines_around(flat, i);
		/* episodes have numbers too, but come out on a day */
		numbered += head->date.len == 0 ||
		    (head->numbered && (plain || when->time || when->relative));
	}
	return numbered * 2 > flat->n || signs_in_posts(flat->lines, stretches, flat->n);
}

/*
 * Lists of articles have heads with names and dates too. A thread of plain text shows more: signs in its
 * posts, several who speak to each other, or a heading that says so right above.
 */
static bool
is_told(const struct flat *flat, const struct line_posts *posts)
{
	size_t reach;

	if (has_signs(flat))
		return true;
	if (flat->n >= COUNTED_MIN && has_prose(flat) &&
	    (talk_to_others(flat->lines, flat->heads, flat->n) ||
	    (are_timed(flat) && talk_of_forum(flat->lines) && !has_titles(flat))))
		return true;
	if (posts->forum)
		return false;
	reach = posts->announced > 0 && flat->n <= (size_t)posts->announced ? COUNTED_REACH : NEAR_HEADING;
	return flat->heads[0].at - posts->first_block <= reach;
}

/* Do the heads count the posts? */
static bool
are_counted(const struct flat *flat)
{
	size_t next = 0, controls = 0;

	for (size_t i = 1; i < flat->n; i++) {
		next += flat->heads[i].number == flat->heads[i - 1].number + 1;
		controls += (line_at(flat->lines, flat->heads[i].at - 1)->flags & LINE_CONTROL) != 0;
	}
	/* the steps of a recipe have a title over them and no controls */
	if (flat->heads[0].bare && controls == 0 && flat->heads[0].at > 0)
		return false;
	/* sorted by votes, but the first is the first */
	if (flat->heads[0].number == 1 && !flat->heads[0].bare && flat->heads[0].date.len == 0)
		return flat->n >= COUNTED_MIN;
	return (next + 1 >= COUNTED_MIN || flat->heads[0].at == 0) && next * 4 >= flat->n * 3 - 3;
}

/* Does a line say something that only posts of forums do? Borders alone may be anybody's. */
static bool
has_post_notes(const struct flat *flat)
{
	for (size_t i = 0; i < flat->lines->n; i++) {
		struct span line = flat->lines->list[i].text;

		if (line.len < RANK_MAX && (words_are_post_note(line) || words_are_member_fact(line) ||
		    name_of_quoted(line).len > 0))
			return true;
	}
	return false;
}

/*
 * Could the heads be those of a thread, whatever names they have? Looking for those takes long. Most
 * threads of markup are found by their elements, so that those found here are counted or show signs.
 */
static bool
may_be_thread(const struct flat *flat, const struct line_posts *posts)
{
	if (flat->n == 1)
		return flat->heads[0].first || (!posts->forum && posts->announced == 1);
	return flat->lines->page->plain || are_counted(flat) || has_signs(flat);
}

/* What heads alone say of whether they are those of a thread. */
enum heads_say { NO_THREAD, A_THREAD, IF_SIGNS };

/* Are the heads those of a thread? Several people write in one, and heads without names are none. */
static enum heads_say
judge_heads(const struct flat *flat, const struct line_posts *posts)
{
	size_t named = 0, different = 0;

	for (size_t i = 0; i < flat->n; i++) {
		named += flat->heads[i].author.len > 0;
		different += i == 0 || !span_equal(flat->heads[i].author, flat->heads[i - 1].author);
	}
	if (flat->n == 1)
		return named == 1 ? A_THREAD : NO_THREAD;
	if (are_counted(flat))
		return A_THREAD;
	if (flat->heads[0].parted)
		return flat->n >= COUNTED_MIN && has_post_notes(flat) ? A_THREAD : NO_THREAD;
	if (flat->heads[0].bare || named * 3 < flat->n * 2 ||
	    (different == 1 && posts->forum && !flat->heads[0].numbered))
		return NO_THREAD;
	return IF_SIGNS;
}

/*
 * Is what was found one comment on an article, though no heading says so? Where there are several, text
 * above them is as often the opening post without its head.
 */
static bool
is_lone_comment(const struct flat *flat)
{
	size_t prose = 0;

	if (flat->n > 1 || !flat->lines->page->plain)
		return false;
	for (size_t i = 0; i < flat->first && prose < ARTICLE_LINES; i++)
		prose += is_prose(flat->lines->list[i].text);
	return prose == ARTICLE_LINES;
}

void
thread_read_flat(struct line_posts *posts, const struct lines *lines)
{
	struct flat flat = { .lines = lines };
	enum heads_say verdict;
	size_t start, end, n_controlled = 0;

	flat.n = heads_find(&flat.heads, lines);
	if (flat.n == 0)
		return;
	drop_heads_above_heading(&flat, posts);
	if (!may_be_thread(&flat, posts))
		return;
	names_find(flat.heads, flat.n, lines, &flat.frame);
	verdict = judge_heads(&flat, posts);
	if (verdict == NO_THREAD)
		return;
	frame_learn(&flat.frame, lines, flat.heads, flat.n);
	if (verdict == IF_SIGNS && lines->page->plain && !is_told(&flat, posts))
		return;
	posts->list = arena_get_zeroed(&lines->page->arena, flat.n, sizeof(*posts->list));
	start = head_start(&flat, &flat.heads[0], posts->forum ? 0 : posts->first_block, true);
	flat.first = start;
	flat.forum = posts->forum;
	for (size_t i = 0; i < flat.n; i++) {
		if (i + 1 < flat.n)
			end = post_end(&flat, i);
		else
			end = last_end(&flat, n_controlled);
		n_controlled += first_control(&flat, flat.heads[i].at + 1,
		    i + 1 < flat.n ? flat.heads[i + 1].at : end) < end;
		fill_post(&flat, i, start, end, &posts->list[posts->n++]);
		start = end;
	}
	if (lines->page->plain)
		tail_cut(posts, lines);
	if (posts->forum)
		posts->first_block = posts->list[0].first;
	posts->forum = posts->forum && !is_lone_comment(&flat);
	posts->end_block = posts->list[posts->n - 1].end;
}
