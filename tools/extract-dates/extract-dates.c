/*
 * extract-dates - when a page was published, and every time expression in its text with its value
 *
 * A step sees all records of a page, so that comments without a date of their own are anchored on
 * that of the page.
 */
#include <stdlib.h>

#include "comment_date.h"
#include "diag.h"
#include "filter.h"
#include "heap.h"
#include "language.h"
#include "month_language.h"
#include "page_date.h"
#include "pattern.h"
#include "rules.h"
#include "expression.h"
#include "utf8.h"

enum { LEXICONS_MAX = 48 };

struct settings {
	const char *field;
	const char *anchor;
	const char *rules_file;
	const char *types;
	int mode, order, spans;
	bool no_page_date, page_date_only, print_features;
	const struct rules *rules;
	bool wanted[TIMEX_TYPES];
};

/* What a worker keeps: lexicons are built when their language is first met. */
struct state {
	struct language_index *languages;
	struct lexicon *lexicons[LEXICONS_MAX];
	size_t n_lexicons;
	struct expressions timex;
	struct rules_state rules;
	struct buffer json;
};

static void *
state_open(const void *settings)
{
	const struct settings *set = settings;
	struct state *state = heap_get_zeroed(1, sizeof(*state));

	state->languages = language_index_new();
	rules_open(&state->rules, set->rules);
	return state;
}

static void
state_close(void *ptr)
{
	struct state *state = ptr;

	for (size_t i = 0; i < state->n_lexicons; i++)
		lexicon_free(state->lexicons[i]);
	language_index_free(state->languages);
	expressions_free(&state->timex);
	rules_close(&state->rules);
	buffer_free(&state->json);
	heap_free(state);
}

static const struct lexicon *
lexicon_of(struct state *state, struct span language)
{
	struct lexicon *lexicon;

	if (language.len < 2 || date_names_of(language) == NULL)
		language = SPAN("en");
	for (size_t i = 0; i < state->n_lexicons; i++)
		if (span_starts(language, span_from(state->lexicons[i]->language)))
			return state->lexicons[i];
	if (state->n_lexicons == LEXICONS_MAX)
		return state->lexicons[0];
	lexicon = lexicon_new(language);
	state->lexicons[state->n_lexicons++] = lexicon;
	return lexicon;
}

static void
add_expression(struct buffer *json, const struct expression *timex, struct span text,
    struct utf8_cursor *cursor)
{
	buffer_add(json, SPAN("{\"start\":"));
	buffer_add_number(json, utf8_cursor_chars(cursor, timex->start));
	buffer_add(json, SPAN(",\"end\":"));
	buffer_add_number(json, utf8_cursor_chars(cursor, timex->end));
	json_add_key(json, "text");
	json_add_string(json, span_slice(text, timex->start, timex->end));
	json_add_text(json, "type", span_from(timex_type_names[timex->type]));
	json_add_text(json, "value", span_from(timex->value));
	json_add_text(json, "mod", span_from(timex_mod_name(timex->mod)));
	json_add_text(json, "quant", span_from(timex->type == TIMEX_SET && timex->every ? "EVERY" : ""));
	json_add_text(json, "freq", span_from(timex->frequency));
	json_add_text(json, "begin_date", span_from(timex->begin));
	json_add_text(json, "end_date", span_from(timex->finish));
	json_add_text(json, "alternative", span_from(timex->alternative));
	buffer_add_byte(json, '}');
}

/* What is to be written of a record. */
struct dates {
	struct worker *worker;
	struct state *state;
	const struct settings *set;
	struct expression_request request;
	struct utf8_cursor cursor;
	bool more; /* some stand before the next one */
};

/* Adds the expressions of a part. */
static void
add_expressions(struct buffer *json, struct dates *dates)
{
	const struct expressions *timex = &dates->state->timex;

	for (size_t i = 0; i < timex->n; i++) {
		if (!dates->set->wanted[timex->list[i].type])
			continue;
		if (dates->more)
			buffer_add_byte(json, ',');
		dates->more = true;
		add_expression(json, &timex->list[i], dates->request.text, &dates->cursor);
	}
}

