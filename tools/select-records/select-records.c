/*
 * select-records - passes the records that meet a condition, a sample of the pages, or one part of them
 *
 * Samples and parts go by a hash of the page's id, so records of one page are never parted, and what
 * is chosen depends neither on the order of the pages nor on the other pages there are.
 */
#include <stdio.h>

#include "digest.h"
#include "filter.h"
#include "heap.h"
#include "predicate.h"

static const char default_parts[] = "train=80,dev=10,test=10";

struct settings {
	const char *where, *part, *parts;
	double sample;
	unsigned long long seed;
	bool pages, invert;
	struct condition condition;
	double part_from, part_to; /* shares of 1 */
};

static const char *(*const libraries[])(void) = { pattern_library, NULL };

static const struct about about = {
	.name = "select-records",
	.summary = "pass the records that meet a condition, or a sample",
	.operands = "[FILE ...]",
	.example = "select-records -w 'kind == \"comment\" && created >= \"2013\"' corpus.jsonl",
	.libraries = libraries,
};

/* A number in [0, 1) that goes with the page and the purpose. */
static double
draw(const char *purpose, unsigned long long seed, struct span page, struct arena *arena)
{
	char *name = arena_get(arena, page.len + 40);
	int len = snprintf(name, 40, "%s %llu ", purpose, seed);

	if (page.len > 0)
		memcpy(name + len, page.ptr, page.len);
	return (double)(digest_number(span_make(name, (size_t)len + page.len)) >> 11) / 0x1p53;
}

/* Reads "train=80,dev=10,test=10" for the range of one part. */
static void
read_parts(struct settings *set)
{
	struct span rest = span_from(set->parts), piece, name;
	double sum = 0, from = -1, to = -1;

	while (span_split(&rest, ',', &piece)) {
		double share;
		size_t at;

		span_split(&piece, '=', &name);
		share = piece.ptr != NULL && json_check(piece, &at) == NULL ? json_number(piece, -1) : -1;
		if (!(share >= 0))
			options_mistake("--parts: '%s' is no list like train=80,dev=20",
			    set->parts);
		if (span_equal(name, span_from(set->part))) {
			if (from >= 0)
				options_mistake("--parts: '%s' has two parts '%s'", set->parts, set->part);
			from = sum;
			to = sum + share;
		}
		sum += share;
	}
	if (from < 0 || !(sum > 0))
		options_mistake("--part: there is no '%s' in '%s'", set->part, set->parts);
	set->part_from = from / sum;
	set->part_to = to / sum;
}

/* A record without an id is a page of its own, known by its bytes. */
static bool
is_drawn(const struct settings *set, struct record *rec, struct arena *arena)
{
	struct span page;
	double number;

	if (set->sample == 1 && set->part == NULL)
		return true;
	page = record_page(rec);
	if (page.ptr == NULL)
		page = rec->line;
	if (set->sample < 1 && draw("sample", set->seed, page, arena) >= set->sample)
		return false;
	if (set->part == NULL)
		return true;
	number = draw("part", set->seed, page, arena);
	return number >= set->part_from && number < set->part_to;
}

/* What a worker has to itself. */
struct matcher {
	const struct condition *condition;
	struct pattern_match **matches;
};

static void *
matcher_open(const void *settings)
{
	const struct settings *set = settings;
	struct matcher *matcher = heap_get(sizeof(*matcher));

	*matcher = (struct matcher){ &set->condition, condition_matches(&set->condition) };
	return matcher;
}

static void
matcher_close(void *state)
{
	struct matcher *matcher = state;

	condition_matches_free(matcher->condition, matcher->matches);
	heap_free(matcher);
}

static enum verdict
judge(struct record *rec, struct worker *worker, const struct settings *set)
{
	const struct matcher *matcher = worker->state;
	enum condition_result result = CONDITION_TRUE;

	if (set->condition.root != NULL)
		result = condition_holds(matcher->condition, matcher->matches, rec);
	if (result == CONDITION_LIMIT)
		return filter_fault(rec, worker, "pattern-limit",
		    "a pattern of --where takes too long on this record");
	return (result == CONDITION_TRUE) != set->invert ? KEEP : DROP;
}

static enum verdict
select_record(struct record *rec, struct worker *worker, const void *settings)
{
	const struct settings *set = settings;

	return is_drawn(set, rec, &worker->arena) ? judge(rec, worker, set) : DROP;
}

/* For --whole-pages: one record that is passed takes the others with it. */
static void
select_page(struct record *recs, enum verdict *verdicts, size_t n, struct worker *worker,
    const void *settings)
{
	const struct settings *set = settings;
	bool one = false;

	if (!is_drawn(set, &recs[0], &worker->arena)) {
		for (size_t i = 0; i < n; i++)
			verdicts[i] = DROP;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		verdicts[i] = judge(&recs[i], worker, set);
		one |= verdicts[i] == KEEP;
	}
	for (size_t i = 0; one && i < n; i++)
		if (verdicts[i] == DROP)
			verdicts[i] = KEEP;
}

static void
read_settings(struct settings *set)
{
	struct buffer why = BUFFER_INIT;

	if (set->where != NULL && !condition_read(&set->condition, span_from(set->where), &why))
		options_mistake("--where: %.*s", (int)why.len, why.ptr);
	if (set->where == NULL && set->invert)
		options_mistake("--invert goes with --where");
	if (set->part != NULL)
		read_parts(set);
	else if (set->parts != default_parts)
		options_mistake("--parts says which parts there are: choose one with --part");
	buffer_free(&why);
}

int
main(int argc, char **argv)
{
	struct settings set = { .sample = 1, .parts = default_parts };
	struct filter filter = FILTER_INIT(select_record, &set);
	const struct opt options[] = {
		OPT_STRING('w', "where", &set.where, "CONDITION", "pass records for which this holds"),
		OPT_FLAG('i', "invert", &set.invert, "pass those for which it does not hold"),
		OPT_FLAG('p', "whole-pages", &set.pages, "pass all records of a page if one is passed"),
		OPT_SHARE('s', "sample", &set.sample, "SHARE", "pass a share of the pages, 0 to 1"),
		OPT_STRING(0, "part", &set.part, "NAME", "pass one part of the pages"),
		OPT_STRING(0, "parts", &set.parts, "NAME=N,...",
		    "the parts there are and their weights"),
		OPT_COUNT(0, "seed", &set.seed, "N", "draw another sample or other parts"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);
	int status;

	read_settings(&set);
	if (set.pages) {
		filter.step = NULL;
		filter.group_step = select_page;
	}
	filter.open = matcher_open;
	filter.close = matcher_close;
	status = filter_run(&filter, files);
	condition_free(&set.condition);
	return status;
}
