/*
 * features_own - a block by itself: its shape, its text, where it stands, whether it is repeated
 */
#include "features_parts.h"
#include "heap.h"

/* Tags in an order trees can cut: headings, text, lists, tables, others. */
static uint8_t
tag_number(uint16_t tag)
{
	switch (tag) {
	case HTML_H1: case HTML_H2: case HTML_H3: case HTML_H4: case HTML_H5: case HTML_H6:
		return (uint8_t)(10 + tag - HTML_H1);
	case HTML_P: return 30;
	case HTML_BLOCKQUOTE: return 33;
	case HTML_PRE: return 36;
	case HTML_DIV: return 40;
	case HTML_SECTION: case HTML_ARTICLE: case HTML_MAIN: return 43;
	case HTML_LI: return 50;
	case HTML_DD: return 52;
	case HTML_DT: return 54;
	case HTML_TD: return 60;
	case HTML_TH: return 62;
	case HTML_CAPTION: case HTML_FIGCAPTION: return 70;
	case HTML_FIGURE: return 72;
	case HTML_HEADER: case HTML_FOOTER: case HTML_NAV: case HTML_ASIDE: return 80;
	case HTML_FORM: case HTML_LABEL: case HTML_BUTTON: case HTML_OPTION: case HTML_LEGEND:
	case HTML_FIELDSET: case HTML_SELECT: return 90;
	case HTML_ROOT: case HTML_BODY: case HTML_HTML: return 100;
	default: return 0;
	}
}

static void
shape(const struct features *features, const struct page *page, size_t i)
{
	const struct block *block = &page->blocks[i];
	const struct element *element = &page->elements[block->element];
	uint8_t tag = tag_number(block->tag);

	features_column(features, F_TAG)[i] = tag;
	features_column(features, F_HEADING_LEVEL)[i] = tag >= 10 && tag < 16 ? (uint8_t)(tag - 9) : 0;
	features_column(features, F_FLAGS)[i] = (uint8_t)(block->hidden * 4 +
	    (element->flags & ELEMENT_NOSCRIPT ? 2 : 0) + block->cell);
	features_column(features, F_GAP)[i] = block->gap;
	features_column(features, F_INDENT)[i] = block->indent;
	features_column(features, F_LEVEL)[i] = block->level;
	features_column(features, F_ITEM)[i] = (uint8_t)(block->item + (block->ordinal != 0));
	features_column(features, F_DEPTH)[i] = bin_clip(element->depth);
}

static void
text(const struct features *features, const struct page *page, size_t i)
{
	const struct block *block = &page->blocks[i];
	const struct text_stats *s = &features->stats[i];
	uint32_t n = s->words;

	features_column(features, F_CHARS)[i] = bin_log(s->chars);
	features_column(features, F_WORDS)[i] = bin_log(n);
	features_column(features, F_WORD_LENGTH)[i] = n == 0 ? 0 : bin_clip(s->letters * 10 / n);
	features_column(features, F_LINKS)[i] = bin_ratio(block->link_bytes, block->end - block->start);
	features_column(features, F_EMPHASIS)[i] =
	    bin_ratio(block->emphasis_bytes, block->end - block->start);
	features_column(features, F_SENTENCES)[i] = bin_log(s->sentences);
	features_column(features, F_SENTENCE_LENGTH)[i] = bin_log(n / (s->sentences + 1));
	features_column(features, F_COMMAS)[i] = bin_ratio(s->commas * 4, n);
	features_column(features, F_DIGITS)[i] = bin_ratio(s->digits, s->digits + s->letters);
	features_column(features, F_CAPITALS)[i] = bin_ratio(s->capitals, n);
	features_column(features, F_UPPER)[i] = bin_ratio(s->upper, s->letters);
	features_column(features, F_LOWER_WORDS)[i] = bin_log(s->lower_words);
	features_column(features, F_SEPARATORS)[i] = bin_log(s->separators);
	features_column(features, F_FIRST)[i] = s->first;
	features_column(features, F_LAST)[i] = s->last;
	features_column(features, F_YEARS)[i] =
	    (uint8_t)((s->signs & HAS_YEAR ? 2 : 0) + (s->signs & HAS_CLOCK ? 1 : 0));
	features_column(features, F_SIGNS)[i] = (uint8_t)((s->signs & HAS_COPYRIGHT ? 16 : 0) +
	    (s->signs & HAS_ARROW ? 8 : 0) + (s->signs & HAS_CURRENCY ? 4 : 0) +
	    (s->signs & (HAS_AT | HAS_URL) ? 2 : 0) + (s->signs & HAS_BRACES ? 1 : 0));
}

