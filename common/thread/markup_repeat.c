/*
 * markup_repeat - posts in markup of no known program: elements that repeat, with a date in each
 *
 * Every date that could stand in a head marks the innermost element around it. Elements with a mark
 * somewhere inside fall into kinds by tag and class; the posts are the kind of which most have
 * as many marks of their own, and of several such kinds, one inside the other, the outermost.
 */
#include "markup_repeat.h"

#include "ascii.h"
#include "date.h"
#include "markup_climb.h"
#include "markup_value.h"
#include "thread_words.h"

enum {
	HEAD_REST_MAX = 90,  /* bytes of a line besides its date, if that is to be a head's */
	TITLE_DIGITS_MIN = 5,
	POSTS_MAX = 1 << 17,
	POSTS_MIN = 2,
};

/* The innermost element around bytes [start, end); *at moves on with start. */
static uint32_t
innermost(const struct page *page, uint32_t *at, uint32_t start, uint32_t end)
{
	uint32_t element, i;

	for (i = *at + 1; i < page->n_elements; i++) {
		if (page->elements[i].flags & ELEMENT_ASIDE)
			continue;
		if (page->elements[i].text_start > start)
			break;
		*at = i;
	}
	for (element = *at; element > 0; element = page->elements[element].parent)
		if (page->elements[element].text_end >= end)
			break;
	return element;
}

/* A day and month must stand alone: "2 Pro" may be a thing. */
static bool
is_vague(const struct line *line)
{
	return !line->when.year && !line->when.time && !line->when.relative &&
	    line->when.text.len < line->text.len;
}

static void
mark_lines(struct repeat *repeat, const struct lines *lines)
{
	const char *text = repeat->page->text.ptr;
	uint32_t at = 0;

	for (size_t i = 0; i < lines->n; i++) {
		const struct line *line;
		uint32_t start;

		if (!line_dated(lines, i))
			continue;
		line = line_at(lines, i);
		if ((line->flags & LINE_DATE) == 0 || (line->flags & (LINE_FACT | LINE_CLOSE)) ||
		    line->before.len + line->after.len > HEAD_REST_MAX || is_vague(line) ||
		    words_are_edit_note(line->text))
			continue;
		start = (uint32_t)(line->when.text.ptr - text);
		repeat->dated[innermost(repeat->page, &at, start,
		    start + (uint32_t)line->when.text.len)] = true;
	}
}

/* A title that may be a date with a year: most are not. */
static bool
has_digits(struct span title)
{
	size_t n = 0;

	for (size_t i = 0; i < title.len && title.len < DATE_TEXT_MAX; i++)
		n += ascii_is_digit(title.ptr[i]);
	return n >= TITLE_DIGITS_MIN;
}

/* <time datetime>, <span title> and the like, whose text may be "2h", or written by a script only. */
static void
mark_attributes(struct repeat *repeat)
{
	const struct page *page = repeat->page;

	for (uint32_t i = 1; i < page->n_elements; i++) {
		const struct element *element = &page->elements[i];

		if (element->n_attributes == 0 || repeat->dated[i] || (element->flags & ELEMENT_HIDDEN))
			continue;
		if (element->tag == HTML_TIME || element->tag == HTML_ABBR ||
		    has_digits(page_attribute(page, i, ATTR_TITLE)))
			repeat->dated[i] = value_date(page, i).ptr != NULL;
	}
}

/* Dates in sidebars and forms are those of no posts. */
static void
drop_marks_aside(struct repeat *repeat, const struct selector *avoid, const uint64_t *stems)
{
	for (uint32_t i = 1; i < repeat->page->n_elements; i++)
		if (repeat->dated[i] && select_around(avoid, repeat->page, i, stems))
			repeat->dated[i] = false;
}

/* From marked elements to the number of them in each. */
static void
sum_marks(struct repeat *repeat)
{
	for (size_t i = 0; i < repeat->page->n_elements; i++)
		repeat->marks[i] = repeat->dated[i];
	for (size_t i = repeat->page->n_elements - 1; i > 0; i--)
		repeat->marks[repeat->page->elements[i].parent] += repeat->marks[i];
}

/* What has no class is told by its parent too. */
static unsigned long long
hash_kind(const struct page *page, uint32_t element)
{
	bool classed;
	unsigned long long hash = kind_hash(SPAN_HASH, page, element, &classed);

	return classed ? hash : kind_hash(hash, page, page->elements[element].parent, NULL);
}

