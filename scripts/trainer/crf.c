/*
 * crf - a linear-chain conditional random field over tags
 */
#include "crf.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "heap.h"

enum {
	MAX_FEATURES = 160,
	PADDED = 32,
	AT_ONCE = 2, /* trainings */
};

/* What a sentence needs while it is worked on. */
struct lattice {
	size_t capacity;
	float (*emission)[PADDED]; /* exp of the scores, scaled to a largest of 1 */
	float (*alpha)[PADDED], (*beta)[PADDED];
	float (*model)[PADDED], (*gold)[PADDED]; /* tag probabilities */
	float pairs[N_TAGS][N_TAGS];             /* expected transitions: model - gold */
	float factor[N_TAGS][PADDED];            /* exp of transitions, 0 where forbidden */
	float turned[N_TAGS][PADDED];
	uint32_t *ids;     /* features in use, MAX_FEATURES a token */
	uint16_t *n_ids;
	float scale;       /* makes up for the features dropped */
	uint64_t random;
};

static void
lattice_fit(struct lattice *lat, size_t n)
{
	size_t size = n * sizeof(*lat->alpha);

	if (n <= lat->capacity)
		return;
	lat->capacity = n;
	lat->emission = heap_resize(lat->emission, size);
	lat->alpha = heap_resize(lat->alpha, size);
	lat->beta = heap_resize(lat->beta, size);
	lat->model = heap_resize(lat->model, size);
	lat->gold = heap_resize(lat->gold, size);
	lat->ids = heap_resize(lat->ids, n * MAX_FEATURES * sizeof(*lat->ids));
	lat->n_ids = heap_resize(lat->n_ids, n * sizeof(*lat->n_ids));
}

static void
lattice_free(struct lattice *lat)
{
	heap_free(lat->emission);
	heap_free(lat->alpha);
	heap_free(lat->beta);
	heap_free(lat->model);
	heap_free(lat->gold);
	heap_free(lat->ids);
	heap_free(lat->n_ids);
}

static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Adds a list of features to the token's, each left out with a chance of drop in 256. */
static unsigned
take(uint32_t *ids, unsigned n, const uint32_t *list, size_t n_list, unsigned drop, uint64_t *random)
{
	for (size_t i = 0; i < n_list && n < MAX_FEATURES; i++) {
		if (drop > 0 && (next_random(random) >> 20 & 255) < drop)
			continue;
		ids[n++] = list[i];
	}
	return n;
}

static void
collect_features(const struct crf_data *data, const struct sentence *sentence, size_t i, bool second,
    unsigned drop, struct lattice *lat)
{
	static const struct { int offset; enum slot slot; } places[] = {
		{ 0, SLOT_HERE }, { -1, SLOT_LEFT }, { 1, SLOT_RIGHT }, { -2, SLOT_LEFT2 },
		{ 2, SLOT_RIGHT2 }, { -2, SLOT_BAG_LEFT }, { -3, SLOT_BAG_LEFT }, { -4, SLOT_BAG_LEFT },
		{ 2, SLOT_BAG_RIGHT }, { 3, SLOT_BAG_RIGHT }, { 4, SLOT_BAG_RIGHT },
	};
	uint32_t *ids = lat->ids + i * MAX_FEATURES;
	size_t token = sentence->first + i;
	unsigned n = 0;

	for (size_t k = 0; k < sizeof(places) / sizeof(places[0]); k++) {
		const struct word_type *type =
		    corpus_word(data->corpus, sentence, i, places[k].offset);

		n = take(ids, n, type->ids[places[k].slot], type->n_ids[places[k].slot], drop,
		    &lat->random);
	}
	n = take(ids, n, data->context + data->first_context[token],
	    data->first_context[token + 1] - data->first_context[token], drop, &lat->random);
	if (second)
		n = take(ids, n, data->document + data->first_document[token],
		    data->first_document[token + 1] - data->first_document[token], drop,
		    &lat->random);
	lat->n_ids[i] = (uint16_t)n;
}

static void
score_token(const struct crf *crf, const struct lattice *lat, size_t i, float scale,
    float *restrict scores)
{
	for (unsigned t = 0; t < PADDED; t++)
		scores[t] = 0;
	for (unsigned k = 0; k < lat->n_ids[i]; k++) {
		const float *restrict row = crf->weights[lat->ids[i * MAX_FEATURES + k]];

		for (unsigned t = 0; t < TAG_OUTSIDE; t++)
			scores[t] += row[t];
	}
	for (unsigned t = 0; t < PADDED; t++)
		scores[t] *= scale;
}

