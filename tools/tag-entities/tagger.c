/*
 * tagger - names in the tokens of a page
 */
#include "tagger.h"

#include <math.h>

#include "document.h"
#include "heap.h"
#include "wordcache.h"

enum {
	BLOCK = 8,          /* tokens scored together */
	LONGEST = 2048,     /* tokens; a longer sentence is cut */
	WINDOW = 1 << 17,   /* tokens; of a longer page each window is a document of its own */
	WORST = -12000,     /* below it paths do not sink, so that 16 bits hold them */
};

/* One token of the window, on its way. */
struct seen {
	tag_scores scores;
	uint32_t text, token;
};

/* The scores of the best paths that end in each tag. */
struct paths {
	tag_scores in;
	int16_t outside;
};

struct tagger {
	const struct model *model;
	struct tagger_options options;
	struct wordcache *cache;
	struct document document;
	struct seen *seen;
	void *seen_memory;
	size_t seen_capacity;
	uint32_t *starts; /* of the window's sentences */
	size_t n_starts, starts_capacity;
	const struct cached_word *words[LONGEST + 8]; /* of a sentence, four borders on each side */
	const struct word *plain[LONGEST];
	uint8_t phrases[LONGEST];
	struct run runs[LONGEST];
	struct paths paths[LONGEST];
	uint8_t tags[LONGEST];
	tag_scores transitions[N_TAGS];
	tag_scores from_begin, from_inside; /* to each tag from those of its own type */
	int16_t to_outside[N_TAGS];
	tag_scores out; /* the same as a vector */
	tag_scores document_scores[DOCUMENT_KINDS];
	int16_t bias;
};

_Static_assert(BLOCK <= (int)WORDCACHE_KEYS / (int)FEATURES_OF_CONTEXT, "a block fits");

static void
set_transitions(struct tagger *tagger)
{
	const struct model_header *header = tagger->model->header;
	double bias = header->bias + tagger->options.bias / header->scale;

	for (unsigned s = 0; s < N_TAGS; s++) {
		for (unsigned t = 0; t < TAG_OUTSIDE; t++)
			tagger->transitions[s][t] = header->transitions[s][t];
		tagger->to_outside[s] = header->transitions[s][TAG_OUTSIDE];
	}
	for (unsigned t = 0; t < TAG_OUTSIDE; t++) {
		tagger->out[t] = tagger->to_outside[t];
		tagger->from_begin[t] = tagger->transitions[tag_of(tag_type(t), PART_BEGIN)][t];
		tagger->from_inside[t] = tagger->transitions[tag_of(tag_type(t), PART_INSIDE)][t];
	}
	tagger->bias = (int16_t)lrint(bias < -2000 ? -2000 : bias > 2000 ? 2000 : bias);
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
	set_transitions(tagger);
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
	heap_free(tagger->seen_memory);
	heap_free(tagger->starts);
	heap_free(((void **)(void *)tagger)[-1]);
}

/* The larger of each pair of scores, into a. */
static inline void
larger(tag_scores *a, const tag_scores *b)
{
	tag_scores more = *a > *b;

	*a = (*a & more) | (*b & ~more);
}

