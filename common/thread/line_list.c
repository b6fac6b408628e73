/*
 * line_list - comments that are list items in a text rendering
 */
#include "line_list.h"

#include "thread_name.h"
#include "thread_words.h"

enum {
	HEADING_REACH = 8, /* lines between "12 comments" and the first item */
	LEVELS_MAX = 256,
	NAMED_RUN_MIN = 3, /* items of a thread that shows nothing but names */
	NAMED_BODY_MIN = 60, /* bytes of text an item of it has on average */
	ANNOUNCED_SLACK = 2, /* items above the number that a heading tells */
};

/* What is known of one item. */
struct item {
	size_t first, end;   /* its own lines, nested items left out */
	size_t body, stop;   /* body lines: [body, stop) */
	bool headed;         /* a date, or "says:" */
	bool named;          /* a line that could be a name alone over the body */
	bool numbered;       /* "#12" below the date */
	bool control, teaser, pingback, blogger;
	bool story;          /* holds "12 comments": what the comments are about */
	struct span author, author_url, date, score;
};

struct run {
	const struct lines *lines;
	size_t first, end;
	size_t n_items, n_headed, n_control, n_named, n_teaser, n_bytes;
	size_t n_authors; /* headed items with a name or number */
	bool glued; /* a head with name and date on one line was seen, or Blogger's controls */
};

static bool
is_item(const struct lines *lines, size_t at)
{
	return lines->page->blocks[at].item;
}

static bool
is_comment_sign(const struct item *item)
{
	return item->headed || item->control || item->pingback;
}

/* "http://twitter.com/diarychecker Bad Penny": the address goes first, the name follows. */
static void
split_address(struct item *item, struct span text)
{
	size_t space = span_find(text, SPAN(" "));

	item->author = name_trim(text);
	if ((!span_starts(text, SPAN("http://")) && !span_starts(text, SPAN("https://"))) ||
	    space == text.len)
		return;
	item->author_url = span_slice(text, 0, space);
	item->author = name_trim(span_slice(text, space + 1, text.len));
}

static bool
may_be_author(const struct line *line)
{
	struct span text = line->text;
	size_t space = span_find(text, SPAN(" "));

	if (span_starts(text, SPAN("http")) && space < text.len)
		text = span_slice(text, space + 1, text.len);
	return (line->flags & (LINE_OPEN | LINE_CLOSE | LINE_CONTROL)) == 0 &&
	    name_is_likely(text);
}

/* A date with the name before it, or below it, or with no name at all. True if it is a head. */
static bool
read_dated_head(struct item *item, const struct line *line)
{
	struct span name = name_in_head(line->before);

	if (name.ptr == NULL || line->after.len > 40)
		return false;
	if (name.len > 0)
		item->author = name;
	item->date = line->when.text;
	item->headed = true;
	return true;
}

static bool
is_votes(const struct line *line)
{
	return (line->flags & (LINE_BARE | LINE_DATE)) == LINE_BARE;
}

/* "#663" under a date: only posts have it. */
static bool
is_number(const struct line *line)
{
	return line->text.len > 1 && line->text.ptr[0] == '#' && words_are_number(line->text, 0);
}

/* Reads head lines from `at`; returns the line the body begins on. */
static size_t
read_head(struct run *run, struct item *item, size_t at)
{
	const struct lines *lines = run->lines;
	size_t next;

	if (is_votes(line_at(lines, at)) && at + 1 < item->end && line_at(lines, at)->text.len < 8)
		item->score = line_at(lines, at++)->text; /* votes */
	if (line_at(lines, at)->flags & LINE_DATE && read_dated_head(item, line_at(lines, at))) {
		run->glued |= item->author.len > 0 && item->score.ptr == NULL;
		at++;
		item->numbered = at + 1 < item->end && is_number(line_at(lines, at));
		return at + item->numbered;
	}
	if (line_at(lines, at)->flags & LINE_SAYS) {
		split_address(item, line_at(lines, at)->text);
		item->headed = true;
		at++;
		if (at < item->end && (line_at(lines, at)->flags & LINE_DATE) &&
		    read_dated_head(item, line_at(lines, at)))
			at++;
		return at;
	}
	if (at + 1 >= item->end || !may_be_author(line_at(lines, at)))
		return at;
	next = at + 1;
	if (next + 1 < item->end && is_votes(line_at(lines, next)))
		next++;
	if ((line_at(lines, next)->flags & LINE_DATE) && line_at(lines, next)->before.len < 30) {
		struct span author = name_trim(line_at(lines, at)->text);

		if (read_dated_head(item, line_at(lines, next))) {
			item->author = author;
			return next + 1;
		}
	}
	if (run->lines->page->blocks[at + 1].gap < 2 && item->score.ptr == NULL)
		return at;
	item->named = true;
	return at + 1;
}

