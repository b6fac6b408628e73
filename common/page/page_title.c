/*
 * page_title - the title of a page, out of all that claim to be it
 *
 * `<title>` and og:title carry the name of the site, and are often written for search engines; the
 * first headings may be the name of the site or of a section. A heading that says what the others
 * say is the title; without one, the others are, less the name of the site. (On 1,216 pages with
 * annotated titles: this 79 % the same words, the first h1 68 %, og:title 41 %.)
 */
#include "page.h"

#include "ascii.h"
#include "text.h"
#include "title_part.h"

enum { WORDS_MAX = 64, ENOUGH_WORDS = 5, HEADINGS_MAX = 8 };

/* Takes the next word off rest. */
static bool
next_word(struct span *rest, struct span *word)
{
	size_t at = 0, end;

	while (at < rest->len && !ascii_is_word_or_digit(rest->ptr[at]))
		at++;
	for (end = at; end < rest->len && ascii_is_word_or_digit(rest->ptr[end]);)
		end++;
	*word = span_slice(*rest, at, end);
	*rest = span_slice(*rest, end, rest->len);
	return word->len > 0;
}

static bool
has_word(struct span text, struct span word)
{
	struct span here;

	for (int i = 0; i < WORDS_MAX && next_word(&text, &here); i++)
		if (span_equal_nocase(here, word))
			return true;
	return false;
}

static bool
is(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

bool
page_same_words(struct span a, struct span b)
{
	struct span x, y;
	bool more_x = next_word(&a, &x), more_y = next_word(&b, &y), some = more_x;

	while (more_x && more_y && span_equal_nocase(x, y)) {
		more_x = next_word(&a, &x);
		more_y = next_word(&b, &y);
	}
	return some && !more_x && !more_y;
}

/* Where the separator before the last part of a title starts; 0 if there is none. */
static size_t
last_part(struct span title, size_t *part)
{
	static const struct span separators[] = { { " | ", 3 }, { " - ", 3 }, { " – ", 5 },
		{ " — ", 5 }, { " · ", 4 }, { " • ", 5 }, { " » ", 4 }, { " :: ", 4 }, { "|", 1 } };
	size_t best = 0;

	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
		struct span separator = separators[i];
		const char *at;

		for (size_t from = best; from + separator.len < title.len;) {
			at = memmem(title.ptr + from, title.len - from, separator.ptr, separator.len);
			if (at == NULL)
				break;
			best = (size_t)(at - title.ptr);
			*part = best + separator.len;
			from = best + 1;
		}
	}
	return best;
}

/* Is this the name of the site, as the page or its address say it? */
static bool
is_site(const struct page *page, struct span text, struct span host)
{
	struct span word, rest = text;
	size_t n = 0, in_host = 0;

	for (size_t i = 0; i < page->n_facts; i++)
		if (is(page->facts[i].key, "sitename") && page_same_words(page->facts[i].value, text))
			return true;
	while (next_word(&rest, &word)) {
		n += word.len;
		if (span_find_nocase(host, word) < host.len)
			in_host += word.len;
	}
	return n > 3 && in_host == n;
}

/*
 * Does the heading stand at the end of a title, where the site's name stands? Sites that name themselves
 * first have their headlines there: long ones behind a short name or one that is known.
 */
static bool
ends_as_site(const struct page *page, struct span title, struct span heading, struct span host)
{
	size_t part, cut = last_part(title, &part);

	if (cut == 0 || !page_same_words(span_slice(title, part, title.len), heading))
		return false;
	return (heading.len < 2 * cut || text_count_words(heading) < ENOUGH_WORDS) &&
	    !is_site(page, span_slice(title, 0, cut), host);
}

/* Does it so in the document's title? */
static bool
ends_title(const struct page *page, struct span heading, struct span host)
{
	for (size_t i = 0; i < page->n_facts; i++) {
		const struct page_fact *fact = &page->facts[i];

		if (is(fact->key, "title") && is(fact->source, "title"))
			return ends_as_site(page, fact->value, heading, host);
	}
	return false;
}

