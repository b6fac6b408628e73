/*
 * labels - from what the models answer to a label for each block, and which labels are kept
 *
 * Two questions are asked of each block: is it content (`content`: anything the page was made for,
 * posts, product texts and lists of entries too), and is it the article's own text (`article`)? How sure
 * one has to be is set for each page, where the expected F1 of the choice is highest. The label then
 * says what the block is; what is kept follows from the label, or from the first answer.
 */
#ifndef STRIP_LABELS_H
#define STRIP_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "block_features.h"
#include "page.h"
#include "thread.h"

struct answers {
	uint8_t *content, *article; /* 0..255 for each block */
	size_t capacity[2];
};

/* A set of labels: bit LABEL_x. */
typedef uint32_t label_set;

#define LABEL_BIT(label) ((label_set)1 << (label))

/*
 * The set for words "reader", "article", "all-content" and names of labels, parted by commas. False
 * on an unknown word, which is then in *wrong.
 */
bool labels_parse(struct span words, label_set *set, struct span *wrong);

/*
 * Labels all blocks of the page that have no label yet (thread_find gives some). Returns how sure it
 * is: the expected F1 of what it takes for content. answers->content becomes 1 for content that is not
 * labelled as boilerplate, 0 for the rest.
 */
double labels_assign(struct page *page, const struct features *features,
    const struct thread *thread, const struct answers *answers);

/*
 * Fills keep, one flag a block. "all-content" keeps what is answered so, whatever its label. Blocks
 * inside comments go with the comments whatever their label, but controls ("Reply") are never kept.
 * The opening post of a forum is kept with the labels of an article.
 */
void labels_keep(const struct page *page, const struct answers *answers, const struct thread *thread,
    label_set set, bool *keep);

#endif
