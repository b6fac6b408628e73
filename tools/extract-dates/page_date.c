/*
 * page_date - when a page was published and modified, or nothing
 *
 * Each day that a signal names is a candidate, and to answer none is one, too. The features of a
 * candidate have weights whose sum is its score, and the candidates' probabilities are the softmax of
 * their scores (a conditional logit). The best day is the answer if it is probable enough.
 */
#include "page_date.h"

#include <math.h>

#include "calendar.h"
#include "page_features.h"
#include "page_votes.h"

/*
 * An answer that is right once in four is still given: where a page is dated, a wrong day costs little
 * more than none. At .5 half as many undated pages get a date, and 4 % more of the dated ones none.
 */
static const double enough = 0.25;

struct candidates {
	long days[VOTES_MAX];
	double scores[VOTES_MAX];
	int n;
	double none; /* score of answering none */
};

bool
page_is_main(struct record *rec)
{
	struct span kind = record_string(rec, "kind");

	return kind.ptr == NULL || span_equal(kind, SPAN("page")) ||
	    span_equal(kind, SPAN("article"));
}

enum date_order
page_usual_order(struct record *rec, struct span language)
{
	return date_order_at(language, votes_host(rec));
}

static void
add_day(struct candidates *candidates, long day)
{
	for (int i = 0; i < candidates->n; i++)
		if (candidates->days[i] == day)
			return;
	candidates->days[candidates->n++] = day;
}

static void
find_candidates(const struct votes *votes, struct candidates *candidates)
{
	candidates->n = 0;
	for (int i = 0; i < votes->n; i++)
		if (votes->list[i].kind != VOTE_MONTH && votes->list[i].kind != VOTE_COMMENT)
			add_day(candidates, votes->list[i].day);
}

static void
score(struct record *rec, const struct votes *votes, struct candidates *candidates)
{
	struct page_features features;

	for (int i = 0; i < candidates->n; i++) {
		page_features_of_day(votes, candidates->days[i], &features);
		candidates->scores[i] = page_features_score(&features);
	}
	page_features_of_none(rec, votes, &features);
	candidates->none = page_features_score(&features);
}

/* The most probable day's index and probability; -1 if there is no candidate. */
static int
best_candidate(const struct candidates *candidates, double *probability)
{
	double top = candidates->none, sum;
	int best = -1;

	for (int i = 0; i < candidates->n; i++) {
		if (best < 0 || candidates->scores[i] > candidates->scores[best])
			best = i;
		top = fmax(top, candidates->scores[i]);
	}
	if (best < 0)
		return -1;
	sum = exp(candidates->none - top);
	for (int i = 0; i < candidates->n; i++)
		sum += exp(candidates->scores[i] - top);
	*probability = exp(candidates->scores[best] - top) / sum;
	return best;
}

/* Is there a first post far below the title? It may be the opening of a thread or a comment. */
static bool
have_posts(const struct votes *votes)
{
	for (int i = 0; i < votes->n; i++)
		if (span_equal(votes->list[i].source, SPAN("post-far")))
			return true;
	return false;
}

/*
 * How well a vote tells the day: with a time of day. Where there are posts, times far from the title may be
 * those of comments: what the head or a line near the title says goes before them.
 */
static int
exactness(const struct vote *vote, bool posts)
{
	bool timed = vote->date.hour >= 0;

	return posts && vote->place != VOTE_ELSEWHERE ? 2 + timed : timed;
}

static bool
is_earlier(const struct date *a, const struct date *b)
{
	return a->hour * 60 + a->minute < b->hour * 60 + b->minute;
}

/* Is it a better one than the best so far? Of times that may be comments' the first one is. */
static bool
tells_better(const struct vote *vote, const struct vote *best, bool posts)
{
	int exact = exactness(vote, posts), best_exact = best == NULL ? -1 : exactness(best, posts);

	if (exact != best_exact)
		return exact > best_exact;
	if (posts && exact == 1 && vote->date.zoned == best->date.zoned)
		return is_earlier(&vote->date, &best->date);
	return page_feature_weight(vote->source) > page_feature_weight(best->source);
}

/* The vote that tells a day best. */
static const struct vote *
spokesman(const struct votes *votes, long day)
{
	const struct vote *best = NULL;
	bool posts = have_posts(votes);

	for (int i = 0; i < votes->n; i++) {
		const struct vote *vote = &votes->list[i];

		if (vote->day == day && vote->kind != VOTE_COMMENT && vote->kind != VOTE_MONTH &&
		    tells_better(vote, best, posts))
			best = vote;
	}
	return best;
}

