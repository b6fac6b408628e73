/*
 * markup_rate - are elements of a page that may be posts a thread, and how good a one?
 */
#include "markup_rate.h"

#include "markup_alike.h"
#include "markup_read.h"
#include "thread_words.h"

enum {
	ARTICLES_MAX = 6,   /* posts that may be an article and boxes around it */
	ARTICLE_MIN = 1500, /* bytes of an article */
};

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

/* "[...] as Bob shows [...]": what a trackback gives of the page that links here. */
static bool
is_excerpt(struct span text)
{
	return (span_starts(text, SPAN("[...]")) || span_starts(text, SPAN("[…]"))) &&
	    (span_ends(text, SPAN("[...]")) || span_ends(text, SPAN("[…]"))) && text.len > 6;
}

bool
post_is_pingback(const struct page *page, const struct markup_post *post)
{
	struct span text = span_slice(buffer_span(&page->text), post->start, post->stop);

	if (is_excerpt(span_trim(span_slice(buffer_span(&page->text), post->body, post->body_end))))
		return true;
	return page_has_class(page, post->element, SPAN("pingback")) ||
	    page_has_class(page, post->element, SPAN("trackback")) ||
	    words_are_pingback(span_trim(text));
}

static bool
holds_together(const struct markup_post *post, unsigned flags)
{
	bool dated = post->date.len > 0 || post->created.len > 0;

	if (post->body_end <= post->body + (flags & PLATFORM_GENERAL ? post->date.len : 0))
		return false;
	if (flags & PLATFORM_GENERAL)
		return post->author.len > 0 && dated;
	return post->author.len > 0 || dated;
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
		    words_are_deleted(span_trim(text)) || post_is_pingback(page, post))
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

/* Reads the candidates, unless a common class or likeness is all they have and nothing else speaks for
 * a thread, and takes out what is no post. */
static void
read_candidates(struct page *page, const struct lines *lines, struct markup_posts *posts)
{
	const struct platform *platform = posts->rules->platform;

	if (platform->flags & PLATFORM_GENERAL && !alike_show_signs(page, lines, posts)) {
		posts->n = 0;
		return;
	}
	posts->siblings = platform->flags & PLATFORM_SIBLINGS ||
	    (platform->flags & PLATFORM_GENERAL && posts->n > 1 && are_heads_only(page, posts));
	if (posts->siblings)
		extend_to_siblings(page, posts);
	posts_read(page, posts);
	drop_strangers(page, posts);
}

/* Is a share of what a post says, and more, the text of links? */
static bool
is_link(const struct page *page, const struct markup_post *post, uint32_t percent)
{
	uint32_t links = 0, bytes = 0;

	for (uint32_t i = page_block_at(page, post->body);
	    i < page->n_blocks && page->blocks[i].end <= post->body_end; i++) {
		links += page->blocks[i].link_bytes;
		bytes += page->blocks[i].end - page->blocks[i].start;
	}
	return links * 100ull > bytes * (uint64_t)percent;
}

/* Posts that are links are teasers, or names in a menu. Comments may have a title and controls that are
 * longer than they are. */
static bool
are_links(const struct page *page, const struct markup_posts *posts)
{
	uint32_t percent = posts->rules->platform->flags & PLATFORM_GENERAL ? 50 : 90;
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++)
		n += is_link(page, &posts->list[i], percent) && !post_is_pingback(page, &posts->list[i]);
	return n * 2 > posts->n;
}

/* One long post among a few, with most of the text of the page, is its article. */
static bool
is_article_among(const struct page *page, const struct markup_posts *posts)
{
	for (size_t i = 0; i < posts->n && posts->n <= ARTICLES_MAX; i++) {
		size_t bytes = posts->list[i].body_end - posts->list[i].body;

		if (bytes >= ARTICLE_MIN && bytes * (posts->n > 3 ? 2 : 3) > page->text.len)
			return true;
	}
	return false;
}

/* A single comment below nothing, with the headline in it, is the article: themes use such names too. */
static bool
is_article_alone(const struct page *page, const struct markup_posts *posts)
{
	const struct element *post = &page->elements[posts->list[0].element];

	if (posts->n > 1 || (post->text_end - post->text_start) * 2ull < page->text.len)
		return false;
	for (uint32_t i = posts->list[0].element + 1; i < post->end; i++)
		if (page->elements[i].tag == HTML_H1)
			return true;
	return false;
}

/* Of posts that only their likeness tells: do several people write, and no article? */
static bool
are_thread(const struct page *page, const struct markup_posts *posts)
{
	size_t named = 0, different = 0;

	for (size_t i = 0; i < posts->n; i++) {
		named += posts->list[i].author.len > 0;
		different += i > 0 && !span_equal(posts->list[i].author, posts->list[i - 1].author);
	}
	return named * 3 >= posts->n * 2 && different > 0 && !is_article_among(page, posts) &&
	    !alike_have_headlines(page, posts);
}

void
rate_drop_empty(const struct page *page, struct markup_posts *posts)
{
	bool general = (posts->rules->platform->flags & PLATFORM_GENERAL) != 0;
	size_t kept = 0;

	for (size_t i = 0; i < posts->n; i++) {
		const struct markup_post *post = &posts->list[i];
		bool text = post->body_end > post->body && (!general || post->author.len > 0);

		if (text || post->date.len > 0 || post->created.len > 0 || post_is_pingback(page, post))
			posts->list[kept++] = *post;
	}
	posts->n = kept;
}

/* Is there a date in any post, or in none as in many threads of that program? One post alone without a
 * date is a form or a notice, unless only posts have its markup. */
static bool
tells_dates(const struct markup_posts *posts)
{
	unsigned flags = posts->rules->platform->flags;

	for (size_t i = 0; i < posts->n; i++)
		if (posts->list[i].date.len > 0 || posts->list[i].created.len > 0)
			return true;
	return (flags & PLATFORM_UNDATED) != 0 && (posts->n > 1 || posts->list[0].exact == EXACT_MAX);
}

static double
rate_of(const struct page *page, const struct markup_posts *posts)
{
	unsigned flags = posts->rules->platform->flags;
	double good = 0, dated = 0, exact = 0, n = (double)posts->n;

	for (size_t i = 0; i < posts->n; i++) {
		const struct markup_post *post = &posts->list[i];

		good += holds_together(post, flags) || post_is_pingback(page, post);
		dated += post->author.len > 0 && (post->date.len > 0 || post->created.len > 0);
		exact += post->exact;
	}
	if (!tells_dates(posts))
		return 0;
	if (good == 0 || good * 2 < n)
		return 0;
	if ((flags & PLATFORM_FORUM) == 0 && (are_links(page, posts) || is_article_alone(page, posts)))
		return 0;
	if ((flags & PLATFORM_GENERAL) &&
	    (good * 4 < n * 3 || dated * 2 < n || n < 2 || !are_thread(page, posts)))
		return 0;
	return good + dated / 2 + exact / 8 - (n - good);
}

void
rate_posts(struct page *page, const struct lines *lines, struct markup_posts *posts)
{
	read_candidates(page, lines, posts);
	posts->rate = rate_of(page, posts);
}