static inline int16_t
largest(const tag_scores *scores)
{
	tag_scores a = *scores;
	tag_scores b = __builtin_shufflevector(a, a, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);

	larger(&a, &b);
	b = __builtin_shufflevector(a, a, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
	larger(&a, &b);
	b = __builtin_shufflevector(a, a, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
	larger(&a, &b);
	return a[0] > a[1] ? a[0] : a[1];
}

/* Looks up the words of a sentence. */
static void
get_words(struct tagger *tagger, struct span text, const struct text_token *tokens, size_t n)
{
	wordcache_make_room(tagger->cache, n);
	for (size_t i = 0; i < 4; i++) {
		tagger->words[i] = wordcache_before(tagger->cache);
		tagger->words[n + 4 + i] = wordcache_behind(tagger->cache);
	}
	for (size_t i = 0; i < n; i++) {
		const struct text_token *token = &tokens[i];

		tagger->words[i + 4] = wordcache_get(tagger->cache,
		    span_make(text.ptr + token->start, token->end - token->start), token->kind);
		tagger->plain[i] = &tagger->words[i + 4]->word;
	}
}

/* What the words around give without regard to each other. */
static void
sum_words(const struct cached_word *const *w, tag_scores *scores)
{
	*scores = w[0]->scores[SLOT_HERE] + w[-1]->scores[SLOT_LEFT] + w[1]->scores[SLOT_RIGHT] +
	    w[-2]->scores[SLOT_LEFT2] + w[2]->scores[SLOT_RIGHT2] + w[-2]->scores[SLOT_BAG_LEFT] +
	    w[-3]->scores[SLOT_BAG_LEFT] + w[-4]->scores[SLOT_BAG_LEFT] +
	    w[2]->scores[SLOT_BAG_RIGHT] + w[3]->scores[SLOT_BAG_RIGHT] +
	    w[4]->scores[SLOT_BAG_RIGHT];
}

/* Scores of up to BLOCK tokens from token `first` on, together so that memory is waited for once. */
static void
score_block(struct tagger *tagger, struct seen *seen, size_t first, size_t n, enum line_case line)
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
		tag_scores *scores = &seen[first + k].scores;

		sum_words(tagger->words + first + k + 4, scores);
		*scores += tagger->bias;
		wordcache_sum(rows + start, ends[k] - start, scores);
	}
}

static void
score_sentence(struct tagger *tagger, struct seen *seen, size_t n)
{
	enum line_case line = feature_line_case(tagger->plain, n);

	feature_mark_phrases(&tagger->model->lexicon, tagger->plain, n, tagger->phrases);
	feature_mark_runs(tagger->plain, n, tagger->runs);
	for (size_t i = 0; i < n; i += BLOCK)
		score_block(tagger, seen, i, n - i < BLOCK ? n - i : BLOCK, line);
}

/*
 * One step of Viterbi: from the best paths to the last token to those to this one. A tag that
 * continues a name has two predecessors, Begin and Inside of its type; the others have nine: Outside
 * and the End and Single of each type.
 */
static void
step(const struct tagger *tagger, const struct paths *last, struct paths *next)
{
	tag_scores begin = __builtin_shufflevector(last->in, last->in, 0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8,
	    12, 12, 12, 12) + tagger->from_begin;
	tag_scores inside = __builtin_shufflevector(last->in, last->in, 1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9,
	    9, 13, 13, 13, 13) + tagger->from_inside;
	tag_scores best = last->outside + tagger->transitions[TAG_OUTSIDE];
	tag_scores out = last->in + tagger->out;
	int outside = last->outside + tagger->to_outside[TAG_OUTSIDE], other;

	larger(&best, &begin);
	larger(&best, &inside);
	for (unsigned s = 2; s < TAG_OUTSIDE; s += 1 + 2 * (s & 1)) {
		tag_scores more = last->in[s] + tagger->transitions[s];

		larger(&best, &more);
	}
	next->in = best;
	other = largest(&out);
	next->outside = (int16_t)(other > outside ? other : outside < WORST ? WORST : outside);
}

/* Shifts the paths so that Outside is about 0 and none is below WORST. */
static void
level(struct paths *paths)
{
	tag_scores worst = { 0 };

	paths->in -= paths->outside;
	paths->outside = 0;
	worst += WORST;
	larger(&paths->in, &worst);
}

/* The tag before `tag` on the best path. */
static unsigned
predecessor(const struct tagger *tagger, const struct paths *last, unsigned tag)
{
	unsigned best = TAG_OUTSIDE;
	int most = INT16_MIN;

	for (unsigned s = 0; s < N_TAGS; s++) {
		int path = s == TAG_OUTSIDE ? last->outside : last->in[s];

		path += tag == TAG_OUTSIDE ? tagger->to_outside[s] : tagger->transitions[s][tag];
		if (tag_may_follow(s, tag) && path > most) {
			most = path;
			best = s;
		}
	}
	return best;
}

