/*
 * labels - from what the models answer to a label for each block, and which labels are kept
 */
#include "labels.h"

#include "author_name.h"
#include "bylines.h"
#include "labels_plain.h"
#include "notices.h"
#include "repeats.h"
#include "settle.h"
#include "teasers.h"
#include "thread_words.h"
#include "wrap.h"

/* Beside the labels: content, whatever its label. */
#define CONTENT LABEL_BIT(LABEL_COUNT)

enum {
	ARTICLE_CUT = 136,   /* of 255 */
	BYLINE_WORDS = 25,
	CLOCK_WORDS = 15,    /* of a line with a time of day between title and text */
	SENTENCE_WORDS = 8,  /* a full stop ends a sentence of as many, not an abbreviation */
	BYLINE_REACH = 12,   /* blocks before the first of the article */
	CAPTION_WORDS = 80,
	PROSE_SENTENCES = 2, /* of preformatted text that is no code */
	MARKS_MAX = 64,      /* elements within preformatted text that are looked at */
	NEAR = 2,            /* elements up in which a class word speaks for the block itself */
	ANNOUNCING_WORDS = 15,
	LINKS_OF_NAV = 150,  /* share of link text, of 255 */
};

/* Expected F1 of an article: with less the answers tell nothing. */
static const double expected_least = 0.1;

static const label_set article_set = LABEL_BIT(LABEL_HEADING) | LABEL_BIT(LABEL_TEXT) |
    LABEL_BIT(LABEL_LIST) | LABEL_BIT(LABEL_QUOTE) | LABEL_BIT(LABEL_CODE) | LABEL_BIT(LABEL_TABLE);
static const label_set reader_set = LABEL_BIT(LABEL_TITLE) | LABEL_BIT(LABEL_BYLINE) |
    LABEL_BIT(LABEL_CAPTION) | LABEL_BIT(LABEL_COMMENT) | LABEL_BIT(LABEL_COMMENT_META);
/* No content even where the models say so: the rules for plain texts know forms by their words. */
static const label_set dropped_set = LABEL_BIT(LABEL_FORM) | LABEL_BIT(LABEL_RELATED) |
    LABEL_BIT(LABEL_NAV) | LABEL_BIT(LABEL_BOILERPLATE);

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
			*set |= CONTENT;
		} else if (label != LABEL_COUNT) {
			*set |= LABEL_BIT(label);
		} else {
			*wrong = word;
			return false;
		}
	}
	return true;
}

