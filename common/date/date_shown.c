/*
 * date_shown - the dates that a page made from HTML shows, by its elements and by its lines
 */
#include "date_shown.h"

#include <stdlib.h>

#include "calendar.h"
#include "date_phrase.h"
#include "date_place.h"

enum {
	LOOKED_AT_MAX = 4000, /* elements and blocks that hold a date */
	OPENINGS_MAX = 3,     /* paragraphs behind the title that may begin with a date */
	POST_AFTER_TITLE = 8, /* blocks */
	CLASS_MAX_BYTES = 200,
	STAMP_MIN_BYTES = 8,  /* of an attribute that may be a date */
	STAMP_MAX_BYTES = 60,
	STRETCH = 64,         /* bytes of the page's text that are marked as one */
};

struct collector {
	struct page *page;
	struct date_places places;
	struct date_reading reading;
	bool *digits;  /* of each stretch of the text: is there one? */
	int looked_at, openings;
	bool has_post; /* the first post or comment was seen */
	struct date_signals *signals;
};

static bool
has_digit(const char *bytes, size_t n)
{
	unsigned char any = 0;

	for (size_t i = 0; i < n; i++)
		any |= (unsigned char)(bytes[i] - '0') < 10;
	return any != 0;
}

/* Most of a text has no digits and need not be looked at again for every element around it. */
static void
mark_digits(struct collector *c)
{
	struct span text = buffer_span(&c->page->text);
	size_t n = text.len / STRETCH;

	c->digits = arena_get_zeroed(&c->page->arena, n + 1, sizeof(*c->digits));
	for (size_t i = 0; i < n; i++) /* the known length makes it a few instructions */
		c->digits[i] = has_digit(text.ptr + i * STRETCH, STRETCH);
	c->digits[n] = has_digit(text.ptr + n * STRETCH, text.len % STRETCH);
}

/* May a digit stand between two bytes of the page's text? */
static bool
may_hold_digit(const struct collector *c, size_t start, size_t end)
{
	for (size_t i = start / STRETCH; i * STRETCH < end; i++)
		if (c->digits[i])
			return true;
	return false;
}

/* date_line_may_hold for a part of the page's text. */
static bool
may_hold_date(const struct collector *c, struct span part)
{
	size_t start = (size_t)(part.ptr - c->page->text.ptr);

	return part.len >= DATE_MIN_BYTES && may_hold_digit(c, start, start + part.len) &&
	    date_line_may_hold(part);
}

static void
add_shown(struct collector *c, const char *source, enum date_place place, uint32_t block,
    bool modified, const struct date *date)
{
	static const char *const suffix[] = {
		[DATE_PLACE_TITLE] = "", [DATE_PLACE_BEFORE] = "-before",
		[DATE_PLACE_NEAR] = "-near",
		[DATE_PLACE_ABOVE] = "-above", [DATE_PLACE_BELOW] = "-below",
		[DATE_PLACE_FAR] = "-far", [DATE_PLACE_ASIDE] = "-aside",
	};
	uint32_t title = c->places.title;
	struct span text;

	if (place != DATE_PLACE_COMMENT) {
		date_signal_add(c->signals, source, suffix[place], modified, date);
		return;
	}
	text = page_block_text(c->page, &c->page->blocks[block]);
	if (modified || date_phrase_member(span_slice(text, 0, DATE_LINE_MAX)))
		return;
	date_signal_add(c->signals, "comment", "", false, date);
	if (!c->has_post && block > title)
		date_signal_add(c->signals, "post",
		    block <= title + POST_AFTER_TITLE ? "" : "-far", false, date);
	c->has_post = true;
}

static bool
classed_as_date(const struct page *page, uint32_t element)
{
	static const char *const words[DATE_WORDS] = {
		['a'] = "author",
		['b'] = "byline",
		['c'] = "created",
		['d'] = "date|datum",
		['e'] = "entry-footer",
		['f'] = "fecha",
		['i'] = "info",
		['m'] = "meta",
		['p'] = "publish|posted|pub",
		['s'] = "submitted|stamp",
		['t'] = "time",
	};
	static const enum html_attribute attributes[] = { ATTR_CLASS, ATTR_ID, ATTR_ITEMPROP };

	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++) {
		struct span names = page_attribute(page, element, attributes[i]);

		if (names.len > 0 && names.len < CLASS_MAX_BYTES && date_phrase_any(names, words))
			return true;
	}
	return false;
}

/* Attributes with a date that a machine can read, the best with the highest rank. */
static const unsigned char machine_rank[ATTR_COUNT] = {
	[ATTR_TITLE] = 1, [ATTR_CONTENT] = 2, [ATTR_DATA_CREATED] = 3, [ATTR_DATA_TIME] = 4,
	[ATTR_DATA_DATE] = 5, [ATTR_TS] = 6, [ATTR_DATETIME] = 7,
};

/* The date a machine can read on an element, else absent; *name gets its attribute. */
static struct span
machine_date(const struct page *page, uint32_t element, enum html_attribute *name)
{
	const struct element *e = &page->elements[element];
	struct span found = { NULL, 0 };
	unsigned char best = 0;

	for (uint32_t i = 0; i < e->n_attributes; i++) {
		const struct attribute *at = &page->attributes[e->first_attribute + i];

		if (machine_rank[at->name] <= best || at->value.len < STAMP_MIN_BYTES ||
		    at->value.len >= STAMP_MAX_BYTES || !date_line_may_hold(at->value))
			continue;
		found = at->value;
		best = machine_rank[at->name];
		*name = (enum html_attribute)at->name;
	}
	return found;
}

