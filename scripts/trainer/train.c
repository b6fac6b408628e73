/*
 * train - trains the tagger's model from labelled sentences
 *
 *	train [OPTION ...] FILE[:no-misc][:recase] ...
 *
 * First a model of one pass is trained. Five more, each without a fifth of the documents, tag that
 * fifth: so the second pass learns from first passes as good as those it will meet. The model is then
 * trained on with the features of the second pass, present more than half of the time, cut to the
 * features with the largest weights, and trained a little more with those alone.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "crf.h"
#include "document.h"
#include "heap.h"
#include "pack.h"

enum { N_FOLDS = 5, FOLD_DEV = CRF_NEVER, MAX_DEV = 32, MIN_COUNT = 2 };

struct job {
	const char *words, *names, *out, *text, *dev[MAX_DEV];
	int n_dev, epochs, fold_epochs, document_epochs;
	long n_rows;
	float bias, dropout, rate;
	double power;
	struct corpus corpus;
	struct crf_data data;
	struct vocabulary features;
	uint8_t *fold;       /* by document */
	uint32_t dev_end[MAX_DEV + 1]; /* documents */
	uint32_t *context_ids;
	uint8_t *tags;       /* by token: of the first pass */
};

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
	return feature_of_context(window, sentence->line, corpus->phrases[sentence->first + i], keys);
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
	corpus->before.word = word_before;
	corpus->behind.word = word_behind;
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

/*
 * Calls for every token of the documents wanted (dev or not) with its document keys; count says
 * whether to enter them as features or to list them.
 */
static void
list_document(struct job *job, bool count)
{
	const struct corpus *corpus = &job->corpus;
	struct document document = { .tokens = NULL };
	uint64_t keys[DOCUMENT_FEATURES];
	size_t at = 0;

	for (size_t first = 0, end; first < corpus->n_sentences; first = end) {
		size_t token = 0;

		end = document_end(corpus, first);
		fill_document(job, first, end, &document);
		for (size_t s = first; s < end; s++) {
			for (size_t i = 0; i < corpus->sentences[s].n; i++) {
				size_t n = corpus->sentences[s].copy ? 0 :
				    document_features(&document, token++, keys);

				if (!count)
					job->data.first_document[corpus->sentences[s].first + i] = at;
				for (size_t k = 0; k < n; k++) {
					uint32_t id;

					if (count) {
						vocabulary_count(&job->features, keys[k], MIN_COUNT);
						continue;
					}
					id = number_of(job, job->context_ids, keys[k]);
					if (id != VOCABULARY_NONE)
						job->data.document[at++] = id;
				}
			}
		}
	}
	if (!count)
		job->data.first_document[corpus->n] = at;
	document_free(&document);
}

static void
tag_fold(struct job *job, const struct crf *crf, int fold, bool second, float bias)
{
	for (size_t s = 0; s < job->corpus.n_sentences; s++) {
		const struct sentence *sentence = &job->corpus.sentences[s];

		if (job->fold[sentence->document] == fold)
			crf_tag(crf, &job->data, sentence, second, bias, job->tags + sentence->first);
	}
}

static unsigned
gold_tag(uint32_t allowed)
{
	return (allowed >> TAG_OUTSIDE & 1) != 0 ? TAG_OUTSIDE : (unsigned)__builtin_ctz(allowed);
}

/* How many of the names in `tags` are also in `others`, and how many there are. */
static void
compare(const uint8_t *tags, const uint8_t *others, size_t n, bool misc, size_t *n_right, size_t *n_all)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = i;
		bool same;

		if (tags[i] == TAG_OUTSIDE || tag_continues(tags[i]) ||
		    (!misc && tag_type(tags[i]) == TYPE_MISC))
			continue;
		same = tags[i] == others[i];
		while (tag_goes_on(tags[k]) && k + 1 < n) {
			k++;
			same = same && tags[k] == others[k];
		}
		*n_right += same;
		++*n_all;
	}
}

