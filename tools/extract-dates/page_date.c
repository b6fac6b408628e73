/*
 * page_date - when a page was published and modified, or nothing
 *
 * Each signal votes for its day with a weight; days of one signal's source that come later count
 * less, and a stamp that lies a day from what the page shows votes for the day shown, since readers
 * see local time. The best day wins if it has votes enough; how many are enough depends on whether
 * the address is that of one text or of a section, a shop or a home page. Weights were fitted by
 * random search on the pages of WCXB (CC BY 4.0) and htmldate's evaluation (Apache-2.0), rounded.
 */
#include "page_date.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "calendar.h"
#include "date_signal.h"

enum { VOTES_MAX = 48 };

enum group { GROUP_HEAD, GROUP_NEAR, GROUP_FAR, GROUP_ASIDE, GROUP_COMMENT, GROUP_MONTH };

static const struct source {
	const char *name;
	double weight;
	enum group group;
} sources[] = {
	{ "url", 7.0, GROUP_HEAD }, { "url-month", 5.0, GROUP_MONTH },
	{ "image", 0.3, GROUP_MONTH },
	{ "og", 3.6, GROUP_HEAD }, { "meta", 1.7, GROUP_HEAD }, { "dc", 0.5, GROUP_HEAD },
	{ "citation", 2.5, GROUP_HEAD }, { "microdata", 3.5, GROUP_HEAD },
	{ "json-ld", 1.2, GROUP_HEAD }, { "json-ld-page", 0.8, GROUP_HEAD },
	{ "time", 4.4, GROUP_NEAR }, { "byline", 3.4, GROUP_NEAR }, { "line", 3.6, GROUP_NEAR },
	{ "label", 6.0, GROUP_NEAR }, { "text", 3.0, GROUP_NEAR },
	{ "time-far", 0.9, GROUP_FAR }, { "byline-far", 0.1, GROUP_FAR },
	{ "line-far", 0.9, GROUP_FAR }, { "label-far", 0.4, GROUP_FAR },
	{ "time-aside", 2.4, GROUP_ASIDE }, { "byline-aside", 0.1, GROUP_ASIDE },
	{ "line-aside", 0.7, GROUP_ASIDE }, { "label-aside", 1.7, GROUP_ASIDE },
	{ "time-modified", 0.2, GROUP_HEAD }, { "byline-modified", 0.4, GROUP_HEAD },
	{ "label-modified", 1.8, GROUP_HEAD }, { "og-modified", 0.3, GROUP_HEAD },
	{ "json-ld-modified", 0.9, GROUP_HEAD }, { "meta-modified", 0.1, GROUP_HEAD },
	{ "microdata-modified", 0.1, GROUP_HEAD }, { "json-ld-page-modified", 0.0, GROUP_HEAD },
	{ "time-far-modified", 0.0, GROUP_FAR }, { "byline-far-modified", 0.5, GROUP_FAR },
	{ "label-far-modified", 0.1, GROUP_FAR }, { "time-aside-modified", 0.2, GROUP_ASIDE },
	{ "byline-aside-modified", 0.0, GROUP_ASIDE }, { "label-aside-modified", 0.0, GROUP_ASIDE },
	{ "comment", 1.0, GROUP_COMMENT },
	{ "post", 2.0, GROUP_HEAD }, { NULL, 0, GROUP_HEAD },
};

static const double enough = 1.4, enough_for_text = 0.5, enough_for_section = 2.4,
    enough_for_product = 4.0, repeated = 0.45, many_near = 0.3, many_far = 0.1,
    after_comments = 2.5, shown_change = 0.4;

struct vote {
	const struct source *source;
	struct span name, value;
	struct date date;
	long day;   /* calendar_number, or of the first of the month */
	double weight;
};

struct ballot {
	struct vote list[VOTES_MAX];
	int n;
	long first_comment; /* day of the earliest comment */
	bool has_comment;
};

bool
page_is_main(struct record *rec)
{
	struct span kind = record_string(rec, "kind");

	return kind.ptr == NULL || span_equal(kind, SPAN("page")) ||
	    span_equal(kind, SPAN("article"));
}

static struct span
host_of(struct record *rec)
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

enum date_order
page_usual_order(struct record *rec, struct span language)
{
	return date_order_at(language, host_of(rec));
}

