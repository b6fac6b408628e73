/*
 * settle - answers that their surroundings decide
 */
#include "settle.h"

enum {
	ITEM_WORDS = 60,     /* a list or table with more in one item is layout */
	SET_BLOCKS = 3,      /* fewer are no list or table */
	QUOTE_WORDS = 120,   /* a longer quotation is not kept for its place alone */
	SURE = 200,          /* of 255 */
	DOUBTED = 170,       /* of 255: below it a block needs others near it */
	SUREST = 220,        /* of 255: such text makes an article clear */
	CLEAR_SHARE = 30,    /* per cent of the words kept, if they are of such text */
	AROUND_WORDS = 20,   /* the container of a block is one with as many words beside it */
};

static bool
is_sure(const struct scene *scene, size_t i)
{
	return i < scene->page->n_blocks && scene->answers->article[i] >= SURE;
}

static uint32_t
parent(const struct scene *scene, uint32_t element)
{
	return scene->page->elements[element].parent;
}

/* Blocks [first, end) that share an element: kept or dropped together. */
struct set_of_blocks {
	size_t first, end;
	uint32_t element;
};

/* The nearest table, or list; 0 if there is none. */
static uint32_t
table_or_list(const struct page *page, const struct block *block)
{
	uint32_t list;

	if (block->tag == HTML_TD || block->tag == HTML_TH)
		return page_ancestor(page, block->element, HTML_TABLE);
	if (block->tag != HTML_LI)
		return 0;
	list = page_ancestor(page, block->element, HTML_UL);
	return list != 0 ? list : page_ancestor(page, block->element, HTML_OL);
}

static uint32_t
quotation(const struct page *page, const struct block *block)
{
	return page_ancestor(page, block->element, HTML_BLOCKQUOTE);
}

/* The blocks from `first` on with its element; 0: none, the set is of one block. */
static struct set_of_blocks
set_from(const struct page *page, size_t first,
    uint32_t (*element)(const struct page *, const struct block *))
{
	struct set_of_blocks set = { first, first + 1, element(page, &page->blocks[first]) };

	while (set.element != 0 && set.end < page->n_blocks &&
	    element(page, &page->blocks[set.end]) == set.element)
		set.end++;
	return set;
}

/* The cell or item of a list that the block stands in. */
static uint32_t
item_of(const struct page *page, const struct block *block)
{
	return page_ancestor(page, block->element, (enum html_tag)block->tag);
}

/* The row that the block stands in; 0 if it is in none. */
static uint32_t
row_of(const struct page *page, size_t i)
{
	return i < page->n_blocks ? page_ancestor(page, page->blocks[i].element, HTML_TR) : 0;
}

/* A table of one column whose cells are mostly sentences: a text, one paragraph a row. */
static bool
is_text_in_rows(const struct scene *scene, struct set_of_blocks set)
{
	uint32_t sentences = 0, all = 0, row = 0;

	if (scene->page->elements[set.element].tag != HTML_TABLE)
		return false;
	for (size_t i = set.first; i < set.end; i++) {
		uint32_t words = scene_words(scene, i), last = row;
		bool sentence = scene->features->stats[i].sentences > 0 && words >= PARAGRAPH_WORDS;

		row = row_of(scene->page, i);
		if (row == last)
			return false;
		all += words;
		sentences += sentence ? words : 0;
	}
	return sentences > ITEM_WORDS && sentences * 3 > all * 2;
}

/* A long text in it, or paragraphs in one cell: no table of data or plain list, but the page's layout. */
static bool
is_layout(const struct scene *scene, struct set_of_blocks set)
{
	uint32_t words = 0, item = 0; /* words of paragraphs that share an item */

	for (size_t i = set.first; i < set.end; i++) {
		uint32_t here = scene_words(scene, i), last = item;

		item = item_of(scene->page, &scene->page->blocks[i]);
		if (item != last)
			words = 0;
		words += here >= PARAGRAPH_WORDS ? here : 0;
		if (words > ITEM_WORDS)
			return true;
	}
	return is_text_in_rows(scene, set);
}