static void
score_dev(const struct job *job, const char *what)
{
	const struct corpus *corpus = &job->corpus;
	uint8_t gold[1 << 16];

	for (int d = 0; d < job->n_dev; d++) {
		size_t right = 0, found = 0, wanted = 0, unused = 0;
		bool misc = strstr(job->dev[d], ":no-misc") == NULL;
		double p, r;

		for (size_t s = 0; s < corpus->n_sentences; s++) {
			const struct sentence *sentence = &corpus->sentences[s];
			const uint8_t *tags = job->tags + sentence->first;

			if (sentence->document < job->dev_end[d] ||
			    sentence->document >= job->dev_end[d + 1])
				continue;
			for (size_t i = 0; i < sentence->n; i++)
				gold[i] = (uint8_t)gold_tag(corpus->allowed[sentence->first + i]);
			compare(tags, gold, sentence->n, misc, &right, &found);
			compare(gold, tags, sentence->n, misc, &unused, &wanted);
		}
		p = found == 0 ? 0 : (double)right / (double)found;
		r = wanted == 0 ? 0 : (double)right / (double)wanted;
		printf("%-10s P %.4f R %.4f F1 %.4f  %s\n", what, p, r,
		    p + r == 0 ? 0 : 2 * p * r / (p + r), job->dev[d]);
	}
	fflush(stdout);
}

static void
read_spec(struct job *job, const char *spec)
{
	char path[1024];
	size_t len = strcspn(spec, ":");
	unsigned flags = 0;

	if (len >= sizeof(path)) {
		fprintf(stderr, "train: %s: name too long\n", spec);
		exit(2);
	}
	memcpy(path, spec, len);
	path[len] = '\0';
	flags |= strstr(spec, ":no-misc") != NULL ? CORPUS_NO_MISC : 0;
	flags |= strstr(spec, ":recase") != NULL ? CORPUS_RECASE : 0;
	corpus_read(&job->corpus, path, flags);
}

static void
read_all(struct job *job, char **specs)
{
	uint32_t n_train;

	for (; *specs != NULL; specs++)
		read_spec(job, *specs);
	n_train = job->corpus.n_documents;
	job->dev_end[0] = n_train;
	for (int d = 0; d < job->n_dev; d++) {
		read_spec(job, job->dev[d]);
		job->dev_end[d + 1] = job->corpus.n_documents;
	}
	job->fold = heap_get(job->corpus.n_documents + 1);
	for (uint32_t i = 0; i < job->corpus.n_documents; i++)
		job->fold[i] = (uint8_t)(i >= n_train ? FOLD_DEV : (i * 2654435761u >> 16) % N_FOLDS);
	job->tags = heap_get_zeroed(job->corpus.n + 1, 1);
}

static void
prepare(struct job *job)
{
	uint32_t *numbers;

	count_features(job);
	numbers = choose_features(job);
	number_features(job, numbers);
	heap_free(numbers);
}

