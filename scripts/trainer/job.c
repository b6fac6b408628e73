/*
 * job - the features of the corpus as numbers
 */
#include "job.h"

#include <stdio.h>

#include "document.h"
#include "heap.h"

enum { MIN_COUNT = 3 /* features seen less often are left out */ };

/* Numbers the features seen often enough; the others get no number. */
static uint32_t
number_of(const struct job *job, const uint32_t *numbers, uint64_t key)
{
	uint32_t at = vocabulary_find(&job->features, key);

	return at == VOCABULARY_NONE ? VOCABULARY_NONE : numbers[at];
}

static void
count_type(struct job *job, struct span text, enum text_kind kind, struct word_type *type)
{
	struct word_features features;
	struct word word;

	feature_of_word(&job->corpus.lexicon, text, kind, &word, &features);
	for (unsigned slot = 0; slot < N_SLOTS; slot++)
		for (unsigned i = 0; i < features.n[slot]; i++)
			vocabulary_count(&job->features, features.keys[slot][i], type->count);
}

static size_t
context_keys(const struct corpus *corpus, const struct sentence *sentence, size_t i, uint64_t *keys)
{
	const struct word *window[5];

	for (int k = 0; k < 5; k++)
		window[k] = &corpus_word(corpus, sentence, i, k - 2)->word;
	return feature_of_context(window, sentence->line, corpus->phrases[sentence->first + i],
	    &corpus->runs[sentence->first + i], keys);
}

static void
count_features(struct job *job)
{
	struct corpus *corpus = &job->corpus;
	uint64_t keys[FEATURES_OF_CONTEXT];

	for (size_t s = 0; s < corpus->n_sentences; s++) {
		const struct sentence *sentence = &corpus->sentences[s];

		if (job->fold[sentence->document] == FOLD_DEV)
			continue;
		for (size_t i = 0; i < sentence->n; i++) {
			size_t n = context_keys(corpus, sentence, i, keys);

			corpus->list[corpus->words[sentence->first + i]].count++;
			for (size_t k = 0; k < n; k++)
				vocabulary_count(&job->features, keys[k], 1);
		}
	}
	for (size_t w = 0; w < corpus->types.n; w++)
		if (corpus->list[w].count > 0)
			count_type(job, span_from(corpus->list[w].text), corpus->list[w].word.kind,
			    &corpus->list[w]);
}

static uint32_t *
choose_features(struct job *job)
{
	uint32_t *numbers = heap_get(job->features.n * sizeof(*numbers)), n = 0;

	for (size_t f = 0; f < job->features.n; f++) {
		numbers[f] = job->features.counts[f] >= MIN_COUNT ? n : VOCABULARY_NONE;
		n += job->features.counts[f] >= MIN_COUNT;
	}
	fprintf(stderr, "train: %zu tokens, %zu sentences, %zu word types, %u features of %zu\n",
	    job->corpus.n, job->corpus.n_sentences, job->corpus.types.n, n, job->features.n);
	job->data.n_features = n;
	return numbers;
}

static void
number_type(struct job *job, const uint32_t *numbers, struct word_type *type,
    const struct word_features *features)
{
	for (unsigned slot = 0; slot < N_SLOTS; slot++) {
		type->ids[slot] = heap_get((features->n[slot] + 1u) * sizeof(uint32_t));
		type->n_ids[slot] = 0;
		for (unsigned i = 0; i < features->n[slot]; i++) {
			uint32_t id = number_of(job, numbers, features->keys[slot][i]);

			if (id != VOCABULARY_NONE)
				type->ids[slot][type->n_ids[slot]++] = id;
		}
	}
}

static void
number_context(struct job *job, const uint32_t *numbers)
{
	const struct corpus *corpus = &job->corpus;
	uint64_t keys[FEATURES_OF_CONTEXT];
	size_t at = 0;

	job->data.context = heap_get(corpus->n * FEATURES_OF_CONTEXT * sizeof(uint32_t));
	job->data.first_context = heap_get((corpus->n + 1) * sizeof(size_t));
	for (size_t s = 0; s < corpus->n_sentences; s++) {
		for (size_t i = 0; i < corpus->sentences[s].n; i++) {
			size_t n = context_keys(corpus, &corpus->sentences[s], i, keys);

			job->data.first_context[corpus->sentences[s].first + i] = at;
			for (size_t k = 0; k < n; k++) {
				uint32_t id = number_of(job, numbers, keys[k]);

				if (id != VOCABULARY_NONE)
					job->data.context[at++] = id;
			}
		}
	}
	job->data.first_context[corpus->n] = at;
}

static void
number_features(struct job *job, const uint32_t *numbers)
{
	struct corpus *corpus = &job->corpus;
	struct word_features features;
	struct word word;

	for (size_t w = 0; w < corpus->types.n; w++) {
		struct word_type *type = &corpus->list[w];

		feature_of_word(&corpus->lexicon, span_from(type->text), type->word.kind, &word, &features);
		number_type(job, numbers, type, &features);
	}
	feature_of_border(&word_before, &features);
	number_type(job, numbers, &corpus->before, &features);
	feature_of_border(&word_behind, &features);
	number_type(job, numbers, &corpus->behind, &features);
	number_context(job, numbers);
}

