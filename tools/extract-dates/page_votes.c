/*
 * page_votes - the signals of a page's date, each as a vote for a day
 */
#include "page_votes.h"

#include <stdio.h>

#include "calendar.h"
#include "date_signal.h"

bool
vote_is_shown(const struct vote *vote)
{
	return vote->kind == VOTE_MARKED || vote->kind == VOTE_LINE;
}

struct span
votes_host(struct record *rec)
{
	struct span host = record_string(rec, "metadata.hostname");

	if (host.ptr != NULL)
		return host;
	host = record_string(rec, "metadata.url");
	if (host.ptr == NULL)
		return host;
	if (span_find(host, SPAN("://")) < host.len)
		host = span_slice(host, span_find(host, SPAN("://")) + 3, host.len);
	host = span_slice(host, 0, span_find(host, SPAN("/")));
	return span_slice(host, 0, span_find(host, SPAN(":")));
}

static bool
cut_end(struct span *name, const char *end)
{
	size_t len = strlen(end);

	if (!span_ends(*name, span_make(end, len)))
		return false;
	name->len -= len;
	return true;
}

static enum vote_kind
kind_of(struct span name)
{
	static const struct { const char *name; enum vote_kind kind; } rows[] = {
		{ "time", VOTE_MARKED }, { "byline", VOTE_MARKED }, { "line", VOTE_LINE },
		{ "label", VOTE_LINE }, { "sentence", VOTE_LINE }, { "opening", VOTE_LINE },
		{ "text", VOTE_LINE }, { "text-label", VOTE_LINE }, { "text-sentence", VOTE_LINE },
		{ "text-opening", VOTE_LINE }, { "post", VOTE_LINE }, { "comment", VOTE_COMMENT }, { "image", VOTE_IMAGE }, { "url-month", VOTE_MONTH },
		{ "image-month", VOTE_MONTH },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (span_equal(name, span_from(rows[i].name)))
			return rows[i].kind;
	return VOTE_HEAD;
}

/* Reads the kind, the place and whether it tells of a change off the name of the source. */
static void
read_source(struct vote *vote)
{
	static const char *const elsewhere[] = { "-above", "-below", "-far", "-aside", NULL };
	struct span name = vote->source;

	vote->modified = cut_end(&name, "-modified");
	vote->before = cut_end(&name, "-before");
	vote->place = cut_end(&name, "-near") ? VOTE_NEAR_TITLE : VOTE_AT_TITLE;
	vote->above = span_ends(name, SPAN("-above"));
	for (int i = 0; elsewhere[i] != NULL; i++)
		if (cut_end(&name, elsewhere[i]))
			vote->place = VOTE_ELSEWHERE;
	vote->kind = kind_of(name);
}

/* A value is a day with or without a time, or, of a VOTE_MONTH, a month. */
static bool
read_value(struct span value, enum vote_kind kind, struct date *date)
{
	char first[16];

	if (kind == VOTE_MONTH) {
		snprintf(first, sizeof(first), "%.7s-01", value.len == 7 ? value.ptr : "");
		value = span_from(first);
	}
	return date_find(value, DATE_DAY_FIRST, SPAN("en"), date, NULL) && date->day > 0;
}

static void
add_vote(struct votes *votes, struct span source, struct span value)
{
	struct vote vote = { .source = source, .value = value };

	if (votes->n == VOTES_MAX || source.ptr == NULL || value.ptr == NULL)
		return;
	read_source(&vote);
	if (!read_value(value, vote.kind, &vote.date))
		return;
	vote.day = calendar_number(vote.date.year, vote.date.month, vote.date.day);
	votes->list[votes->n++] = vote;
}

/* A signal: {"source":"meta","value":"2013-03-22"}, read in one pass as there are many. */
static void
add_signal(struct votes *votes, struct span signal, struct arena *arena)
{
	struct json_reader reader = json_read(signal);
	struct span key, item, source = { NULL, 0 }, value = { NULL, 0 };

	while (json_next(&reader, &key, &item)) {
		if (json_key_is(key, SPAN("source")))
			source = item;
		else if (json_key_is(key, SPAN("value")))
			value = item;
	}
	add_vote(votes, json_decode(source, arena), json_decode(value, arena));
}

void
votes_collect(struct record *rec, struct votes *votes)
{
	struct span signals = record_raw(rec, "metadata.date_signals"), key, item;
	struct span text = record_string(rec, "text");
	struct json_reader reader = json_read(signals);
	struct date_signals found = { .n = 0 };
	char iso[DATE_ISO_MAX];

	votes->n = 0;
	while (json_next(&reader, &key, &item))
		add_signal(votes, item, rec->arena);
	if (signals.ptr == NULL && text.ptr != NULL)
		date_signal_text(text, record_string(rec, "metadata.lang"), votes_host(rec), &found);
	date_signal_settle(&found);
	for (int i = 0; i < found.n; i++)
		add_vote(votes, arena_copy(rec->arena, span_from(found.list[i].source)),
		    arena_copy(rec->arena, date_iso(&found.list[i].date, iso)));
}
