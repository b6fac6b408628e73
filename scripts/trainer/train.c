/*
 * train - trains the tagger's model from labelled sentences
 *
 *	train [OPTION ...] FILE[:FLAG]... ...
 *
 * First a model of one pass is trained. Five more, each without a fifth of the documents, tag that
 * fifth: so the second pass learns from first passes as good as those it will meet. The model is then
 * trained on with the features of the second pass, present more than half of the time, and cut to
 * the features with the largest weights. (Training on after the cut made it worse: uner.dev .767
 * became .758.)
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "heap.h"
#include "job.h"
#include "model.h"
#include "pack.h"

enum { N_FOLDS = 5 };

static void
tag_fold(struct job *job, const struct crf *crf, int fold, bool second)
{
	for (size_t s = 0; s < job->corpus.n_sentences; s++) {
		const struct sentence *sentence = &job->corpus.sentences[s];
		bool alone = job->length[sentence->document] <= MODEL_SHORT;

		if (job->fold[sentence->document] == fold)
			crf_tag(crf, &job->data, sentence, second, alone ? job->short_bias : job->bias,
			    job->tags + sentence->first);
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
	flags |= strstr(spec, ":capitals") != NULL ? CORPUS_CAPITALS : 0;
	flags |= strstr(spec, ":early") != NULL ? CORPUS_EARLY : 0;
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
	job->length = heap_get_zeroed(job->corpus.n_documents + 1, sizeof(*job->length));
	for (size_t s = 0; s < job->corpus.n_sentences; s++)
		if (!job->corpus.sentences[s].copy)
			job->length[job->corpus.sentences[s].document] += job->corpus.sentences[s].n;
}

static void
first_passes(struct job *job)
{
	struct crf_options options = { job->fold_epochs, job->rate, 1e-5f, job->dropout, 0, 1 };

	for (int fold = 0; fold < N_FOLDS; fold++) {
		struct crf crf;

		crf_train(&crf, &job->data, job->fold, fold, NULL, &options);
		tag_fold(job, &crf, fold, false);
		if (fold == 0)
			tag_fold(job, &crf, FOLD_DEV, false);
		crf_free(&crf);
		fprintf(stderr, "train: first pass of part %d\n", fold + 1);
	}
}

static void
score_both(struct job *job, const struct crf *crf, const char *one, const char *two)
{
	tag_fold(job, crf, FOLD_DEV, false);
	score_dev(job, one);
	if (job->data.document == NULL || two == NULL)
		return;
	job_list_documents(job);
	tag_fold(job, crf, FOLD_DEV, true);
	score_dev(job, two);
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
	pack_model(job->out, buffer_span(&text), crf, job_keys(job), keep, &job->corpus.lexicon,
	    job->bias, job->short_bias);
	buffer_free(&text);
}

/* Goes on training with what the first passes said about the documents. */
static void
second_pass(struct job *job, struct crf *crf)
{
	struct crf_options options = { job->document_epochs, job->rate, 1e-5f, job->dropout, 0.6f,
		job->n_runs };
	struct crf alone = *crf;

	first_passes(job);
	job_number_documents(job);
	crf_extend(&alone, job->data.n_features);
	crf_train(crf, &job->data, job->fold, FOLD_DEV, &alone, &options);
	crf_free(&alone);
	score_both(job, crf, "first", "second");
}

static void
train(struct job *job)
{
	struct crf_options options = { job->epochs, job->rate, 1e-5f, job->dropout, 0,
		job->n_runs };
	struct crf crf;
	uint8_t *keep;

	crf_train(&crf, &job->data, job->fold, FOLD_DEV, NULL, &options);
	score_both(job, &crf, "one pass", NULL);
	if (job->fold_epochs > 0)
		second_pass(job, &crf);
	if (job->out == NULL)
		return;
	keep = pack_choose(&crf, job_counts(job), job->power, (size_t)job->n_rows);
	crf_cut(&crf, keep);
	score_both(job, &crf, "cut first", "cut second");
	write_model(job, &crf, keep);
}

/* From lists, or from a model made before. */
static void
get_lexicon(struct job *job)
{
	struct model model;

	if (job->lexicon_of == NULL || job->words != NULL || job->classes != NULL || job->names != NULL) {
		pack_lexicon(&job->corpus.lexicon, job->words, job->classes, job->names);
		return;
	}
	model_open(&model, job->lexicon_of);
	job->corpus.lexicon = model.lexicon;
}

/* One number for all types or, parted by commas, one for each. */
static void
read_bias(float bias[N_TYPES], const char *list)
{
	char *end = (char *)(uintptr_t)list;

	for (int type = 0; type < N_TYPES; type++) {
		bool more = type == 0 || *end == ',';

		bias[type] = more ? strtof(end + (type > 0), &end) : bias[type - 1];
	}
}

static void
usage(void)
{
	fputs("usage: train [-w words.tsv] [-k classes.tsv] [-n names.tsv] [-x MODEL] [-d DEVFILE]...\n"
	    "    [-o MODEL] [-t TEXTFILE] [-e EPOCHS] [-f FOLD_EPOCHS] [-g DOCUMENT_EPOCHS] [-s RUNS] [-r ROWS]\n"
	    "    [-b BIAS] [-B BIAS] [-p DROPOUT] [-a RATE] [-c POWER] FILE[:FLAG]... ...\n", stderr);
	exit(2);
}

int
main(int argc, char **argv)
{
	static struct job job = { .epochs = 5, .fold_epochs = 3, .document_epochs = 4,
		.n_rows = 171000, .n_runs = 2, .dropout = 0.4f, .rate = 0.03f, .power = 0.4 };
	const char *short_bias = NULL;
	int c;

	while ((c = getopt(argc, argv, "w:k:n:x:d:o:t:e:f:g:r:b:B:p:a:c:s:")) != -1) {
		switch (c) {
		case 'w': job.words = optarg; break;
		case 'k': job.classes = optarg; break;
		case 'n': job.names = optarg; break;
		case 'x': job.lexicon_of = optarg; break;
		case 'd': if (job.n_dev < MAX_DEV) job.dev[job.n_dev++] = optarg; break;
		case 'o': job.out = optarg; break;
		case 't': job.text = optarg; break;
		case 'e': job.epochs = atoi(optarg); break;
		case 'f': job.fold_epochs = atoi(optarg); break;
		case 'g': job.document_epochs = atoi(optarg); break;
		case 'r': job.n_rows = atol(optarg); break;
		case 'b': read_bias(job.bias, optarg); break;
		case 'B': short_bias = optarg; break;
		case 'p': job.dropout = (float)atof(optarg); break;
		case 's': job.n_runs = atoi(optarg); break;
		case 'c': job.power = atof(optarg); break;
		case 'a': job.rate = (float)atof(optarg); break;
		default: usage();
		}
	}
	if (optind == argc)
		usage();
	memcpy(job.short_bias, job.bias, sizeof(job.bias));
	if (short_bias != NULL)
		read_bias(job.short_bias, short_bias);
	job.data.corpus = &job.corpus;
	get_lexicon(&job);
	read_all(&job, argv + optind);
	job_number_features(&job);
	train(&job);
	return 0;
}
