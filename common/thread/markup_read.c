/*
 * markup_read - one post of a page of markup: its author, date, text and the rest
 */
#include "markup_read.h"

#include "ascii.h"
#include "calendar.h"
#include "date.h"
#include "markup_parts.h"
#include "markup_place.h"
#include "markup_value.h"
#include "thread_edge.h"
#include "thread_name.h"
#include "thread_words.h"

enum { NAME_LINES = 4, DATE_LINES = 24, SIGNATURE_MAX = 600 /* bytes */ };

/* The address of a link in, at or around an element, not above top. */
static struct span
link_around(const struct page *page, uint32_t element, uint32_t top)
{
	const struct element *elements = page->elements;

	for (uint32_t i = element; i < elements[element].end; i++)
		if (elements[i].tag == HTML_A && page_attribute(page, i, ATTR_HREF).ptr != NULL)
			return span_trim(page_attribute(page, i, ATTR_HREF));
	for (uint32_t i = elements[element].parent; i > top; i = elements[i].parent)
		if (elements[i].tag == HTML_A)
			return span_trim(page_attribute(page, i, ATTR_HREF));
	return (struct span){ NULL, 0 };
}

/* The name that stands before a date on its line: "Posted by Bob on 12 May". */
static struct span
name_beside(const struct page *page, const struct markup_post *post, uint32_t date)
{
	struct span text = buffer_span(&page->text), line, absent = { NULL, 0 };
	size_t start = page->elements[date].text_start;
	struct when when;

	while (start > post->start && text.ptr[start - 1] != '\n' &&
	    page->elements[date].text_start - start < WHEN_LINE_MAX)
		start--;
	line = value_first_line(span_slice(text, start, post->stop));
	if (!when_find(line, &when))
		return absent;
	line.len = (size_t)(when.text.ptr - line.ptr);
	return name_is_announced(line) ? name_in_head(line) : absent;
}

static void
set_author(struct page *page, struct markup_post *post, const struct post_parts *parts)
{
	static const enum html_attribute names[] = { ATTR_DATA_AUTHOR, ATTR_DATA_COMMENT_AUTHOR,
		ATTR_DATA_USERNAME };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names) && post->author.len == 0; i++)
		post->author = span_trim(page_attribute(page, post->element, names[i]));
	if (post->author.len == 0 && parts->date.element != 0 &&
	    (parts->author.element == 0 || parts->author.rank == SELECT_NONE))
		post->author = name_beside(page, post, parts->date.element);
	if (parts->author.element == 0)
		return;
	if (post->author.len == 0)
		post->author = value_name(value_text(page, parts->author.element));
	post->author_url = link_around(page, parts->author.element, post->element);
}

static void
set_date(struct page *page, struct markup_post *post, uint32_t element)
{
	struct span value = value_date(page, element);
	struct when when;
	struct date date;
	char iso[DATE_ISO_MAX];
	long long seconds = value_epoch(page, element);
	struct calendar_day day;

	if (value.ptr != NULL && date_find(value, DATE_DAY_FIRST, SPAN(""), &date, NULL) &&
	    !date.swappable)
		post->created = arena_copy(&page->arena, date_iso(&date, iso));
	if (value_when(page, element, &when))
		post->date = when.text;
	else
		post->date = value;
	if (post->created.ptr != NULL || seconds == 0 || (post->date.len > 0 && !when.relative))
		return;
	day = calendar_day((long)(seconds / 86400));
	date = (struct date){ .year = day.year, .month = day.month, .day = day.day,
		.hour = (int)(seconds / 3600 % 24), .minute = (int)(seconds / 60 % 60),
		.second = -1, .zoned = true };
	post->created = arena_copy(&page->arena, date_iso(&date, iso));
}

