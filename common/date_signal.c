/*
 * date_signal - what a page says of when it was published and modified
 */
#include "date_signal.h"

#include <stdio.h>
#include <stdlib.h>

#include "ascii.h"
#include "calendar.h"
#include "date_address.h"
#include "date_phrase.h"
#include "date_place.h"

enum {
	TEXT_MAX_BYTES = 160,  /* of an element or block that is looked at */
	LOOKED_AT_MAX = 4000,  /* elements and blocks */
	PER_SOURCE_MAX = 4,
	OPENINGS_MAX = 3,      /* paragraphs behind the title that may begin with a date */
	OPENING_BYTES = 60,    /* of such a paragraph */
	DATES_IN_LINE_MAX = 3,
	SENTENCE_MIN_BYTES = 60, /* of a line besides its date: more is not a byline */
	POST_AFTER_TITLE = 8,  /* blocks */
	CLASS_MAX_BYTES = 200,
	DATE_MIN_BYTES = 6,    /* 3.5.13 */
	COMPACT_DIGITS = 8,    /* 20130322 */
	STAMP_MIN_BYTES = 8,   /* of an attribute that may be a date */
	STAMP_MAX_BYTES = 60,
	YEAR_MIN = 1990,
	YEAR_MAX = 2099,
};

struct collector {
	const struct page *page;
	struct span language;
	enum date_order order;
	uint32_t title; /* block of the title, n_blocks if there is none */
	int looked_at, openings;
	bool has_post; /* the first post or comment was seen */
	struct date_signals signals;
};

static void
add(struct date_signals *signals, const char *source, const char *place, bool modified,
    const struct date *date)
{
	struct date_signal signal = { .value = "" };
	int same = 0;

	snprintf(signal.source, sizeof(signal.source), "%s%s%s", source, place,
	    modified ? "-modified" : "");
	date_iso(date, signal.value);
	for (int i = 0; i < signals->n; i++) {
		if (strcmp(signals->list[i].source, signal.source) != 0)
			continue;
		if (strcmp(signals->list[i].value, signal.value) == 0 || ++same == PER_SOURCE_MAX)
			return;
	}
	if (signals->n < DATE_SIGNALS_MAX && date->year >= YEAR_MIN && date->year <= YEAR_MAX)
		signals->list[signals->n++] = signal;
}

/* Four digits of a year from 1900 to 2099 begin at text.ptr[at]. */
static bool
begins_year(struct span text, size_t at)
{
	return span_starts(span_slice(text, at, text.len), SPAN("19")) ||
	    span_starts(span_slice(text, at, text.len), SPAN("20"));
}

/*
 * A quick look: a date holds a year and another number, or eight digits in a row, or three short
 * numbers (3.5.13).
 */
static bool
may_hold_date(struct span text)
{
	int numbers = 0, short_numbers = 0, years = 0;

	for (size_t i = 0; i < text.len;) {
		size_t start = i;

		while (i < text.len && ascii_is_digit(text.ptr[i]))
			i++;
		if (i == start) {
			i++;
			continue;
		}
		numbers++;
		short_numbers += i - start <= 2;
		years += i - start == 4 && begins_year(text, start);
		if (i - start >= COMPACT_DIGITS || short_numbers == 3 || (years > 0 && numbers > 1))
			return true;
	}
	return false;
}

static void
add_address(struct collector *c, struct record *rec)
{
	struct span url = record_string(rec, "metadata.url"), own = page_fact(c->page, "url");
	struct span image = page_fact(c->page, "image");
	struct date date;

	if (date_address(url, &date) || date_address(own, &date))
		add(&c->signals, date.day > 0 ? "url" : "url-month", "", false, &date);
	if (image.ptr != NULL && date_address_digits(image, &date))
		add(&c->signals, date.day > 0 ? "image" : "image-month", "", false, &date);
}

/* Is any type of the page's JSON-LD or microdata that of an article? */
static bool
is_article(const struct page *page)
{
	static const char *const words[] = { "Article", "Posting", "Recipe", "Review", "Report",
		"Video", "Event", "HowTo", "Podcast", "Question", NULL };

	for (size_t i = 0; i < page->n_facts; i++)
		if (strcmp(page->facts[i].key, "type") == 0 &&
		    date_phrase_any(page->facts[i].value, words))
			return true;
	return false;
}

