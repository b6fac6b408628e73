/*
 * date_signal - what a page says of when it was published and modified
 *
 * Dates in navigation, sidebars, footers, lists of other articles and comments are told apart by
 * the words of class and id on the way up, and by the labels of blocks where they are set.
 */
#include "date_signal.h"

#include <stdio.h>
#include <stdlib.h>

#include "calendar.h"
#include "date.h"
#include "date_address.h"

enum {
	TEXT_MAX_BYTES = 160,  /* of an element or block that is looked at */
	LOOKED_AT_MAX = 4000,  /* elements and blocks */
	ANCESTORS_MAX = 12,
	NEAR_BEFORE = 6,       /* blocks before the title that are beside it */
	NEAR_AFTER = 8,
	PER_SOURCE_MAX = 4,
};

struct signals {
	const struct page *page;
	struct span language;
	enum date_order order;
	uint32_t title; /* block of the title, n_blocks if there is none */
	int n, looked_at;
	bool has_post; /* the first post or comment was seen */
	struct {
		char source[24];
		char value[DATE_ISO_MAX];
	} list[DATE_SIGNALS_MAX];
};

static void
add(struct signals *s, const char *source, bool modified, const struct date *date)
{
	char name[24], value[DATE_ISO_MAX] = "";
	int same = 0;

	snprintf(name, sizeof(name), "%s%s", source, modified ? "-modified" : "");
	date_iso(date, value);
	for (int i = 0; i < s->n; i++) {
		if (strcmp(s->list[i].source, name) != 0)
			continue;
		if (strcmp(s->list[i].value, value) == 0 || ++same == PER_SOURCE_MAX)
			return;
	}
	if (s->n == DATE_SIGNALS_MAX || date->year < 1990 || date->year > 2099)
		return;
	memcpy(s->list[s->n].source, name, sizeof(name));
	memcpy(s->list[s->n++].value, value, sizeof(value));
}

static bool
contains_any(struct span text, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++)
		if (span_find_nocase(text, span_from(words[i])) < text.len)
			return true;
	return false;
}

/* "Joined: Oct 2010" beside a post: when its author came, not when it was written. */
static bool
says_member(struct span text)
{
	static const char *const words[] = { "joined", "registered", "member since", "registriert",
		"mitglied seit", "dabei seit", "inscri", "registrado", "lid geworden", "dołączył",
		"зарегистрирован", "регистрация", NULL };

	return contains_any(span_slice(text, 0, TEXT_MAX_BYTES), words);
}

static bool
has_digit(struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			return true;
	return false;
}

/* "Updated", "Last modified", "aktualisiert": the date is that of a change. */
static bool
says_modified(struct span text)
{
	static const char *const words[] = { "updated", "modified", "aktualisiert", "geändert",
		"mis à jour", "mise à jour", "actualizado", "actualizada", "modificado",
		"aggiornat", "bijgewerkt", "atualizado", "last edited", "revised", "обновлен",
		"letzte änderung", "zuletzt bearbeitet", "ultima modifica", "reviewed", NULL };

	return contains_any(text, words);
}

static bool
says_published(struct span text)
{
	static const char *const words[] = { "publish", "posted", "veröffentlicht", "erschienen",
		"publié", "publicado", "pubblicato", "gepubliceerd", "geplaatst", "written by",
		"opublikowan", "опубликован", "dodano", "erstellt am", "date:", "datum:",
		"verfasst", "created:", "stand:", "eingestellt", "δημοσ", NULL };

	return contains_any(text, words);
}

static void
add_address(struct signals *s, struct record *rec)
{
	struct span url = record_string(rec, "metadata.url"), own = page_fact(s->page, "url");
	struct span image = page_fact(s->page, "image");
	struct date date;

	if (date_address(url, &date) || date_address(own, &date))
		add(s, date.day > 0 ? "url" : "url-month", false, &date);
	if (image.ptr != NULL && date_address_digits(image, &date))
		add(s, "image", false, &date);
}

