/*
 * pack - lexicon and model file
 */
#include "pack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "heap.h"
#include "model.h"

enum { MAX_CLUSTERS = 4096, SCALE_MAX = 127 };

/* Words and phrases on their way into the tables. */
struct lists {
	struct vocabulary words, phrases;
	struct lexicon_entry *entries; /* by word */
	uint8_t *kinds;                /* by phrase */
	size_t entries_capacity, kinds_capacity;
	uint32_t paths[MAX_CLUSTERS], groups[MAX_CLUSTERS];
	uint32_t n_clusters, n_classes;
};

static struct lexicon_entry *
entry_of(struct lists *lists, uint64_t hash)
{
	uint32_t number = vocabulary_count(&lists->words, hash, 1);

	lists->entries = heap_grow(lists->entries, &lists->entries_capacity, (size_t)number + 1,
	    sizeof(*lists->entries));
	if (lists->words.counts[number] == 1)
		lists->entries[number] = (struct lexicon_entry){ lexicon_check(hash), 0, 0, 0 };
	return &lists->entries[number];
}

static FILE *
open_or_stop(const char *path)
{
	FILE *file = fopen(path, "r");

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	return file;
}

/* 1: always in lower case ... 5: always capitalised; 0: not seen often enough. */
static unsigned
case_class(long percent)
{
	if (percent < 0)
		return 0;
	return percent < 3 ? 1 : percent < 25 ? 2 : percent < 75 ? 3 : percent < 97 ? 4 : 5;
}

static void
read_words(struct lists *lists, const char *path)
{
	FILE *file = open_or_stop(path);
	char word[1024];
	long count, percent;
	unsigned cluster, wide, middle, narrow;

	while (fscanf(file, "%1023[^\t]\t%ld\t%ld\t%u\t%u\t%u\t%u\n", word, &count, &percent, &cluster,
	    &wide, &middle, &narrow) == 7) {
		struct lexicon_entry *entry = entry_of(lists, feature_hash(span_from(word)));

		if (cluster >= MAX_CLUSTERS)
			continue;
		entry->cluster = (uint16_t)cluster;
		entry->lists |= (uint16_t)(case_class(percent) << 12);
		if (cluster == 0)
			continue;
		lists->paths[cluster - 1] = (wide & 0xFF) | (middle & 0xFF) << 8 | narrow << 16;
		if (cluster > lists->n_clusters)
			lists->n_clusters = cluster;
	}
	fclose(file);
}

static void
read_classes(struct lists *lists, const char *path)
{
	FILE *file = open_or_stop(path);
	char word[1024];
	unsigned class, wide, middle;

	while (fscanf(file, "%1023[^\t]\t%u\t%u\t%u\n", word, &class, &wide, &middle) == 4) {
		if (class == 0 || class > MAX_CLUSTERS)
			continue;
		entry_of(lists, feature_hash(span_from(word)))->class = (uint16_t)class;
		lists->groups[class - 1] = (wide & 0xFF) | (middle & 0xFF) << 8;
		if (class > lists->n_classes)
			lists->n_classes = class;
	}
	fclose(file);
}

struct list_kind {
	const char *name;
	uint16_t whole; /* a name of one word */
	uint16_t part;  /* a word of a longer one */
	uint8_t phrase;
};

static const struct list_kind kinds[] = {
	{ "given", LIST_GIVEN_NAME, LIST_GIVEN_NAME, 0 },
	{ "surname", LIST_SURNAME, LIST_SURNAME, 0 },
	{ "country", LIST_COUNTRY, LIST_PLACE_PART, PHRASE_PLACE },
	{ "people", LIST_PEOPLE, LIST_PEOPLE, PHRASE_OTHER },
	{ "common", LIST_COMMON, 0, 0 },
	{ "place", LIST_PLACE, LIST_PLACE_PART, PHRASE_PLACE },
	{ "person", LIST_PERSON_PART, LIST_PERSON_PART, PHRASE_PERSON },
	{ "group", LIST_GROUP, 0, PHRASE_GROUP },
	{ "other", 0, 0, PHRASE_OTHER },
};

static void
add_name(struct lists *lists, const struct list_kind *kind, struct span name,
    struct text_tokens *tokens)
{
	uint64_t hash = 0;
	uint32_t number;

