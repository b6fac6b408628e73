/*
 * crf - a linear-chain conditional random field over tags, trained with AdaGrad
 *
 * Every token has a list of features; every feature has a weight for each of the sixteen tags that
 * are not Outside. Sentences may be labelled in part: the likelihood is then that of all tag
 * sequences that agree with what is known. Features are dropped at random while training.
 */
#ifndef WINNOW_CRF_H
#define WINNOW_CRF_H

#include <stdbool.h>

#include "corpus.h"
#include "tag.h"

enum { CRF_NEVER = 100 /* a fold from here on is never trained on */ };

struct crf_options {
	int n_epochs;
	float rate, decay, dropout;
	float document_share; /* of documents trained with what the first pass said */
	int n_runs;           /* the weights are the mean of as many trainings in another order */
};

/* The features of all tokens as numbers. */
struct crf_data {
	const struct corpus *corpus;
	uint32_t n_features;
	uint32_t *context;       /* lists, one after the other */
	size_t *first_context;   /* by token; one more at the end */
	uint32_t *document;      /* the same for the second pass; NULL if there is none */
	size_t *first_document;
};

struct crf {
	uint32_t n_features;
	float (*weights)[TAG_OUTSIDE];
	float *seen; /* sums of squared gradients, by feature: training goes on where it stopped */
	float transitions[N_TAGS][N_TAGS];
};

/*
 * Trains on the sentences for which fold[document] differs from left_out. start, if not NULL,
 * is where training goes on from.
 */
void crf_train(struct crf *crf, const struct crf_data *data, const uint8_t *fold, int left_out,
    const struct crf *start, const struct crf_options *options);

/* The best tags of a sentence; with second, using the document features. bias is added to each type. */
void crf_tag(const struct crf *crf, const struct crf_data *data, const struct sentence *sentence,
    bool second, const float bias[N_TYPES], uint8_t *tags);

/* Makes room for more features, all without weight. */
void crf_extend(struct crf *crf, uint32_t n_features);

/* Takes away the weights of the features that are not kept. */
void crf_cut(struct crf *crf, const uint8_t *keep);

void crf_free(struct crf *crf);

#endif
