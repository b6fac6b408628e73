/*
 * models - the trained models of the tool: for HTML and for plain text, content and article
 *
 * Files by name, in a folder or built in: html-content.bin html-article.bin text-content.bin
 * text-article.bin. An empty file is a model that says yes to everything. text-words.bin has the weights of
 * words that are a feature of plain texts; an empty one has none.
 */
#ifndef STRIP_MODELS_H
#define STRIP_MODELS_H

#include "buffer.h"
#include "labels.h"
#include "model.h"
#include "word_weights.h"

enum { MODELS_HTML, MODELS_TEXT, MODELS_CONTENT = 0, MODELS_ARTICLE };

struct models {
	struct model models[2][2]; /* html or text, content or article; n_trees 0: absent */
	struct word_weights words;
	struct buffer files[2][2]; /* of --models */
	struct buffer words_file;
};

/* Reads them; a file that is damaged ends the program. folder NULL: the built-in ones. */
void models_open(struct models *models, const char *folder);
void models_close(struct models *models);

/* Asks the two models that fit the page. */
void models_answer(const struct models *models, const struct features *features,
    const struct page *page, struct answers *answers);

#endif
