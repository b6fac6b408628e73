/*
 * thread_html - the comments of a page of markup
 *
 * All rows of the platform table look for their posts in one pass over the elements. The row whose
 * posts hold together best (an author or a date, and a text, in each) is taken; its posts are
 * nested by containment, by lists of replies beside them, or by the depth they tell. When no row
 * fits, thread_generic.c looks for containers that repeat.
 */
#include <stdlib.h>

#include "thread.h"
#include "thread_generic.h"
#include "thread_post.h"
#include "thread_words.h"

enum {
	BUCKETS = 512,      /* of the table of post selectors */
	TRIED_MAX = 6,      /* rows whose posts are read */
	HEADING_REACH = 12, /* blocks between "12 comments" and the first post */
	POSTS_MAX = 20000,  /* of one page */
	LEVELS_MAX = 64,    /* open depths when posts tell theirs */
};

/* One alternative of a row's post selector. */
struct entry {
	struct select_rule rule;
	uint16_t row;
	uint16_t next; /* in its bucket; 0: none */
};

struct table {
	struct entry *entries; /* from 1 */
	size_t n;
	uint16_t buckets[BUCKETS]; /* by the letters an id or a class begins with */
	uint16_t attribute; /* chain of entries that name an attribute only */
	uint16_t loose;     /* and of those that name neither */
	size_t n_rows;
};

struct rows {
	struct markup_posts *list; /* one for each platform */
	size_t *capacity;
	size_t n;
};

/* The hash of the letters a word begins with, case folded. */
static unsigned
stem_hash(struct span word)
{
	unsigned hash = 2166136261u;

	for (size_t i = 0; i < word.len; i++) {
		char c = (char)(word.ptr[i] | 0x20);

		if (c < 'a' || c > 'z')
			break;
		hash = (hash ^ (unsigned char)c) * 16777619u;
	}
	return hash % BUCKETS;
}

static void
add_entry(struct table *table, const struct select_rule *rule, size_t row)
{
	struct entry *entry = &table->entries[++table->n];
	uint16_t *chain = &table->loose;

	if (rule->element.id.ptr != NULL)
		chain = &table->buckets[stem_hash(rule->element.id)];
	else if (rule->element.n_classes > 0)
		chain = &table->buckets[stem_hash(rule->element.classes[0])];
	else if (rule->element.attribute != ATTR_NONE)
		chain = &table->attribute;
	*entry = (struct entry){ *rule, (uint16_t)row, *chain };
	*chain = (uint16_t)table->n;
}

static void
build_table(struct table *table, struct arena *arena)
{
	size_t n = 0;

	for (const struct platform *row = platforms; row->name != NULL; row++)
		for (const char *c = row->post; *c != '\0'; c++)
			n += c == row->post || *c == ',';
	table->entries = arena_get_zeroed(arena, n + 1, sizeof(*table->entries));
	for (const struct platform *row = platforms; row->name != NULL; row++) {
		struct selector selector = select_parse(row->post, arena);

		for (size_t i = 0; i < selector.n; i++)
			add_entry(table, &selector.rules[i], table->n_rows);
		table->n_rows++;
	}
}

static void
add_candidate(struct rows *rows, size_t row, uint32_t element, struct arena *arena)
{
	struct markup_posts *posts = &rows->list[row];

	if (posts->n > 0 && posts->list[posts->n - 1].element == element)
		return;
	if (posts->n == POSTS_MAX)
		return;
	if (posts->n == rows->capacity[row]) {
		size_t capacity = posts->n == 0 ? 16 : posts->n * 2;
		struct markup_post *list = arena_get_zeroed(arena, capacity, sizeof(*list));

		if (posts->n > 0)
			memcpy(list, posts->list, posts->n * sizeof(*list));
		posts->list = list;
		rows->capacity[row] = capacity;
	}
	posts->list[posts->n++].element = element;
}

static void
match_chain(const struct table *table, uint16_t chain, struct rows *rows, struct page *page,
    uint32_t element)
{
	for (uint16_t i = chain; i != 0; i = table->entries[i].next) {
		struct selector one = { &table->entries[i].rule, 1 };

		if (select_match(&one, page, element, 0) == 0)
			add_candidate(rows, table->entries[i].row, element, &page->arena);
	}
}

