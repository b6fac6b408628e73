/*
 * split-comments - one record for the article of a page, and one for each comment under it
 *
 * Takes pages as markup (`html`), as stripped by strip-boilerplate (`text`, `blocks`, `thread`) or
 * as plain text. The article comes first, under the id of the page; comments follow in page order
 * as `ID#c1`, `ID#c2` and so on. Articles and comments that were split before pass as they are.
 */
#include <unistd.h>

#include "bundle.h"
#include "filter.h"
#include "heap.h"
#include "split.h"
#include "thread_find.h"
#include "thread_record.h"

struct settings {
	bool flat, nested, tree, colored;
};

static void *
splitter_open(const void *settings)
{
	struct splitter *s = heap_get_zeroed(1, sizeof(*s));

	(void)settings;
	s->page = (struct page)PAGE_INIT;
	s->thread = (struct thread)THREAD_INIT;
	return s;
}

static void
splitter_close(void *state)
{
	struct splitter *s = state;

	page_free(&s->page);
	thread_free(&s->thread);
	buffer_free(&s->text);
	buffer_free(&s->json);
	arena_free(&s->arena);
	heap_free(s->keep);
	heap_free(s->spans);
	heap_free(s->pieces);
	heap_free(s);
}

/* Reads the page and its thread; false when the record has neither markup nor text. */
static bool
read_thread(struct splitter *s, struct record *rec)
{
	struct span html = record_string(rec, "html"), text = record_string(rec, "text");

	s->from_text = html.ptr == NULL;
	if (html.ptr == NULL && text.ptr == NULL)
		return false;
	if (html.ptr == NULL && record_raw(rec, "thread").ptr != NULL) {
		page_from_record(&s->page, rec);
		if (thread_from_record(&s->thread, &s->page, rec))
			return true;
	}
	if (html.ptr != NULL)
		page_from_html(&s->page, html);
	else
		page_from_text(&s->page, text);
	thread_find(&s->thread, &s->page);
	if (html.ptr != NULL)
		page_set_metadata(&s->page, rec);
	thread_set_author(&s->thread, &s->page, rec);
	return true;
}

/* All comments as one array in the article's record. */
static void
write_nested(struct buffer *out, void *context)
{
	struct worker *worker = context;
	struct splitter *s = worker->state;

	buffer_add_byte(out, '[');
	for (size_t i = 1; i <= s->thread.n; i++) {
		if (i > 1)
			buffer_add_byte(out, ',');
		record_write(split_comment(s, i), out);
		out->len--; /* the newline */
		worker_drain(worker);
	}
	buffer_add_byte(out, ']');
}

static void
write_flat(struct splitter *s, struct record *article, struct worker *worker)
{
	worker_write(worker, article);
	for (size_t i = 1; i <= s->thread.n; i++) {
		worker_write(worker, split_comment(s, i));
		worker_drain(worker);
	}
}

static enum verdict
split(struct record *rec, struct worker *worker, const void *settings)
{
	const struct settings *set = settings;
	struct splitter *s = worker->state;
	struct span kind = record_string(rec, "kind");

	if (record_is_error(rec) || (kind.ptr != NULL && !span_equal(kind, SPAN("page"))) ||
	    !read_thread(s, rec))
		return set->tree ? DROP : KEEP;
	split_article(s, rec, worker);
	if (set->tree) {
		tree_write(s, rec, set->colored, worker);
	} else if (set->nested) {
		record_set_written(rec, "comments", write_nested, worker);
		worker_write(worker, rec);
	} else {
		write_flat(s, rec, worker);
	}
	return DROP;
}

static const char *(*const libraries[])(void) = { bundle_library, NULL };

static const struct about about = {
	.name = "split-comments",
	.summary = "split pages into a record for the article and one for each comment",
	.operands = "[FILE ...]",
	.example = "read-bundle pages.tar.gz | split-comments",
	.libraries = libraries,
};

int
main(int argc, char **argv)
{
	struct settings set = { false, false, false, false };
	struct bundle_options bundles = BUNDLE_OPTIONS;
	struct filter filter = FILTER_INIT(split, &set);
	const struct opt options[] = {
		OPT_FLAG(0, "flat", &set.flat, "write a record for each comment (the default)"),
		OPT_FLAG(0, "nested", &set.nested, "write the comments of a page as array in its article"),
		OPT_FLAG('t', "tree", &set.tree, "print threads for a person to read, no records"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);

	if (set.flat + set.nested + set.tree > 1)
		options_mistake("--flat, --nested and --tree exclude each other");
	set.colored = filter.diag.color == COLOR_ALWAYS ||
	    (filter.diag.color == COLOR_AUTO && filter.output == NULL && isatty(STDOUT_FILENO));
	filter.open = splitter_open;
	filter.close = splitter_close;
	filter.source = &bundle_source;
	filter.source_options = &bundles;
	return filter_run(&filter, files);
}
