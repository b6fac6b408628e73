/*
 * thread_candidates - the elements of a page that the platform table takes for posts
 *
 * The post selectors of all rows are put into a table by the letters their id or class begins with,
 * so that one pass over the elements serves all platforms.
 */
#include "thread_candidates.h"

enum {
	BUCKETS = 512,      /* of the table of post selectors */
	POSTS_MAX = 20000,  /* of one page */
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

static unsigned
bucket_of(struct span word)
{
	return select_stem(word) % BUCKETS;
}

static void
add_entry(struct table *table, const struct select_rule *rule, size_t row)
{
	struct entry *entry = &table->entries[++table->n];
	uint16_t *chain = &table->loose;

	if (rule->element.id.ptr != NULL)
		chain = &table->buckets[bucket_of(rule->element.id)];
	else if (rule->element.n_classes > 0)
		chain = &table->buckets[bucket_of(rule->element.classes[0])];
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
add_candidate(struct candidates *rows, size_t row, uint32_t element, struct arena *arena)
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

static uint16_t
chain_of(const struct table *table, struct span word)
{
	return table->buckets[bucket_of(word)];
}

/* Chains of the table hold all that an element with such an id or class may meet. */
static void
match_chain(const struct table *table, uint16_t chain, struct candidates *rows, struct page *page,
    uint32_t element)
{
	for (uint16_t i = chain; i != 0; i = table->entries[i].next)
		if (select_rule_match(&table->entries[i].rule, page, element, 0))
			add_candidate(rows, table->entries[i].row, element, &page->arena);
}

static void
collect_candidates(const struct table *table, struct candidates *rows, struct page *page)
{
	for (uint32_t i = 1; i < page->n_elements; i++) {
		const struct element *element = &page->elements[i];
		const struct attribute *attributes = page->attributes + element->first_attribute;
		bool schema = false;

		match_chain(table, table->loose, rows, page, i);
		for (uint16_t k = 0; k < element->n_attributes; k++) {
			struct span rest = attributes[k].value, word;

			if (attributes[k].name == ATTR_ID)
				match_chain(table, chain_of(table, span_trim(rest)), rows, page, i);
			else if (attributes[k].name == ATTR_CLASS)
				while (select_next_word(&rest, &word))
					match_chain(table, chain_of(table, word), rows, page, i);
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

void
candidates_find(struct candidates *rows, struct page *page)
{
	struct selector avoid = select_parse(platform_avoid, &page->arena);
	struct table table = { 0 };

	build_table(&table, &page->arena);
	rows->n = table.n_rows;
	rows->list = arena_get_zeroed(&page->arena, rows->n, sizeof(*rows->list));
	rows->capacity = arena_get_zeroed(&page->arena, rows->n, sizeof(*rows->capacity));
	collect_candidates(&table, rows, page);
	for (size_t i = 0; i < rows->n; i++)
		if (rows->list[i].n > 0)
			sift_posts(page, &rows->list[i], &avoid);
}
