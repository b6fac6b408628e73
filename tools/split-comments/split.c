/*
 * split - a page and its thread into records
 */
#include "split.h"

#include "heap.h"
#include "json.h"

static void
add_piece(struct splitter *s, const struct block *block, uint32_t to, size_t to_start)
{
	s->pieces = heap_grow(s->pieces, &s->pieces_capacity, s->n_pieces + 1, sizeof(*s->pieces));
	s->pieces[s->n_pieces++] = (struct piece){ block->start, block->end, (uint32_t)to_start, to };
}

static bool
is_text_of_comment(uint8_t label)
{
	return label != LABEL_COMMENT_META && label != LABEL_FORM && label != LABEL_NAV &&
	    label != LABEL_RELATED && label != LABEL_BOILERPLATE && label != LABEL_BYLINE;
}

/* A list in a comment keeps its markers, counted from the comment's own list level. */
static void
add_marker(const struct block *block, const struct block *first, struct buffer *out)
{
	unsigned level = block->level > first->level ? block->level - first->level : 0;

	for (unsigned i = 0; i + 1 < level; i++)
		buffer_add(out, SPAN("  "));
	if (!block->item || block == first || level == 0)
		return;
	if (block->ordinal > 0)
		buffer_print(out, "%u. ", block->ordinal);
	else
		buffer_add(out, SPAN("• "));
}

/* The text of comment `number`, noting where its pieces went. */
static struct span
comment_text(struct splitter *s, size_t number, struct arena *arena)
{
	const struct comment *comment = &s->thread.comments[number - 1];
	const struct block *first = NULL;
	uint8_t gap = 0;

	if (comment->text.len > 0)
		return comment->text;
	buffer_reset(&s->text);
	for (uint32_t i = comment->first_block; i < comment->end_block && i < s->page.n_blocks; i++) {
		const struct block *block = &s->page.blocks[i];

		gap = block->gap > gap ? block->gap : gap;
		if (!is_text_of_comment(block->label))
			continue;
		if (first != NULL)
			buffer_add(&s->text,
			    block->cell ? SPAN("\t") : gap > 1 ? SPAN("\n\n") : SPAN("\n"));
		if (first == NULL)
			first = block;
		add_marker(block, first, &s->text);
		add_piece(s, block, (uint32_t)number, s->text.len);
		buffer_add(&s->text, page_block_text(&s->page, block));
		gap = 0;
	}
	return arena_copy(arena, buffer_span(&s->text));
}

static void
set_if_present(struct record *rec, const char *path, struct span text)
{
	if (text.len > 0)
		record_set_string(rec, path, text);
}

static struct span
comment_id(struct splitter *s, size_t number)
{
	buffer_reset(&s->json);
	buffer_add(&s->json, s->id);
	buffer_print(&s->json, "#c%zu", number);
	return arena_copy(&s->arena, buffer_span(&s->json));
}

/* Metadata of the page that its comments share. */
static const char *const shared_paths[SPLIT_SHARED] = { "metadata.bundle", "metadata.member",
	"metadata.url", "metadata.hostname", "metadata.lang" };

static void
read_shared(struct splitter *s, struct record *page)
{
	s->id = record_string(page, "id");
	if (s->id.ptr == NULL)
		s->id = SPAN("");
	s->source = record_string(page, "source");
	for (size_t i = 0; i < SPLIT_SHARED; i++)
		s->shared[i] = record_raw(page, shared_paths[i]);
}

static void
copy_shared(const struct splitter *s, struct record *rec)
{
	for (size_t i = 0; i < SPLIT_SHARED; i++)
		if (s->shared[i].ptr != NULL)
			record_set(rec, shared_paths[i], s->shared[i]);
}

static void
set_metadata(const struct comment *comment, struct record *rec)
{
	set_if_present(rec, "metadata.author", comment->author);
	set_if_present(rec, "metadata.author_url", comment->author_url);
	set_if_present(rec, "metadata.date", comment->date);
	set_if_present(rec, "metadata.score", comment->score);
	set_if_present(rec, "metadata.permalink", comment->permalink);
	set_if_present(rec, "metadata.reply_to", comment->reply_to);
	set_if_present(rec, "metadata.state", span_from(comment_state_names[comment->state]));
}

