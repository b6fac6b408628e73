/*
 * check-records - tells which records are not what winnow-record(5) says
 */
#include "filter.h"
#include "heap.h"
#include "input.h"
#include "output.h"
#include "pages.h"
#include "schema.h"
#include "spans.h"

extern const char embedded_record_schema_json[], embedded_record_schema_json_end[];

struct settings {
	const char *schema; /* file; NULL: the one of winnow */
	bool pass, print_schema, loose;
};

/* There is only one worker, so what it knows of earlier records is what there is to know. */
struct checker {
	struct arena arena; /* of the schema */
	struct buffer file;
	struct schema *schema;
	struct schema_check check;
	struct spans spans;
	struct pages pages;
};

static struct span
own_schema(void)
{
	return span_make(embedded_record_schema_json,
	    (size_t)(embedded_record_schema_json_end - embedded_record_schema_json));
}

static struct span
read_file(const char *name, struct buffer *file)
{
	struct diag diag = DIAG_INIT;

	if (!input_read_file(name, file, &diag))
		diag_stop("cannot go on without the schema");
	return buffer_span(file);
}

static void *
checker_open(const void *settings)
{
	const struct settings *set = settings;
	struct checker *checker = heap_get_zeroed(1, sizeof(*checker));
	struct span json = set->schema != NULL ? read_file(set->schema, &checker->file) : own_schema();
	struct buffer why = BUFFER_INIT;

	checker->schema = schema_read(json, &checker->arena, &why);
	if (checker->schema == NULL)
		diag_stop("%s: the schema cannot be used: %.*s", set->schema != NULL ? set->schema : "",
		    (int)why.len, why.ptr);
	buffer_free(&why);
	return checker;
}

static void
checker_close(void *state)
{
	struct checker *checker = state;

	schema_free(checker->schema);
	spans_free(&checker->spans);
	pages_free(&checker->pages);
	buffer_free(&checker->check.path);
	buffer_free(&checker->check.why);
	buffer_free(&checker->file);
	arena_free(&checker->arena);
	heap_free(checker);
}

/* The code of what is wrong with a record; NULL if nothing is. */
static const char *
find_fault(struct checker *checker, struct record *rec, bool first, bool loose)
{
	struct buffer *path = &checker->check.path, *why = &checker->check.why;

	buffer_reset(path);
	buffer_reset(why);
	checker->check.arena = rec->arena;
	if (!schema_fits(checker->schema, span_trim(rec->line), &checker->check))
		return "schema";
	if (!spans_fit(&checker->spans, rec, path, why))
		return "span";
	if (loose)
		return NULL;
	if (first && !pages_start(&checker->pages, rec, path, why))
		return "page";
	return pages_fit(&checker->pages, rec, path, why) ? NULL : "page";
}

static void
check_group(struct record *recs, enum verdict *verdicts, size_t n, struct worker *worker,
    const void *settings)
{
	const struct settings *set = settings;
	struct checker *checker = worker->state;
	const struct buffer *path = &checker->check.path, *why = &checker->check.why;

	for (size_t i = 0; i < n; i++) {
		const char *fault = find_fault(checker, &recs[i], i == 0, set->loose);

		verdicts[i] = set->pass ? KEEP : DROP;
		if (fault != NULL)
			verdicts[i] = filter_fault(&recs[i], worker, fault, "%.*s%s%.*s", (int)path->len,
			    path->ptr, path->len > 0 ? ": " : "", (int)why->len, why->ptr);
	}
}

static const char *(*const libraries[])(void) = { pattern_library, NULL };

static const struct about about = {
	.name = "check-records",
	.summary = "tell which records are not as they should be",
	.operands = "[FILE ...]",
	.example = "check-records corpus.jsonl",
	.libraries = libraries,
};

int
main(int argc, char **argv)
{
	struct settings set = { .schema = NULL };
	struct filter filter = FILTER_GROUP_INIT(check_group, &set);
	const struct opt options[] = {
		OPT_STRING('s', "schema", &set.schema, "FILE", "the JSON Schema to hold records against"),
		OPT_FLAG('p', "pass", &set.pass, "write the records that are right"),
		OPT_FLAG('l', "loose", &set.loose, "do not look at ids, parents and order"),
		OPT_FLAG(0, "print-schema", &set.print_schema, "write the schema and end"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);

	if (set.print_schema) {
		struct output out;

		output_open(&out, filter.output);
		output_write(&out, own_schema());
		output_close(&out);
		return EXIT_CLEAN;
	}
	filter.open = checker_open;
	filter.close = checker_close;
	filter.jobs = 1; /* what is right depends on the records before */
	if (!set.pass && filter.errors == ERRORS_REPORT)
		filter.output = "/dev/null"; /* error records met would be written */
	return filter_run(&filter, files);
}