	text_tokenize(tokens, name);
	if (tokens->n == 0 || tokens->n > PHRASE_WORDS)
		return;
	for (size_t i = 0; i < tokens->n; i++) {
		struct span word = span_slice(name, tokens->list[i].start, tokens->list[i].end);
		uint64_t lower = feature_hash(word);

		if (tokens->n == 1 || kind->part != 0)
			entry_of(lists, lower)->lists |= tokens->n == 1 ? kind->whole : kind->part;
		hash = lexicon_phrase_hash(hash, lower);
	}
	if (tokens->n == 1 || kind->phrase == 0)
		return;
	entry_of(lists, feature_hash(span_slice(name, tokens->list[0].start, tokens->list[0].end)))
	    ->lists |= LIST_PHRASE;
	number = vocabulary_count(&lists->phrases, hash, 1);
	lists->kinds = heap_grow(lists->kinds, &lists->kinds_capacity, (size_t)number + 1, 1);
	if (lists->phrases.counts[number] == 1)
		lists->kinds[number] = 0;
	lists->kinds[number] |= kind->phrase;
}

static void
read_names(struct lists *lists, const char *path)
{
	FILE *file = open_or_stop(path);
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	while ((len = getline(&line, &room, file)) > 0) {
		struct span rest = span_trim(span_make(line, (size_t)len)), list;

		if (rest.len == 0 || rest.ptr[0] == '#' || !span_split(&rest, '\t', &list) ||
		    rest.ptr == NULL)
			continue;
		for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			if (span_equal(list, span_from(kinds[i].name)))
				add_name(lists, &kinds[i], rest, &tokens);
	}
	free(line);
	fclose(file);
	text_tokens_free(&tokens);
}

/* Fills buckets until nothing is left out that matters: a full bucket drops what comes later. */
static void
fill_tables(struct lexicon *lexicon, const struct lists *lists)
{
	uint32_t n_words = (uint32_t)(lists->words.n * 13 / 10 / LEXICON_BUCKET + 1);
	uint32_t n_phrases = (uint32_t)(lists->phrases.n * 2 / 7 + 1);
	struct lexicon_entry *entries =
	    heap_get_zeroed(((size_t)n_words + LEXICON_SPILL) * LEXICON_BUCKET, sizeof(*entries));
	uint32_t *phrases = heap_get_zeroed((size_t)n_phrases * LEXICON_BUCKET, sizeof(*phrases));
	size_t most = (1 + LEXICON_SPILL) * LEXICON_BUCKET, n_lost = 0;

	for (size_t i = 0; i < lists->words.n; i++) {
		size_t at = (size_t)((lists->words.keys[i] >> 32) * n_words >> 32) * LEXICON_BUCKET;
		size_t k = 0;

		while (k < most && entries[at + k].check != 0)
			k++;
		if (k < most)
			entries[at + k] = lists->entries[i];
		n_lost += k == most;
	}
	for (size_t i = 0; i < lists->phrases.n; i++) {
		uint64_t key = lists->phrases.keys[i];
		size_t at = (size_t)((key >> 32) * n_phrases >> 32) * LEXICON_BUCKET, k = 0;

		while (k < LEXICON_BUCKET && phrases[at + k] != 0)
			k++;
		if (k < LEXICON_BUCKET)
			phrases[at + k] = ((uint32_t)key & ~15u) | lists->kinds[i];
		n_lost += k == LEXICON_BUCKET;
	}
	fprintf(stderr, "lexicon: %zu words, %zu phrases, %zu lost, %u clusters, %u classes\n",
	    lists->words.n, lists->phrases.n, n_lost, lists->n_clusters, lists->n_classes);
	*lexicon = (struct lexicon){ entries, NULL, phrases, NULL, n_words, lists->n_clusters, n_phrases,
		lists->n_classes };
}

static uint32_t *
copy_numbers(const uint32_t *list, size_t n)
{
	uint32_t *copy = heap_get((n + 1) * sizeof(*copy));

	memcpy(copy, list, n * sizeof(*copy));
	return copy;
}

void
pack_lexicon(struct lexicon *lexicon, const char *words_path, const char *classes_path,
    const char *names_path)
{
	struct lists *lists = heap_get_zeroed(1, sizeof(*lists));

	if (words_path != NULL)
		read_words(lists, words_path);
	if (classes_path != NULL)
		read_classes(lists, classes_path);
	if (names_path != NULL)
		read_names(lists, names_path);
	fill_tables(lexicon, lists);
	lexicon->paths = copy_numbers(lists->paths, lists->n_clusters);
	lexicon->groups = copy_numbers(lists->groups, lists->n_classes);
	vocabulary_free(&lists->words);
	vocabulary_free(&lists->phrases);
	heap_free(lists->entries);
	heap_free(lists->kinds);
	heap_free(lists);
}