/* How much of a heading the other titles say too, 0 to 1; short ones count less. */
static double
agreement(const struct page *page, struct span heading, size_t *n_words)
{
	struct span rest = heading, word;
	size_t n = 0, found = 0;

	while (n < WORDS_MAX && next_word(&rest, &word)) {
		n++;
		for (size_t i = 0; i < page->n_facts; i++) {
			const struct page_fact *fact = &page->facts[i];

			if (is(fact->key, "title") && !is(fact->source, "h1") &&
			    !is(fact->source, "microdata") && has_word(fact->value, word)) {
				found++;
				break;
			}
		}
	}
	*n_words = n;
	if (n == 0)
		return 0;
	return (double)found / (double)n * (n == 1 ? 0.8 : 1);
}

/* The heading that is the title, ptr NULL if none is. */
static struct span
best_heading(const struct page *page, struct span host)
{
	struct span best = { NULL, 0 }, only = { NULL, 0 };
	double best_agreement = 0.5;
	size_t n_words, n = 0, n_only = 0;

	for (size_t i = 0; i < page->n_facts && n < HEADINGS_MAX; i++) {
		const struct page_fact *fact = &page->facts[i];
		double here;

		if (!is(fact->key, "title") || !is(fact->source, "h1"))
			continue;
		n++;
		if (is_site(page, fact->value, host) || ends_title(page, fact->value, host))
			continue;
		here = agreement(page, fact->value, &n_words);
		if (here > best_agreement || (here == best_agreement && best.ptr == NULL)) {
			best = fact->value;
			best_agreement = here;
		}
		only = fact->value;
		n_only = n_words;
	}
	if (best.ptr == NULL && n == 1 && n_only >= ENOUGH_WORDS)
		return only;
	return best;
}

static bool
is_heading(const struct page *page, struct span text)
{
	for (size_t i = 0; i < page->n_facts; i++)
		if (is(page->facts[i].source, "h1") && page_same_words(page->facts[i].value, text))
			return true;
	return false;
}

/* Is a first heading of the page what stands at the end of the title? */
static bool
heading_ends(const struct page *page, struct span title, struct span host)
{
	for (size_t i = 0; i < page->n_facts; i++)
		if (is(page->facts[i].source, "h1") &&
		    ends_as_site(page, title, page->facts[i].value, host))
			return true;
	return false;
}

/* A title less its last parts that name the site, which may be the page's first heading. */
static struct span
without_site(const struct page *page, struct span title, struct span host)
{
	size_t part, cut;

	while ((cut = last_part(title, &part)) > 0) {
		struct span last = span_slice(title, part, title.len);

		if (!is_site(page, last, host) && !heading_ends(page, title, host))
			break;
		title = span_trim(span_slice(title, 0, cut));
	}
	return title;
}

struct span
page_title(const struct page *page, struct span host)
{
	static const char *const sources[] = { "og", "json-ld", "twitter", "title", "meta", "dc",
		"citation", "microdata", "h1" };
	struct span title = without_site(page, best_heading(page, host), host);

	for (size_t s = 0; title.ptr == NULL && s < sizeof(sources) / sizeof(sources[0]); s++)
		for (size_t i = 0; title.ptr == NULL && i < page->n_facts; i++)
			if (is(page->facts[i].key, "title") && is(page->facts[i].source, sources[s]))
				title = without_site(page, page->facts[i].value, host);
	return title;
}

/* The block that was labelled as the title; ptr NULL if none was. */
static struct span
labelled_title(const struct page *page)
{
	for (size_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].label == LABEL_TITLE)
			return page_block_text(page, &page->blocks[i]);
	return (struct span){ NULL, 0 };
}

struct span
page_title_shown(const struct page *page, struct span host)
{
	struct span title = page_title(page, host), text = labelled_title(page), part;

	if (title.ptr == NULL || text.ptr == NULL || is_site(page, text, host))
		return title;
	part = title_part(title, text);
	if (part.ptr == NULL || (is_heading(page, text) && ends_as_site(page, title, text, host)))
		return title;
	return part;
}
