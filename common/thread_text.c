/*
 * thread_text - the comments of a plain-text page, or of a text rendering of one
 */
#include "thread_text.h"

#include "ascii.h"
#include "thread_words.h"

enum { FACT_VALUE_MAX = 60, TEASER_MIN = 5 };

static unsigned long long
hash_letters(struct span text)
{
	unsigned long long hash = 0xcbf29ce484222325u;

	if (text.len > 4 && span_equal_nocase(span_slice(text, 0, 4), SPAN("Re: ")))
		text = span_slice(text, 4, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_word(text.ptr[i]))
			hash = (hash ^ (unsigned char)(text.ptr[i] | 0x20)) * 0x100000001b3u;
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
	    words_are_user_fact(lines->list[i - 1].text, &alone) && alone;
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
	if (words_end_in_says(text))
		flags |= LINE_SAYS;
	if (words_are_controls(text))
		flags |= LINE_CONTROL | (words_are_answer_controls(text) ? LINE_ANSWER : 0);
	if (words_may_be_name(text))
		flags |= LINE_NAME;
	return flags;
}

void
line_classify(const struct lines *lines, size_t i)
{
	struct line *line = &lines->list[i];
	bool alone;

	line->known = true;
	line->hash = hash_letters(line->text);
	if (ends_like_teaser(line->text))
		line->flags |= LINE_TEASER;
	if (line->text.len > WHEN_LINE_MAX)
		return;
	line->flags |= word_flags(line);
	line_dated(lines, i);
	if (is_value(lines, i) || words_are_user_fact(line->text, &alone))
		line->flags = (uint16_t)((line->flags | LINE_FACT) & ~(LINE_NAME | LINE_DATE));
}

/* Two blank lines between this block and the one before? */
static bool
is_set_off(const struct page *page, size_t at)
{
	size_t newlines = 0;

	if (at == 0)
		return false;
	for (size_t i = page->blocks[at - 1].end; i < page->blocks[at].start; i++)
		newlines += page->text.ptr[i] == '\n';
	return newlines > 2;
}

static void
collect_lines(struct lines *lines, struct page *page)
{
	lines->page = page;
	lines->n = page->n_blocks;
	lines->list = arena_get_zeroed(&page->arena, lines->n, sizeof(*lines->list));
	for (size_t i = 0; i < lines->n; i++) {
		struct line *line = &lines->list[i];

		line->text = page_block_text(page, &page->blocks[i]);
		line->level = page->blocks[i].level;
		if (is_set_off(page, i))
			line->flags |= LINE_BLANKS;
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

/* Labels the blocks of a post and makes a comment of it. */
static void
add_post(struct thread *thread, struct page *page, const struct post *post)
{
	struct comment *comment = thread_add(thread);
	struct span body = { NULL, 0 };

	for (uint32_t i = post->first; i < post->end; i++) {
		bool inside = i >= post->body && i < post->stop;

		page->blocks[i].label = inside ? LABEL_COMMENT : LABEL_COMMENT_META;
	}
	if (post->body < post->stop)
		body = page_block_text(page, &page->blocks[post->body]);
	comment->parent = post->parent;
	comment->depth = post->depth;
	comment->kind = post->kind;
	comment->author = post->author;
	comment->author_url = post->author_url;
	comment->date = post->date;
	comment->score = post->score;
	comment->first_block = post->first;
	comment->end_block = post->end;
	if (post->stop == post->body + 1 && words_are_deleted(body))
		comment->state = COMMENT_DELETED;
	else if (body.ptr != NULL && words_are_moderated(body))
		comment->state = COMMENT_MODERATED;
}

void
thread_take_posts(struct thread *thread, const struct posts *posts, struct page *page)
{
	for (uint32_t i = posts->first_block; i < posts->end_block; i++)
		page->blocks[i].label = LABEL_COMMENT_META;
	for (size_t i = 0; i < posts->n; i++)
		add_post(thread, page, &posts->list[i]);
	thread->announced = posts->announced;
	thread->forum = posts->forum;
	thread->found_by = posts->found_by;
	thread->first_block = posts->first_block;
	thread->end_block = posts->end_block;
}

void
thread_find_text(struct thread *thread, struct page *page)
{
	struct lines lines = { 0 };
	struct posts list = { .announced = -1, .found_by = "list items" };
	struct posts flat = { .announced = -1, .found_by = "repeated heads" };
	const struct posts *best;

	if (page->n_blocks < 2)
		return;
	collect_lines(&lines, page);
	thread_read_list(&list, &lines);
	thread_read_flat(&flat, &lines);
	best = list.n > 0 && list.n * 5 >= flat.n * 3 ? &list : &flat;
	if (best->n > 0)
		thread_take_posts(thread, best, page);
}
