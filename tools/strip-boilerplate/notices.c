/*
 * notices - lines that say of themselves that they are none of the text
 */
#include "notices.h"

#include "ascii.h"
#include "thread_phrases.h"

enum {
	LABEL_BYTES = 40,
	SURE = 200,        /* of 255 */
	AD_WORDS = 60,     /* of a container that begins with the label, or it holds more than an ad */
	AD_BLOCKS = 12,
	NOTICE_WORDS = 60, /* of a line about copyright, or it is a text about that */
	TRAIL_WORDS = 20,
	YEAR_REACH = 16,   /* bytes behind the word in which the year stands */
};

/* Whole lines above or below an advertisement. */
static const struct phrases advertising = { {
    ['a' - 'a'] = "advertisement|advertisements|ads by google|advertentie|annons|anzeige|anzeigen",
    ['i' - 'a'] = "inzerce",
    ['p' - 'a'] = "paid advertisement|publicidad|publicidade|publicité|pubblicità",
    ['r' - 'a'] = "reklam|reklama|reklame|reclame",
    ['s' - 'a'] = "sponsored link|sponsored links",
    ['w' - 'a'] = "werbung",
    [PHRASES_OTHER] = "реклама|διαφήμιση|广告|廣告|広告|광고|إعلان",
} };

/* A heading or an item with such a word is about advertising. */
static bool
is_label(const struct scene *scene, size_t i)
{
	struct span text = page_block_text(scene->page, &scene->page->blocks[i]);

	if (scene_column(scene, F_HEADING_LEVEL, i) != 0 || scene->page->blocks[i].item)
		return false;
	while (text.len > 0 && memchr(":.-*[]() ", text.ptr[text.len - 1], 9) != NULL)
		text.len--;
	while (text.len > 0 && memchr("-*[( ", text.ptr[0], 5) != NULL)
		text = span_slice(text, 1, text.len);
	return text.len > 0 && text.len <= LABEL_BYTES && phrases_have(&advertising, text);
}

/* A colon, or a year or the sign soon behind the word "copyright". */
static bool
tells_year(struct span rest)
{
	size_t digits = 0;

	rest = span_slice(rest, 0, YEAR_REACH);
	if (span_starts(rest, SPAN(":")))
		return true;
	for (size_t i = 0; i < rest.len; i++) {
		digits = ascii_is_digit(rest.ptr[i]) ? digits + 1 : 0;
		if (digits == 4)
			return true;
	}
	return span_find(rest, SPAN("©")) < rest.len;
}

static bool
begins(struct span text, struct span word)
{
	return span_equal_nocase(span_slice(text, 0, word.len), word);
}

/* Items of a list name licences, and the head of a program belongs to it. */
static bool
is_copyright(const struct scene *scene, size_t i)
{
	static const struct span words[] = { SPAN("copyright"), SPAN("(c)") };
	const struct block *block = &scene->page->blocks[i];
	struct span text = page_block_text(scene->page, block);

	if (scene_words(scene, i) > NOTICE_WORDS || block->item || block->tag == HTML_PRE)
		return false;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (begins(text, words[k]))
			return tells_year(span_slice(text, words[k].len, text.len));
	return begins(text, SPAN("©"));
}

/* "Home > Sport > Cup" above the title. */
static bool
is_trail(const struct scene *scene, size_t i)
{
	static const struct span arrows[] = { SPAN(" > "), SPAN(" » "), SPAN(" › ") };
	struct span text = page_block_text(scene->page, &scene->page->blocks[i]);
	size_t n = 0;

	if (scene->features->title == scene->page->n_blocks || i >= scene->features->title ||
	    scene_words(scene, i) > TRAIL_WORDS || scene->page->blocks[i].link_bytes == 0)
		return false;
	for (size_t k = 0; k < sizeof arrows / sizeof *arrows; k++)
		for (struct span rest = text; span_find(rest, arrows[k]) < rest.len; n++)
			rest = span_slice(rest, span_find(rest, arrows[k]) + 1, rest.len);
	return n >= 2;
}

/* Is there a paragraph in blocks [first, end) of which the models are sure? */
static bool
has_sure(const struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (scene->answers->article[i] >= SURE && scene_words(scene, i) >= PARAGRAPH_WORDS)
			return true;
	return false;
}

/* Where the largest element ends that begins with block i and may be an advertisement. */
static size_t
ad_end(const struct scene *scene, size_t i)
{
	const struct element *elements = scene->page->elements;
	size_t end = i + 1;

	for (uint32_t at = scene->page->blocks[i].element; at != 0; at = elements[at].parent) {
		const struct element *e = &elements[at];
		struct totals t = totals_of(scene->features, e);

		if (e->first_block != i || t.words > AD_WORDS || t.blocks > AD_BLOCKS ||
		    has_sure(scene, end, e->end_block))
			break;
		end = e->end_block > end ? e->end_block : end;
	}
	return end;
}

static void
drop(struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		scene->answers->article[i] = scene->answers->content[i] = 0;
}

void
notices_drop(struct scene *scene)
{
	for (size_t i = 0; i < scene->page->n_blocks; i++) {
		if (!scene_is_article(scene, i) && !scene_is_content(scene, i))
			continue;
		if (is_label(scene, i))
			drop(scene, i, ad_end(scene, i));
		else if (is_copyright(scene, i) || is_trail(scene, i))
			drop(scene, i, i + 1);
	}
}
