/*
 * models - the trained models of the tool: for HTML and for plain text, content and article, two passes
 *
 * The second pass sees the first one's answers around a block. Files by name, in a folder or built in:
 * html-content-1.bin html-article-1.bin html-content-2.bin html-article-2.bin, and text-... likewise. A
 * folder may lack those of the second pass: then the first answers count.
 */
#ifndef STRIP_MODELS_H
#define STRIP_MODELS_H

#include "buffer.h"
#include "labels.h"
#include "model.h"

enum { MODELS_HTML, MODELS_TEXT, MODELS_CONTENT = 0, MODELS_ARTICLE };

struct models {
	struct model models[2][2][2]; /* html or text, content or article, pass; n_trees 0: absent */
	struct buffer files[2][2][2]; /* of --models */
};

/* Reads them; a file that is damaged ends the program. folder NULL: the built-in ones. */
void models_open(struct models *models, const char *folder);
void models_close(struct models *models);

/* Asks all models that fit the page; fills in the second-pass columns of the features. */
void models_answer(const struct models *models, struct features *features, const struct page *page,
    struct answers *answers);

#endif
