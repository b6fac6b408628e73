/*
 * labels - from what the models answer to a label for each block, and which labels are kept
 */
#include "labels.h"

/* Beside the labels: comments where they are the posts of a forum. */
#define POSTS_OF_FORUM LABEL_BIT(LABEL_COUNT)

enum {
	SURE_TITLE = 128,    /* share of the title's words, of 255, that the title block must hold */
	TITLE_WORDS = 40,    /* and how long it may be */
	BYLINE_WORDS = 25,
	BYLINE_REACH = 12,   /* blocks before the first of the article */
	CAPTION_WORDS = 80,
	NEAR = 2,            /* elements up in which a class word speaks for the block itself */
	LINKS_OF_NAV = 150,  /* share of link text, of 255 */
};

static const label_set article_set = LABEL_BIT(LABEL_HEADING) | LABEL_BIT(LABEL_TEXT) |
    LABEL_BIT(LABEL_LIST) | LABEL_BIT(LABEL_QUOTE) | LABEL_BIT(LABEL_CODE) | LABEL_BIT(LABEL_TABLE);
static const label_set reader_set = LABEL_BIT(LABEL_TITLE) | LABEL_BIT(LABEL_BYLINE) |
    LABEL_BIT(LABEL_CAPTION) | LABEL_BIT(LABEL_COMMENT) | LABEL_BIT(LABEL_COMMENT_META);
static const label_set content_set = LABEL_BIT(LABEL_TITLE) | LABEL_BIT(LABEL_BYLINE) |
    LABEL_BIT(LABEL_CAPTION) | LABEL_BIT(LABEL_OTHER) | POSTS_OF_FORUM;

bool
labels_parse(struct span words, label_set *set, struct span *wrong)
{
	struct span word;

	*set = 0;
	while (span_split(&words, ',', &word)) {
		enum block_label label = page_label(word);

		if (span_equal(word, SPAN("article"))) {
			*set |= article_set;
		} else if (span_equal(word, SPAN("reader"))) {
			*set |= article_set | reader_set;
		} else if (span_equal(word, SPAN("all-content"))) {
			*set |= article_set | content_set;
		} else if (label != LABEL_COUNT) {
			*set |= LABEL_BIT(label);
		} else {
			*wrong = word;
			return false;
		}
	}
	return true;
}

/* What is known of the page while its blocks are labelled. */
struct scene {
	struct page *page;
	const struct features *features;
	const struct answers *answers;
	uint8_t content_cut, article_cut; /* answers from here on are a yes */
	size_t title;                     /* its block, n_blocks if none */
	size_t body;                      /* the first block of the article, n_blocks if none */
};

static uint8_t
column(const struct scene *scene, size_t feature, size_t i)
{
	return features_column(scene->features, feature)[i];
}

/* Within reach of an element whose class words or tag are of the group. */
static bool
near(const struct scene *scene, size_t i, enum group group)
{
	return column(scene, F_GROUP + (size_t)group, i) <= NEAR;
}

/*
 * The cut with the highest expected F1: of the words kept, the sum of probabilities is the expected
 * number of right ones, whichever way the single blocks turn out.
 */
static uint8_t
best_cut(const struct features *features, const uint8_t *answers, double *expected)
{
	uint64_t words[256] = { 0 }, all = 0, kept = 0, right = 0;
	uint8_t cut = 255;

	*expected = 0;
	for (size_t i = 0; i < features->n_blocks; i++) {
		uint64_t n = totals_between(features, i, i + 1).words;

		words[answers[i]] += n;
		all += n * answers[i];
	}
	for (int a = 255; a > 0; a--) {
		double f1;

		kept += words[a] * 255;
		right += words[a] * (uint64_t)a;
		f1 = kept + all == 0 ? 0 : 2.0 * (double)right / (double)(kept + all);
		if (words[a] > 0 && f1 >= *expected) {
			*expected = f1;
			cut = (uint8_t)a;
		}
	}
	return cut;
}

static bool
is_content(const struct scene *scene, size_t i)
{
	return scene->answers->content[i] >= scene->content_cut;
}

static bool
is_article(const struct scene *scene, size_t i)
{
	return scene->answers->article[i] >= scene->article_cut;
}

static int
title_score(const struct scene *scene, size_t i)
{
	int level = column(scene, F_HEADING_LEVEL, i);
	int cover = column(scene, F_TITLE_COVER, i);

	if (scene->features->stats[i].words > TITLE_WORDS || scene->page->blocks[i].hidden)
		return 0;
	if (cover < SURE_TITLE || column(scene, F_TITLE_SHARE, i) < SURE_TITLE)
		return level == 1 ? 20 : 0;
	return cover + (level == 1 ? 120 : level != 0 ? 60 : 0) + (near(scene, i, GROUP_TITLE) ? 30 : 0) -
	    column(scene, F_LINKS, i) / 4;
}

