/*
 * cluster - classes of words that stand in like places, from plain text
 *
 *	cluster CLASSES ITERATIONS < TEXT > words.tsv
 *
 * The exchange algorithm (Martin, Liermann, Ney 1998): each word moves to the class that raises the
 * likelihood of a class bigram model most, until the iterations are used up. The classes are then
 * joined two by two (Ward's method on the roots of their neighbour distributions) and the tree is
 * cut at three heights.
 *
 * Output, a word a line: word, count, share of capitals inside sentences in percent (-1 if never
 * seen there), class, and the three wider classes. Words seen less than MIN_COUNT times in the
 * text are left out, those less than MIN_CLUSTERED times have class 0.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "feature.h"
#include "heap.h"
#include "text.h"
#include "vocabulary.h"

enum { MIN_COUNT = 3, MIN_CLUSTERED = 6, LOG_TABLE = 1 << 16, N_CUTS = 3 };

static const unsigned cuts[N_CUTS] = { 20, 72, 240 };

struct pair {
	uint32_t left, right, n;
};

struct corpus {
	struct vocabulary words, bigrams;
	struct buffer spellings;   /* lower-case forms one after the other */
	size_t *spelling;          /* by word: where; one more at the end */
	size_t spelling_capacity;
	uint32_t *upper, *lower;   /* by word: capitals and small letters inside sentences */
	size_t case_capacity;
};

struct model {
	size_t n_words, n_classes;
	uint32_t *class;    /* by word */
	uint32_t *order;    /* words by falling count */
	uint32_t *count;    /* by word, the clustered ones */
	uint32_t *first_left, *first_right; /* by word: where its neighbours begin */
	struct pair *left, *right; /* by right word, by left word */
	double *joint, *turned; /* class bigram counts [a][b], and [b][a] */
	double *total;      /* by class */
	float *xlogx;
};

static double
xlogx(const struct model *model, double x)
{
	return x < LOG_TABLE ? (double)model->xlogx[(size_t)x] : x * log(x);
}

static void
see_word(struct corpus *corpus, struct span word, uint32_t number, enum word_form form, bool inside)
{
	if (number + 1 == corpus->words.n && corpus->words.counts[number] == 1) {
		char *out;

		corpus->spelling = heap_grow(corpus->spelling, &corpus->spelling_capacity,
		    (size_t)number + 2, sizeof(*corpus->spelling));
		if (number + 1 > corpus->case_capacity) {
			size_t capacity = corpus->case_capacity;

			corpus->upper = heap_grow(corpus->upper, &capacity, (size_t)number + 1,
			    sizeof(*corpus->upper));
			corpus->lower = heap_grow(corpus->lower, &corpus->case_capacity,
			    (size_t)number + 1, sizeof(*corpus->lower));
		}
		corpus->upper[number] = corpus->lower[number] = 0;
		corpus->spelling[number] = corpus->spellings.len;
		out = buffer_reserve(&corpus->spellings, TEXT_LOWER_ROOM(word.len));
		corpus->spellings.len += text_lower_copy(word, out);
		corpus->spelling[number + 1] = corpus->spellings.len;
	}
	if (!inside)
		return;
	corpus->lower[number] += form == FORM_LOWER;
	corpus->upper[number] += form >= FORM_CAPITALISED;
}

static void
read_line(struct corpus *corpus, struct text_tokens *tokens, struct span line)
{
	static const struct lexicon none;
	uint32_t last = VOCABULARY_NONE;

	text_tokenize(tokens, line);
	for (size_t i = 0; i < tokens->n; i++) {
		const struct text_token *token = &tokens->list[i];
		struct span text = span_slice(line, token->start, token->end);
		struct word word;
		uint32_t number;

		feature_of_word(&none, text, token->kind, &word, NULL);
		number = vocabulary_count(&corpus->words, word.lower, 1);
		see_word(corpus, text, number, word.form, !token->sentence && i > 0 &&
		    tokens->list[i - 1].kind == TOKEN_WORD);
		if (last != VOCABULARY_NONE && !token->sentence)
			vocabulary_count(&corpus->bigrams, (uint64_t)last << 32 | number, 1);
		last = number;
	}
}

static void
read_corpus(struct corpus *corpus)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	while ((len = getline(&line, &room, stdin)) > 0)
		read_line(corpus, &tokens, span_make(line, (size_t)len));
	free(line);
	text_tokens_free(&tokens);
}

