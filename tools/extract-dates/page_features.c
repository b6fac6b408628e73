/*
 * page_features - what speaks for a day as that of a page's publication, and for answering none
 */
#include "page_features.h"

#include <stdlib.h>

#include "ascii.h"
#include "calendar.h"
#include "page_weights.h"

enum { MANY_DAYS = 3, DIGITS_OF_NUMBER = 5, HYPHENS_OF_TITLE = 3 };

static void
add(struct page_features *features, bool holds, struct span name)
{
	for (int i = 0; holds && i < features->n; i++)
		if (span_equal(features->list[i], name))
			return;
	if (holds && features->n < PAGE_FEATURES_MAX)
		features->list[features->n++] = name;
}

/* What the votes say of one day. */
struct tally {
	bool head, shown, published, changed;
	bool at_title, other_at_title, other_head;
	bool near, near_published; /* of any day: shown near the title, and not as a change */
	bool day_here, change_here;
	bool next_day_near, next_day_behind; /* the day before or after; and not only above the title */
	bool agreed, other_agreed; /* this day, another is named by the head and shown near the title */
	long last_change;  /* shown near the title, 0: none */
	int heads; /* different sources of the head */
	const struct vote *first_shown, *first_near, *first_behind, *first_marked, *first_comment;
};

static void
count_head(const struct vote *vote, long day, struct span *last, struct tally *tally)
{
	if (vote->modified)
		return;
	if (vote->day != day) {
		tally->other_head = true;
		return;
	}
	tally->head = true;
	tally->heads += !span_equal(vote->source, *last);
	*last = vote->source;
}

static void
keep_first(const struct vote **first, const struct vote *vote)
{
	if (*first == NULL)
		*first = vote;
}

/*
 * What does not depend on the day that is looked at. The first answer far below the title is not what
 * a page shows first, and what stands in the head of a site, far above it, is the day of the visit.
 */
static void
count_place(const struct vote *vote, struct tally *tally)
{
	if (!span_equal(vote->source, SPAN("post-far")) && !vote->above)
		keep_first(&tally->first_shown, vote);
	if (vote->kind == VOTE_MARKED)
		keep_first(&tally->first_marked, vote);
	if (vote->place == VOTE_ELSEWHERE)
		return;
	if (!tally->near_published && !vote->modified)
		tally->first_near = vote;
	keep_first(&tally->first_near, vote);
	if (!vote->before && !vote->modified)
		keep_first(&tally->first_behind, vote);
	tally->near = true;
	tally->near_published = tally->near_published || !vote->modified;
}

/* Does the head name the day, as that of publication or of a change? */
static bool
head_names(const struct votes *votes, long day, bool modified)
{
	for (int i = 0; i < votes->n; i++)
		if (votes->list[i].kind == VOTE_HEAD && votes->list[i].day == day &&
		    votes->list[i].modified == modified)
			return true;
	return false;
}

static void
count_near(const struct votes *votes, const struct vote *vote, long day, struct tally *tally)
{
	bool next = labs(vote->day - day) == 1;

	tally->next_day_near = tally->next_day_near || next;
	tally->next_day_behind = tally->next_day_behind || (next && !vote->before);
	if (vote->modified)
		tally->last_change = vote->day > tally->last_change ? vote->day : tally->last_change;
	else if (vote->day != day && !tally->other_agreed)
		tally->other_agreed = head_names(votes, vote->day, false);
	else if (vote->day == day && !tally->agreed)
		tally->agreed = head_names(votes, vote->day, false);
}

static void
count_shown(const struct votes *votes, const struct vote *vote, long day, struct tally *tally)
{
	bool at_title = vote->place == VOTE_AT_TITLE;

	count_place(vote, tally);
	if (vote->place != VOTE_ELSEWHERE)
		count_near(votes, vote, day, tally);
	if (vote->day == day) {
		tally->at_title = tally->at_title || at_title;
		tally->shown = tally->shown || !vote->modified;
		tally->day_here = true;
		tally->change_here = tally->change_here || vote->modified;
	} else {
		tally->other_at_title = tally->other_at_title || at_title;
	}
}