static float
largest_weight(const float *row)
{
	float most = 0;

	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		most = fabsf(row[t]) > most ? fabsf(row[t]) : most;
	return most;
}

struct ranked {
	float weight;
	uint32_t feature;
};

static int
by_falling_weight(const void *a, const void *b)
{
	const struct ranked *p = a, *q = b;

	if (p->weight != q->weight)
		return p->weight > q->weight ? -1 : 1;
	return p->feature < q->feature ? -1 : p->feature > q->feature;
}

static struct ranked *
rank_features(const struct crf *crf, const uint32_t *counts, double power)
{
	struct ranked *list = heap_get((crf->n_features + 1) * sizeof(*list));

	for (uint32_t f = 0; f < crf->n_features; f++)
		list[f] = (struct ranked){ largest_weight(crf->weights[f]) *
			(counts == NULL ? 1 : (float)pow(counts[f], power)), f };
	qsort(list, crf->n_features, sizeof(*list), by_falling_weight);
	return list;
}

uint8_t *
pack_choose(const struct crf *crf, const uint32_t *counts, double power, size_t n_wanted)
{
	struct ranked *list = rank_features(crf, counts, power);
	uint8_t *keep = heap_get_zeroed(crf->n_features + 1, 1);

	for (size_t i = 0; i < crf->n_features && i < n_wanted; i++)
		keep[list[i].feature] = list[i].weight > 0;
	heap_free(list);
	return keep;
}

static int8_t
to_step(float steps)
{
	return (int8_t)roundf(steps > SCALE_MAX ? SCALE_MAX : steps < -SCALE_MAX ? -SCALE_MAX : steps);
}

static void
put_row(const struct crf *crf, uint32_t feature, float scale, int8_t *row)
{
	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		row[t] = to_step(crf->weights[feature][t] / scale);
}

/* The slots of the features: buckets of numbers + 1, 0 free. */
struct slots {
	const uint64_t *keys;
	uint32_t *features;
	uint32_t n_buckets;
};

static size_t
free_slot(const struct slots *slots, uint32_t bucket)
{
	size_t at = (size_t)bucket * MODEL_BUCKET, k = 0;

	while (k < MODEL_BUCKET && slots->features[at + k] != 0)
		k++;
	return k == MODEL_BUCKET ? SIZE_MAX : at + k;
}

/* Makes room in a full bucket by moving one feature to its other bucket. */
static size_t
make_room(const struct slots *slots, uint32_t bucket)
{
	for (size_t k = 0; k < MODEL_BUCKET; k++) {
		size_t at = (size_t)bucket * MODEL_BUCKET + k, other;
		uint64_t key = slots->keys[slots->features[at] - 1];

		if (model_bucket(key, slots->n_buckets) != bucket)
			continue;
		other = free_slot(slots, model_other_bucket(key, slots->n_buckets));
		if (other == SIZE_MAX)
			continue;
		slots->features[other] = slots->features[at];
		return at;
	}
	return SIZE_MAX;
}

/* Puts a feature into its bucket or, when that is full, into its other one. */
static bool
place_feature(const struct slots *slots, uint32_t feature)
{
	uint64_t key = slots->keys[feature];
	size_t at = free_slot(slots, model_bucket(key, slots->n_buckets));

	if (at == SIZE_MAX)
		at = free_slot(slots, model_other_bucket(key, slots->n_buckets));
	if (at == SIZE_MAX)
		at = make_room(slots, model_bucket(key, slots->n_buckets));
	if (at == SIZE_MAX)
		return false;
	slots->features[at] = feature + 1;
	return true;
}

static size_t
put_rows(const struct crf *crf, const uint64_t *keys, const uint8_t *keep, float scale,
    uint32_t n_buckets, uint16_t *checks, int8_t (*rows)[TAG_OUTSIDE])
{
	size_t n_lost = 0, n_slots = (size_t)n_buckets * MODEL_BUCKET;
	struct slots slots = { keys, heap_get_zeroed(n_slots, sizeof(uint32_t)), n_buckets };
	struct ranked *list = rank_features(crf, NULL, 0);

	for (size_t i = 0; i < crf->n_features; i++)
		if (keep[list[i].feature])
			n_lost += !place_feature(&slots, list[i].feature);
	for (size_t at = 0; at < n_slots; at++) {
		if (slots.features[at] == 0)
			continue;
		checks[at] = model_check(keys[slots.features[at] - 1]);
		put_row(crf, slots.features[at] - 1, scale, rows[at]);
	}
	heap_free(list);
	heap_free(slots.features);
	return n_lost;
}