/* Is any type of the page's JSON-LD that of an article? */
static bool
is_article(const struct page *page)
{
	static const char *const words[] = { "Article", "Posting", "Recipe", "Review", "Report",
		"Video", "Event", "HowTo", "Podcast", "Question", NULL };

	for (size_t i = 0; i < page->n_facts; i++)
		if (strcmp(page->facts[i].key, "type") == 0 &&
		    contains_any(page->facts[i].value, words))
			return true;
	return false;
}

static void
add_facts(struct signals *s)
{
	bool article = is_article(s->page);

	for (size_t i = 0; i < s->page->n_facts; i++) {
		const struct page_fact *fact = &s->page->facts[i];
		bool modified = strcmp(fact->key, "modified") == 0;
		const char *source = fact->source;
		struct date date;

		if (!modified && strcmp(fact->key, "date") != 0)
			continue;
		if (strcmp(source, "json-ld") == 0 && !article)
			source = "json-ld-page";
		if (date_find(fact->value, s->order, s->language, &date, NULL) && date.month > 0)
			add(s, source, modified, &date);
	}
}

/* What the words of class and id upwards from an element say of where it stands. */
enum place_kind { PLACE_PLAIN, PLACE_COMMENT, PLACE_OTHER };

static enum place_kind
place_of(const struct page *page, uint32_t element)
{
	static const char *const comment[] = { "comment", "dsq-", "reply", "respond", NULL };
	static const char *const other[] = { "related", "sidebar", "footer", "widget", "teaser",
		"nav", "recent", "popular", "latest", "copyright", "promo", "recommend", "more-",
		"trending", "newsletter", "calendar", "archive", "ticker", "upcoming", "menu",
		"carousel", "card", NULL };

	for (int n = 0; element != 0 && n < ANCESTORS_MAX; n++) {
		const struct element *e = &page->elements[element];
		struct span names[2] = { page_attribute(page, element, ATTR_CLASS),
			page_attribute(page, element, ATTR_ID) };

		if (e->tag == HTML_BODY || e->tag == HTML_MAIN || e->tag == HTML_HTML)
			return PLACE_PLAIN;
		if (e->tag == HTML_NAV || e->tag == HTML_FOOTER || e->tag == HTML_ASIDE)
			return PLACE_OTHER;
		for (int i = 0; i < 2; i++) {
			if (names[i].len > 200)
				names[i].len = 200;
			if (contains_any(names[i], comment) && n > 0)
				return PLACE_COMMENT;
			if (contains_any(names[i], other))
				return PLACE_OTHER;
		}
		element = e->parent;
	}
	return PLACE_PLAIN;
}

static enum place_kind
place_of_block(const struct page *page, const struct block *block)
{
	switch ((enum block_label)block->label) {
	case LABEL_COMMENT: case LABEL_COMMENT_META:
		return PLACE_COMMENT;
	case LABEL_RELATED: case LABEL_NAV: case LABEL_FORM:
		return PLACE_OTHER;
	default:
		return place_of(page, block->element);
	}
}

/* The block that holds the title: labelled, else the first h1, else that of the title's words. */
static uint32_t
find_title(const struct page *page)
{
	struct span title = page_title(page, (struct span){ NULL, 0 });
	uint32_t heading = (uint32_t)page->n_blocks, same = heading;

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		if (block->label == LABEL_TITLE)
			return i;
		if (block->tag == HTML_H1 && heading == page->n_blocks && !block->hidden)
			heading = i;
		if (same == page->n_blocks && block->end - block->start == title.len &&
		    span_equal(page_block_text(page, block), title) && block->tag != HTML_TITLE)
			same = i;
	}
	return same < page->n_blocks ? same : heading;
}

static bool
is_near(const struct signals *s, uint32_t block)
{
	if (s->title == s->page->n_blocks)
		return false;
	return block + NEAR_BEFORE >= s->title && block <= s->title + NEAR_AFTER;
}

static bool
classed_as_date(const struct page *page, uint32_t element)
{
	static const char *const words[] = { "date", "time", "publish", "posted", "byline", "meta",
		"pub", "dateline", "author", "info", "entry-footer", "submitted", "datum", "fecha",
		"created", "stamp", NULL };
	struct span names[3] = { page_attribute(page, element, ATTR_CLASS),
		page_attribute(page, element, ATTR_ID),
		page_attribute(page, element, ATTR_ITEMPROP) };

	for (int i = 0; i < 3; i++)
		if (names[i].len > 0 && names[i].len < 200 && contains_any(names[i], words))
			return true;
	return false;
}

