/*
 * markup_candidates - the elements of a page that the platform table takes for posts
 *
 * The post selectors of all rows lie in a table by the letters their id or class begins with, so that
 * one pass over the elements serves all platforms.
 */
#include "markup_candidates.h"

#include "ascii.h"
#include "markup_climb.h"

enum { POSTS_MAX = 1 << 17 }; /* of one page */

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

/* Chains of the table hold all that an element with such an id or class may meet. */
static void
match_chain(const struct thread_rules *rules, uint16_t chain, struct candidates *rows,
    struct page *page, uint32_t element)
{
	for (uint16_t i = chain; i != 0; i = rules->entries[i].next) {
		const struct select_rule *rule = &rules->entries[i].rule;

		if (select_tag(&rule->element, page, element) &&
		    (rule->element.stems & ~rows->stems[element]) == 0 &&
		    select_rule_match(rule, page, element, 0, rows->stems))
			add_candidate(rows, rules->entries[i].row, element, &page->arena);
	}
}

/* The next word of a class; an id is one word. */
static bool
next_word(const struct attribute *attribute, struct span *rest, struct span *word)
{
	if (attribute->name != ATTR_ID)
		return select_next_word(rest, word);
	*word = span_trim(*rest);
	*rest = span_slice(*rest, rest->len, rest->len);
	return word->len > 0;
}

/* Of a class or id. */
struct stems {
	uint64_t bits;
	bool wanted; /* do rules ask for one of its words? Of most they do not */
};

static struct stems
read_stems(const struct thread_rules *rules, const struct attribute *attribute)
{
	struct span rest = attribute->value, word;
	struct stems stems = { 0, false };

	while (next_word(attribute, &rest, &word)) {
		unsigned stem = select_stem(word);

		stems.bits |= select_stem_bit(stem);
		stems.wanted |= rules->buckets[stem % RULE_BUCKETS] != 0;
	}
	return stems;
}

/* Those of each class of the page, by its number. */
static struct stems *
read_classes(const struct thread_rules *rules, struct page *page)
{
	struct stems *stems = arena_get(&page->arena, page->classes.n * sizeof(*stems));

	for (uint32_t i = 0; i < page->classes.n; i++) {
		struct attribute class = { ATTR_CLASS, i, page->classes.values[i] };

		stems[i] = read_stems(rules, &class);
	}
	return stems;
}

static void
match_words(const struct thread_rules *rules, const struct attribute *attribute,
    struct candidates *rows, struct page *page, uint32_t element)
{
	struct span rest = attribute->value, word;

	while (next_word(attribute, &rest, &word))
		match_chain(rules, rules->buckets[select_stem(word) % RULE_BUCKETS], rows, page, element);
}

static bool
has_words(const struct attribute *attribute)
{
	return attribute->name == ATTR_CLASS || attribute->name == ATTR_ID;
}

static struct stems
stems_of(const struct thread_rules *rules, const struct stems *classes,
    const struct attribute *attribute)
{
	return attribute->name == ATTR_CLASS ? classes[attribute->number]
	                                     : read_stems(rules, attribute);
}

static bool
is_telling(const struct attribute *attribute, const struct element *element)
{
	return attribute->name == ATTR_ITEMPROP || attribute->name == ATTR_ITEMTYPE ||
	    attribute->name == ATTR_TYPEOF ||
	    (attribute->name == ATTR_NAME && element->tag == HTML_A);
}

/* What the attributes of an element, which has some, tell of it. */
static void
collect_attributes(const struct thread_rules *rules, const struct stems *classes,
    struct candidates *rows, struct page *page, uint32_t i)
{
	const struct element *element = &page->elements[i];
	const struct attribute *attributes = &page->attributes[element->first_attribute];
	bool wanted = false, telling = false;

	for (uint16_t k = 0; k < element->n_attributes; k++) {
		if (has_words(&attributes[k])) {
			struct stems stems = stems_of(rules, classes, &attributes[k]);

			rows->stems[i] |= stems.bits;
			wanted |= stems.wanted;
		}
		rows->stems[i] |= select_attribute_bit(attributes[k].name);
		telling |= is_telling(&attributes[k], element);
	}
	for (uint16_t k = 0; wanted && k < element->n_attributes; k++)
		if (has_words(&attributes[k]))
			match_words(rules, &attributes[k], rows, page, i);
	if (telling)
		match_chain(rules, rules->attribute, rows, page, i);
}

static void
collect_candidates(const struct thread_rules *rules, struct candidates *rows, struct page *page)
{
	const struct stems *classes = read_classes(rules, page);

	for (uint32_t i = 1; i < page->n_elements; i++) {
		match_chain(rules, rules->loose[page->elements[i].tag], rows, page, i);
		if (page->elements[i].n_attributes > 0)
			collect_attributes(rules, classes, rows, page, i);
	}
}

/* The number an id ends with, if it holds no other digits (as ids of base 36 would); else 0. */
static unsigned long long
id_number(const struct page *page, uint32_t element)
{
	struct span id = span_trim(page_attribute(page, element, ATTR_ID));
	unsigned long long number;
	size_t at = 0;

	while (at < id.len && !ascii_is_digit(id.ptr[at]))
		at++;
	number = span_take_number(id, &at, 19);
	return at == id.len ? number : 0;
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
	bool marks = (posts->rules->platform->flags & PLATFORM_MARKS) != 0;
	size_t kept = 0, hidden = 0;

	for (size_t i = 0; i < posts->n; i++)
		hidden += (page->elements[posts->list[i].element].flags & ELEMENT_HIDDEN) != 0;
	for (size_t i = 0; i < posts->n; i++) {
		uint32_t element = posts->list[i].element;
		const struct element *here = &page->elements[element];

		if (here->text_start >= here->text_end && !marks)
			continue;
		if ((here->flags & ELEMENT_HIDDEN) && hidden * 2 < posts->n)
			continue;
		if (select_around(avoid, page, element, posts->stems))
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

/* One mark tells nothing about the element around it that is the post. */
static void
climb_from_marks(const struct page *page, struct markup_posts *posts)
{
	if (posts->n == 1)
		posts->n = 0;
	else
		posts_climb(page, posts);
}

void
candidates_find(struct candidates *rows, struct page *page, const struct thread_rules *rules)
{
	rows->n = rules->n_rows;
	rows->list = arena_get_zeroed(&page->arena, rows->n, sizeof(*rows->list));
	rows->capacity = arena_get_zeroed(&page->arena, rows->n, sizeof(*rows->capacity));
	rows->stems = arena_get_zeroed(&page->arena, page->n_elements, sizeof(*rows->stems));
	collect_candidates(rules, rows, page);
	for (size_t i = 0; i < rows->n; i++) {
		rows->list[i].rules = &rules->rows[i];
		rows->list[i].stems = rows->stems;
		if (rows->list[i].n > 0)
			sift_posts(page, &rows->list[i], &rules->avoid);
		if (rules->rows[i].platform->flags & PLATFORM_MARKS)
			climb_from_marks(page, &rows->list[i]);
	}
}