/* Do block i, if there is one, and the element stand side by side, and is the block's answer as high? */
static bool
stands_beside(const struct scene *scene, size_t i, uint32_t element, uint8_t answer)
{
	return i < scene->page->n_blocks && scene->answers->article[i] >= answer &&
	    parent(scene, scene->page->blocks[i].element) == parent(scene, element);
}

static bool
is_table(const struct page *page, struct set_of_blocks set)
{
	return page->elements[set.element].tag == HTML_TABLE;
}

/* A table between two blocks of the article, or next to one in its container, is no list of links. */
static bool
is_inside(const struct scene *scene, struct set_of_blocks set)
{
	struct totals t = totals_between(scene->features, set.first, set.end);
	size_t before = set.first - 1, n = scene->page->n_blocks; /* before the first block: n or more */

	if (!is_table(scene->page, set))
		return false;
	if (t.link_words * 10 <= t.words && (stands_beside(scene, before, set.element, DOUBTED) ||
	        stands_beside(scene, set.end, set.element, DOUBTED)))
		return true;
	return t.link_words * 2 <= t.words && before < n && scene_is_article(scene, before) &&
	    set.end < n && scene_is_article(scene, set.end);
}

static void
lift(uint8_t *answer, uint8_t cut)
{
	if (*answer < cut)
		*answer = cut;
}

static void
lower(uint8_t *answer, uint8_t cut)
{
	if (*answer >= cut)
		*answer = (uint8_t)(cut - 1);
}

static uint8_t
mean_of_blocks(const uint8_t *answers, struct set_of_blocks set)
{
	size_t sum = 0;

	for (size_t i = set.first; i < set.end; i++)
		sum += answers[i];
	return (uint8_t)(sum / (set.end - set.first));
}

/* Of the content: cells of data are short, and a column of numbers says less than one of names. */
static uint8_t
mean_of_words(const struct scene *scene, struct set_of_blocks set)
{
	uint64_t sum = 0, n = 0;

	for (size_t i = set.first; i < set.end; i++) {
		sum += (uint64_t)scene->answers->content[i] * scene_words(scene, i);
		n += scene_words(scene, i);
	}
	return n == 0 ? 0 : (uint8_t)(sum / n);
}

/* Lifts all answers of the set to the cut, or lowers them below it. */
static void
settle_set(uint8_t *answers, uint8_t cut, struct set_of_blocks set, bool kept)
{
	for (size_t i = set.first; i < set.end; i++)
		if (kept)
			lift(&answers[i], cut);
		else
			lower(&answers[i], cut);
}

static void
settle_tables(struct scene *scene)
{
	for (size_t i = 0; i < scene->page->n_blocks;) {
		struct set_of_blocks set = set_from(scene->page, i, table_or_list);

		if (set.end - set.first >= SET_BLOCKS && !is_layout(scene, set)) {
			const struct answers *answers = scene->answers;
			uint8_t content_cut = scene->content_cut, article_cut = scene->article_cut;
			bool kept = is_inside(scene, set);

			if (is_table(scene->page, set))
				settle_set(answers->content, content_cut, set,
				    kept || mean_of_words(scene, set) >= content_cut);
			settle_set(answers->article, article_cut, set,
			    kept || mean_of_blocks(answers->article, set) >= article_cut);
		}
		i = set.end;
	}
}

/*
 * A quotation, a message of a social network that is shown within the article: its text may be foreign
 * to the article, and who wrote it when looks like a byline. Its place tells, or most of its text.
 */
static bool
is_quoted(const struct scene *scene, struct set_of_blocks set)
{
	struct totals t = totals_between(scene->features, set.first, set.end);
	uint32_t kept = 0;

	for (size_t i = set.first; i < set.end; i++)
		kept += scene_is_article(scene, i) ? scene_words(scene, i) : 0;
	if (kept * 2 > t.words)
		return true;
	return t.words <= QUOTE_WORDS && t.link_words * 2 <= t.words && set.first > 0 &&
	    scene_is_article(scene, set.first - 1) && set.end < scene->page->n_blocks &&
	    scene_is_article(scene, set.end);
}