static struct tally
count(const struct votes *votes, long day)
{
	struct tally tally = { .heads = 0 };
	struct span last = { NULL, 0 };

	for (int i = 0; i < votes->n; i++) {
		const struct vote *vote = &votes->list[i];

		if (vote->kind == VOTE_COMMENT) {
			if (tally.first_comment == NULL || vote->day < tally.first_comment->day)
				tally.first_comment = vote;
			continue;
		}
		if (vote->kind == VOTE_HEAD)
			count_head(vote, day, &last, &tally);
		else if (vote_is_shown(vote))
			count_shown(votes, vote, day, &tally);
		if (vote->day == day && vote->kind != VOTE_MONTH) {
			tally.changed = tally.changed || vote->modified;
			tally.published = tally.published || !vote->modified;
		}
	}
	return tally;
}

/*
 * The vote near the title that shows, without calling it so, what the head calls a change, where no
 * day of publication is shown there; NULL if there is none.
 */
static const struct vote *
shown_change(const struct votes *votes)
{
	const struct vote *found = NULL;

	for (int i = 0; i < votes->n; i++) {
		const struct vote *vote = &votes->list[i];

		if (!vote_is_shown(vote) || vote->place == VOTE_ELSEWHERE || vote->modified)
			continue;
		if (head_names(votes, vote->day, false))
			return NULL;
		if (found == NULL && head_names(votes, vote->day, true))
			found = vote;
	}
	return found;
}

static bool
is_of(const struct vote *vote, long day)
{
	return vote != NULL && vote->day == day;
}

/* January 1st and December 31st stand for a year, or end a period. */
static bool
ends_year(long day)
{
	struct calendar_day date = calendar_day(day);

	return (date.month == 1 && date.day == 1) || (date.month == 12 && date.day == 31);
}

static void
add_months(const struct votes *votes, long day, struct page_features *features)
{
	struct calendar_day date = calendar_day(day);

	for (int i = 0; i < votes->n; i++) {
		const struct vote *vote = &votes->list[i];

		if (vote->kind == VOTE_MONTH && vote->date.year == date.year &&
		    vote->date.month == date.month)
			add(features, true, span_equal(vote->source, SPAN("url-month")) ?
			    SPAN("url-month-agrees") : SPAN("image-month-agrees"));
	}
}

/* The head names the day, near the title is only that of a change. */
static void
add_change(const struct tally *tally, long day, struct page_features *features)
{
	enum { YEAR_DAYS = 365 };
	bool only = tally->head && tally->near && !tally->near_published && !tally->day_here;

	add(features, only, SPAN("only-change-shown"));
	add(features, only, tally->last_change - day < YEAR_DAYS ? SPAN("change-within-year") :
	    SPAN("change-years-later"));
}

void
page_features_of_day(const struct votes *votes, long day, struct page_features *features)
{
	struct tally tally = count(votes, day);
	const struct vote *change = shown_change(votes);

	features->n = 0;
	for (int i = 0; i < votes->n; i++)
		add(features, votes->list[i].day == day && votes->list[i].kind != VOTE_MONTH &&
		    votes->list[i].kind != VOTE_COMMENT, votes->list[i].source);
	add(features, is_of(tally.first_shown, day), SPAN("first-shown"));
	add(features, is_of(tally.first_near, day), SPAN("first-near"));
	add(features, is_of(tally.first_behind, day), SPAN("first-behind"));
	add(features, is_of(tally.first_marked, day), SPAN("first-marked"));
	add(features, tally.at_title, SPAN("at-title"));
	add(features, tally.at_title && !tally.other_at_title, SPAN("only-at-title"));
	add(features, tally.other_at_title && !tally.at_title, SPAN("other-at-title"));
	add(features, tally.other_head && !tally.head, SPAN("other-head"));
	add(features, tally.head && tally.shown, SPAN("head-and-shown"));
	add(features, tally.heads >= 2, SPAN("two-heads"));
	add(features, tally.head && tally.next_day_near, SPAN("next-day-shown"));
	add(features, tally.head && tally.next_day_near && !tally.next_day_behind,
	    SPAN("next-day-before"));
	add(features, tally.other_agreed && !tally.agreed, SPAN("other-head-shown"));
	add_change(&tally, day, features);
	add(features, is_of(change, day), SPAN("shown-is-change"));
	add(features, tally.head && change != NULL, SPAN("change-is-shown"));
	add(features, tally.day_here && !tally.change_here, SPAN("never-change"));
	add(features, ends_year(day), SPAN("year-end"));
	add(features, tally.changed, tally.published ? SPAN("change") : SPAN("change-only"));
	add(features, tally.first_comment != NULL && day <= tally.first_comment->day + 1,
	    SPAN("before-comments"));
	add_months(votes, day, features);
}