/* Within reach of an element whose class words or tag are of the group; a plain text has none. */
static bool
near(const struct scene *scene, size_t i, enum group group)
{
	return !scene->page->plain && scene_column(scene, F_GROUP + (size_t)group, i) <= NEAR;
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
is_byline(const struct scene *scene, size_t i)
{
	const struct text_stats *s = &scene->features->stats[i];
	bool dated = scene_column(scene, F_YEARS, i) != 0;

	if (s->words > BYLINE_WORDS || s->sentences > 1 ||
	    (s->last == SIGN_STOP && (s->lower_words > 5 || (s->words >= SENTENCE_WORDS && !dated))))
		return false;
	if (scene_column(scene, F_HEADING_LEVEL, i) != 0 && !dated)
		return false;
	if (scene->body == scene->page->n_blocks || i > scene->body + 3 || i + BYLINE_REACH < scene->body)
		return false;
	return author_begins_line(page_block_text(scene->page, &scene->page->blocks[i])) ||
	    near(scene, i, GROUP_AUTHOR) || near(scene, i, GROUP_DATE) ||
	    (near(scene, i, GROUP_META) && (dated || s->words < 12)) ||
	    (dated && s->words < (s->signs & HAS_CLOCK ? CLOCK_WORDS : 10) && i < scene->body &&
	        i > scene->features->title);
}

static bool
is_caption(const struct scene *scene, size_t i)
{
	return scene->features->stats[i].words <= CAPTION_WORDS &&
	    (scene->page->blocks[i].tag == HTML_FIGCAPTION || near(scene, i, GROUP_CAPTION) ||
	        near(scene, i, GROUP_TAG_FIGURE));
}

/* Are its parts marked, as by programs that colour code? The first ones tell. */
static bool
is_marked_as_code(const struct page *page, uint32_t pre)
{
	uint32_t end = page->elements[pre].end;

	for (uint32_t i = pre + 1; i < end && i <= pre + MARKS_MAX; i++)
		if (page->elements[i].tag == HTML_CODE || page->elements[i].tag == HTML_SPAN)
			return true;
	return false;
}

/*
 * Is preformatted text prose, as archives of mailing lists show their mails? It has sentences in words of
 * lower case, and lines broken at one width, or too few of them to tell and no braces, which code has.
 */
static bool
is_prose(const struct scene *scene, size_t i, uint32_t pre)
{
	const struct text_stats *s = &scene->features->stats[i];

	if (s->sentences < PROSE_SENTENCES || s->lower_words * 10 < s->words * 6 ||
	    is_marked_as_code(scene->page, pre))
		return false;
	return wrap_width(page_block_text(scene->page, &scene->page->blocks[i])) > 0 ||
	    (s->first == SIGN_UPPER && (s->signs & HAS_BRACES) == 0);
}

/* What a block of the text is by its markup. */
static enum block_label
text_label(const struct scene *scene, size_t i)
{
	const struct block *block = &scene->page->blocks[i];
	uint32_t pre = page_ancestor(scene->page, block->element, HTML_PRE);

	if (scene_column(scene, F_HEADING_LEVEL, i) != 0)
		return LABEL_HEADING;
	if (pre != 0)
		return is_prose(scene, i, pre) ? LABEL_TEXT : LABEL_CODE;
	if (page_ancestor(scene->page, block->element, HTML_BLOCKQUOTE) != 0)
		return LABEL_QUOTE;
	if (block->item || block->level > 0 || block->tag == HTML_DT || block->tag == HTML_DD)
		return LABEL_LIST;
	return page_structure(scene->page, block) == LABEL_TABLE ? LABEL_TABLE : LABEL_TEXT;
}

/* Choices of a form, or what was typed into it: never content. */
static bool
is_form_control(const struct block *block)
{
	return block->tag == HTML_SELECT || block->tag == HTML_TEXTAREA || block->tag == HTML_OPTION;
}

/* What a script may make a part of the page of. */
static bool
is_in_template(const struct page *page, const struct block *block)
{
	return block->hidden && page_ancestor(page, block->element, HTML_TEMPLATE) != 0;
}

static enum block_label
dropped_label(const struct scene *scene, size_t i)
{
	if (is_form_control(&scene->page->blocks[i]) ||
	    near(scene, i, GROUP_TAG_FORM) || near(scene, i, GROUP_TAG_BUTTON) ||
	    near(scene, i, GROUP_COOKIE) || near(scene, i, GROUP_LOGIN) ||
	    near(scene, i, GROUP_NEWSLETTER) || near(scene, i, GROUP_LEGAL))
		return LABEL_FORM;
	if (near(scene, i, GROUP_RELATED) || near(scene, i, GROUP_POPULAR) || near(scene, i, GROUP_TEASER))
		return LABEL_RELATED;
	if (near(scene, i, GROUP_NAV) || near(scene, i, GROUP_TAG_NAV) || near(scene, i, GROUP_MENU) ||
	    near(scene, i, GROUP_BREADCRUMB) || near(scene, i, GROUP_PAGER))
		return LABEL_NAV;
	if (scene_column(scene, F_LINKS, i) >= LINKS_OF_NAV)
		return scene->features->stats[i].words >= 6 ? LABEL_RELATED : LABEL_NAV;
	return LABEL_BOILERPLATE;
}

/* Below the beginning of the article only what says all of the title, and no more, is one. */
static bool
is_title(const struct scene *scene, size_t i)
{
	const struct features *features = scene->features;
	struct span text = page_block_text(scene->page, &scene->page->blocks[i]);

	return i == features->title && (i <= scene->body || scene->page->plain ||
	    page_same_words(text, features->title_said));
}

static enum block_label
label_of(const struct scene *scene, size_t i)
{
	size_t title = scene->features->title;
	bool article = scene_is_article(scene, i);

	if (is_title(scene, i))
		return LABEL_TITLE;
	if (!article && !scene_is_content(scene, i))
		return is_byline(scene, i) && (i > title || title == scene->page->n_blocks) ? LABEL_BYLINE
		    : dropped_label(scene, i);
	if (is_caption(scene, i))
		return LABEL_CAPTION;
	if (is_byline(scene, i))
		return LABEL_BYLINE;
	return article ? text_label(scene, i) : LABEL_OTHER;
}

/* A link and little more leads away from the article. */
static bool
leads_away(const struct features *features, size_t i)
{
	return features_column(features, F_LINKS)[i] >= LINKS_ALONE;
}

/* An <a> that was never closed, or a page of nothing but links: they say nothing then. */
static bool
is_all_links(const struct features *features, const struct answers *answers)
{
	uint64_t sure = 0, linked = 0;

	for (size_t i = 0; i < features->n_blocks; i++) {
		uint32_t words = answers->article[i] >= LIKELY ? features->stats[i].words : 0;

		sure += words;
		linked += leads_away(features, i) ? words : 0;
	}
	return linked * 2 > sure;
}

/*
 * What is of the article is content too: the mean of both answers is right more often than either. The
 * cut is drawn half the way to a fixed one, as the answers of a page err together.
 */
static void
mix(const struct page *page, const struct features *features, const struct answers *answers)
{
	bool all_links = is_all_links(features, answers);

	for (size_t i = 0; i < page->n_blocks; i++) {
		if (is_form_control(&page->blocks[i]) || is_in_template(page, &page->blocks[i]))
			answers->content[i] = answers->article[i] = 0;
		answers->article[i] = !all_links && leads_away(features, i) ? 0
		    : (uint8_t)((answers->article[i] + answers->content[i] + 1) / 2);
	}
}

static uint64_t
article_words(const struct scene *scene)
{
	uint64_t words = 0;

	for (size_t i = 0; i < scene->page->n_blocks; i++)
		words += scene_is_article(scene, i) ? scene_words(scene, i) : 0;
	return words;
}

/*
 * The cut of the article is drawn half the way to a fixed one, as the answers of a page err together.
 * If hardly a word is left then, the page is an unusual one: its answers are low, but tell its blocks
 * apart all the same. What is no content is not taken in then.
 */
static void
draw_cuts(struct scene *scene, double *expected)
{
	const struct answers *answers = scene->answers;
	double expected_article;
	uint8_t best = best_cut(scene->features, answers->article, &expected_article);

	scene->content_cut = best_cut(scene->features, answers->content, expected);
	scene->article_cut = (uint8_t)((best + ARTICLE_CUT) / 2);
	if (best >= scene->article_cut || expected_article < expected_least ||
	    article_words(scene) >= PARAGRAPH_WORDS)
		return;
	scene->article_cut = best;
	for (size_t i = 0; i < scene->page->n_blocks; i++)
		if (!scene_is_content(scene, i))
			answers->article[i] = 0;
}

/* The first paragraph of the article, n_blocks if there is none. */
static size_t
find_body(const struct scene *scene)
{
	size_t i = 0;

	while (i < scene->page->n_blocks &&
	    !(scene_is_article(scene, i) && scene->features->stats[i].words >= PARAGRAPH_WORDS))
		i++;
	return i;
}

static size_t
label_plain(const struct scene *scene, const struct thread *thread)
{
	struct plain_page plain = { scene->page, scene->features, thread, scene->answers->article,
		scene->article_cut };

	return labels_plain(&plain);
}

/* "Read more:", "Sources:": a line below the article that announces what stands below it. */
static bool
announces(const struct scene *scene, size_t i)
{
	struct span text = page_block_text(scene->page, &scene->page->blocks[i]);

	return i > scene->body && i + 1 < scene->page->n_blocks &&
	    scene_words(scene, i) <= ANNOUNCING_WORDS &&
	    (span_ends(text, SPAN(":")) || span_ends(text, SPAN("：")));
}

/* A heading with nothing of the article below it leads to something else, a line with a colon too. */
static void
drop_last_headings(const struct scene *scene)
{
	for (size_t i = scene->page->n_blocks; i-- > 0;) {
		struct block *block = &scene->page->blocks[i];

		if (block->label == LABEL_HEADING)
			block->label = LABEL_OTHER;
		else if (block->label == LABEL_TEXT && !scene->page->plain && announces(scene, i))
			block->label = LABEL_RELATED;
		else if (article_set & LABEL_BIT(block->label))
			break;
	}
}

double
labels_assign(struct page *page, const struct features *features, const struct thread *thread,
    const struct answers *answers)
{
	struct scene scene = { .page = page, .features = features, .answers = answers };
	double expected;

	mix(page, features, answers);
	draw_cuts(&scene, &expected);
	settle(&scene);
	notices_drop(&scene);
	repeats_drop(&scene);
	if (!page->plain)
		teasers_drop(&scene);
	scene.body = page->plain ? label_plain(&scene, thread) : find_body(&scene);
	for (size_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].label == LABEL_NONE)
			page->blocks[i].label = (uint8_t)label_of(&scene, i);
	drop_last_headings(&scene);
	if (!page->plain)
		bylines_label(&scene);
	for (size_t i = 0; i < page->n_blocks; i++)
		answers->content[i] = scene_is_content(&scene, i) &&
		    (dropped_set >> page->blocks[i].label & 1) == 0;
	return expected;
}

