/*
 * try-filter - a filter for the tests of the runtime: appends, drops, finds fault, counts groups
 */
#include "filter.h"
#include "json.h"

struct settings {
	const char *append, *drop, *fault;
	bool group, twice, plain;
	struct filter filter;
};

static bool
has(struct record *rec, const char *field)
{
	return field != NULL && record_raw(rec, field).ptr != NULL;
}

static enum verdict
step(struct record *rec, struct worker *worker, const void *settings)
{
	const struct settings *set = settings;

	if (has(rec, set->fault))
		return filter_fault(rec, worker, "has-field", "has a field %s", set->fault);
	if (has(rec, set->drop))
		return DROP;
	if (set->append != NULL)
		record_set(rec, set->append, SPAN("true"));
	if (set->twice)
		worker_write(worker, rec);
	return KEEP;
}

/* Numbers the records of each group: "place":"2/3". */
static void
group_step(struct record *recs, enum verdict *verdicts, size_t n, struct worker *worker,
    const void *settings)
{
	for (size_t i = 0; i < n; i++) {
		struct buffer place = BUFFER_INIT;

		buffer_print(&place, "\"%zu/%zu\"", i + 1, n);
		record_set(&recs[i], "place", buffer_span(&place));
		buffer_free(&place);
		verdicts[i] = step(&recs[i], worker, settings);
	}
}

int
main(int argc, char **argv)
{
	static const struct about about = {
		.name = "try-filter",
		.summary = "tries the runtime",
		.operands = "[FILE ...]",
	};
	struct settings set = { .filter = { .settings = &set, FILTER_DEFAULTS } };
	const struct opt options[] = {
		OPT_STRING('a', "append", &set.append, "NAME", "set field NAME to true"),
		OPT_STRING(0, "drop", &set.drop, "NAME", "drop records with a field NAME"),
		OPT_STRING(0, "fault", &set.fault, "NAME", "find fault with records with a field NAME"),
		OPT_FLAG('g', "group", &set.group, "number the records of each group"),
		OPT_FLAG(0, "twice", &set.twice, "write every record twice"),
		OPT_FLAG(0, "plain", &set.plain, "have no step"),
		FILTER_OPTIONS(&set.filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);

	if (set.group)
		set.filter.group_step = group_step;
	else if (!set.plain)
		set.filter.step = step;
	return filter_run(&set.filter, files);
}
