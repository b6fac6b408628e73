/*
 * viterbi - the best sequence of tags
 *
 * Scores are 16-bit steps of a model's scale, kept for the sixteen tags that are not Outside;
 * Outside always scores 0.
 */
#ifndef WINNOW_VITERBI_H
#define WINNOW_VITERBI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tag.h"

enum { VITERBI_LONGEST = 2048 /* tokens of a sentence */ };

/* Eight tags, of two types: a vector of 128 bits, which every CPU of today has. */
enum { SCORES_HALF = TAG_OUTSIDE / 2 };

typedef int16_t half_scores __attribute__((vector_size(2 * SCORES_HALF)));

struct tag_scores {
	half_scores half[2];
};

static inline void
scores_add(struct tag_scores *scores, const struct tag_scores *more)
{
	scores->half[0] += more->half[0];
	scores->half[1] += more->half[1];
}

static inline int16_t
scores_of(const struct tag_scores *scores, unsigned tag)
{
	return scores->half[tag / SCORES_HALF][tag % SCORES_HALF];
}

/* The best paths to one token, by the tag they end in. */
struct viterbi_paths {
	struct tag_scores in;
	int16_t outside;
	bool stays; /* the best path that ends in Outside came from Outside */
};

struct viterbi {
	struct tag_scores transitions[N_TAGS]; /* from a tag to those that are not Outside */
	struct tag_scores from_begin, from_inside; /* to each tag from those of its own type */
	struct tag_scores out;     /* from each tag to Outside */
	int16_t outside;           /* from Outside to Outside */
	struct viterbi_paths paths[VITERBI_LONGEST];
};

/* Takes over a model's transitions. viterbi is aligned for vectors. */
void viterbi_init(struct viterbi *viterbi, const int16_t transitions[N_TAGS][N_TAGS]);

/* The best tags of n tokens (1 to VITERBI_LONGEST). Of equally good paths the same one always wins. */
void viterbi_find(struct viterbi *viterbi, const struct tag_scores *scores, size_t n, uint8_t *tags);

#endif
