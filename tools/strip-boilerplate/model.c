/*
 * model - boosted trees over features of one byte, asked of many blocks at a time
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "model.h"
#include "simd.h"

enum { ROWS_AT_ONCE = 32 * FEATURE_LANES /* blocks: their columns and sums stay in the cache */ };

static size_t
tree_bytes(const struct model *model)
{
	return model->depth * 3 + ((size_t)2 << model->depth);
}

/* Numbers of the head; they end at a newline, so strtod stops inside the file. */
static void
read_line(struct model *model, struct span key, struct span value)
{
	if (span_equal(key, SPAN("features")))
		model->n_features = strtoul(value.ptr, NULL, 10);
	else if (span_equal(key, SPAN("trees")))
		model->n_trees = strtoul(value.ptr, NULL, 10);
	else if (span_equal(key, SPAN("depth")))
		model->depth = strtoul(value.ptr, NULL, 10);
	else if (span_equal(key, SPAN("unit")))
		model->unit = strtod(value.ptr, NULL);
	else if (span_equal(key, SPAN("bias")))
		model->bias = strtod(value.ptr, NULL);
}

static unsigned
feature_at(const char *tree, size_t level)
{
	return (unsigned char)tree[level * 2] | (unsigned)(unsigned char)tree[level * 2 + 1] << 8;
}

static bool
features_fit(const struct model *model, struct span trees)
{
	for (size_t i = 0; i < model->n_trees; i++)
		for (size_t level = 0; level < model->depth; level++)
			if (feature_at(trees.ptr + i * tree_bytes(model), level) >= model->n_features)
				return false;
	return true;
}

/* Bytes between the low and the high bytes of a tree's values. */
static size_t
value_stride(const struct model *model)
{
	size_t n = (size_t)1 << model->depth;

	return n > SIMD_TREE_VALUES ? n : SIMD_TREE_VALUES;
}

static void
read_tree(const struct model *model, const char *bytes, struct simd_tree *tree, uint8_t *values)
{
	uint8_t *low = values, *high = values + value_stride(model);
	const char *thresholds = bytes + model->depth * 2, *pairs = thresholds + model->depth;

	*tree = (struct simd_tree){ .depth = model->depth, .low = low, .high = high };
	for (size_t level = 0; level < model->depth; level++) {
		tree->columns[level] = (uint16_t)feature_at(bytes, level);
		tree->thresholds[level] = (uint8_t)thresholds[level];
	}
	for (size_t i = 0; i < (size_t)1 << model->depth; i++) {
		low[i] = (uint8_t)pairs[i * 2];
		high[i] = (uint8_t)pairs[i * 2 + 1];
	}
}

static void
read_trees(struct model *model, struct span trees)
{
	size_t bytes = 2 * value_stride(model);

	model->trees = heap_get_zeroed(model->n_trees, sizeof *model->trees);
	model->values = heap_get_zeroed(model->n_trees, bytes);
	for (size_t i = 0; i < model->n_trees; i++)
		read_tree(model, trees.ptr + i * tree_bytes(model), &model->trees[i],
		    model->values + i * bytes);
}

const char *
model_read(struct model *model, struct span file)
{
	struct span head = span_slice(file, 0, span_find(file, SPAN("\n\n")) + 1), line;
	struct span trees = span_slice(file, head.len + 1, file.len);

	*model = (struct model){ 0 };
	if (!span_starts(file, SPAN("winnow model 1\n")))
		return "not a model of this version";
	while (span_split(&head, '\n', &line)) {
		size_t colon = span_find(line, SPAN(": "));

		if (colon < line.len)
			read_line(model, span_slice(line, 0, colon), span_slice(line, colon + 2, line.len));
	}
	if (model->depth == 0 || model->depth > MODEL_DEPTH_MAX || model->n_trees > 1 << 20)
		return "its trees are too deep or too many";
	if (!isfinite(model->unit) || !isfinite(model->bias))
		return "its unit or bias is no number";
	if (trees.len < model->n_trees * tree_bytes(model))
		return "the file ends before the last tree";
	if (model->n_features != FEATURE_COUNT)
		return "it was trained on other features";
	if (!features_fit(model, trees))
		return "a tree asks for a feature that is not there";
	read_trees(model, trees);
	return NULL;
}

void
model_free(struct model *model)
{
	heap_free(model->trees);
	heap_free(model->values);
}

static uint8_t
probability(double log_odds)
{
	return (uint8_t)(255 / (1 + exp(-log_odds)) + 0.5);
}

/* The answers of n blocks, n a multiple of FEATURE_LANES. */
static void
answer_some(const struct model *model, const struct features *features, size_t first, size_t n,
    uint8_t *answers)
{
	const struct simd *simd = simd_best();
	const struct simd_rows rows = { features->bins + first, features->stride, n };
	int32_t sums[ROWS_AT_ONCE] = { 0 };

	for (size_t i = 0; i < model->n_trees; i++)
		simd->add_tree(&model->trees[i], &rows, sums);
	for (size_t i = 0; i < n; i++)
		answers[i] = probability(model->bias + model->unit * sums[i]);
}

void
model_answer(const struct model *model, const struct features *features, uint8_t *answers)
{
	for (size_t first = 0; first < features->n_blocks; first += ROWS_AT_ONCE) {
		size_t left = features->stride - first;

		answer_some(model, features, first, left < ROWS_AT_ONCE ? left : ROWS_AT_ONCE,
		    answers + first);
	}
}
