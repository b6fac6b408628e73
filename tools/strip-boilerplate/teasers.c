/*
 * teasers - parts of a page that lead to other pages or belong to readers
 */
#include <string.h>

#include "teasers.h"

#include "ascii.h"
#include "thread_phrases.h"
#include "thread_words.h"

enum {
	HEADING_BYTES = 60, /* of a line that announces other pages */
	BEFORE_WORDS = 60, /* of the article before it, or it may be one of its sections */
	BESIDE_WORDS = 60, /* of the article beside a list, or it may be in the list */
	LIST_BLOCKS = 3,
	MAIN_SHARE = 60, /* per cent of these words that make an element hold the article */
	TITLE_BYTES = 20, /* a shorter one may begin any text */
	TEASERS = 3, /* fewer entries alike may be sections */
	TEASER_BLOCKS = 12,
	TEASER_WORDS = 100, /* an entry with more below its link is a section */
	TEASERS_SURE = 180, /* of 255: entries of which the models are as sure are sections */
	LINK_WORDS = 3, /* of a headline that leads to its page */
	OVER_WORDS = 6, /* of a line over a row of teasers */
};

/* Whole lines over links to other pages, in the languages we met. */
static const struct phrases announcing = { {
    ['a' - 'a'] = "also read|articles liés|articles similaires|artículos relacionados|à lire aussi|"
		  "a lire aussi|altri articoli|auch interessant|aktuelle beiträge|ähnliche artikel|"
		  "ähnliche beiträge",
    ['c' - 'a'] = "czytaj także|czytaj również|czytaj też|conteúdo relacionado|"
		  "contenido relacionado",
    ['d' - 'a'] = "das könnte sie auch interessieren|das könnte dich auch interessieren|"
		  "dans la même rubrique|don't miss",
    ['e' - 'a'] = "editor's picks|editors' picks",
    ['f' - 'a'] = "from around the web|from the web|from our partners",
    ['i' - 'a'] = "in other news|inne artykuły",
    ['l' - 'a'] = "latest news|latest articles|latest stories|latest posts|leia também|"
		  "lea también|lee también|leggi anche|lees ook|lesen sie auch|les plus lus|lire aussi|"
		  "lo más leído|le più lette",
    ['m' - 'a'] = "more stories|more news|more articles|more like this|more to explore|more posts|"
		  "most read|most popular|most viewed|must read|mehr zum thema|meistgelesen|mais lidas|"
		  "más noticias|más leídas|más leídos",
    ['n' - 'a'] = "notícias relacionadas|noticias relacionadas|neueste beiträge|neueste artikel|"
		  "najczęściej czytane",
    ['o' - 'a'] = "other stories|other articles|other news",
    ['p' - 'a'] = "popular posts|popular stories|popular articles|people also read|"
		  "podobne artykuły|polecamy|potrebbe interessarti|posts relacionados|"
		  "powiązane artykuły|przeczytaj także|przeczytaj też",
    ['r' - 'a'] = "related|related articles|related content|related coverage|related links|"
		  "related news|related posts|related stories|related topics|read also|read next|"
		  "recommended for you|recommended reading|recent posts|recent articles|recent news|"
		  "relacionadas|relacionados",
    ['s' - 'a'] = "similar articles|similar posts|sur le même sujet",
    ['t' - 'a'] = "trending|trending now|top stories|te puede interesar|"
		  "también te puede interesar|ti potrebbe interessare",
    ['v' - 'a'] = "vous aimerez aussi|você pode gostar|você também pode gostar",
    ['w' - 'a'] = "what to read next|weitere artikel|weitere meldungen|weitere beiträge|"
		  "weitere nachrichten|warto przeczytać",
    ['y' - 'a'] = "you may also like|you might also like|you may like|you might like|"
		  "you might be interested in|you may be interested in|you may have missed",
    ['z' - 'a'] = "zobacz także|zobacz też|zobacz również|zum thema",
    [PHRASES_OTHER] = "читайте также|читать также|смотрите также|по теме|похожие статьи|"
		      "материалы по теме|другие новости|последние новости|самое читаемое|"
		      "διαβάστε επίσης|διαβάστε ακόμα|δείτε επίσης|σχετικά άρθρα|"
		      "相关新闻|相关阅读|相关报道|推荐阅读|相关文章|延伸阅读|热门推荐",
} };

/* What such a line ends with. */
static struct span
without_end(struct span line)
{
	static const struct span ends[] = { SPAN(":"), SPAN("."), SPAN("…"), SPAN("»"), SPAN("："),
		SPAN("\xC2\xA0"), SPAN(" ") };
	size_t i = 0;

	if (line.len > 0 && ascii_is_letter(line.ptr[line.len - 1]))
		return line; /* most */
	while (i < sizeof(ends) / sizeof(*ends)) {
		bool found = span_ends(line, ends[i]);

		line.len -= found ? ends[i].len : 0;
		i = found ? 0 : i + 1;
	}
	return line;
}

static bool
announces(const struct scene *scene, size_t i)
{
	struct span line = page_block_text(scene->page, &scene->page->blocks[i]);

	return line.len <= HEADING_BYTES && phrases_have(&announcing, without_end(line));
}