static void
write_dates(struct buffer *out, void *context)
{
	struct dates *dates = context;

	buffer_add_byte(out, '[');
	expressions_begin(&dates->state->timex, &dates->request);
	while (expressions_next(&dates->state->timex)) {
		add_expressions(out, dates);
		worker_drain(dates->worker);
	}
	buffer_add_byte(out, ']');
}

/* By rules of the user, which go over all expressions of a text; the line of one that met a limit. */
static size_t
set_dates_by_rules(struct record *rec, struct dates *dates)
{
	struct state *state = dates->state;
	size_t limited;

	expressions_find(&state->timex, &dates->request);
	limited = rules_apply(&state->rules, dates->request.text, &state->timex);
	if (limited > 0)
		return limited;
	buffer_reset(&state->json);
	buffer_add_byte(&state->json, '[');
	add_expressions(&state->json, dates);
	buffer_add_byte(&state->json, ']');
	record_set(rec, "dates", buffer_span(&state->json));
	return 0;
}

/* The anchor of a record: its own date, else the page's, else what --anchor says. */
static struct anchor
anchor_of(struct record *rec, struct span page_created, const struct settings *set)
{
	struct anchor anchor = anchor_read(record_string(rec, "created"));

	if (!anchor.known)
		anchor = anchor_read(page_created);
	if (!anchor.known)
		anchor = anchor_read(span_from(set->anchor));
	return anchor;
}

/* What the main record of a page says of all its records. */
struct page_facts {
	struct span created, lang, fetched;
};

static struct page_facts
page_facts_of(struct record *recs, size_t n)
{
	struct page_facts facts = { .created = { NULL, 0 } };

	for (size_t i = 0; i < n; i++) {
		if (!page_is_main(&recs[i]))
			continue;
		if (facts.created.ptr == NULL)
			facts.created = record_string(&recs[i], "created");
		if (facts.lang.ptr == NULL)
			facts.lang = record_string(&recs[i], "metadata.lang");
		if (facts.fetched.ptr == NULL)
			facts.fetched = record_string(&recs[i], "metadata.fetched");
	}
	return facts;
}

static enum verdict
annotate(struct record *rec, struct worker *worker, const struct page_facts *page,
    const struct settings *set)
{
	struct state *state = worker->state;
	struct span text = record_string(rec, set->field);
	struct span declared = record_string(rec, "metadata.lang");
	struct span language =
	    language_of(state->languages, text, declared.ptr != NULL ? declared : page->lang);
	struct dates *dates = arena_get_zeroed(rec->arena, 1, sizeof(*dates));
	struct expression_request *request = &dates->request;
	size_t limited;

	if (language.len == 0)
		language = month_language(text);
	dates->worker = worker;
	dates->state = state;
	dates->set = set;
	dates->cursor.text = text;
	request->text = text;
	request->mode = (enum anchor_mode)set->mode;
	request->order = (enum order_choice)set->order;
	request->full_spans = set->spans == 1;
	request->lexicon = lexicon_of(state, language);
	request->anchor = anchor_of(rec, page->created, set);
	request->usual_order = page_usual_order(rec, language);
	if (set->rules == NULL) {
		record_set_written(rec, "dates", write_dates, dates);
		return KEEP;
	}
	limited = set_dates_by_rules(rec, dates);
	if (limited > 0)
		return filter_fault(rec, worker, "rule-limit",
		    "%s:%zu: the pattern takes too many steps on this text", set->rules_file,
		    limited);
	return KEEP;
}