/* Depth by class (`depth-3`), attribute or margin of the post's own element. */
static uint32_t
own_level(const struct page *page, uint32_t element)
{
	static const enum html_attribute names[] = { ATTR_DATA_DEPTH, ATTR_DATA_LEVEL,
		ATTR_DATA_INDENT, ATTR_ARIA_LEVEL };
	static const char *const classes[] = { "depth-%", "level-%", "level%", "indent-%", "indent%",
		"comment-depth-%", "comment_level_%", "depth%", "nested-%", "coral-indent-%",
		"kmt-child-%" };
	struct span rest = page_attribute(page, element, ATTR_CLASS), word, style;
	size_t margin;

	while (select_next_word(&rest, &word))
		for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
			if (select_word(span_from(classes[i]), word))
				return value_number(word);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (page_attribute(page, element, names[i]).ptr != NULL)
			return value_number(page_attribute(page, element, names[i]));
	style = page_attribute(page, element, ATTR_STYLE);
	margin = span_find_nocase(style, SPAN("margin-left"));
	if (margin == style.len)
		margin = span_find_nocase(style, SPAN("padding-left"));
	return margin < style.len ? value_number(span_slice(style, margin, style.len)) : 0;
}

static void
set_level(const struct page *page, struct markup_post *post, const struct post_parts *parts)
{
	static const enum html_attribute names[] = { ATTR_WIDTH, ATTR_DATA_INDENT };
	uint32_t element = parts->level.element;

	if (element == 0) {
		post->level = own_level(page, post->element);
		return;
	}
	for (uint32_t i = element; i < page->elements[element].end; i++)
		for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
			if (page_attribute(page, i, names[k]).ptr != NULL)
				post->level = value_number(page_attribute(page, i, names[k]));
}

static void
set_head_end(const struct page *page, struct markup_post *post, struct span line)
{
	uint32_t end = (uint32_t)(line.ptr + line.len - page->text.ptr);

	if (end > post->head_end)
		post->head_end = end;
}

/* Looks for a date in the lines of a post that its elements did not give. */
static void
find_date_line(const struct page *page, struct markup_post *post)
{
	struct span text = span_slice(buffer_span(&page->text), post->start, post->stop), line;
	struct when when;
	bool alone = false; /* "Joined" stood alone: its value follows */

	for (int i = 0; i < DATE_LINES && span_split(&text, '\n', &line); i++) {
		bool value = alone;

		line = span_trim(line);
		alone = alone && line.len == 0;
		if (line.len == 0 || line.len > 100 || words_are_user_fact(line, &alone) || value)
			continue;
		if (!when_find(line, &when) || when.text.len * 4 < line.len)
			continue;
		post->date = when.text;
		set_head_end(page, post, line);
		return;
	}
}

/* Looks for a name in the first lines of a post: beside its date or, if that is enough, alone. */
static void
find_name_line(const struct page *page, struct markup_post *post, bool dated)
{
	struct span text = span_slice(buffer_span(&page->text), post->start, post->stop), line;
	struct when when;

	for (int i = 0; i < NAME_LINES && span_split(&text, '\n', &line); i++) {
		struct span name;

		line = span_trim(line);
		if (words_are_pingback(line))
			return;
		if (line.len == 0 || line.len > 120)
			continue;
		if (when_find(line, &when))
			line = span_make(line.ptr, (size_t)(when.text.ptr - line.ptr));
		else if (dated)
			continue;
		name = name_in_head(line);
		if (name.len == 0)
			continue;
		post->author = name;
		set_head_end(page, post, line);
		return;
	}
}

/* Past what is left of a head's line: "says:", "| #3 | Reply". */
static uint32_t
skip_head_line(const struct page *page, uint32_t at, uint32_t end)
{
	struct span rest = value_first_line(span_slice(buffer_span(&page->text), at, end));

	if (rest.len == 0 || rest.len > 40)
		return at;
	if (!words_are_controls(rest) && name_as_shown(rest).len > 0 && name_in_head(rest).len != 0)
		return at;
	return (uint32_t)(rest.ptr + rest.len - page->text.ptr);
}