static void
add_vote(struct ballot *ballot, struct span name, struct span value)
{
	struct vote vote = { .name = name, .value = value };
	int earlier = 0;

	for (int i = 0; vote.source == NULL && sources[i].name != NULL; i++)
		if (span_equal(name, span_from(sources[i].name)))
			vote.source = &sources[i];
	if (vote.source == NULL || ballot->n == VOTES_MAX ||
	    !date_find(value, DATE_DAY_FIRST, SPAN("en"), &vote.date, NULL))
		return;
	vote.day = calendar_number(vote.date.year, vote.date.month,
	    vote.date.day > 0 ? vote.date.day : 1);
	for (int i = 0; i < ballot->n; i++) {
		if (ballot->list[i].source == vote.source && ballot->list[i].day == vote.day)
			return;
		earlier += ballot->list[i].source == vote.source;
	}
	vote.weight = vote.source->weight * (earlier == 0 ? 1 : repeated / earlier);
	if (vote.source->group == GROUP_COMMENT &&
	    (!ballot->has_comment || vote.day < ballot->first_comment)) {
		ballot->first_comment = vote.day;
		ballot->has_comment = true;
	}
	ballot->list[ballot->n++] = vote;
}

static void
collect(struct record *rec, struct ballot *ballot)
{
	struct json_reader reader = json_read(record_raw(rec, "metadata.date_signals"));
	struct span key, item, text = record_string(rec, "text");
	char iso[DATE_ISO_MAX];
	struct date date;

	while (json_next(&reader, &key, &item)) {
		struct span name = json_decode(json_get(item, "source"), rec->arena);

		add_vote(ballot, name, json_decode(json_get(item, "value"), rec->arena));
	}
	if (record_raw(rec, "metadata.date_signals").ptr == NULL && text.ptr != NULL &&
	    date_signal_text(text, record_string(rec, "metadata.lang"), host_of(rec), &date))
		add_vote(ballot, SPAN("text"), arena_copy(rec->arena, date_iso(&date, iso)));
}

/* Where many days are shown, they are those of a list. */
static void
thin_out(struct ballot *ballot, enum group group, double factor)
{
	int days = 0;

	for (int i = 0; i < ballot->n; i++) {
		bool known = ballot->list[i].source->group != group;

		for (int k = 0; k < i && !known; k++)
			known = ballot->list[k].source->group == group &&
			    ballot->list[k].day == ballot->list[i].day;
		days += !known;
	}
	for (int i = 0; i < ballot->n && days >= 3; i++)
		if (ballot->list[i].source->group == group)
			ballot->list[i].weight *= factor;
}

static bool
is_modified(const struct vote *vote)
{
	return span_ends(vote->name, SPAN("-modified"));
}

/* Is there a vote of the head for the day (or the one beside it), published or modified? */
static bool
head_says(const struct ballot *ballot, bool modified, long from, long to)
{
	for (int i = 0; i < ballot->n; i++) {
		const struct vote *vote = &ballot->list[i];

		if (vote->source->group == GROUP_HEAD && is_modified(vote) == modified &&
		    vote->day >= from && vote->day <= to && (modified || vote->source->weight >= 1))
			return true;
	}
	return false;
}

/*
 * A page that shows the day of its last change, as the head tells: the day shown is not that of
 * publication if the head knows an earlier one.
 */
static void
discount_changes(struct ballot *ballot)
{
	for (int i = 0; i < ballot->n; i++) {
		struct vote *vote = &ballot->list[i];

		if ((vote->source->group == GROUP_NEAR || vote->source->group == GROUP_FAR) &&
		    head_says(ballot, true, vote->day - 1, vote->day + 1) &&
		    !head_says(ballot, false, vote->day - 1, vote->day + 1) &&
		    head_says(ballot, false, 0, vote->day - 2))
			vote->weight *= shown_change;
	}
}

static bool
is_shown(const struct vote *vote)
{
	return vote->source->group == GROUP_NEAR || vote->source->group == GROUP_FAR;
}

/* A day beside one that is shown counts for that one. */
static long
shown_day(const struct ballot *ballot, const struct vote *vote)
{
	const struct vote *beside = NULL;

	if (is_shown(vote) || vote->date.day == 0 || span_equal(vote->name, SPAN("url")))
		return vote->day;
	for (int i = 0; i < ballot->n; i++) {
		const struct vote *other = &ballot->list[i];

		if (!is_shown(other))
			continue;
		if (other->day == vote->day)
			return vote->day;
		if (labs(other->day - vote->day) == 1 && other->weight > 0.3 &&
		    (beside == NULL || other->weight > beside->weight))
			beside = other;
	}
	return beside != NULL ? beside->day : vote->day;
}

/* Votes for a day. */
static double
votes_for(const struct ballot *ballot, long day)
{
	struct calendar_day date = calendar_day(day);
	double sum = 0;

	for (int i = 0; i < ballot->n; i++) {
		const struct vote *vote = &ballot->list[i];

		if (vote->date.day == 0 && vote->source->group != GROUP_MONTH)
			continue;
		if (vote->date.day == 0)
			sum += vote->date.year == date.year && vote->date.month == date.month ?
			    vote->weight : 0;
		else if (shown_day(ballot, vote) == day)
			sum += vote->weight;
	}
	if (ballot->has_comment && day > ballot->first_comment + 1)
		sum -= after_comments;
	return sum;
}