static size_t
find_title(const struct scene *scene)
{
	size_t n = scene->page->n_blocks, best = n, last = scene->body + 3;
	int best_score = 0;

	for (size_t i = 0; i < n && i < last; i++) {
		int score = title_score(scene, i);

		if (score > best_score) {
			best_score = score;
			best = i;
		}
	}
	return best;
}

static bool
is_byline(const struct scene *scene, size_t i)
{
	const struct text_stats *s = &scene->features->stats[i];
	bool dated = column(scene, F_YEARS, i) != 0;

	if (s->words > BYLINE_WORDS || s->sentences > 1 || scene->body == scene->page->n_blocks ||
	    i > scene->body + 3 || i + BYLINE_REACH < scene->body)
		return false;
	return near(scene, i, GROUP_AUTHOR) || near(scene, i, GROUP_DATE) ||
	    (near(scene, i, GROUP_META) && (dated || s->words < 12)) ||
	    (dated && s->words < 10 && i < scene->body && i > scene->title);
}

static bool
is_caption(const struct scene *scene, size_t i)
{
	return scene->features->stats[i].words <= CAPTION_WORDS &&
	    (scene->page->blocks[i].tag == HTML_FIGCAPTION || near(scene, i, GROUP_CAPTION) ||
	        near(scene, i, GROUP_TAG_FIGURE));
}

/* What a block of the text is by its markup. */
static enum block_label
text_label(const struct scene *scene, size_t i)
{
	const struct block *block = &scene->page->blocks[i];

	if (column(scene, F_HEADING_LEVEL, i) != 0)
		return LABEL_HEADING;
	if (block->tag == HTML_PRE || page_ancestor(scene->page, block->element, HTML_PRE) != 0)
		return LABEL_CODE;
	if (page_ancestor(scene->page, block->element, HTML_BLOCKQUOTE) != 0)
		return LABEL_QUOTE;
	if (block->item || block->level > 0 || block->tag == HTML_DT || block->tag == HTML_DD)
		return LABEL_LIST;
	if (block->tag == HTML_TD || block->tag == HTML_TH || block->cell)
		return LABEL_TABLE;
	return LABEL_TEXT;
}

static enum block_label
dropped_label(const struct scene *scene, size_t i)
{
	if (near(scene, i, GROUP_TAG_FORM) || near(scene, i, GROUP_TAG_BUTTON) || near(scene, i, GROUP_COOKIE) ||
	    near(scene, i, GROUP_LOGIN) || near(scene, i, GROUP_NEWSLETTER) || near(scene, i, GROUP_LEGAL))
		return LABEL_FORM;
	if (near(scene, i, GROUP_RELATED) || near(scene, i, GROUP_POPULAR) || near(scene, i, GROUP_TEASER))
		return LABEL_RELATED;
	if (near(scene, i, GROUP_NAV) || near(scene, i, GROUP_TAG_NAV) || near(scene, i, GROUP_MENU) ||
	    near(scene, i, GROUP_BREADCRUMB) || near(scene, i, GROUP_PAGER))
		return LABEL_NAV;
	if (column(scene, F_LINKS, i) >= LINKS_OF_NAV)
		return scene->features->stats[i].words >= 6 ? LABEL_RELATED : LABEL_NAV;
	return LABEL_BOILERPLATE;
}

static enum block_label
label_of(const struct scene *scene, size_t i)
{
	bool article = is_article(scene, i);

	if (i == scene->title)
		return LABEL_TITLE;
	if (!article && !is_content(scene, i))
		return is_byline(scene, i) && i > scene->title ? LABEL_BYLINE : dropped_label(scene, i);
	if (is_caption(scene, i))
		return LABEL_CAPTION;
	if (is_byline(scene, i))
		return LABEL_BYLINE;
	return article ? text_label(scene, i) : LABEL_OTHER;
}

double
labels_assign(struct page *page, const struct features *features, const struct answers *answers)
{
	struct scene scene = { .page = page, .features = features, .answers = answers };
	double expected, expected_article;

	scene.content_cut = best_cut(features, answers->content, &expected);
	scene.article_cut = best_cut(features, answers->article, &expected_article);
	scene.body = 0;
	while (scene.body < page->n_blocks &&
	    !(is_article(&scene, scene.body) && features->stats[scene.body].words >= 12))
		scene.body++;
	scene.title = find_title(&scene);
	for (size_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].label == LABEL_NONE)
			page->blocks[i].label = (uint8_t)label_of(&scene, i);
	return expected;
}

void
labels_keep(const struct page *page, const struct thread *thread, label_set set, bool *keep)
{
	bool comments = set & LABEL_BIT(LABEL_COMMENT) || (thread->forum && set & POSTS_OF_FORUM);

	for (size_t i = 0; i < page->n_blocks; i++)
		keep[i] = set >> page->blocks[i].label & 1;
	for (size_t c = 0; c < thread->n; c++) {
		const struct comment *comment = &thread->comments[c];

		for (size_t i = comment->first_block; i < comment->end_block && i < page->n_blocks; i++)
			keep[i] = comments;
	}
}