/* The words of the article in blocks [first, end), by running totals. */
static uint64_t
kept_between(const uint64_t *kept, size_t first, size_t end)
{
	return first < end ? kept[end] - kept[first] : 0;
}

static uint64_t *
sum_kept(const struct scene *scene)
{
	size_t n = scene->page->n_blocks;
	uint64_t *kept = arena_get(&scene->page->arena, (n + 1) * sizeof *kept);

	kept[0] = 0;
	for (size_t i = 0; i < n; i++)
		kept[i + 1] = kept[i] + (scene_is_article(scene, i) ? scene_words(scene, i) : 0);
	return kept;
}

/* The smallest element above block i that holds most of the article before it. */
static uint32_t
main_above(const struct scene *scene, const uint64_t *kept, size_t i)
{
	const struct element *elements = scene->page->elements;
	uint32_t at = scene->page->blocks[i].element;

	while (at != 0 && kept_between(kept, elements[at].first_block, i) * 100 < kept[i] * MAIN_SHARE)
		at = elements[at].parent;
	return at;
}

/* Where what block i announces ends: with the largest element around it that begins behind the article. */
static size_t
announced_end(const struct scene *scene, const uint64_t *kept, size_t i)
{
	const struct element *elements = scene->page->elements;
	uint32_t main = main_above(scene, kept, i), at = scene->page->blocks[i].element;

	while (at != 0 && elements[at].parent != main && at != main)
		at = elements[at].parent;
	return at == 0 || at == main ? i + 1 : elements[at].end_block;
}

static void
lower(struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (scene_is_article(scene, i))
			scene->answers->article[i] = (uint8_t)(scene->article_cut - 1);
}

/* Does a list of links follow? They are no article, so the line over them is none, wherever it stands. */
static bool
stands_over_links(const struct scene *scene, size_t i)
{
	return i + 1 < scene->page->n_blocks && scene_column(scene, F_LINKS, i + 1) >= LINKS_ALONE;
}

static void
drop_announced(struct scene *scene)
{
	const uint64_t *kept = sum_kept(scene);

	for (size_t i = 0; i < scene->page->n_blocks;) {
		bool far = kept[i] >= BEFORE_WORDS;
		bool found = (far || stands_over_links(scene, i)) && announces(scene, i);
		size_t end = found && far ? announced_end(scene, kept, i) : i + 1;

		if (found)
			lower(scene, i, end);
		i = end;
	}
}

/* The list that block i is an item of; 0 if it is in none. */
static uint32_t
list_of(const struct scene *scene, size_t i)
{
	const struct block *block = &scene->page->blocks[i];
	uint32_t list = page_ancestor(scene->page, block->element, HTML_UL);

	return list != 0 ? list : page_ancestor(scene->page, block->element, HTML_OL);
}

/* Does a text begin with the title of the page, and go on behind it? */
static bool
begins_with_title(const struct scene *scene, size_t i)
{
	const struct page *page = scene->page;
	struct span title;

	if (scene->features->title == page->n_blocks || scene->features->title == i)
		return false;
	title = page_block_text(page, &page->blocks[scene->features->title]);
	return title.len >= TITLE_BYTES && page_block_text(page, &page->blocks[i]).len > title.len &&
	    span_starts(page_block_text(page, &page->blocks[i]), title);
}

/* Is there enough of the article without the list, and more than one item in it? */
static bool
is_beside_article(const struct scene *scene, const uint64_t *kept, const struct element *list)
{
	uint64_t inside = kept_between(kept, list->first_block, list->end_block);

	return list->end_block - list->first_block >= LIST_BLOCKS &&
	    kept[scene->page->n_blocks] - inside >= BESIDE_WORDS;
}

/* Lists of what is new have the page itself among their items. */
static void
drop_lists_of_news(struct scene *scene)
{
	const struct page *page = scene->page;
	const uint64_t *kept = sum_kept(scene);

	for (size_t i = 0; i < page->n_blocks; i++) {
		bool found = begins_with_title(scene, i);
		const struct element *list = &page->elements[found ? list_of(scene, i) : 0];

		if (list->tag == HTML_ROOT || !is_beside_article(scene, kept, list))
			continue;
		lower(scene, list->first_block, list->end_block);
		i = list->end_block - 1;
	}
}

/* "13 comments", and not as a link to them. */
static bool
opens_comments(const struct scene *scene, size_t i)
{
	struct span line = page_block_text(scene->page, &scene->page->blocks[i]);
	long announced;

	return line.len <= HEADING_BYTES && scene_column(scene, F_LINKS, i) < LINKS_ALONE &&
	    words_open_thread(line, &announced) && announced >= 0;
}

/* What readers say below an article, in a form that the thread finder does not know. */
static void
drop_comments(struct scene *scene)
{
	const uint64_t *kept = sum_kept(scene);

	for (size_t i = 0; i < scene->page->n_blocks; i++) {
		uint32_t main;

		if (kept[i] < BEFORE_WORDS || !opens_comments(scene, i))
			continue;
		main = main_above(scene, kept, i);
		lower(scene, i, scene->page->elements[main].end_block);
		return;
	}
}