static void
collect_candidates(const struct table *table, struct rows *rows, struct page *page)
{
	for (uint32_t i = 1; i < page->n_elements; i++) {
		const struct element *element = &page->elements[i];
		const struct attribute *attributes = page->attributes + element->first_attribute;
		bool schema = false;

		match_chain(table, table->loose, rows, page, i);
		for (uint16_t k = 0; k < element->n_attributes; k++) {
			struct span rest = attributes[k].value, word;

			if (attributes[k].name == ATTR_ID)
				match_chain(table, table->buckets[stem_hash(span_trim(rest))], rows, page, i);
			else if (attributes[k].name == ATTR_CLASS)
				while (select_next_word(&rest, &word))
					match_chain(table, table->buckets[stem_hash(word)], rows, page, i);
			schema |= attributes[k].name == ATTR_ITEMPROP ||
			    attributes[k].name == ATTR_ITEMTYPE || attributes[k].name == ATTR_TYPEOF;
		}
		if (schema)
			match_chain(table, table->attribute, rows, page, i);
	}
}

/* The number an id ends with, if it holds no other digits (as ids of base 36 would); else 0. */
static unsigned long long
id_number(const struct page *page, uint32_t element)
{
	struct span id = span_trim(page_attribute(page, element, ATTR_ID));
	unsigned long long number = 0;
	size_t at = 0;

	while (at < id.len && (id.ptr[at] < '0' || id.ptr[at] > '9'))
		at++;
	for (; at < id.len; at++) {
		if (id.ptr[at] < '0' || id.ptr[at] > '9')
			return 0;
		number = number * 10 + (unsigned long long)(id.ptr[at] - '0');
	}
	return number;
}

/* The same post once more: an inner box of it, or one with the number of the outer one. */
static bool
is_inner_box(const struct page *page, uint32_t outer, uint32_t inner)
{
	const struct element *out = &page->elements[outer], *in = &page->elements[inner];
	unsigned long long number = id_number(page, inner);

	if (in->text_start == out->text_start && in->text_end <= out->text_end)
		return true;
	return number > 0 && number == id_number(page, outer);
}

/* Does an element or one above it meet the selector? */
static bool
is_inside(const struct page *page, uint32_t element, const struct selector *selector)
{
	for (uint32_t up = element; up > 0; up = page->elements[up].parent)
		if (select_match(selector, page, up, 0) != SELECT_NONE)
			return true;
	return false;
}

/* Does a candidate stand beside this one, in the same element? Then that holds several posts. */
static bool
has_sibling(const struct page *page, const struct markup_posts *posts, size_t at)
{
	uint32_t parent = page->elements[posts->list[at].element].parent;

	for (size_t i = at + 1; i < posts->n; i++) {
		if (posts->list[i].element >= page->elements[parent].end)
			return false;
		if (page->elements[posts->list[i].element].parent == parent)
			return true;
	}
	return false;
}

/* Takes out what is hidden, empty, in a sidebar, or an inner box of the candidate before. */
static void
sift_posts(const struct page *page, struct markup_posts *posts, const struct selector *avoid)
{
	size_t kept = 0, hidden = 0;

	for (size_t i = 0; i < posts->n; i++)
		hidden += (page->elements[posts->list[i].element].flags & ELEMENT_HIDDEN) != 0;
	for (size_t i = 0; i < posts->n; i++) {
		uint32_t element = posts->list[i].element;
		const struct element *here = &page->elements[element];

		if (here->text_start >= here->text_end)
			continue;
		if ((here->flags & ELEMENT_HIDDEN) && hidden * 2 < posts->n)
			continue;
		if (is_inside(page, element, avoid))
			continue;
		if (kept > 0 && page->elements[posts->list[kept - 1].element].end > element &&
		    is_inner_box(page, posts->list[kept - 1].element, element)) {
			if (!has_sibling(page, posts, i))
				continue;
			kept--;
		}
		posts->list[kept].element = element;
		posts->list[kept++].end = here->end;
	}
	posts->n = kept;
}

/* Posts told apart by their first element only: each goes on to the next sibling that starts one. */
static void
extend_to_siblings(const struct page *page, struct markup_posts *posts)
{
	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];
		uint32_t parent = page->elements[post->element].parent;
		uint32_t limit = page->elements[parent].end;

		if (i + 1 < posts->n && posts->list[i + 1].element < limit)
			limit = posts->list[i + 1].element;
		post->end = limit;
	}
}

static bool
is_pingback(const struct page *page, const struct markup_post *post)
{
	struct span text = span_slice(buffer_span(&page->text), post->start, post->stop);

	return page_has_class(page, post->element, SPAN("pingback")) ||
	    page_has_class(page, post->element, SPAN("trackback")) || words_are_pingback(span_trim(text));
}

