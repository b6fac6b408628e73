/*
 * tagger - names in the tokens of a page
 */
#include "tagger.h"

#include <math.h>

#include "document.h"
#include "heap.h"
#include "viterbi.h"
#include "wordcache.h"

enum {
	BLOCK = 8,          /* tokens scored together */
	LONGEST = VITERBI_LONGEST, /* tokens; a longer sentence is cut */
	WINDOW = 1 << 17,   /* tokens; of a longer page each window is a document of its own */
};

/* Where a token of the window stands. */
struct place {
	uint32_t text, token;
};

struct tagger {
	const struct model *model;
	struct tagger_options options;
	struct wordcache *cache;
	struct document document;
	struct tag_scores *scores; /* of the window's tokens */
	struct place *places;      /* the same */
	void *scores_memory;
	size_t scores_capacity, places_capacity;
	uint32_t *starts; /* of the window's sentences */
	size_t n_starts, starts_capacity;
	const struct cached_word *words[LONGEST + 8]; /* of a sentence, four borders on each side */
	const struct word *plain[LONGEST];
	uint8_t phrases[LONGEST];
	struct run runs[LONGEST];
	uint8_t tags[LONGEST];
	struct viterbi viterbi;
	struct tag_scores document_scores[DOCUMENT_KINDS];
	struct tag_scores biases[2]; /* of the model and the options: of pages, of short ones */
	struct tag_scores bias;      /* the page's */
};

_Static_assert(BLOCK <= (int)WORDCACHE_KEYS / (int)FEATURES_OF_CONTEXT, "a block fits");

static struct tag_scores
find_bias(const struct tagger *tagger, const int16_t of_model[N_TYPES])
{
	const struct model_header *header = tagger->model->header;
	struct tag_scores bias = { { { 0 }, { 0 } } };
	double more = tagger->options.bias / header->scale;
	int16_t steps = (int16_t)lrint(more < -2000 ? -2000 : more > 2000 ? 2000 : more);

	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		bias.half[t / SCORES_HALF][t % SCORES_HALF] += (int16_t)(of_model[tag_type(t)] + steps);
	return bias;
}

/* On a short page the rest of it tells little: its names are only found when less is asked for. */
static void
set_bias(struct tagger *tagger, const struct tagger_page *page)
{
	size_t n = 0;

	for (size_t text = 0; text < page->n_texts; text++)
		n += page->tokens[text].n;
	tagger->bias = tagger->biases[n <= MODEL_SHORT];
}

struct tagger *
tagger_new(const struct model *model, const struct tagger_options *options)
{
	void *memory = heap_get_zeroed(1, sizeof(struct tagger) + 128);
	struct tagger *tagger = (void *)(((uintptr_t)memory + 127) & ~(uintptr_t)63);

	((void **)(void *)tagger)[-1] = memory;
	tagger->model = model;
	tagger->options = *options;
	tagger->cache = wordcache_new(model);
	viterbi_init(&tagger->viterbi, model->header->transitions);
	tagger->biases[0] = find_bias(tagger, model->header->bias);
	tagger->biases[1] = find_bias(tagger, model->header->short_bias);
	for (unsigned i = 0; i < DOCUMENT_KINDS; i++) {
		uint64_t key = document_key(i);

		wordcache_add(model, &key, 1, &tagger->document_scores[i]);
	}
	return tagger;
}

void
tagger_free(struct tagger *tagger)
{
	wordcache_free(tagger->cache);
	document_free(&tagger->document);
	heap_free(tagger->scores_memory);
	heap_free(tagger->places);
	heap_free(tagger->starts);
	heap_free(((void **)(void *)tagger)[-1]);
}

/* Looks up the words of a sentence. */
static void
get_words(struct tagger *tagger, struct span text, const struct text_token *tokens, size_t n)
{
	wordcache_get(tagger->cache, text, tokens, n, tagger->words + 4);
	for (size_t i = 0; i < 4; i++) {
		tagger->words[i] = wordcache_before(tagger->cache);
		tagger->words[n + 4 + i] = wordcache_behind(tagger->cache);
	}
	for (size_t i = 0; i < n; i++)
		tagger->plain[i] = &tagger->words[i + 4]->word;
}