static void
position(const struct features *features, const struct page *page, size_t i)
{
	const struct block *block = &page->blocks[i];
	const struct totals *t = features->totals;
	size_t n = page->n_blocks;

	features_column(features, F_POSITION)[i] = bin_ratio(i, n);
	features_column(features, F_POSITION_TEXT)[i] = bin_ratio(block->start, page->text.len);
	features_column(features, F_WORDS_BEFORE)[i] = bin_log(t[i].para_words);
	features_column(features, F_WORDS_AFTER)[i] = bin_log(t[n].para_words - t[i + 1].para_words);
	features_column(features, F_INDEX)[i] = bin_log(i);
}

static void
add_totals(struct features *features, const struct page *page, size_t i)
{
	struct text_stats *s = &features->stats[i];
	const struct block *block = &page->blocks[i];
	struct totals *t = &features->totals[i + 1];
	bool para = s->words >= 10 && s->sentences + s->commas > 0 && s->links * 2 < s->words;

	*t = features->totals[i];
	t->blocks++;
	if (block->hidden)
		return;
	t->words += s->words;
	t->link_words += s->links;
	t->para_blocks += para;
	t->para_words += para ? s->words : 0;
	t->commas += s->commas;
	t->sentences += s->sentences;
}

/* The words of the title and of the description, to be found again in blocks. */
static void
collect_words(const struct page *page, struct word_set sets[2])
{
	for (size_t i = 0; i < page->n_facts; i++) {
		struct span key = span_from(page->facts[i].key);

		if (span_equal(key, SPAN("title")))
			word_set_add(&sets[0], page->facts[i].value);
		else if (span_equal(key, SPAN("description")))
			word_set_add(&sets[1], page->facts[i].value);
	}
}

static void
repeats(struct features *features, const struct page *page)
{
	tally_reset(features, page->n_blocks);
	for (size_t i = 0; i < page->n_blocks; i++) {
		struct tally *entry = tally_entry(features, features->stats[i].hash);

		if (entry->n++ == 0)
			entry->first = (uint32_t)i;
	}
	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct tally *entry = tally_entry(features, features->stats[i].hash);

		features_column(features, F_REPEATS)[i] = bin_clip(entry->n);
		features_column(features, F_REPEAT_OF)[i] = bin_log(i - entry->first);
	}
}

/* Shares of the runs of words that stand in an earlier or in a later block too. */
static void
said_columns(struct features *features, const struct page *page)
{
	const uint32_t *list = features->shingles.list;
	size_t at = 0;

	tally_reset(features, features->shingles.n);
	for (size_t i = 0; i < page->n_blocks; i++)
		for (; at < features->shingle_ends[i]; at++) {
			struct tally *entry = tally_entry(features, list[at]);

			entry->first = entry->n++ == 0 ? (uint32_t)i : entry->first;
			entry->words = (uint32_t)i; /* the last one */
		}
	at = 0;
	for (size_t i = 0; i < page->n_blocks; i++) {
		uint32_t n = features->shingle_ends[i] - (uint32_t)at, before = 0, after = 0;

		for (; at < features->shingle_ends[i]; at++) {
			const struct tally *entry = tally_entry(features, list[at]);

			before += entry->first < i;
			after += entry->words > i;
		}
		features_column(features, F_SAID_BEFORE)[i] = bin_ratio(before, n);
		features_column(features, F_SAID_AFTER)[i] = bin_ratio(after, n);
	}
}

void
features_own(struct features *features, const struct page *page)
{
	struct word_set sets[2] = { 0 };
	uint32_t found[2];
	const struct text_search search = { sets, 2, found, &features->shingles };

	features->shingles.n = 0;
	collect_words(page, sets);
	features->totals[0] = (struct totals){ 0 };
	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		struct text_stats *stats = &features->stats[i];

		text_measure(page_block_text(page, block), stats, &search);
		features->shingle_ends[i] = (uint32_t)features->shingles.n;
		stats->links = (uint32_t)((uint64_t)stats->words * block->link_bytes /
		    (block->end - block->start));
		add_totals(features, page, i);
		features_column(features, F_TITLE_COVER)[i] = bin_ratio(found[0], sets[0].n);
		features_column(features, F_TITLE_SHARE)[i] = bin_ratio(found[0], stats->words);
		features_column(features, F_ABOUT_COVER)[i] = bin_ratio(found[1], sets[1].n);
		features_column(features, F_ABOUT_SHARE)[i] = bin_ratio(found[1], stats->words);
	}
	for (size_t i = 0; i < page->n_blocks; i++) {
		shape(features, page, i);
		text(features, page, i);
		position(features, page, i);
	}
	repeats(features, page);
	said_columns(features, page);
}
