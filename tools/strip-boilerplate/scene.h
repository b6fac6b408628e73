/*
 * scene - what is known of a page while its blocks are labelled
 */
#ifndef STRIP_SCENE_H
#define STRIP_SCENE_H

#include "labels.h"

struct scene {
	struct page *page;
	const struct features *features;
	const struct answers *answers;
	uint8_t content_cut, article_cut; /* answers from here on are a yes */
	size_t body;                      /* the first block of the article, n_blocks if none */
};

enum {
	PARAGRAPH_WORDS = 12, /* the article begins with a block of as many */
	LIKELY = 128,         /* of 255 */
	LINKS_ALONE = 180,    /* of 255: the block is a link and little more */
};

static inline uint8_t
scene_column(const struct scene *scene, size_t feature, size_t i)
{
	return features_column(scene->features, feature)[i];
}

static inline uint32_t
scene_words(const struct scene *scene, size_t i)
{
	return scene->features->stats[i].words;
}

static inline bool
scene_is_content(const struct scene *scene, size_t i)
{
	return scene->answers->content[i] >= scene->content_cut;
}

static inline bool
scene_is_article(const struct scene *scene, size_t i)
{
	return scene->answers->article[i] >= scene->article_cut;
}

#endif