/* "Reply", "Delete": of no use to a reader. */
static bool
is_comment_control(const struct page *page, size_t i)
{
	return page->blocks[i].label == LABEL_COMMENT_META &&
	    words_are_controls(page_block_text(page, &page->blocks[i]));
}

/* The opening post of a forum stands for the article, but for its head. */
static bool
is_opening(const struct thread *thread, size_t comment, const struct block *block)
{
	return thread->forum && comment == 0 && block->label != LABEL_COMMENT_META;
}

void
labels_keep(const struct page *page, const struct answers *answers, const struct thread *thread,
    label_set set, bool *keep)
{
	bool comments = set & LABEL_BIT(LABEL_COMMENT), content = set & CONTENT;
	bool article = (set & article_set) == article_set;

	for (size_t i = 0; i < page->n_blocks; i++) {
		bool named = set >> page->blocks[i].label & 1;

		keep[i] = (named || (content && answers->content[i] != 0)) && !is_comment_control(page, i);
	}
	for (size_t c = 0; c < thread->n; c++) {
		const struct comment *comment = &thread->comments[c];

		for (size_t i = comment->first_block; i < comment->end_block && i < page->n_blocks; i++)
			keep[i] = (comments || (content && answers->content[i] != 0) ||
			              (article && is_opening(thread, c, &page->blocks[i]))) &&
			    !is_comment_control(page, i);
	}
}