static int
by_left(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	return p->left != q->left ? (p->left < q->left ? -1 : 1) :
	    p->right != q->right ? (p->right < q->right ? -1 : 1) : 0;
}

static int
by_right(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	return p->right != q->right ? (p->right < q->right ? -1 : 1) :
	    p->left != q->left ? (p->left < q->left ? -1 : 1) : 0;
}

static int
by_falling_n(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	return p->n != q->n ? (p->n > q->n ? -1 : 1) : p->left < q->left ? -1 : p->left > q->left;
}

/* Renumbers the words to be clustered by falling count; others get VOCABULARY_NONE. */
static uint32_t *
rank_words(const struct corpus *corpus, struct model *model)
{
	struct pair *list = heap_get(corpus->words.n * sizeof(*list));
	uint32_t *rank = heap_get(corpus->words.n * sizeof(*rank));

	for (size_t i = 0; i < corpus->words.n; i++)
		list[i] = (struct pair){ (uint32_t)i, 0, corpus->words.counts[i] };
	qsort(list, corpus->words.n, sizeof(*list), by_falling_n);
	for (size_t i = 0; i < corpus->words.n; i++)
		rank[list[i].left] = list[i].n >= MIN_CLUSTERED ? (uint32_t)model->n_words++ :
		    VOCABULARY_NONE;
	model->count = heap_get((model->n_words + 1) * sizeof(*model->count));
	for (size_t i = 0; i < model->n_words; i++)
		model->count[i] = list[i].n;
	heap_free(list);
	return rank;
}

static uint32_t *
index_pairs(const struct pair *pairs, size_t n_pairs, size_t n_words, bool left)
{
	uint32_t *first = heap_get((n_words + 1) * sizeof(*first));
	size_t at = 0;

	for (size_t w = 0; w <= n_words; w++) {
		while (at < n_pairs && (left ? pairs[at].left : pairs[at].right) < w)
			at++;
		first[w] = (uint32_t)at;
	}
	return first;
}

static void
take_bigrams(const struct corpus *corpus, const uint32_t *rank, struct model *model)
{
	struct pair *pairs = heap_get(corpus->bigrams.n * sizeof(*pairs));
	size_t n = 0;

	for (size_t i = 0; i < corpus->bigrams.n; i++) {
		uint32_t a = rank[corpus->bigrams.keys[i] >> 32];
		uint32_t b = rank[(uint32_t)corpus->bigrams.keys[i]];

		if (a != VOCABULARY_NONE && b != VOCABULARY_NONE && a != b)
			pairs[n++] = (struct pair){ a, b, corpus->bigrams.counts[i] };
	}
	model->right = pairs;
	qsort(model->right, n, sizeof(*pairs), by_left);
	model->first_right = index_pairs(model->right, n, model->n_words, true);
	model->left = heap_get((n + 1) * sizeof(*pairs));
	memcpy(model->left, model->right, n * sizeof(*pairs));
	qsort(model->left, n, sizeof(*pairs), by_right);
	model->first_left = index_pairs(model->left, n, model->n_words, false);
}

/* Frequent words start alone, the rest are dealt out. */
static void
start_classes(struct model *model)
{
	size_t n = model->n_classes;

	model->class = heap_get((model->n_words + 1) * sizeof(*model->class));
	model->joint = heap_get_zeroed(n * n, sizeof(*model->joint));
	model->turned = heap_get_zeroed(n * n, sizeof(*model->turned));
	model->total = heap_get_zeroed(n, sizeof(*model->total));
	model->xlogx = heap_get(LOG_TABLE * sizeof(*model->xlogx));
	for (size_t i = 0; i < LOG_TABLE; i++)
		model->xlogx[i] = i == 0 ? 0 : (float)((double)i * log((double)i));
	for (size_t w = 0; w < model->n_words; w++) {
		model->class[w] = (uint32_t)(w % n);
		model->total[w % n] += model->count[w];
	}
	for (size_t i = 0; i < model->first_right[model->n_words]; i++) {
		const struct pair *pair = &model->right[i];
		size_t a = model->class[pair->left], b = model->class[pair->right];

		model->joint[a * n + b] += pair->n;
		model->turned[b * n + a] += pair->n;
	}
}

/* Counts of a word's neighbours by class. */
struct neighbours {
	double *right, *left;        /* by class */
	uint32_t *rights, *lefts;    /* classes that occur */
	size_t n_rights, n_lefts;
};