/* The date a machine can read on a <time>, <abbr> or marked span, else absent. */
static struct span
machine_date(const struct page *page, uint32_t element)
{
	static const enum html_attribute names[] = { ATTR_DATETIME, ATTR_DATA_DATE, ATTR_DATA_TIME,
		ATTR_DATA_CREATED, ATTR_CONTENT };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct span value = page_attribute(page, element, names[i]);

		if (value.len >= 8 && value.len < 60 && has_digit(value))
			return value;
	}
	if (page->elements[element].tag == HTML_ABBR) {
		struct span value = page_attribute(page, element, ATTR_TITLE);

		if (value.len >= 8 && value.len < 60 && has_digit(value))
			return value;
	}
	return (struct span){ NULL, 0 };
}

/*
 * The day the reader sees wins over a stamp of the day before or after (another zone); the time of
 * day is kept when both agree.
 */
static bool
read_both(const struct signals *s, struct span shown, struct span machine, struct date *date)
{
	struct date seen;
	bool has_seen = shown.len >= 6 && has_digit(shown) &&
	    date_find(shown, s->order, s->language, &seen, NULL) && seen.day > 0;

	if (machine.ptr == NULL || !date_find(machine, s->order, s->language, date, NULL) ||
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

static void
add_shown(struct signals *s, const char *source, enum place_kind place, uint32_t block,
    bool modified, const struct date *date)
{
	char name[24];

	if (place == PLACE_COMMENT) {
		if (says_member(page_block_text(s->page, &s->page->blocks[block])))
			return;
		add(s, "comment", false, date);
		if (!s->has_post && block > s->title && is_near(s, block))
			add(s, "post", false, date);
		s->has_post = true;
		return;
	}
	snprintf(name, sizeof(name), "%s%s", source,
	    place == PLACE_OTHER ? "-aside" : is_near(s, block) ? "" : "-far");
	add(s, name, modified, date);
}

/* <time>, <abbr title>, and elements whose class says date, byline, published. */
static void
add_element(struct signals *s, uint32_t i)
{
	const struct page *page = s->page;
	const struct element *e = &page->elements[i];
	bool is_time = e->tag == HTML_TIME || e->tag == HTML_ABBR;
	struct span text, machine, parent;
	struct date date;
	uint32_t block;

	if (e->text_end - e->text_start > TEXT_MAX_BYTES || e->flags & ELEMENT_HIDDEN)
		return;
	text = page_element_text(page, i);
	machine = machine_date(page, i);
	if (!has_digit(text) && machine.ptr == NULL)
		return;
	if (!is_time && !classed_as_date(page, i))
		return;
	if (s->looked_at++ > LOOKED_AT_MAX || !read_both(s, text, machine, &date))
		return;
	block = e->first_block < page->n_blocks ? e->first_block : 0;
	parent = page_element_text(page, e->parent);
	if (parent.len > TEXT_MAX_BYTES)
		parent = text;
	parent = span_slice(parent, 0, (size_t)(text.ptr + text.len - parent.ptr));
	add_shown(s, is_time ? "time" : "byline", place_of(page, i), block,
	    says_modified(parent) || says_modified(page_attribute(page, i, ATTR_CLASS)), &date);
}

/* Short lines that hold a date. */
static void
add_block(struct signals *s, uint32_t i)
{
	const struct block *block = &s->page->blocks[i];
	struct span text = page_block_text(s->page, block), where;
	bool labelled = false, modified = false, is_short = text.len <= TEXT_MAX_BYTES;
	struct date date;

	if (text.len < 6 || block->hidden || !has_digit(span_slice(text, 0, TEXT_MAX_BYTES)))
		return;
	if (!is_short && text.len <= 2 * TEXT_MAX_BYTES) {
		labelled = says_published(text);
		modified = says_modified(text);
	}
	if (!is_short && !labelled && !modified)
		return;
	if (s->looked_at++ > LOOKED_AT_MAX || span_find(text, SPAN("©")) < text.len ||
	    !date_find(text, s->order, s->language, &date, &where) || date.day == 0)
		return;
	if (is_short) {
		labelled = says_published(text);
		modified = says_modified(text);
	}
	/* "Posted 3 May 2013, updated 5 May 2013": the first is the one posted */
	if (labelled && modified)
		modified = says_modified(span_slice(text, 0, (size_t)(where.ptr - text.ptr))) &&
		    !says_published(span_slice(text, 0, (size_t)(where.ptr - text.ptr)));
	add_shown(s, labelled || modified ? "label" : "line", place_of_block(s->page, block), i,
	    modified, &date);
}

/* Sources and values are plain ASCII and need no escapes. */
static void
write_signals(const struct signals *s, struct record *rec)
{
	char out[DATE_SIGNALS_MAX * 100];
	size_t len = 0;

	for (int i = 0; i < s->n; i++)
		len += (size_t)snprintf(out + len, sizeof(out) - len,
		    "%c{\"source\":\"%s\",\"value\":\"%s\"}", i == 0 ? '[' : ',',
		    s->list[i].source, s->list[i].value);
	out[len++] = ']';
	record_set(rec, "metadata.date_signals", span_make(out, len));
}

/* Lines that say the comments begin: nothing below is the page's own. */
static bool
begins_comments(struct span line)
{
	static const char *const words[] = { "comments", "leave a reply", "kommentare",
		"commentaires", "comentarios", "responses to", "thoughts on", NULL };

	return line.len <= 40 && contains_any(line, words);
}

/* "#1 Ann 2015-02-05 21:08", "+6 #1 ...": the head of a comment. */
static bool
heads_comment(struct span line)
{
	size_t mark = span_find(line, SPAN("#"));

	return mark < 6 && mark + 1 < line.len && line.ptr[mark + 1] >= '0' &&
	    line.ptr[mark + 1] <= '9';
}

enum { TEXT_LINES = 40, TEXT_LONG_LINES = 2, LONG_LINE = 240 };

bool
date_signal_text(struct span text, struct span language, struct span host, struct date *date)
{
	enum date_order order = date_order_at(language, host);
	int lines = 0, long_lines = 0;
	struct span rest = text, line;

	while (lines < TEXT_LINES && long_lines < TEXT_LONG_LINES &&
	    span_split(&rest, '\n', &line)) {
		line = span_trim(line);
		if (line.len == 0)
			continue;
		lines++;
		if (!has_digit(line) && line.len > 40) {
			long_lines += line.len > LONG_LINE;
			continue;
		}
		if (begins_comments(line))
			return false;
		if (line.len > LONG_LINE) {
			long_lines++;
			if (!says_published(line))
				continue;
		}
		if (heads_comment(line) || span_find(line, SPAN("©")) < line.len ||
		    says_modified(line) ||
		    !date_find(line, order, language, date, NULL) || date->day == 0)
			continue;
		return line.len <= TEXT_MAX_BYTES || says_published(line);
	}
	return false;
}

static void
add_text_page(struct signals *s, struct span host)
{
	struct date date;

	if (date_signal_text(buffer_span(&s->page->text), s->language, host, &date))
		add(s, "text", false, &date);
}

void
date_signal_set(const struct page *page, struct record *rec)
{
	struct signals s = { .page = page };
	struct span host = record_string(rec, "metadata.hostname");

	if (record_raw(rec, "metadata.date_signals").ptr != NULL)
		return;
	s.language = record_string(rec, "metadata.lang");
	s.order = date_order_at(s.language, host);
	s.title = find_title(page);
	add_address(&s, rec);
	add_facts(&s);
	for (uint32_t i = 1; i < page->n_elements; i++)
		add_element(&s, i);
	for (uint32_t i = 0; !page->plain && i < page->n_blocks; i++)
		add_block(&s, i);
	if (page->plain)
		add_text_page(&s, host);
	if (s.n > 0)
		write_signals(&s, rec);
}
