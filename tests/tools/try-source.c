/*
 * try-source - a filter over a source of members, for the tests of the runtime
 *
 * Takes operands that end in .list; each of their lines is a member, `damage` is reported by the
 * reader, a member that begins with `skip` is no page and one that begins with `fault` a bad one.
 */
#include "filter.h"
#include "heap.h"
#include "input.h"

struct list {
	struct input *in;
	const char *name;
	struct diag *diag;
	struct buffer text;
	size_t at;
	unsigned long long number;
};

static bool
claims(const char *name)
{
	return span_ends(span_from(name), SPAN(".list"));
}

static void *
open_list(const char *name, const void *options, long jobs, struct diag *diag)
{
	struct input *in = input_open(name, diag);
	struct list *list;
	size_t n;

	(void)options;
	(void)jobs;
	if (in == NULL)
		return NULL;
	list = heap_get_zeroed(1, sizeof(*list));
	*list = (struct list){ .in = in, .name = name, .diag = diag };
	do {
		n = input_read(in, buffer_reserve(&list->text, 4096), 4096);
		list->text.len += n;
	} while (n > 0);
	return list;
}

static bool
next_member(void *reader, struct buffer *bytes, struct buffer *facts)
{
	struct list *list = reader;
	struct span rest = span_slice(buffer_span(&list->text), list->at, list->text.len), line;

	while (rest.len > 0 && span_split(&rest, '\n', &line)) {
		list->at = (size_t)(line.ptr - list->text.ptr) + line.len + 1;
		list->number++;
		if (!span_equal(line, SPAN("damage"))) {
			buffer_add(bytes, line);
			buffer_add(facts, span_make((const char *)&list->number, sizeof(list->number)));
			return true;
		}
		diag_report(list->diag, (struct place){ .file = list->name, .member = line }, "damaged",
		    "lost member %llu", list->number);
	}
	return false;
}

static enum verdict
fill_record(struct record *rec, struct span bytes, struct span facts, struct worker *worker,
    const void *options)
{
	unsigned long long number;

	(void)options;
	memcpy(&number, facts.ptr, sizeof(number));
	rec->place.member = bytes;
	record_set_string(rec, "id", bytes);
	record_set_number(rec, "number", (double)number, 0);
	if (span_starts(bytes, SPAN("fault")))
		return filter_fault(rec, worker, "bad-member", "is bad");
	return span_starts(bytes, SPAN("skip")) ? DROP : KEEP;
}

static void
close_list(void *reader)
{
	struct list *list = reader;

	input_close(list->in);
	buffer_free(&list->text);
	heap_free(list);
}

static const struct filter_source source = {
	.claims = claims,
	.open = open_list,
	.next = next_member,
	.record = fill_record,
	.close = close_list,
};

static enum verdict
step(struct record *rec, struct worker *worker, const void *settings)
{
	(void)worker;
	(void)settings;
	record_set(rec, "seen", SPAN("true"));
	return KEEP;
}

int
main(int argc, char **argv)
{
	static const struct about about = {
		.name = "try-source",
		.summary = "tries sources of members",
		.operands = "[FILE ...]",
	};
	struct filter filter = { .source = &source, .step = step, FILTER_DEFAULTS };
	const struct opt options[] = {
		FILTER_OPTIONS(&filter),
		OPT_END,
	};

	return filter_run(&filter, options_parse(&about, options, argc, argv));
}