static bool
read_date(const struct collector *c, struct span text, struct date *date, struct span *where)
{
	return date_find(text, c->reading.order, c->reading.language, date, where) && date->day > 0;
}

/*
 * The day the reader sees wins over a stamp of the day before or after (another zone); the time of
 * day is kept when both agree. *end gets where the date that is shown ends, or the text.
 */
static bool
read_both(const struct collector *c, struct span shown, struct span machine, struct date *date,
    const char **end)
{
	struct span where = shown;
	struct date seen;
	bool has_seen = may_hold_date(c, shown) && read_date(c, shown, &seen, &where);

	*end = has_seen ? where.ptr + where.len : shown.ptr + shown.len;
	if (machine.ptr == NULL || !read_date(c, machine, date, NULL)) {
		if (has_seen)
			*date = seen;
		return has_seen;
	}
	if (has_seen && labs(calendar_number(seen.year, seen.month, seen.day) -
	    calendar_number(date->year, date->month, date->day)) == 1)
		*date = seen;
	return true;
}

/* Does the class of an element, or what its parent shows up to the date, tell of a change? */
static bool
tells_change(const struct page *page, uint32_t element, const char *end)
{
	struct span text = page_element_text(page, element);
	struct span parent = page_element_text(page, page->elements[element].parent);

	if (parent.len <= DATE_LINE_MAX)
		text = parent;
	return date_phrase_modified(span_slice(text, 0, (size_t)(end - text.ptr))) ||
	    date_phrase_modified(page_attribute(page, element, ATTR_CLASS));
}

/* <time>, <abbr title>, <... ts>, and elements whose class says date, byline, published. */
static void
add_element(struct collector *c, uint32_t i)
{
	const struct page *page = c->page;
	const struct element *e = &page->elements[i];
	bool is_time = e->tag == HTML_TIME || e->tag == HTML_ABBR;
	size_t len = e->text_end - e->text_start;
	enum html_attribute name = ATTR_NONE;
	struct span text, machine;
	const char *end;
	struct date date;

	if (len > DATE_LINE_MAX || e->flags & ELEMENT_HIDDEN)
		return;
	if (e->tag == HTML_META || (!is_time && e->n_attributes == 0))
		return;
	machine = machine_date(page, i, &name);
	if (machine.ptr == NULL &&
	    (len < DATE_MIN_BYTES || !may_hold_digit(c, e->text_start, e->text_end)))
		return;
	text = page_element_text(page, i);
	is_time = is_time || name == ATTR_TS;
	if ((machine.ptr == NULL && !may_hold_date(c, text)) ||
	    (!is_time && !classed_as_date(page, i)))
		return;
	if (c->looked_at++ > LOOKED_AT_MAX || !read_both(c, text, machine, &date, &end))
		return;
	add_shown(c, is_time ? "time" : "byline", date_place_element(&c->places, i),
	    e->first_block < page->n_blocks ? e->first_block : 0, tells_change(page, i, end), &date);
}

struct line_at {
	struct collector *c;
	uint32_t block;
};

static void
take_line(void *taker, enum date_role role, const struct date *date)
{
	static const char *const sources[] = {
		[DATE_ROLE_PLAIN] = "line", [DATE_ROLE_SENTENCE] = "sentence",
		[DATE_ROLE_PUBLISHED] = "label", [DATE_ROLE_MODIFIED] = "label",
	};
	struct line_at *at = taker;

	add_shown(at->c, sources[role], date_place_block(&at->c->places, at->block), at->block,
	    role == DATE_ROLE_MODIFIED, date);
}

static void
add_long_block(struct collector *c, uint32_t i, struct span text)
{
	bool labelled = false, modified = false;
	struct date date;

	if (text.len <= 2 * DATE_LINE_MAX && may_hold_date(c, text)) {
		labelled = date_phrase_published(text);
		modified = !labelled && date_phrase_modified(text);
	}
	if ((labelled || modified) && c->looked_at++ <= LOOKED_AT_MAX &&
	    read_date(c, text, &date, NULL)) {
		add_shown(c, "label", date_place_block(&c->places, i), i, modified, &date);
		return;
	}
	if (i > c->places.title && c->openings++ < OPENINGS_MAX &&
	    date_line_opening(text, c->reading, &date))
		add_shown(c, "opening", date_place_block(&c->places, i), i, false, &date);
}

/* Short lines that hold a date, and paragraphs that begin with one. */
static void
add_block(struct collector *c, uint32_t i)
{
	const struct block *block = &c->page->blocks[i];
	struct span text = page_block_text(c->page, block);
	struct line_at at = { .c = c, .block = i };

	if (block->hidden)
		return;
	if (text.len > DATE_LINE_MAX) {
		add_long_block(c, i, text);
		return;
	}
	if (may_hold_date(c, text) && c->looked_at++ <= LOOKED_AT_MAX)
		date_line_each(text, i > 0 ? page_block_text(c->page, block - 1) : SPAN(""),
		    c->reading, take_line, &at);
}

void
date_shown_collect(struct page *page, struct date_reading reading, struct date_signals *signals)
{
	struct collector c = { .page = page, .reading = reading, .signals = signals };

	date_place_begin(&c.places, page);
	mark_digits(&c);
	for (uint32_t i = 1; i < page->n_elements; i++)
		add_element(&c, i);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		add_block(&c, i);
}