static void
count_neighbours(const struct model *model, uint32_t word, struct neighbours *near)
{
	near->n_rights = near->n_lefts = 0;
	for (uint32_t i = model->first_right[word]; i < model->first_right[word + 1]; i++) {
		uint32_t class = model->class[model->right[i].right];

		if (near->right[class] == 0)
			near->rights[near->n_rights++] = class;
		near->right[class] += model->right[i].n;
	}
	for (uint32_t i = model->first_left[word]; i < model->first_left[word + 1]; i++) {
		uint32_t class = model->class[model->left[i].left];

		if (near->left[class] == 0)
			near->lefts[near->n_lefts++] = class;
		near->left[class] += model->left[i].n;
	}
}

static void
move_counts(struct model *model, uint32_t word, size_t class, const struct neighbours *near,
    double sign)
{
	size_t n = model->n_classes;

	for (size_t i = 0; i < near->n_rights; i++) {
		size_t g = near->rights[i];

		model->joint[class * n + g] += sign * near->right[g];
		model->turned[g * n + class] += sign * near->right[g];
	}
	for (size_t i = 0; i < near->n_lefts; i++) {
		size_t g = near->lefts[i];

		model->joint[g * n + class] += sign * near->left[g];
		model->turned[class * n + g] += sign * near->left[g];
	}
	model->total[class] += sign * model->count[word];
}

/* Adds to gain[b], for all classes b, what joining n more with the neighbour class does. */
static void
add_gains(const struct model *model, const double *counts, double more, double *gain)
{
	for (size_t b = 0; b < model->n_classes; b++)
		gain[b] += xlogx(model, counts[b] + more) - xlogx(model, counts[b]);
}

static size_t
best_class(const struct model *model, uint32_t word, const struct neighbours *near, double *gain)
{
	size_t n = model->n_classes, best = model->class[word];

	memset(gain, 0, n * sizeof(*gain));
	for (size_t i = 0; i < near->n_rights; i++)
		add_gains(model, &model->turned[near->rights[i] * n], near->right[near->rights[i]],
		    gain);
	for (size_t i = 0; i < near->n_lefts; i++)
		add_gains(model, &model->joint[near->lefts[i] * n], near->left[near->lefts[i]], gain);
	for (size_t b = 0; b < n; b++)
		gain[b] -= 2 * (xlogx(model, model->total[b] + model->count[word]) -
		    xlogx(model, model->total[b]));
	for (size_t b = 0; b < n; b++)
		if (gain[b] > gain[best] + 1e-6)
			best = b;
	return best;
}

static size_t
exchange(struct model *model)
{
	size_t n = model->n_classes, n_moved = 0;
	struct neighbours near = {
		heap_get_zeroed(n, sizeof(double)), heap_get_zeroed(n, sizeof(double)),
		heap_get(n * sizeof(uint32_t)), heap_get(n * sizeof(uint32_t)), 0, 0,
	};
	double *gain = heap_get(n * sizeof(*gain));

	for (uint32_t w = 0; w < model->n_words; w++) {
		size_t old = model->class[w], class;

		count_neighbours(model, w, &near);
		move_counts(model, w, old, &near, -1);
		class = best_class(model, w, &near, gain);
		move_counts(model, w, class, &near, 1);
		model->class[w] = (uint32_t)class;
		n_moved += class != old;
		for (size_t i = 0; i < near.n_rights; i++)
			near.right[near.rights[i]] = 0;
		for (size_t i = 0; i < near.n_lefts; i++)
			near.left[near.lefts[i]] = 0;
	}
	heap_free(near.right);
	heap_free(near.left);
	heap_free(near.rights);
	heap_free(near.lefts);
	heap_free(gain);
	return n_moved;
}

/* Distances of classes: Hellinger's, of the neighbours on both sides. */
static double *
class_distances(const struct model *model)
{
	size_t n = model->n_classes;
	double *roots = heap_get(2 * n * n * sizeof(*roots));
	double *distance = heap_get(n * n * sizeof(*distance));

	for (size_t a = 0; a < n; a++) {
		for (size_t g = 0; g < n; g++) {
			roots[2 * a * n + g] = sqrt(model->joint[a * n + g] / (model->total[a] + 1));
			roots[(2 * a + 1) * n + g] =
			    sqrt(model->turned[a * n + g] / (model->total[a] + 1));
		}
	}
	for (size_t a = 0; a < n; a++) {
		for (size_t b = 0; b < n; b++) {
			double sum = 0;

			for (size_t g = 0; g < 2 * n; g++) {
				double d = roots[2 * a * n + g] - roots[2 * b * n + g];

				sum += d * d;
			}
			distance[a * n + b] = sum;
		}
	}
	heap_free(roots);
	return distance;
}

