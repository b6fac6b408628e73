/*
 * job - what the trainer works on: the corpus, and its features as numbers
 */
#ifndef WINNOW_JOB_H
#define WINNOW_JOB_H

#include "crf.h"

enum { FOLD_DEV = CRF_NEVER, MAX_DEV = 32 };

struct job {
	const char *words, *classes, *names, *lexicon_of, *out, *text, *dev[MAX_DEV];
	int n_dev, n_runs, epochs, fold_epochs, document_epochs;
	long n_rows;
	float bias[N_TYPES], short_bias[N_TYPES], dropout, rate;
	double power;
	struct corpus corpus;
	struct crf_data data;
	struct vocabulary features;
	uint8_t *fold;       /* by document */
	uint32_t *length;    /* the same: tokens */
	uint32_t dev_end[MAX_DEV + 1]; /* documents */
	uint32_t *context_ids;
	uint8_t *tags;       /* by token: of the first pass */
};

/* Finds the features of the training sentences and numbers them, for all sentences. */
void job_number_features(struct job *job);

/* Adds the document features, which follow from job->tags, as numbers behind the others. */
void job_number_documents(struct job *job);

/* Lists them again after job->tags has changed. */
void job_list_documents(struct job *job);

/* The keys of the features in use, and how often each was seen; on the heap. */
uint64_t *job_keys(const struct job *job);
uint32_t *job_counts(const struct job *job);

#endif
