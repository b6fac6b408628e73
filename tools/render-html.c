/*
 * render-html - HTML as the text that a reader sees, with its blocks and what the page says of itself
 *
 * Nothing is judged here and nothing but hidden text is left out: that is what strip-boilerplate
 * is for. A record without `html` passes as it is.
 */
#include "bundle.h"
#include "filter.h"
#include "heap.h"
#include "options.h"
#include "page.h"

struct settings {
	bool keep_html, hidden, links, markdown;
};

/* What a worker keeps from page to page. */
struct renderer {
	struct page page;
	struct buffer text;
	bool *keep;
	struct page_span *spans;
	size_t keep_capacity, spans_capacity;
};

static void *
renderer_open(const void *settings)
{
	struct renderer *r = heap_get_zeroed(1, sizeof(*r));

	(void)settings;
	r->page = (struct page)PAGE_INIT;
	return r;
}

static void
renderer_close(void *state)
{
	struct renderer *r = state;

	page_free(&r->page);
	buffer_free(&r->text);
	heap_free(r->keep);
	heap_free(r->spans);
	heap_free(r);
}

static enum verdict
render(struct record *rec, struct worker *worker, const void *settings)
{
	const struct settings *set = settings;
	struct renderer *r = worker->state;
	struct span html = record_string(rec, "html"), text;
	size_t n = 0, n_spans;

	if (html.ptr == NULL || record_is_error(rec))
		return KEEP;
	page_from_html(&r->page, html);
	n = r->page.n_blocks;
	r->keep = heap_grow(r->keep, &r->keep_capacity, n, sizeof(*r->keep));
	r->spans = heap_grow(r->spans, &r->spans_capacity, n, sizeof(*r->spans));
	for (size_t i = 0; i < n; i++) {
		struct block *block = &r->page.blocks[i];

		block->label = (uint8_t)page_structure(&r->page, block);
		r->keep[i] = set->hidden || !block->hidden;
	}
	buffer_reset(&r->text);
	if (set->markdown)
		n_spans = page_render_markdown(&r->page, r->keep, set->links, &r->text, r->spans);
	else
		n_spans = page_render(&r->page, r->keep, &r->text, r->spans);
	text = arena_copy(&worker->arena, buffer_span(&r->text));
	record_set_string(rec, "text", text);
	page_set_blocks(&r->page, r->spans, n_spans, text, rec);
	if (set->links && !set->markdown)
		page_set_links(&r->page, r->spans, n_spans, text, rec);
	page_set_metadata(&r->page, rec);
	if (!set->keep_html)
		record_remove(rec, "html");
	return KEEP;
}

static const char *(*const libraries[])(void) = { bundle_library, NULL };

static const struct about about = {
	.name = "render-html",
	.summary = "render HTML as the text that a reader sees",
	.operands = "[FILE ...]",
	.example = "read-bundle pages.tar.gz | render-html",
	.libraries = libraries,
};

int
main(int argc, char **argv)
{
	struct settings set = { false, false, false, false };
	struct bundle_options bundle = BUNDLE_OPTIONS;
	struct filter filter = FILTER_INIT(render, &set);
	const struct opt options[] = {
		OPT_FLAG(0, "hidden", &set.hidden, "write text that the page hides, too"),
		OPT_FLAG('l', "links", &set.links, "write where links stand and lead to as links"),
		OPT_FLAG('m', "markdown", &set.markdown, "write text as Markdown, with --links links too"),
		OPT_FLAG(0, "keep-html", &set.keep_html, "leave html in the record"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};

	filter.open = renderer_open;
	filter.close = renderer_close;
	filter.source = &bundle_source;
	filter.source_options = &bundle;
	return filter_run(&filter, options_parse(&about, options, argc, argv));
}