/* Is the last part of the address the name of one text? /how-to-bake-bread, /123456, /a.html */
static bool
names_text(struct span last)
{
	int hyphens = 0, digits = 0;

	for (size_t i = 0; i < last.len; i++) {
		hyphens += last.ptr[i] == '-' || last.ptr[i] == '_';
		digits = last.ptr[i] >= '0' && last.ptr[i] <= '9' ? digits + 1 :
		    digits >= 5 ? digits : 0;
	}
	return hyphens >= 3 || digits >= 5 || span_ends(last, SPAN(".html")) ||
	    span_ends(last, SPAN(".htm")) || span_ends(last, SPAN(".shtml"));
}

static double
votes_needed(struct record *rec)
{
	struct span url = record_string(rec, "metadata.url"), rest, piece, last = SPAN("");
	struct span type = record_string(rec, "metadata.pagetype");
	double needed = enough;
	int parts = 0;

	if (url.ptr != NULL && span_find(url, SPAN("://")) < url.len) {
		rest = span_slice(url, span_find(url, SPAN("://")) + 3, url.len);
		rest = span_slice(rest, 0, span_find(rest, SPAN("?")));
		while (span_split(&rest, '/', &piece)) {
			last = piece.len > 0 ? piece : last;
			parts += piece.len > 0;
		}
		if (parts > 1 && names_text(last))
			needed = enough_for_text;
		else if (parts <= 2)
			needed = enough_for_section;
	}
	if (type.ptr != NULL && span_find(type, SPAN("product")) < type.len)
		needed = enough_for_product;
	return needed;
}

/* The votes of the best day; *day it is. */
static double
best_day(const struct ballot *ballot, long *day)
{
	double best = 0;

	for (int i = 0; i < ballot->n; i++) {
		double votes;

		if (ballot->list[i].date.day == 0 && ballot->list[i].source->group != GROUP_HEAD)
			continue;
		votes = votes_for(ballot, shown_day(ballot, &ballot->list[i]));
		if (votes > best) {
			best = votes;
			*day = shown_day(ballot, &ballot->list[i]);
		}
	}
	return best;
}

/*
 * The vote that tells a day best: one with a time of day, in the reader's own zone if there is one,
 * then the heaviest.
 */
static const struct vote *
spokesman(const struct ballot *ballot, long day)
{
	const struct vote *best = NULL;

	for (int i = 0; i < ballot->n; i++) {
		const struct vote *vote = &ballot->list[i];
		bool better;

		if (vote->day != day || vote->source->group == GROUP_COMMENT ||
		    vote->source->group == GROUP_MONTH)
			continue;
		better = best == NULL || (vote->date.hour >= 0 && best->date.hour < 0) ||
		    ((vote->date.hour >= 0) == (best->date.hour >= 0) &&
		    vote->weight > best->weight);
		if (better)
			best = vote;
	}
	return best;
}

/* The latest change that the head or a line beside the title tells of, after the day. */
static void
set_modified(struct record *rec, const struct ballot *ballot, long day, bool has_day)
{
	const struct vote *best = NULL;

	for (int i = 0; i < ballot->n; i++) {
		const struct vote *vote = &ballot->list[i];

		if (!is_modified(vote) || vote->source->group == GROUP_FAR ||
		    (has_day && vote->day < day))
			continue;
		if (best == NULL || vote->day > best->day)
			best = vote;
	}
	if (best != NULL)
		record_set_string_if_absent(rec, "modified", best->value);
}

static void
decide(struct record *rec)
{
	struct ballot ballot = { .n = 0 };
	const struct vote *vote;
	double votes, needed;
	long day = 0;

	if (record_raw(rec, "created").ptr != NULL)
		return;
	collect(rec, &ballot);
	discount_changes(&ballot);
	thin_out(&ballot, GROUP_NEAR, many_near);
	thin_out(&ballot, GROUP_FAR, many_far);
	votes = best_day(&ballot, &day);
	needed = votes_needed(rec);
	vote = votes >= needed ? spokesman(&ballot, day) : NULL;
	set_modified(rec, &ballot, day, vote != NULL);
	if (vote == NULL)
		return;
	record_set_string(rec, "created", vote->value);
	record_set_string(rec, "metadata.date_source", vote->name);
	record_set_number(rec, "metadata.date_confidence", 1 / (1 + exp(-(votes - needed + 0.5))),
	    2);
}

void
page_date_set(struct record *recs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (page_is_main(&recs[i])) {
			decide(&recs[i]);
			return;
		}
	}
}