struct record *
split_comment(struct splitter *s, size_t number)
{
	const struct comment *comment = &s->thread.comments[number - 1];
	struct record *rec;

	arena_reset(&s->arena);
	rec = record_new(&s->arena);
	record_set_string(rec, "id", comment_id(s, number));
	record_set_string(rec, "text", s->texts[number - 1]);
	if (s->source.ptr != NULL)
		record_set_string(rec, "source", s->source);
	set_if_present(rec, "created", comment->created);
	record_set_string(rec, "kind", comment->kind == PINGBACK ? SPAN("pingback") : SPAN("comment"));
	record_set_string(rec, "page", s->id);
	if (comment->parent > 0)
		record_set_string(rec, "parent", comment_id(s, comment->parent));
	record_set_number(rec, "depth", comment->depth, 0);
	copy_shared(s, rec);
	set_metadata(comment, rec);
	split_set_spans(s, rec, number);
	return rec;
}

static void
read_texts(struct splitter *s, struct worker *worker)
{
	s->texts = arena_get(&worker->arena, s->thread.n * sizeof(*s->texts));
	s->n_pieces = 0;
	for (size_t i = 0; i < s->thread.n; i++)
		s->texts[i] = comment_text(s, i + 1, &worker->arena);
}

/* Everything but the thread, and what a page of markup hides. */
static void
keep_article(struct splitter *s)
{
	s->keep = heap_grow(s->keep, &s->keep_capacity, s->page.n_blocks, sizeof(*s->keep));
	for (size_t i = 0; i < s->page.n_blocks; i++) {
		struct block *block = &s->page.blocks[i];

		s->keep[i] = !block->hidden && block->label != LABEL_COMMENT_META &&
		    block->label != LABEL_COMMENT;
	}
	for (size_t c = 0; c < s->thread.n; c++)
		for (uint32_t i = s->thread.comments[c].first_block;
		    i < s->thread.comments[c].end_block && i < s->page.n_blocks; i++)
			s->keep[i] = false;
}

/* Writes the article's text and blocks from the blocks that are left. */
static void
set_article_text(struct splitter *s, struct record *page, struct worker *worker)
{
	bool blocks = !s->from_text || record_raw(page, "blocks").ptr != NULL;
	struct span text;
	size_t n;

	keep_article(s);
	s->spans = heap_grow(s->spans, &s->spans_capacity, s->page.n_blocks, sizeof(*s->spans));
	buffer_reset(&s->text);
	n = page_render(&s->page, s->keep, &s->text, s->spans);
	text = arena_copy(&worker->arena, buffer_span(&s->text));
	record_set_string(page, "text", text);
	for (size_t i = 0; i < n; i++) {
		struct block *block = &s->page.blocks[s->spans[i].block];

		add_piece(s, block, 0, s->spans[i].start);
		if (block->label == LABEL_NONE && !s->from_text)
			block->label = (uint8_t)page_structure(&s->page, block);
	}
	if (blocks)
		page_set_blocks(&s->page, s->spans, n, text, page);
}

void
split_article(struct splitter *s, struct record *page, struct worker *worker)
{
	size_t n_comments = 0;

	read_shared(s, page);
	read_texts(s, worker);
	memset(s->lists, 0, sizeof(s->lists));
	for (size_t i = 0; i < s->thread.n; i++)
		n_comments += s->thread.comments[i].kind == COMMENT;
	if (s->thread.n > 0 || !s->from_text)
		set_article_text(s, page, worker);
	record_set_string(page, "kind", SPAN("article"));
	record_set_number(page, "metadata.comment_count", (double)n_comments, 0);
	if (s->thread.announced >= 0)
		record_set_number(page, "metadata.announced_comments", (double)s->thread.announced, 0);
	record_remove(page, "thread");
	if (s->from_text && s->thread.n > 0)
		split_spans(s, page, worker);
	split_set_spans(s, page, 0);
}