/* Puts an element into its kind, and takes its marks off the one of that kind around it. */
static void
sort_in(struct repeat *repeat, uint32_t element)
{
	const struct element *elements = repeat->page->elements;
	uint16_t slot = kind_slot(repeat->slots, hash_kind(repeat->page, element));
	struct kind *kind = &repeat->kinds[slot];
	uint32_t around = kind->last;

	if (slot == 0)
		return;
	while (around > 0 && elements[around].end <= element)
		around = repeat->outer[around];
	kind->last = element;
	kind->n++;
	if (around == 0)
		kind->bytes += elements[element].text_end - elements[element].text_start;
	repeat->kind[element] = slot;
	repeat->outer[element] = around;
	repeat->own[element] = repeat->marks[element];
	repeat->own[around] -= around > 0 ? repeat->marks[element] : 0;
}

/* The elements that are not around all the text: those may be posts. */
static void
sort_elements(struct repeat *repeat)
{
	const struct page *page = repeat->page;

	for (uint32_t i = 1; i < page->n_elements; i++)
		if (repeat->marks[i] > 0 && page->elements[i].tag != HTML_BODY &&
		    page->elements[i].tag != HTML_HTML)
			sort_in(repeat, i);
	for (uint32_t i = 1; i < page->n_elements; i++)
		if (repeat->kind[i] != 0 && repeat->own[i] <= MARKS_MAX)
			repeat->kinds[repeat->kind[i]].with[repeat->own[i]]++;
}

/* Marks that most elements of a kind have. */
static uint32_t
usual_marks(const struct kind *kind)
{
	uint32_t best = 1;

	for (uint32_t marks = 2; marks <= MARKS_MAX; marks++)
		if (kind->with[marks] > kind->with[best])
			best = marks;
	return best;
}

static bool
is_regular(const struct kind *kind)
{
	return kind->n >= POSTS_MIN && kind->with[usual_marks(kind)] * 3 >= kind->n;
}

/* Of the kinds with nearly as many posts as any, or a part of that, the one with the most text. */
static uint16_t
choose_kind(const struct repeat *repeat, uint32_t part)
{
	uint32_t most = 0;
	uint16_t best = 0;

	for (uint16_t i = 0; (i = kind_next(repeat->slots, i)) != 0;)
		if (is_regular(&repeat->kinds[i]) && repeat->kinds[i].n > most)
			most = repeat->kinds[i].n;
	for (uint16_t i = 0; (i = kind_next(repeat->slots, i)) != 0;) {
		const struct kind *kind = &repeat->kinds[i];

		if (is_regular(kind) && kind->n * part * 8 >= most * 7 &&
		    kind->bytes > repeat->kinds[best].bytes)
			best = i;
	}
	return best;
}

/* How many elements are marked. */
static size_t
count_marked(const struct repeat *repeat)
{
	size_t n = 0;

	for (size_t i = 0; i < repeat->page->n_elements; i++)
		n += repeat->dated[i];
	return n;
}

bool
repeat_start(struct repeat *repeat, struct page *page, const struct lines *lines,
    const struct thread_rules *rules, const uint64_t *stems)
{
	size_t n = page->n_elements;

	*repeat = (struct repeat){
		.page = page, .dated = arena_get_zeroed(&page->arena, n, sizeof(bool))
	};
	mark_lines(repeat, lines);
	mark_attributes(repeat);
	drop_marks_aside(repeat, &rules->avoid, stems);
	if (count_marked(repeat) < POSTS_MIN)
		return false;
	repeat->marks = arena_get_zeroed(&page->arena, n, sizeof(uint32_t));
	repeat->own = arena_get_zeroed(&page->arena, n, sizeof(uint32_t));
	repeat->outer = arena_get_zeroed(&page->arena, n, sizeof(uint32_t));
	repeat->kind = arena_get_zeroed(&page->arena, n, sizeof(uint16_t));
	repeat->slots = kind_slots_new(&page->arena, sizeof(struct kind));
	repeat->kinds = (struct kind *)(void *)repeat->slots->entries;
	sum_marks(repeat);
	sort_elements(repeat);
	return true;
}

unsigned
repeat_find(const struct repeat *repeat, uint32_t part, struct markup_posts *posts)
{
	uint16_t best = choose_kind(repeat, part);

	posts->n = 0;
	if (best == 0)
		return 0;
	posts->list = arena_get_zeroed(&repeat->page->arena, repeat->kinds[best].n,
	    sizeof(*posts->list));
	for (uint32_t i = 1; i < repeat->page->n_elements && posts->n < POSTS_MAX; i++)
		if (repeat->kind[i] == best && repeat->own[i] > 0)
			posts->list[posts->n++].element = i;
	posts_climb(repeat->page, posts);
	return best;
}

void
repeat_forget(struct repeat *repeat, const struct markup_posts *posts)
{
	for (size_t i = 0; i < posts->n; i++)
		for (uint32_t k = posts->list[i].element; k < posts->list[i].end; k++)
			repeat->dated[k] = false;
	kind_slots_reset(repeat->slots);
	memset(repeat->kind, 0, repeat->page->n_elements * sizeof(*repeat->kind));
	sum_marks(repeat);
	sort_elements(repeat);
}
