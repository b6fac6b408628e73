/*
 * models - the trained models of the tool: for HTML and for plain text, content and article, two passes
 */
#include <string.h>

#include "diag.h"
#include "heap.h"
#include "input.h"
#include "models.h"

#define EMBEDDED(name) extern const char embedded_##name[], embedded_##name##_end[]
EMBEDDED(html_content_1_bin);
EMBEDDED(html_article_1_bin);
EMBEDDED(html_content_2_bin);
EMBEDDED(html_article_2_bin);
EMBEDDED(text_content_1_bin);
EMBEDDED(text_article_1_bin);
EMBEDDED(text_content_2_bin);
EMBEDDED(text_article_2_bin);

static const struct {
	const char *name, *start, *end;
} built_in[2][2][2] = {
#define ROW(name, symbol) { name, embedded_##symbol##_bin, embedded_##symbol##_bin_end }
	{ { ROW("html-content-1", html_content_1), ROW("html-content-2", html_content_2) },
	    { ROW("html-article-1", html_article_1), ROW("html-article-2", html_article_2) } },
	{ { ROW("text-content-1", text_content_1), ROW("text-content-2", text_content_2) },
	    { ROW("text-article-1", text_article_1), ROW("text-article-2", text_article_2) } },
};

static void
read_file(const char *folder, const char *name, struct buffer *out)
{
	struct buffer path = BUFFER_INIT;
	struct diag diag = { .lock = PTHREAD_MUTEX_INITIALIZER, .quiet = true };
	struct input *in;
	size_t n;

	buffer_print(&path, "%s/%s.bin", folder, name);
	buffer_add_byte(&path, '\0');
	in = input_open_raw(path.ptr, &diag);
	if (in == NULL)
		diag_stop("cannot read the model %s", path.ptr);
	do {
		n = input_read(in, buffer_reserve(out, INPUT_BUFFER), INPUT_BUFFER);
		out->len += n;
	} while (n > 0);
	input_close(in);
	buffer_free(&path);
}

void
models_open(struct models *models, const char *folder)
{
	*models = (struct models){ 0 };
	for (int i = 0; i < 8; i++) {
		int kind = i >> 2, target = i >> 1 & 1, pass = i & 1;
		struct buffer *file = &models->files[kind][target][pass];
		const char *start = built_in[kind][target][pass].start, *name = built_in[kind][target][pass].name;
		struct span bytes = span_make(start, (size_t)(built_in[kind][target][pass].end - start));
		const char *wrong;

		if (folder != NULL) {
			read_file(folder, name, file);
			bytes = buffer_span(file);
		}
		if (bytes.len == 0)
			continue;
		wrong = model_read(&models->models[kind][target][pass], bytes);
		if (wrong != NULL)
			diag_stop("model %s: %s", name, wrong);
	}
}

void
models_close(struct models *models)
{
	for (int i = 0; i < 8; i++)
		buffer_free(&models->files[i >> 2][i >> 1 & 1][i & 1]);
}

static uint8_t *
answer(const struct models *models, struct features *features, const struct page *page,
    int target, uint8_t **answers, size_t *capacity, int pass)
{
	const struct model *model = &models->models[page->plain][target][pass];

	*answers = heap_grow(*answers, capacity, features->stride + 1, 1);
	if (model->n_trees > 0)
		model_answer(model, features, *answers);
	else if (pass == 0)
		memset(*answers, 255, features->n_blocks);
	return *answers;
}

void
models_answer(const struct models *models, struct features *features, const struct page *page,
    struct answers *answers)
{
	for (int pass = 0; pass < 2; pass++) {
		uint8_t *content = answer(models, features, page, MODELS_CONTENT, &answers->content,
		    &answers->capacity[0], pass);
		uint8_t *article = answer(models, features, page, MODELS_ARTICLE, &answers->article,
		    &answers->capacity[1], pass);

		if (pass > 0)
			return;
		features_second_pass(features, page, content, MODELS_CONTENT);
		features_second_pass(features, page, article, MODELS_ARTICLE);
	}
}