static void
add_facts(struct collector *c)
{
	bool article = is_article(c->page);

	for (size_t i = 0; i < c->page->n_facts; i++) {
		const struct page_fact *fact = &c->page->facts[i];
		bool modified = strcmp(fact->key, "modified") == 0;
		const char *source = fact->source;
		struct date date;

		if (!modified && strcmp(fact->key, "date") != 0)
			continue;
		if (strcmp(source, "json-ld") == 0 && !article)
			source = "json-ld-page";
		if (date_find(fact->value, c->order, c->language, &date, NULL) && date.month > 0)
			add(&c->signals, source, "", modified, &date);
	}
}

/* A date shown somewhere on the page. */
static void
add_shown(struct collector *c, const char *source, enum date_place place, uint32_t block,
    bool modified, const struct date *date)
{
	static const char *const suffix[] = { [DATE_PLACE_NEAR] = "-near",
		[DATE_PLACE_TITLE] = "", [DATE_PLACE_ABOVE] = "-above",
		[DATE_PLACE_BELOW] = "-below", [DATE_PLACE_FAR] = "-far",
		[DATE_PLACE_ASIDE] = "-aside" };
	struct span text;

	if (place != DATE_PLACE_COMMENT) {
		add(&c->signals, source, suffix[place], modified, date);
		return;
	}
	text = page_block_text(c->page, &c->page->blocks[block]);
	if (date_phrase_member(span_slice(text, 0, TEXT_MAX_BYTES)))
		return;
	add(&c->signals, "comment", "", false, date);
	if (!c->has_post && block > c->title && block <= c->title + POST_AFTER_TITLE)
		add(&c->signals, "post", "", false, date);
	c->has_post = true;
}

static bool
classed_as_date(const struct page *page, uint32_t element)
{
	static const char *const words[] = { "date", "time", "publish", "posted", "byline", "meta",
		"pub", "author", "info", "entry-footer", "submitted", "datum", "fecha", "created",
		"stamp", NULL };
	static const enum html_attribute attributes[] = { ATTR_CLASS, ATTR_ID, ATTR_ITEMPROP };

	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++) {
		struct span names = page_attribute(page, element, attributes[i]);

		if (names.len > 0 && names.len < CLASS_MAX_BYTES && date_phrase_any(names, words))
			return true;
	}
	return false;
}

