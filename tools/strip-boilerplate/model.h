/*
 * model - boosted trees over features of one byte, asked of many blocks at a time
 *
 * The trees are symmetric: all nodes of a level ask the same question, so a tree of depth D is D
 * (feature, threshold) pairs and a table of 2^D values, and the answers of many blocks are found
 * without a branch (simd.h). A model file is text lines `key: value` up to an empty line, then the trees:
 *
 *	winnow model 1
 *	purpose, data, licence, date, command, scores: for people
 *	features: N    the number of columns it was trained on
 *	trees: N, depth: D
 *	unit: R, bias: R    a table value counts R log-odds; the sum starts at bias
 *
 * For each tree D features (2 bytes, low byte first), D thresholds (1 byte; the answer is yes when
 * the feature is greater; the first question is the lowest bit of the index) and 2^D values (2
 * bytes, two's complement).
 */
#ifndef STRIP_MODEL_H
#define STRIP_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "block_features.h"
#include "simd.h"
#include "span.h"

enum { MODEL_DEPTH_MAX = SIMD_TREE_DEPTH_MAX };

struct model {
	struct simd_tree *trees;
	uint8_t *values; /* of all trees: for each the low bytes, then the high ones */
	size_t n_trees, depth, n_features;
	double unit, bias;
};

/* Reads a file. NULL, or what is wrong with it; then there is nothing to free. */
const char *model_read(struct model *model, struct span file);
void model_free(struct model *model);

/* The probability of each block, 0..255. There is room for a stride of answers. */
void model_answer(const struct model *model, const struct features *features, uint8_t *answers);

#endif
