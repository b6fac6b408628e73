/*
 * select-fields - keeps or drops fields of records
 *
 * Fields are paths as everywhere: `text`, or `metadata.url` for one member of metadata.
 */
#include "filter.h"
#include "heap.h"

struct settings {
	const char *keep, *drop; /* lists, parted by commas; NULL: none */
	struct span *kept;
	size_t n_kept;
	char **dropped;
	size_t n_dropped;
};

static const struct about about = {
	.name = "select-fields",
	.summary = "keep or drop fields of records",
	.operands = "[FILE ...]",
	.example = "select-fields --keep id,text,metadata.url corpus.jsonl",
};

static size_t
count_names(const char *list)
{
	struct span rest = span_from(list), name;
	size_t n = 0;

	while (span_split(&rest, ',', &name))
		n++;
	return n;
}

/* The names of a list; an empty one is a mistake. */
static struct span *
split_names(const char *list, size_t *n)
{
	struct span *names = heap_get(count_names(list) * sizeof(*names));
	struct span rest = span_from(list), name;

	while (span_split(&rest, ',', &name)) {
		names[*n] = span_trim(name);
		if (names[(*n)++].len == 0)
			options_mistake("'%s' has an empty field name", list);
	}
	return names;
}

static char *
c_string(struct span text)
{
	char *string = heap_get(text.len + 1);

	memcpy(string, text.ptr, text.len);
	string[text.len] = '\0';
	return string;
}

static void
read_lists(struct settings *set)
{
	struct span *names;

	if (set->keep == NULL && set->drop == NULL)
		options_mistake("no fields are named: give --keep or --drop");
	set->kept = split_names(set->keep, &set->n_kept);
	names = split_names(set->drop, &set->n_dropped);
	set->dropped = heap_get(set->n_dropped * sizeof(*set->dropped));
	for (size_t i = 0; i < set->n_dropped; i++)
		set->dropped[i] = c_string(names[i]);
	heap_free(names);
}

static void
free_lists(struct settings *set)
{
	for (size_t i = 0; i < set->n_dropped; i++)
		heap_free(set->dropped[i]);
	heap_free(set->dropped);
	heap_free(set->kept);
}

static enum verdict
select_fields(struct record *rec, struct worker *worker, const void *settings)
{
	const struct settings *set = settings;

	(void)worker;
	if (set->n_kept > 0)
		record_keep(rec, set->kept, set->n_kept);
	for (size_t i = 0; i < set->n_dropped; i++)
		record_remove(rec, set->dropped[i]);
	return KEEP;
}

int
main(int argc, char **argv)
{
	struct settings set = { .keep = NULL };
	struct filter filter = FILTER_INIT(select_fields, &set);
	const struct opt options[] = {
		OPT_LIST('k', "keep", &set.keep, "FIELD,...", "keep these fields and no others"),
		OPT_LIST('d', "drop", &set.drop, "FIELD,...", "take these fields out"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);
	int status;

	read_lists(&set);
	status = filter_run(&filter, files);
	free_lists(&set);
	return status;
}
