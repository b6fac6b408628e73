/* strip-boilerplate: any page (up to a NUL) under any model (the rest) gets a label for each block */
#include "features_extract.h"
#include "fuzz.h"
#include "heap.h"
#include "labels.h"
#include "model.h"

static void
check_labels(struct page *page, const struct features *features, const struct thread *thread,
    struct answers *answers)
{
	bool *keep = heap_get((page->n_blocks + 1) * sizeof *keep);
	double sure = labels_assign(page, features, thread, answers);

	check(sure >= 0 && sure <= 1);
	for (size_t i = 0; i < page->n_blocks; i++)
		check(page->blocks[i].label > LABEL_NONE && page->blocks[i].label < LABEL_COUNT);
	labels_keep(page, answers, thread, LABEL_BIT(LABEL_TEXT), keep);
	for (size_t i = 0; i < page->n_blocks; i++)
		check(keep[i] == (page->blocks[i].label == LABEL_TEXT));
	heap_free(keep);
}

static void
label(struct page *page, const struct model *model)
{
	struct thread thread = THREAD_INIT;
	struct features features;
	struct answers answers = { 0 };

	features_init(&features);
	features_extract(&features, page, &thread);
	answers.content = heap_get(features.stride + 1);
	answers.article = heap_get(features.stride + 1);
	model_answer(model, &features, answers.content);
	model_answer(model, &features, answers.article);
	check_labels(page, &features, &thread, &answers);
	heap_free(answers.content);
	heap_free(answers.article);
	features_free(&features);
	thread_free(&thread);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span input = { (const char *)data, size };
	size_t at = span_find(input, span_make("", 1));
	struct page page = PAGE_INIT;
	struct model model;

	if (model_read(&model, span_slice(input, at + 1, size)) != NULL)
		model = (struct model){ 0 };
	page_from_html(&page, span_slice(input, 0, at));
	label(&page, &model);
	page_reset(&page);
	page_from_text(&page, span_slice(input, 0, at));
	label(&page, &model);
	page_free(&page);
	model_free(&model);
	return 0;
}