/*
 * Words that say what kind of page it is where they fill a part of the path or begin the host's
 * name. index: at the end of the path they name a list of such pages.
 */
static const struct {
	const char *feature;
	bool index;
	const char *const words[32];
} address_words[] = {
	{ "none-shop", true, { "product", "products", "shop", "store", "item", "p", "dp", "buy", "cart",
	    "deals", "app", NULL } },
	{ "none-service", true, { "service", "services", "solutions", "departments", "programs", "about",
	    "about-us", "contact", "pricing", "features", "support", NULL } },
	{ "none-docs", true, { "docs", "doc", "documentation", "manual", "reference", "api", "help", "wiki",
	    "guide", "guides", "learn", NULL } },
	{ "none-list", true, { "category", "categories", "tag", "tags", "topic", "topics", "collections",
	    "cat", "genre", "search", "section", "sections", "events", "list", NULL } },
	{ "none-news", true, { "blog", "blogs", "news", "article", "articles", "post", "posts", "story",
	    "stories", "press", "magazine", "newsroom", "artikel", "nachrichten", "presse",
	    "pressemitteilungen", "aktuelles", "actualites", "noticias", "noticia", "notizie",
	    "nieuws", "novosti", "politik", "opinion", NULL } },
	{ "none-forum", false, { "forum", "forums", "thread", "threads", "viewtopic", "showthread",
	    "questions", "discussion", "comments", "t", NULL } },
};

/* Adds what the words of a part say. An address that ends in one is that of a list: /news/ */
static void
add_address_word(struct span part, bool last, struct page_features *features)
{
	char first;

	part = span_slice(part, 0, span_find(part, SPAN(".")));
	if (part.len == 0)
		return;
	first = ascii_fold(part.ptr[0]);
	for (size_t i = 0; i < sizeof(address_words) / sizeof(address_words[0]); i++)
		for (int k = 0; address_words[i].words[k] != NULL; k++)
			if (address_words[i].words[k][0] == first &&
			    span_equal_nocase(part, span_from(address_words[i].words[k]))) {
				add(features, true, span_from(address_words[i].feature));
				add(features, last && address_words[i].index, SPAN("none-index"));
			}
}

/* Is the last part of the address the name of one text? /how-to-bake-bread, /123456 */
static bool
names_text(struct span last)
{
	int hyphens = 0, digits = 0, longest = 0;

	for (size_t i = 0; i < last.len; i++) {
		hyphens += last.ptr[i] == '-' || last.ptr[i] == '_';
		digits = last.ptr[i] >= '0' && last.ptr[i] <= '9' ? digits + 1 : 0;
		longest = digits > longest ? digits : longest;
	}
	return hyphens >= HYPHENS_OF_TITLE || longest >= DIGITS_OF_NUMBER;
}

static void
add_address(struct span url, struct page_features *features)
{
	struct span rest, piece, last = SPAN("");
	size_t start = span_find(url, SPAN("://"));
	int parts = -1; /* the host is one */

	if (url.ptr == NULL || start == url.len)
		return;
	rest = span_slice(url, start + 3, url.len);
	rest = span_slice(rest, 0, span_find(rest, SPAN("#")));
	rest = span_slice(rest, 0, span_find(rest, SPAN("?")));
	while (span_split(&rest, '/', &piece)) {
		last = piece.len > 0 ? piece : last;
		parts += piece.len > 0;
		add_address_word(piece, parts > 0 && rest.len == 0, features);
	}
	add(features, parts <= 0, SPAN("none-home"));
	if (parts > 0 && names_text(last))
		add(features, true, parts > 1 ? SPAN("none-text") : SPAN("none-text-at-root"));
	else
		add(features, parts == 1, SPAN("none-section"));
}