/* An entry that begins with a link, perhaps below its date, and has a few words of text. */
static bool
is_teaser(const struct scene *scene, const struct element *entry)
{
	struct totals t = totals_of(scene->features, entry);

	if (t.blocks < 2 || t.blocks > TEASER_BLOCKS || t.words - t.link_words > TEASER_WORDS)
		return false;
	for (size_t i = entry->first_block; i < entry->first_block + 2; i++)
		if (scene_column(scene, F_LINKS, i) >= LINKS_ALONE && scene_words(scene, i) >= LINK_WORDS)
			return true;
	return false;
}

static void
sum_answers(const struct scene *scene, const struct element *entry, uint64_t *words, uint64_t *sum)
{
	for (size_t i = entry->first_block; i < entry->end_block; i++) {
		uint32_t n = scene_is_article(scene, i) ? scene_words(scene, i) : 0;

		*words += n;
		*sum += (uint64_t)n * scene->answers->article[i];
	}
}

/* Lowers the teasers among the children of an element if they are most of them. */
static void
drop_teasers_in(struct scene *scene, const uint64_t *kept, uint32_t parent)
{
	const struct element *elements = scene->page->elements;
	size_t n = 0, teasers = 0;
	uint64_t words = 0, sum = 0; /* of the answers to the words kept */

	for (uint32_t i = parent + 1; i < elements[parent].end; i = elements[i].end) {
		bool found = is_teaser(scene, &elements[i]);

		n += elements[i].end_block > elements[i].first_block;
		teasers += found;
		if (found)
			sum_answers(scene, &elements[i], &words, &sum);
	}
	if (teasers < TEASERS || teasers * 3 < n * 2 || sum >= words * TEASERS_SURE ||
	    !is_beside_article(scene, kept, &elements[parent]))
		return;
	for (uint32_t i = parent + 1; i < elements[parent].end; i = elements[i].end)
		if (is_teaser(scene, &elements[i]))
			lower(scene, elements[i].first_block, elements[i].end_block);
}

static void
drop_teasers(struct scene *scene)
{
	const struct page *page = scene->page;
	const uint64_t *kept = sum_kept(scene);

	for (uint32_t i = 0; i < page->n_elements; i++)
		if (page->elements[i].end_block - page->elements[i].first_block >= 2 * TEASERS &&
		    kept_between(kept, page->elements[i].first_block, page->elements[i].end_block) > 0)
			drop_teasers_in(scene, kept, i);
}

/* For each block the byte at which a link ends that it begins with; 0 if it begins with none. */
static uint32_t *
find_first_links(const struct scene *scene)
{
	const struct page *page = scene->page;
	uint32_t *ends = arena_get(&scene->page->arena, (page->n_blocks + 1) * sizeof *ends);

	memset(ends, 0, (page->n_blocks + 1) * sizeof *ends);
	for (uint32_t i = 1; i < page->n_elements; i++) {
		const struct element *e = &page->elements[i];

		if (e->tag == HTML_A && e->first_block < page->n_blocks &&
		    e->text_start == page->blocks[e->first_block].start)
			ends[e->first_block] = e->text_end;
	}
	return ends;
}

/* A headline that is a link on a line of its own, and its teaser on the next, in one block. */
static bool
is_teaser_block(const struct scene *scene, const uint32_t *links, size_t i)
{
	const struct block *block = &scene->page->blocks[i];
	const struct text_stats *s = &scene->features->stats[i];

	return links[i] > block->start && links[i] < block->end && s->links >= LINK_WORDS &&
	    s->words - s->links <= TEASER_WORDS && scene->page->text.ptr[links[i]] == '\n';
}

/* A few words over them that are no sentence. */
static bool
is_over_teasers(const struct scene *scene, size_t i)
{
	return scene_words(scene, i) <= OVER_WORDS &&
	    scene->features->stats[i].last != SIGN_STOP && i != scene->features->title;
}

/* Such blocks one behind the other, as in the cells of a layout. */
static void
drop_teaser_blocks(struct scene *scene)
{
	const uint64_t *kept = sum_kept(scene);
	const uint32_t *links = find_first_links(scene);
	size_t n = scene->page->n_blocks;

	for (size_t i = 0, end; i < n; i = end) {
		uint64_t words, sum = 0;

		for (end = i; end < n && is_teaser_block(scene, links, end); end++)
			sum += (uint64_t)scene->answers->article[end] * scene_words(scene, end);
		words = totals_between(scene->features, i, end).words;
		if (end - i >= TEASERS && sum < words * TEASERS_SURE &&
		    kept[n] - kept_between(kept, i, end) >= BESIDE_WORDS)
			lower(scene, i > 0 && is_over_teasers(scene, i - 1) ? i - 1 : i, end);
		end += end == i;
	}
}

void
teasers_drop(struct scene *scene)
{
	drop_comments(scene);
	drop_announced(scene);
	drop_lists_of_news(scene);
	drop_teasers(scene);
	drop_teaser_blocks(scene);
}