/* Takes controls off the end of the item, and what stands behind the first of them. */
static void
read_tail(struct run *run, struct item *item)
{
	const struct lines *lines = run->lines;

	item->stop = item->end;
	for (size_t i = item->body; i < item->end; i++) {
		if (line_at(lines, i)->flags & LINE_TEASER)
			item->teaser = true;
		if (line_at(lines, i)->flags & LINE_COUNTED)
			item->story = true;
		if ((line_at(lines, i)->flags & LINE_CONTROL) == 0)
			continue;
		/* the first control after the last line of text */
		for (size_t k = i; k < item->end; k++)
			if ((line_at(lines, k)->flags & LINE_CONTROL) == 0)
				i = k;
		if (line_at(lines, i)->flags & LINE_CONTROL) {
			item->control = true;
			item->stop = i;
			item->blogger = span_find(line_at(lines, i)->text, SPAN("ReplyDelete")) == 0;
			break;
		}
	}
}

static void
read_item(struct run *run, size_t first, size_t end, struct item *item)
{
	const struct line *line = line_at(run->lines, first);

	*item = (struct item){ .first = first, .end = end, .body = first };
	item->pingback = (line->flags & LINE_PINGBACK) != 0;
	if (!item->pingback)
		item->body = read_head(run, item, first);
	read_tail(run, item);
	if (item->body >= item->stop)
		item->named = false;
}

/* The end of an item's own lines: the next item, or the end of the run. */
static size_t
own_end(const struct run *run, size_t first)
{
	size_t at = first + 1;

	while (at < run->end && !is_item(run->lines, at))
		at++;
	return at;
}

/*
 * An item in a text: a list of the commenter's own. It has no sign of a comment and no blank line
 * before it, or is nested without one.
 */
static bool
is_comment(const struct run *run, const struct item *item)
{
	bool spaced = run->lines->page->blocks[item->first].gap > 1;

	if ((item->body >= item->stop && !item->pingback) || item->story)
		return false;
	return is_comment_sign(item) || spaced || item->first == run->first;
}

static size_t
body_bytes(const struct lines *lines, const struct item *item)
{
	size_t bytes = 0;

	for (size_t i = item->body; i < item->stop; i++)
		bytes += lines->list[i].text.len;
	return bytes;
}

static void
survey_run(struct run *run)
{
	struct item item;

	for (size_t at = run->first, end; at < run->end; at = end) {
		end = own_end(run, at);
		read_item(run, at, end, &item);
		run->glued |= item.blogger;
		if (!is_comment(run, &item))
			continue;
		if (item.teaser && !is_comment_sign(&item)) {
			run->n_teaser += run->n_items == 0;
			run->end = at; /* articles, not comments: the thread ends here */
			break;
		}
		run->n_items++;
		run->n_headed += item.headed;
		run->n_control += item.control;
		run->n_named += item.named;
		run->n_authors += item.headed && (item.author.len > 0 || item.numbered);
		run->n_bytes += body_bytes(run->lines, &item);
	}
}

/*
 * Enough signs of comments? A heading over the run makes any sign enough, and none needed if it tells
 * a number that the items agree with. Without one, dates alone are those of articles.
 */
static bool
is_thread(const struct run *run, bool heading, long announced)
{
	size_t signs = run->n_authors > run->n_control ? run->n_authors : run->n_control;

	if (run->n_items == 0 || run->n_teaser > 0 || announced == 0)
		return false;
	if (heading && (run->n_headed + signs > 0 || run->n_named * 2 >= run->n_items))
		return true;
	if (heading && announced > 1 && run->n_items <= (size_t)announced + ANNOUNCED_SLACK)
		return run->n_bytes >= run->n_items * NAMED_BODY_MIN;
	if (signs >= 2 && signs * 3 >= run->n_items)
		return true;
	return run->n_named >= NAMED_RUN_MIN && run->n_named * 2 >= run->n_items &&
	    run->n_bytes >= run->n_items * NAMED_BODY_MIN;
}

