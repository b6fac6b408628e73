/*
 * model - boosted trees over features of one byte, asked of many blocks at a time
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "simd.h"

enum { ROWS_AT_ONCE = 16 * FEATURE_LANES /* blocks: their columns and sums stay in the cache */ };

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
features_fit(const struct model *model)
{
	for (size_t i = 0; i < model->n_trees; i++)
		for (size_t level = 0; level < model->depth; level++)
			if (feature_at(model->trees.ptr + i * tree_bytes(model), level) >=
			    model->n_features)
				return false;
	return true;
}

const char *
model_read(struct model *model, struct span file)
{
	struct span head = span_slice(file, 0, span_find(file, SPAN("\n\n")) + 1), line;

	*model = (struct model){ .trees = span_slice(file, head.len + 1, file.len) };
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
	if (model->trees.len < model->n_trees * tree_bytes(model))
		return "the file ends before the last tree";
	if (model->n_features != FEATURE_COUNT)
		return "it was trained on other features";
	return features_fit(model) ? NULL : "a tree asks for a feature that is not there";
}

/* The tree as it stands in the file, asked of the blocks from `first` on. */
static struct simd_tree
tree_of(const struct model *model, const char *bytes, const struct features *features, size_t first)
{
	struct simd_tree tree = { .depth = model->depth, .values = bytes + model->depth * 3 };

	for (size_t level = 0; level < model->depth; level++) {
		tree.columns[level] = features_column(features, feature_at(bytes, level)) + first;
		tree.thresholds[level] = (uint8_t)bytes[model->depth * 2 + level];
	}
	return tree;
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
	const char *bytes = model->trees.ptr;
	int32_t sums[ROWS_AT_ONCE] = { 0 };

	for (size_t i = 0; i < model->n_trees; i++, bytes += tree_bytes(model)) {
		struct simd_tree tree = tree_of(model, bytes, features, first);

		simd->add_tree(&tree, n, sums);
	}
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