static void
settle_quotations(struct scene *scene)
{
	for (size_t i = 0; i < scene->page->n_blocks;) {
		struct set_of_blocks set = set_from(scene->page, i, quotation);
		bool kept = set.element != 0 && is_quoted(scene, set);

		for (i = set.first; i < set.end; i++)
			if (kept)
				lift(&scene->answers->article[i], scene->article_cut);
	}
}

/* Headings of an article that are links, as in lists of things to buy. */
static void
settle_linked_headings(struct scene *scene)
{
	const struct block *blocks = scene->page->blocks;

	for (size_t i = 1; i < scene->page->n_blocks; i++)
		if (scene_column(scene, F_HEADING_LEVEL, i) != 0 &&
		    scene_column(scene, F_LINKS, i) >= LINKS_ALONE &&
		    scene->answers->content[i] >= LIKELY &&
		    stands_beside(scene, i - 1, blocks[i].element, SURE) &&
		    stands_beside(scene, i + 1, blocks[i].element, SURE))
			lift(&scene->answers->article[i], scene->article_cut);
}

/* Is most of what is kept text the models are very sure of? */
static bool
is_clear(const struct scene *scene)
{
	uint64_t kept = 0, surest = 0;

	for (size_t i = 0; i < scene->page->n_blocks; i++) {
		kept += scene_is_article(scene, i) ? scene_words(scene, i) : 0;
		surest += scene->answers->article[i] >= SUREST ? scene_words(scene, i) : 0;
	}
	return surest * 100 >= kept * CLEAR_SHARE;
}

/* Running totals of answers, each weighted with the words of its block; n_blocks + 1 of them. */
static uint64_t *
sum_answers(const struct scene *scene)
{
	size_t n = scene->page->n_blocks;
	uint64_t *sums = arena_get(&scene->page->arena, (n + 1) * sizeof *sums);

	sums[0] = 0;
	for (size_t i = 0; i < n; i++)
		sums[i + 1] = sums[i] + (uint64_t)scene->answers->article[i] * scene_words(scene, i);
	return sums;
}

/* The mean answer of the other blocks in the nearest container with enough of them. */
static uint64_t
answer_around(const struct scene *scene, const uint64_t *sums, size_t i)
{
	const struct element *elements = scene->page->elements;
	uint32_t at = scene->page->blocks[i].element, words = scene_words(scene, i);
	uint64_t sum = (uint64_t)scene->answers->article[i] * words, others;

	while (at != 0 && totals_of(scene->features, &elements[at]).words < words + AROUND_WORDS)
		at = elements[at].parent;
	others = totals_of(scene->features, &elements[at]).words - words;
	return others == 0 ? 0
	    : (sums[elements[at].end_block] - sums[elements[at].first_block] - sum) / others;
}

/* The first paragraph of which the models are sure. */
static size_t
first_sure(const struct scene *scene)
{
	size_t i = 0;

	while (i < scene->page->n_blocks &&
	    !(is_sure(scene, i) && scene_words(scene, i) >= PARAGRAPH_WORDS))
		i++;
	return i;
}

/*
 * In a page whose article is clear, a block in doubt with no sure one next to it is a teaser, a box, a
 * note. But what stands between the title and the article leads into it.
 */
static void
drop_lone_blocks(struct scene *scene)
{
	size_t title = scene->features->title, first = first_sure(scene);
	const uint64_t *sums = sum_answers(scene);

	for (size_t i = 0; i < scene->page->n_blocks; i++) {
		const struct block *block = &scene->page->blocks[i];

		if (scene->answers->article[i] >= DOUBTED || !scene_is_article(scene, i) ||
		    (i > 0 && is_sure(scene, i - 1)) || is_sure(scene, i + 1) ||
		    (title < i && i < first) ||
		    block->tag == HTML_TD || block->tag == HTML_TH || block->cell)
			continue;
		if (answer_around(scene, sums, i) < SURE)
			lower(&scene->answers->article[i], scene->article_cut);
	}
}

void
settle(struct scene *scene)
{
	settle_tables(scene);
	if (!scene->page->plain && is_clear(scene))
		drop_lone_blocks(scene);
	settle_quotations(scene);
	settle_linked_headings(scene);
}