static bool
holds_together(const struct markup_post *post, unsigned flags)
{
	if (post->body_end <= post->body)
		return false;
	if (post->author.len > 0)
		return true;
	return (post->date.len > 0 || post->created.len > 0) && !(flags & PLATFORM_GENERAL);
}

/* How much a row's posts are worth: those that hold together, less those that do not. */
static double
rate_posts(const struct page *page, const struct markup_posts *posts)
{
	unsigned flags = posts->rules.platform->flags;
	double good = 0, dated = 0, exact = 0;

	for (size_t i = 0; i < posts->n; i++) {
		const struct markup_post *post = &posts->list[i];

		good += holds_together(post, flags) || is_pingback(page, post);
		dated += post->author.len > 0 && (post->date.len > 0 || post->created.len > 0);
		exact += post->exact;
	}
	if (good == 0 || good * 2 < (double)posts->n)
		return 0;
	if ((flags & PLATFORM_GENERAL) && (dated * 2 < (double)posts->n || posts->n < 2))
		return 0;
	return good + dated / 2 + exact / 8;
}

/* Where posts have authors, a box with neither author nor date is a heading or a form. */
static void
drop_strangers(const struct page *page, struct markup_posts *posts)
{
	size_t kept = 0, known = 0;

	for (size_t i = 0; i < posts->n; i++)
		known += posts->list[i].author.len > 0;
	for (size_t i = 0; i < posts->n && known > 0; i++) {
		const struct markup_post *post = &posts->list[i];
		struct span text = span_slice(buffer_span(&page->text), post->body, post->body_end);

		if (post->author.len > 0 || post->date.len > 0 || post->created.len > 0 ||
		    words_are_deleted(span_trim(text)) || is_pingback(page, post))
			posts->list[kept++] = *post;
	}
	posts->n = known > 0 ? kept : posts->n;
}

/* Rows of a table, say, of which only the first of each post is marked: is more text between the
 * candidates than in them? */
static bool
are_heads_only(const struct page *page, const struct markup_posts *posts)
{
	const struct element *elements = page->elements;
	size_t inside = 0, between = 0;

	for (size_t i = 0; i + 1 < posts->n; i++) {
		const struct element *here = &elements[posts->list[i].element];
		const struct element *next = &elements[posts->list[i + 1].element];

		if (next->parent != here->parent)
			return false;
		inside += here->text_end - here->text_start;
		between += next->text_start > here->text_end ? next->text_start - here->text_end : 0;
	}
	return between > inside;
}

static void
read_posts(struct page *page, struct markup_posts *posts, const struct platform *platform)
{
	post_rules_init(&posts->rules, platform, &page->arena);
	posts->siblings = platform->flags & PLATFORM_SIBLINGS ||
	    (platform->flags & PLATFORM_GENERAL && posts->n > 1 && are_heads_only(page, posts));
	if (posts->siblings)
		extend_to_siblings(page, posts);
	for (size_t i = 0; i < posts->n; i++)
		post_read(page, posts, i);
	drop_strangers(page, posts);
}

/* The row with the most candidates that was not tried yet; n_rows if none is left. */
static size_t
next_row(const struct rows *rows, const bool *tried)
{
	size_t best = rows->n;

	for (size_t i = 0; i < rows->n; i++)
		if (!tried[i] && rows->list[i].n > 0 &&
		    (best == rows->n || rows->list[i].n > rows->list[best].n))
			best = i;
	return best;
}

static struct markup_posts *
choose_row(struct page *page, struct rows *rows)
{
	struct selector avoid = select_parse(platform_avoid, &page->arena);
	bool *tried = arena_get_zeroed(&page->arena, rows->n, sizeof(*tried));
	struct markup_posts *best = NULL;
	double best_rate = 0;
	size_t row;

	for (size_t i = 0; i < rows->n; i++)
		if (rows->list[i].n > 0)
			sift_posts(page, &rows->list[i], &avoid);
	for (int i = 0; i < TRIED_MAX && (row = next_row(rows, tried)) < rows->n; i++) {
		double rate;

		tried[row] = true;
		read_posts(page, &rows->list[row], &platforms[row]);
		rate = rate_posts(page, &rows->list[row]);
		if (rate > best_rate || (rate == best_rate && rate > 0 && &rows->list[row] < best)) {
			best_rate = rate;
			best = &rows->list[row];
		}
	}
	return best;
}