/* Forward and backward over the emissions; false if nothing is possible. */
static bool
sum_paths(struct lattice *lat, size_t n, float (*emission)[PADDED], float (*result)[PADDED],
    float sign)
{
	for (size_t i = 0; i < n; i++) {
		float sum = 0;

		for (unsigned t = 0; t < PADDED; t++)
			lat->alpha[i][t] = i == 0 ? (t < N_TAGS && !tag_continues(t) ? 1.0f : 0) : 0;
		for (unsigned s = 0; i > 0 && s < N_TAGS; s++)
			for (unsigned t = 0; t < PADDED; t++)
				lat->alpha[i][t] += lat->alpha[i - 1][s] * lat->factor[s][t];
		for (unsigned t = 0; t < PADDED; t++)
			sum += lat->alpha[i][t] *= emission[i][t];
		if (!(sum > 1e-30f))
			return false;
		for (unsigned t = 0; t < PADDED; t++)
			lat->alpha[i][t] /= sum;
	}
	for (size_t i = n; i-- > 0;) {
		float sum = 0, message[PADDED], largest = 0;

		for (unsigned t = 0; t < PADDED; t++)
			lat->beta[i][t] = i + 1 == n ? (t < N_TAGS && !tag_goes_on(t) ? 1.0f : 0) : 0;
		for (unsigned t = 0; i + 1 < n && t < PADDED; t++)
			message[t] = lat->beta[i + 1][t] * emission[i + 1][t];
		for (unsigned u = 0; i + 1 < n && u < N_TAGS; u++)
			for (unsigned t = 0; t < PADDED; t++)
				lat->beta[i][t] += message[u] * lat->turned[u][t];
		for (unsigned t = 0; t < PADDED; t++)
			largest = lat->beta[i][t] > largest ? lat->beta[i][t] : largest;
		if (!(largest > 1e-30f))
			return false;
		for (unsigned t = 0; t < PADDED; t++) {
			lat->beta[i][t] /= largest;
			result[i][t] = lat->alpha[i][t] * lat->beta[i][t];
			sum += result[i][t];
		}
		if (!(sum > 1e-30f))
			return false;
		for (unsigned t = 0; t < PADDED; t++)
			result[i][t] /= sum;
	}
	for (size_t i = 1; i < n; i++) {
		float joint[N_TAGS][N_TAGS], sum = 0;

		for (unsigned s = 0; s < N_TAGS; s++)
			for (unsigned t = 0; t < N_TAGS; t++)
				sum += joint[s][t] = lat->alpha[i - 1][s] * lat->factor[s][t] *
				    emission[i][t] * lat->beta[i][t];
		for (unsigned s = 0; s < N_TAGS; s++)
			for (unsigned t = 0; t < N_TAGS; t++)
				lat->pairs[s][t] += sign * joint[s][t] / sum;
	}
	return true;
}

static void
set_factors(struct lattice *lat, const struct crf *crf)
{
	for (unsigned s = 0; s < N_TAGS; s++) {
		for (unsigned t = 0; t < PADDED; t++) {
			bool may = t < N_TAGS && tag_may_follow(s, t);

			lat->factor[s][t] = may ? expf(crf->transitions[s][t]) : 0;
			if (t < N_TAGS)
				lat->turned[t][s] = lat->factor[s][t];
		}
	}
}

/* Model and gold probabilities of one sentence; false if it cannot be used. */
static bool
expect(struct lattice *lat, const struct crf *crf, const struct crf_data *data,
    const struct sentence *sentence)
{
	const uint32_t *allowed = data->corpus->allowed + sentence->first;

	for (size_t i = 0; i < sentence->n; i++) {
		float scores[PADDED], largest = 0;

		score_token(crf, lat, i, lat->scale, scores);
		for (unsigned t = 0; t < TAG_OUTSIDE; t++)
			largest = scores[t] > largest ? scores[t] : largest;
		for (unsigned t = 0; t < PADDED; t++)
			lat->emission[i][t] = t < N_TAGS ? expf(scores[t] - largest) + 1e-20f : 0;
	}
	memset(lat->pairs, 0, sizeof(lat->pairs));
	if (!sum_paths(lat, sentence->n, lat->emission, lat->model, 1))
		return false;
	for (size_t i = 0; i < sentence->n; i++)
		for (unsigned t = 0; t < PADDED; t++)
			lat->emission[i][t] = t < N_TAGS && (allowed[i] >> t & 1) != 0 ?
			    lat->emission[i][t] : 0;
	for (size_t i = 0; i < sentence->n; i++) {
		float largest = 1e-30f;

		for (unsigned t = 0; t < N_TAGS; t++)
			largest = lat->emission[i][t] > largest ? lat->emission[i][t] : largest;
		for (unsigned t = 0; t < N_TAGS; t++)
			lat->emission[i][t] /= largest;
	}
	return sum_paths(lat, sentence->n, lat->emission, lat->gold, -1);
}

struct learner {
	struct crf *crf;
	float seen_pairs[N_TAGS][N_TAGS];
	const struct crf_options *options;
};

