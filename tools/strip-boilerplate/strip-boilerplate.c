/*
 * strip-boilerplate - keep what a reader came for: article, title, comments; drop the rest
 *
 * A record with `html` (or a page of a bundle given as operand) is rendered, its blocks are labelled
 * by two boosted-tree models and the comment finder, and the kept ones become `text`. A record
 * with `text` alone is taken for the plain text of a page and has models of its own. A record that was
 * stripped before passes as it is.
 */
#include <string.h>

#include "bundle.h"
#include "false_thread.h"
#include "features_extract.h"
#include "filter.h"
#include "headline.h"
#include "heap.h"
#include "labels.h"
#include "language.h"
#include "models.h"
#include "options.h"
#include "page.h"
#include "thread_find.h"
#include "thread_record.h"

enum {
	BLOCKS_MAX = 65536, /* a page of more is labelled by rule: its features would take too much room */
};

struct settings {
	const char *keep_words, *models_dir;
	label_set keep;
	bool annotate, print_features, markdown, links;
	double min_confidence;
	struct models models;
};

/* What a worker keeps from page to page. */
struct stripper {
	struct page page;
	struct thread thread;
	struct features features;
	struct answers answers;
	struct language_index *languages;
	struct buffer text, hex;
	bool *keep;
	struct page_span *spans;
	size_t keep_capacity, spans_capacity;
};

static void *
stripper_open(const void *settings)
{
	const struct settings *set = settings;
	struct stripper *s = heap_get_zeroed(1, sizeof *s);

	s->page = (struct page)PAGE_INIT;
	s->thread = (struct thread)THREAD_INIT;
	features_init(&s->features);
	s->features.weights = &set->models.words;
	s->languages = language_index_new();
	return s;
}

static void
stripper_close(void *state)
{
	struct stripper *s = state;

	page_free(&s->page);
	thread_free(&s->thread);
	features_free(&s->features);
	language_index_free(s->languages);
	heap_free(s->answers.content);
	heap_free(s->answers.article);
	buffer_free(&s->text);
	buffer_free(&s->hex);
	heap_free(s->keep);
	heap_free(s->spans);
	heap_free(s);
}

/* All of a comment was written by its author. */
static bool
is_comment(struct span kind)
{
	return kind.ptr != NULL &&
	    (span_equal(kind, SPAN("comment")) || span_equal(kind, SPAN("pingback")));
}

static void
read_html(struct stripper *s, struct span html)
{
	page_from_html(&s->page, html);
	headline_part(&s->page);
}

/* Fills the page from the record; false when there is nothing to do. */
static bool
read_page(struct stripper *s, struct record *rec, struct span kind)
{
	struct span html = record_string(rec, "html");
	struct span text = record_string(rec, "text");

	page_reset(&s->page);
	if (html.ptr != NULL)
		read_html(s, html);
	else if (text.ptr != NULL && !is_comment(kind) &&
	    record_raw(rec, "metadata.extraction_confidence").ptr == NULL)
		page_from_text(&s->page, text);
	else
		return false;
	return true;
}

/* Too many blocks for the models: a paragraph is content. */
static void
answer_by_rule(struct stripper *s)
{
	struct answers *answers = &s->answers;

	answers->content = heap_grow(answers->content, &answers->capacity[0], s->page.n_blocks, 1);
	for (size_t i = 0; i < s->page.n_blocks; i++) {
		const struct block *block = &s->page.blocks[i];
		bool long_enough = block->end - block->start >= 60 &&
		    block->link_bytes * 3 < block->end - block->start;

		s->page.blocks[i].label = block->label != LABEL_NONE ? block->label
		    : long_enough && !block->hidden ? LABEL_TEXT : LABEL_BOILERPLATE;
		answers->content[i] = long_enough;
	}
}

static void
ask_models(struct stripper *s, const struct models *models)
{
	features_extract(&s->features, &s->page, &s->thread);
	models_answer(models, &s->features, &s->page, &s->answers);
}

static double
label_page(struct stripper *s, const struct settings *set)
{
	if (s->page.n_blocks > BLOCKS_MAX) {
		answer_by_rule(s);
		return 0;
	}
	ask_models(s, &set->models);
	if (thread_is_article(&s->thread, &s->page, &s->features, &s->answers)) {
		thread_forget(&s->thread, &s->page);
		ask_models(s, &set->models);
	}
	return labels_assign(&s->page, &s->features, &s->thread, &s->answers);
}

/* All features of all blocks as hexadecimal digits, block by block. */
static void
set_features(struct stripper *s, struct record *rec)
{
	static const char digits[] = "0123456789abcdef";

	buffer_reset(&s->hex);
	buffer_add_byte(&s->hex, '"');
	for (size_t i = 0; i < s->features.n_blocks; i++)
		for (size_t f = 0; f < FEATURE_COUNT; f++) {
			uint8_t value = features_column(&s->features, f)[i];

			buffer_add_byte(&s->hex, digits[value >> 4]);
			buffer_add_byte(&s->hex, digits[value & 15]);
		}
	buffer_add_byte(&s->hex, '"');
	record_set(rec, "features", buffer_span(&s->hex));
}

