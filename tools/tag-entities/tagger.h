/*
 * tagger - names in the tokens of a page
 *
 * Two passes of Viterbi over a model's scores; the second knows what the first found on the whole
 * page. Scores of word types are kept in a cache, so a tagger belongs to one thread; it has no
 * memory that could change a result.
 */
#ifndef WINNOW_TAGGER_H
#define WINNOW_TAGGER_H

#include "model.h"
#include "text.h"

struct tagger;

struct tagger_options {
	double bias;   /* added to the model's own: above 0 finds more names, below fewer */
	bool one_pass;
};

/* The tokens of all texts of a page, one text after the other. */
struct tagger_page {
	const struct span *texts;
	size_t n_texts;
	struct text_tokens *tokens; /* by text */
	uint8_t **tags;             /* by text, then token: filled in */
	uint8_t **scores;           /* the same: confidence of the tag, 0 to 255; filled in for names */
};

struct tagger *tagger_new(const struct model *model, const struct tagger_options *options);

void tagger_run(struct tagger *tagger, const struct tagger_page *page);

void tagger_free(struct tagger *tagger);

#endif
