/*
 * labels_plain - what stands around the article of a plain text, where no markup says so
 */
#include "labels_plain.h"

#include "plain_words.h"
#include "when.h"

enum {
	PARAGRAPH_WORDS = 12,  /* the article begins with a block of as many */
	HEAD_BLOCKS = 5,       /* above the article, forms not counted; more is a menu */
	FORM_REACH = 20,       /* blocks at the top that can be a form */
	FORM_WORDS = 60,
	BYLINE_WORDS = 12,
	BARE_DATE_WORDS = 4,   /* of a date line without a day: "March 2013" */
	DATE_REACH = 8,        /* blocks between the date line below a menu and the article */
	TITLE_WORDS = 3,
	TITLE_BYTES_MAX = 300,
	TITLE_CHARS_MAX = 150,
	NOTICE_WORDS = 40,
};

static struct span
text_of(const struct plain_page *plain, size_t i)
{
	return page_block_text(plain->page, &plain->page->blocks[i]);
}

static const struct text_stats *
stats_of(const struct plain_page *plain, size_t i)
{
	return &plain->features->stats[i];
}

static bool
is_article(const struct plain_page *plain, size_t i)
{
	return plain->article[i] >= plain->article_cut;
}

static void
label(const struct plain_page *plain, size_t i, enum block_label label)
{
	if (plain->page->blocks[i].label == LABEL_NONE)
		plain->page->blocks[i].label = (uint8_t)label;
}

/* A line as headlines are: short, not ended by a full stop. */
static bool
is_headline(const struct plain_page *plain, size_t i)
{
	struct span text = text_of(plain, i);
	size_t chars = 0;

	if (text.len > TITLE_BYTES_MAX || span_ends(text, SPAN(".")) || span_ends(text, SPAN(":")) ||
	    span_ends(text, SPAN("…")) || span_ends(text, SPAN("。")))
		return false;
	for (size_t at = 0; at < text.len; at++)
		chars += ((unsigned char)text.ptr[at] & 0xc0) != 0x80;
	return chars <= TITLE_CHARS_MAX;
}

/* Does the block ask to sign up or in? Longer ones must speak to the reader as well. */
static bool
is_form(const struct plain_page *plain, size_t i)
{
	uint32_t n = stats_of(plain, i)->words;
	struct plain_words words;

	if (n > FORM_WORDS)
		return false;
	words = plain_words_of(text_of(plain, i));
	return (n <= 4 && words.strong > 0) || (words.sign_up >= 3 && words.address > 0);
}

/* The line over a form, which speaks to nobody yet: "Free weekly updates". */
static bool
is_form_heading(const struct plain_page *plain, size_t i)
{
	return stats_of(plain, i)->words <= PARAGRAPH_WORDS && i + 1 < plain->page->n_blocks &&
	    plain_words_of(text_of(plain, i)).sign_up >= 3 && is_form(plain, i + 1);
}

static size_t
find_body(const struct plain_page *plain)
{
	size_t i = 0;

	while (i < plain->page->n_blocks && (plain->page->blocks[i].label == LABEL_FORM ||
	    !is_article(plain, i) || stats_of(plain, i)->words < PARAGRAPH_WORDS))
		i++;
	return i;
}

/* Labels the forms above the article; the number of them. There must be an article below them. */
static size_t
label_forms(const struct plain_page *plain, size_t *body)
{
	struct block *blocks = plain->page->blocks;
	size_t n_forms = 0, end = 0;

	for (; end < plain->page->n_blocks && end < FORM_REACH; end++) {
		if (blocks[end].label == LABEL_NONE &&
		    (is_form(plain, end) || is_form_heading(plain, end))) {
			blocks[end].label = LABEL_FORM;
			n_forms++;
		} else if (is_article(plain, end) && stats_of(plain, end)->words >= PARAGRAPH_WORDS) {
			break;
		}
	}
	*body = find_body(plain);
	if (*body < plain->page->n_blocks)
		return n_forms;
	for (size_t i = 0; i < end; i++)
		if (blocks[i].label == LABEL_FORM)
			blocks[i].label = LABEL_NONE;
	*body = find_body(plain);
	return 0;
}

/* A line of a date and little else. A year alone can be in a headline too. */
static bool
is_date_line(const struct plain_page *plain, size_t i)
{
	uint32_t words = stats_of(plain, i)->words;
	struct when when;

	return features_column(plain->features, F_YEARS)[i] != 0 && words < BYLINE_WORDS &&
	    is_headline(plain, i) &&
	    (words <= BARE_DATE_WORDS || when_find(text_of(plain, i), &when));
}

static bool
may_be_title(const struct plain_page *plain, size_t i)
{
	const struct block *block = &plain->page->blocks[i];

	if (i > 0 && span_ends(text_of(plain, i - 1), SPAN(":"))) /* "By:" and the name below it */
		return false;
	return block->label == LABEL_NONE && !block->item && is_headline(plain, i) &&
	    stats_of(plain, i)->words >= TITLE_WORDS && !is_date_line(plain, i);
}

