/*
 * bylines - lines beside the title that name the author or the day
 */
#include "bylines.h"

#include "author_name.h"
#include "page_author.h"
#include "when.h"

enum {
	BEFORE_TITLE = 3, /* blocks */
	AFTER_TITLE = 10,
	BELOW_BODY = 2, /* blocks of the article's first ones */
	LINE_BYTES = 160,
	LINE_WORDS = 25,
	DAY_WORDS = 10,
	LOWER_WORDS = 5, /* a sentence about the author has more */
	BESIDE = 2, /* blocks from the author to the day */
};

static bool
is_dropped(const struct block *block)
{
	return !block->hidden && (block->label == LABEL_NAV || block->label == LABEL_RELATED ||
	    block->label == LABEL_BOILERPLATE || block->label == LABEL_FORM);
}

/* "Ann Lee", but not "Ann Lee's blog"; of a name of one word, nothing else but "By". */
static bool
names(struct span text, struct span author)
{
	size_t at = span_find_nocase(text, author);
	struct span behind = span_slice(text, at + author.len, text.len);

	if (at == text.len || span_starts(behind, SPAN("'s")) || span_starts(behind, SPAN("’s")))
		return false;
	return memchr(author.ptr, ' ', author.len) != NULL ||
	    span_equal_nocase(author_without_by(text), author);
}

/* Is the block a short line with the name of an author? */
static bool
names_author(const struct scene *scene, const struct page_authors *authors, size_t i)
{
	const struct block *block = &scene->page->blocks[i];
	const struct text_stats *stats = &scene->features->stats[i];
	struct span text = page_block_text(scene->page, block);

	if (text.len > LINE_BYTES || stats->words > LINE_WORDS || block->tag == HTML_H1 ||
	    block->tag == HTML_NAV || (stats->last == SIGN_STOP && stats->lower_words > LOWER_WORDS))
		return false;
	for (size_t k = 0; k < authors->n; k++)
		if (names(text, authors->list[k]))
			return true;
	return false;
}

/* Is the block a short line with a date, and an author's line near it? */
static bool
is_day_beside(const struct scene *scene, const bool *authored, size_t first, size_t i, size_t n)
{
	struct span text = page_block_text(scene->page, &scene->page->blocks[first + i]);
	struct when when;

	if (scene_words(scene, first + i) > DAY_WORDS || !when_find(text, &when))
		return false;
	for (size_t k = i > BESIDE ? i - BESIDE : 0; k < n && k <= i + BESIDE; k++)
		if (authored[k])
			return true;
	return false;
}

void
bylines_label(const struct scene *scene)
{
	struct page *page = scene->page;
	size_t title = scene->features->title, first = title > BEFORE_TITLE ? title - BEFORE_TITLE : 0;
	size_t n = scene->body + BELOW_BODY - first;
	struct block *blocks;
	bool authored[BEFORE_TITLE + 1 + AFTER_TITLE] = { false };

	if (title == page->n_blocks || scene->body < first)
		return;
	blocks = page->blocks + first;
	if (n > sizeof(authored) / sizeof(authored[0]))
		n = sizeof(authored) / sizeof(authored[0]);
	if (n > page->n_blocks - first)
		n = page->n_blocks - first;
	for (size_t i = 0; i < n; i++)
		authored[i] = first + i != title &&
		    (blocks[i].label == LABEL_BYLINE || is_dropped(&blocks[i])) &&
		    names_author(scene, page_authors(page), first + i);
	for (size_t i = 0; i < n; i++)
		if (authored[i] || (is_dropped(&blocks[i]) && first + i != title &&
		    is_day_beside(scene, authored, first, i, n)))
			blocks[i].label = LABEL_BYLINE;
}