/* The date a machine can read on an element, else absent. The first of the order wins. */
static struct span
machine_date(const struct page *page, uint32_t element)
{
	static const enum html_attribute order[] = { ATTR_DATETIME, ATTR_DATA_DATE, ATTR_DATA_TIME,
		ATTR_DATA_CREATED, ATTR_CONTENT, ATTR_TITLE };
	const struct element *e = &page->elements[element];
	size_t best = sizeof(order) / sizeof(order[0]);
	struct span found = { NULL, 0 };

	for (uint32_t i = e->first_attribute; i < e->first_attribute + e->n_attributes; i++) {
		struct span value = page->attributes[i].value;

		if (value.len < STAMP_MIN_BYTES || value.len >= STAMP_MAX_BYTES)
			continue;
		for (size_t k = 0; k < best; k++) {
			if (page->attributes[i].name == order[k] && may_hold_date(value)) {
				found = value;
				best = k;
			}
		}
	}
	return found;
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
	bool has_seen = shown.len >= DATE_MIN_BYTES && may_hold_date(shown) &&
	    date_find(shown, c->order, c->language, &seen, &where) && seen.day > 0;

	*end = has_seen ? where.ptr + where.len : shown.ptr + shown.len;
	if (machine.ptr == NULL || !date_find(machine, c->order, c->language, date, NULL) ||
	    date->day == 0) {
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

	if (parent.len <= TEXT_MAX_BYTES)
		text = parent;
	return date_phrase_modified(span_slice(text, 0, (size_t)(end - text.ptr))) ||
	    date_phrase_modified(page_attribute(page, element, ATTR_CLASS));
}

/* <time>, <abbr title>, and elements whose class says date, byline, published. */
static void
add_element(struct collector *c, uint32_t i)
{
	const struct page *page = c->page;
	const struct element *e = &page->elements[i];
	bool is_time = e->tag == HTML_TIME || e->tag == HTML_ABBR;
	struct span text, machine;
	const char *end;
	struct date date;

	if (e->text_end - e->text_start > TEXT_MAX_BYTES || e->flags & ELEMENT_HIDDEN)
		return;
	if (!is_time && e->n_attributes == 0)
		return;
	text = page_element_text(page, i);
	machine = machine_date(page, i);
	if ((machine.ptr == NULL && !may_hold_date(text)) ||
	    (!is_time && !classed_as_date(page, i)))
		return;
	if (c->looked_at++ > LOOKED_AT_MAX || !read_both(c, text, machine, &date, &end))
		return;
	add_shown(c, is_time ? "time" : "byline", date_place_element(page, c->title, i),
	    e->first_block < page->n_blocks ? e->first_block : 0, tells_change(page, i, end), &date);
}

/* What a line says of a date in it. */
enum date_role { ROLE_PLAIN, ROLE_SENTENCE, ROLE_PUBLISHED, ROLE_MODIFIED };

static enum date_role
role_of(struct span before, size_t others)
{
	if (date_phrase_published(before))
		return ROLE_PUBLISHED;
	if (date_phrase_modified(before))
		return ROLE_MODIFIED;
	return others > SENTENCE_MIN_BYTES ? ROLE_SENTENCE : ROLE_PLAIN;
}

/*
 * The dates of a short line, each with what the words before it say: "Posted 3 May 2013, updated 5
 * May 2013". What stands behind a date counts when nothing stands before it: "3 May 2013 (updated)".
 * Lines of copyright, or that tell since when somebody is a member, have none.
 */
typedef void take_date(void *taker, enum date_role role, const struct date *date);

static void
each_date(struct span line, enum date_order order, struct span language, take_date *take,
    void *taker)
{
	struct span rest = line, where;
	struct date date;

	for (int n = 0; n < DATES_IN_LINE_MAX; n++) {
		struct span before;

		if (!may_hold_date(rest) || !date_find(rest, order, language, &date, &where) ||
		    date.day == 0)
			return;
		if (n == 0 && (date_phrase_copyright(line) || date_phrase_member(line)))
			return;
		before = span_slice(rest, 0, (size_t)(where.ptr - rest.ptr));
		rest = span_slice(rest, before.len + where.len, rest.len);
		if (n == 0 && before.len < DATE_MIN_BYTES && !may_hold_date(rest))
			before = rest;
		take(taker, role_of(before, line.len - where.len), &date);
	}
}

struct line_at {
	struct collector *c;
	uint32_t block;
};

static void
take_line(void *taker, enum date_role role, const struct date *date)
{
	static const char *const sources[] = { [ROLE_PLAIN] = "line", [ROLE_SENTENCE] = "sentence",
		[ROLE_PUBLISHED] = "label", [ROLE_MODIFIED] = "label" };
	struct line_at *at = taker;

	add_shown(at->c, sources[role], date_place_block(at->c->page, at->c->title, at->block),
	    at->block, role == ROLE_MODIFIED, date);
}

/*
 * "Rome, 22 March 2013 - ...", "(22.03.2013) ...": a date among the first words of a paragraph with
 * a dash, a bracket, a colon or a bar behind it, or nothing before it.
 */
static bool
opening_date(struct span text, enum date_order order, struct span language, struct date *date)
{
	struct span opening = span_slice(text, 0, OPENING_BYTES), where, behind;

	if (!may_hold_date(opening) || !date_find(opening, order, language, date, &where) ||
	    date->day == 0)
		return false;
	behind = span_trim(span_slice(text, (size_t)(where.ptr + where.len - text.ptr), text.len));
	return behind.len > 0 && (where.ptr == text.ptr || strchr("-:)|/(", behind.ptr[0]) != NULL ||
	    span_starts(behind, SPAN("–")) || span_starts(behind, SPAN("—")));
}

static void
add_long_block(struct collector *c, uint32_t i, struct span text)
{
	bool labelled = false, modified = false;
	struct date date;

	if (text.len <= 2 * TEXT_MAX_BYTES && may_hold_date(text)) {
		labelled = date_phrase_published(text);
		modified = date_phrase_modified(text);
	}
	if ((labelled || modified) && c->looked_at++ <= LOOKED_AT_MAX &&
	    date_find(text, c->order, c->language, &date, NULL) && date.day > 0) {
		add_shown(c, "label", date_place_block(c->page, c->title, i), i,
		    modified && !labelled, &date);
		return;
	}
	if (i > c->title && c->openings++ < OPENINGS_MAX &&
	    opening_date(text, c->order, c->language, &date))
		add_shown(c, "opening", date_place_block(c->page, c->title, i), i, false, &date);
}

/* Short lines that hold a date, and paragraphs that begin with one. */
static void
add_block(struct collector *c, uint32_t i)
{
	const struct block *block = &c->page->blocks[i];
	struct span text = page_block_text(c->page, block);
	struct line_at at = { .c = c, .block = i };

	if (text.len < DATE_MIN_BYTES || block->hidden)
		return;
	if (text.len > TEXT_MAX_BYTES) {
		add_long_block(c, i, text);
		return;
	}
	if (!may_hold_date(text) || c->looked_at++ > LOOKED_AT_MAX)
		return;
	each_date(text, c->order, c->language, take_line, &at);
}

/* Sources and values are plain ASCII and need no escapes. */
static void
write_signals(const struct date_signals *signals, struct record *rec)
{
	char out[DATE_SIGNALS_MAX * (DATE_SOURCE_MAX + DATE_ISO_MAX + 32)];
	size_t len = 0;

	for (int i = 0; i < signals->n; i++)
		len += (size_t)snprintf(out + len, sizeof(out) - len,
		    "%c{\"source\":\"%s\",\"value\":\"%s\"}", i == 0 ? '[' : ',',
		    signals->list[i].source, signals->list[i].value);
	out[len++] = ']';
	record_set(rec, "metadata.date_signals", span_make(out, len));
}

/* "#1 Ann 2015-02-05 21:08", "+6 #1 ...": the head of a comment. */
static bool
heads_comment(struct span line)
{
	size_t mark = span_find(line, SPAN("#"));

	return mark < 6 && mark + 1 < line.len && ascii_is_digit(line.ptr[mark + 1]);
}

enum {
	TEXT_LINES = 40,
	TEXT_LONG_LINES = 2,
	LONG_LINE = 240,
	FIRST_POST_LINES = 2, /* "#1 ..." up here is the head of the first post of a forum's page */
};

struct text_lines {
	struct date_signals *signals;
	bool has_date; /* in a line before */
};

static void
take_text(void *taker, enum date_role role, const struct date *date)
{
	static const char *const sources[] = { [ROLE_PLAIN] = "text",
		[ROLE_SENTENCE] = "text-sentence", [ROLE_PUBLISHED] = "text-label",
		[ROLE_MODIFIED] = "text-label" };
	struct text_lines *lines = taker;

	add(lines->signals, sources[role], lines->has_date ? "-far" : "", role == ROLE_MODIFIED,
	    date);
}

static void
read_text_line(struct span line, enum date_order order, struct span language,
    struct text_lines *lines)
{
	struct date date;

	if (line.len <= TEXT_MAX_BYTES || (line.len <= LONG_LINE && date_phrase_published(line)))
		each_date(line, order, language, take_text, lines);
	else if (opening_date(line, order, language, &date))
		add(lines->signals, "text-opening", lines->has_date ? "-far" : "", false, &date);
}

void
date_signal_text(struct span text, struct span language, struct span host,
    struct date_signals *signals)
{
	enum date_order order = date_order_at(language, host);
	struct text_lines lines = { .signals = signals };
	int n = 0, long_lines = 0;
	struct span rest = text, line;

	while (n < TEXT_LINES && long_lines < TEXT_LONG_LINES && span_split(&rest, '\n', &line)) {
		int known = signals->n;

		line = span_trim(line);
		if (line.len == 0)
			continue;
		n++;
		long_lines += line.len > LONG_LINE;
		if (heads_comment(line) && n > FIRST_POST_LINES)
			return;
		read_text_line(line, order, language, &lines);
		if (signals->n == known && date_phrase_comments(line))
			return;
		lines.has_date = signals->n > 0;
	}
}

void
date_signal_set(const struct page *page, struct record *rec)
{
	struct collector c = { .page = page };
	struct span host = record_string(rec, "metadata.hostname");

	if (record_raw(rec, "metadata.date_signals").ptr != NULL)
		return;
	c.language = record_string(rec, "metadata.lang");
	c.order = date_order_at(c.language, host);
	c.title = date_place_title(page);
	add_address(&c, rec);
	add_facts(&c);
	for (uint32_t i = 1; i < page->n_elements; i++)
		add_element(&c, i);
	for (uint32_t i = 0; !page->plain && i < page->n_blocks; i++)
		add_block(&c, i);
	if (page->plain)
		date_signal_text(buffer_span(&page->text), c.language, host, &c.signals);
	if (c.signals.n > 0)
		write_signals(&c.signals, rec);
}