static void
update(struct learner *learner, const struct lattice *lat, size_t n)
{
	float rate = learner->options->rate, decay = learner->options->decay;

	for (size_t i = 0; i < n; i++) {
		float gradient[TAG_OUTSIDE], square = 0;

		for (unsigned t = 0; t < TAG_OUTSIDE; t++) {
			gradient[t] = lat->model[i][t] - lat->gold[i][t];
			square += gradient[t] * gradient[t];
		}
		if (square < 1e-8f)
			continue;
		for (unsigned k = 0; k < lat->n_ids[i]; k++) {
			uint32_t id = lat->ids[i * MAX_FEATURES + k];
			float *restrict row = learner->crf->weights[id];
			float step;

			learner->crf->seen[id] += square * 0.25f;
			step = rate / sqrtf(learner->crf->seen[id] + 1e-6f);
			for (unsigned t = 0; t < TAG_OUTSIDE; t++)
				row[t] -= step * (gradient[t] + decay * row[t]);
		}
	}
	for (unsigned s = 0; s < N_TAGS; s++) {
		for (unsigned t = 0; t < N_TAGS; t++) {
			float g = lat->pairs[s][t];

			learner->seen_pairs[s][t] += g * g;
			learner->crf->transitions[s][t] -=
			    rate * g / sqrtf(learner->seen_pairs[s][t] + 1e-6f);
		}
	}
}

static void
shuffle(uint32_t *order, size_t n, uint64_t *random)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)(next_random(random) >> 11) % i;
		uint32_t other = order[i - 1];

		order[i - 1] = order[k];
		order[k] = other;
	}
}

static void
run_epoch(struct learner *learner, const struct crf_data *data, const uint32_t *order, size_t n,
    struct lattice *lat)
{
	unsigned drop = (unsigned)(learner->options->dropout * 256);
	uint64_t chance = (uint64_t)(learner->options->document_share * 1024);

	for (size_t k = 0; k < n; k++) {
		const struct sentence *sentence = &data->corpus->sentences[order[k]];
		bool second = data->document != NULL && (next_random(&lat->random) >> 30 & 1023) < chance;

		lattice_fit(lat, sentence->n);
		for (size_t i = 0; i < sentence->n; i++)
			collect_features(data, sentence, i, second, drop, lat);
		set_factors(lat, learner->crf);
		if (expect(lat, learner->crf, data, sentence))
			update(learner, lat, sentence->n);
	}
}

/* Adds the weights of this epoch to the average: sum * (k - 1) / k + weights / k. */
static void
average(float *restrict sum, const float *restrict weights, size_t n, int k)
{
	for (size_t i = 0; i < n; i++)
		sum[i] += (weights[i] - sum[i]) / (float)k;
}

/* One of several trainings that differ in their order and in the features dropped. */
struct training {
	pthread_t thread;
	const struct crf_data *data;
	const uint8_t *fold;
	int left_out;
	const struct crf *start; /* NULL: without weights */
	const struct crf_options *options;
	int number;
	struct crf mean; /* of its later epochs; seen is that of the last one */
};

/* Where a training begins. */
static struct crf
copy_start(const struct crf *start, size_t n_features)
{
	struct crf crf = { .n_features = (uint32_t)n_features,
		.weights = heap_get_zeroed(n_features + 1, sizeof(*crf.weights)),
		.seen = heap_get_zeroed(n_features + 1, sizeof(*crf.seen)) };

	if (start != NULL) {
		memcpy(crf.seen, start->seen, n_features * sizeof(*crf.seen));
		memcpy(crf.weights, start->weights, n_features * sizeof(*crf.weights));
		memcpy(crf.transitions, start->transitions, sizeof(crf.transitions));
	}
	return crf;
}

/* Adds one of k sets of weights to their average. */
static void
average_crf(struct crf *mean, const struct crf *crf, int k)
{
	average(mean->weights[0], crf->weights[0], (size_t)crf->n_features * TAG_OUTSIDE, k);
	average(mean->transitions[0], crf->transitions[0], N_TAGS * N_TAGS, k);
}

/* Lists the sentences to train on; late: in the second half of the epochs, or behind them. */
static size_t
list_sentences(const struct training *one, bool late, uint32_t *order)
{
	const struct corpus *corpus = one->data->corpus;
	size_t n = 0;

	for (size_t i = 0; i < corpus->n_sentences; i++) {
		const struct sentence *sentence = &corpus->sentences[i];
		int fold = one->fold[sentence->document];

		if (fold != one->left_out && fold < CRF_NEVER && !(late && sentence->early))
			order[n++] = (uint32_t)i;
	}
	return n;
}

