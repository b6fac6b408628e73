/*
 * pack - what the trainer knows, as a lexicon in memory and as a model file
 */
#ifndef WINNOW_PACK_H
#define WINNOW_PACK_H

#include "crf.h"

/*
 * Builds a lexicon from the output of `cluster`, from that of classes.py, and from lists of names, lines
 * of a list's name, a tab and the name: given surname country people common place person group other.
 */
void pack_lexicon(struct lexicon *lexicon, const char *words_path, const char *classes_path,
    const char *names_path);

/*
 * The features worth a row: the n_wanted with the largest weights, each times a power of how often
 * the feature was seen. One byte a feature.
 */
uint8_t *pack_choose(const struct crf *crf, const uint32_t *counts, double power, size_t n_wanted);

/* Writes the model file; text are its lines for people. */
void pack_model(const char *path, struct span text, const struct crf *crf, const uint64_t *keys,
    const uint8_t *keep, const struct lexicon *lexicon, const float bias[N_TYPES],
    const float short_bias[N_TYPES]);

#endif
