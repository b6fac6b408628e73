/*
 * mend-records - the whole pages of an output that was cut off, and where to go on
 *
 * A chain that was killed, or whose disk was full, leaves a file that ends in the middle of a line or
 * of a compressed stream. Of its last page a record may be missing without a trace, so all records
 * of that page are left out; the page is where read-bundle goes on.
 */
#include "diag.h"
#include "input_lines.h"
#include "options.h"
#include "output.h"
#include "record.h"

struct settings {
	const char *output, *next;
	unsigned long long max_record;
};

/* The page whose records are being read; they are held until the next page begins. */
struct page {
	struct buffer identity, bundle;
	struct buffer lines;
	unsigned long long n_records;
	double index, offset; /* in its bundle; -1: not told */
};

struct mender {
	struct output out;
	struct page page;
	struct record rec;
	struct arena arena; /* of a record */
	unsigned long long n_kept;
	struct diag *diag;
};

static void
write_page(struct mender *mender)
{
	output_write(&mender->out, buffer_span(&mender->page.lines));
	mender->n_kept += mender->page.n_records;
}

static void
begin_page(struct page *page, struct record *rec)
{
	buffer_reset(&page->identity);
	buffer_add(&page->identity, record_page(rec));
	buffer_reset(&page->bundle);
	buffer_add(&page->bundle, record_string(rec, "metadata.bundle"));
	buffer_reset(&page->lines);
	page->n_records = 0;
	page->index = record_number(rec, "metadata.index", -1);
	page->offset = record_number(rec, "metadata.offset", -1);
}

static bool
is_of_page(const struct page *page, struct record *rec)
{
	struct span identity = record_page(rec);

	return page->n_records > 0 && identity.ptr != NULL &&
	    span_equal(identity, buffer_span(&page->identity));
}

/* False if the line is no record. */
static bool
take_line(struct mender *mender, struct span line)
{
	struct page *page = &mender->page;
	size_t at;

	arena_reset(&mender->arena);
	if (record_parse(&mender->rec, line, &mender->arena, &at) != NULL)
		return false;
	if (!is_of_page(page, &mender->rec)) {
		write_page(mender);
		begin_page(page, &mender->rec);
	}
	buffer_add(&page->lines, line);
	buffer_add_byte(&page->lines, '\n');
	page->n_records++;
	return true;
}

/* A bad line is the cut if it is the last, and bad input if another one follows. */
static void
take_lines(struct mender *mender, struct input_lines *lines)
{
	struct place bad = { .file = input_name(lines->in) };
	struct span line;

	while (input_lines_next(lines, &line)) {
		if (bad.line > 0)
			diag_report(mender->diag, bad, "bad-json", "is no record, left out");
		bad.line = take_line(mender, line) ? 0 : lines->number;
	}
}

/* Damage is bad input, but for the cut. */
static void
pass_on_damage(struct diag *diag, const struct diag_held *held)
{
	for (size_t i = 0; i < held->n; i++)
		if (strcmp(held->list[i].code, "truncated") != 0)
			diag_pass_on(diag, held, i);
}

static bool
read_file(struct mender *mender, const char *file, const struct settings *set)
{
	struct diag_held held = { .n = 0 };
	struct diag reader = DIAG_INIT;
	struct input_lines lines;
	bool opened;

	reader.held = &held;
	opened = input_lines_open(&lines, file, set->max_record, &reader);
	if (opened) {
		take_lines(mender, &lines);
		input_lines_close(&lines);
	}
	pass_on_damage(mender->diag, &held);
	diag_held_free(&held);
	return opened;
}

/* `--from-index 271 --from-offset 88213`; false if the records do not tell. */
static bool
add_options(struct buffer *text, const struct page *page)
{
	if (page->index < 0 && page->n_records > 0)
		return false;
	buffer_print(text, "--from-index %.0f", page->n_records > 0 ? page->index : 0);
	if (page->offset >= 0)
		buffer_print(text, " --from-offset %.0f", page->offset);
	return true;
}

static void
write_options(const char *file, const struct buffer *options)
{
	struct output out;

	if (file == NULL)
		return;
	output_open(&out, file);
	output_write(&out, buffer_span(options));
	output_write(&out, SPAN("\n"));
	output_close(&out);
}

static void
tell(const struct mender *mender, const char *file, const struct settings *set)
{
	const struct page *page = &mender->page;
	struct buffer options = BUFFER_INIT;

	if (add_options(&options, page)) {
		diag_note(mender->diag,
		    "%s: %llu records kept, %llu of the last page left out; go on with: read-bundle %.*s%s%.*s",
		    file, mender->n_kept, page->n_records, (int)options.len, options.ptr,
		    page->bundle.len > 0 ? " " : "", (int)page->bundle.len, page->bundle.ptr);
		write_options(set->next, &options);
	} else {
		diag_report(mender->diag, (struct place){ .file = file }, "no-index",
		    "%llu records kept, %llu of the last page left out, which has no metadata.index to go "
		    "on from",
		    mender->n_kept, page->n_records);
	}
	buffer_free(&options);
}

static void
mend(const char *file, const struct settings *set, struct diag *diag)
{
	struct mender mender = { .page = { .index = -1, .offset = -1 }, .diag = diag };

	output_open(&mender.out, set->output);
	if (read_file(&mender, file, set)) {
		tell(&mender, file, set);
		output_close(&mender.out);
	} else {
		output_abandon(&mender.out);
	}
	record_free(&mender.rec);
	arena_free(&mender.arena);
	buffer_free(&mender.page.identity);
	buffer_free(&mender.page.bundle);
	buffer_free(&mender.page.lines);
}

int
main(int argc, char **argv)
{
	static const struct about about = {
		.name = "mend-records",
		.summary = "keep the whole pages of an output that was cut off, tell where to go on",
		.operands = "[FILE]",
		.example = "mend-records -o corpus.jsonl corpus.jsonl",
	};
	struct settings set = { .max_record = 64 << 20 };
	struct diag diag = DIAG_INIT;
	const struct opt options[] = {
		OPT_STRING('o', "output", &set.output, "FILE",
		    "write to FILE, which may be the one that is read, instead of standard output"),
		OPT_STRING('n', "next", &set.next, "FILE",
		    "write the options with which read-bundle goes on to FILE"),
		OPT_SIZE(0, "max-record", &set.max_record, "SIZE", "leave out lines longer than SIZE"),
		OPT_FLAG('q', "quiet", &diag.quiet, "do not tell what was kept and where to go on"),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);

	if (files[0] != NULL && files[1] != NULL)
		options_mistake("one file at a time: every output has its own end");
	if (set.output != NULL && set.next != NULL && strcmp(set.output, set.next) == 0)
		options_mistake("--next: '%s' is where the records go", set.next);
	mend(files[0] != NULL ? files[0] : "-", &set, &diag);
	return diag_finish(&diag);
}