static bool
tells_change(const struct vote *vote, const struct vote *created)
{
	return vote->modified && (created == NULL || vote->day >= created->day);
}

/* The latest change that the head or a line near the title tells of. */
static const struct vote *
latest_change(const struct votes *votes, const struct vote *created)
{
	const struct vote *best = NULL;

	for (int i = 0; i < votes->n; i++) {
		const struct vote *vote = &votes->list[i];

		if (vote->place != VOTE_ELSEWHERE && tells_change(vote, created) &&
		    (best == NULL || vote->day > best->day))
			best = vote;
	}
	return best;
}

/* A change that is shown elsewhere, if all that are tell of the same day: at the end of a wiki page. */
static const struct vote *
only_change(const struct votes *votes, const struct vote *created)
{
	const struct vote *only = NULL;

	for (int i = 0; i < votes->n; i++) {
		const struct vote *vote = &votes->list[i];

		if (!vote_is_shown(vote) || !tells_change(vote, created))
			continue;
		if (only != NULL && only->day != vote->day)
			return NULL;
		if (only == NULL || vote->date.hour >= 0)
			only = vote;
	}
	return only;
}

static void
set_modified(struct record *rec, const struct votes *votes, const struct vote *created)
{
	const struct vote *change = latest_change(votes, created);

	if (change == NULL)
		change = only_change(votes, created);
	if (change != NULL)
		record_set_string_if_absent(rec, "modified", change->value);
}

static void
decide(struct record *rec)
{
	const struct vote *created = NULL;
	struct candidates candidates;
	struct votes votes;
	double probability;
	int best;

	if (record_raw(rec, "created").ptr != NULL)
		return;
	votes_collect(rec, &votes);
	find_candidates(&votes, &candidates);
	score(rec, &votes, &candidates);
	best = best_candidate(&candidates, &probability);
	if (best >= 0 && probability >= enough)
		created = spokesman(&votes, candidates.days[best]);
	set_modified(rec, &votes, created);
	if (created == NULL)
		return;
	record_set_string(rec, "created", created->value);
	record_set_string(rec, "metadata.date_source", created->source);
	record_set_number(rec, "metadata.date_confidence", probability, 2);
}

static struct record *
main_record(struct record *recs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (page_is_main(&recs[i]))
			return &recs[i];
	return NULL;
}

void
page_date_set(struct record *recs, size_t n)
{
	struct record *rec = main_record(recs, n);

	if (rec != NULL)
		decide(rec);
}

static void
add_features(struct buffer *json, const char *key, const struct page_features *features)
{
	json_add_key(json, key);
	buffer_add_byte(json, '[');
	for (int i = 0; i < features->n; i++) {
		if (i > 0)
			buffer_add_byte(json, ',');
		json_add_string(json, features->list[i]);
	}
	buffer_add_byte(json, ']');
}

static void
set_features(struct record *rec)
{
	struct buffer json = BUFFER_INIT;
	struct page_features features;
	struct candidates candidates;
	struct votes votes;

	votes_collect(rec, &votes);
	find_candidates(&votes, &candidates);
	page_features_of_none(rec, &votes, &features);
	buffer_add_byte(&json, '{');
	add_features(&json, "none", &features);
	json_add_key(&json, "days");
	buffer_add_byte(&json, '[');
	for (int i = 0; i < candidates.n; i++) {
		struct calendar_day day = calendar_day(candidates.days[i]);
		struct date date = { .year = day.year, .month = day.month, .day = day.day,
			.hour = -1, .minute = -1, .second = -1 };
		char iso[DATE_ISO_MAX];

		page_features_of_day(&votes, candidates.days[i], &features);
		buffer_add(&json, i == 0 ? SPAN("{") : SPAN(",{"));
		json_add_text(&json, "day", date_iso(&date, iso));
		add_features(&json, "features", &features);
		buffer_add_byte(&json, '}');
	}
	buffer_add(&json, SPAN("]}"));
	record_set(rec, "date_features", buffer_span(&json));
	buffer_free(&json);
}

void
page_date_set_features(struct record *recs, size_t n)
{
	struct record *rec = main_record(recs, n);

	if (rec != NULL)
		set_features(rec);
}