/* The run's own smallest level is depth 0. */
static void
place_post(struct line_posts *posts, uint32_t *open, uint8_t level, unsigned base)
{
	struct line_post *post = &posts->list[posts->n - 1];

	for (unsigned i = level; i < LEVELS_MAX; i++)
		open[i] = 0;
	for (unsigned i = level; i > base && post->parent == 0; i--)
		post->parent = open[i - 1];
	if (post->parent > 0)
		post->depth = thread_depth_below(posts->list[post->parent - 1].depth);
	open[level] = (uint32_t)posts->n;
}

static void
add_item(struct line_posts *posts, const struct run *run, const struct item *item)
{
	struct line_post *post = &posts->list[posts->n++];

	*post = (struct line_post){
		.first = (uint32_t)item->first,
		.end = (uint32_t)item->end,
		.body = (uint32_t)item->body,
		.stop = (uint32_t)item->stop,
		.kind = item->pingback ? PINGBACK : COMMENT,
		.author = item->author,
		.author_url = item->author_url,
		.date = item->date,
		.score = item->score,
	};
	if (item->named && (!run->glued ||
	    name_is_none(line_at(run->lines, item->body - 1)->text))) {
		struct item named = *item;

		split_address(&named, line_at(run->lines, item->body - 1)->text);
		post->author = named.author;
		post->author_url = named.author_url;
	} else if (item->named) {
		post->body--; /* where heads hold name and date, a short first line is text */
	}
}

static void
collect_run(struct line_posts *posts, const struct run *run)
{
	uint32_t open[LEVELS_MAX] = { 0 };
	struct run copy = *run;
	unsigned base = LEVELS_MAX;
	struct item item;

	for (size_t at = run->first; at < run->end; at++)
		if (is_item(run->lines, at) && line_at(run->lines, at)->level < base)
			base = line_at(run->lines, at)->level;
	for (size_t at = run->first, end; at < run->end; at = end) {
		end = own_end(run, at);
		read_item(&copy, at, end, &item);
		if (is_comment(run, &item)) {
			add_item(posts, run, &item);
			place_post(posts, open, line_at(run->lines, at)->level, base);
		} else if (posts->n > 0 && item.stop > item.body && !item.teaser &&
		    line_at(run->lines, at)->level >
		    line_at(run->lines, posts->list[posts->n - 1].first)->level) {
			/* a list in the text of the comment before */
			posts->list[posts->n - 1].end = (uint32_t)item.end;
			posts->list[posts->n - 1].stop = (uint32_t)item.stop;
		}
	}
}

/* The run of items that begins here: until a line outside of lists, or one that closes threads. */
static size_t
run_end(const struct lines *lines, size_t first)
{
	size_t at;

	for (at = first + 1; at < lines->n; at++) {
		const struct line *line = line_at(lines, at);

		if (line->level < line_at(lines, first)->level)
			break;
		if (line->level == line_at(lines, first)->level && !is_item(lines, at) &&
		    (line->flags & LINE_CLOSE) && !(line->flags & LINE_TEASER) &&
		    lines->page->blocks[at].indent < 4)
			break;
		if (is_item(lines, at) && (line->flags & LINE_BLANKS) &&
		    line->level == line_at(lines, first)->level)
			break;
	}
	return at;
}

static void
try_run(struct line_posts *posts, struct run *run)
{
	size_t heading = run->first;
	bool headed = lines_heading(run->lines, run->first, HEADING_REACH, &heading);
	long announced = headed ? line_at(run->lines, heading)->announced : -1;
	size_t before = posts->n;

	survey_run(run);
	if (!is_thread(run, headed, announced))
		return;
	if (before == 0)
		posts->first_block = (uint32_t)heading;
	collect_run(posts, run);
	if (posts->n > before)
		posts->end_block = (uint32_t)run->end;
	if (announced > posts->announced)
		posts->announced = announced;
}

void
thread_read_list(struct line_posts *posts, const struct lines *lines)
{
	size_t at = 0, n_items = 0;

	for (size_t i = 0; i < lines->n; i++)
		n_items += is_item(lines, i);
	posts->list = arena_get(&lines->page->arena, n_items * sizeof(*posts->list));
	while (at < lines->n) {
		struct run run = { .lines = lines, .first = at };

		if (!is_item(lines, at)) {
			at++;
			continue;
		}
		run.end = run_end(lines, at);
		at = run.end;
		try_run(posts, &run);
	}
}