/* Parents by containment: true if any post lies in another. */
static bool
nest_by_containment(struct markup_posts *posts)
{
	uint32_t open = 0; /* number of the innermost post around */
	bool any = false;

	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];

		while (open > 0 && posts->list[open - 1].end <= post->element)
			open = posts->list[open - 1].parent;
		post->parent = open;
		post->depth = open > 0 ? (uint16_t)(posts->list[open - 1].depth + 1) : 0;
		any |= open > 0;
		open = (uint32_t)i + 1;
	}
	return any;
}

/* Lists of replies around a post, up to the element all posts share. */
static uint32_t
count_reply_lists(const struct page *page, const struct selector *replies, uint32_t element)
{
	uint32_t n = 0;

	for (uint32_t up = page->elements[element].parent; up > 0; up = page->elements[up].parent)
		n += select_match(replies, page, up, 0) != SELECT_NONE;
	return n;
}

/* Parents by the depth that each post tells: the last one before that is less deep. */
static void
nest_by_level(struct markup_posts *posts)
{
	uint32_t levels[LEVELS_MAX], open[LEVELS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++) {
		struct markup_post *post = &posts->list[i];

		while (n > 0 && levels[n - 1] >= post->level)
			n--;
		post->parent = n > 0 ? open[n - 1] : 0;
		post->depth = (uint16_t)n;
		if (n < LEVELS_MAX) {
			levels[n] = post->level;
			open[n++] = (uint32_t)i + 1;
		}
	}
}

static void
nest_posts(const struct page *page, struct markup_posts *posts)
{
	bool nested = nest_by_containment(posts), listed = false;

	if (posts->rules.platform->flags & PLATFORM_FORUM) {
		/* the post around the others is the opening one, not what they reply to */
		for (size_t i = 0; i < posts->n; i++)
			posts->list[i].parent = posts->list[i].depth = 0;
		return;
	}
	if (nested)
		return;
	for (size_t i = 0; i < posts->n; i++) {
		uint32_t lists = count_reply_lists(page, &posts->rules.replies, posts->list[i].element);

		if (lists > 0 && !listed)
			for (size_t k = 0; k < i; k++)
				posts->list[k].level = 0;
		listed |= lists > 0;
		if (listed)
			posts->list[i].level = lists;
	}
	nest_by_level(posts);
}

static int
compare_cuts(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;

	return one < other ? -1 : one > other;
}

/* Makes the bodies begin and end at block borders. */
static void
cut_blocks(struct page *page, const struct markup_posts *posts)
{
	uint32_t *cuts = arena_get(&page->arena, posts->n * 4 * sizeof(*cuts));
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++) {
		const struct markup_post *post = &posts->list[i];
		const uint32_t places[] = { post->start, post->body, post->body_end, post->stop };

		memcpy(cuts + n, places, sizeof(places));
		n += 4;
	}
	qsort(cuts, n, sizeof(*cuts), compare_cuts);
	page_cut(page, cuts, n);
}

