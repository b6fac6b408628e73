/*
 * line - the lines of a page as readers of threads see them: what each may be
 */
#include "line.h"

#include "ascii.h"
#include "thread_name.h"
#include "thread_words.h"

enum {
	FACT_VALUE_MAX = 60, /* bytes of the value under a fact about a user */
	LINES_MAX = 1 << 18, /* of a page of markup */
};

static unsigned long long
hash_letters(struct span text)
{
	unsigned long long hash = SPAN_HASH;

	if (text.len > 4 && span_equal_nocase(span_slice(text, 0, 4), SPAN("Re: ")))
		text = span_slice(text, 4, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_word(text.ptr[i]))
			hash = span_hash_byte(hash, text.ptr[i] | 0x20);
	return hash;
}

static size_t
count_letters(struct span text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len && n < 2; i++)
		n += ascii_is_word(text.ptr[i]);
	return n;
}

static bool
ends_like_teaser(struct span text)
{
	return span_ends(text, SPAN("[…]")) || span_ends(text, SPAN("[...]")) ||
	    span_starts(text, SPAN("Read more")) || span_ends(text, SPAN("Read more →")) ||
	    span_ends(text, SPAN("Weiterlesen →")) || span_ends(text, SPAN("Continue reading →"));
}

bool
line_dated(const struct lines *lines, size_t i)
{
	struct line *line = &lines->list[i];
	struct span text = line->text;

	if (line->searched)
		return (line->flags & LINE_DATE) != 0;
	line->searched = true;
	if (!when_find(text, &line->when))
		return false;
	line->flags |= LINE_DATE;
	line->before = span_make(text.ptr, (size_t)(line->when.text.ptr - text.ptr));
	line->after = span_slice(text, line->before.len + line->when.text.len, text.len);
	return true;
}

/* Is this the value of a fact whose name stands alone on the line above? */
static bool
is_value(const struct lines *lines, size_t i)
{
	bool alone;

	return i > 0 && lines->list[i].text.len <= FACT_VALUE_MAX &&
	    words_are_user_fact(lines->list[i - 1].text, &alone) && alone &&
	    (!line_dated(lines, i) || words_tell_joining(lines->list[i - 1].text));
}

bool
line_is_fact(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->list[i];
	bool alone;

	if (line->known)
		return (line->flags & LINE_FACT) != 0;
	return line->text.len <= WHEN_LINE_MAX &&
	    (is_value(lines, i) || words_are_user_fact(line->text, &alone));
}

bool
line_is_answer(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->list[i];

	if (line->known)
		return (line->flags & LINE_ANSWER) != 0;
	return line->text.len <= WHEN_LINE_MAX && words_are_controls(line->text) &&
	    words_are_answer_controls(line->text);
}

static uint16_t
word_flags(struct line *line)
{
	struct span text = line->text;
	uint16_t flags = 0;

	if (count_letters(text) < 2)
		flags |= LINE_BARE;
	if (words_open_thread(text, &line->announced))
		flags |= LINE_OPEN | (line->announced >= 0 ? LINE_COUNTED : 0);
	if (words_close_thread(text))
		flags |= LINE_CLOSE;
	if (words_are_pingback(text))
		flags |= LINE_PINGBACK;
	if (name_says(text))
		flags |= LINE_SAYS;
	if (words_are_controls(text))
		flags |= LINE_CONTROL | (words_are_answer_controls(text) ? LINE_ANSWER : 0);
	if (name_is_likely(text))
		flags |= LINE_NAME;
	return flags;
}

void
line_classify(const struct lines *lines, size_t i)
{
	struct line *line = &lines->list[i];
	bool fact = line_is_fact(lines, i);

	line->known = true;
	line->hash = hash_letters(line->text);
	if (ends_like_teaser(line->text))
		line->flags |= LINE_TEASER;
	if (line->text.len > WHEN_LINE_MAX)
		return;
	line->flags |= word_flags(line);
	if (line_dated(lines, i) && !line->when.relative)
		line->flags &= (uint16_t)~LINE_CONTROL; /* a head with controls behind its date */
	if (fact)
		line->flags = (uint16_t)((line->flags | LINE_FACT) & ~(LINE_NAME | LINE_DATE));
}

/* What lies between a block and the one before: line breaks, white space, no-break spaces. */
static struct span
gap_before(const struct page *page, size_t at)
{
	uint32_t start = at > 0 ? page->blocks[at - 1].end : page->blocks[at].start;

	return span_slice(buffer_span(&page->text), start, page->blocks[at].start);
}

/* Two blank lines between this block and the one before, or a line with a no-break space alone and no
 * blank one? */
static uint16_t
border_flags(const struct page *page, size_t at)
{
	struct span gap = gap_before(page, at);
	size_t newlines = span_count(gap, '\n');
	bool hard = span_find(gap, SPAN("\xc2\xa0")) < gap.len;

	if (newlines > 2 && !hard)
		return LINE_BLANKS;
	return page->plain && hard && newlines == 2 ? LINE_PARTED : 0;
}

void
lines_of_blocks(struct lines *lines, struct page *page)
{
	lines->page = page;
	lines->n = page->n_blocks;
	lines->list = arena_get_zeroed(&page->arena, lines->n, sizeof(*lines->list));
	for (size_t i = 0; i < lines->n; i++) {
		struct line *line = &lines->list[i];

		line->text = page_block_text(page, &page->blocks[i]);
		line->level = page->blocks[i].level;
		line->flags = border_flags(page, i);
	}
}

static void
add_line(struct lines *lines, struct span text, const struct block *block)
{
	text = span_trim(text);
	if (text.len == 0 || lines->n == LINES_MAX)
		return;
	lines->list[lines->n++] = (struct line){ .text = text, .level = block->level };
}

/* Lines of the blocks that are shown. */
static size_t
count_lines(const struct page *page)
{
	size_t n = 0;

	for (size_t i = 0; i < page->n_blocks; i++) {
		struct span rest = page_block_text(page, &page->blocks[i]), line;

		while (!page->blocks[i].hidden && span_split(&rest, '\n', &line))
			n++;
	}
	return n < LINES_MAX ? n : LINES_MAX;
}

void
lines_of_markup(struct lines *lines, struct page *page)
{
	size_t n = count_lines(page);

	lines->page = page;
	lines->list = arena_get_zeroed(&page->arena, n, sizeof(*lines->list));
	for (size_t i = 0; i < page->n_blocks && lines->n < n; i++) {
		struct span rest = page_block_text(page, &page->blocks[i]), line;

		while (!page->blocks[i].hidden && span_split(&rest, '\n', &line))
			add_line(lines, line, &page->blocks[i]);
	}
}

bool
lines_heading(const struct lines *lines, size_t at, size_t reach, size_t *heading)
{
	long announced;

	for (size_t back = 1; back <= reach && back <= at; back++) {
		if (!words_open_thread(lines->list[at - back].text, &announced))
			continue;
		*heading = at - back;
		return true;
	}
	return false;
}
