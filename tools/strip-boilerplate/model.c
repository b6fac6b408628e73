/*
 * model - boosted trees over features of one byte, asked for 64 blocks at a time
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"

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

/* Bytes that are compared at once; the compiler finds the instructions of the machine for it. */
typedef uint8_t lanes __attribute__((vector_size(16), may_alias));

enum { GROUPS = FEATURE_LANES / sizeof(lanes) };

/* One tree for 64 blocks. */
static void
add_tree(const struct model *model, const char *tree, const uint8_t *bins, size_t stride, int32_t *sums)
{
	lanes index[GROUPS] = { { 0 } };
	const char *thresholds = tree + model->depth * 2, *values = thresholds + model->depth;
	const uint8_t *row = (const uint8_t *)index;
	int16_t table[1 << MODEL_DEPTH_MAX];

	for (size_t level = 0; level < model->depth; level++) {
		const lanes *column =
		    (const lanes *)(const void *)(bins + feature_at(tree, level) * stride);
		uint8_t threshold = (uint8_t)thresholds[level], bit = (uint8_t)(1u << level);

		for (size_t i = 0; i < GROUPS; i++)
			index[i] |= (lanes)(column[i] > threshold) & bit;
	}
	memcpy(table, values, (size_t)2 << model->depth);
	for (size_t i = 0; i < FEATURE_LANES; i++)
		sums[i] += table[row[i]];
}

static uint8_t
probability(double log_odds)
{
	return (uint8_t)(255 / (1 + exp(-log_odds)) + 0.5);
}

void
model_answer(const struct model *model, const struct features *features, uint8_t *answers)
{
	for (size_t first = 0; first < features->n_blocks; first += FEATURE_LANES) {
		int32_t sums[FEATURE_LANES] = { 0 };
		const char *tree = model->trees.ptr;

		for (size_t i = 0; i < model->n_trees; i++, tree += tree_bytes(model))
			add_tree(model, tree, features->bins + first, features->stride, sums);
		for (size_t i = 0; i < FEATURE_LANES; i++)
			answers[first + i] = probability(model->bias + model->unit * sums[i]);
	}
}