static void
add_schema_types(struct record *rec, struct page_features *features)
{
	static const struct { const char *type, *feature; } rows[] = {
		{ "Product", "none-schema-product" }, { "ProductGroup", "none-schema-product" },
		{ "IndividualProduct", "none-schema-product" }, { "Offer", "none-schema-product" },
		{ "AggregateOffer", "none-schema-product" },
		{ "SoftwareApplication", "none-schema-product" },
		{ "DiscussionForumPosting", "none-schema-forum" },
		{ "QAPage", "none-schema-forum" }, { "Question", "none-schema-forum" },
	};
	struct json_reader reader = json_read(record_raw(rec, "metadata.schema_types"));
	struct span key, item;

	while (json_next(&reader, &key, &item)) {
		struct span type = json_decode(item, rec->arena);

		if (type.ptr == NULL)
			continue;
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			add(features, span_equal(type, span_from(rows[i].type)),
			    span_from(rows[i].feature));
		add(features, span_ends(type, SPAN("Article")) || span_ends(type, SPAN("Posting")),
		    SPAN("none-schema-article"));
	}
}

/* How many different days are shown near the title, or elsewhere; at most MANY_DAYS. */
static int
days_shown(const struct votes *votes, bool elsewhere)
{
	long days[MANY_DAYS];
	int n = 0;

	for (int i = 0; i < votes->n && n < MANY_DAYS; i++) {
		const struct vote *vote = &votes->list[i];
		bool known = false;

		if (!vote_is_shown(vote) || (!elsewhere && vote->modified) ||
		    (vote->place == VOTE_ELSEWHERE) != elsewhere)
			continue;
		for (int k = 0; k < n; k++)
			known = known || days[k] == vote->day;
		if (!known)
			days[n++] = vote->day;
	}
	return n;
}

/* The 20 best phones of 2025: what names a year in its title is a text that has a date */
static bool
names_year(struct span title)
{
	enum { YEAR_DIGITS = 4, FIRST = 1900, LAST = 2099 };

	for (size_t at = 0; at < title.len;) {
		size_t end = at;
		int number = (int)span_take_number(title, &end, YEAR_DIGITS + 1);

		if (end - at == YEAR_DIGITS && number >= FIRST && number <= LAST)
			return true;
		at = end > at ? end : at + 1;
	}
	return false;
}

void
page_features_of_none(struct record *rec, const struct votes *votes,
    struct page_features *features)
{
	struct span type = record_string(rec, "metadata.pagetype");
	int near = days_shown(votes, false);
	bool head = false, plain = false, shown = false;

	features->n = 0;
	add(features, true, SPAN("none"));
	add_address(record_string(rec, "metadata.url"), features);
	add(features, type.ptr != NULL && span_find_nocase(type, SPAN("product")) < type.len,
	    SPAN("none-og-product"));
	add_schema_types(rec, features);
	add(features, record_raw(rec, "metadata.author").ptr != NULL, SPAN("none-author"));
	add(features, names_year(record_string(rec, "metadata.title")), SPAN("none-title-year"));
	add(features, near == 0, SPAN("none-near"));
	add(features, near == MANY_DAYS, SPAN("none-many-near"));
	add(features, days_shown(votes, true) == MANY_DAYS, SPAN("none-many-far"));
	for (int i = 0; i < votes->n; i++) {
		head = head || (votes->list[i].kind == VOTE_HEAD && !votes->list[i].modified);
		plain = plain || span_starts(votes->list[i].source, SPAN("text"));
		shown = shown || vote_is_shown(&votes->list[i]);
	}
	add(features, head, SPAN("none-head"));
	add(features, head && !shown, SPAN("none-head-alone"));
	add(features, plain, SPAN("none-plain-text"));
}

/* Byte order of a name in the table and a feature. */
static int
compare(const char *name, struct span feature)
{
	size_t len = strlen(name), shorter = len < feature.len ? len : feature.len;
	int order = memcmp(name, feature.ptr, shorter);

	return order != 0 ? order : (len > feature.len) - (len < feature.len);
}

double
page_feature_weight(struct span feature)
{
	size_t low = 0, high = n_page_weights;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare(page_weights[middle].feature, feature);

		if (order == 0)
			return page_weights[middle].weight;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

double
page_features_score(const struct page_features *features)
{
	double sum = 0;

	for (int i = 0; i < features->n; i++)
		sum += page_feature_weight(features->list[i]);
	return sum;
}