/* Joins the two nearest groups (Ward's method) until n_left remain. group[class] is its group. */
static void
join_groups(double *distance, size_t n, uint32_t *group, double *size, size_t *n_groups,
    size_t n_left)
{
	while (*n_groups > n_left) {
		size_t a = 0, b = 0;

		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < i; j++)
				if (size[i] > 0 && size[j] > 0 &&
				    (a == b || distance[i * n + j] < distance[a * n + b])) {
					a = i;
					b = j;
				}
		for (size_t k = 0; k < n; k++) {
			double sum = size[a] + size[b] + size[k];
			double d = ((size[a] + size[k]) * distance[a * n + k] +
			    (size[b] + size[k]) * distance[b * n + k] -
			    size[k] * distance[a * n + b]) / sum;

			if (size[k] > 0 && k != a && k != b)
				distance[b * n + k] = distance[k * n + b] = d;
		}
		size[b] += size[a];
		size[a] = 0;
		for (size_t k = 0; k < n; k++)
			if (group[k] == a)
				group[k] = (uint32_t)b;
		--*n_groups;
	}
}

/* Numbers the groups from 0 on, by their first class. */
static void
number_groups(const uint32_t *group, size_t n, uint32_t *numbers)
{
	uint32_t n_groups = 0;

	for (size_t i = 0; i < n; i++) {
		size_t first = 0;

		while (group[first] != group[i])
			first++;
		numbers[i] = first == i ? n_groups++ : numbers[first];
	}
}

static void
cut_tree(const struct model *model, uint32_t *wider)
{
	size_t n = model->n_classes, n_groups = n;
	double *distance = class_distances(model), *size = heap_get(n * sizeof(*size));
	uint32_t *group = heap_get(n * sizeof(*group));

	for (size_t i = 0; i < n; i++) {
		size[i] = 1;
		group[i] = (uint32_t)i;
	}
	for (size_t cut = N_CUTS; cut-- > 0;) {
		join_groups(distance, n, group, size, &n_groups, cuts[cut]);
		number_groups(group, n, wider + cut * n);
	}
	heap_free(distance);
	heap_free(size);
	heap_free(group);
}

static void
print_words(const struct corpus *corpus, const uint32_t *rank, const struct model *model,
    const uint32_t *wider)
{
	size_t n = model->n_classes;

	for (size_t i = 0; i < corpus->words.n; i++) {
		uint32_t n_case = corpus->upper[i] + corpus->lower[i];
		size_t len = corpus->spelling[i + 1] - corpus->spelling[i];

		if (corpus->words.counts[i] < MIN_COUNT)
			continue;
		printf("%.*s\t%u\t%d", (int)len, corpus->spellings.ptr + corpus->spelling[i],
		    corpus->words.counts[i],
		    n_case < 3 ? -1 : (int)(100.0 * corpus->upper[i] / n_case + 0.5));
		if (rank[i] == VOCABULARY_NONE) {
			puts("\t0\t0\t0\t0");
			continue;
		}
		printf("\t%u", model->class[rank[i]] + 1);
		for (size_t cut = 0; cut < N_CUTS; cut++)
			printf("\t%u", wider[cut * n + model->class[rank[i]]] + 1);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	struct corpus corpus = { VOCABULARY_INIT, VOCABULARY_INIT, BUFFER_INIT, NULL, 0, NULL, NULL, 0 };
	struct model model = { .n_words = 0 };
	uint32_t *rank, *wider;
	long n_iterations;

	if (argc != 3) {
		fputs("usage: cluster CLASSES ITERATIONS < TEXT > words.tsv\n", stderr);
		return 2;
	}
	model.n_classes = (size_t)atol(argv[1]);
	n_iterations = atol(argv[2]);
	read_corpus(&corpus);
	rank = rank_words(&corpus, &model);
	take_bigrams(&corpus, rank, &model);
	start_classes(&model);
	fprintf(stderr, "cluster: %zu words, %zu to cluster\n", corpus.words.n, model.n_words);
	for (long i = 0; i < n_iterations; i++)
		fprintf(stderr, "cluster: iteration %ld moved %zu words\n", i + 1, exchange(&model));
	wider = heap_get(N_CUTS * model.n_classes * sizeof(*wider));
	cut_tree(&model, wider);
	print_words(&corpus, rank, &model, wider);
	return 0;
}