static void
put_transitions(const struct crf *crf, struct model_header *header)
{
	for (unsigned s = 0; s < N_TAGS; s++)
		for (unsigned t = 0; t < N_TAGS; t++)
			header->transitions[s][t] = (int16_t)(tag_may_follow(s, t) ?
			    roundf(crf->transitions[s][t] / header->scale) : -10000);
}

static uint32_t
put(FILE *file, const void *bytes, size_t size)
{
	static const char zeros[64];
	long at = ftell(file);
	size_t pad = (size_t)(64 - at % 64) % 64;

	fwrite(zeros, 1, pad, file);
	fwrite(bytes, 1, size, file);
	return (uint32_t)at + (uint32_t)pad;
}

void
pack_model(const char *path, struct span text, const struct crf *crf, const uint64_t *keys,
    const uint8_t *keep, const struct lexicon *lexicon, const float bias[N_TYPES],
    const float short_bias[N_TYPES])
{
	struct model_header header = { .version = MODEL_VERSION, .order = 0x01020304 };
	char head[MODEL_TEXT] = MODEL_MAGIC;
	FILE *file = fopen(path, "wb");
	size_t n = 0, n_lost, n_slots;
	float largest = 0;
	uint16_t *checks;
	int8_t (*rows)[TAG_OUTSIDE];

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	for (uint32_t f = 0; f < crf->n_features; f++) {
		n += keep[f];
		if (keep[f] && largest_weight(crf->weights[f]) > largest)
			largest = largest_weight(crf->weights[f]);
	}
	header.scale = (largest > 4 ? 4 : largest) / SCALE_MAX;
	for (int type = 0; type < N_TYPES; type++) {
		header.bias[type] = (int16_t)lrintf(bias[type] / header.scale);
		header.short_bias[type] = (int16_t)lrintf(short_bias[type] / header.scale);
	}
	header.n_buckets = (uint32_t)(n * 100 / 92 / MODEL_BUCKET + 1);
	n_slots = (size_t)header.n_buckets * MODEL_BUCKET;
	checks = heap_get_zeroed(n_slots, sizeof(*checks));
	rows = heap_get_zeroed(n_slots, sizeof(*rows));
	n_lost = put_rows(crf, keys, keep, header.scale, header.n_buckets, checks, rows);
	put_transitions(crf, &header);
	header.n_word_buckets = lexicon->n_buckets;
	header.n_clusters = lexicon->n_clusters;
	header.n_phrase_buckets = lexicon->n_phrase_buckets;
	header.n_classes = lexicon->n_classes;
	if (text.len < MODEL_TEXT - sizeof(MODEL_MAGIC))
		memcpy(head + sizeof(MODEL_MAGIC) - 1, text.ptr, text.len);
	fwrite(head, 1, sizeof(head), file);
	fwrite(&header, 1, sizeof(header), file);
	header.checks_at = put(file, checks, n_slots * sizeof(*checks));
	header.rows_at = put(file, rows, n_slots * sizeof(*rows));
	header.words_at = put(file, lexicon->entries,
	    ((size_t)lexicon->n_buckets + LEXICON_SPILL) * LEXICON_BUCKET * sizeof(*lexicon->entries));
	header.paths_at = put(file, lexicon->paths, lexicon->n_clusters * sizeof(*lexicon->paths));
	header.groups_at = put(file, lexicon->groups, lexicon->n_classes * sizeof(*lexicon->groups));
	header.phrases_at = put(file, lexicon->phrases,
	    (size_t)lexicon->n_phrase_buckets * LEXICON_BUCKET * sizeof(*lexicon->phrases));
	header.size = (uint32_t)ftell(file);
	fseek(file, MODEL_TEXT, SEEK_SET);
	fwrite(&header, 1, sizeof(header), file);
	if (fclose(file) != 0) {
		perror(path);
		exit(2);
	}
	fprintf(stderr, "model: %zu features, %zu lost, scale %g, %u bytes\n", n, n_lost,
	    (double)header.scale, header.size);
	heap_free(checks);
	heap_free(rows);
}