/* Comments that say "3 days ago" are dated from when their page was fetched, else by --anchor. */
static void
date_comments(struct record *recs, size_t n, struct worker *worker, const struct page_facts *page,
    const struct settings *set)
{
	struct state *state = worker->state;
	struct anchor fetched = anchor_read(page->fetched);

	if (!fetched.known)
		fetched = anchor_read(span_from(set->anchor));
	for (size_t i = 0; i < n && fetched.known; i++)
		if (span_equal(record_string(&recs[i], "kind"), SPAN("comment")))
			comment_date_set(&recs[i], fetched, lexicon_of(state, page->lang), &state->timex);
}

static void
extract(struct record *recs, enum verdict *verdicts, size_t n, struct worker *worker,
    const void *settings)
{
	const struct settings *set = settings;
	struct page_facts page;

	if (set->print_features)
		page_date_set_features(recs, n);
	if (!set->no_page_date)
		page_date_set(recs, n);
	page = page_facts_of(recs, n);
	if (!set->no_page_date)
		date_comments(recs, n, worker, &page, set);
	for (size_t i = 0; i < n && !set->page_date_only; i++) {
		struct span text = record_string(&recs[i], set->field);

		if (text.ptr == NULL)
			verdicts[i] = filter_no_text(&recs[i], worker, set->field);
		else
			verdicts[i] = annotate(&recs[i], worker, &page, set);
	}
}

/* --types DATE,TIME: which of them to write. */
static void
read_types(struct settings *set)
{
	struct span rest = span_from(set->types), name;

	for (int type = 0; type < TIMEX_TYPES; type++)
		set->wanted[type] = set->types == NULL;
	while (span_split(&rest, ',', &name)) {
		int type = 0;

		while (type < TIMEX_TYPES &&
		       !span_equal_nocase(span_trim(name), span_from(timex_type_names[type])))
			type++;
		if (type == TIMEX_TYPES)
			options_mistake("--types: '%.*s' is none of DATE, TIME, DURATION, SET",
			    (int)name.len, name.ptr);
		set->wanted[type] = true;
	}
}

int
main(int argc, char **argv)
{
	static const char *(*const libraries[])(void) = { pattern_library, NULL };
	const struct about about = {
		.name = "extract-dates",
		.summary = "find publication dates and every time expression with its value",
		.operands = "[FILE ...]",
		.example = "strip-boilerplate page.html | extract-dates",
		.libraries = libraries,
	};
	struct settings set = { .field = "text" };
	struct filter filter = FILTER_GROUP_INIT(extract, &set);
	const struct opt options[] = {
		OPT_STRING('f', "field", &set.field, "NAME", "read the text of field NAME"),
		OPT_STRING('a', "anchor", &set.anchor, "DATE",
		    "take DATE as the day of records that have none"),
		OPT_CHOICE('m', "mode", &set.mode, "auto|news|narrative|colloquial",
		    "how bare dates find their year"),
		OPT_CHOICE(0, "order", &set.order, "auto|dmy|mdy", "how 3/4/2013 is read"),
		OPT_CHOICE(0, "spans", &set.spans, "timeml|full",
		    "full: ranges and the words before them as one expression"),
		OPT_LIST('t', "types", &set.types, "TYPE,...",
		    "write only these: DATE, TIME, DURATION, SET"),
		OPT_STRING('r', "rules", &set.rules_file, "FILE", "add the expressions of FILE"),
		OPT_FLAG(0, "no-page-date", &set.no_page_date,
		    "do not look for the date of publication"),
		OPT_FLAG(0, "page-date-only", &set.page_date_only,
		    "do not look for dates in the text"),
		OPT_FLAG(0, "print-features", &set.print_features,
		    "add what the date of a page is judged by"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);

	filter.open = state_open;
	filter.close = state_close;
	read_types(&set);
	if (set.no_page_date && set.page_date_only)
		options_mistake("--no-page-date and --page-date-only exclude each other");
	if (set.anchor != NULL && !anchor_read(span_from(set.anchor)).known)
		options_mistake("--anchor: '%s' is no date; write it as 2013-03-22", set.anchor);
	set.rules = rules_read(set.rules_file);
	return filter_run(&filter, files);
}