static void
set_fields(struct stripper *s, struct record *rec, const struct settings *set, label_set keep,
    struct worker *worker)
{
	size_t n = s->page.n_blocks, n_spans;
	struct span text;
	bool all = set->annotate || set->print_features;

	s->keep = heap_grow(s->keep, &s->keep_capacity, n, sizeof *s->keep);
	s->spans = heap_grow(s->spans, &s->spans_capacity, n, sizeof *s->spans);
	labels_keep(&s->page, &s->answers, &s->thread, keep, s->keep);
	if (all)
		memset(s->keep, true, n);
	buffer_reset(&s->text);
	if (set->markdown)
		n_spans = page_render_markdown(&s->page, s->keep, set->links, &s->text, s->spans);
	else
		n_spans = page_render(&s->page, s->keep, &s->text, s->spans);
	text = arena_copy(&worker->arena, buffer_span(&s->text));
	record_set_string(rec, "text", text);
	page_set_blocks(&s->page, s->spans, n_spans, text, rec);
	if (set->links && !set->markdown)
		page_set_links(&s->page, s->spans, n_spans, text, rec);
	if (s->thread.n > 0 && (all || keep & LABEL_BIT(LABEL_COMMENT)))
		thread_set(&s->thread, s->spans, n_spans, text, rec);
}

/* That of the text kept; what the page declares is mostly, not always, the same. */
static void
set_language(const struct stripper *s, struct record *rec)
{
	struct span declared = page_language(&s->page, rec->arena);
	struct span language = language_of(s->languages, buffer_span(&s->text), declared);

	if (language.len > 0)
		record_set_string_if_absent(rec, "metadata.lang", language);
}

/* A plain text has no facts to take its title from. */
static void
set_plain_title(const struct page *page, struct record *rec)
{
	if (!page->plain)
		return;
	for (size_t i = 0; i < page->n_blocks; i++) {
		if (page->blocks[i].label != LABEL_TITLE)
			continue;
		record_set_string_if_absent(rec, "metadata.title",
		    arena_copy(rec->arena, page_block_text(page, &page->blocks[i])));
		return;
	}
}

static enum verdict
strip(struct record *rec, struct worker *worker, const void *settings)
{
	const struct settings *set = settings;
	struct stripper *s = worker->state;
	struct span kind = record_string(rec, "kind");
	label_set keep = set->keep;
	double confidence;

	if (record_is_error(rec) || !read_page(s, rec, kind))
		return KEEP;
	if (kind.ptr != NULL && span_equal(kind, SPAN("article")))
		keep &= ~(LABEL_BIT(LABEL_COMMENT) | LABEL_BIT(LABEL_COMMENT_META));
	thread_reset(&s->thread);
	thread_find(&s->thread, &s->page);
	confidence = label_page(s, set);
	if (confidence < set->min_confidence)
		return DROP;
	set_fields(s, rec, set, keep, worker);
	set_language(s, rec);
	page_set_metadata(&s->page, rec);
	thread_set_author(&s->thread, &s->page, rec);
	set_plain_title(&s->page, rec);
	record_set_number(rec, "metadata.extraction_confidence", confidence, 2);
	record_remove(rec, "html");
	if (set->print_features)
		set_features(s, rec);
	return KEEP;
}

static const char *(*const libraries[])(void) = { bundle_library, NULL };

static const struct about about = {
	.name = "strip-boilerplate",
	.summary = "keep the article, its title and comments of a page, drop the rest",
	.operands = "[FILE ...]",
	.example = "read-bundle pages.tar.gz | strip-boilerplate",
	.libraries = libraries,
};

/* The words of --keep, or the end. */
static void
parse_keep(struct settings *set)
{
	struct span wrong;

	if (!labels_parse(span_from(set->keep_words), &set->keep, &wrong))
		options_mistake("--keep: no label '%.*s' (reader, article, all-content or labels such as "
		    "text,table)", (int)wrong.len, wrong.ptr);
}

int
main(int argc, char **argv)
{
	struct settings set = { .keep_words = "reader" };
	struct bundle_options bundles = { .limits = BUNDLE_LIMITS };
	struct filter filter = FILTER_INIT(strip, &set);
	const struct opt options[] = {
		OPT_STRING('k', "keep", &set.keep_words, "WHAT",
		    "what to keep: reader, article, all-content, or labels parted by commas"),
		OPT_FLAG('a', "annotate", &set.annotate, "keep all text and label its blocks"),
		OPT_FLAG('l', "links", &set.links, "write where links stand and lead to as links"),
		OPT_FLAG('m', "markdown", &set.markdown, "write text as Markdown, with --links links too"),
		OPT_SHARE(0, "min-confidence", &set.min_confidence, "R",
		    "drop pages whose extraction_confidence is below R, 0 to 1"),
		OPT_STRING(0, "models", &set.models_dir, "DIR",
		    "use the models in DIR, not the built-in ones"),
		OPT_FLAG(0, "print-features", &set.print_features,
		    "keep all text and add what the models see as hexadecimal field `features`"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);
	int status;

	parse_keep(&set);
	models_open(&set.models, set.models_dir);
	filter.open = stripper_open;
	filter.close = stripper_close;
	filter.source = &bundle_source;
	filter.source_options = &bundles;
	status = filter_run(&filter, files);
	models_close(&set.models);
	return status;
}
