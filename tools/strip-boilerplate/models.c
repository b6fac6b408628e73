/*
 * models - the trained models of the tool: for HTML and for plain text, content and article
 */
#include <string.h>

#include "diag.h"
#include "heap.h"
#include "input.h"
#include "models.h"

#define EMBEDDED(name) extern const char embedded_##name[], embedded_##name##_end[]
EMBEDDED(html_content_bin);
EMBEDDED(html_article_bin);
EMBEDDED(text_content_bin);
EMBEDDED(text_article_bin);
EMBEDDED(text_words_bin);

static const struct {
	const char *name, *start, *end;
} built_in[2][2] = {
#define ROW(name, symbol) { name, embedded_##symbol##_bin, embedded_##symbol##_bin_end }
	{ ROW("html-content", html_content), ROW("html-article", html_article) },
	{ ROW("text-content", text_content), ROW("text-article", text_article) },
};

static void
read_file(const char *folder, const char *name, struct buffer *out)
{
	struct buffer path = BUFFER_INIT;
	struct diag diag = DIAG_INIT;

	buffer_print(&path, "%s/%s.bin", folder, name);
	buffer_add_byte(&path, '\0');
	if (!input_read_file(path.ptr, out, &diag))
		diag_stop("cannot go on without the models");
	buffer_free(&path);
}

static void
open_words(struct models *models, const char *folder)
{
	struct span bytes = span_make(embedded_text_words_bin,
	    (size_t)(embedded_text_words_bin_end - embedded_text_words_bin));
	const char *wrong;

	if (folder != NULL) {
		read_file(folder, "text-words", &models->words_file);
		bytes = buffer_span(&models->words_file);
	}
	wrong = bytes.len == 0 ? NULL : word_weights_read(&models->words, bytes);
	if (wrong != NULL)
		diag_stop("model text-words: %s", wrong);
}

void
models_open(struct models *models, const char *folder)
{
	*models = (struct models){ 0 };
	open_words(models, folder);
	for (int i = 0; i < 4; i++) {
		int kind = i >> 1, question = i & 1;
		const char *name = built_in[kind][question].name, *start = built_in[kind][question].start;
		struct buffer *file = &models->files[kind][question];
		struct span bytes = span_make(start, (size_t)(built_in[kind][question].end - start));
		const char *wrong;

		if (folder != NULL) {
			read_file(folder, name, file);
			bytes = buffer_span(file);
		}
		if (bytes.len == 0)
			continue;
		wrong = model_read(&models->models[kind][question], bytes);
		if (wrong != NULL)
			diag_stop("model %s: %s", name, wrong);
	}
}

void
models_close(struct models *models)
{
	for (int i = 0; i < 4; i++) {
		model_free(&models->models[i >> 1][i & 1]);
		buffer_free(&models->files[i >> 1][i & 1]);
	}
	buffer_free(&models->words_file);
}

static uint8_t *
answer(const struct model *model, const struct features *features, uint8_t *answers, size_t *capacity)
{
	answers = heap_grow(answers, capacity, features->stride + 1, 1);
	if (model->n_trees > 0)
		model_answer(model, features, answers);
	else
		memset(answers, 255, features->n_blocks);
	return answers;
}

void
models_answer(const struct models *models, const struct features *features, const struct page *page,
    struct answers *answers)
{
	const struct model *pair = models->models[page->plain ? MODELS_TEXT : MODELS_HTML];

	answers->content = answer(&pair[MODELS_CONTENT], features, answers->content, &answers->capacity[0]);
	answers->article = answer(&pair[MODELS_ARTICLE], features, answers->article, &answers->capacity[1]);
}
