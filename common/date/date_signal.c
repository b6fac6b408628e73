/*
 * date_signal - what a page says of when it was published and modified
 */
#include "date_signal.h"

#include "date_address.h"
#include "date_phrase.h"
#include "date_shown.h"

static void
add_address(const struct page *page, struct record *rec, struct date_signals *signals)
{
	struct span url = record_string(rec, "metadata.url"), own = page_fact(page, "url");
	struct span image = page_fact(page, "image");
	struct date date;

	if (date_address(url, &date) || date_address(own, &date))
		date_signal_add(signals, date.day > 0 ? "url" : "url-month", "", false, &date);
	if (image.ptr != NULL && date_address_digits(image, &date))
		date_signal_add(signals, date.day > 0 ? "image" : "image-month", "", false, &date);
}

/* Is any type of the page's JSON-LD or microdata that of an article? */
static bool
is_article(const struct page *page)
{
	static const char *const words[DATE_WORDS] = {
		['a'] = "article",
		['e'] = "event",
		['h'] = "howto",
		['p'] = "posting|podcast",
		['q'] = "question",
		['r'] = "recipe|review|report",
		['v'] = "video",
	};

	for (size_t i = 0; i < page->n_facts; i++)
		if (strcmp(page->facts[i].key, "type") == 0 &&
		    date_phrase_any(page->facts[i].value, words))
			return true;
	return false;
}

static void
add_fact(const struct page_fact *fact, bool article, struct date_reading reading,
    struct date_signals *signals)
{
	bool modified = strcmp(fact->key, "modified") == 0;
	const char *source = fact->source;
	struct date date;

	if (strcmp(source, "json-ld") == 0 && !article)
		source = "json-ld-page";
	if (date_find(fact->value, reading.order, reading.language, &date, NULL) && date.month > 0)
		date_signal_add(signals, source, "", modified, &date);
}

static bool
add_facts(const struct page *page, const char *key, struct date_reading reading,
    struct date_signals *signals)
{
	bool article = is_article(page), any = false;

	for (size_t i = 0; i < page->n_facts; i++) {
		if (strcmp(page->facts[i].key, key) != 0)
			continue;
		add_fact(&page->facts[i], article, reading, signals);
		any = true;
	}
	return any;
}

/* Sources and values are plain ASCII and need no escapes. */
static void
write_signals(struct page *page, const struct date_signals *signals, struct record *rec)
{
	struct buffer *out = &page->value;
	char iso[DATE_ISO_MAX];

	buffer_reset(out);
	for (int i = 0; i < signals->n; i++) {
		buffer_add(out, i == 0 ? SPAN("[") : SPAN(","));
		buffer_add(out, SPAN("{\"source\":\""));
		buffer_add(out, span_from(signals->list[i].source));
		buffer_add(out, SPAN("\",\"value\":\""));
		buffer_add(out, date_iso(&signals->list[i].date, iso));
		buffer_add(out, SPAN("\"}"));
	}
	buffer_add(out, SPAN("]"));
	record_set(rec, "metadata.date_signals", buffer_span(out));
}

void
date_signal_set(struct page *page, struct record *rec)
{
	struct span host = record_string(rec, "metadata.hostname");
	struct date_signals signals = { .n = 0 };
	struct date_reading reading;

	if (record_raw(rec, "metadata.date_signals").ptr != NULL)
		return;
	reading.language = record_string(rec, "metadata.lang");
	reading.order = date_order_at(reading.language, host);
	add_address(page, rec, &signals);
	if (!add_facts(page, "date", reading, &signals))
		add_facts(page, "script-date", reading, &signals);
	add_facts(page, "modified", reading, &signals);
	if (page->plain)
		date_signal_text(buffer_span(&page->text), reading.language, host, &signals);
	else
		date_shown_collect(page, reading, &signals);
	date_signal_settle(&signals);
	if (signals.n > 0)
		write_signals(page, &signals, rec);
}