/* What the words around give without regard to each other; one half of the tags. */
static inline half_scores
sum_words(const struct cached_word *const *w, unsigned half)
{
	return w[0]->scores[SLOT_HERE].half[half] + w[-1]->scores[SLOT_LEFT].half[half] +
	    w[1]->scores[SLOT_RIGHT].half[half] + w[-2]->scores[SLOT_LEFT2].half[half] +
	    w[2]->scores[SLOT_RIGHT2].half[half] + w[-2]->scores[SLOT_BAG_LEFT].half[half] +
	    w[-3]->scores[SLOT_BAG_LEFT].half[half] + w[-4]->scores[SLOT_BAG_LEFT].half[half] +
	    w[2]->scores[SLOT_BAG_RIGHT].half[half] + w[3]->scores[SLOT_BAG_RIGHT].half[half] +
	    w[4]->scores[SLOT_BAG_RIGHT].half[half];
}

/* Scores of up to BLOCK tokens from token `first` on, together so that memory is waited for once. */
static void
score_block(struct tagger *tagger, struct tag_scores *sums, size_t first, size_t n,
    enum line_case line)
{
	uint64_t keys[BLOCK * FEATURES_OF_CONTEXT];
	const int8_t *rows[BLOCK * FEATURES_OF_CONTEXT];
	size_t ends[BLOCK], n_keys = 0;

	if (n == 0)
		return;
	for (size_t k = 0; k < n; k++) {
		const struct cached_word *const *w = tagger->words + first + k + 4;
		const struct word *const window[5] = { &w[-2]->word, &w[-1]->word, &w[0]->word,
			&w[1]->word, &w[2]->word };

		n_keys += feature_of_context(window, line, tagger->phrases[first + k],
		    &tagger->runs[first + k], keys + n_keys);
		ends[k] = n_keys;
	}
	wordcache_find(tagger->model, keys, n_keys, rows);
	for (size_t k = 0; k < n; k++) {
		size_t start = k == 0 ? 0 : ends[k - 1];
		const struct cached_word *const *w = tagger->words + first + k + 4;
		struct tag_scores *scores = &sums[first + k];

		scores->half[0] = tagger->bias.half[0] + sum_words(w, 0);
		scores->half[1] = tagger->bias.half[1] + sum_words(w, 1);
		wordcache_sum(rows + start, ends[k] - start, scores);
	}
}

static void
score_sentence(struct tagger *tagger, struct tag_scores *sums, size_t n)
{
	enum line_case line = feature_line_case(tagger->plain, n);

	feature_mark_phrases(&tagger->model->lexicon, tagger->plain, n, tagger->phrases);
	feature_mark_runs(tagger->plain, n, tagger->runs);
	for (size_t i = 0; i < n; i += BLOCK)
		score_block(tagger, sums, i, n - i < BLOCK ? n - i : BLOCK, line);
}

/* Makes room for n more tokens in the window. */
static void
reserve(struct tagger *tagger, size_t n)
{
	size_t needed = tagger->document.n + n;

	if (needed > tagger->scores_capacity) {
		size_t capacity = tagger->scores_capacity == 0 ? 1 << 12 : tagger->scores_capacity * 2;
		char *memory, *aligned;

		while (capacity < needed)
			capacity *= 2;
		memory = heap_get(capacity * sizeof(*tagger->scores) + 64);
		aligned = memory + (64 - (uintptr_t)memory % 64);
		if (tagger->document.n > 0)
			memcpy(aligned, tagger->scores, tagger->document.n * sizeof(*tagger->scores));
		heap_free(tagger->scores_memory);
		tagger->scores_memory = memory;
		tagger->scores = (void *)aligned;
		tagger->scores_capacity = capacity;
	}
	tagger->places = heap_grow(tagger->places, &tagger->places_capacity, needed,
	    sizeof(*tagger->places));
	tagger->document.tokens = heap_grow(tagger->document.tokens, &tagger->document.capacity, needed,
	    sizeof(*tagger->document.tokens));
	tagger->starts = heap_grow(tagger->starts, &tagger->starts_capacity, tagger->n_starts + 2,
	    sizeof(*tagger->starts));
}