/* The head of a page whose article begins at once. */
static void
label_head(const struct plain_page *plain, size_t body)
{
	bool titled = false;

	for (size_t i = 0; i < body; i++) {
		if (!plain->page->blocks[i].item && is_date_line(plain, i)) {
			label(plain, i, LABEL_BYLINE);
		} else if (!titled && may_be_title(plain, i)) {
			label(plain, i, LABEL_TITLE);
			titled = true;
		}
	}
}

/* Below a menu only a line beside the date of the article is surely its title. */
static void
label_head_below_menu(const struct plain_page *plain, size_t body)
{
	size_t title;

	for (size_t i = body; i-- > 0 && i + DATE_REACH >= body;) {
		if (plain->page->blocks[i].label != LABEL_NONE || !is_date_line(plain, i))
			continue;
		title = i > 0 && may_be_title(plain, i - 1) ? i - 1 : i + 1;
		if (title == body || !may_be_title(plain, title))
			continue;
		label(plain, title, LABEL_TITLE);
		label(plain, i, LABEL_BYLINE);
		return;
	}
}

/* "To report a comment, please write to ...", right above the comments. */
static void
label_notice(const struct plain_page *plain)
{
	size_t i = plain->thread->first_block;
	struct plain_words words;

	if (i == 0 || stats_of(plain, i - 1)->words > NOTICE_WORDS)
		return;
	words = plain_words_of(text_of(plain, i - 1));
	if (words.comments > 0 && words.rules > 0 && words.address > 0)
		label(plain, i - 1, LABEL_FORM);
}

/* The first block of the teaser whose text is block i: one or two lines of title belong to it. */
static size_t
teaser_start(const struct plain_page *plain, size_t i, size_t first, bool *repeated)
{
	size_t start = i;

	*repeated = false;
	if (i > first && is_headline(plain, i - 1))
		start = i - 1;
	if (start == i || start == first || !is_headline(plain, start - 1))
		return start;
	*repeated = span_ends(text_of(plain, start - 1), text_of(plain, start));
	return *repeated ? start - 1 : start;
}

struct teasers {
	size_t n, words, first; /* first: the block where the first one begins */
	bool repeated;          /* one says its title twice */
};

/* Finds the teasers from block `first` on; labels them if `labelled`. */
static struct teasers
find_teasers(const struct plain_page *plain, size_t first, bool labelled)
{
	struct teasers found = { .first = plain->page->n_blocks };

	for (size_t i = first; i < plain->page->n_blocks; i++) {
		bool more = plain_words_read_more(text_of(plain, i)), repeated;
		size_t start;

		if (more && labelled)
			label(plain, i, LABEL_RELATED);
		if (more || !plain_words_cut_short(text_of(plain, i)) ||
		    plain->page->blocks[i].label != LABEL_NONE)
			continue;
		start = teaser_start(plain, i, first, &repeated);
		for (size_t at = start; labelled && at <= i; at++)
			label(plain, at, LABEL_RELATED);
		found.words += totals_between(plain->features, start, i + 1).words;
		found.first = found.n++ == 0 ? start : found.first;
		found.repeated |= repeated;
	}
	return found;
}

/* Words of the article between two blocks. */
static size_t
article_words(const struct plain_page *plain, size_t first, size_t end)
{
	size_t words = 0;

	for (size_t i = first; i < end; i++)
		if (plain->page->blocks[i].label == LABEL_NONE && is_article(plain, i))
			words += stats_of(plain, i)->words;
	return words;
}

/*
 * What comes after the comments of an article is no part of it. A thread above most of the text,
 * teasers aside, is a box of recent comments and tells nothing.
 */
static void
label_after_thread(const struct plain_page *plain, size_t body)
{
	size_t first = plain->thread->first_block, end = plain->thread->end_block;
	size_t n = plain->page->n_blocks;

	if (body >= first || article_words(plain, body, first) + find_teasers(plain, end, false).words <
	    article_words(plain, end, n))
		return;
	find_teasers(plain, end, true);
	for (size_t i = end; i < n; i++)
		label(plain, i, LABEL_BOILERPLATE);
}

/* Teasers below an article; a page of nothing but teasers is made of them and keeps them. */
static void
label_teasers(const struct plain_page *plain, size_t body)
{
	struct teasers found = find_teasers(plain, body, false);

	if (found.n >= 2 && (found.repeated || found.n >= 3) &&
	    article_words(plain, body, found.first) >= found.words)
		find_teasers(plain, found.first, true);
}

size_t
labels_plain(const struct plain_page *plain)
{
	size_t body, n_forms = label_forms(plain, &body);

	if (body < plain->page->n_blocks && body - n_forms <= HEAD_BLOCKS)
		label_head(plain, body);
	else if (body < plain->page->n_blocks)
		label_head_below_menu(plain, body);
	if (plain->thread->n > 0 && !plain->thread->forum) {
		label_notice(plain);
		label_after_thread(plain, body);
	}
	label_teasers(plain, body);
	return body;
}