/* The sentences [first, end) of one document. */
static size_t
document_end(const struct corpus *corpus, size_t first)
{
	size_t end = first;

	while (end < corpus->n_sentences &&
	    corpus->sentences[end].document == corpus->sentences[first].document)
		end++;
	return end;
}

static void
fill_document(const struct job *job, size_t first, size_t end, struct document *document)
{
	const struct corpus *corpus = &job->corpus;

	document->n = 0;
	for (size_t s = first; s < end; s++) {
		const struct sentence *sentence = &corpus->sentences[s];

		if (sentence->copy)
			continue;
		document->tokens = heap_grow(document->tokens, &document->capacity,
		    document->n + sentence->n, sizeof(*document->tokens));
		for (size_t i = 0; i < sentence->n; i++) {
			const struct word *word = &corpus->list[corpus->words[sentence->first + i]].word;

			document->tokens[document->n++] = (struct document_token){
				word->lower, word->form, job->tags[sentence->first + i], i == 0 };
		}
	}
	document_read(document);
}

/* Enters the document features of a token or, otherwise, lists their numbers. */
static void
use_features(struct job *job, const uint16_t *features, size_t n, bool count, size_t *at)
{
	for (size_t k = 0; k < n; k++) {
		uint64_t key = document_key(features[k]);
		uint32_t id;

		if (count) {
			vocabulary_count(&job->features, key, MIN_COUNT);
			continue;
		}
		id = number_of(job, job->context_ids, key);
		if (id != VOCABULARY_NONE)
			job->data.document[(*at)++] = id;
	}
}

/* The sentences [first, end) are a document; copies of sentences have no document features. */
static void
use_document(struct job *job, const struct document *document, size_t first, size_t end, bool count,
    size_t *at)
{
	uint16_t features[DOCUMENT_FEATURES];
	size_t token = 0;

	for (size_t s = first; s < end; s++) {
		const struct sentence *sentence = &job->corpus.sentences[s];

		for (size_t i = 0; i < sentence->n; i++) {
			size_t n = sentence->copy ? 0 : document_features(document, token++,
			    features);

			if (!count)
				job->data.first_document[sentence->first + i] = *at;
			use_features(job, features, n, count, at);
		}
	}
}

static void
list_documents(struct job *job, bool count)
{
	struct document document = { .tokens = NULL };
	size_t at = 0;

	for (size_t first = 0, end; first < job->corpus.n_sentences; first = end) {
		end = document_end(&job->corpus, first);
		fill_document(job, first, end, &document);
		use_document(job, &document, first, end, count, &at);
	}
	if (!count)
		job->data.first_document[job->corpus.n] = at;
	document_free(&document);
}

void
job_number_features(struct job *job)
{
	uint32_t *numbers;

	job->corpus.before.word = word_before;
	job->corpus.behind.word = word_behind;
	count_features(job);
	numbers = choose_features(job);
	number_features(job, numbers);
	heap_free(numbers);
}

void
job_list_documents(struct job *job)
{
	list_documents(job, false);
}

void
job_number_documents(struct job *job)
{
	size_t n_old = job->features.n;
	uint32_t n = 0;

	if (job->data.document == NULL) {
		list_documents(job, true);
		job->data.document = heap_get(job->corpus.n * DOCUMENT_FEATURES * sizeof(uint32_t));
		job->data.first_document = heap_get((job->corpus.n + 1) * sizeof(size_t));
		job->context_ids = heap_get(job->features.n * sizeof(uint32_t));
		for (size_t f = 0; f < job->features.n; f++) {
			job->context_ids[f] = f >= n_old || job->features.counts[f] >= MIN_COUNT ? n :
			    VOCABULARY_NONE;
			n += job->context_ids[f] != VOCABULARY_NONE;
		}
		job->data.n_features = n;
	}
	list_documents(job, false);
}

uint64_t *
job_keys(const struct job *job)
{
	uint64_t *keys = heap_get((job->data.n_features + 1) * sizeof(*keys));
	uint32_t n = 0;

	for (size_t f = 0; f < job->features.n; f++)
		if (job->context_ids != NULL ? job->context_ids[f] != VOCABULARY_NONE :
		    job->features.counts[f] >= MIN_COUNT)
			keys[n++] = job->features.keys[f];
	return keys;
}

static bool
is_used(const struct job *job, size_t f)
{
	return job->context_ids != NULL ? job->context_ids[f] != VOCABULARY_NONE :
	    job->features.counts[f] >= MIN_COUNT;
}

uint32_t *
job_counts(const struct job *job)
{
	uint32_t *counts = heap_get((job->data.n_features + 1) * sizeof(*counts)), n = 0;

	for (size_t f = 0; f < job->features.n; f++)
		if (is_used(job, f))
			counts[n++] = job->features.counts[f];
	return counts;
}