static void *
train_once(void *ptr)
{
	struct training *one = ptr;
	const struct crf_options *options = one->options;
	uint32_t *order = heap_get(one->data->corpus->n_sentences * sizeof(*order));
	struct lattice lat = { .random = 88172645463325252ull ^ (uint64_t)one->number << 20,
		.scale = 1 / (1 - options->dropout) };
	struct crf crf = copy_start(one->start, one->data->n_features);
	struct learner learner = { .crf = &crf, .options = options };
	int k = 0;

	one->mean = copy_start(NULL, one->data->n_features);
	for (int epoch = 0; epoch < options->n_epochs; epoch++) {
		bool late = one->start != NULL || epoch >= options->n_epochs / 2;
		size_t n = list_sentences(one, late, order);

		shuffle(order, n, &lat.random);
		run_epoch(&learner, one->data, order, n, &lat);
		if (late)
			average_crf(&one->mean, &crf, ++k);
	}
	heap_free(one->mean.seen);
	one->mean.seen = crf.seen;
	crf.seen = NULL;
	crf_free(&crf);
	heap_free(order);
	lattice_free(&lat);
	return NULL;
}

/* Trainings run side by side, and are added up in order: the result is the same on every machine. */
void
crf_train(struct crf *crf, const struct crf_data *data, const uint8_t *fold, int left_out,
    const struct crf *start, const struct crf_options *options)
{
	struct training list[AT_ONCE];

	*crf = copy_start(NULL, data->n_features);
	for (int done = 0; done < options->n_runs; done += AT_ONCE) {
		int n = options->n_runs - done < AT_ONCE ? options->n_runs - done : AT_ONCE;

		for (int i = 0; i < n; i++) {
			list[i] = (struct training){ .data = data, .fold = fold, .left_out = left_out,
				.start = start, .options = options, .number = done + i };
			if (pthread_create(&list[i].thread, NULL, train_once, &list[i]) != 0) {
				fputs("train: no thread can be made\n", stderr);
				exit(2);
			}
		}
		for (int i = 0; i < n; i++) {
			pthread_join(list[i].thread, NULL);
			average_crf(crf, &list[i].mean, done + i + 1);
			memcpy(crf->seen, list[i].mean.seen, data->n_features * sizeof(*crf->seen));
			crf_free(&list[i].mean);
		}
	}
}

void
crf_tag(const struct crf *crf, const struct crf_data *data, const struct sentence *sentence,
    bool second, const float bias[N_TYPES], uint8_t *tags)
{
	struct lattice lat = { .random = 1 };
	size_t n = sentence->n;
	uint8_t (*from)[N_TAGS] = heap_get(n * sizeof(*from));
	float best[N_TAGS];
	unsigned last = TAG_OUTSIDE;

	lattice_fit(&lat, n);
	for (size_t i = 0; i < n; i++) {
		float scores[PADDED], next[N_TAGS];

		collect_features(data, sentence, i, second, 0, &lat);
		score_token(crf, &lat, i, 1, scores);
		for (unsigned t = 0; t < TAG_OUTSIDE; t++)
			scores[t] += bias[tag_type(t)];
		for (unsigned t = 0; t < N_TAGS; t++) {
			next[t] = i == 0 && !tag_continues(t) ? 0 : -1e30f;
			from[i][t] = TAG_OUTSIDE;
			for (unsigned s = 0; i > 0 && s < N_TAGS; s++) {
				float path = best[s] + crf->transitions[s][t];

				if (tag_may_follow(s, t) && path > next[t]) {
					next[t] = path;
					from[i][t] = (uint8_t)s;
				}
			}
			next[t] += scores[t];
		}
		memcpy(best, next, sizeof(best));
	}
	for (unsigned t = 0; t < N_TAGS; t++)
		if (!tag_goes_on(t) && best[t] > best[last])
			last = t;
	for (size_t i = n; i-- > 0;) {
		tags[i] = (uint8_t)last;
		last = from[i][last];
	}
	heap_free(from);
	lattice_free(&lat);
}

void
crf_extend(struct crf *crf, uint32_t n_features)
{
	size_t more = n_features - crf->n_features;

	crf->weights = heap_resize(crf->weights, ((size_t)n_features + 1) * sizeof(*crf->weights));
	crf->seen = heap_resize(crf->seen, ((size_t)n_features + 1) * sizeof(*crf->seen));
	memset(crf->weights + crf->n_features, 0, more * sizeof(*crf->weights));
	memset(crf->seen + crf->n_features, 0, more * sizeof(*crf->seen));
	crf->n_features = n_features;
}

void
crf_cut(struct crf *crf, const uint8_t *keep)
{
	for (uint32_t f = 0; f < crf->n_features; f++)
		if (!keep[f])
			memset(crf->weights[f], 0, sizeof(crf->weights[f]));
}

void
crf_free(struct crf *crf)
{
	heap_free(crf->weights);
	heap_free(crf->seen);
	crf->weights = NULL;
	crf->seen = NULL;
}