/* The best tags of n tokens, into tagger->tags. */
static void
find_best(struct tagger *tagger, const struct seen *seen, size_t n)
{
	struct paths *paths = tagger->paths;
	unsigned tag = TAG_OUTSIDE;

	paths[0] = (struct paths){ .outside = 0 };
	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		paths[0].in[t] = tag_continues(t) ? WORST : 0;
	paths[0].in += seen[0].scores;
	level(&paths[0]);
	for (size_t i = 1; i < n; i++) {
		step(tagger, &paths[i - 1], &paths[i]);
		paths[i].in += seen[i].scores;
		level(&paths[i]);
	}
	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		if (!tag_goes_on(t) && paths[n - 1].in[t] >
		    (tag == TAG_OUTSIDE ? paths[n - 1].outside : paths[n - 1].in[tag]))
			tag = t;
	for (size_t i = n; i-- > 0;) {
		tagger->tags[i] = (uint8_t)tag;
		if (i > 0)
			tag = predecessor(tagger, &paths[i - 1], tag);
	}
}

/* Makes room for n more tokens in the window. */
static void
reserve(struct tagger *tagger, size_t n)
{
	size_t needed = tagger->document.n + n;

	if (needed > tagger->seen_capacity) {
		size_t capacity = tagger->seen_capacity == 0 ? 1 << 12 : tagger->seen_capacity * 2;
		char *memory, *aligned;

		while (capacity < needed)
			capacity *= 2;
		memory = heap_get(capacity * sizeof(*tagger->seen) + 64);
		aligned = memory + (64 - (uintptr_t)memory % 64);
		if (tagger->document.n > 0)
			memcpy(aligned, tagger->seen, tagger->document.n * sizeof(*tagger->seen));
		heap_free(tagger->seen_memory);
		tagger->seen_memory = memory;
		tagger->seen = (void *)aligned;
		tagger->seen_capacity = capacity;
	}
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
	struct seen *seen;

	reserve(tagger, n);
	seen = tagger->seen + document->n;
	get_words(tagger, page->texts[text], page->tokens[text].list + first, n);
	score_sentence(tagger, seen, n);
	find_best(tagger, seen, n);
	tagger->starts[tagger->n_starts++] = (uint32_t)document->n;
	for (size_t i = 0; i < n; i++) {
		seen[i].text = (uint32_t)text;
		seen[i].token = (uint32_t)(first + i);
		document->tokens[document->n++] = (struct document_token){ tagger->plain[i]->lower,
			tagger->plain[i]->form, tagger->tags[i], i == 0 };
	}
}

/* How far the best tag at i is ahead of the others by its own scores, squeezed into 8 bits. */
static uint8_t
confidence(const struct tagger *tagger, const struct seen *seen, unsigned tag)
{
	int own = tag == TAG_OUTSIDE ? 0 : seen->scores[tag], rival = tag == TAG_OUTSIDE ? -30000 : 0;
	double margin;

	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		if ((tag == TAG_OUTSIDE || tag_type(t) != tag_type(tag)) && seen->scores[t] > rival)
			rival = seen->scores[t];
	margin = (own - rival) * (double)tagger->model->header->scale;
	return (uint8_t)(255 / (1 + exp(-margin)));
}

static void
hand_out(struct tagger *tagger, const struct tagger_page *page, size_t first, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct seen *seen = &tagger->seen[first + i];

		page->tags[seen->text][seen->token] = tagger->tags[i];
		if (tagger->tags[i] != TAG_OUTSIDE)
			page->scores[seen->text][seen->token] =
			    confidence(tagger, seen, tagger->tags[i]);
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
				tagger->seen[i].scores += tagger->document_scores[features[k]];
		}
	}
	for (size_t k = 0; k < tagger->n_starts; k++) {
		size_t first = tagger->starts[k], n = tagger->starts[k + 1] - first;

		find_best(tagger, tagger->seen + first, n);
		hand_out(tagger, page, first, n);
	}
	document->n = tagger->n_starts = 0;
}

void
tagger_run(struct tagger *tagger, const struct tagger_page *page)
{
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