/* The longest stretch of [start, stop) that the heads leave. */
static void
set_rest_as_body(const struct page *page, struct markup_post *post, const struct post_parts *parts,
    uint32_t start, uint32_t stop)
{
	const struct element *heads[] = { &page->elements[parts->author.element],
		&page->elements[parts->date.element] };
	uint32_t marks[6] = { start }, n = 1;

	if (heads[0]->text_start > heads[1]->text_start) {
		const struct element *first = heads[0];

		heads[0] = heads[1];
		heads[1] = first;
	}
	for (size_t i = 0; i < 2; i++) {
		if (heads[i] == page->elements || heads[i]->text_start < marks[n - 1] ||
		    heads[i]->text_end > stop)
			continue;
		marks[n++] = heads[i]->text_start;
		marks[n++] = skip_head_line(page, heads[i]->text_end, stop);
	}
	marks[n++] = stop;
	post->body = post->body_end = start;
	for (uint32_t i = 0; i + 1 < n; i += 2) {
		if (marks[i + 1] < marks[i] || marks[i + 1] - marks[i] <= post->body_end - post->body)
			continue;
		post->body = marks[i];
		post->body_end = marks[i + 1];
	}
}

/* Before the line of underscores that parts a signature from the text, if it is one of the last. */
static uint32_t
signature_start(const struct page *page, uint32_t start, uint32_t end)
{
	struct span rest = span_slice(buffer_span(&page->text), start, end), line;
	uint32_t first = end - start > SIGNATURE_MAX ? end - SIGNATURE_MAX : start;

	while (span_split(&rest, '\n', &line)) {
		uint32_t at = (uint32_t)(line.ptr - page->text.ptr);

		if (at > start && at >= first && span_starts(line, SPAN("__________")) &&
		    edge_trim(edge_skip(line, true)).len == 0)
			return at;
	}
	return end;
}

static void
set_body(const struct page *page, struct markup_post *post, const struct post_parts *parts)
{
	const struct element *body = &page->elements[parts->body.element];
	uint32_t stop = post->stop;

	if (parts->body.element == 0) {
		set_rest_as_body(page, post, parts, post->start, stop);
	} else {
		if (body->text_end < stop)
			stop = body->text_end;
		set_rest_as_body(page, post, parts, body->text_start < stop ? body->text_start : stop,
		    stop);
	}
	post->body_end = signature_start(page, post->body, post->body_end);
	if (post->head_end > post->body)
		post->body = post->head_end < post->body_end ? post->head_end : post->body_end;
}

/* Where the post's own text ends: at the first post nested in it. */
static void
set_text_range(const struct page *page, struct markup_posts *posts, size_t at)
{
	struct markup_post *post = &posts->list[at];

	post->start = page->elements[post->element].text_start;
	if (posts->siblings) {
		for (uint32_t i = post->element; i < post->end; i = page->elements[i].end)
			post->stop = page->elements[i].text_end;
	} else {
		post->stop = page->elements[post->element].text_end;
	}
	if (at + 1 < posts->n && posts->list[at + 1].element < post->end)
		post->stop = page->elements[posts->list[at + 1].element].text_start;
}

/* Fills in what the elements of a post's parts say. */
static void
read_post(struct page *page, const struct markup_posts *posts, size_t at,
    const struct post_parts *parts)
{
	struct markup_post *post = &posts->list[at];

	set_author(page, post, parts);
	if (parts->date.element != 0)
		set_date(page, post, parts->date.element);
	if (post->date.len == 0 && post->created.len == 0)
		find_date_line(page, post);
	if (post->author.len == 0)
		find_name_line(page, post, (posts->rules->platform->flags & PLATFORM_GENERAL) == 0);
	set_body(page, post, parts);
	set_level(page, post, parts);
	if (parts->score.element != 0)
		post->score = value_first_line(value_text(page, parts->score.element));
	if (parts->permalink.element != 0)
		post->permalink = link_around(page, parts->permalink.element, post->element);
	post->id = span_trim(page_attribute(page, post->element, ATTR_ID));
}

void
posts_read(struct page *page, struct markup_posts *posts)
{
	struct post_parts *parts;

	for (size_t i = 0; i < posts->n; i++)
		set_text_range(page, posts, i);
	parts = parts_find(page, posts);
	places_find(page, posts, parts);
	for (size_t i = 0; i < posts->n; i++)
		read_post(page, posts, i, &parts[i]);
}