/* First pass over a sentence, which joins the window. */
static void
add_sentence(struct tagger *tagger, const struct tagger_page *page, size_t text, size_t first,
    size_t n)
{
	struct document *document = &tagger->document;
	struct tag_scores *scores;

	reserve(tagger, n);
	scores = tagger->scores + document->n;
	get_words(tagger, page->texts[text], page->tokens[text].list + first, n);
	score_sentence(tagger, scores, n);
	viterbi_find(&tagger->viterbi, scores, n, tagger->tags);
	tagger->starts[tagger->n_starts++] = (uint32_t)document->n;
	for (size_t i = 0; i < n; i++) {
		tagger->places[document->n] = (struct place){ (uint32_t)text, (uint32_t)(first + i) };
		document->tokens[document->n++] = (struct document_token){ tagger->plain[i]->lower,
			tagger->plain[i]->form, tagger->tags[i], i == 0 };
	}
}

/* How far the best tag at i is ahead of the others by its own scores, squeezed into 8 bits. */
static uint8_t
confidence(const struct tagger *tagger, const struct tag_scores *scores, unsigned tag)
{
	int own = tag == TAG_OUTSIDE ? 0 : scores_of(scores, tag), rival = tag == TAG_OUTSIDE ? -30000 : 0;
	double margin;

	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		if ((tag == TAG_OUTSIDE || tag_type(t) != tag_type(tag)) && scores_of(scores, t) > rival)
			rival = scores_of(scores, t);
	margin = (own - rival) * (double)tagger->model->header->scale;
	return (uint8_t)(255 / (1 + exp(-margin)));
}

static void
hand_out(struct tagger *tagger, const struct tagger_page *page, size_t first, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct place place = tagger->places[first + i];

		page->tags[place.text][place.token] = tagger->tags[i];
		if (tagger->tags[i] != TAG_OUTSIDE)
			page->scores[place.text][place.token] =
			    confidence(tagger, &tagger->scores[first + i], tagger->tags[i]);
	}
}

/* Second pass over the window; its tags are final. */
static void
finish_window(struct tagger *tagger, const struct tagger_page *page)
{
	struct document *document = &tagger->document;
	uint16_t features[DOCUMENT_FEATURES];

	if (document->n == 0)
		return;
	tagger->starts[tagger->n_starts] = (uint32_t)document->n;
	if (!tagger->options.one_pass) {
		document_read(document);
		for (size_t i = 0; i < document->n; i++) {
			size_t n = document_features(document, i, features);

			for (size_t k = 0; k < n; k++)
				scores_add(&tagger->scores[i], &tagger->document_scores[features[k]]);
		}
	}
	for (size_t k = 0; k < tagger->n_starts; k++) {
		size_t first = tagger->starts[k], n = tagger->starts[k + 1] - first;

		viterbi_find(&tagger->viterbi, tagger->scores + first, n, tagger->tags);
		hand_out(tagger, page, first, n);
	}
	document->n = tagger->n_starts = 0;
}

void
tagger_run(struct tagger *tagger, const struct tagger_page *page)
{
	set_bias(tagger, page);
	for (size_t text = 0; text < page->n_texts; text++) {
		const struct text_tokens *tokens = &page->tokens[text];

		for (size_t first = 0, end; first < tokens->n; first = end) {
			end = first + 1;
			while (end < tokens->n && !tokens->list[end].sentence && end - first < LONGEST)
				end++;
			if (tagger->document.n + (end - first) > WINDOW)
				finish_window(tagger, page);
			add_sentence(tagger, page, text, first, end - first);
		}
	}
	finish_window(tagger, page);
}