/* The first block that starts at or behind a byte of the text. */
static uint32_t
block_at(const struct page *page, uint32_t byte)
{
	size_t low = 0, high = page->n_blocks;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (page->blocks[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

/* Labels the blocks of elements that lie in a body without being text: signatures, buttons. */
static void
label_outside(struct page *page, const struct markup_posts *posts, size_t at)
{
	const struct markup_post *post = &posts->list[at];

	for (uint32_t i = post->element + 1; i < post->end; i++) {
		const struct element *element = &page->elements[i];

		if (at + 1 < posts->n && i == posts->list[at + 1].element)
			break;
		if (element->text_start < post->body || element->text_end > post->body_end ||
		    element->text_start == element->text_end ||
		    (element->text_start == post->body && element->text_end == post->body_end))
			continue;
		if (select_match(&posts->rules.outside, page, i, post->element) == SELECT_NONE)
			continue;
		for (uint32_t k = element->first_block; k < element->end_block; k++)
			page->blocks[k].label = LABEL_COMMENT_META;
	}
}

/* Takes controls and facts about the user off both ends of a body. */
static void
label_ends(struct page *page, uint32_t first, uint32_t end)
{
	bool alone;

	while (end > first && (page->blocks[end - 1].label != LABEL_COMMENT ||
	    words_are_controls(page_block_text(page, &page->blocks[end - 1])) ||
	    words_are_edit_note(page_block_text(page, &page->blocks[end - 1]))))
		page->blocks[--end].label = LABEL_COMMENT_META;
	while (first + 1 < end && (words_are_controls(page_block_text(page, &page->blocks[first])) ||
	    words_are_user_fact(page_block_text(page, &page->blocks[first]), &alone)))
		page->blocks[first++].label = LABEL_COMMENT_META;
}

static void
set_state(const struct page *page, struct comment *comment)
{
	for (uint32_t i = comment->first_block; i < comment->end_block; i++) {
		struct span text = page_block_text(page, &page->blocks[i]);

		if (words_are_moderated(text))
			comment->state = COMMENT_MODERATED;
		else if (page->blocks[i].label == LABEL_COMMENT && words_are_deleted(text))
			comment->state = COMMENT_DELETED;
		else if (page->blocks[i].label == LABEL_COMMENT)
			break;
	}
}

/* Hidden parts of a body are left out, unless all of it is hidden (a thread inside noscript). */
static void
label_body(struct page *page, uint32_t first, uint32_t end)
{
	bool shown = false;

	for (uint32_t i = first; i < end; i++)
		shown |= !page->blocks[i].hidden;
	for (uint32_t i = first; i < end; i++)
		if (!shown || !page->blocks[i].hidden)
			page->blocks[i].label = LABEL_COMMENT;
}

static void
add_comment(struct thread *thread, struct page *page, const struct markup_posts *posts, size_t at)
{
	const struct markup_post *post = &posts->list[at];
	struct comment *comment = thread_add(thread);
	uint32_t body, end;

	comment->first_block = block_at(page, post->start);
	comment->end_block = block_at(page, post->stop);
	for (uint32_t i = comment->first_block; i < comment->end_block; i++)
		page->blocks[i].label = LABEL_COMMENT_META;
	body = block_at(page, post->body);
	end = block_at(page, post->body_end);
	comment->kind = is_pingback(page, post) ? PINGBACK : COMMENT;
	if (comment->kind == PINGBACK) {
		body = comment->first_block;
		end = comment->end_block;
	}
	label_body(page, body, end);
	label_outside(page, posts, at);
	label_ends(page, body, end);
	comment->parent = post->parent;
	comment->depth = post->depth;
	comment->author = post->author;
	comment->author_url = post->author_url;
	comment->date = post->date;
	comment->created = post->created;
	comment->score = post->score;
	comment->permalink = post->permalink;
	comment->id = post->id;
	set_state(page, comment);
}

/* The heading over the thread, and what it tells of the number of comments. */
static void
find_heading(struct thread *thread, struct page *page)
{
	uint32_t first = thread->first_block;

	for (uint32_t i = first; i > 0 && first - i < HEADING_REACH; i--) {
		long announced;

		if (!words_open_thread(page_block_text(page, &page->blocks[i - 1]), &announced))
			continue;
		thread->first_block = i - 1;
		thread->announced = announced;
		break;
	}
	for (uint32_t i = thread->first_block; i < first; i++)
		page->blocks[i].label = LABEL_COMMENT_META;
}

/* What lies in the element around all posts is no article text, if it is the thread's own. */
static void
label_between(struct page *page, const struct thread *thread)
{
	for (uint32_t i = thread->first_block; i < thread->end_block; i++)
		if (page->blocks[i].label != LABEL_COMMENT)
			page->blocks[i].label = LABEL_COMMENT_META;
}

void
thread_find_markup(struct thread *thread, struct page *page)
{
	struct table table = { 0 };
	struct rows rows = { 0 };
	struct markup_posts *posts;

	build_table(&table, &page->arena);
	rows.n = table.n_rows;
	rows.list = arena_get_zeroed(&page->arena, rows.n, sizeof(*rows.list));
	rows.capacity = arena_get_zeroed(&page->arena, rows.n, sizeof(*rows.capacity));
	collect_candidates(&table, &rows, page);
	posts = choose_row(page, &rows);
	if (posts == NULL) {
		thread_find_generic(thread, page);
		return;
	}
	nest_posts(page, posts);
	cut_blocks(page, posts);
	for (size_t i = 0; i < posts->n; i++)
		add_comment(thread, page, posts, i);
	thread->found_by = posts->rules.platform->name;
	thread->forum = (posts->rules.platform->flags & PLATFORM_FORUM) != 0;
	thread->first_block = thread->comments[0].first_block;
	for (size_t i = 0; i < thread->n; i++)
		if (thread->comments[i].end_block > thread->end_block)
			thread->end_block = thread->comments[i].end_block;
	label_between(page, thread);
	find_heading(thread, page);
}