/* Document features of all documents from job->tags, as numbers behind the others. */
static void
prepare_documents(struct job *job)
{
	size_t n_old = job->features.n;
	uint32_t n = 0;

	if (job->data.document == NULL) {
		list_document(job, true);
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
	list_document(job, false);
}

static void
first_passes(struct job *job)
{
	struct crf_options options = { job->fold_epochs, job->rate, 1e-5f, job->dropout, 0 };

	for (int fold = 0; fold < N_FOLDS; fold++) {
		struct crf crf;

		crf_train(&crf, &job->data, job->fold, fold, NULL, NULL, &options);
		tag_fold(job, &crf, fold, false, job->bias);
		if (fold == 0)
			tag_fold(job, &crf, FOLD_DEV, false, job->bias);
		crf_free(&crf);
		fprintf(stderr, "train: first pass of part %d\n", fold + 1);
	}
}

static void
score_both(struct job *job, const struct crf *crf, const char *one, const char *two)
{
	tag_fold(job, crf, FOLD_DEV, false, job->bias);
	score_dev(job, one);
	if (job->data.document == NULL || two == NULL)
		return;
	list_document(job, false);
	tag_fold(job, crf, FOLD_DEV, true, job->bias);
	score_dev(job, two);
}

static uint64_t *
feature_keys(const struct job *job)
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

static uint32_t *
feature_counts(const struct job *job)
{
	uint32_t *counts = heap_get((job->data.n_features + 1) * sizeof(*counts)), n = 0;

	for (size_t f = 0; f < job->features.n; f++)
		if (is_used(job, f))
			counts[n++] = job->features.counts[f];
	return counts;
}

static void
write_model(struct job *job, const struct crf *crf, const uint8_t *keep)
{
	struct buffer text = BUFFER_INIT;
	char line[1024];
	FILE *file = job->text == NULL ? NULL : fopen(job->text, "r");

	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		buffer_add(&text, span_from(line));
	if (file != NULL)
		fclose(file);
	pack_model(job->out, buffer_span(&text), crf, feature_keys(job), keep, &job->corpus.lexicon,
	    job->bias);
	buffer_free(&text);
}

/* Goes on training with what the first passes said about the documents. */
static void
second_pass(struct job *job, struct crf *crf)
{
	struct crf_options options = { job->document_epochs, job->rate, 1e-5f, job->dropout, 0.6f };
	struct crf alone = *crf;

	first_passes(job);
	prepare_documents(job);
	crf_extend(&alone, job->data.n_features);
	crf_train(crf, &job->data, job->fold, FOLD_DEV, NULL, &alone, &options);
	crf_free(&alone);
	score_both(job, crf, "first", "second");
}

static void
train(struct job *job)
{
	struct crf_options options = { job->epochs, job->rate, 1e-5f, job->dropout, 0 };
	struct crf crf, small;
	uint8_t *keep;

	crf_train(&crf, &job->data, job->fold, FOLD_DEV, NULL, NULL, &options);
	score_both(job, &crf, "one pass", NULL);
	if (job->fold_epochs > 0)
		second_pass(job, &crf);
	if (job->out == NULL)
		return;
	keep = pack_choose(&crf, feature_counts(job), job->power, (size_t)job->n_rows);
	options.n_epochs = 2;
	options.document_share = 0.6f;
	crf_train(&small, &job->data, job->fold, FOLD_DEV, keep, &crf, &options);
	score_both(job, &small, "cut first", "cut second");
	write_model(job, &small, keep);
}

static void
usage(void)
{
	fputs("usage: train [-w words.tsv] [-n names.tsv] [-d DEVFILE]... [-o MODEL] [-t TEXTFILE]\n"
	    "    [-e EPOCHS] [-f FOLD_EPOCHS] [-g DOCUMENT_EPOCHS] [-r ROWS] [-b BIAS] [-p DROPOUT] [-a RATE]\n"
	    "    FILE[:no-misc][:recase] ...\n", stderr);
	exit(2);
}

int
main(int argc, char **argv)
{
	static struct job job = { .epochs = 6, .fold_epochs = 3, .document_epochs = 4, .n_rows = 220000, .dropout = 0.3f,
		.rate = 0.08f };
	int c;

	while ((c = getopt(argc, argv, "w:n:d:o:t:e:f:g:r:b:p:a:c:")) != -1) {
		switch (c) {
		case 'w': job.words = optarg; break;
		case 'n': job.names = optarg; break;
		case 'd': if (job.n_dev < MAX_DEV) job.dev[job.n_dev++] = optarg; break;
		case 'o': job.out = optarg; break;
		case 't': job.text = optarg; break;
		case 'e': job.epochs = atoi(optarg); break;
		case 'f': job.fold_epochs = atoi(optarg); break;
		case 'g': job.document_epochs = atoi(optarg); break;
		case 'r': job.n_rows = atol(optarg); break;
		case 'b': job.bias = (float)atof(optarg); break;
		case 'p': job.dropout = (float)atof(optarg); break;
		case 'c': job.power = atof(optarg); break;
		case 'a': job.rate = (float)atof(optarg); break;
		default: usage();
		}
	}
	if (optind == argc)
		usage();
	job.data.corpus = &job.corpus;
	pack_lexicon(&job.corpus.lexicon, job.words, job.names);
	read_all(&job, argv + optind);
	prepare(&job);
	train(&job);
	return 0;
}
